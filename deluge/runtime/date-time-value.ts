/** What a point in time was written or computed as; it decides how the value prints. */
export type DateTimePrecision = 'date' | 'date-time' | 'time';

/**
 * A date, a date with time, or a time of day. Zoho calls all three TIMESTAMP.
 * Source: https://www.zoho.com/deluge/help/datatypes/date-time.html
 */
export class DateTimeValue {
  /**
   * Milliseconds since 1970-01-01T00:00:00Z. A date is the midnight that starts it in the account's zone; a time
   * of day is counted from midnight, without a zone.
   */
  readonly epochMs: number;
  readonly precision: DateTimePrecision;
  /** True for a time of day written with AM or PM: `'10:00:00 PM'.getHour()` is 10 (datetime/gethour.html). */
  readonly twelveHourClock: boolean;

  constructor(epochMs: number, precision: DateTimePrecision, twelveHourClock = false) {
    this.epochMs = epochMs;
    this.precision = precision;
    this.twelveHourClock = twelveHourClock;
  }
}

/** Dates that JavaScript can compute with, less a day on each side for the time zones. */
const latestMs = 8.64e15 - 86_400_000;

/** Whether milliseconds are a date that can be computed with. */
export function isMoment(ms: number): boolean {
  // Written so that NaN is none.
  return Math.abs(ms) <= latestMs;
}
