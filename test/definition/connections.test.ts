import { describe, expect, test } from 'vitest';
import { checkConnections } from '../../codegen/connections/check-connections.ts';
import { checkTopping } from '../../codegen/definition/check.ts';
import {
  type Connection,
  connectionKind,
  defineConnection,
  enteredValues,
  serviceLabel,
} from '../../codegen/definition/connection.ts';
import { defineService } from '../../codegen/definition/custom-service.ts';
import { looseMapping, toppingOf } from './loose-definitions.ts';
import { bigin, books } from './sample-parts.ts';

const root = new URL('../../', import.meta.url).href;

const slack = defineConnection({
  service: 'slack',
  linkName: 'slackconnection',
  label: 'Slack',
  scopes: ['chat:write'],
});
const desk = defineConnection({
  service: 'desk',
  linkName: 'deskconnection',
  label: 'Desk',
  scopes: ['Desk.search.READ', 'Desk.tickets.READ'],
});
const stockService = defineService({
  linkName: 'stock_service',
  label: 'Stock',
  authentication: {
    kind: 'oauth2',
    grant: 'authorization-code',
    authorizeUrl: 'https://stock.example.com/authorize',
    tokenUrl: 'https://stock.example.com/token',
    refreshUrl: 'https://stock.example.com/refresh',
    scopeSeparator: 'space',
    placement: 'header',
  },
});
const stock = defineConnection({
  service: stockService,
  linkName: 'stock',
  label: 'Stock',
  scopes: [{ scope: 'stock.read', because: 'Reads how many there are.' }],
});
const keyService = defineService({
  linkName: 'order_api',
  label: 'Order API',
  authentication: {
    kind: 'api-key',
    placement: 'header',
    parameters: [{ name: 'X-Api-Key', label: 'Key of the order API' }],
  },
});
const orders = defineConnection({ service: keyService, linkName: 'orders', label: 'Orders' });
const passwordService = defineService({
  linkName: 'order_api',
  label: 'Order API',
  authentication: { kind: 'basic' },
});
const withPassword = defineConnection({ service: passwordService, linkName: 'orders', label: 'Orders' });

describe('the four kinds', () => {
  test.each([
    ['zoho', books, 'Zoho Books', []],
    ['third-party', slack, 'Slack', []],
    [
      'custom-oauth2',
      stock,
      'Stock',
      [
        { label: 'Client ID', by: 'developer' },
        { label: 'Client secret', by: 'developer' },
      ],
    ],
    ['custom-key', orders, 'Order API', [{ label: 'Key of the order API', by: 'admin' }]],
    [
      'custom-key',
      withPassword,
      'Order API',
      [
        { label: 'User name', by: 'admin' },
        { label: 'Password', by: 'admin' },
      ],
    ],
  ] as const)('%s: the definition says what people enter', (kind, connection, label, entered) => {
    expect(connectionKind(connection)).toBe(kind);
    expect(serviceLabel(connection)).toBe(label);
    expect(enteredValues(connection)).toEqual(entered);
  });
});

const told = (found: ReturnType<typeof checkTopping>): readonly string[] =>
  found.map(({ code, message, hint }) => `${code}: ${message} ${hint ?? ''}`.trim());

/** What the definitions alone are told, of a topping with one connection more. */
const structure = (connection: unknown): readonly string[] =>
  told(
    checkTopping(toppingOf([looseMapping()], { connections: [bigin, books, connection as Connection] }), {
      root,
    }),
  );

