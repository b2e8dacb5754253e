/** What a rolling limit has counted, in plain JSON: moments and how much was spent at each. */
export type Spending = readonly (readonly [atMs: number, amount: number])[];

/** Counts spending in a rolling stretch of time, as rate limits do. */
export interface SpendWindow {
  /** How much has been spent in the stretch that ends now. */
  readonly spent: (nowMs: number) => number;
  readonly spend: (nowMs: number, amount: number) => void;
  readonly snapshot: () => Spending;
  readonly restore: (spending: Spending) => void;
}

/** @param windowMs the length of the stretch in milliseconds */
export function createSpendWindow(windowMs: number): SpendWindow {
  let entries: [number, number][] = [];
  let first = 0;
  let total = 0;

  const forget = (nowMs: number): void => {
    for (let entry = entries[first]; entry && entry[0] <= nowMs - windowMs; entry = entries[first]) {
      total -= entry[1];
      first += 1;
    }
    if (first > 1024) {
      entries = entries.slice(first);
      first = 0;
    }
  };

  return {
    spent: (nowMs) => {
      forget(nowMs);
      return total;
    },
    spend: (nowMs, amount) => {
      if (amount === 0) return;
      forget(nowMs);
      total += amount;
      const last = entries.at(-1);
      if (last && last[0] === nowMs && entries.length > first) last[1] += amount;
      else entries.push([nowMs, amount]);
    },
    snapshot: () => entries.slice(first).map(([at, amount]) => [at, amount] as const),
    restore: (spending) => {
      entries = spending.map(([at, amount]) => [at, amount]);
      first = 0;
      total = entries.reduce((sum, [, amount]) => sum + amount, 0);
    },
  };
}
