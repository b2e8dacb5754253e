import { parseJson } from '../runtime/json.ts';
import { ListValue, MapValue, type Value } from '../runtime/value.ts';

/**
 * One fact about the language as a small program and what it must do. The format is open to others: fields that are
 * not named here are ignored.
 */
export interface ConformanceCase {
  readonly id: string;
  readonly area: string;
  /** Statements, run as the body of one function. */
  readonly code: string;
  /** Variables that are set before the run. */
  readonly args: Readonly<Record<string, Value>>;
  /** Whole declarations of other functions that the code may call. */
  readonly functions: readonly string[];
  readonly assume: ConformanceAssumptions;
  readonly http: readonly ConformanceExchange[];
  readonly expected: ConformanceExpectation;
}

export interface ConformanceAssumptions {
  /** A Java pattern; by default `dd-MMM-yyyy`. */
  readonly dateFormat?: string;
  readonly timeZone?: string;
  /** Local time in that zone, such as `2020-02-04T12:00:00`. */
  readonly now?: string;
}

/** One exchange that the code makes; they come in this order. */
export interface ConformanceExchange {
  readonly expect: {
    readonly method?: string;
    /** Without its query. */
    readonly url?: string;
    readonly query?: Readonly<Record<string, string>>;
    /** Names in lower case; others may be sent too. */
    readonly headers?: Readonly<Record<string, string>>;
    readonly form?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly reply: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** What must come out. What is not named is not compared; without `error` the run must succeed. */
export interface ConformanceExpectation {
  readonly info?: readonly string[];
  /** The returned value. */
  readonly returns?: { readonly value: Value };
  /** True for any error, else a regular expression that its message must contain a match for. */
  readonly error?: true | string;
}

export type ReadCases =
  | { readonly ok: true; readonly cases: readonly ConformanceCase[] }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a file of cases: a JSON array of objects. Numbers keep all their digits.
 *
 * @example
 * readConformanceCases('[{"id":"flow-if-01","code":"if(true){ info 1; }","info":["1"]}]')
 */
export function readConformanceCases(text: string): ReadCases {
  const parsed = parseJson(text);
  if (!parsed.ok)
    return { ok: false, message: `not JSON: ${parsed.message} at character ${parsed.offset + 1}` };
  if (!(parsed.value instanceof ListValue)) return { ok: false, message: 'not an array of cases' };
  try {
    return { ok: true, cases: parsed.value.items.map((item, index) => readCase(item, index)) };
  } catch (error) {
    if (error instanceof MalformedCase) return { ok: false, message: error.message };
    throw error;
  }
}

/** Never leaves this file. */
class MalformedCase extends Error {}

/** One value of a case, and the way to it for messages. */
class Part {
  readonly value: Value;
  readonly #place: string;

  constructor(value: Value, place: string) {
    this.value = value;
    this.#place = place;
  }

  fault(wanted: string): never {
    throw new MalformedCase(`${this.#place} is not ${wanted}`);
  }

  at(key: string): Part {
    return new Part(this.map().get(key), `${key} of ${this.#place}`);
  }

  /** What `read` makes of a key, or nothing for a key that is missing or null. */
  optional<Result>(key: string, read: (part: Part) => Result): Result | undefined {
    const part = this.at(key);
    return part.value === null ? undefined : read(part);
  }

  map(): MapValue {
    return this.value instanceof MapValue ? this.value : this.fault('an object');
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.fault('a text');
  }

  list<Result>(read: (part: Part) => Result): readonly Result[] {
    if (!(this.value instanceof ListValue)) return this.fault('an array');
    return this.value.items.map((item, index) => read(new Part(item, `element ${index} of ${this.#place}`)));
  }

  record<Result>(read: (part: Part) => Result): Readonly<Record<string, Result>> {
    return Object.fromEntries([...this.map().keys()].map((key) => [key, read(this.at(key))]));
  }
}

function readCase(value: Value, index: number): ConformanceCase {
  const whole = new Part(value, `case ${index}`);
  const id = whole.at('id').text();
  const part = new Part(value, `case ${id}`);
  return {
    id,
    area: part.optional('area', textOfPart) ?? '',
    code: part.at('code').text(),
    args: part.optional('args', (args) => args.record((arg) => arg.value)) ?? {},
    functions: part.optional('functions', (list) => list.list((entry) => entry.at('text').text())) ?? [],
    assume: part.optional('assume', (assume) => texts(assume, ['dateFormat', 'timeZone', 'now'])) ?? {},
    http: part.optional('http', (list) => list.list(readExchange)) ?? [],
    expected: readExpectation(part),
  };
}

function readExchange(part: Part): ConformanceExchange {
  const expect = part.at('expect');
  const reply = part.at('reply');
  const fields = Object.fromEntries(
    ['query', 'headers', 'form'].flatMap((key) => {
      const record = expect.optional(key, (found) => found.record(textOfPart));
      return record ? [[key, record]] : [];
    }),
  );
  return {
    expect: { ...texts(expect, ['method', 'url', 'body']), ...fields },
    reply: {
      status: Number(reply.optional('status', (status) => status.value) ?? 200),
      headers: reply.optional('headers', (headers) => headers.record(textOfPart)) ?? {},
      body: reply.optional('body', textOfPart) ?? '',
    },
  };
}

function readExpectation(part: Part): ConformanceExpectation {
  const info = part.optional('info', (list) => list.list(textOfPart));
  const error = part.optional('error', (found) => (found.value === true ? true : readPattern(found)));
  return {
    ...(info && { info }),
    ...(part.map().has('returns') && { returns: { value: part.at('returns').value } }),
    ...(error !== undefined && { error }),
  };
}

function readPattern(part: Part): string {
  const text = part.text();
  try {
    new RegExp(text);
  } catch {
    part.fault('a regular expression');
  }
  return text;
}

function textOfPart(part: Part): string {
  return part.text();
}

/** The named keys that are there, as texts. */
function texts<Key extends string>(part: Part, keys: readonly Key[]): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const text = part.optional(key, textOfPart);
    if (text !== undefined) found[key] = text;
  }
  return found;
}
