import {
  type HttpAnswer,
  ListValue,
  MapValue,
  type Outcome,
  type RunStep,
  type Value,
} from '../../deluge/index.ts';
import type { Clock } from '../clock.ts';
import type { ScriptRun, StartScript, VariableValue } from './script-run.ts';

/** All that decides where a run stands: what it was started with, and what it has received. */
export interface RememberedState {
  readonly function: string;
  readonly args: readonly Value[];
  readonly runNumber: number;
  /** The sandbox's time at the start. */
  readonly startedMs: number;
  /** What the run was resumed with, and when; without an answer for the first time. */
  readonly resumed: readonly Resumption[];
  /** What the variables that it has read held. Another run may have changed them since. */
  readonly variables: readonly VariableValue[];
}

interface Resumption {
  readonly answer: HttpAnswer | undefined;
  readonly atMs: number;
}

/**
 * A run that can be gone back to. A generator cannot be copied, so a run that is gone back to is made anew from what it
 * received: it is started again, at the same time and with the same randomness, and given the same answers and values of variables. That
 * happens only when it is carried on.
 */
export class RememberedRun implements Omit<ScriptRun, 'variables'> {
  readonly #start: StartScript;
  readonly #clock: Clock;
  readonly #past: Omit<RememberedState, 'resumed' | 'variables'>;
  #resumed: readonly Resumption[];
  #variables: readonly VariableValue[];
  #script: ScriptRun | undefined;

  constructor(start: StartScript, clock: Clock, state: RememberedState) {
    this.#start = start;
    this.#clock = clock;
    const { resumed, variables, ...past } = state;
    this.#past = past;
    this.#resumed = resumed;
    this.#variables = variables;
  }

  /** Starts a run. */
  static begin(
    { start, clock }: { readonly start: StartScript; readonly clock: Clock },
    name: string,
    args: readonly Value[],
    runNumber: number,
  ): RememberedRun {
    const startedMs = clock.now();
    return new RememberedRun(start, clock, {
      function: name,
      args,
      runNumber,
      startedMs,
      resumed: [],
      variables: [],
    });
  }

  state(): RememberedState {
    return { ...this.#past, resumed: this.#resumed, variables: this.#variables };
  }

  get usage(): Outcome['usage'] {
    this.#script ??= this.#remake();
    return this.#script.usage;
  }

  get observed(): readonly string[] {
    // A run that has not begun has seen nothing.
    if (this.#resumed.length === 0) return [];
    this.#script ??= this.#remake();
    return this.#script.observed;
  }

  next(answer?: HttpAnswer): RunStep {
    this.#script ??= this.#remake();
    this.#resumed = [...this.#resumed, { answer, atMs: this.#clock.now() }];
    const step = resume(this.#script, answer);
    this.#variables = [...this.#script.variables];
    return step;
  }

  #remake(): ScriptRun {
    const { function: name, args, runNumber, startedMs } = this.#past;
    const present = this.#clock.now();
    this.#clock.set(startedMs);
    // A script may change the map that it is given.
    const script = this.#start(name, args.map(copyOf), runNumber, this.#variables);
    for (const { answer, atMs } of this.#resumed) {
      this.#clock.set(atMs);
      resume(script, answer);
    }
    this.#clock.set(present);
    return script;
  }
}

function resume(script: ScriptRun, answer: HttpAnswer | undefined): RunStep {
  return answer === undefined ? script.next() : script.next(answer);
}

function copyOf(value: Value): Value {
  if (value instanceof MapValue) {
    return new MapValue([...value.entries()].map(([key, inner]) => [key, copyOf(inner)]));
  }
  if (value instanceof ListValue) return new ListValue(value.items.map(copyOf));
  return value;
}
