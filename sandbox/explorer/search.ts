import { createRandom } from '../random.ts';
import { type Choice, moverOf } from './choice.ts';
import type { Judge } from './judge.ts';
import type { World } from './world.ts';

export interface SearchOptions {
  /** How many faults a path may meet. */
  readonly faults: number;
  /** How many paths are followed at most. */
  readonly limit: number;
  /** Whether a state that has been seen is followed again; default true: it is not. */
  readonly prune?: boolean;
  /**
   * Whether what comes to the same is tried once, as long as runs keep to their habits: a call that commutes with all that
   * can happen before it is followed first and alone, faults that a run takes alike are one, and the wording of what people
   * read tells no states apart. Default true. With a bound on the switches it is not: an order that is left out may be the
   * one with the fewest.
   */
  readonly reduce?: boolean;
  /** Shuffles the order in which choices are tried; 0, the default, leaves it. It never changes what is found in full. */
  readonly seed?: number;
  /** How often the turn may pass from one that could go on to another; default: as often as it likes. */
  readonly switches?: number;
  /** Whether the first path that breaks an invariant ends the search; default false. */
  readonly stopAtBreach?: boolean;
  /** Told now and then how far the search has come. */
  readonly progress?: (schedules: number) => void;
}

/** A path that broke an invariant. */
export interface Breach {
  readonly invariant: string;
  readonly choices: readonly Choice[];
  readonly faults: number;
  readonly switches: number;
  readonly breaches: readonly string[];
}

export interface SearchResult {
  /** Paths that were followed to their end, or to a state that had been seen. */
  readonly schedules: number;
  /** Paths that were followed to their end. */
  readonly endings: number;
  /** Steps that were carried out. */
  readonly steps: number;
  /** States that differ. */
  readonly states: number;
  /** Times that a path came to a state that had been seen, with no more faults or switches left than then. */
  readonly pruned: number;
  /** States at which one independent call stood for all orders. */
  readonly reduced: number;
  /** Whether all was seen within the limit. */
  readonly isComplete: boolean;
  /** The cheapest path that was met for each invariant that is broken. */
  readonly breaches: ReadonlyMap<string, Breach>;
}

/** A path up to a moment. */
interface Path {
  readonly choices: readonly Choice[];
  readonly faults: number;
  readonly switches: number;
}

/**
 * Follows every path through a world, depth first, within the bounds.
 *
 * A state that was seen before is not followed again when the path comes to it with no more faults left than then: the
 * key of a state holds all that its futures depend on, so that they have been seen. Only the bounds are compared, not
 * the way there.
 */
export class Search {
  readonly #world: World;
  readonly #judge: Judge;
  readonly #options: SearchOptions;
  readonly #shuffle: (choices: readonly Choice[]) => readonly Choice[];
  /** By state, the least that a path had used of its bound when it came there. */
  readonly #seen = new Map<string, number>();
  readonly #states = new Set<string>();
  readonly #breaches = new Map<string, Breach>();
  #endings = 0;
  #pruned = 0;
  #steps = 0;
  #reduced = 0;
  #isCut = false;
  #reduces: boolean;

  constructor(judge: Judge, options: SearchOptions) {
    this.#world = judge.world;
    this.#judge = judge;
    this.#options = options;
    this.#shuffle = shuffler(options.seed ?? 0);
    this.#reduces = options.reduce !== false && options.switches === undefined;
  }

  async run(): Promise<SearchResult> {
    await this.#fromStart();
    if (this.#reduces && !this.#world.isKeeping) {
      // A run has broken a habit, so that what was left out may matter: all over again, without.
      this.#reduces = false;
      this.#seen.clear();
      await this.#fromStart();
    }
    return {
      schedules: this.#endings + this.#pruned,
      endings: this.#endings,
      steps: this.#steps,
      states: this.#states.size,
      pruned: this.#pruned,
      reduced: this.#reduced,
      isComplete: !this.#isCut,
      breaches: this.#breaches,
    };
  }

