import { impliedBy, scopesForCall } from '../../zoho/index.ts';
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

/** Checks the header `Authorization: Zoho-oauthtoken …` and the scopes of its token. */
export type Authorize = (call: Call) => Authorization;

/** For each scope that a call needs, all scopes that cover it. */
type Needs = readonly (readonly string[])[];

const MOST_KEPT = 1000;

/**
 * Makes the check of one product. A token belongs to one data centre and is unknown in every other.
 *
 * @param homeDataCentre the data centre of the sandbox's account
 */
export function createAuthorize(tokens: TokenStore, homeDataCentre: string): Authorize {
  // Finding the scopes of a call takes longer than the rest of a simple call: they are kept by the form of its path.
  const kept = new Map<string, Needs | undefined>();
  const needsOf = (call: Call): Needs | undefined => {
    const upsert = call.headers.get('x-upsert');
    const key = `${call.method} ${call.path.replace(/\d+/g, '0')} ${upsert ?? ''}`;
    if (kept.has(key)) return kept.get(key);
    if (kept.size >= MOST_KEPT) kept.clear();
    const scopes = scopesForCall(call.method, call.path, upsert === null ? {} : { 'x-upsert': upsert });
    const needs = scopes?.map(impliedBy);
    kept.set(key, needs);
    return needs;
  };
  return (call) => {
    const text = tokenText(call);
    if (text === undefined) return { kind: 'no-token' };
    const check = tokens.check(text);
    if (check.kind !== 'valid' || call.dataCentre !== homeDataCentre) return { kind: 'bad-token' };
    const { token } = check;
    const needs = needsOf(call);
    // A route without a known scope would open itself to every token: refused, so that its scope gets declared.
    if (!needs) return { kind: 'missing-scope', scopes: ['(unknown)'] };
    const missing = needs.filter((covering) => !covering.some((scope) => token.scopes.includes(scope)));
    if (missing.length > 0) return { kind: 'missing-scope', scopes: missing.flatMap(([own]) => own ?? []) };
    return { kind: 'authorized', token };
  };
}

/** The access token that a call carries. */
export function tokenText(call: Call): string | undefined {
  return AUTHORIZATION.exec(call.headers.get('authorization') ?? '')?.[1];
}
