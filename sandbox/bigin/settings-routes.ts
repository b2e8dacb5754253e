import { MapValue, type Value } from '../../deluge/index.ts';
import type { Provenance } from '../../zoho/index.ts';
import type { Answer, AuthorizedCall } from '../http/call.ts';
import type { JsonObject } from '../json.ts';
import {
  fieldsAnswer,
  moduleAnswer,
  modulesAnswer,
  organizationAnswer,
  userAnswer,
  usersAnswer,
  usersParameters,
} from './account-answers.ts';
import { errorBody, noContent, type RecordResult } from './answers.ts';
import type { BiginContext, BiginRoute } from './bigin-context.ts';
import type { BiginVariable } from './variables.ts';
import { otherKeyIn, readList, unmodelledKey } from './write-body.ts';

const docs = 'https://www.bigin.com/developer/docs/apis/v2';

function from(page: string, confidence: Provenance['confidence'], note?: string): Provenance {
  return { source: `${docs}/${page}.html`, confidence, ...(note !== undefined && { note }) };
}

const variablesNote = 'Bigin has no page for it; the form is that of the variables API of Zoho CRM.';

/** The endpoints of Bigin about the account: modules, fields, variables, users, the organization. */
export const settingsRoutes: readonly BiginRoute[] = [
  {
    method: 'GET',
    path: '/bigin/v2/settings/modules',
    does: 'Gives the modules of the account.',
    provenance: from('modules-api', 'observed', 'Fewer keys than the live answer has.'),
    handle: (_, context) => modulesAnswer(context),
  },
  {
    method: 'GET',
    path: '/bigin/v2/settings/modules/:name',
    does: 'Gives one module of the account.',
    provenance: from('modules-api', 'documented', 'Fewer keys than the live answer has.'),
    handle: (call, context) => moduleAnswer(call, context),
  },
  {
    method: 'GET',
    path: '/bigin/v2/settings/fields',
    does: 'Gives the fields of a module; the parameter module is needed.',
    query: ['module'],
    provenance: from('field-meta', 'observed', 'Observed for contacts; for other modules inferred.'),
    handle: (call, context) => fieldsAnswer(call, context),
  },
  {
    method: 'GET',
    path: '/bigin/v2/settings/variables',
    does: 'Gives the organization variables.',
    provenance: from('scopes', 'inferred', variablesNote),
    handle: (_, context) => variablesAnswer(context.variables.all()),
  },
  {
    method: 'GET',
    path: '/bigin/v2/settings/variables/:name',
    does: 'Gives one organization variable, by id or API name.',
    provenance: from('scopes', 'inferred', variablesNote),
    handle: (call, context) => {
      const variable = context.variables.find(call.params.name ?? '');
      return variable ? variablesAnswer([variable]) : noContent;
    },
  },
  {
    method: 'PUT',
    path: '/bigin/v2/settings/variables',
    does: 'Changes organization variables, each named by its id or API name.',
    provenance: from('scopes', 'inferred', variablesNote),
    handle: (call, context) =>
      putVariables(call, context, (sent) => text(sent.get('id')) ?? text(sent.get('api_name'))),
  },
  {
    method: 'PUT',
    path: '/bigin/v2/settings/variables/:name',
    does: 'Changes one organization variable.',
    provenance: from('scopes', 'inferred', variablesNote),
    handle: (call, context) => putVariables(call, context, () => call.params.name),
  },
  {
    method: 'GET',
    path: '/bigin/v2/users',
    does: 'Gives the users of the account; the sandbox has one.',
    query: usersParameters,
    provenance: from('get-users', 'documented', 'Fewer keys than the live answer has.'),
    handle: (call, context) => usersAnswer(call, context),
  },
  {
    method: 'GET',
    path: '/bigin/v2/users/:id{[0-9]+}',
    does: 'Gives one user.',
    provenance: from('get-users', 'documented', 'Fewer keys than the live answer has.'),
    handle: (call, context) => (call.params.id === context.data.user().id ? userAnswer(context) : noContent),
  },
  {
    method: 'GET',
    path: '/bigin/v2/org',
    does: 'Gives the organization of the account.',
    provenance: from('get-org-data', 'documented', 'Fewer keys than the live answer has.'),
    handle: (_, context) => organizationAnswer(context),
  },
];

function variablesAnswer(variables: readonly BiginVariable[]): Answer {
  return variables.length === 0
    ? noContent
    : { status: 200, json: { variables: variables.map(viewVariable) } };
}

function viewVariable({ id, name, value }: BiginVariable): JsonObject {
  return {
    id,
    api_name: name,
    name,
    type: 'textarea',
    description: null,
    variable_group: { api_name: 'General', id: '5999998000000000001' },
    value,
  };
}

function putVariables(
  call: AuthorizedCall,
  context: BiginContext,
  keyOf: (sent: MapValue) => string | undefined,
): Answer {
  const read = readList(call.body, 'variables');
  if (!read.ok) return read.answer;
  const results = read.items.map((sent, index) => {
    const jsonPath = `$.variables[${index}]`;
    const otherKey = sent instanceof MapValue ? otherKeyIn(sent, variableKeys) : undefined;
    if (otherKey === undefined) return putVariable(context, keyOf, sent, jsonPath);
    context.unmodelled(call, unmodelledKey(call, otherKey));
    return refusedVariable({ api_name: otherKey, json_path: `${jsonPath}.${otherKey}` });
  });
  const refused = results.filter((result) => !result.ok).length;
  const status = refused === 0 ? 200 : refused === results.length ? 400 : 202;
  return { status, json: { variables: results.map((result) => result.body) } };
}

/** Name, description and group of a variable stand as they are. */
const variableKeys: readonly string[] = ['id', 'api_name', 'value'];

function refusedVariable(details: JsonObject): RecordResult {
  return { ok: false, body: errorBody('INVALID_DATA', details) };
}

function putVariable(
  context: BiginContext,
  keyOf: (sent: MapValue) => string | undefined,
  sent: Value,
  jsonPath: string,
): RecordResult {
  if (!(sent instanceof MapValue))
    return refusedVariable({ expected_data_type: 'jsonobject', json_path: jsonPath });
  const variable = context.variables.find(keyOf(sent) ?? '');
  if (!variable) return refusedVariable({ api_name: 'id', json_path: `${jsonPath}.id` });
  const value = text(sent.get('value'));
  if (value === undefined) {
    return refusedVariable({ api_name: 'value', expected_data_type: 'text', json_path: `${jsonPath}.value` });
  }
  context.variables.set(variable.name, value);
  const body = {
    code: 'SUCCESS',
    details: { id: variable.id },
    message: 'variable updated',
    status: 'success',
  };
  return { ok: true, kind: 'edit', body };
}

function text(value: Value): string | undefined {
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : undefined;
}
