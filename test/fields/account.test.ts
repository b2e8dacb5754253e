import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Access, openAccount, openSandbox } from '../../cli/account/access.ts';
import { readBiginModule } from '../../cli/account/bigin-metadata.ts';
import { readBooksContactFields } from '../../cli/account/books-fields.ts';
import { openRelay } from '../../cli/account/crm-relay.ts';
import { readCrmModule } from '../../cli/account/crm-sdk.ts';
import type { Send } from '../../cli/account/exchange.ts';
import type { Outcome } from '../../cli/account/outcome.ts';
import { dataCentres } from '../../zoho/index.ts';

const credentials = { clientId: 'id', clientSecret: 'secret', refreshToken: 'refresh' };

const answering =
  (body: string | null, status = 200): Send =>
  async () =>
    new Response(body, { status });

const access = (send: Send): Access => ({ api: 'https://www.zohoapis.eu', token: 'token', send });

function told(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'nothing' : `${outcome.diagnostic.code}: ${outcome.diagnostic.message}`;
}

describe('the token endpoint', () => {
  const open = (send: Send) => openAccount({ credentials, dataCentre: dataCentres.eu }, send);

  test('is asked in the body, and its API domain is used when it is one of Zoho’s', async () => {
    const requests: Request[] = [];
    const send =
      (api_domain: string): Send =>
      async (request) => {
        requests.push(request);
        return Response.json({ access_token: 'a', api_domain });
      };
    expect(await open(send('https://www.zohoapis.in'))).toMatchObject({
      value: { api: 'https://www.zohoapis.in', token: 'a' },
    });
    expect(requests[0]?.url).toBe('https://accounts.zoho.eu/oauth/v2/token');
    expect(Object.fromEntries(new URLSearchParams(await requests[0]?.text()))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'id',
      client_secret: 'secret',
      refresh_token: 'refresh',
    });
    for (const domain of ['https://zohoapis.example', 'http://www.zohoapis.in', '']) {
      expect(await open(send(domain))).toMatchObject({ value: { api: 'https://www.zohoapis.eu' } });
    }
  });

  test('of a sandbox stands for all products, whatever domain it tells', async () => {
    const send: Send = async () =>
      Response.json({ access_token: 'a', api_domain: 'https://www.zohoapis.com' });
    expect(await openSandbox('http://127.0.0.1:8787/', credentials, send)).toMatchObject({
      value: { api: 'http://127.0.0.1:8787', token: 'a' },
    });
  });

  test.each([
    [
      '{"error":"general_error"}',
      'account/token-refused: accounts.zoho.eu gave no access token: it answered "general_error".',
    ],
    [
      '<html>',
      'account/not-understood: POST /oauth/v2/token was answered with status 200 in a form that is not known: it is no JSON.',
    ],
    [
      '{}',
      'account/not-understood: POST /oauth/v2/token was answered with status 200 in a form that is not known: it has neither a token nor an error.',
    ],
  ])('answering %s is told', async (body, message) => {
    expect(told(await open(answering(body)))).toBe(message);
  });

  test('is not followed to another address: the secrets stay with Zoho', async () => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const opened = await openSandbox(`http://127.0.0.1:${port}`, credentials, (request) => fetch(request));
    expect(told(opened)).toMatch(/^account\/unreachable: 127\.0\.0\.1:\d+ cannot be reached: /);
    expect(asked).toEqual(['/oauth/v2/token']);
  });

  test.each([
    [Object.assign(new Error('x'), { code: 'ENOTFOUND' }), 'there is no such host'],
    [new DOMException('x', 'TimeoutError'), 'it took too long to answer'],
    [Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'the system answered ECONNRESET'],
    [new Error('certificate has expired'), 'certificate has expired'],
  ])('that cannot be reached is told: %s', async (cause, reason) => {
    const send: Send = async () => {
      throw new TypeError('fetch failed', { cause });
    };
    const message = reason === cause.message ? 'fetch failed' : reason;
    expect(told(await open(send))).toBe(
      `account/unreachable: accounts.zoho.eu cannot be reached: ${message}.`,
    );
  });
});

