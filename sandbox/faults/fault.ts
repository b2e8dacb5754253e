import type { HttpAnswer } from '../../deluge/index.ts';
import { booksErrors } from '../../zoho/index.ts';

/** Whether the server never saw the request, or did its work before the answer went wrong. */
export type FaultSide = 'before' | 'after';

/** One thing that goes wrong at one call. */
export interface Fault {
  readonly kind: FaultKind;
  readonly side: FaultSide;
}

type Response = Extract<HttpAnswer, { kind: 'response' }>;

/** What a caller gets instead of the answer. */
export interface FaultEntry {
  /** What happens on the wire, in the words of a story. */
  readonly does: string;
  /**
   * The answer that the caller gets.
   *
   * @param real the server's answer; undefined when the server never saw the request
   */
  readonly answer: (real: Response | undefined) => HttpAnswer;
  /** Whether the answer depends on the server's; only then do the sides differ for a call that changes nothing. */
  readonly usesAnswer: boolean;
}

const json = { 'content-type': 'application/json;charset=UTF-8' };
const html = { 'content-type': 'text/html;charset=UTF-8' };
const page = '<!DOCTYPE html><html><head><title>Error</title></head><body>Service unavailable</body></html>';
const taken = '{"code":0,"message":"success"}';

function refusal(name: 'invalidToken' | 'perMinuteLimit', headers: Readonly<Record<string, string>> = {}) {
  const { httpStatus, code, message } = booksErrors[name];
  return (): HttpAnswer => ({
    kind: 'response',
    status: httpStatus,
    headers: { ...json, ...headers },
    body: JSON.stringify({ code, message }),
  });
}

function page5xx(status: number): () => HttpAnswer {
  return () => ({ kind: 'response', status, headers: html, body: page });
}

/** The answer that a changed answer is made from, where the server gave none. */
function orTaken(real: Response | undefined): Response {
  return real ?? { kind: 'response', status: 200, headers: json, body: taken };
}

/**
 * Everything that goes wrong between a caller and Zoho. A further fault is one entry here; the explorer, its codes and
 * the tests take it up.
 */
export const faultTable = {
  timeout: {
    does: 'no answer came in time',
    usesAnswer: false,
    answer: () => ({ kind: 'failure', reason: 'timeout', message: 'The request timed out.' }),
  },
  reset: {
    does: 'the connection was reset',
    usesAnswer: false,
    answer: () => ({ kind: 'failure', reason: 'reset', message: 'The connection was reset.' }),
  },
  'status-401': {
    does: 'the answer was 401',
    usesAnswer: false,
    answer: refusal('invalidToken'),
  },
  'status-429': {
    does: 'the answer was 429 without Retry-After',
    usesAnswer: false,
    answer: refusal('perMinuteLimit'),
  },
  'status-429-retry-after': {
    does: 'the answer was 429 with Retry-After: 60',
    usesAnswer: false,
    answer: refusal('perMinuteLimit', { 'retry-after': '60' }),
  },
  'status-500-html': {
    does: 'the answer was 500 with an HTML page',
    usesAnswer: false,
    answer: page5xx(500),
  },
  'status-503-html': {
    does: 'the answer was 503 with an HTML page',
    usesAnswer: false,
    answer: page5xx(503),
  },
  truncated: {
    does: 'the body of the answer was cut in the middle',
    usesAnswer: true,
    answer: (real) => {
      const { body, ...rest } = orTaken(real);
      return { ...rest, body: body.slice(0, Math.floor(body.length / 2)) };
    },
  },
  empty: {
    does: 'the answer had no body',
    usesAnswer: true,
    answer: (real) => ({ ...orTaken(real), body: '' }),
  },
  'wrong-content-type': {
    does: 'the answer was a page in HTML with status 200',
    usesAnswer: true,
    answer: (real) => ({ ...orTaken(real), status: 200, headers: html, body: real?.body ?? page }),
  },
  'error-in-200': {
    does: 'the answer was 200 with an error in it',
    usesAnswer: false,
    answer: () => ({
      kind: 'response',
      status: 200,
      headers: json,
      body: '{"code":1000,"message":"Internal error. Please contact support."}',
    }),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;

export type FaultKind = keyof typeof faultTable;

export const faultKinds = Object.keys(faultTable) as readonly FaultKind[];

export function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(faultTable, text);
}

/** A fault in words, such as "Books did its work, and no answer came in time". */
export function describeFault({ kind, side }: Fault, server: string): string {
  const did = side === 'before' ? 'never saw the request' : 'did its work';
  return `${server} ${did}, and ${faultTable[kind].does}`;
}

/**
 * The faults that can change what a caller or a server sees at a call. A call that only reads leaves the server as it
 * was, so that a fault whose answer owes nothing to the server's is the same on both sides.
 */
export function faultsAt(method: string): readonly Fault[] {
  const reads = method === 'GET' || method === 'HEAD';
  return reads ? faultsOfReads : allFaults;
}

const allFaults: readonly Fault[] = faultKinds.flatMap((kind) => [
  { kind, side: 'before' },
  { kind, side: 'after' },
]);

const faultsOfReads = allFaults.filter(({ kind, side }) => side === 'before' || faultTable[kind].usesAnswer);
