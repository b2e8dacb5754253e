import { scopesForCall } from '../../zoho/index.ts';
import type { Schema } from '../schema.ts';
import type { Access } from './access.ts';
import { accountDiagnostics } from './account-diagnostics.ts';
import { exchange } from './exchange.ts';
import { have, lack, type Outcome } from './outcome.ts';

/** What a product means by refusing a call. */
export type Refusal =
  | { readonly kind: 'scope' }
  | { readonly kind: 'module'; readonly product: string; readonly module: string }
  /** @property said the product's words */
  | { readonly kind: 'other'; readonly said: string };

/**
 * Reads something of an account.
 *
 * @param path with the query, such as `/bigin/v2/settings/fields?module=Contacts`
 * @param refusalOf reads the body of a refusal
 */
export async function readJson<Value>(
  { api, token, send }: Access,
  path: string,
  schema: Schema<Value>,
  refusalOf: (json: unknown) => Refusal,
): Promise<Outcome<Value>> {
  const answer = await exchange(send, api + path, {
    headers: { authorization: `Zoho-oauthtoken ${token}` },
  });
  if (!answer.ok) return answer;
  const { status, json } = answer.value;
  if (status !== 200 && status !== 204) return refused(path, status, refusalOf(json));
  const read = schema.safeParse(json);
  if (read.success) return have(read.data);
  const reason = `${read.error.issues[0]?.path.join('.') || 'the whole'} is not as described`;
  const details = { call: callOf(path), status, reason };
  return lack(accountDiagnostics.report('not-understood', details, undefined));
}

/** What to say about a call that was refused. */
export function refused(path: string, status: number, refusal: Refusal): Outcome<never> {
  const call = callOf(path);
  switch (refusal.kind) {
    case 'scope': {
      const scopes = scopesForCall('GET', path) ?? [];
      return lack(accountDiagnostics.report('lacks-scope', { call, scopes }, undefined));
    }
    case 'module':
      return lack(accountDiagnostics.report('no-such-module', refusal, undefined));
    case 'other':
      return lack(
        accountDiagnostics.report('call-refused', { call, status, answer: refusal.said }, undefined),
      );
  }
}

/** A call as messages name it, without the query. */
function callOf(path: string): string {
  return `GET ${path.split('?')[0]}`;
}

/** What Bigin and Zoho CRM mean by the code of an error. */
export function refusalByCode(code: string, message: string, product: string, module: string): Refusal {
  if (code === 'INVALID_MODULE') return { kind: 'module', product, module };
  if (code === 'OAUTH_SCOPE_MISMATCH') return { kind: 'scope' };
  return { kind: 'other', said: `${code} ${message}`.trim() || 'without a reason' };
}
