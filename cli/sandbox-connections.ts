import { type Authentication, type Connection, scopeNames, type Topping } from '../codegen/index.ts';
import {
  type ConnectionDefinition,
  type ConnectionDefinitions,
  type EnteredAuthentication,
  type OrderAccess,
  sandboxOrderAccess,
} from '../sandbox/index.ts';

/** The connections of a topping as the sandbox has them, with what people would have entered for each. */
export function sandboxConnections({ connections }: Topping): ConnectionDefinitions {
  return Object.fromEntries(
    connections.map((connection) => [connection.linkName, sandboxConnection(connection)]),
  );
}

function sandboxConnection(connection: Connection): ConnectionDefinition {
  const { service } = connection;
  return typeof service === 'string'
    ? { service, scopes: scopeNames(connection) }
    : { service: 'custom', authentication: entered(service.authentication) };
}

/** What the sandbox's order API takes, entered as the admin would. */
function entered(authentication: Authentication): EnteredAuthentication {
  switch (authentication.kind) {
    case 'api-key': {
      const { key } = sandboxOrderAccess['api-key'];
      const values = Object.fromEntries(authentication.parameters.map(({ name }) => [name, key]));
      return { kind: 'api-key', placement: authentication.placement, values };
    }
    case 'basic':
      return sandboxOrderAccess.basic;
    case 'oauth2': {
      const { placement, ...application } = sandboxOrderAccess.oauth2;
      return { ...application, placement: authentication.placement, tokenUrl: authentication.refreshUrl };
    }
  }
}

/**
 * How the sandbox's order API has to know who calls, so that the topping's first connection to a custom service opens it:
 * the API stands for whatever service the topping describes.
 */
export function sandboxOrderAccessOf({ connections }: Topping): OrderAccess | undefined {
  for (const { service } of connections) {
    if (typeof service !== 'string') return accessFor(service.authentication);
  }
  return undefined;
}

function accessFor(authentication: Authentication): OrderAccess {
  switch (authentication.kind) {
    case 'api-key': {
      const { placement, parameters } = authentication;
      const [{ name }] = parameters;
      return {
        ...sandboxOrderAccess['api-key'],
        name,
        placement: placement === 'query' ? 'query' : 'header',
      };
    }
    case 'basic':
      return sandboxOrderAccess.basic;
    case 'oauth2':
      return { ...sandboxOrderAccess.oauth2, placement: authentication.placement };
  }
}
