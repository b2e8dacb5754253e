import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { type DataCentreKey, dataCentres } from '../../zoho/index.ts';
import { readAnswer } from './promises.ts';
import { newSandbox } from './world.ts';

const redirect_uri = 'https://app.example/callback';
const client = { client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };
const asked = {
  response_type: 'code',
  client_id: client.client_id,
  scope: 'ZohoBigin.modules.ALL,ZohoBooks.contacts.READ',
  redirect_uri,
  access_type: 'offline',
  prompt: 'consent',
};

async function authorize(
  sandbox: Sandbox,
  more: Readonly<Record<string, string>> = {},
  host = sandbox.hosts.accounts,
) {
  const query = new URLSearchParams({ ...asked, ...more });
  const response = await sandbox.fetch(new Request(`${host}/oauth/v2/auth?${query}`));
  const location = response.headers.get('location');
  const { json } = await readAnswer(response);
  return {
    status: response.status,
    json,
    back: location === null ? undefined : new URL(location).searchParams,
  };
}

async function exchange(
  sandbox: Sandbox,
  code: string,
  more: Readonly<Record<string, string>> = {},
  host = sandbox.hosts.accounts,
) {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    ...client,
    redirect_uri,
    code,
    ...more,
  });
  const answer = await readAnswer(
    await sandbox.fetch(new Request(`${host}/oauth/v2/token`, { method: 'POST', body })),
  );
  return { status: answer.status, json: answer.json as Readonly<Record<string, string>> };
}

async function signIn(sandbox: Sandbox, more: Readonly<Record<string, string>> = {}) {
  const { back } = await authorize(sandbox, more);
  return (await exchange(sandbox, back?.get('code') ?? '')).json;
}

async function statusWith(sandbox: Sandbox, token: string | undefined, host = sandbox.hosts.api) {
  const headers = { authorization: `Zoho-oauthtoken ${token}` };
  return (await sandbox.fetch(new Request(`${host}/bigin/v2/Contacts?fields=id`, { headers }))).status;
}

async function post(sandbox: Sandbox, path: string, parameters: Readonly<Record<string, string>>) {
  const body = new URLSearchParams(parameters);
  return readAnswer(
    await sandbox.fetch(new Request(sandbox.hosts.accounts + path, { method: 'POST', body })),
  );
}

describe('signing in', () => {
  test('sends back with a code, the state and the data centre; the code gives both tokens', async () => {
    const sandbox = newSandbox();
    const { status, back } = await authorize(sandbox, { state: 'x 1' });
    expect([status, Object.fromEntries(back ?? [])]).toEqual([
      302,
      {
        state: 'x 1',
        code: 'sandbox-code-000001',
        location: 'us',
        'accounts-server': 'https://accounts.zoho.com',
      },
    ]);
    const { json } = await exchange(sandbox, 'sandbox-code-000001');
    expect(json).toEqual({
      access_token: 'sandbox-access-000001',
      refresh_token: 'sandbox-refresh-000001',
      scope: 'ZohoBigin.modules.ALL ZohoBooks.contacts.READ',
      api_domain: 'https://www.zohoapis.com',
      token_type: 'Bearer',
      expires_in: 3600,
    });
    expect(await statusWith(sandbox, json.access_token)).toBe(204);
    const refreshed = await post(sandbox, '/oauth/v2/token', {
      grant_type: 'refresh_token',
      ...client,
      refresh_token: json.refresh_token ?? '',
    });
    expect(refreshed.json).not.toHaveProperty('refresh_token');
    expect(refreshed.json).toMatchObject({ access_token: 'sandbox-access-000002' });
  });

  test.each([
    ['an unknown client', { client_id: 'x' }, 'invalid_client'],
    ['another address', { redirect_uri: 'https://evil.example/' }, 'invalid_redirect_uri'],
    ['no scope', { scope: '' }, 'invalid_scope'],
    ['another response type', { response_type: 'token' }, 'invalid_response_type'],
  ])('%s is refused', async (_, more, error) => {
    const { status, json } = await authorize(newSandbox(), more);
    expect([status, json]).toEqual([400, { error }]);
  });

  test.each([
    ['a code that nobody gave', 'x', {}, 'invalid_code'],
    ['a wrong secret', undefined, { client_secret: 'x' }, 'invalid_client_secret'],
    ['another client', undefined, { client_id: 'x' }, 'invalid_client'],
    ['another address', undefined, { redirect_uri: 'https://app.example/other' }, 'invalid_redirect_uri'],
  ])('%s gives 200 and an error', async (_, code, more, error) => {
    const sandbox = newSandbox();
    const { back } = await authorize(sandbox);
    expect(await exchange(sandbox, code ?? back?.get('code') ?? '', more)).toEqual({
      status: 200,
      json: { error },
    });
  });

  test('a code opens once, and not after two minutes', async () => {
    const sandbox = newSandbox();
    const first = (await authorize(sandbox)).back?.get('code') ?? '';
    expect((await exchange(sandbox, first)).json).toHaveProperty('access_token');
    expect((await exchange(sandbox, first)).json).toEqual({ error: 'invalid_code' });
    const second = (await authorize(sandbox)).back?.get('code') ?? '';
    sandbox.clock.advance(120_000);
    expect((await exchange(sandbox, second)).json).toEqual({ error: 'invalid_code' });
  });

  test('gives a refresh token the first time and for consent, and none online', async () => {
    const sandbox = newSandbox();
    expect(await signIn(sandbox, { access_type: 'online' })).not.toHaveProperty('refresh_token');
    expect(await signIn(sandbox, { prompt: 'none' })).toHaveProperty('refresh_token');
    expect(await signIn(sandbox, { prompt: 'none' })).not.toHaveProperty('refresh_token');
    expect(await signIn(sandbox)).toHaveProperty('refresh_token');
  });

  test('a fifth code in a minute is refused, and then all for ten minutes', async () => {
    const sandbox = newSandbox();
    for (let count = 1; count <= 4; count += 1) expect((await authorize(sandbox)).status).toBe(302);
    expect((await authorize(sandbox)).json).toEqual({ error: 'access_denied' });
    sandbox.clock.advance(599_999);
    expect((await authorize(sandbox)).json).toEqual({ error: 'access_denied' });
    sandbox.clock.advance(1);
    expect((await authorize(sandbox)).status).toBe(302);
  });

  test('the 21st refresh token of a user ends the first one without a word', async () => {
    const sandbox = newSandbox();
    const refreshTokens: string[] = [];
    for (let count = 1; count <= 21; count += 1) {
      sandbox.clock.advance(60_000);
      refreshTokens.push((await signIn(sandbox)).refresh_token ?? '');
    }
    const refresh = async (refresh_token = '') =>
      (await post(sandbox, '/oauth/v2/token', { grant_type: 'refresh_token', ...client, refresh_token }))
        .json;
    expect(await refresh(refreshTokens[0])).toEqual({ error: 'invalid_code' });
    expect(await refresh(refreshTokens[1])).toHaveProperty('access_token');
  });
});

