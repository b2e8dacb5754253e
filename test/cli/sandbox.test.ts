import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { documentOf, runCli } from '../support/cli.ts';
import { makeUntypedProject } from '../support/project.ts';

const project = makeUntypedProject(afterAll);

/** Starts `topping sandbox`, and gives what it has printed up to some text. */
function start(args: readonly string[]) {
  let printed = '';
  const waiting: { readonly wanted: string | RegExp; readonly resolve: (printed: string) => void }[] = [];
  const interruption = Promise.withResolvers<void>();
  const ended = runCli(['sandbox', '--port', '0', ...args], {
    directory: project.root,
    interrupted: () => interruption.promise,
    onOutput: (text) => {
      printed += text;
      for (const { wanted, resolve } of waiting) if (printed.match(wanted)) resolve(printed);
    },
  });
  return {
    ended,
    printed: (wanted: string | RegExp) =>
      new Promise<string>((resolve) => {
        waiting.push({ wanted, resolve });
        if (printed.match(wanted)) resolve(printed);
      }),
    interrupt: () => interruption.resolve(),
  };
}

async function createContact(url: string, token: string): Promise<Response> {
  return fetch(`${url}/bigin/v2/Contacts`, {
    method: 'POST',
    headers: { authorization: `Zoho-oauthtoken ${token}` },
    body: '{"data":[{"Last_Name":"Ito","Email":"ito@example.com"}]}',
  });
}

describe('topping sandbox', () => {
  test('answers until it is interrupted, and tells of each run of a rule', async () => {
    const sandbox = start([]);
    const welcome = await sandbox.printed('Ctrl-C');
    const [, url = ''] = /listens on (http:\/\/127\.0\.0\.1:\d+)\./.exec(welcome) ?? [];
    const [, token = ''] = /Zoho-oauthtoken ([^']+)'/.exec(welcome) ?? [];
    expect(welcome).toMatch(/^POST {3}\/bigin\/v2\/\S+ {2}\S/m);
    expect((await createContact(url, token)).status).toBe(201);
    const told = await sandbox.printed(/info contact_to_books \d+: created customer/);
    expect(told).toMatch(/^Contact to Books \d{19}\n {2}line \d+: GET /m);
    const customers = await fetch(`${url}/books/v3/contacts?organization_id=10001`, {
      headers: { authorization: `Zoho-oauthtoken ${token}` },
    });
    expect(await customers.json()).toMatchObject({ contacts: [{ contact_name: 'Ito' }] });
    sandbox.interrupt();
    expect(await sandbox.ended).toMatchObject({ status: 0, stderr: '' });
    await expect(createContact(url, token)).rejects.toThrow();
  });

  test('gives a machine one document, with all that a client needs', async () => {
    const sandbox = start(['--json']);
    const { url, token } = JSON.parse(await sandbox.printed('\n'));
    await createContact(url, token);
    sandbox.interrupt();
    const run = await sandbox.ended;
    expect(run.status).toBe(0);
    expect(documentOf(run)).toEqual({ protocol: 1, ok: true, url, token, organizationId: '10001' });
  });

  test('says that a port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const args = ['sandbox', '--port', String(port)];
    expect(await runCli(args, { directory: project.root })).toEqual({
      status: 3,
      stdout: '',
      stderr: `error environment/port-not-open
  The port ${port} of 127.0.0.1 cannot be opened: another program has it.
  Give another one, or "--port 0" for one that is free.
`,
    });
    expect(documentOf(await runCli([...args, '--json'], { directory: project.root }))).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'environment/port-not-open' }],
    });
  });
});
