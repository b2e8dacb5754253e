import { hasErrors } from '../../deluge/diagnostics/diagnostic.ts';
import { type CompileOptions, compile, type ParsedProgram } from '../../deluge/runtime/compile.ts';
import type { Host, HttpAnswer, HttpRequest } from '../../deluge/runtime/host.ts';
import { defaultLimits } from '../../deluge/runtime/limit-profiles.ts';
import { defaultReadings, type Readings } from '../../deluge/runtime/readings.ts';
import { type Outcome, type RunError, startRun } from '../../deluge/runtime/run.ts';
import type { Limits } from '../../deluge/runtime/usage.ts';
import type { Value } from '../../deluge/runtime/value.ts';
import { SourceFile } from '../../deluge/source.ts';
import { parse } from '../../deluge/syntax/parser.ts';

/** 15 January 2026, 10:30 in UTC. */
export const fixedNow = Date.UTC(2026, 0, 15, 10, 30);

/** A world that never changes. */
export const fixedHost: Host = {
  now: () => fixedNow,
  timeZone: 'UTC',
  dateFormat: 'dd-MMM-yyyy',
  random: () => 0.5,
  variable: () => null,
  apiDomain: 'https://www.zohoapis.com',
  user: { id: '4876876000000000001', email: 'ann@example.com', name: 'Ann' },
  admin: { id: '4876876000000000002', email: 'bo@example.com', name: 'Bo' },
};

/** An answer by what differs from an empty 200. */
export type ScriptedAnswer =
  | HttpAnswer
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export interface RunDelugeOptions extends CompileOptions {
  /** Texts of other programs whose functions may be called. */
  readonly programs?: readonly string[];
  readonly function?: string;
  readonly args?: Readonly<Record<string, Value>>;
  /** What the requests are answered with, in order. */
  readonly answers?: readonly ScriptedAnswer[];
  /** What a request is answered with, once there are no more `answers`. */
  readonly answer?: (request: HttpRequest) => ScriptedAnswer;
  readonly host?: Partial<Host>;
  readonly readings?: Partial<Readings>;
  readonly limits?: Partial<Limits>;
}

export interface DelugeRun {
  readonly outcome: Outcome;
  readonly requests: readonly HttpRequest[];
}

/**
 * Parses, compiles and runs a text with scripted answers.
 *
 * @throws Error when the text has syntax errors, or asks for more answers than there are.
 *
 * @example
 * runDeluge('info 1 + 1;').outcome.info // ['2']
 */
export function runDeluge(text: string, options: RunDelugeOptions = {}): DelugeRun {
  const programs = [text, ...(options.programs ?? [])].map((program, index) =>
    parsed(new SourceFile(index === 0 ? 'test.deluge' : `test-${index}.deluge`, program)),
  );
  const run = startRun(compile(programs, options), {
    ...(options.function !== undefined && { function: options.function }),
    args: options.args ?? {},
    host: { ...fixedHost, ...options.host },
    readings: { ...defaultReadings, ...options.readings },
    limits: { ...defaultLimits, ...options.limits },
  });
  const requests: HttpRequest[] = [];
  const answers = [...(options.answers ?? [])];
  let step = run.next();
  while (!step.done) {
    requests.push(step.request);
    const answer = answers.shift() ?? options.answer?.(step.request);
    if (!answer) throw new Error(`No answer is left for ${step.request.method} ${step.request.url}`);
    step = run.next('kind' in answer ? answer : response(answer));
  }
  return { outcome: step.outcome, requests };
}

/** The info lines of a run that must succeed. */
export function infoOf(text: string, options?: RunDelugeOptions): readonly string[] {
  const { outcome } = runDeluge(text, options);
  if (!outcome.ok)
    throw new Error(`${outcome.error.code} in line ${outcome.error.line}: ${outcome.error.message}`);
  return outcome.info;
}

/** The error of a run that must fail. */
export function errorOf(text: string, options?: RunDelugeOptions): RunError {
  const { outcome } = runDeluge(text, options);
  if (outcome.ok) throw new Error(`The run was to fail; it printed ${outcome.info.join(' | ')}`);
  return outcome.error;
}

/** A JSON answer. */
export function json(body: string, status = 200): HttpAnswer {
  return { kind: 'response', status, headers: { 'content-type': 'application/json' }, body };
}

function parsed(source: SourceFile): ParsedProgram {
  const { program, diagnostics } = parse(source);
  if (hasErrors(diagnostics)) {
    throw new Error(diagnostics.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
  }
  return { source, program };
}

function response({
  status = 200,
  headers = {},
  body = '',
}: Exclude<ScriptedAnswer, HttpAnswer>): HttpAnswer {
  return { kind: 'response', status, headers, body };
}
