import { describe, expect, test } from 'vitest';
import {
  modelledEndpoints,
  notModelled,
  originOfPath,
  type Refused,
  type Sandbox,
} from '../../sandbox/index.ts';
import { buildRequest, type DoorAnswer, readAnswer } from './promises.ts';
import { createInBooks, newSandbox, organizationId, send, sendBooks } from './world.ts';

const deskOrganization = '2389290';
const everyScope = [
  ...['modules', 'settings', 'users', 'org', 'notifications'].flatMap((area) => [
    `ZohoBigin.${area}.ALL`,
    `ZohoCRM.${area}.ALL`,
  ]),
  'ZohoSearch.securesearch.READ',
  'ZohoBooks.fullaccess.all',
  'Desk.tickets.ALL',
  'Desk.search.READ',
];

const refusals = notModelled.filter((entry) => entry.kind === 'refused');

function sandboxWithEverything(): Sandbox {
  return newSandbox({
    deskOrganizations: [
      {
        id: deskOrganization,
        tickets: [{ id: '903000000000099', ticketNumber: '101', subject: 'Printer', status: 'Open' }],
      },
    ],
    slackChannels: [{ id: 'C0001', name: 'conflicts' }],
  });
}

/** Sends an example as somebody who may do everything, with what every call of the service needs. */
async function sendExample(sandbox: Sandbox, { service, request }: Refused): Promise<DoorAnswer> {
  const { method, path, headers, body } = request;
  const url = new URL(path, originOfPath(sandbox.hosts, path));
  if (service === 'books') url.searchParams.set('organization_id', organizationId);
  const token =
    service === 'slack'
      ? `Bearer ${sandbox.slack.install('app', ['chat:write'])}`
      : `Zoho-oauthtoken ${sandbox.signIn('user', everyScope)}`;
  return readAnswer(
    await sandbox.fetch(
      buildRequest(url.origin, method, url.pathname + url.search, {
        headers: { authorization: token, orgId: deskOrganization, ...headers },
        ...(body !== undefined && { json: body }),
      }),
    ),
  );
}

/** Slack and the token endpoint refuse with 200. */
function isRefusal({ status, json }: DoorAnswer): boolean {
  return status >= 400 || (typeof json === 'object' && json !== null && 'error' in json);
}

describe('what is not modelled is refused and noted', () => {
  test.each(refusals.map((entry) => [`${entry.service}: ${entry.name}`, entry] as const))(
    '%s',
    async (_, entry) => {
      const sandbox = sandboxWithEverything();
      const answer = await sendExample(sandbox, entry);
      expect(isRefusal(answer), `${answer.status} ${answer.text.slice(0, 200)}`).toBe(true);
      const { service, request, part } = entry;
      const { pathname } = new URL(request.path, 'https://example.com');
      expect(sandbox.unmodelled).toMatchObject([{ service, method: request.method, path: pathname }]);
      expect(sandbox.unmodelled[0]?.what).toContain(part ?? pathname);
    },
  );
});

test('no entry is an endpoint that is modelled', () => {
  const named = refusals
    .filter(({ part }) => part === undefined)
    .filter(({ service, request }) => {
      const { pathname } = new URL(request.path, 'https://example.com');
      return modelledEndpoints.some(
        (endpoint) =>
          endpoint.service === service &&
          endpoint.method === request.method &&
          patternOf(endpoint.path).test(pathname),
      );
    });
  expect(named.map(({ name }) => name)).toEqual([]);
});

