import { describe, expect, test } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../../deluge/index.ts';
import {
  type FaultKind,
  faultKinds,
  faultsAt,
  faultyTransport,
  type OutageKind,
  outageTransport,
} from '../../sandbox/index.ts';

const request: HttpRequest = {
  method: 'POST',
  url: 'https://www.zohoapis.com/books/v3/contacts',
  headers: {},
  line: 1,
};
const body = '{"code":0,"contact":{"contact_id":"1"}}';
const real: HttpAnswer = {
  kind: 'response',
  status: 201,
  headers: { 'content-type': 'application/json' },
  body,
};

/** What a fault looks like to the caller, in short, and how often the server was reached. */
async function seen(kind: FaultKind, side: 'before' | 'after'): Promise<readonly [string, number]> {
  let reached = 0;
  const answer = await faultyTransport({ kind, side })(request, async () => {
    reached += 1;
    return real;
  });
  return [brief(answer), reached];
}

function brief(answer: HttpAnswer): string {
  if (answer.kind === 'failure') return answer.reason;
  const { status, headers, body: text } = answer;
  const wait = headers['retry-after'] === undefined ? '' : ` retry-after ${headers['retry-after']}`;
  return `${status} ${headers['content-type']?.split(';')[0]}${wait} ${text.slice(0, 20)}`.trim();
}

describe('each fault is what it says, on both sides of the commit', () => {
  const table: Readonly<Record<FaultKind, readonly [before: string, after: string]>> = {
    timeout: ['timeout', 'timeout'],
    reset: ['reset', 'reset'],
    'status-401': ['401 application/json {"code":14,"message"', '401 application/json {"code":14,"message"'],
    'status-429': ['429 application/json {"code":44,"message"', '429 application/json {"code":44,"message"'],
    'status-429-retry-after': [
      '429 application/json retry-after 60 {"code":44,"message"',
      '429 application/json retry-after 60 {"code":44,"message"',
    ],
    'status-500-html': ['500 text/html <!DOCTYPE html><html', '500 text/html <!DOCTYPE html><html'],
    'status-503-html': ['503 text/html <!DOCTYPE html><html', '503 text/html <!DOCTYPE html><html'],
    truncated: ['200 application/json {"code":0,"mess', '201 application/json {"code":0,"contact"'],
    empty: ['200 application/json', '201 application/json'],
    'wrong-content-type': ['200 text/html <!DOCTYPE html><html', '200 text/html {"code":0,"contact":'],
    'error-in-200': [
      '200 application/json {"code":1000,"messag',
      '200 application/json {"code":1000,"messag',
    ],
  };

  test.each(faultKinds)('%s', async (kind) => {
    const [before, after] = table[kind];
    expect(await seen(kind, 'before')).toEqual([before, 0]);
    expect(await seen(kind, 'after')).toEqual([after, 1]);
  });

  test('a body that is cut is no JSON any more', async () => {
    const answer = await faultyTransport({ kind: 'truncated', side: 'after' })(request, async () => real);
    expect(answer).toMatchObject({ body: body.slice(0, Math.floor(body.length / 2)) });
  });
});

test('what only reads meets a fault on one side, unless the answer is made from the real one', () => {
  expect(faultsAt('PUT')).toHaveLength(faultKinds.length * 2);
  const afterReads = faultsAt('GET').filter(({ side }) => side === 'after');
  expect(afterReads.map(({ kind }) => kind)).toEqual(['truncated', 'empty', 'wrong-content-type']);
  expect(faultsAt('GET').filter(({ side }) => side === 'before')).toHaveLength(faultKinds.length);
});

describe('an outage refuses what it concerns', () => {
  const calls: readonly (readonly [OutageKind, bigin: number, books: number])[] = [
    ['token-revoked', 401, 401],
    ['daily-limit', 200, 429],
    ['minute-limit', 200, 429],
  ];
  test.each(calls)('%s', async (kind, bigin, books) => {
    const statusAt = async (url: string): Promise<number> => {
      const send = async (): Promise<HttpAnswer> => ({ ...real, status: 200 });
      const answer = await outageTransport(kind)({ ...request, url }, send);
      return answer.kind === 'response' ? answer.status : 0;
    };
    expect(await statusAt('https://www.zohoapis.com/bigin/v2/Contacts/1')).toBe(bigin);
    expect(await statusAt(request.url)).toBe(books);
  });
});
