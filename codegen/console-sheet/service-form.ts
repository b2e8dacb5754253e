import { type Connection, type EnteredValue, enteredValues } from '../definition/connection.ts';
import type { Authentication } from '../definition/custom-service.ts';
import type { SheetSetting } from './sheet.ts';

const placements: Readonly<Record<'header' | 'query' | 'form', string>> = {
  header: 'Header',
  query: 'Query String',
  form: 'Form Data',
};

const separators: Readonly<Record<'comma' | 'space' | 'plus', string>> = {
  comma: 'Comma',
  space: 'Space',
  plus: 'Plus',
};

const enteredBy: Readonly<Record<EnteredValue['by'], string>> = {
  developer: 'Enter it here, from the application that you registered at the service. It stands in no file.',
  admin: 'Leave it: the console asks the person who installs the topping for it.',
};

/**
 * What the console's form under Custom Services ▸ Create New Service asks for, in its words and its order, and then what
 * people enter; nothing for a service of the console's own list.
 * Source: https://www.zoho.com/deluge/help/connections.html and
 * https://help.zoho.com/portal/en/kb/writer/for-developers/articles/how-to-create-custom-service-in-deluge-connection
 * (documented for sister products)
 */
export function serviceForm(connection: Pick<Connection, 'service'>): readonly SheetSetting[] {
  const { service } = connection;
  if (typeof service === 'string') return [];
  return [
    {
      label: 'Kind of service',
      value: '',
      advice: 'Custom service: create it first, under Custom Services.',
    },
    { label: 'Service name', value: service.label },
    { label: 'Service link name', value: service.linkName },
    ...authenticationForm(service.authentication),
    ...enteredValues(connection).map(({ label, by }) => ({ label, value: '', advice: enteredBy[by] })),
  ];
}

function authenticationForm(authentication: Authentication): readonly SheetSetting[] {
  const type = (value: string): SheetSetting => ({ label: 'Authentication type', value });
  switch (authentication.kind) {
    case 'basic':
      return [type('Basic Authentication')];
    case 'api-key':
      return [
        type('API Key'),
        { label: 'Param type', value: placements[authentication.placement] },
        ...authentication.parameters.flatMap((parameter) => [
          { label: 'Parameter key', value: parameter.name },
          { label: 'Parameter display name', value: parameter.label },
        ]),
      ];
    case 'oauth2':
      return [
        type('OAuth 2'),
        {
          label: 'Grant type',
          value: authentication.grant === 'authorization-code' ? 'Authorization Code' : 'Client Credentials',
        },
        ...(authentication.grant === 'authorization-code'
          ? [{ label: 'Authorize URL', value: authentication.authorizeUrl }]
          : []),
        { label: 'Access token URL', value: authentication.tokenUrl },
        { label: 'Refresh token URL', value: authentication.refreshUrl },
        { label: 'Param type', value: placements[authentication.placement] },
        { label: 'Scope delimiter', value: separators[authentication.scopeSeparator] },
      ];
  }
}
