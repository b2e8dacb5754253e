import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sandboxOptionsOf } from '../../cli/topping-sandbox.ts';
import { defineTopping, generateFunctions, syncStatuses, type Topping } from '../../codegen/index.ts';
import { type ReadingName, type Readings, readingTable } from '../../deluge/index.ts';
import {
  createSandbox,
  type Fault,
  type FinishedRun,
  faultKinds,
  faultyTransport,
  type Sandbox,
  type SandboxOptions,
  type Transport,
} from '../../sandbox/index.ts';
import { orderApiWithPassword, orderConnection } from '../../topping/connections.ts';
import { topping } from '../../topping/index.ts';
import { orderStatus } from '../../topping/service-functions.ts';

const shipped = topping.serviceFunctions.map(({ name }) => ({
  name,
  text: readFileSync(new URL(`../../functions/${name}.deluge`, import.meta.url), 'utf8'),
}));

const settings = {
  slack_channel: 'conflicts',
  desk_organization_id: '2389290',
  order_api_address: 'https://orders.example.com',
};

interface WorldOptions {
  readonly variables?: Readonly<Record<string, string>>;
  readonly readings?: Partial<Readings>;
  readonly more?: Partial<SandboxOptions>;
  readonly from?: Topping;
  readonly functions?: readonly { readonly name: string; readonly text: string }[];
}

/** The topping as installed, with the other services that it works with; no sync runs in it. */
function world({
  variables,
  readings,
  more,
  from = topping,
  functions = shipped,
}: WorldOptions = {}): Sandbox {
  const options = sandboxOptionsOf(from, functions, readings === undefined ? {} : { readings });
  return createSandbox({
    ...options,
    rules: [],
    schedules: [],
    variables: { ...options.variables, ...settings, ...variables },
    deskOrganizations: [
      {
        id: '2389290',
        tickets: [
          { id: '903000000000099', ticketNumber: '101', subject: 'Printer', status: 'Open' },
          { id: '903000000000107', ticketNumber: '102', subject: 'Scanner', status: 'On Hold' },
        ],
      },
    ],
    slackChannels: [
      { id: 'C0001', name: 'conflicts' },
      { id: 'C0002', name: 'strangers', hasApp: false },
    ],
    orders: [
      { number: 'A-1001', status: 'shipped' },
      { number: '1500', status: 'lost', breaksService: true },
    ],
    ...more,
  });
}

/** Runs one function to its end. */
async function run(
  sandbox: Sandbox,
  name: string,
  args: readonly string[] = [],
  transport?: Transport,
): Promise<FinishedRun> {
  const id = sandbox.call(name, args);
  if (id === undefined) throw new Error(`There is no function ${name}.`);
  for (;;) {
    const step = await sandbox.step(id, transport);
    if (step.kind === 'finished') return step.run;
  }
}

const returned = ({ outcome }: FinishedRun): unknown => (outcome.ok ? outcome.returns : outcome.error);

async function asked(sandbox: Sandbox, name: string, number: string) {
  const finished = await run(sandbox, name, [number]);
  return { says: returned(finished), log: finished.info, calls: finished.http.length };
}

/** A contact that the sync has given up, as the topping writes it. */
async function addConflict(sandbox: Sandbox, Last_Name: string, reason: string): Promise<string> {
  const token = sandbox.signIn('user', ['ZohoBigin.modules.ALL']);
  const [status, text] = topping.customFields.map(({ name }) => name);
  const values = { Last_Name, [status ?? '']: syncStatuses.needsAttention, [text ?? '']: reason };
  const answer = await sandbox.bigin.fetch(
    new Request(`${sandbox.hosts.api}/bigin/v2/Contacts`, {
      method: 'POST',
      headers: { authorization: `Zoho-oauthtoken ${token}` },
      body: JSON.stringify({ data: [values] }),
    }),
  );
  const { data } = (await answer.json()) as { data: { details: { id: string } }[] };
  sandbox.clock.advance(60_000);
  return data[0]?.details.id ?? '';
}

const posts = (sandbox: Sandbox): readonly string[] => sandbox.slack.messages().map(({ text }) => text);

