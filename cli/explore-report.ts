import { type Exploration, type Played, syncInvariants, writeSchedule } from '../sandbox/index.ts';

/** What exploring a scenario came to, as lines for a person. */
export function explorationLines(exploration: Exploration): readonly string[] {
  const { scenario, schedules, states, pruned, isComplete, counterexamples } = exploration;
  const cut = isComplete ? '' : ', cut at the limit';
  const verdict =
    counterexamples.length === 0
      ? 'all promises hold'
      : `breaks ${counterexamples.map(({ invariant }) => invariant).join(', ')}`;
  return [`${scenario.name}: ${schedules} schedules, ${states} states, ${pruned} pruned${cut}: ${verdict}`];
}

/**
 * One path as a story, with how it breaks a promise.
 *
 * @param invariant the one that the path was found for; undefined when it breaks none
 */
export function playedLines(
  invariant: string | undefined,
  played: Extract<Played, { ok: true }>,
  command: string | undefined,
): readonly string[] {
  const promise = Object.entries(syncInvariants).find(([name]) => name === invariant)?.[1].promise;
  const broken = invariant === undefined ? [] : (played.breaches.get(invariant) ?? []);
  return [
    ...played.story.map((line) => `  ${line}`),
    ...(invariant === undefined ? ['  All promises hold.'] : [`  Broken: ${invariant}: ${promise ?? ''}`]),
    ...broken.map((breach) => `    ${breach}.`),
    ...(command === undefined ? [] : [`  Again: ${command}`]),
  ];
}

/** The same for a machine. */
export function explorationDocument(exploration: Exploration): object {
  const { scenario, schedules, endings, steps, states, pruned, isComplete, counterexamples } = exploration;
  return {
    name: scenario.name,
    schedules,
    endings,
    steps,
    states,
    pruned,
    complete: isComplete,
    broken: counterexamples.map((counterexample) => ({
      invariant: counterexample.invariant,
      faults: counterexample.faults,
      breaches: counterexample.breaches,
      replay: writeSchedule(counterexample),
    })),
  };
}
