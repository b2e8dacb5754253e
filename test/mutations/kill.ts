import { explorationSubject } from '../../cli/topping-exploration.ts';
import {
  explore,
  type Scenario,
  type Subject,
  standardScenarios,
  underReadings,
  writeSchedule,
} from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { shippedTexts } from '../support/shipped-texts.ts';
import { type Mutation, mutate } from './mutation.ts';

/** What killed a mutation: a path of a scenario on which a promise breaks. */
export interface Kill {
  readonly scenario: string;
  /** Whether it is judged after the schedules of the topping have run; else when the last run has ended. */
  readonly isRetried: boolean;
  readonly invariant: string;
  readonly faults: number;
  /** For `topping explore <scenario> --replay`, with the mutated text. */
  readonly replay: string;
}

/** The topping with a mutation. @throws Error when a text that is to be changed is not there */
export function mutatedSubject(mutation: Mutation, isRetried: boolean): Subject {
  const texts = shippedTexts().map(({ name, text }) => ({
    name,
    text: mutation.functions.includes(name) ? mutate(text, mutation) : text,
  }));
  return judged(underReadings(explorationSubject(topping, texts), picksOf(mutation)), isRetried);
}

/** The topping as it is, under the readings of a mutation. */
export function plainSubject(mutation: Mutation, isRetried: boolean): Subject {
  const subject = explorationSubject(topping, shippedTexts());
  return judged(underReadings(subject, picksOf(mutation)), isRetried);
}

function judged({ retry, ...subject }: Subject, isRetried: boolean): Subject {
  return isRetried && retry ? { ...subject, retry } : subject;
}

function picksOf({ readings = [] }: Mutation) {
  return readings.map((text) => {
    const [name = '', value = ''] = text.split('=');
    return { name, value };
  });
}

/** How hard it is looked for what kills a mutation. */
interface Attempt {
  readonly faults: number;
  /** Schedules for each scenario. */
  readonly limit: number;
  readonly seed: number;
  /** Whether the schedules of the topping have run when a path is judged. */
  readonly isRetried: boolean;
}

/**
 * The shipped functions keep their promises in these scenarios also before any schedule runs, so that a mutation is held
 * to that too. During an outage of all services nothing can be written anywhere.
 */
const onlyWithSchedule: ReadonlySet<string> = new Set(['token-revoked']);

function attempts(limit: number, seeds: readonly number[]): readonly Attempt[] {
  return seeds.flatMap((seed) =>
    [0, 1].flatMap((faults) => [true, false].map((isRetried) => ({ faults, limit, seed, isRetried }))),
  );
}

const ofOthers = attempts(30, [0]);
/** One that is known to survive is given up sooner. */
const ofSurvivors = attempts(10, [0]);

/** Looks for a scenario that kills a mutation: first in the one that it names, without faults before with one. */
export async function killOf(mutation: Mutation): Promise<Kill | undefined> {
  const { first, limit = 700, survives } = mutation;
  const ofFirst = attempts(limit, [0, 1]);
  const others = standardScenarios.filter(({ name }) => name !== first);
  const chosen = standardScenarios.filter(({ name }) => name === first);
  return (
    (await killIn(mutation, chosen, survives === undefined ? ofFirst : ofSurvivors)) ??
    (await killIn(mutation, others, survives === undefined ? ofOthers : ofSurvivors))
  );
}

async function killIn(
  mutation: Mutation,
  scenarios: readonly Scenario[],
  tried: readonly Attempt[],
): Promise<Kill | undefined> {
  for (const { isRetried, ...bounds } of tried) {
    const subject = mutatedSubject(mutation, isRetried);
    for (const scenario of scenarios) {
      if (!isRetried && onlyWithSchedule.has(scenario.name)) continue;
      const { counterexamples } = await explore(subject, scenario, { ...bounds, stopAtBreach: true });
      const [found] = counterexamples;
      if (!found) continue;
      const { invariant, faults } = found;
      return { scenario: scenario.name, isRetried, invariant, faults, replay: writeSchedule(found) };
    }
  }
  return undefined;
}
