import { readDateTextOrApiForm, valueAtWallClock } from '../runtime/date-literal.ts';
import { DateTimeValue } from '../runtime/date-time-value.ts';
import { fail } from '../runtime/errors.ts';
import { textOf } from '../runtime/text-form.ts';
import type { Value } from '../runtime/value.ts';
import type { BuiltInContext } from './built-in.ts';
import type { FunctionGroup } from './define.ts';

/** The functions of dates also take a text with the layout of a date, in every service but Creator. */
export const dates: FunctionGroup<DateTimeValue> = {
  receiver: ['date-time', 'text'],
  freeForm: true,
  pages: 'datetime',
  read: readMoment,
};

/** As `dates`, without times of day, which have no place in a calendar. */
export const calendarDates: FunctionGroup<DateTimeValue> = { ...dates, read: readCalendarDate };

/** A date, a date with time or a time of day. */
export function readMoment(value: Value | undefined, context: BuiltInContext): DateTimeValue {
  if (value instanceof DateTimeValue) return value;
  const text = typeof value === 'string' ? value : textOf(value ?? null, context);
  return readDateTextOrApiForm(text.trim(), context) ?? fail('not-a-date', { text });
}

/** A date, or a date with time. */
export function readCalendarDate(value: Value | undefined, context: BuiltInContext): DateTimeValue {
  const moment = readMoment(value, context);
  return moment.precision === 'time' ? fail('not-a-date', { text: textOf(moment, context) }) : moment;
}

/** Dates that JavaScript can compute with, less a day on each side for the time zones. */
const latestMs = 8.64e15 - 86_400_000;

/** A moment, or a reading of a wall clock, that dates can have. */
export function checkedMoment(name: string, ms: number): number {
  // Written so that NaN fails too.
  if (Math.abs(ms) <= latestMs) return ms;
  return fail('argument-value', { name, parameter: 'date', problem: 'the result lies beyond all dates' });
}

/** The value at a reading of the account's wall clock. */
export function atWallClock(
  name: string,
  wallMs: number,
  precision: DateTimeValue['precision'],
  context: BuiltInContext,
): DateTimeValue {
  return valueAtWallClock(checkedMoment(name, wallMs), precision, context);
}
