import type { RunMove } from '../workflow/run-memory.ts';
import type { Schedule } from './choice.ts';
import { Judge } from './judge.ts';
import type { Scenario } from './scenario.ts';
import { Search, type SearchOptions, type SearchResult } from './search.ts';
import { type Counterexample, shrink } from './shrink.ts';
import { Stage } from './stage.ts';
import { storyLines } from './story.ts';
import type { Subject } from './subject.ts';
import type { Happening } from './world.ts';

export interface ExploreOptions
  extends Pick<
    SearchOptions,
    'faults' | 'limit' | 'prune' | 'reduce' | 'seed' | 'stopAtBreach' | 'progress'
  > {
  /** Whether counterexamples are made short; default true. */
  readonly shrink?: boolean;
  /** Told of each step of a run that no path has shown before. */
  readonly onMove?: (move: RunMove) => void;
}

/** What exploring a scenario came to. */
export interface Exploration extends Omit<SearchResult, 'breaches'> {
  readonly scenario: Scenario;
  /** One for each invariant that is broken, in the order of the invariants. */
  readonly counterexamples: readonly Counterexample[];
  /** The open questions about the platform that some path has asked; the others cannot matter, when all was seen. */
  readonly consulted: ReadonlySet<string>;
}

/**
 * Explores a scenario: every order of its events and the exchanges of its runs, with every fault at every exchange
 * within the bound.
 *
 * @example
 * const { counterexamples } = await explore(subject, scenario, { faults: 1, limit: 10_000 });
 */
export async function explore(
  subject: Subject,
  scenario: Scenario,
  options: ExploreOptions,
): Promise<Exploration> {
  const stage = await Stage.prepare(subject, scenario, options.onMove);
  const { breaches, ...figures } = await new Search(
    new Judge(stage.world(undefined), subject),
    options,
  ).run();
  const counterexamples: Counterexample[] = [];
  for (const name of Object.keys(subject.invariants)) {
    const found = breaches.get(name);
    if (!found) continue;
    counterexamples.push(
      options.shrink === false ? { ...found, events: undefined } : await shrink(stage, found),
    );
  }
  return { scenario, ...figures, counterexamples, consulted: stage.consulted };
}

/** What playing one schedule came to. */
export type Played =
  | {
      readonly ok: true;
      readonly happenings: readonly Happening[];
      readonly story: readonly string[];
      readonly breaches: ReadonlyMap<string, readonly string[]>;
    }
  /** The schedule does not fit the scenario: this choice, counted from 1, cannot be made. */
  | { readonly ok: false; readonly choice: number };

/** Plays one schedule. Where its choices end, runs go on oldest first, and events come when all runs have ended. */
export async function play(subject: Subject, scenario: Scenario, schedule: Schedule): Promise<Played> {
  const stage = await Stage.prepare(subject, scenario);
  const world = stage.world(schedule.events);
  world.begin();
  const happenings: Happening[] = [];
  for (const [index, choice] of schedule.choices.entries()) {
    if (!world.allows(choice)) return { ok: false, choice: index + 1 };
    happenings.push(await world.apply(choice));
  }
  for (let [choice] = world.choices(); choice; [choice] = world.choices())
    happenings.push(await world.apply(choice));
  const { happenings: behind, verdict } = await new Judge(world, subject).tell();
  const breaches = new Map(verdict.map(({ invariant, breaches }) => [invariant, breaches]));
  return {
    ok: true,
    happenings: [...happenings, ...behind],
    story: storyLines([...happenings, ...behind]),
    breaches,
  };
}
