import type { HttpAnswer, RunStep } from '../../deluge/index.ts';
import type { Moment, RunMove } from '../workflow/run-memory.ts';
import type { RunStart } from '../workflow/script-run.ts';
import { outcomeKey } from './state-key.ts';

/** Where runs can stand. All that stand alike are one. */
export interface Place {
  /** By answer, and what could be read of the world then. */
  readonly ways: Map<string, Way>;
}

/** How runs go on from a place. */
export interface Way {
  /** Whose way it is: each run has random numbers of its own. Where a run has drawn none yet, all go the ways of all. */
  readonly runNumber: number;
  readonly answer: HttpAnswer | undefined;
  readonly readable: string;
  /** See `shownOf`. */
  readonly shown: string;
  readonly to: Place;
}

/** What the world sees of a step: the request, or how the run ended as far as the invariants ask. */
export function shownOf(step: RunStep): string {
  return step.done ? `ends ${outcomeKey(step.outcome)}` : JSON.stringify(step.request);
}

/** What runs did in the course of a search: from where they stood, with each answer, what they showed and where they came. */
export class RunMachine {
  /** Runs before their first step. */
  readonly starts: { readonly start: RunStart; readonly place: Place }[] = [];
  readonly #places = new Map<string | Moment, Place>();

  /** Adds a move of a run. */
  note({ start, from, answer, readable, step, to }: RunMove): void {
    const place = this.#placeOf(from);
    if (answer === undefined && place.ways.size === 0) this.starts.push({ start, place });
    const key = `${readable} ${JSON.stringify(answer)}`;
    if (place.ways.has(key)) return;
    const { runNumber } = start;
    place.ways.set(key, { runNumber, answer, readable, shown: shownOf(step), to: this.#placeOf(to) });
  }

  #placeOf(moment: Moment): Place {
    const key = moment.standing ?? moment;
    const known = this.#places.get(key);
    if (known) return known;
    const place = { ways: new Map() };
    this.#places.set(key, place);
    return place;
  }
}
