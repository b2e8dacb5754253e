import { nearestName } from '../diagnostics/nearest-name.ts';
import { type Callable, callSuspending, executeBody } from './callable.ts';
import type { CompiledProgram } from './compile.ts';
import type { Suspending } from './compiled.ts';
import { createRuntimeContext } from './context.ts';
import { ScriptFailure } from './errors.ts';
import { executionDiagnostics, failExecution } from './execution-diagnostics.ts';
import { Execution, type FailurePlace } from './frame.ts';
import type { Host, HttpAnswer, HttpRequest } from './host.ts';
import { defaultLimits } from './limit-profiles.ts';
import { defaultReadings, type Readings } from './readings.ts';
import { writeStanding } from './standing.ts';
import { LimitExceeded, type Limits, Meter, type Usage } from './usage.ts';
import { contentOf, type Value } from './value.ts';

export interface RunOptions {
  /** The function to call, such as `standalone.sync`; left out, the body runs, or the only function. */
  readonly function?: string;
  /** By name. A parameter that is not given is null; a body takes them as its variables. */
  readonly args?: Readonly<Record<string, Value>>;
  readonly host: Host;
  readonly readings?: Readings;
  readonly limits?: Limits;
}

/** Why a script stopped, and where. */
export interface RunError {
  /** Stable, such as `runtime/division-by-zero`. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** The path of the innermost function; missing for a body. */
  readonly function?: string;
  /** Missing when the run failed before its first statement. */
  readonly file?: string;
  /** Line and column are counted from 1; 0 when the run failed before its first statement. */
  readonly line: number;
  readonly column: number;
}

/** How a run ended. What it printed and used is known either way. */
export type Outcome =
  | {
      readonly ok: true;
      readonly returns: Value;
      readonly info: readonly string[];
      readonly usage: Usage;
    }
  | {
      readonly ok: false;
      readonly error: RunError;
      readonly info: readonly string[];
      readonly usage: Usage;
    };

/** What a run does next: wait for the answer to a request, or nothing any more. */
export type RunStep =
  | { readonly done: false; readonly request: HttpRequest }
  | { readonly done: true; readonly outcome: Outcome };

/**
 * Prepares one call of a compiled program. Nothing happens before the first `next()`. Runs share nothing, so any number
 * of them can be held at their requests and resumed in any order.
 *
 * @example
 * const run = startRun(compiled, { function: 'standalone.sync', args: { id: '4876876000001234567' }, host });
 * for (let step = run.next(); !step.done; step = run.next(await send(step.request))) {}
 */
export function startRun(compiled: CompiledProgram, options: RunOptions): Run {
  return new Run(compiled, options);
}

export class Run {
  readonly #execution: Execution;
  readonly #steps: Suspending<Value>;
  readonly #compiled: CompiledProgram;
  #state: 'ready' | 'waiting' | 'ended' = 'ready';