describe('revoking', () => {
  test('a refresh token ends its access tokens; a second time is an error', async () => {
    const sandbox = newSandbox();
    const { access_token, refresh_token = '' } = await signIn(sandbox);
    const revoke = async () => (await post(sandbox, '/oauth/v2/token/revoke', { token: refresh_token })).json;
    expect(await revoke()).toEqual({ status: 'success' });
    expect(await statusWith(sandbox, access_token)).toBe(401);
    expect(await revoke()).toEqual({ error: 'invalid_code' });
  });

  test('belongs to the state', async () => {
    const sandbox = newSandbox();
    const { access_token, refresh_token = '' } = await signIn(sandbox);
    const saved = JSON.parse(JSON.stringify(sandbox.snapshot()));
    await post(sandbox, '/oauth/v2/token/revoke', { token: refresh_token });
    sandbox.restore(saved);
    expect(await statusWith(sandbox, access_token)).toBe(204);
    expect((await signIn(sandbox)).refresh_token).toBe('sandbox-refresh-000002');
  });
});

test('the token endpoint takes a multipart form, as Zoho’s SDKs send it', async () => {
  const sandbox = newSandbox();
  const body = new FormData();
  const parameters = { grant_type: 'refresh_token', ...client, refresh_token: 'sandbox-refresh-books_link' };
  for (const [name, value] of Object.entries(parameters)) body.append(name, value);
  const request = new Request(`${sandbox.hosts.accounts}/oauth/v2/token`, { method: 'POST', body });
  expect((await readAnswer(await sandbox.fetch(request))).json).toHaveProperty('access_token');
});

describe('data centres', () => {
  const keys = Object.keys(dataCentres) as DataCentreKey[];

  test.each(keys)('an account of %s has tokens that are good there and nowhere else', async (key) => {
    const sandbox = newSandbox({ dataCentre: key });
    const { access_token, api_domain } = await signIn(sandbox);
    expect(api_domain).toBe(dataCentres[key].apiDomain);
    for (const other of keys) {
      const status = await statusWith(sandbox, access_token, dataCentres[other].apiDomain);
      expect(status, other).toBe(other === key ? 204 : 401);
    }
  });

  test('asking at another one sends back to the account’s own; the code is good only there', async () => {
    const sandbox = newSandbox({ dataCentre: 'eu' });
    const { back } = await authorize(sandbox, {}, 'https://accounts.zoho.com');
    expect([back?.get('location'), back?.get('accounts-server')]).toEqual(['eu', 'https://accounts.zoho.eu']);
    const code = back?.get('code') ?? '';
    expect((await exchange(sandbox, code, {}, 'https://accounts.zoho.com')).json).toEqual({
      error: 'invalid_code',
    });
    expect((await exchange(sandbox, code)).json).toHaveProperty('refresh_token');
  });

  test('China is reached from China alone', async () => {
    const abroad = await authorize(newSandbox({ dataCentre: 'cn' }), {}, 'https://accounts.zoho.com');
    expect(abroad.json).toEqual({ error: 'other_dc' });
    expect((await authorize(newSandbox({ dataCentre: 'cn' }))).status).toBe(302);
  });

  test('all of them are listed', async () => {
    const sandbox = newSandbox();
    const response = await sandbox.fetch(new Request('https://accounts.zoho.com/oauth/serverinfo'));
    const { locations } = (await readAnswer(response)).json as { locations: Record<string, string> };
    expect(Object.keys(locations)).toEqual(keys);
    expect(locations.ca).toBe('https://accounts.zohocloud.ca');
  });
});