describe('the definition of a service', () => {
  const malformed = (entry: string, problem: string): readonly string[] => [
    `definition/malformed: connections[2].service.${entry} is not as it has to be: ${problem} Build the definition with the define… functions and without casts.`,
  ];
  const authentication = (changes: object) => ({
    ...stock,
    service: { ...stockService, authentication: { ...stockService.authentication, ...changes } },
  });

  test.each([slack, desk, stock, orders, withPassword])('$label is fine', (connection) => {
    expect(structure(connection)).toEqual([]);
  });

  test('needs addresses that nobody can listen to', () => {
    expect(structure(authentication({ tokenUrl: 'http://stock.example.com/token' }))).toEqual(
      malformed('authentication.tokenUrl', 'it is no address that begins with https://.'),
    );
    expect(structure(authentication({ authorizeUrl: 'stock' }))).toEqual(
      malformed('authentication.authorizeUrl', 'it is no address that begins with https://.'),
    );
  });

  test('needs a parameter for its key', () => {
    const service = { ...keyService, authentication: { ...keyService.authentication, parameters: [] } };
    expect(structure({ ...orders, service })).toEqual(
      malformed('authentication.parameters', 'it names no parameter.'),
    );
  });

  test('is one that the console or the topping knows', () => {
    expect(structure({ ...books, linkName: 'other', service: 'invoices' })[0]).toContain(
      'connections[2].service is not as it has to be: Invalid option',
    );
  });

  test('has a link name of the form of Zoho', () => {
    const service = { ...keyService, linkName: 'Order API' };
    expect(structure({ ...orders, service })).toEqual([
      'definition/bad-link-name: A connection or a service cannot have the link name "Order API". Use small letters, digits and underscores, a letter first, at most 50 of them: "order_api".',
    ]);
    const long = 'a'.repeat(51);
    expect(structure({ ...orders, linkName: long })[0]).toContain(`"${'a'.repeat(50)}".`);
    expect(structure({ ...orders, linkName: 'a'.repeat(50) })).toEqual([]);
  });

  test.each([
    ['clientSecret', authentication({ clientSecret: 'x' }), 'service.authentication'],
    ['password', { ...withPassword, service: { ...passwordService, password: 'x' } }, 'service'],
    ['token', { ...slack, token: 'x' }, ''],
  ])('has no place for a %s', (key, connection, where) => {
    const entry = where === '' ? 'connections[2]' : `connections[2].${where}`;
    expect(structure(connection)).toEqual([
      `definition/no-place-for-key: ${entry} has no place for "${key}". Take it away. Keys, secrets and passwords are entered in the console, which keeps them; definitions are committed.`,
    ]);
  });

  const slackToken = ['xoxb', '0123456789', 'abcdefghij'].join('-');
  test.each([
    [
      'a label',
      { ...slack, label: slackToken },
      'The connection "slackconnection" looks like a token of Slack.',
    ],
    [
      'a reason',
      { ...stock, scopes: [{ scope: 'stock.read', because: `With ${slackToken}.` }] },
      'The connection "stock" looks like a token of Slack.',
    ],
    [
      'an address',
      authentication({ tokenUrl: 'https://stock.example.com/token?client_secret=0123456789' }),
      'The service "stock_service" looks like an API key in an address.',
    ],
    [
      'the name of a parameter',
      {
        ...orders,
        service: {
          ...keyService,
          authentication: { ...keyService.authentication, parameters: [{ name: slackToken, label: 'Key' }] },
        },
      },
      'The service "order_api" looks like a token of Slack.',
    ],
  ])('holds no secret in %s', (_name, connection, message) => {
    const found = structure(connection);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`definition/looks-like-secret: ${message}`);
    expect(found[0]).not.toContain(slackToken);
  });
});

/** What is told of connections and a function that calls. */
function found(connections: readonly Connection[], ...calls: readonly string[]): readonly string[] {
  const text = `void f(String a)\n{\n${calls.join('\n')}\n}`;
  const topping = toppingOf([], { connections });
  const diagnostics = checkConnections(topping, [{ name: 'f', file: 'functions/f.deluge', text }], { root });
  return diagnostics.map(
    ({ severity, code, message, hint, file, line }) =>
      `${severity} ${code} ${file}${file?.endsWith('.deluge') ? `:${line}` : ''}: ${message} ${hint}`,
  );
}

const call = (link: string, url: string, type = 'GET', more = ''): string =>
  `answer = invokeurl\n[\n\turl :${url}\n\ttype :${type}\n${more}\tconnection:"${link}"\n];`;
const contacts = '"https://www.zohoapis.com/books/v3/contacts"';
const here = 'test/definition/connections.test.ts';
const sample = 'test/definition/sample-parts.ts';
const reading = { ...books, scopes: ['ZohoBooks.contacts.READ'] };

