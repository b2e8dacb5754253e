import { sandboxOrderAccess } from '../../sandbox/index.ts';
import type { DoorAnswer, SandboxPromise } from './promises.ts';

const deskDocs = 'https://desk.zoho.com/DeskAPIDocument';
const slackDocs = 'https://docs.slack.dev/reference/methods/chat.postMessage';
const desk = { orgId: '2389290' };
const searching = ['Desk.search.READ', 'Desk.tickets.READ'];
const post = '/api/chat.postMessage';

const answered = ({ status, json }: DoorAnswer): readonly [number, unknown] => [status, json];

/** What the sandbox promises of the services that a topping reaches through its other connections. */
export const connectedPromises: readonly SandboxPromise[] = [
  {
    name: 'Desk finds a ticket by its number, and answers 204 without a body when there is none',
    source: `${deskDocs}#Search`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', searching);
      const search = (query: string) =>
        send('GET', `/api/v1/tickets/search?${query}`, { token, headers: desk });
      const found = await search('ticketNumber=101');
      const none = await search('ticketNumber=999');
      const closed = (await search('status=Closed')).json as { count: number; data: { subject: string }[] };
      return {
        found: found.status,
        ticket: (found.json as { data: object[] }).data[0],
        none: [none.status, none.text],
        closed: [closed.count, closed.data.map(({ subject }) => subject)],
      };
    },
    expected: {
      found: 200,
      ticket: {
        id: '903000000000099',
        ticketNumber: '101',
        subject: 'Printer',
        status: 'Open',
        statusType: 'Open',
        priority: null,
        email: null,
        departmentId: null,
        createdTime: '2026-10-01T08:00:00.000Z',
        webUrl: 'https://desk.zoho.com/support/ShowHomePage.do#Cases/dv/903000000000099',
      },
      none: [204, ''],
      closed: [1, ['Scanner']],
    },
  },
  {
    name: 'Desk gives tickets by stretches and one by its id',
    source: `${deskDocs}#Tickets`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', searching);
      const get = (path: string) => send('GET', `/api/v1${path}`, { token, headers: desk });
      const numbers = (answer: DoorAnswer) =>
        (answer.json as { data: { ticketNumber: string }[] } | null)?.data.map((one) => one.ticketNumber);
      const one = await get('/tickets/903000000000107');
      return {
        all: numbers(await get('/tickets')),
        second: numbers(await get('/tickets?from=1&limit=1')),
        beyond: (await get('/tickets?from=2')).status,
        badLimit: answered(await get('/tickets?limit=101')),
        one: (one.json as { subject: string }).subject,
        unknown: answered(await get('/tickets/1')),
      };
    },
    expected: {
      all: ['101', '102'],
      second: ['102'],
      beyond: 204,
      badLimit: [422, { errorCode: 'UNPROCESSABLE_ENTITY', message: 'Validation error for query params.' }],
      one: 'Scanner',
      unknown: [404, { errorCode: 'URL_NOT_FOUND', message: 'The URL you provided is invalid.' }],
    },
  },
  {
    name: 'Desk refuses a call without token, with a strange one, without scope, and for a strange organization',
    source: `${deskDocs}#Errors`,
    run: async ({ sandbox, send }) => {
      const token = sandbox.signIn('user', searching);
      const narrow = sandbox.signIn('user', ['Desk.tickets.READ']);
      const search = '/api/v1/tickets/search?ticketNumber=101';
      const code = async (init: Parameters<typeof send>[2]) => {
        const { status, json } = await send('GET', search, init);
        return [status, (json as { errorCode: string }).errorCode];
      };
      return {
        none: await code({ headers: desk }),
        strange: await code({ token: 'nobody-gave-this', headers: desk }),
        narrow: await code({ token: narrow, headers: desk }),
        withoutOrganization: await code({ token }),
        strangeOrganization: await code({ token, headers: { orgId: '1' } }),
      };
    },
    expected: {
      none: [401, 'UNAUTHORIZED'],
      strange: [401, 'INVALID_OAUTH'],
      narrow: [403, 'SCOPE_MISMATCH'],
      withoutOrganization: [403, 'OAUTH_ORG_MISMATCH'],
      strangeOrganization: [403, 'OAUTH_ORG_MISMATCH'],
    },
  },
  {
    name: 'Slack posts a message, as JSON or as a form, to a channel by id or by name',
    source: slackDocs,
    run: async ({ sandbox, send }) => {
      const token = sandbox.slack.install('bot', ['chat:write']);
      const headers = { authorization: `Bearer ${token}` };
      const first = await send('POST', post, { headers, json: { channel: 'C0001', text: 'One' } });
      sandbox.clock.advance(1000);
      const second = await send('POST', post, { form: { token, channel: '#conflicts', text: 'Two' } });
      return {
        first: answered(first),
        second: [second.status, (second.json as { ok: boolean }).ok],
        messages: sandbox.slack.messages().map(({ channel, text }) => [channel, text]),
      };
    },
    expected: {
      first: [
        200,
        {
          ok: true,
          channel: 'C0001',
          ts: '1791190801.000001',
          message: { type: 'message', text: 'One', ts: '1791190801.000001' },
        },
      ],
      second: [200, true],
      messages: [
        ['C0001', 'One'],
        ['C0001', 'Two'],
      ],
    },
  },
  {
    name: 'Slack answers every error with 200 and ok false',
    source: slackDocs,
    run: async ({ sandbox, send }) => {
      const authorization = `Bearer ${sandbox.slack.install('bot', ['chat:write'])}`;
      const narrow = `Bearer ${sandbox.slack.install('narrow', ['channels:read'])}`;
      const posted = async (json: object, headers: Readonly<Record<string, string>> = { authorization }) => {
        const answer = await send('POST', post, { headers, json });
        const { ok, ...more } = answer.json as { ok: boolean };
        return [answer.status, ok, more];
      };
      const message = { channel: 'C0001', text: 'x' };
      return {
        unknown: await posted({ ...message, channel: 'C9999' }),
        stranger: await posted({ ...message, channel: 'strangers' }),
        hidden: await posted({ ...message, channel: 'hidden' }),
        archived: await posted({ ...message, channel: 'past' }),
        empty: await posted({ channel: 'C0001' }),
        noToken: await posted(message, {}),
        strange: await posted(message, { authorization: 'Bearer nobody-gave-this' }),
        narrow: await posted(message, { authorization: narrow }),
        blocks: await posted({ ...message, blocks: [] }),
        list: await posted([]),
        method: answered(await send('POST', '/api/chat.delete', { headers: { authorization }, json: {} })),
        messages: sandbox.slack.messages(),
        unmodelled: sandbox.unmodelled.map(({ what }) => what),
      };
    },
    expected: {
      unknown: [200, false, { error: 'channel_not_found' }],
      stranger: [200, false, { error: 'not_in_channel' }],
      hidden: [200, false, { error: 'channel_not_found' }],
      archived: [200, false, { error: 'is_archived' }],
      empty: [200, false, { error: 'no_text' }],
      noToken: [200, false, { error: 'not_authed' }],
      strange: [200, false, { error: 'invalid_auth' }],
      narrow: [200, false, { error: 'missing_scope', needed: 'chat:write', provided: 'channels:read' }],
      blocks: [200, false, { error: 'invalid_arguments' }],
      list: [200, false, { error: 'json_not_object' }],
      method: [200, { ok: false, error: 'unknown_method' }],
      messages: [],
      unmodelled: [
        'The argument blocks of chat.postMessage is not modelled.',
        'POST /api/chat.delete of Slack is not modelled.',
      ],
    },
  },
  {
    name: 'Slack takes one message a second into a channel, and says when the next one may come',
    source: 'https://docs.slack.dev/apis/web-api/rate-limits',
    run: async ({ sandbox, send }) => {
      const headers = { authorization: `Bearer ${sandbox.slack.install('bot', ['chat:write'])}` };
      const posted = (text: string) => send('POST', post, { headers, json: { channel: 'C0001', text } });
      await posted('One');
      const tooSoon = await sandboxAtRest(sandbox, () => posted('Two'));
      sandbox.clock.advance(1000);
      return {
        tooSoon: [...answered(tooSoon), tooSoon.headers.get('retry-after')],
        later: (await posted('Two')).status,
        messages: sandbox.slack.messages().map(({ text }) => text),
      };
    },
    expected: {
      tooSoon: [429, { ok: false, error: 'ratelimited' }, '1'],
      later: 200,
      messages: ['One', 'Two'],
    },
  },
  {
    name: 'the order API takes its key from the header, and answers 401, 404 and 500',
    source: 'the sandbox itself',
    run: async ({ send }) => {
      const { name, key } = sandboxOrderAccess['api-key'];
      const get = (number: string, headers: Readonly<Record<string, string>> = { [name]: key }) =>
        send('GET', `/orders/${number}`, { headers });
      return {
        found: answered(await get('1001')),
        none: answered(await get('9')),
        broken: answered(await get('1500')),
        withoutKey: answered(await get('1001', {})),
        wrongKey: (await get('1001', { [name]: 'x' })).status,
        keyInQuery: (await send('GET', `/orders/1001?${name}=${key}`)).status,
      };
    },
    expected: {
      found: [200, { number: '1001', status: 'shipped' }],
      none: [404, { error: 'not_found', message: 'There is no such order.' }],
      broken: [500, { error: 'internal' }],
      withoutKey: [401, { error: 'unauthorized', message: 'Who calls is not known here.' }],
      wrongKey: 401,
      keyInQuery: 401,
    },
  },
];

/** Puts the clock back by what one request takes, so that the next one comes at the same moment. */
function sandboxAtRest<Answer>(
  sandbox: Parameters<SandboxPromise['run']>[0]['sandbox'],
  call: () => Promise<Answer>,
): Promise<Answer> {
  sandbox.clock.set(sandbox.clock.now() - 1000);
  return call();
}
