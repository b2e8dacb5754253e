import type { HttpAnswer, Outcome, RunStep } from '../../deluge/index.ts';
import type { RunStart, VariableValue } from './script-run.ts';

/** Where a run stood when it had received certain answers, and what it did next. */
export interface Moment {
  /** Undefined before the run has begun. */
  readonly step: RunStep | undefined;
  readonly usage: Outcome['usage'] | undefined;
  readonly observed: readonly string[];
  /** See `ScriptRun.standing`; before the run has begun, what it is started with. */
  readonly standing: string | undefined;
  readonly variables: readonly VariableValue[];
  /** What came of each answer that it was given there. */
  readonly next: Map<string, Moment>;
}

/** A step that a run was carried on by, and not out of memory. */
export interface RunMove {
  readonly start: RunStart;
  readonly from: Moment;
  /** What it was resumed with; undefined for the first time. */
  readonly answer: HttpAnswer | undefined;
  /** All that it could read of the world then, as a text. */
  readonly readable: string;
  readonly step: RunStep;
  readonly to: Moment;
}

/** Beyond this, all is forgotten and learned again. */
const MOST_MOMENTS = 300_000;

/**
 * What runs did with the answers that they were given. A run is decided by what it was started with, its answers, and
 * what it could read of the world at each: so a run that is gone back to, and given an answer that it had before, need not
 * be carried out again.
 */
export class RunMemory {
  readonly #starts = new Map<string, Moment>();
  readonly #numbers = new Map<string, number>();
  readonly #read: () => string;
  readonly #onMove: (move: RunMove) => void;
  #moments = 0;
  #nextNumber = 0;

  /**
   * @param read all that a script can read of the world without a call, as a text
   * @param onMove told of each move that is learned
   */
  constructor(read: () => string, onMove: (move: RunMove) => void) {
    this.#read = read;
    this.#onMove = onMove;
  }

  /** A run before its first step. @param started tells apart what it is started with */
  start(started: string): Moment {
    const known = this.#starts.get(started);
    if (known) return known;
    const moment = newMoment({
      step: undefined,
      usage: undefined,
      observed: [],
      standing: started,
      variables: [],
    });
    this.#starts.set(started, moment);
    return moment;
  }

  /** Tells apart an answer, and what can be read of the world when it comes. */
  keyOf(answer: HttpAnswer | undefined): string {
    return `${this.#numberOf(JSON.stringify(answer) ?? '')} ${this.#numberOf(this.#read())}`;
  }

  /** Notes what came of an answer, by its key. */
  learn(
    { start, from, answer }: Pick<RunMove, 'start' | 'from' | 'answer'>,
    key: string,
    learned: Omit<Moment, 'next' | 'step'> & { readonly step: RunStep },
  ): Moment {
    if (this.#moments >= MOST_MOMENTS) {
      this.#starts.clear();
      this.#numbers.clear();
      this.#moments = 0;
    }
    this.#moments += 1;
    const moment = newMoment(learned);
    from.next.set(key, moment);
    this.#onMove({ start, from, answer, readable: this.#read(), step: learned.step, to: moment });
    return moment;
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    // Never the same number again: moments that marks still hold outlive what is forgotten.
    const number = this.#nextNumber;
    this.#nextNumber += 1;
    this.#numbers.set(text, number);
    return number;
  }
}

function newMoment(learned: Omit<Moment, 'next'>): Moment {
  return { ...learned, next: new Map() };
}
