import { expect } from 'vitest';
import { type Ending, explore, type Scenario, type Subject } from '../../sandbox/index.ts';

/** What a search finds in the end: the broken promises and all endings. */
export async function found(subject: Subject, scenario: Scenario, faults: number, reduce: boolean) {
  const endings = new Set<string>();
  const look = ({ books, records, history }: Ending): readonly string[] => {
    const runs = history.runs.map(
      ({ rule, booksCalls, finished }) => `${rule} ${booksCalls} ${finished?.outcome.ok}`,
    );
    // The wording of a reason is left out when the search is reduced.
    const contacts = [...records].map(([id, record]) => [
      id,
      { ...record, Books_Sync_Reason: subject.reference.recorded?.(record) !== null },
    ]);
    endings.add(JSON.stringify([books, contacts, runs.toSorted(), [...history.writtenFor].toSorted()]));
    return [];
  };
  const invariants = { ...subject.invariants, look: { promise: 'Every ending is seen.', breaches: look } };
  const bounds = { faults, reduce, limit: 200_000, shrink: false };
  const { counterexamples, isComplete, reduced, steps } = await explore(
    { ...subject, invariants },
    scenario,
    bounds,
  );
  expect(isComplete).toBe(true);
  const broken = counterexamples.map(({ invariant }) => invariant).toSorted();
  return { broken, endings, reduced, steps };
}