describe('the scopes of a connection follow from the calls', () => {
  test('nothing is told when they are what the calls need', () => {
    expect(found([reading], call('booksconnection', contacts))).toEqual([]);
    expect(
      found([desk], call('deskconnection', '"https://desk.zoho.eu/api/v1/tickets/search?ticketNumber=" + a')),
    ).toEqual([]);
    expect(
      found([slack], call('slackconnection', '"https://slack.com/api/chat.postMessage"', 'POST')),
    ).toEqual([]);
  });

  test('too few are an error that names the call', () => {
    expect(
      found(
        [reading],
        call('booksconnection', `${contacts} + "/" + a`, 'PUT'),
        call('booksconnection', contacts),
      ),
    ).toEqual([
      `error connection/missing-scope ${sample}: The connection "booksconnection" lacks ZohoBooks.contacts.UPDATE, which PUT /books/v3/contacts/{a} in f needs. Add 'ZohoBooks.contacts.UPDATE' to its scopes.`,
    ]);
  });

  test('a keyed upsert needs the scope to create too', () => {
    const updating = { ...books, scopes: ['ZohoBooks.contacts.UPDATE'] };
    const upsert = call('booksconnection', contacts, 'PUT', '\theaders:{"X-Upsert":"true"}\n');
    expect(found([updating], call('booksconnection', contacts, 'PUT'))).toEqual([]);
    expect(found([updating], upsert)).toEqual([
      `error connection/missing-scope ${sample}: The connection "booksconnection" lacks ZohoBooks.contacts.CREATE, which PUT /books/v3/contacts in f needs. Add 'ZohoBooks.contacts.CREATE' to its scopes.`,
    ]);
  });

  test('too many are a warning, and so is one that is wider than needed', () => {
    const message = (scope: string) =>
      `warning connection/excess-scope ${sample}: The connection "booksconnection" asks for ${scope}, which no function needs. Take it away: people grant what they are asked for. If it is needed all the same, say why: { scope, because }.`;
    const wide = { ...books, scopes: ['ZohoBooks.fullaccess.all'] };
    const more = { ...books, scopes: ['ZohoBooks.contacts.READ', 'ZohoBooks.contacts.DELETE'] };
    expect(found([wide], call('booksconnection', contacts))).toEqual([message('ZohoBooks.fullaccess.all')]);
    expect(found([more], call('booksconnection', contacts))).toEqual([message('ZohoBooks.contacts.DELETE')]);
  });

  test('a scope with a reason is never too much', () => {
    const because = 'The account’s own report needs it.';
    const more = {
      ...books,
      scopes: ['ZohoBooks.contacts.READ', { scope: 'ZohoBooks.settings.READ', because }],
    };
    expect(found([more], call('booksconnection', contacts))).toEqual([]);
  });
});

describe('a call of which nothing tells what it needs', () => {
  const open = call('booksconnection', 'a + "/contacts"');
  const explained = {
    ...books,
    scopes: [{ scope: 'ZohoBooks.contacts.READ', because: 'The address is the admin’s.' }],
  };

  test('asks for a scope with its reason: the address does not show', () => {
    expect(found([{ ...books, scopes: [] }], open)).toEqual([
      'error connection/open-address functions/f.deluge:3: Where invokeurl goes through the connection "booksconnection" does not show in the text of the function, so nothing tells which scope it needs. Write host and path as texts, with the variable parts between slashes. Or declare the scope with its reason: { scope, because }.',
    ]);
    expect(found([explained], open)).toEqual([]);
  });

  test.each(['"https://www.zohoapis.com/books/v3/invoices"', '"https://www.zohoapis.com/books/v3/con" + a'])(
    'asks for a scope with its reason: no table knows %s',
    (url) => {
      const [told, ...more] = found([{ ...books, scopes: [] }], call('booksconnection', url));
      expect(more).toEqual([]);
      expect(told).toMatch(
        /^error connection\/unknown-call functions\/f.deluge:3: No table says which scope of Zoho Books GET \/books\/v3\/.* needs, which goes through the connection "booksconnection". Declare the scope with its reason: \{ scope, because \}.$/,
      );
      expect(found([explained], call('booksconnection', url))).toEqual([]);
    },
  );

  test.each([
    [contacts.replace('www.zohoapis.com', 'evil.example'), 'evil.example/books/v3/contacts'],
    ['"https://www.zohoapis.com/bigin/v2/Contacts"', '/bigin/v2/Contacts'],
  ])('is wrong whatever the reasons when it goes to a stranger: %s', (url, shown) => {
    expect(found([explained], call('booksconnection', url))).toEqual([
      `error connection/other-service functions/f.deluge:3: The connection "booksconnection" belongs to Zoho Books, and GET ${shown} goes through it to another address. Use a connection to the service that is called: the call would hand its token to a stranger.`,
    ]);
  });

  test('is any call of a service that the topping describes: its scopes have reasons', () => {
    expect(found([stock, orders], call('stock', 'a'), call('orders', 'a'))).toEqual([]);
  });
});

describe('link names', () => {
  test('that no call uses are an error', () => {
    expect(found([reading, slack], call('booksconnection', contacts))).toEqual([
      `error connection/unused ${here}: No function uses the connection "slackconnection". Take it out of the topping: people would have to grant it for nothing.`,
    ]);
  });

  test('that do not show in the text are an error, and then nothing is said to be unused', () => {
    const variable = call('x', contacts).replace('"x"', 'a');
    expect(found([slack], variable)).toEqual([
      'error connection/open-link-name functions/f.deluge:3: Which connection invokeurl goes through does not show in the text of the function. Write the link name as a text, so that its scopes can be checked.',
    ]);
  });

  test('are found in a variable that is given one text', () => {
    const variable = call('x', contacts).replace('"x"', 'link');
    expect(found([reading], 'link = "booksconnection";', variable)).toEqual([]);
  });
});
