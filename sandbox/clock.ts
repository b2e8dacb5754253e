/** The sandbox's time: it stands still until somebody moves it, so that a run repeats exactly. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** Moves time on. @param ms milliseconds, not negative. */
  readonly advance: (ms: number) => void;
  /** Moves time on by what one HTTP request takes. The sandbox calls it at each request. */
  readonly tick: () => void;
  /** Puts the clock to a moment, forwards or back; for restoring a saved state. */
  readonly set: (ms: number) => void;
}

export interface ClockOptions {
  /** When the clock starts, in milliseconds since 1970. Default: 2026-10-05T09:00Z. */
  readonly startMs?: number;
  /** How long one request takes, in milliseconds. Default: 1000, which keeps calls made one after another
   * below the 100 calls a minute that Books allows. */
  readonly tickPerRequestMs?: number;
}

const DEFAULT_START_MS = Date.UTC(2026, 9, 5, 9, 0, 0);
const DEFAULT_TICK_MS = 1000;

/**
 * Makes a simulated clock.
 *
 * @throws RangeError when time is asked to run backwards.
 * @example
 * const clock = createClock({ startMs: Date.UTC(2026, 0, 1) });
 * clock.advance(15_000);
 */
export function createClock(options: ClockOptions = {}): Clock {
  const tickMs = options.tickPerRequestMs ?? DEFAULT_TICK_MS;
  let now = options.startMs ?? DEFAULT_START_MS;
  const advance = (ms: number): void => {
    if (!(ms >= 0))
      throw new RangeError(`The sandbox's clock only moves forwards; it was asked to move by ${ms} ms.`);
    now += ms;
  };
  return {
    now: () => now,
    advance,
    tick: () => advance(tickMs),
    set: (ms) => {
      now = ms;
    },
  };
}
