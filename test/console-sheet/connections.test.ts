import { expect, test } from 'vitest';
import { sheetInputOf } from '../../codegen/console-sheet/sheet-input.ts';
import { stepsOf } from '../../codegen/console-sheet/sheet-steps.ts';
import {
  defineConnection,
  defineService,
  defineTopping,
  generateFunctions,
  sheetOf,
  type Topping,
} from '../../codegen/index.ts';
import { orderApiWithPassword, orderConnection } from '../../topping/connections.ts';
import { topping } from '../../topping/index.ts';

/** What the sheet says about one connection: the values to enter, and the scopes with their reasons. */
function stepOf(from: Topping, label: string) {
  const steps = stepsOf(sheetOf(sheetInputOf(from, generateFunctions(from, 'x'))));
  const item = steps.find(({ id }) => id === 'connections')?.items.find(({ title }) => title === label);
  return {
    // Where nothing is copied, the sheet says what to do.
    values: item?.values.map((one) => [one.label, one.value === '' ? one.missing : one.value]),
    scopes: item?.scopes.map(({ scope, neededBy }) => [scope, neededBy]),
  };
}

test('a default service needs a choice from the list, and each scope names the calls that need it', () => {
  expect(stepOf(topping, 'Desk, for the status of tickets')).toEqual({
    values: [
      ['Service', 'Zoho Desk'],
      ['Connection name', 'Desk, for the status of tickets'],
      ['Link name', 'deskconnection'],
    ],
    scopes: [
      ['Desk.search.READ', ['GET /api/v1/tickets/search in desk_ticket_lookup']],
      ['Desk.tickets.READ', ['GET /api/v1/tickets/search in desk_ticket_lookup']],
    ],
  });
  expect(stepOf(topping, 'Slack, for conflicts of the contact sync')).toEqual({
    values: [
      ['Service', 'Slack'],
      ['Connection name', 'Slack, for conflicts of the contact sync'],
      ['Link name', 'slackconnection'],
    ],
    scopes: [['chat:write', ['POST slack.com/api/chat.postMessage in notify_conflict']]],
  });
});

test('a service with a key is made first; the key itself is left to the person who installs', () => {
  expect(stepOf(topping, 'Order API, for the status of orders')).toEqual({
    values: [
      ['Service', 'Order API'],
      ['Connection name', 'Order API, for the status of orders'],
      ['Link name', 'orderconnection'],
      ['Kind of service', 'Custom service: create it first, under Custom Services.'],
      ['Service name', 'Order API'],
      ['Service link name', 'order_api'],
      ['Authentication type', 'API Key'],
      ['Param type', 'Header'],
      ['Parameter key', 'X-Api-Key'],
      ['Parameter display name', 'Key of the order API'],
      ['Key of the order API', 'Leave it: the console asks the person who installs the topping for it.'],
    ],
    scopes: [],
  });
});

const withOrders = (connection: Topping['connections'][number]): Topping =>
  defineTopping({ ...topping, connections: [...topping.connections.slice(0, 4), connection] });

test('a user name and a password are left to the person who installs', () => {
  const connection = { ...orderConnection, service: orderApiWithPassword };
  expect(stepOf(withOrders(connection), connection.label).values?.slice(6)).toEqual([
    ['Authentication type', 'Basic Authentication'],
    ['User name', 'Leave it: the console asks the person who installs the topping for it.'],
    ['Password', 'Leave it: the console asks the person who installs the topping for it.'],
  ]);
});

test('a service with OAuth 2.0 has its addresses; id and secret are entered from the application there', () => {
  const service = defineService({
    linkName: 'stock',
    label: 'Stock',
    authentication: {
      kind: 'oauth2',
      grant: 'authorization-code',
      authorizeUrl: 'https://stock.example.com/authorize?access_type=offline',
      tokenUrl: 'https://stock.example.com/token',
      refreshUrl: 'https://stock.example.com/refresh',
      scopeSeparator: 'space',
      placement: 'query',
    },
  });
  const connection = defineConnection({
    service,
    linkName: 'orderconnection',
    label: 'Stock',
    scopes: [{ scope: 'stock.read', because: 'Reads how many there are.' }],
  });
  const own = 'Enter it here, from the application that you registered at the service. It stands in no file.';
  const step = stepOf(withOrders(connection), 'Stock');
  expect(step.values?.slice(6)).toEqual([
    ['Authentication type', 'OAuth 2'],
    ['Grant type', 'Authorization Code'],
    ['Authorize URL', 'https://stock.example.com/authorize?access_type=offline'],
    ['Access token URL', 'https://stock.example.com/token'],
    ['Refresh token URL', 'https://stock.example.com/refresh'],
    ['Param type', 'Query String'],
    ['Scope delimiter', 'Space'],
    ['Client ID', own],
    ['Client secret', own],
  ]);
  expect(step.scopes).toEqual([['stock.read', ['Reads how many there are.']]]);
});

test('the dialog of each function is filled from its own text', () => {
  const { functions } = sheetOf(sheetInputOf(topping, generateFunctions(topping, 'x')));
  const dialogs = Object.fromEntries(functions.map((one) => [one.name, [one.returnType, one.arguments]]));
  expect(dialogs).toMatchObject({
    contact_to_books: ['void', [{ name: 'contact', type: 'map' }]],
    retry_pending: ['void', []],
    notify_conflict: ['void', []],
    desk_ticket_lookup: ['string', [{ name: 'ticketNumber', type: 'string' }]],
    order_status: ['string', [{ name: 'orderNumber', type: 'string' }]],
  });
});
