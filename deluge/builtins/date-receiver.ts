import { readDateTextOrApiForm, valueAtWallClock } from '../runtime/date-literal.ts';
import { DateTimeValue, isMoment } from '../runtime/date-time-value.ts';
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

/**
 * As `calendarDates`, for the functions that give null for some texts that are no dates.
 * Source: https://www.zoho.com/deluge/help/functions/datetime/getmonth.html, getweekofyear.html, tostartofmonth.html and
 * tostartofweek.html (documented)
 */
export const calendarDatesOrNull: FunctionGroup<DateTimeValue | null> = {
  ...calendarDates,
  read: (value, context) =>
    typeof value === 'string' && hasPartOfWrongLength(value.trim()) ? null : readCalendarDate(value, context),
};

const dayMonthYear = /^(\d+)([-/ .])(\p{L}+)\2(\d+)(?: (\d+(?::\d+)*))?$/u;

/**
 * A month of less than three letters, a day of more than two digits, a year of more than four, or an hour, minute or second
 * of more than two. What is wrong otherwise, a day that the month lacks or a name of no month, is an error.
 */
function hasPartOfWrongLength(text: string): boolean {
  const [, day = '', , month = '', year = '', clock = ''] = dayMonthYear.exec(text) ?? [];
  if (month === '') return false;
  const isLong = clock.split(':').some((part) => part.length > 2);
  return day.length > 2 || month.length < 3 || year.length > 4 || isLong;
}

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

/** A moment, or a reading of a wall clock, that dates can have. */
export function checkedMoment(name: string, ms: number): number {
  if (isMoment(ms)) return ms;
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