test('the shipped functions are what the definitions make', () => {
  const made = generateFunctions(topping, 'x').filter(({ name }) => shipped.some((one) => one.name === name));
  expect(made).toHaveLength(3);
  for (const { name, diagnostics } of made) expect(diagnostics, name).toEqual([]);
});

describe('notify_conflict', () => {
  test('tells the channel which contacts need attention, once', async () => {
    const sandbox = world();
    await addConflict(sandbox, 'Ito', 'Two customers have this e-mail.');
    await addConflict(sandbox, 'Lee & <Co>', 'x'.repeat(300));
    const first = await run(sandbox, 'notify_conflict');
    expect(first.info).toEqual(['notify_conflict told of 2 contacts.']);
    expect(posts(sandbox)).toEqual([
      `2 contacts need attention:\n- Ito: Two customers have this e-mail.\n- Lee &amp; &lt;Co&gt;: ${'x'.repeat(200)}`,
    ]);
    expect((await run(sandbox, 'notify_conflict')).info).toEqual([
      'notify_conflict nothing new: 2 contacts need attention.',
    ]);
    expect(posts(sandbox)).toHaveLength(1);
  });

  test('tells again when they are others, and says nothing when none is left', async () => {
    const sandbox = world();
    expect((await run(sandbox, 'notify_conflict')).info).toEqual([
      'notify_conflict nothing new: 0 contacts need attention.',
    ]);
    const id = await addConflict(sandbox, 'Ito', 'First.');
    await run(sandbox, 'notify_conflict');
    const token = sandbox.signIn('user', ['ZohoBigin.modules.ALL']);
    const remove = new Request(`${sandbox.hosts.api}/bigin/v2/Contacts/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Zoho-oauthtoken ${token}` },
    });
    await sandbox.bigin.fetch(remove);
    sandbox.clock.advance(60_000);
    expect((await run(sandbox, 'notify_conflict')).info).toEqual(['notify_conflict told of 0 contacts.']);
    expect(sandbox.bigin.variables().slack_told).toBe('');
    await addConflict(sandbox, 'Lee', 'Second.');
    await run(sandbox, 'notify_conflict');
    expect(posts(sandbox)).toEqual([
      '1 contacts need attention:\n- Ito: First.',
      '1 contacts need attention:\n- Lee: Second.',
    ]);
  });

  test('tells the first twenty when there are more', async () => {
    const sandbox = world();
    for (let number = 10; number < 31; number += 1) await addConflict(sandbox, `Ito ${number}`, 'x');
    await run(sandbox, 'notify_conflict');
    expect(posts(sandbox)[0]).toMatch(/^More than 20 contacts need attention:\n/);
  });

  test.each([
    ['no channel', { slack_channel: '' }, 'notify_conflict stopped: no channel is set.'],
    [
      'a strange data centre',
      { zoho_data_centre: 'moon' },
      'notify_conflict stopped: the variable zoho_data_centre names no data centre. Set it to one of us, eu, in, au, jp, cn, ca, sa, uk, ae.',
    ],
    [
      'an unknown channel',
      { slack_channel: 'nowhere' },
      'notify_conflict stopped: Slack did not take the message: status 200, error channel_not_found. The next run tells it again.',
    ],
    [
      'a channel without the app',
      { slack_channel: 'strangers' },
      'notify_conflict stopped: Slack did not take the message: status 200, error not_in_channel. The next run tells it again.',
    ],
  ])('says what stopped it: %s', async (_name, variables, message) => {
    const sandbox = world({ variables });
    await addConflict(sandbox, 'Ito', 'x');
    expect((await run(sandbox, 'notify_conflict')).info).toEqual([message]);
    expect(posts(sandbox)).toEqual([]);
    expect(sandbox.bigin.variables().slack_told).toBe('');
  });

  test('loses nothing when Slack asks to wait', async () => {
    const sandbox = world({ more: { clock: { tickPerRequestMs: 0 } } });
    await addConflict(sandbox, 'Ito', 'x');
    const headers = { authorization: `Bearer ${sandbox.slack.install('other', ['chat:write'])}` };
    const body = new URLSearchParams({ channel: 'C0001', text: 'Of somebody else' });
    await sandbox.slack.fetch(
      new Request('https://slack.com/api/chat.postMessage', { method: 'POST', headers, body }),
    );
    expect((await run(sandbox, 'notify_conflict')).info).toEqual([
      'notify_conflict stopped: Slack did not take the message: status 429, error ratelimited. The next run tells it again.',
    ]);
    sandbox.clock.advance(3_600_000);
    await run(sandbox, 'notify_conflict');
    expect(posts(sandbox)).toHaveLength(2);
  });
});

