import { missingScopes, scopesForCall } from '../../zoho/index.ts';
import type { Call } from '../http/call.ts';
import type { AccessToken, TokenStore } from './token-store.ts';

/** Whether a call's access token opens what the call asks for. */
export type Authorization =
  | { readonly kind: 'authorized'; readonly token: AccessToken }
  | { readonly kind: 'no-token' }
  /** Unknown, expired, or of another data centre. */
  | { readonly kind: 'bad-token' }
  | { readonly kind: 'missing-scope'; readonly scopes: readonly string[] };

const AUTHORIZATION = /^Zoho-oauthtoken (\S+)$/;

/**
 * Checks the header `Authorization: Zoho-oauthtoken …` and the scopes of its token. A token belongs to one data
 * centre and is unknown in every other.
 *
 * @param homeDataCentre the data centre of the sandbox's account
 */
export function authorize(call: Call, tokens: TokenStore, homeDataCentre: string): Authorization {
  const header = call.headers.get('authorization');
  if (header === null) return { kind: 'no-token' };
  const text = AUTHORIZATION.exec(header)?.[1];
  if (text === undefined) return { kind: 'no-token' };
  const check = tokens.check(text);
  if (check.kind !== 'valid' || call.dataCentre !== homeDataCentre) return { kind: 'bad-token' };
  const upsert = call.headers.get('x-upsert');
  const needed = scopesForCall(call.method, call.path, upsert === null ? {} : { 'x-upsert': upsert });
  // A route without a known scope would open itself to every token: refused, so that its scope gets declared.
  const missing = needed ? missingScopes(check.token.scopes, needed) : ['(unknown)'];
  if (missing.length > 0) return { kind: 'missing-scope', scopes: missing };
  return { kind: 'authorized', token: check.token };
}
