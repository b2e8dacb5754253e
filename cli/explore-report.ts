import {
  type Exploration,
  type Played,
  type ReadingPick,
  type ReadingsExploration,
  syncInvariants,
  writeSchedule,
} from '../sandbox/index.ts';

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

type Explored = ReadingsExploration['explored'];

/** What exploring a scenario under other readings came to: the figures, and the readings that break more promises. */
export function readingsLines({ explored, alike, skipped }: ReadingsExploration): readonly string[] {
  const sum = (figure: 'schedules' | 'states' | 'pruned'): number =>
    explored.reduce((total, { exploration }) => total + exploration[figure], 0);
  const worse = worseThanPlain(explored);
  const verdict = worse.length === 0 ? 'no further promise breaks' : `${worse.length} break further promises`;
  return [
    `  readings: ${explored.length - 1} explored, ${alike.length} alike, ${skipped} skipped, ${sum('schedules')} schedules, ${sum('states')} states, ${sum('pruned')} pruned: ${verdict}`,
    ...worse.map(({ picks, invariants }) => `    ${named(picks)} breaks ${invariants.join(', ')}`),
  ];
}

/** The same for a machine. */
export function readingsDocument({ explored, alike, skipped }: ReadingsExploration): object {
  return {
    explored: explored.length - 1,
    alike: alike.length,
    skipped,
    broken: explored.flatMap(({ picks, exploration }) =>
      picks.length === 0 || exploration.counterexamples.length === 0
        ? []
        : [{ readings: picks.map(written), ...explorationDocument(exploration) }],
    ),
  };
}

/** The options that put readings in force. */
export function shownPicks(picks: readonly ReadingPick[]): string {
  return picks.map((pick) => ` --reading ${written(pick)}`).join('');
}

/** The readings under which promises break that hold under those of the subject. */
function worseThanPlain(
  explored: Explored,
): readonly { readonly picks: readonly ReadingPick[]; readonly invariants: readonly string[] }[] {
  const [plain, ...others] = explored.map(({ picks, exploration }) => ({
    picks,
    invariants: exploration.counterexamples.map(({ invariant }) => invariant),
  }));
  return others.flatMap(({ picks, invariants }) => {
    const further = invariants.filter((name) => !plain?.invariants.includes(name));
    return further.length === 0 ? [] : [{ picks, invariants: further }];
  });
}

function written({ name, value }: ReadingPick): string {
  return `${name}=${value}`;
}

function named(picks: readonly ReadingPick[]): string {
  return picks.map(written).join(' with ');
}
