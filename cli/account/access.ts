import { z } from 'zod';
import { dataCentreOf } from '../../zoho/index.ts';
import { accountDiagnostics } from './account-diagnostics.ts';
import type { AccountCredentials, Credentials } from './credentials.ts';
import { exchange, type Send } from './exchange.ts';
import { have, lack, type Outcome } from './outcome.ts';

/** An account that can be read: where it answers, and the token that opens it for an hour. */
export interface Access {
  /** Such as `https://www.zohoapis.eu`; without a slash at the end. */
  readonly api: string;
  /** A secret: it goes into the header of calls and nowhere else. */
  readonly token: string;
  readonly send: Send;
  /** What the token endpoint said of the account; absent for a token that came from elsewhere. */
  readonly grant?: Grant;
}

/** What an access token is good for, as its giver says. */
export interface Grant {
  /** The API domain of the account's data centre; empty when it is not told. */
  readonly apiDomain: string;
  /** Empty when they are not told. */
  readonly scopes: readonly string[];
}

const answerSchema = z.object({
  access_token: z.string().optional(),
  api_domain: z.string().optional(),
  scope: z.string().optional(),
  error: z.string().optional(),
});

/** Opens an account at Zoho. */
export async function openAccount(
  { credentials, dataCentre: centre }: AccountCredentials,
  send: Send,
): Promise<Outcome<Access>> {
  const accounts = `https://${centre.accountsHost}`;
  const token = await refresh(accounts, credentials, send);
  if (!token.ok) return token;
  // The answer says where the account's data are; only an address of Zoho may be sent the token.
  const { accessToken, grant } = token.value;
  const api = dataCentreOf(grant.apiDomain)?.apiDomain ?? centre.apiDomain;
  return have({ api, token: accessToken, send, grant });
}

/** Opens a sandbox on this machine, where all products answer at one address. */
export async function openSandbox(
  address: string,
  credentials: Credentials,
  send: Send,
): Promise<Outcome<Access>> {
  const { origin } = new URL(address);
  const token = await refresh(origin, credentials, send);
  if (!token.ok) return token;
  const { accessToken, grant } = token.value;
  return have({ api: origin, token: accessToken, send, grant });
}

/** The errors of the token endpoint, which come with status 200 as well. */
const refusals = {
  invalid_client: 'unknown-client',
  invalid_client_secret: 'wrong-secret',
  invalid_code: 'unknown-refresh-token',
  invalid_grant: 'unknown-refresh-token',
  access_denied: 'too-many-tokens',
  'Access Denied': 'too-many-tokens',
} as const;

async function refresh(
  accounts: string,
  { clientId, clientSecret, refreshToken }: Credentials,
  send: Send,
): Promise<Outcome<{ readonly accessToken: string; readonly grant: Grant }>> {
  // In the body and not in the query, where secrets would end up in logs.
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  });
  const answer = await exchange(send, `${accounts}/oauth/v2/token`, { method: 'POST', body });
  if (!answer.ok) return answer;
  const { status, json } = answer.value;
  const read = answerSchema.safeParse(json);
  const { access_token, api_domain = '', scope = '', error } = read.success ? read.data : {};
  const { host } = new URL(accounts);
  if (error !== undefined) {
    const code = isKnown(error) ? refusals[error] : 'token-refused';
    return lack(accountDiagnostics.report(code, { host, error }, undefined));
  }
  if (access_token !== undefined) {
    // Zoho's pages show blanks between scopes in answers, and commas in requests.
    const scopes = scope.split(/[\s,]+/).filter((one) => one !== '');
    return have({ accessToken: access_token, grant: { apiDomain: api_domain, scopes } });
  }
  const details = { call: 'POST /oauth/v2/token', status, reason: 'it has neither a token nor an error' };
  return lack(accountDiagnostics.report('not-understood', details, undefined));
}

function isKnown(error: string): error is keyof typeof refusals {
  return Object.hasOwn(refusals, error);
}
