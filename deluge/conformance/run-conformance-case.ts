import { hasErrors } from '../diagnostics/diagnostic.ts';
import { type CompileOptions, compile, type ParsedProgram } from '../runtime/compile.ts';
import { isSame } from '../runtime/equality.ts';
import type { Host, HttpAnswer, HttpRequest } from '../runtime/host.ts';
import { writeJson } from '../runtime/json.ts';
import { defaultReadings, type Readings } from '../runtime/readings.ts';
import { type Outcome, runToEnd, startRun } from '../runtime/run.ts';
import { TimeZone } from '../runtime/time-zone.ts';
import { writtenOutcome } from '../runtime/written-outcome.ts';
import { SourceFile } from '../source.ts';
import { parse } from '../syntax/parser.ts';
import type {
  ConformanceAssumptions,
  ConformanceCase,
  ConformanceExchange,
  ConformanceExpectation,
} from './conformance-case.ts';

/** What a case says or a run did, as plain data that any JSON writer takes. */
export interface ConformanceFacts {
  readonly info?: readonly string[];
  /** The returned value as JSON text. */
  readonly returns?: string;
  /** The message; null for a run that succeeded. */
  readonly error?: string | true | null;
  /** How the exchanges differ from what the case says. */
  readonly http?: readonly string[];
}

export interface ConformanceResult {
  readonly pass: boolean;
  readonly expected: ConformanceFacts;
  readonly actual: ConformanceFacts;
}

export interface ConformanceOptions extends CompileOptions {
  readonly readings?: Readings;
}

/**
 * Runs one case against its scripted exchanges.
 *
 * @example
 * const { pass, expected, actual } = await runConformanceCase(conformanceCase);
 */
export async function runConformanceCase(
  conformanceCase: ConformanceCase,
  options: ConformanceOptions = {},
): Promise<ConformanceResult> {
  const { expected } = conformanceCase;
  const differences: string[] = [];
  const outcome = await outcomeOf(conformanceCase, options, differences);
  const actual: ConformanceFacts = {
    info: outcome.info,
    ...(outcome.ok ? { returns: writeJson(outcome.returns), error: null } : { error: outcome.error.message }),
    ...(differences.length > 0 && { http: differences }),
  };
  return { pass: differences.length === 0 && fits(expected, outcome), expected: factsOf(expected), actual };
}

/** The part of a run's outcome that a case looks at. */
type CaseOutcome =
  | Pick<Extract<Outcome, { ok: true }>, 'ok' | 'returns' | 'info'>
  | { readonly ok: false; readonly error: { readonly message: string }; readonly info: readonly string[] };

async function outcomeOf(
  { id, code, functions, args, assume, http }: ConformanceCase,
  options: ConformanceOptions,
  differences: string[],
): Promise<CaseOutcome> {
  const programs: ParsedProgram[] = [];
  for (const [index, text] of [code, ...functions].entries()) {
    const source = new SourceFile(index === 0 ? id : `${id} function ${index}`, text);
    const { program, diagnostics } = parse(source);
    if (hasErrors(diagnostics)) {
      return {
        ok: false,
        error: { message: diagnostics.map(({ message }) => message).join('\n') },
        info: [],
      };
    }
    programs.push({ source, program });
  }
  const run = startRun(compile(programs, options), {
    args,
    host: hostOf(assume),
    readings: options.readings ?? defaultReadings,
  });
  const left = [...http];
  const outcome = await runToEnd(run, async (request) => answerOf(request, left.shift(), differences));
  if (left.length > 0) differences.push(`${left.length} exchanges were not made`);
  const written = writtenOutcome(outcome);
  return written.ok ? outcome : { ...written, info: outcome.info };
}

const defaultNow = '2026-01-15T10:30:00';

function hostOf({
  dateFormat = 'dd-MMM-yyyy',
  timeZone = 'UTC',
  now = defaultNow,
}: ConformanceAssumptions): Host {
  const epochMs = new TimeZone(timeZone).epochOf(Date.parse(`${now}Z`));
  const person = { id: '1000000000000000001', email: 'user@example.com', name: 'User' };
  return {
    now: () => epochMs,
    timeZone,
    dateFormat,
    random: () => 0.5,
    variable: () => null,
    apiDomain: 'https://www.zohoapis.com',
    user: person,
    admin: { ...person, email: 'admin@example.com', name: 'Admin' },
  };
}

function fits({ info, returns, error }: ConformanceExpectation, outcome: CaseOutcome): boolean {
  if (info && !isEqualList(info, outcome.info)) return false;
  if (error === undefined) return outcome.ok && (!returns || isSame(returns.value, outcome.returns));
  return !outcome.ok && (error === true || new RegExp(error).test(outcome.error.message));
}

function isEqualList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}

function factsOf({ info, returns, error }: ConformanceExpectation): ConformanceFacts {
  return {
    ...(info && { info }),
    ...(returns && { returns: writeJson(returns.value) }),
    ...(error !== undefined && { error }),
  };
}

function answerOf(
  request: HttpRequest,
  exchange: ConformanceExchange | undefined,
  differences: string[],
): HttpAnswer {
  if (!exchange) {
    differences.push(`${request.method} ${request.url} was not expected`);
    return { kind: 'failure', reason: 'unreachable', message: 'no exchange is left' };
  }
  differences.push(...differencesOf(request, exchange.expect));
  const { status, headers, body } = exchange.reply;
  return { kind: 'response', status, headers: lowerCased(headers), body };
}

function differencesOf(request: HttpRequest, expect: ConformanceExchange['expect']): string[] {
  const [url = '', query = ''] = request.url.split('?', 2);
  const found: string[] = [];
  const compare = (what: string, wanted: string | undefined, actual: string | undefined): void => {
    if (wanted !== undefined && wanted !== actual)
      found.push(`${what}: ${actual ?? 'none'} instead of ${wanted}`);
  };
  const compareFields = (
    what: string,
    wanted: Readonly<Record<string, string>> | undefined,
    text: string,
  ): void => {
    if (wanted)
      compare(what, canonicalFields(new URLSearchParams(wanted)), canonicalFields(new URLSearchParams(text)));
  };
  compare('method', expect.method, request.method);
  compare('url', expect.url, url);
  compareFields('query', expect.query, query);
  compareFields('form', expect.form, request.body ?? '');
  compare('body', expect.body, request.body);
  for (const [name, value] of Object.entries(expect.headers ?? {})) {
    compare(`header ${name}`, value, request.headers[name]);
  }
  return found;
}

function canonicalFields(fields: URLSearchParams): string {
  fields.sort();
  return fields.toString();
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
