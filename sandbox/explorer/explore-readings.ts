import { isOfLanguage, platformReadings, type ReadingPick, readingIn, withReading } from '../readings.ts';
import { type Exploration, type ExploreOptions, explore } from './explore.ts';
import { rehearse } from './rehearsal.ts';
import { RunMachine } from './run-machine.ts';
import type { Scenario } from './scenario.ts';
import { bareSandbox } from './stage.ts';
import type { Subject } from './subject.ts';

export interface ReadingsOptions extends ExploreOptions {
  /** How many readings differ at a time from those of the subject. */
  readonly together: 1 | 2;
  /** Whether combinations that cannot matter are explored all the same; default false. */
  readonly all?: boolean;
}

/** What exploring a scenario under other readings came to. */
export interface ReadingsExploration {
  /** First under the readings of the subject, without picks; then one for each combination that had to be explored. */
  readonly explored: readonly {
    readonly picks: readonly ReadingPick[];
    readonly exploration: Exploration;
  }[];
  /** Combinations under which all runs show the same as under others that were explored, and those others. */
  readonly alike: readonly { readonly picks: readonly ReadingPick[]; readonly as: readonly ReadingPick[] }[];
  /** Combinations that come to the same as one that was explored, because no path asks what they answer. */
  readonly skipped: number;
}

/** The subject on a platform that answers some open questions otherwise. */
export function underReadings(subject: Subject, picks: readonly ReadingPick[]): Subject {
  const options = picks.reduce(
    (behaviour, pick) => withReading(behaviour, pick),
    subject.sandbox.options ?? {},
  );
  return { ...subject, sandbox: { ...subject.sandbox, options } };
}

/** What is known of a combination. */
interface Known {
  /** Those of the exploration, which need not be those of the combination. */
  readonly picks: readonly ReadingPick[];
  readonly exploration: Exploration;
  readonly machine: RunMachine;
  /** What is asked under the combination itself. */
  readonly consulted: ReadonlySet<string>;
}

/**
 * Explores a scenario under every reading of what is unsettled on the platform, one at a time, or also in pairs.
 *
 * While nothing asks a question, its answer cannot matter: the paths under another answer are the very same, so that it
 * is skipped. Where it is asked, and the runs show the same all the same, it is not explored again: see `rehearse`. Both
 * hold only where all paths were followed, so nothing is left out behind a search that was cut.
 */
export async function exploreReadings(
  subject: Subject,
  scenario: Scenario,
  { together, all = false, ...options }: ReadingsOptions,
): Promise<ReadingsExploration> {
  const explored: { readonly picks: readonly ReadingPick[]; readonly exploration: Exploration }[] = [];
  const alike: { readonly picks: readonly ReadingPick[]; readonly as: readonly ReadingPick[] }[] = [];
  let skipped = 0;
  const run = async (...picks: readonly ReadingPick[]): Promise<Known> => {
    const machine = new RunMachine();
    const onMove = machine.note.bind(machine);
    const exploration = await explore(underReadings(subject, picks), scenario, { ...options, onMove });
    explored.push({ picks, exploration });
    return { picks, exploration, machine, consulted: exploration.consulted };
  };
  /** @param bases what may stand for the combination */
  const runUnlessAlike = async (
    bases: readonly Known[],
    ...picks: readonly ReadingPick[]
  ): Promise<Known> => {
    for (const base of all ? [] : bases) {
      const consulted = consultedAlike(base, subject, scenario, picks);
      if (!consulted) continue;
      alike.push({ picks, as: base.picks });
      return { ...base, consulted };
    }
    return run(...picks);
  };
  const asks = ({ exploration, consulted }: Known, { name }: ReadingPick): boolean =>
    all || !exploration.isComplete || consulted.has(name);

  const plain = await run();
  const picks = otherPicks(subject);
  const alone = new Map<ReadingPick, Known>();
  for (const pick of picks) {
    if (asks(plain, pick)) alone.set(pick, await runUnlessAlike([plain], pick));
    else skipped += 1;
  }
  if (together === 1) return { explored, alike, skipped };
  for (const [place, first] of picks.entries()) {
    for (const second of picks.slice(place + 1)) {
      if (first.name === second.name) continue;
      // Where the one is in force, the other has to be asked; else both come to the same as the one alone, or neither.
      const [withFirst, withSecond] = [alone.get(first), alone.get(second)];
      const matters = withFirst
        ? asks(withFirst, second)
        : withSecond !== undefined && asks(withSecond, first);
      const found = [withFirst, withSecond].flatMap((known) => known ?? []);
      // Both may be known by the same exploration.
      const bases = new Map(found.map((known) => [known.machine, known]));
      if (matters) await runUnlessAlike([...bases.values()], first, second);
      else skipped += 1;
    }
  }
  return { explored, alike, skipped };
}

/** The questions that are asked under a combination; undefined where it may come to anything else than what is known. */
function consultedAlike(
  { picks: known, exploration, machine, consulted }: Known,
  subject: Subject,
  scenario: Scenario,
  picks: readonly ReadingPick[],
): ReadonlySet<string> | undefined {
  const differing = picks.filter((pick) => !known.includes(pick));
  const isWithin = known.every((pick) => picks.includes(pick));
  if (!exploration.isComplete || !isWithin || !differing.every(({ name }) => isOfLanguage(name)))
    return undefined;
  const sandbox = bareSandbox(underReadings(subject, picks), scenario);
  if (!rehearse(machine, sandbox)) return undefined;
  const ofProducts = [...consulted].filter((name) => !isOfLanguage(name));
  return new Set([...sandbox.consultedReadings, ...ofProducts]);
}

/** All answers that the subject is not set up with. */
function otherPicks({ sandbox }: Subject): readonly ReadingPick[] {
  return Object.entries(platformReadings).flatMap(([name, { values }]) => {
    const present = readingIn(sandbox.options ?? {}, name);
    return values.filter((value) => value !== present).map((value) => ({ name, value }));
  });
}
