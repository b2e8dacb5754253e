import { chmodSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { httpSender, type SentCall } from '../../cli/commands/run-http.ts';
import { documentOf } from '../support/cli.ts';
import { makeFolder } from '../support/folder.ts';

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (received: Received) => {
  readonly status: number;
  readonly headers?: object;
  readonly body?: string | Uint8Array;
};

/** A server on this machine that keeps what it is asked; `undefined` for an answer lets the call wait for ever. */
async function listen(
  answer: Answer | 'never' | 'break off' = () => ({ status: 200, body: '{"id":4876876000001234567}' }),
): Promise<{ readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const call = { method, url, headers, body: await text(request) };
    received.push(call);
    if (answer === 'never') return;
    if (answer === 'break off') {
      request.socket.destroy();
      return;
    }
    const { status, headers: answered = { 'content-type': 'application/json' }, body = '' } = answer(call);
    response.writeHead(status, { ...answered }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}

const post = `answer = invokeurl
[
	url :"https://www.zohoapis.eu/books/v3/contacts?organization_id=1&q=a%20b"
	type :POST
	body :"{\\"name\\":\\"Zoë 京都\\"}"
	headers :{"content-type":"application/json","x-mine":"yes"}
	connection :"booksconnection"
];
info answer.get("id");`;
const get = 'info invokeurl [ url :"https://example.com/a?b=c" type :GET ];';

describe('--upstream', () => {
  test('sends the body of a DELETE with its length', async () => {
    const { url, received } = await listen();
    const text = 'r = invokeurl [ url :"https://example.com/a" type :DELETE parameters:{"a":1} ];\ninfo r;';
    const folder = makeFolder({ 'a.deluge': text });
    const run = await folder.run(['run', 'a.deluge', '--upstream', url, '--json']);
    expect(documentOf(run)).toMatchObject({ ok: true, http: [{ method: 'DELETE', status: 200 }] });
    expect(received.map(({ method, body, headers }) => [method, body, headers['content-length']])).toEqual([
      ['DELETE', 'a=1', '3'],
    ]);
  });

  const bytes = Uint8Array.of(0x89, 0x50, 0xff, 0);
  test.each([
    ['a picture is a file, byte for byte', { 'content-type': 'image/png' }, bytes, ['true', 'iVD/AA==']],
    ['bytes without a type are a file', {}, bytes, ['true', 'iVD/AA==']],
    [
      'text is read in its charset',
      { 'content-type': 'text/plain; charset=iso-8859-1' },
      Uint8Array.of(0xe4),
      ['false', 'w6Q='],
    ],
    [
      'broken text stays text',
      { 'content-type': 'text/plain' },
      Uint8Array.of(0x61, 0xff),
      ['false', 'Ye+/vQ=='],
    ],
    [
      'what was packed is unpacked',
      { 'content-type': 'text/plain', 'content-encoding': 'gzip' },
      gzipSync('hello'),
      ['false', 'aGVsbG8='],
    ],
    [
      'what only says so is not',
      { 'content-type': 'text/plain', 'content-encoding': 'gzip' },
      Buffer.from('hello'),
      ['false', 'aGVsbG8='],
    ],
  ])('%s', async (_, headers, body, info) => {
    const { url } = await listen(() => ({ status: 200, headers, body }));
    const text =
      'r = invokeurl [ url :"https://example.com/a" type :GET ];\ninfo r.isFile();\ninfo zoho.encryption.base64Encode(r);';
    const folder = makeFolder({ 'a.deluge': text });
    const run = await folder.run(['run', 'a.deluge', '--upstream', url, '--json']);
    expect(documentOf(run)).toMatchObject({ ok: true, info });
  });

  test('gets every call as the script makes it, and who it was for', async () => {
    const { url, received } = await listen();
    const folder = makeFolder({ 'a.deluge': post });
    const run = await folder.run(['run', 'a.deluge', '--upstream', url, '--json']);
    expect(run.status).toBe(0);
    const { host, ...headers } = received[0]?.headers ?? {};
    expect(url).toBe(`http://${host}`);
    expect(received.map(({ method, url, body }) => ({ method, url, body }))).toEqual([
      { method: 'POST', url: '/books/v3/contacts?organization_id=1&q=a%20b', body: '{"name":"Zoë 京都"}' },
    ]);
    // What HTTP itself needs besides, and nothing else.
    expect(headers).toEqual({
      connection: 'close',
      'content-length': '22',
      'content-type': 'application/json',
      'x-connection': 'booksconnection',
      'x-mine': 'yes',
      'x-original-url': 'https://www.zohoapis.eu/books/v3/contacts?organization_id=1&q=a%20b',
    });
    expect(documentOf(run)).toMatchObject({
      info: ['4876876000001234567'],
      http: [
        {
          method: 'POST',
          url: 'https://www.zohoapis.eu/books/v3/contacts?organization_id=1&q=a%20b',
          status: 200,
        },
      ],
      usage: { httpCalls: 1 },
    });
  });

  test('may have a path of its own', async () => {
    const { url, received } = await listen();
    const folder = makeFolder({ 'a.deluge': get });
    await folder.run(['run', 'a.deluge', '--upstream', `${url}/stand-in/`]);
    expect(received[0]?.url).toBe('/stand-in/a?b=c');
    expect(received[0]?.headers).not.toHaveProperty('x-connection');
  });

  test('gets an address in letters beyond ASCII in the form that a header takes', async () => {
    const { url, received } = await listen();
    const folder = makeFolder({
      'a.deluge': 'info invokeurl [ url :"https://example.com/é?b=ü" type :GET ];',
    });
    expect((await folder.run(['run', 'a.deluge', '--upstream', url])).status).toBe(0);
    expect(received[0]?.url).toBe('/%C3%A9?b=%C3%BC');
    expect(received[0]?.headers['x-original-url']).toBe('https://example.com/%C3%A9?b=%C3%BC');
  });

  test.each([
    [204, ''],
    [302, 'elsewhere'],
    [429, 'slow down'],
    [500, '<html>'],
  ])('may answer with status %d', async (status, body) => {
    const { url } = await listen(() => ({ status, headers: { location: '/elsewhere' }, body }));
    const detailed =
      'a = invokeurl [ url :"https://example.com/a" type :GET detailed :true ];\ninfo a.get("responseCode");\ninfo a.get("responseText");\ninfo a.get("responseHeader").get("location");';
    const run = await makeFolder({ 'a.deluge': detailed }).run([
      'run',
      'a.deluge',
      '--upstream',
      url,
      '--json',
    ]);
    expect(documentOf(run)).toMatchObject({
      info: [String(status), body, '/elsewhere'],
      http: [{ url: 'https://example.com/a', status }],
    });
  });

  test('that nothing listens at fails the call, not the program', async () => {
    const folder = makeFolder({ 'a.deluge': get });
    const run = await folder.run(['run', 'a.deluge', '--upstream', 'http://127.0.0.1:1']);
    expect(run).toEqual({
      status: 1,
      stdout: '',
      stderr: `error runtime/request-failed at a.deluge:1:6
  The call to https://example.com/a?b=c failed: 127.0.0.1:1 cannot be reached: nothing listens there

  1 | ${get}
    |      ^
  Catch the error with try and catch if the script can go on without the answer.
`,
    });
    const forMachines = await folder.run(['run', 'a.deluge', '--upstream', 'http://127.0.0.1:1', '--json']);
    expect(documentOf(forMachines)).toMatchObject({
      http: [{ method: 'GET', url: 'https://example.com/a?b=c', status: 0 }],
      usage: { httpCalls: 1 },
    });
  });

  test('that breaks off is a reset', async () => {
    const { url } = await listen('break off');
    const run = await makeFolder({ 'a.deluge': get }).run(['run', 'a.deluge', '--upstream', url, '--json']);
    expect(documentOf(run)).toMatchObject({
      error: {
        code: 'runtime/request-failed',
        message: expect.stringMatching(/failed: 127\.0\.0\.1:\d+ broke the connection off$/),
      },
    });
  });
});

test('a call that gets no answer in time is a timeout', async () => {
  const { url } = await listen('never');
  const sent: SentCall[] = [];
  const send = httpSender({ upstream: url, connections: {}, sent, timeoutMs: 20 });
  const answer = await send({ method: 'GET', url: 'https://example.com/', headers: {}, line: 1 });
  expect(answer).toMatchObject({ kind: 'failure', reason: 'timeout' });
  expect(sent).toEqual([{ method: 'GET', url: 'https://example.com/', status: 0 }]);
});

describe('--connections', () => {
  const script = (url: string): string =>
    `info invokeurl [ url :"${url}/me" type :GET connection :"booksconnection" ];`;
  const secret = 'Zoho-oauthtoken very-secret';

  test('adds the headers of the connection that a call names, and tells nobody', async () => {
    const { url, received } = await listen();
    const folder = makeFolder({
      'a.deluge': script(url),
      'c.json': JSON.stringify({ booksconnection: { authorization: secret } }),
    });
    chmodSync(`${folder.path}/c.json`, 0o600);
    const run = await folder.run(['run', 'a.deluge', '--connections', 'c.json', '--json']);
    expect(run.status).toBe(0);
    expect(received[0]?.headers.authorization).toBe(secret);
    expect(run.stdout).not.toContain('secret');
  });

  test.each(['booksconnection', 'constructor'])('without them, a call that names %s fails', async (name) => {
    const { url, received } = await listen();
    const folder = makeFolder({ 'a.deluge': script(url).replace('booksconnection', name) });
    const run = await folder.run(['run', 'a.deluge']);
    expect(run.status).toBe(1);
    expect(run.stderr).toBe(`error runtime/connection-failed at a.deluge:1:6
  The connection '${name}' cannot be used: the file of connections does not have it; give --connections or --upstream

  1 | ${folder.read('a.deluge')}
    |      ^
  Check the link name, and that the connection has the scopes that the call needs.
`);
    expect(received).toEqual([]);
  });

  test.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o620, 0o666])(
    'are refused in a file with the rights %o',
    async (mode) => {
      const folder = makeFolder({ 'a.deluge': 'info 1;', 'c.json': '{}' });
      chmodSync(`${folder.path}/c.json`, mode);
      expect(await folder.run(['run', 'a.deluge', '--connections', 'c.json'])).toEqual({
        status: 3,
        stdout: '',
        stderr: `error connections/readable-by-others at c.json
  The file of connections holds secrets, and others on this machine can read or change it.
  Take their rights away: chmod 600 on the file.
`,
      });
    },
  );

  test.each([
    ['{"a": "very-secret', 'it is not JSON'],
    ['["very-secret"]', 'it holds something else than headers by link name'],
    ['{"a": {"authorization": 5}}', 'it holds something else than headers by link name'],
  ])('are refused in the form %s, and not shown', async (content, reason) => {
    const folder = makeFolder({ 'a.deluge': 'info 1;', 'c.json': content });
    chmodSync(`${folder.path}/c.json`, 0o600);
    expect(await folder.run(['run', 'a.deluge', '--connections', 'c.json'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `error connections/not-valid at c.json
  The file of connections cannot be used: ${reason}.
  Write {"booksconnection":{"authorization":"Zoho-oauthtoken …"}}.
`,
    });
  });

  test('in a file that is not there', async () => {
    const run = await makeFolder({ 'a.deluge': 'info 1;' }).run([
      'run',
      'a.deluge',
      '--connections',
      'c.json',
    ]);
    expect(run).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error usage/file-not-found\n  There is no file c.json.\n  Give the path from the folder that you are in.\n',
    });
  });
});

describe('a mail', () => {
  const mail =
    'sendmail\n[\n\tfrom :zoho.adminuserid\n\tto :"a@example.com"\n\tsubject :"Hi"\n\tmessage :"there"\n]\ninfo "sent";';

  test('is not sent, and that is said', async () => {
    const run = await makeFolder({ 'mail.deluge': mail }).run(['run', 'mail.deluge', '--json']);
    expect(run.status).toBe(1);
    expect(documentOf(run)).toMatchObject({
      error: {
        code: 'runtime/request-failed',
        message:
          'The call to sendmail: failed: nothing here sends mails or text messages; give --upstream to receive them',
      },
      http: [{ method: 'POST', url: 'sendmail:', status: 0 }],
    });
  });

  test('goes to the address of --upstream', async () => {
    const { url, received } = await listen();
    const run = await makeFolder({ 'mail.deluge': mail }).run(['run', 'mail.deluge', '--upstream', url]);
    expect(run.stdout).toBe('sent\n');
    expect(received.map(({ headers, body }) => [headers['x-original-url'], JSON.parse(body).to])).toEqual([
      ['sendmail:', 'a@example.com'],
    ]);
  });
});