describe('desk_ticket_lookup', () => {
  const trouble = 'The ticket cannot be looked up now. Please try again later.';

  test.each([
    ['101', 'Ticket 101 is Open.'],
    [' #102 ', 'Ticket 102 is On Hold.'],
    ['999', 'There is no ticket 999.'],
  ])('tells the status of %s, and nothing else of the ticket', async (number, says) => {
    expect(await asked(world(), 'desk_ticket_lookup', number)).toEqual({ says, log: [], calls: 1 });
  });

  test.each(['', 'abc', '1'.repeat(19), '101,102', '101&status=Open'])(
    'calls nobody for "%s"',
    async (number) => {
      const says = 'Please give the number of the ticket, such as 101.';
      expect(await asked(world(), 'desk_ticket_lookup', number)).toEqual({ says, log: [], calls: 0 });
    },
  );

  test.each([
    [
      { desk_organization_id: '' },
      'the variable desk_organization_id is empty. Set it to the id of the organization in Desk.',
    ],
    [{ desk_organization_id: '1' }, 'Desk did not find the ticket: status 403, OAUTH_ORG_MISMATCH'],
    [
      { zoho_data_centre: '' },
      'the variable zoho_data_centre names no data centre. Set it to one of us, eu, in, au, jp, cn, ca, sa, uk, ae.',
    ],
    [{ zoho_data_centre: 'eu' }, 'Desk did not find the ticket: status 401, INVALID_OAUTH'],
  ])('with %j asks to try later, and logs why', async (variables, reason) => {
    const { says, log } = await asked(world({ variables }), 'desk_ticket_lookup', '101');
    expect({ says, log }).toEqual({ says: trouble, log: [`desk_ticket_lookup stopped: ${reason}`] });
  });

  test('a connection with too few scopes is told in the log', async () => {
    const connections = { deskconnection: { service: 'desk', scopes: ['Desk.tickets.READ'] } } as const;
    const { says, log } = await asked(world({ more: { connections } }), 'desk_ticket_lookup', '101');
    expect({ says, log }).toEqual({
      says: trouble,
      log: ['desk_ticket_lookup stopped: Desk did not find the ticket: status 403, SCOPE_MISMATCH'],
    });
  });
});

