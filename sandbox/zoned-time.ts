/** Writes moments in one time zone, the way Zoho's answers do: whole seconds and the zone's offset. */
export interface ZonedTime {
  /** `2026-10-05T02:00:00-07:00`, as Bigin writes it. */
  readonly withColon: (ms: number) => string;
  /** `2026-10-05T02:00:00-0700`, as Books writes it. */
  readonly withoutColon: (ms: number) => string;
  /** Milliseconds from `ms` to the next midnight of the zone. */
  readonly untilMidnight: (ms: number) => number;
}

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/**
 * @param timeZone an IANA name such as `America/Los_Angeles`
 * @throws RangeError when the zone is unknown
 */
export function createZonedTime(timeZone: string): ZonedTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

  /** The zone's wall clock, as if it were UTC. */
  const readWallClock = (ms: number): number => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };

  // Zones change their offset at full quarters of an hour, and reading one is slow: the last one is kept.
  let quarter = Number.NaN;
  let offsetMs = 0;
  const wallClock = (ms: number): number => {
    const wanted = Math.floor(ms / QUARTER_MS);
    if (wanted !== quarter) {
      offsetMs = readWallClock(wanted * QUARTER_MS) - wanted * QUARTER_MS;
      quarter = wanted;
    }
    return ms + offsetMs;
  };

  const write = (ms: number, separator: string): string => {
    const whole = Math.floor(ms / 1000) * 1000;
    const local = wallClock(whole);
    const offset = Math.round((local - whole) / 60_000);
    const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
    const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
    const text = new Date(local).toISOString().slice(0, 19);
    return `${text}${offset < 0 ? '-' : '+'}${hours}${separator}${minutes}`;
  };

  return {
    withColon: (ms) => write(ms, ':'),
    withoutColon: (ms) => write(ms, ''),
    untilMidnight: (ms) => DAY_MS - (wallClock(Math.floor(ms / 1000) * 1000) % DAY_MS),
  };
}
