import {
  type HttpAnswer,
  ListValue,
  MapValue,
  type Outcome,
  type RunStep,
  type Value,
  writeJson,
} from '../../deluge/index.ts';
import type { Clock } from '../clock.ts';
import type { Moment, RunMemory } from './run-memory.ts';
import type { RunStart, ScriptRun, StartScript, VariableValue } from './script-run.ts';

/** All that decides where a run stands: what it was started with, and what it has received. */
export interface RememberedState extends RunStart {
  /** What the run was resumed with, and when; without an answer for the first time. */
  readonly resumed: readonly Resumption[];
  /** What the variables that it has read held. Another run may have changed them since. */
  readonly variables: readonly VariableValue[];
  /** Where it stands in the memory of runs, if there is one. */
  readonly moment: Moment | undefined;
}

/** What a run needs to be made. */
export interface RunMaker {
  readonly start: StartScript;
  readonly clock: Clock;
  /** Undefined as long as no run is gone back to. */
  readonly memory: RunMemory | undefined;
}

interface Resumption {
  readonly answer: HttpAnswer | undefined;
  readonly atMs: number;
}

/**
 * A run that can be gone back to. A generator cannot be copied, so a run that is gone back to is made anew from what it
 * received: it is started again, at the same time and with the same randomness, and given the same answers. That
 * happens only when it is carried on with an answer that it has not had there before: see `RunMemory`.
 */
export class RememberedRun implements Omit<ScriptRun, 'variables'> {
  readonly #start: StartScript;
  readonly #clock: Clock;
  readonly #memory: RunMemory | undefined;
  readonly #past: RunStart;
  #resumed: readonly Resumption[];
  #variables: readonly VariableValue[];
  #moment: Moment | undefined;
  /** Made up to where the run stands; undefined where it has not been made. */
  #script: ScriptRun | undefined;

  constructor({ start, clock, memory }: RunMaker, state: RememberedState) {
    this.#start = start;
    this.#clock = clock;
    this.#memory = memory;
    const { resumed, variables, moment, ...past } = state;
    this.#past = past;
    this.#resumed = resumed;
    this.#variables = variables;
    this.#moment = moment;
  }

  /** Starts a run. */
  static begin(maker: RunMaker, name: string, args: readonly Value[], runNumber: number): RememberedRun {
    const startedMs = maker.clock.now();
    const started = { function: name, args, runNumber, startedMs };
    const moment = maker.memory?.start(
      JSON.stringify([name, writeJson(new ListValue([...args])), runNumber]),
    );
    return new RememberedRun(maker, { ...started, resumed: [], variables: [], moment });
  }

  state(): RememberedState {
    return { ...this.#past, resumed: this.#resumed, variables: this.#variables, moment: this.#moment };
  }

  get usage(): Outcome['usage'] {
    if (this.#moment?.usage) return this.#moment.usage;
    return this.#made().usage;
  }

  get observed(): readonly string[] {
    // A run that has not begun has seen nothing.
    if (this.#resumed.length === 0) return [];
    if (this.#moment) return this.#moment.observed;
    return this.#made().observed;
  }

  get standing(): string | undefined {
    if (this.#moment) return this.#moment.standing;
    return this.#made().standing;
  }

  next(answer?: HttpAnswer): RunStep {
    const memory = this.#memory;
    const moment = this.#moment;
    if (!memory || !moment) return this.#carryOn(answer);
    const key = memory.keyOf(answer);
    const known = moment.next.get(key);
    if (known?.step) {
      this.#script = undefined;
      this.#resumed = [...this.#resumed, { answer, atMs: this.#clock.now() }];
      this.#variables = known.variables;
      this.#moment = known;
      return known.step;
    }
    const step = this.#carryOn(answer);
    const { usage, observed, standing } = this.#made();
    this.#moment = memory.learn({ start: this.#past, from: moment, answer }, key, {
      step,
      usage,
      observed: [...observed],
      standing,
      variables: this.#variables,
    });
    return step;
  }

  #carryOn(answer: HttpAnswer | undefined): RunStep {
    const script = this.#made();
    this.#resumed = [...this.#resumed, { answer, atMs: this.#clock.now() }];
    const step = resume(script, answer);
    this.#variables = [...script.variables];
    return step;
  }

  #made(): ScriptRun {
    this.#script ??= this.#remake();
    return this.#script;
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