describe('order_status', () => {
  const trouble = 'The order cannot be looked up now. Please try again later.';

  test.each([
    ['A-1001', 'Order A-1001 is shipped.'],
    ['9', 'There is no order 9.'],
  ])('tells the status of %s', async (number, says) => {
    expect(await asked(world(), 'order_status', number)).toEqual({ says, log: [], calls: 1 });
    const address = world({ variables: { order_api_address: 'https://orders.example.com/ ' } });
    expect((await asked(address, 'order_status', number)).says).toBe(says);
  });

  test.each(['', '../oauth', 'A 1', '1?x=y', 'x'.repeat(41)])('calls nobody for "%s"', async (number) => {
    const says = 'Please give the number of the order, such as A-1001.';
    expect(await asked(world(), 'order_status', number)).toEqual({ says, log: [], calls: 0 });
  });

  test('asks to try later when the service is broken or does not know the caller, and logs the status', async () => {
    const told = async (options: WorldOptions, number = 'A-1001') => {
      const { says, log } = await asked(world(options), 'order_status', number);
      expect(says).toBe(trouble);
      return log;
    };
    expect(await told({}, '1500')).toEqual(['order_status stopped: the order API did not tell: status 500']);
    const connections = {
      orderconnection: {
        service: 'custom',
        authentication: { kind: 'api-key', placement: 'header', values: { 'X-Api-Key': 'wrong' } },
      },
    } as const;
    expect(await told({ more: { connections } })).toEqual([
      'order_status stopped: the order API did not tell: status 401',
    ]);
    expect(await told({ variables: { order_api_address: 'http://orders.example.com' } })).toEqual([
      'order_status stopped: the variable order_api_address holds no address that begins with https://.',
    ]);
  });

  test('works with a user name and a password when the connection names that service: the text is the same', async () => {
    const withPassword = defineTopping({
      ...topping,
      connections: [{ ...orderConnection, service: orderApiWithPassword }],
      serviceFunctions: [orderStatus],
    });
    const own = generateFunctions(withPassword, 'x').find(({ name }) => name === 'order_status');
    const usual = generateFunctions(topping, 'x').find(({ name }) => name === 'order_status');
    // Only the header knows where the definition stands.
    const program = (text = ''): string => text.split('\n').slice(4).join('\n');
    expect(program(own?.text)).toBe(program(usual?.text));
    const sandbox = world({ from: withPassword });
    expect((await asked(sandbox, 'order_status', 'A-1001')).says).toBe('Order A-1001 is shipped.');
  });
});

/** A fault at one call of a run, the others go through. */
function faultAt(wanted: number, fault: Fault): Transport {
  const broken = faultyTransport(fault);
  let call = 0;
  return (request, send) => {
    call += 1;
    return call === wanted ? broken(request, send) : send(request);
  };
}

/** What each function does in a world with something to do, as people and services see it. */
async function effects(readings: Partial<Readings>): Promise<object> {
  const sandbox = world({ readings });
  await addConflict(sandbox, 'Ito', 'Two customers have this e-mail.');
  await addConflict(sandbox, 'Lee', '');
  const told = await run(sandbox, 'notify_conflict');
  const again = await run(sandbox, 'notify_conflict');
  const answers = [];
  for (const number of ['101', '999', 'x']) answers.push(await asked(sandbox, 'desk_ticket_lookup', number));
  for (const number of ['A-1001', '9', '1500', '?'])
    answers.push(await asked(sandbox, 'order_status', number));
  return { told: told.info, again: again.info, posts: posts(sandbox), answers };
}

test('every reading of what is unsettled gives the same effects', async () => {
  const usual = await effects({});
  let count = 0;
  for (const [name, { values }] of Object.entries(readingTable)) {
    for (const value of values) {
      expect(await effects({ [name as ReadingName]: value }), `${name}=${value}`).toEqual(usual);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(60);
});

describe.each([
  ['notify_conflict', []],
  ['desk_ticket_lookup', ['101']],
  ['order_status', ['A-1001']],
] as const)('%s', (name, args) => {
  test('ends well after every fault of every call, and says so', async () => {
    const sandbox = world();
    await addConflict(sandbox, 'Ito', 'x');
    const mark = sandbox.mark();
    const usual = await run(sandbox, name, args);
    const calls = usual.http.length;
    for (const [kind, side] of faultKinds.flatMap((one) => [
      [one, 'before'] as const,
      [one, 'after'] as const,
    ])) {
      for (let call = 1; call <= calls; call += 1) {
        sandbox.rewind(mark);
        const finished = await run(sandbox, name, args, faultAt(call, { kind, side }));
        expect(finished.outcome.ok, `${kind} ${side} call ${call}`).toBe(true);
        // It does what it always does, or says in the log why it did not.
        const isUsual = JSON.stringify(returned(finished)) === JSON.stringify(returned(usual));
        expect(finished.info.length > 0 || isUsual, `${kind} ${side} call ${call}`).toBe(true);
        // What was not told this time is told the next time: at least once, whatever failed.
        if (name !== 'notify_conflict') continue;
        sandbox.clock.advance(3_600_000);
        await run(sandbox, name, args);
        expect(posts(sandbox).length, `${kind} ${side} call ${call}`).toBeGreaterThan(0);
      }
    }
  });
});
