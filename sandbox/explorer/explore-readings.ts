import { platformReadings, type ReadingPick, readingIn, withReading } from '../readings.ts';
import { type Exploration, type ExploreOptions, explore } from './explore.ts';
import type { Scenario } from './scenario.ts';
import type { Subject } from './subject.ts';

export interface ReadingsOptions extends ExploreOptions {
  /** How many readings differ at a time from those of the subject. */
  readonly together: 1 | 2;
  /** Whether combinations that cannot matter are explored all the same; default false. */
  readonly all?: boolean;
}

/** What exploring a scenario under other readings came to. */
export interface ReadingsExploration {
  /** First under the readings of the subject, without picks; then one for each combination that could matter. */
  readonly explored: readonly {
    readonly picks: readonly ReadingPick[];
    readonly exploration: Exploration;
  }[];
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

/**
 * Explores a scenario under every reading of what is unsettled on the platform, one at a time, or also in pairs.
 *
 * While nothing asks a question, its answer cannot matter: the paths under another answer are the very same, so that it
 * is skipped. That holds only where all paths were followed, so nothing is skipped behind a search that was cut.
 */
export async function exploreReadings(
  subject: Subject,
  scenario: Scenario,
  { together, all, ...options }: ReadingsOptions,
): Promise<ReadingsExploration> {
  const explored: { readonly picks: readonly ReadingPick[]; readonly exploration: Exploration }[] = [];
  let skipped = 0;
  const run = async (...picks: readonly ReadingPick[]): Promise<Exploration> => {
    const exploration = await explore(underReadings(subject, picks), scenario, options);
    explored.push({ picks, exploration });
    return exploration;
  };
  const asks = ({ isComplete, consulted }: Exploration, { name }: ReadingPick): boolean =>
    all === true || !isComplete || consulted.has(name);

  const plain = await run();
  const picks = otherPicks(subject);
  const alone = new Map<ReadingPick, Exploration>();
  for (const pick of picks) {
    if (asks(plain, pick)) alone.set(pick, await run(pick));
    else skipped += 1;
  }
  if (together === 1) return { explored, skipped };
  for (const [place, first] of picks.entries()) {
    for (const second of picks.slice(place + 1)) {
      if (first.name === second.name) continue;
      // Where the one is in force, the other has to be asked; else both come to the same as the one alone, or neither.
      const [withFirst, withSecond] = [alone.get(first), alone.get(second)];
      const matters = withFirst
        ? asks(withFirst, second)
        : withSecond !== undefined && asks(withSecond, first);
      if (matters) await run(first, second);
      else skipped += 1;
    }
  }
  return { explored, skipped };
}

/** All answers that the subject is not set up with. */
function otherPicks({ sandbox }: Subject): readonly ReadingPick[] {
  return Object.entries(platformReadings).flatMap(([name, { values }]) => {
    const present = readingIn(sandbox.options ?? {}, name);
    return values.filter((value) => value !== present).map((value) => ({ name, value }));
  });
}
