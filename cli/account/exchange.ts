import { networkReason } from '../network-failure.ts';
import { accountDiagnostics } from './account-diagnostics.ts';
import { have, lack, type Outcome } from './outcome.ts';

/** Carries a request out, as `fetch` does. */
export type Send = (request: Request) => Promise<Response>;

/** An answer in JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly json: unknown;
}

const LONGEST_MS = 30_000;

/** Sends one request. Redirects are not followed: they could carry secrets elsewhere. */
export async function exchange(send: Send, url: string, init: RequestInit): Promise<Outcome<JsonAnswer>> {
  const { host, pathname } = new URL(url);
  const call = `${init.method ?? 'GET'} ${pathname}`;
  let status: number;
  let body: string;
  try {
    const signal = AbortSignal.timeout(LONGEST_MS);
    const response = await send(new Request(url, { ...init, redirect: 'error', signal }));
    status = response.status;
    body = await response.text();
  } catch (error) {
    const reason = failureReason(error);
    return lack(accountDiagnostics.report('unreachable', { host, reason }, undefined));
  }
  try {
    return have({ status, json: body === '' ? null : JSON.parse(body) });
  } catch {
    const details = { call, status, reason: 'it is no JSON' };
    return lack(accountDiagnostics.report('not-understood', details, undefined));
  }
}

/** Why a request came to nothing, in words that end a sentence. What was thrown may stand several causes deep. */
function failureReason(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError') return 'it took too long to answer';
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const reason =
      networkReason(code) ?? (/^E[A-Z]+$/.test(code) ? `the system answered ${code}` : undefined);
    if (reason !== undefined) return reason;
  }
  return error instanceof Error ? error.message : String(error);
}
