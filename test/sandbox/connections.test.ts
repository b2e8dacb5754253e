import { describe, expect, test } from 'vitest';
import {
  type ConnectionDefinition,
  type FinishedRun,
  type Sandbox,
  type SandboxOptions,
  sandboxOrderAccess,
} from '../../sandbox/index.ts';
import { createInBigin, newSandbox } from './world.ts';

const order = 'https://orders.example.com/orders/1001';

const call = (url: string, more = ''): string =>
  `answer = invokeurl\n[\n\turl :"${url}"\n\ttype :GET\n${more}\tconnection:"link"\n\tdetailed:true\n];\ninfo answer.get("responseCode");\ninfo answer.get("responseText");`;

/** Runs a script that goes through one connection, and gives what it logged. */
async function runThrough(
  link: ConnectionDefinition,
  text: string,
  options: Partial<SandboxOptions> = {},
): Promise<{ readonly sandbox: Sandbox; readonly run: FinishedRun; readonly said: readonly string[] }> {
  const sandbox = newSandbox({
    connections: { link },
    functions: [{ name: 'f', text }],
    rules: [{ name: 'R', module: 'Contacts', on: ['create'], function: 'f', entryStyle: 'map-plain' }],
    orders: [{ number: '1001', status: 'shipped' }],
    slackChannels: [{ id: 'C0001', name: 'conflicts' }],
    deskOrganizations: [
      { id: '7', tickets: [{ id: '1', ticketNumber: '101', subject: 'Printer', status: 'Open' }] },
    ],
    ...options,
  });
  await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito' });
  const [run] = await sandbox.settle();
  if (!run) throw new Error('The rule started no run.');
  return { sandbox, run, said: run.info };
}

const shipped = '{"number":"1001","status":"shipped"}';

describe('a script reaches', () => {
  test('Desk with the token of a connection to it', async () => {
    const { said, sandbox } = await runThrough(
      { service: 'desk', scopes: ['Desk.search.READ', 'Desk.tickets.READ'] },
      call('https://desk.zoho.com/api/v1/tickets/search?ticketNumber=101', '\theaders:{"orgId":"7"}\n'),
    );
    expect(said[0]).toBe('200');
    expect(said[1]).toContain('"subject":"Printer"');
    expect(sandbox.callsByService()).toMatchObject({ accounts: 1, desk: 1 });
  });

  test('Slack as the app that the connection installed', async () => {
    const text =
      'message = {"channel":"C0001","text":"Hello"};\nanswer = invokeurl\n[\n\turl :"https://slack.com/api/chat.postMessage"\n\ttype :POST\n\tparameters:message.toString()\n\theaders:{"Content-Type":"application/json"}\n\tconnection:"link"\n];\ninfo answer.get("ok");';
    const { said, sandbox } = await runThrough({ service: 'slack', scopes: ['chat:write'] }, text);
    expect(said).toEqual(['true']);
    expect(sandbox.slack.messages().map(({ text: posted }) => posted)).toEqual(['Hello']);
    const { said: refused } = await runThrough(
      { service: 'slack', scopes: [] },
      `${text}info answer.get("error");`,
    );
    expect(refused).toEqual(['false', 'missing_scope']);
  });

  test.each(['header', 'query'] as const)('the order API with a key in the %s', async (placement) => {
    const access = { ...sandboxOrderAccess['api-key'], placement };
    const link: ConnectionDefinition = {
      service: 'custom',
      authentication: { kind: 'api-key', placement, values: { [access.name]: access.key } },
    };
    const { said, run } = await runThrough(link, call(order), { orderAccess: access });
    expect(said).toEqual(['200', shipped]);
    // The script sent no key: it stands neither in what the run kept nor in the log.
    expect(JSON.stringify(run)).not.toContain(access.key);
    const wrong = { ...link, authentication: { ...link.authentication, values: { [access.name]: 'x' } } };
    expect(
      (await runThrough(wrong as ConnectionDefinition, call(order), { orderAccess: access })).said[0],
    ).toBe('401');
  });

  test('the order API with a user name and a password', async () => {
    const orderAccess = sandboxOrderAccess.basic;
    const link: ConnectionDefinition = { service: 'custom', authentication: orderAccess };
    expect((await runThrough(link, call(order), { orderAccess })).said).toEqual(['200', shipped]);
    const wrong: ConnectionDefinition = {
      service: 'custom',
      authentication: { ...orderAccess, password: 'x' },
    };
    expect((await runThrough(wrong, call(order), { orderAccess })).said[0]).toBe('401');
  });

  test.each(['header', 'query'] as const)('the order API with a token in the %s', async (placement) => {
    const { kind: _, placement: __, ...application } = sandboxOrderAccess.oauth2;
    const tokenUrl = 'https://orders.example.com/orders/oauth/token';
    const orderAccess = { ...sandboxOrderAccess.oauth2, placement };
    const link = (secret: string): ConnectionDefinition => ({
      service: 'custom',
      authentication: { kind: 'oauth2', placement, tokenUrl, ...application, clientSecret: secret },
    });
    const twice = `${call(order)}\n${call(order)}`;
    const { said, sandbox } = await runThrough(link(application.clientSecret), twice, { orderAccess });
    expect(said).toEqual(['200', shipped, '200', shipped]);
    // One token serves both calls.
    expect(sandbox.callsByService().orders).toBe(3);
    const { run } = await runThrough(link('x'), call(order), { orderAccess });
    expect(run.outcome.ok).toBe(false);
    expect(JSON.stringify(run.outcome)).toContain('could not get an access token');
  });
});

test('a token of a custom service is renewed when it has ended, and a state that is put back knows it', async () => {
  const { kind: _, ...application } = sandboxOrderAccess.oauth2;
  const link: ConnectionDefinition = {
    service: 'custom',
    authentication: {
      kind: 'oauth2',
      ...application,
      tokenUrl: 'https://orders.example.com/orders/oauth/token',
    },
  };
  const { sandbox } = await runThrough(link, call(order), { orderAccess: sandboxOrderAccess.oauth2 });
  const saved = JSON.parse(JSON.stringify(sandbox.snapshot()));
  const callsOfNextRun = async (): Promise<number> => {
    const before = sandbox.callsByService().orders;
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    const [run] = await sandbox.settle();
    expect(run?.info[0]).toBe('200');
    return sandbox.callsByService().orders - before;
  };
  expect(await callsOfNextRun()).toBe(1);
  sandbox.clock.advance(3_600_000);
  expect(await callsOfNextRun()).toBe(2);
  sandbox.restore(saved);
  expect(await callsOfNextRun()).toBe(1);
});

test('messages in Slack belong to the state', async () => {
  const { sandbox } = await runThrough({ service: 'slack', scopes: ['chat:write'] }, 'info 1;');
  const empty = sandbox.snapshot();
  const digest = sandbox.digest();
  const headers = { authorization: `Bearer ${sandbox.slack.install('bot', ['chat:write'])}` };
  const body = new URLSearchParams({ channel: 'C0001', text: 'Hello' });
  await sandbox.slack.fetch(
    new Request('https://slack.com/api/chat.postMessage', { method: 'POST', headers, body }),
  );
  expect(sandbox.slack.messages()).toHaveLength(1);
  expect(sandbox.digest()).not.toBe(digest);
  sandbox.restore(empty);
  expect(sandbox.slack.messages()).toEqual([]);
  expect(sandbox.digest()).toBe(digest);
});
