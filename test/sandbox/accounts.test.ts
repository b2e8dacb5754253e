import { describe, expect, test } from 'vitest';
import { limits } from '../../zoho/index.ts';
import { readAnswer } from './promises.ts';
import { newSandbox } from './world.ts';

const credentials = {
  client_id: 'sandbox-client',
  client_secret: 'sandbox-client-secret',
  refresh_token: 'sandbox-refresh-books_link',
};

async function askForToken(
  sandbox: ReturnType<typeof newSandbox>,
  parameters: Record<string, string>,
  host?: string,
) {
  const url = `${host ?? sandbox.hosts.accounts}/oauth/v2/token`;
  const body = new URLSearchParams({ grant_type: 'refresh_token', ...credentials, ...parameters });
  return readAnswer(await sandbox.fetch(new Request(url, { method: 'POST', body })));
}

describe('the token endpoint', () => {
  test.each([
    ['an unknown refresh token', { refresh_token: 'nobody' }, 'invalid_code'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['a wrong secret', { client_secret: 'nothing' }, 'invalid_client_secret'],
    ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('answers %s with 200 and an error', async (_, parameters, error) => {
    const { status, json } = await askForToken(newSandbox(), parameters);
    expect([status, json]).toEqual([200, { error }]);
  });

  test('takes the parameters in the query too', async () => {
    const sandbox = newSandbox();
    const query = new URLSearchParams({ grant_type: 'refresh_token', ...credentials });
    const response = await sandbox.fetch(
      new Request(`${sandbox.hosts.accounts}/oauth/v2/token?${query}`, { method: 'POST' }),
    );
    expect(await response.json()).toMatchObject({ access_token: 'sandbox-access-000001', expires_in: 3600 });
  });

  test('knows no refresh token of another data centre', async () => {
    const { json } = await askForToken(newSandbox(), {}, 'https://accounts.zoho.eu');
    expect(json).toEqual({ error: 'invalid_code' });
  });

  test('gives ten tokens in ten minutes and no more', async () => {
    const sandbox = newSandbox();
    for (let count = 1; count <= 10; count += 1) {
      expect((await askForToken(sandbox, {})).json).toHaveProperty('access_token');
    }
    const refused = await askForToken(sandbox, {});
    expect([refused.status, refused.json]).toEqual([
      400,
      {
        error: 'access_denied',
        error_description: 'You have made too many requests continuously. Please try again after some time.',
        status: 'failure',
      },
    ]);
    sandbox.clock.advance(600_000);
    expect((await askForToken(sandbox, {})).json).toHaveProperty('access_token');
  });

  test('keeps as many tokens of a holder alive as Zoho does; the next drops the oldest', async () => {
    const sandbox = newSandbox();
    const most = limits.oauth.liveAccessTokens.value;
    const tokens: string[] = [];
    for (let count = 0; count <= most; count += 1) {
      sandbox.clock.advance(120_000);
      const { access_token } = (await askForToken(sandbox, {})).json as { access_token: string };
      tokens.push(access_token);
    }
    const statusWith = async (token: string | undefined) => {
      const headers = { authorization: `Zoho-oauthtoken ${token}` };
      const url = `${sandbox.hosts.api}/books/v3/contacts?organization_id=10001`;
      return (await sandbox.fetch(new Request(url, { headers }))).status;
    };
    expect(await statusWith(tokens[0])).toBe(401);
    expect(await statusWith(tokens[1])).toBe(200);
    expect(await statusWith(tokens[most])).toBe(200);
  });

  test('what it does not stand for is refused and written down', async () => {
    const sandbox = newSandbox();
    const response = await sandbox.accounts.fetch(
      new Request('https://accounts.zoho.com/oauth/v3/device/code'),
    );
    expect(response.status).toBe(404);
    expect(sandbox.unmodelled[0]?.what).toBe('GET /oauth/v3/device/code of Accounts is not modelled.');
  });
});