  async #fromStart(): Promise<void> {
    this.#world.begin();
    await this.#visit({ choices: [], faults: 0, switches: 0 });
  }

  /** Follows all that can happen from where the world stands. */
  async #visit(path: Path): Promise<void> {
    const mark = this.#world.mark();
    const state = this.#options.prune === false ? undefined : this.#world.key(mark, this.#reduces);
    if (state !== undefined && this.#isKnown(path, state)) {
      this.#pruned += 1;
      return;
    }
    const plain = this.#world.choices();
    if (plain.length === 0) {
      await this.#end(path, state);
      return;
    }
    const mayFail = path.faults < this.#options.faults;
    const independent = this.#reduces ? this.#world.independent(plain) : undefined;
    if (independent) this.#reduced += 1;
    const followed = independent ? [independent] : plain;
    const choices = followed.flatMap((choice) => [
      choice,
      ...(mayFail ? this.#world.faulty(choice, this.#reduces) : []),
    ]);
    let isFresh = true;
    for (const choice of this.#shuffle(choices)) {
      const next = this.#extend(path, choice, plain);
      if (next === undefined) continue;
      if (this.#isOver()) return;
      if (!isFresh) this.#world.rewind(mark);
      isFresh = false;
      this.#steps += 1;
      await this.#world.apply(choice);
      await this.#visit(next);
    }
  }

  #isOver(): boolean {
    // What is left of this search does not count: see `run`.
    if (this.#reduces && !this.#world.isKeeping) return true;
    const isEnough = this.#options.stopAtBreach === true && this.#breaches.size > 0;
    if (isEnough || this.#endings + this.#pruned >= this.#options.limit) this.#isCut = true;
    return this.#isCut;
  }

  #isKnown(path: Path, state: string): boolean {
    this.#states.add(state);
    const { switches } = this.#options;
    const last = path.choices.at(-1);
    // With a bound on the switches it matters who moved last, and each number of faults has a bound of its own.
    const key = switches === undefined ? state : `${state}|${last ? moverOf(last) : ''}|${path.faults}`;
    const used = switches === undefined ? path.faults : path.switches;
    const least = this.#seen.get(key);
    if (least !== undefined && least <= used) return true;
    this.#seen.set(key, used);
    return false;
  }

  #extend(path: Path, choice: Choice, plain: readonly Choice[]): Path | undefined {
    const last = path.choices.at(-1);
    const mover = last && moverOf(last);
    const isSwitch = mover !== moverOf(choice) && plain.some((one) => moverOf(one) === mover);
    const switches = path.switches + (isSwitch ? 1 : 0);
    if (switches > (this.#options.switches ?? Number.POSITIVE_INFINITY)) return undefined;
    const isFault = choice.kind === 'step' && choice.fault !== undefined;
    return { choices: [...path.choices, choice], faults: path.faults + (isFault ? 1 : 0), switches };
  }

  async #end(path: Path, state: string | undefined): Promise<void> {
    this.#endings += 1;
    if (this.#endings % 500 === 0) this.#options.progress?.(this.#endings + this.#pruned);
    for (const broken of await this.#judge.verdict(state)) {
      const known = this.#breaches.get(broken.invariant);
      if (!known || isCheaper(path, known)) this.#breaches.set(broken.invariant, { ...broken, ...path });
    }
  }
}

function isCheaper(path: Path, than: Path): boolean {
  return (
    (path.faults - than.faults ||
      path.switches - than.switches ||
      path.choices.length - than.choices.length) < 0
  );
}

function shuffler(seed: number): (choices: readonly Choice[]) => readonly Choice[] {
  if (seed === 0) return (choices) => choices;
  const random = createRandom(seed);
  return (choices) => {
    const shuffled = [...choices];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      const [a, b] = [shuffled[last], shuffled[other]];
      if (a && b) [shuffled[last], shuffled[other]] = [b, a];
    }
    return shuffled;
  };
}
