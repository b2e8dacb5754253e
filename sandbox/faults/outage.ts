import type { HttpAnswer, HttpRequest } from '../../deluge/index.ts';
import { type BiginErrorCode, type BooksErrorName, biginErrors, booksErrors } from '../../zoho/index.ts';
import type { Transport } from '../workflow/workflow.ts';

interface OutageEntry {
  /** In the words of a story. */
  readonly begins: string;
  readonly bigin: BiginErrorCode | undefined;
  readonly books: BooksErrorName | undefined;
}

/** What can keep a service from working for a while, from some moment on: not one call, but all of them. */
export const outageTable = {
  'token-revoked': {
    begins: "the connections' tokens were revoked",
    bigin: 'INVALID_TOKEN',
    books: 'invalidToken',
  },
  'daily-limit': {
    begins: 'Books had no calls left for the day',
    bigin: undefined,
    books: 'dailyLimit',
  },
  'minute-limit': {
    begins: 'Books had no calls left for the minute',
    bigin: undefined,
    books: 'perMinuteLimit',
  },
} as const satisfies Readonly<Record<string, OutageEntry>>;

export type OutageKind = keyof typeof outageTable;

/** Answers as the services do during an outage; what the outage does not concern goes through. */
export function outageTransport(kind: OutageKind): Transport {
  return async (request, send) => refusalDuring(kind, request) ?? send(request);
}

function refusalDuring(kind: OutageKind, request: HttpRequest): HttpAnswer | undefined {
  const { bigin, books }: OutageEntry = outageTable[kind];
  const path = new URL(request.url).pathname;
  if (path.startsWith('/bigin/') && bigin !== undefined) {
    const { httpStatus, message } = biginErrors[bigin];
    return refusal(httpStatus, { code: bigin, details: {}, message, status: 'error' });
  }
  if (path.startsWith('/books/') && books !== undefined) {
    const { httpStatus, code, message } = booksErrors[books];
    return refusal(httpStatus, { code, message });
  }
  return undefined;
}

function refusal(status: number, json: object): HttpAnswer {
  const headers = { 'content-type': 'application/json;charset=UTF-8' };
  return { kind: 'response', status, headers, body: JSON.stringify(json) };
}
