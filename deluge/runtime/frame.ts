import type { SourceFile } from '../source.ts';
import type { RuntimeContext } from './context.ts';
import type { ScriptFailure } from './errors.ts';
import type { Host, HttpRequest } from './host.ts';
import type { Readings } from './readings.ts';
import type { TimeZones } from './time-zone.ts';
import type { Meter } from './usage.ts';
import type { Value } from './value.ts';

/** Where a failure happened, as people count. */
export interface FailurePlace {
  readonly file: string;
  /** The function's path; undefined for the statements of a body. */
  readonly function: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** Where a function is held: its only open call, the offset of the task block, and the request that it sends. */
export interface Held {
  readonly frame: Frame;
  readonly position: number;
  readonly request: HttpRequest;
}

/** The elements that a loop goes over, and which of them is in hand. */
export interface Round {
  readonly items: readonly Value[];
  /** How many there were at the start. */
  readonly size: number;
  index: number;
}

/** All that belongs to one run and is shared by the calls in it. */
export class Execution implements RuntimeContext {
  readonly host: Host;
  readonly readings: Readings;
  readonly zones: TimeZones;
  readonly meter: Meter;
  /** Where the run is held; undefined where it goes on inside an expression, which nothing here can tell. */
  held: Held | undefined;
  readonly #info: string[] = [];
  #located: { readonly failure: ScriptFailure; readonly place: FailurePlace } | undefined;

  constructor(context: RuntimeContext, meter: Meter) {
    this.host = context.host;
    this.readings = context.readings;
    this.zones = context.zones;
    this.meter = meter;
  }

  get info(): readonly string[] {
    return this.#info;
  }

  print(line: string): void {
    const kept = this.meter.info(line);
    if (kept !== undefined) this.#info.push(kept);
  }

  /** Keeps the innermost place of a failure that is on its way out through several calls. */
  locate(failure: ScriptFailure, frame: Frame): void {
    if (this.#located?.failure !== failure) this.#located = { failure, place: frame.place() };
  }

  /** Where a failure happened; undefined when no function had been entered. */
  placeOf(failure: ScriptFailure): FailurePlace | undefined {
    return this.#located?.failure === failure ? this.#located.place : undefined;
  }
}

/** What a frame has to know of the function that was called. */
export interface FrameOwner {
  /** Undefined for the statements of a body. */
  readonly path: string | undefined;
  readonly source: SourceFile;
  readonly parameters: readonly { readonly name: string; readonly slot: number }[];
}

/** One call of a function: its variables, and how far it has come. */
export class Frame {
  readonly execution: Execution;
  /** By slot; undefined for a variable that has no value yet. */
  readonly slots: (Value | undefined)[];
  /** The offset of what was last begun, for the place of a failure. */
  position = 0;
  /** What the function returns. */
  result: Value = null;
  /** The loops that it is in and that may suspend, outermost first. */
  readonly rounds: Round[] = [];
  readonly #owner: FrameOwner;
  readonly #presets: Readonly<Record<string, Value>> | undefined;

  /** @param presets The arguments of a body, which declares no parameters. */
  constructor(
    execution: Execution,
    owner: FrameOwner,
    slots: (Value | undefined)[],
    presets?: Readonly<Record<string, Value>>,
  ) {
    this.execution = execution;
    this.slots = slots;
    this.#owner = owner;
    this.#presets = presets;
  }

  /** The function that was called. */
  get owner(): FrameOwner {
    return this.#owner;
  }

  /** Whether free names get values from outside. */
  get hasPresets(): boolean {
    return this.#presets !== undefined;
  }

  get line(): number {
    return this.#owner.source.positionAt(this.position).line;
  }

  place(): FailurePlace {
    const { source, path } = this.#owner;
    return { file: source.name, function: path, ...source.positionAt(this.position) };
  }

  /** Ends the run because it would carry out too many statements; the one at `position` is the first of them. */
  stopAtLimit(position = 0): never {
    this.position = position;
    throw this.execution.meter.statementsExceeded();
  }

  /** The arguments of the call, by name. */
  argumentEntries(): readonly (readonly [string, Value])[] {
    if (this.#presets) return Object.entries(this.#presets);
    return this.#owner.parameters.map(({ name, slot }) => [name, this.slots[slot] ?? null] as const);
  }
}
