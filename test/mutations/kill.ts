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
import { shippedFunctions } from '../explorer/subjects.ts';
import { type Mutation, mutate } from './mutation.ts';

/** What killed a mutation: a path of a scenario on which a promise breaks. */
export interface Kill {
  readonly scenario: string;
  readonly invariant: string;
  readonly faults: number;
  /** For `topping explore <scenario> --replay`, with the mutated text. */
  readonly replay: string;
}

/** The topping with a mutation. @throws Error when a text that is to be changed is not there */
export function mutatedSubject(mutation: Mutation): Subject {
  const texts = shippedFunctions().map(({ name, text }) => ({
    name,
    text: mutation.functions.includes(name) ? mutate(text, mutation) : text,
  }));
  return underReadings(explorationSubject(topping, texts), picksOf(mutation));
}

/** The topping as it is, under the readings of a mutation. */
export function plainSubject(mutation: Mutation): Subject {
  return underReadings(explorationSubject(topping, shippedFunctions()), picksOf(mutation));
}

function picksOf({ readings = [] }: Mutation) {
  return readings.map((text) => {
    const [name = '', value = ''] = text.split('=');
    return { name, value };
  });
}

export interface Bounds {
  readonly faults: number;
  /** Schedules for each scenario. */
  readonly limit: number;
}

/** Looks for a scenario that kills a mutation: first without faults, then with one. */
export async function killOf(mutation: Mutation, rounds: readonly Bounds[]): Promise<Kill | undefined> {
  const subject = mutatedSubject(mutation);
  for (const bounds of rounds) {
    for (const scenario of inOrder(mutation)) {
      const { counterexamples } = await explore(subject, scenario, { ...bounds, stopAtBreach: true });
      const [found] = counterexamples;
      if (!found) continue;
      const { invariant, faults } = found;
      return { scenario: scenario.name, invariant, faults, replay: writeSchedule(found) };
    }
  }
  return undefined;
}

function inOrder({ first }: Mutation): readonly Scenario[] {
  return standardScenarios.toSorted((a, b) => Number(b.name === first) - Number(a.name === first));
}
