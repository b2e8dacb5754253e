import type { AccessToken } from '../accounts/token-store.ts';
import type { Json } from '../json.ts';

/** The services that the sandbox stands in for. */
export type Service = 'accounts' | 'bigin' | 'books' | 'crm' | 'desk' | 'slack' | 'orders';

/** A count of nothing yet for each product. */
export function zeroByService(): Record<Service, number> {
  return { accounts: 0, bigin: 0, books: 0, crm: 0, desk: 0, slack: 0, orders: 0 };
}

/** Who a request comes from: somebody outside, or a run of a workflow function. */
export type Origin =
  | { readonly kind: 'outside' }
  | {
      readonly kind: 'run';
      readonly runId: string;
      readonly depth: number;
      readonly connection: string | null;
    };

export const outside: Origin = { kind: 'outside' };

/** One request as a route sees it. The body has been read; nothing in it waits. */
export interface Call {
  readonly method: string;
  /** The path without the query, as sent. */
  readonly path: string;
  /** The route's named parts, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: string;
  readonly origin: Origin;
  /** The data centre whose host was addressed, such as `us`. */
  readonly dataCentre: string;
  /** How many calls the product was answering when this one came, this one included. */
  readonly concurrent: number;
}

/** A call whose access token has been checked. */
export interface AuthorizedCall extends Call {
  readonly token: AccessToken;
}

/** What a route answers. Without `json` the body is empty. */
export interface Answer {
  readonly status: number;
  readonly json?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Turns an answer into a web response. */
export function toResponse(answer: Answer): Response {
  const headers = new Headers(answer.headers);
  if (answer.json === undefined) return new Response(null, { status: answer.status, headers });
  headers.set('content-type', 'application/json;charset=UTF-8');
  return new Response(JSON.stringify(answer.json), { status: answer.status, headers });
}
