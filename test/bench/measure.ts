/** Two ways to do one thing, timed by turns so that both see the same machine. */
export interface Comparison {
  readonly name: string;
  /** How many times as long as theirs ours may take. */
  readonly target: number;
  /** What is counted: the processor's time of this thread, or, where other processes work, the clock. */
  readonly counts: 'processor' | 'clock';
  readonly ours: Contestant;
  readonly theirs: Contestant;
  /** Rounds whose times do not count, until the engine has compiled what is hot. */
  readonly warmUp: number;
  readonly rounds: number;
}

export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Measured {
  readonly name: string;
  readonly target: number;
  /** Milliseconds of the median round. */
  readonly ours: number;
  readonly theirs: number;
  /** The median of the ratios of neighbouring rounds. */
  readonly ratio: number;
}

/**
 * Runs both by turns. The ratio is taken round by round: a load from outside slows both sides of a round, and the median
 * drops the rounds in which it did not.
 */
export async function measure(comparison: Comparison, now: () => number): Promise<Measured> {
  const { name, target, ours, theirs, warmUp, rounds } = comparison;
  for (let round = 0; round < warmUp; round++) {
    await ours.run();
    await theirs.run();
  }
  const times: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    times.push({ ours: await timed(ours, now), theirs: await timed(theirs, now) });
  }
  return {
    name,
    target,
    ours: median(times.map((time) => time.ours)),
    theirs: median(times.map((time) => time.theirs)),
    ratio: median(times.map((time) => time.ours / time.theirs)),
  };
}

async function timed({ run }: Contestant, now: () => number): Promise<number> {
  const start = now();
  await run();
  return now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