describe('an answer of a product', () => {
  const bigin = async (send: Send) => told(await readBiginModule(access(send), 'Contacts'));
  const books = async (send: Send) => told(await readBooksContactFields(access(send), '1'));
  const crm = async (send: Send) => told(await readCrmModule(access(send), 'Contacts'));

  test('in another form is told with what is wrong', async () => {
    expect(await bigin(answering('{"modules":[]}'))).toBe(
      'account/not-understood: GET /bigin/v2/settings/modules/Contacts was answered with status 200 in a form that is not known: modules is not as described.',
    );
    expect(await books(answering('{"fields":[{"api_name":"cf_a"}]}'))).toBe(
      'account/not-understood: GET /books/v3/settings/fields was answered with status 200 in a form that is not known: fields.0.label is not as described.',
    );
  });

  test('that is a refusal is told in the words of the service', async () => {
    const limit = '{"code":"LIMIT_EXCEEDED","message":"limit reached","details":{},"status":"error"}';
    const refused = (call: string) => `account/call-refused: ${call} was refused with status 400: `;
    expect(await bigin(answering(limit, 400))).toBe(
      `${refused('GET /bigin/v2/settings/modules/Contacts')}LIMIT_EXCEEDED limit reached.`,
    );
    expect(await crm(answering(limit, 400))).toBe(
      `${refused('GET /crm/v8/settings/modules/Contacts')}LIMIT_EXCEEDED limit reached.`,
    );
    expect(await books(answering('{"code":1002,"message":"no"}', 400))).toBe(
      `${refused('GET /books/v3/settings/fields')}1002 no.`,
    );
    expect(await books(answering('{}', 400))).toBe(
      `${refused('GET /books/v3/settings/fields')}without a reason.`,
    );
  });

  test('that does not come is a message also through the library for CRM', async () => {
    const send: Send = async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    };
    expect(await crm(send)).toBe(
      'account/unreachable: www.zohoapis.eu cannot be reached: nothing listens there.',
    );
    expect(await crm(answering('<html>', 502))).toBe(
      'account/not-understood: GET /crm/v8/settings/modules/Contacts was answered with status 502 in a form that is not known: it is no JSON.',
    );
  });

  test('without an organization of Books is told', async () => {
    const send = answering('{"code":0,"organizations":[]}');
    expect(told(await readBooksContactFields(access(send), undefined))).toBe(
      'account/no-organization: The account has no organization in Zoho Books.',
    );
  });

  test('with fields that are no custom fields, or not in use, gives the others', async () => {
    const fields = [
      { api_name: 'contact_name', label: 'Name', data_type: 'text' },
      { api_name: 'cf_old', label: 'Old', data_type: 'text', is_active: false },
      {
        api_name: 'cf_tier',
        label: 'Tier',
        data_type: 'dropdown',
        is_mandatory: true,
        values: [{ name: 'Gold' }, { name: 'Lead', is_active: false }],
      },
    ];
    const read = await readBooksContactFields(
      access(async () => Response.json({ code: 0, fields })),
      '1',
    );
    expect(read).toEqual({
      ok: true,
      value: [
        {
          apiName: 'cf_tier',
          label: 'Tier',
          dataType: 'dropdown',
          isUnique: false,
          isMandatory: true,
          values: ['Gold'],
        },
      ],
    });
  });
});

describe('the relay between the library for CRM and the account', () => {
  async function open(send: Send) {
    const relay = await openRelay(access(send));
    onTestFinished(() => relay.close());
    return relay;
  }

  test('passes on readings of metadata with the real token, and shows it to nobody', async () => {
    const seen: string[] = [];
    const relay = await open(async (request) => {
      seen.push(`${request.method} ${request.url} ${request.headers.get('authorization')}`);
      return Response.json({ fields: [] });
    });
    expect(relay.token).not.toContain('token');
    const headers = { authorization: `Zoho-oauthtoken ${relay.token}` };
    const response = await fetch(`${relay.url}/crm/v8/settings/fields?module=Contacts`, { headers });
    expect(await response.json()).toEqual({ fields: [] });
    expect(seen).toEqual([
      'GET https://www.zohoapis.eu/crm/v8/settings/fields?module=Contacts Zoho-oauthtoken token',
    ]);
  });

  test('refuses everybody else, and everything else', async () => {
    const relay = await open(() => {
      throw new Error('nothing must pass');
    });
    const headers = { authorization: `Zoho-oauthtoken ${relay.token}` };
    const statuses = [
      await fetch(`${relay.url}/crm/v8/settings/fields`),
      await fetch(`${relay.url}/crm/v8/Contacts`, { headers }),
      await fetch(`${relay.url}/crm/v8/settings/fields`, { method: 'POST', headers }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403]);
  });
});