  constructor(compiled: CompiledProgram, options: RunOptions) {
    const readings = options.readings ?? defaultReadings;
    this.#compiled = compiled.under(readings);
    const context = createRuntimeContext(options.host, readings, this.#compiled.zones);
    this.#execution = new Execution(context, new Meter(options.limits ?? defaultLimits));
    this.#steps = entry(this.#compiled, options, this.#execution);
  }

  /** What the run has used so far. */
  get usage(): Usage {
    return this.#execution.meter.usage;
  }

  /**
   * All that decides how a run that waits for an answer goes on, but for the answer, what its host says from now on, and
   * how much it has used of its limits. Two runs of one program that stand alike go on alike.
   *
   * @returns undefined where that cannot be told: inside an inner call or an expression, or with values of rare kinds
   */
  standing(): string | undefined {
    const { held, meter } = this.#execution;
    if (this.#state !== 'waiting' || !held || held.frame.hasPresets || meter.depth > 1) return undefined;
    const { path } = held.frame.owner;
    const callable = path === undefined ? undefined : this.#compiled.functions.find(path);
    const useOf = callable?.code.liveness()?.(held.position);
    if (!callable || !useOf) return undefined;
    const text = writeStanding(held, callable.code.variables, useOf);
    return text && `${path}@${text}`;
  }

  /**
   * Goes on to the next request or to the end.
   *
   * @param answer To the request that the last step gave; none for the first step.
   * @throws Error when an answer is missing, or given although none was asked for, or the run has ended. An error in
   *   this engine itself also comes out here; what goes wrong in the script is part of the outcome.
   */
  next(answer?: HttpAnswer): RunStep {
    if (this.#state === 'ended') throw new Error('The run has ended');
    if ((this.#state === 'waiting') !== (answer !== undefined)) {
      throw new Error(answer ? 'The run has asked for nothing' : 'The run waits for an answer');
    }
    // Whatever happens before the next request, this run cannot be resumed once more.
    this.#state = 'ended';
    let outcome: Outcome;
    try {
      // A generator ignores what its first next() is given.
      const step = answer ? this.#steps.next(answer) : this.#steps.next();
      if (!step.done) {
        this.#state = 'waiting';
        return { done: false, request: step.value };
      }
      const returns = contentOf(step.value);
      this.#execution.meter.returned(returns);
      outcome = { ok: true, returns, ...this.#traces() };
    } catch (error) {
      const failure = isStackExhausted(error) ? nestedTooDeeply() : error;
      if (!(failure instanceof ScriptFailure)) throw failure;
      outcome = {
        ok: false,
        error: runError(failure, this.#execution.placeOf(failure)),
        ...this.#traces(),
      };
    }
    return { done: true, outcome };
  }

  #traces(): Pick<Outcome, 'info' | 'usage'> {
    return { info: [...this.#execution.info], usage: this.usage };
  }
}

/**
 * Runs to the end, answering each request with `send`.
 *
 * @throws What `send` throws: an exchange that fails for the script is an answer of kind `failure`.
 */
export async function runToEnd(
  run: Run,
  send: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<Outcome> {
  let step = run.next();
  while (!step.done) step = run.next(await send(step.request));
  return step.outcome;
}

function* entry(
  { body, functions }: CompiledProgram,
  { function: name, args = {} }: RunOptions,
  execution: Execution,
): Suspending<Value> {
  if (name === undefined && body) return yield* executeBody(body, args, execution);
  const { all } = functions;
  const [only] = all;
  if (name === undefined && (!only || all.length > 1)) {
    return failExecution('nothing-to-run', { functions: all.map(({ path }) => path ?? '') });
  }
  const callable = name === undefined ? only : functions.find(name);
  if (!callable) {
    const given = name ?? '';
    return failExecution('unknown-entry', {
      name: given,
      nearest: functions.namedAlike(given) ?? functions.nearest(given),
      functions: all.map(({ path }) => path ?? ''),
    });
  }
  return yield* callSuspending(callable, argumentsInOrder(callable, args), execution);
}

function argumentsInOrder({ path, parameters }: Callable, args: Readonly<Record<string, Value>>): Value[] {
  const names = parameters.map((parameter) => parameter.name);
  for (const argument of Object.keys(args)) {
    if (names.includes(argument)) continue;
    failExecution('unknown-argument', { name: path ?? '', argument, nearest: nearestName(argument, names) });
  }
  return names.map((name) => (Object.hasOwn(args, name) ? (args[name] ?? null) : null));
}

/**
 * Calls within the limit of depth whose bodies are nested to the parser's limit can need more stack than JavaScript has.
 * That is the script's doing, not a defect; no script that people write comes near it.
 */
function isStackExhausted(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

function nestedTooDeeply(): LimitExceeded {
  return new LimitExceeded(executionDiagnostics.report('nested-too-deeply', undefined, undefined));
}

function runError({ code, message, hint }: ScriptFailure, place: FailurePlace | undefined): RunError {
  return {
    code,
    message,
    ...(hint !== undefined && { hint }),
    ...(place?.function !== undefined && { function: place.function }),
    ...(place && { file: place.file }),
    line: place?.line ?? 0,
    column: place?.column ?? 0,
  };
}
