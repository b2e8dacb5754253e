/** The fields of a wall clock and calendar. Months count from 1; the year before 1 is 0. */
export interface CalendarFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export const msPerSecond = 1000;
export const msPerMinute = 60 * msPerSecond;
export const msPerHour = 60 * msPerMinute;
export const msPerDay = 24 * msPerHour;

/** The fields of a wall clock's reading, counted as if it were UTC. */
export function fieldsOf(wallMs: number): CalendarFields {
  const date = new Date(wallMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** The wall clock's reading of fields; those outside their range carry over, as in Java's lenient calendar. */
export function wallOf(fields: CalendarFields): number {
  const date = new Date(0);
  date.setUTCFullYear(fields.year, fields.month - 1, fields.day);
  date.setUTCHours(fields.hour, fields.minute, fields.second, fields.millisecond);
  return date.getTime();
}

/** The midnight that starts the wall clock's day. */
export function startOfDay(wallMs: number): number {
  return Math.floor(wallMs / msPerDay) * msPerDay;
}

/** 1 = Sunday … 7 = Saturday. */
export function dayOfWeek(wallMs: number): number {
  return new Date(wallMs).getUTCDay() + 1;
}

export function dayOfYear(wallMs: number): number {
  const { year } = fieldsOf(wallMs);
  return Math.floor((startOfDay(wallMs) - firstOfMonth(year, 1)) / msPerDay) + 1;
}

/**
 * Weeks start on Sunday and the first one holds 1 January, as in Java's default (US) calendar.
 *
 * @param firstDay The day on which weeks start, 1 = Sunday … 7 = Saturday.
 */
export function weekOfYear(
  wallMs: number,
  firstDay = 1,
): { readonly week: number; readonly weekYear: number } {
  const { year } = fieldsOf(wallMs);
  const start = startOfWeek(wallMs, firstDay);
  const nextYear = firstOfMonth(year + 1, 1);
  if (start + 6 * msPerDay >= nextYear) return { week: 1, weekYear: year + 1 };
  const firstStart = startOfWeek(firstOfMonth(year, 1), firstDay);
  return { week: Math.round((start - firstStart) / (7 * msPerDay)) + 1, weekYear: year };
}

/** The midnight that starts the week. */
export function startOfWeek(wallMs: number, firstDay = 1): number {
  return startOfDay(wallMs) - ((dayOfWeek(wallMs) - firstDay + 7) % 7) * msPerDay;
}

export function weekOfMonth(wallMs: number): number {
  const { year, month, day } = fieldsOf(wallMs);
  return Math.floor((day - 1 + dayOfWeek(firstOfMonth(year, month)) - 1) / 7) + 1;
}

/** What becomes of a day that a month lacks: its last one, as in Java's calendar, or one of the month behind it. */
export type MonthEnd = 'last-day' | 'next-month';

/** Moves by months. */
export function addMonths(wallMs: number, months: number, monthEnd: MonthEnd = 'last-day'): number {
  const fields = fieldsOf(wallMs);
  const total = fields.year * 12 + fields.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  const day = monthEnd === 'last-day' ? Math.min(fields.day, daysInMonth(year, month)) : fields.day;
  return wallOf({ ...fields, year, month, day });
}

export function daysInMonth(year: number, month: number): number {
  return fieldsOf(firstOfMonth(year, month + 1) - msPerDay).day;
}

function firstOfMonth(year: number, month: number): number {
  return wallOf({ year, month, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 });
}
