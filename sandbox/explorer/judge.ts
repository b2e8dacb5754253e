import { brokenAt } from './invariants.ts';
import type { Retry, Subject } from './subject.ts';
import type { Happening, World } from './world.ts';

/** The promises that an ending breaks, each with how. */
export type Verdict = ReturnType<typeof brokenAt>;

/**
 * Says which promises are broken at the end of a path, once the subject has tried again what failed. Equal endings are
 * judged once: what follows has no choices and no faults, so that it depends on the state alone.
 */
export class Judge {
  readonly world: World;
  readonly #subject: Subject;
  readonly #known = new Map<string, Verdict>();

  constructor(world: World, subject: Subject) {
    this.world = world;
    this.#subject = subject;
  }

  /**
   * Judges the ending that the world stands at, and leaves the world somewhere behind it.
   *
   * @param key tells the ending apart; undefined to judge it afresh
   */
  async verdict(key: string | undefined): Promise<Verdict> {
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known) return known;
    await playEpilogue(this.world, this.#subject.retry);
    const verdict = this.#atEnd();
    if (key !== undefined) this.#known.set(key, verdict);
    return verdict;
  }

  /** The same with what happened behind the ending. */
  async tell(): Promise<{ readonly happenings: readonly Happening[]; readonly verdict: Verdict }> {
    const happenings = await playEpilogue(this.world, this.#subject.retry);
    return { happenings, verdict: this.#atEnd() };
  }

  #atEnd(): Verdict {
    const { invariants, reference, retry } = this.#subject;
    return brokenAt(this.world.ending(retry !== undefined), invariants, reference);
  }
}

/** Faults stop, and the subject tries again, until a round changes nothing. A path that never ended is left as it is. */
async function playEpilogue(world: World, retry: Retry | undefined): Promise<readonly Happening[]> {
  if (!retry || world.isBroken) return [];
  const happenings: Happening[] = [...world.calm()];
  for (let round = 0; round < retry.rounds; round += 1) {
    world.wait(retry.everyMs);
    const before = world.dataKey();
    for (const [place, name] of retry.functions.entries()) {
      const afterMs = place === 0 ? retry.everyMs : 0;
      happenings.push(await world.retry(name, afterMs, round === 0 && place === 0));
      for (let [choice] = world.choices(); choice; [choice] = world.choices()) {
        happenings.push(await world.apply(choice));
      }
      if (world.isBroken) return happenings;
    }
    if (world.dataKey() === before) break;
  }
  return happenings;
}