/** Modules and lists begin with a capital, ids are digits; any other named part is anything. */
function patternOf(path: string): RegExp {
  const pattern = path
    .replace(/:(module|list)\b/g, '[A-Z]\\w*')
    .replace(/:\w*[iI]d\b/g, '\\d+')
    .replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${pattern}$`);
}

test('each entry has a name of its own in its service', () => {
  const names = notModelled.map((entry) =>
    entry.kind === 'refused' ? `${entry.service} ${entry.name}` : `${entry.service} ${entry.what}`,
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe('nothing that a caller asks for is left out without a word', () => {
  const token = (sandbox: Sandbox): string => sandbox.signIn('user', everyScope);

  test.each([
    ['a parameter', 'GET', '/bigin/v2/Contacts?fields=id&colour=red', undefined, 'The parameter colour of'],
    ['a parameter of a count', 'GET', '/bigin/v2/Contacts/actions/count?word=Ito', undefined, 'word'],
    [
      'an operator',
      'GET',
      '/bigin/v2/Contacts/search?criteria=(Phone:like:1)',
      undefined,
      'The operator like of',
    ],
    ['a header', 'GET', '/bigin/v2/Contacts?fields=id', undefined, 'The header If-Modified-Since of'],
    [
      'a key beside the records',
      'POST',
      '/bigin/v2/Contacts',
      { data: [{ Last_Name: 'Ito' }], colour: 'red' },
      'The key colour in the body of',
    ],
    [
      'a key of a channel',
      'POST',
      '/bigin/v2/actions/watch',
      {
        watch: [
          { channel_id: '1', events: ['Contacts.all'], notify_url: 'https://x.example', colour: 'red' },
        ],
      },
      'The key colour in the body of',
    ],
    [
      'a key of a variable',
      'PUT',
      '/bigin/v2/settings/variables',
      { variables: [{ api_name: 'organization', value: '2', description: 'Books' }] },
      'The key description in the body of',
    ],
    [
      'an address below the tickets',
      'GET',
      '/api/v1/tickets/archived',
      undefined,
      'GET /api/v1/tickets/archived of',
    ],
  ] as const)('%s is refused', async (name, method, path, json, noted) => {
    const sandbox = newSandbox({ variables: { organization: '1' } });
    const headers = name === 'a header' ? { 'if-modified-since': '2026-10-01T00:00:00+00:00' } : {};
    const request = buildRequest(originOfPath(sandbox.hosts, path), method, path, {
      token: token(sandbox),
      headers,
      ...(json !== undefined && { json }),
    });
    const { status } = await sandbox.fetch(request);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(sandbox.unmodelled).toHaveLength(1);
    expect(sandbox.unmodelled[0]?.what).toContain(noted);
    expect([sandbox.bigin.records('Contacts'), sandbox.bigin.variables()]).toEqual([
      [],
      { organization: '1' },
    ]);
  });

  test.each([
    [
      'a custom view',
      'GET',
      '/bigin/v2/Contacts?fields=id&cvid=1',
      undefined,
      '/bigin/v2/Contacts was asked for the records of a custom view; the sandbox has none and shows all records.',
    ],
    [
      'a key of a record with a dollar',
      'POST',
      '/bigin/v2/Contacts',
      { data: [{ Last_Name: 'Ito', $append_values: { Tag: true } }] },
      'Contacts has no field "$append_values" that a caller can set; Bigin leaves such a value out without a word (inferred).',
    ],
    [
      'a parameter that no page of Books names',
      'GET',
      `/books/v3/organizations?organization_id=${organizationId}&colour=red`,
      undefined,
      'The sandbox ignores the parameter "colour" of books /books/v3/organizations: no page names it.',
    ],
  ] as const)('%s is left out with a note', async (_, method, path, json, noted) => {
    const sandbox = newSandbox();
    const answer = await send(sandbox, method, path, {
      token: token(sandbox),
      ...(json !== undefined && { json }),
    });
    expect(answer.status).toBeLessThan(400);
    expect(sandbox.notes().map(({ message }) => message)).toEqual([noted]);
  });

  test('the module of a lookup, which a caller names, is no reason for a note', async () => {
    const sandbox = newSandbox();
    const json = { data: [{ Subject: 'Call', $se_module: 'Accounts' }] };
    expect(await send(sandbox, 'POST', '/bigin/v2/Tasks', { json })).toMatchObject({ status: 201 });
    expect([sandbox.notes(), sandbox.unmodelled]).toEqual([[], []]);
  });

  test('the persons of a contact come in pages', async () => {
    const sandbox = newSandbox();
    const names = ['Ann', 'Bo', 'Cy'];
    const contact_persons = names.map((first_name) => ({ first_name }));
    const id = await createInBooks(sandbox, { contact_name: 'Ito', contact_persons });
    const pageOf = async (query: string): Promise<unknown> => {
      const { json } = await sendBooks(sandbox, 'GET', `/contacts/${id}/contactpersons${query}`);
      const { contact_persons: shown, page_context } = json as {
        contact_persons: { first_name: string }[];
        page_context: { has_more_page: boolean };
      };
      return [...shown.map(({ first_name }) => first_name), page_context.has_more_page];
    };
    expect(await pageOf('')).toEqual([...names, false]);
    expect(await pageOf('?per_page=2')).toEqual(['Ann', 'Bo', true]);
    expect(await pageOf('?per_page=2&page=2')).toEqual(['Cy', false]);
    expect((await sendBooks(sandbox, 'GET', `/contacts/${id}/contactpersons?page=0`)).status).toBe(400);
  });

  test('the one user is none of those who have been deactivated, and stands on the first page', async () => {
    const sandbox = newSandbox();
    const statusOf = async (query: string): Promise<number> =>
      (await send(sandbox, 'GET', `/bigin/v2/users${query}`, { token: token(sandbox) })).status;
    expect(await statusOf('?type=CurrentUser&per_page=10')).toBe(200);
    expect(await statusOf('?type=DeactiveUsers')).toBe(204);
    expect(await statusOf('?page=2')).toBe(204);
    expect(sandbox.unmodelled).toEqual([]);
  });

  test.each([
    [
      'a host that nobody answers at',
      'invokeurl [ url: "https://elsewhere.example/x" type: GET ];',
      'The host elsewhere.example is not modelled.',
    ],
    [
      'a mail',
      'sendmail [ from: zoho.adminuserid to: "ann@x.example" subject: "Hello" message: "Hello" ]',
      'sendmail is not modelled.',
    ],
  ])('%s, called by a script, is noted', async (_, statement, noted) => {
    const sandbox = newSandbox({
      functions: [{ name: 'reach_out', text: `void reach_out()\n{\n\t${statement}\n}` }],
    });
    sandbox.call('reach_out');
    const [run] = await sandbox.settle();
    expect(run?.outcome.ok).toBe(false);
    expect(sandbox.unmodelled.map(({ what }) => what)).toEqual([noted]);
  });
});
