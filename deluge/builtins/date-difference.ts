import { fieldsOf, msPerDay, msPerHour, msPerSecond, startOfDay } from '../runtime/calendar.ts';
import { wallClockOf } from '../runtime/date-literal.ts';
import type { DateTimeValue } from '../runtime/date-time-value.ts';
import { Decimal } from '../runtime/decimal.ts';
import { fail } from '../runtime/errors.ts';
import type { BuiltInContext } from './built-in.ts';
import { calendarDates, readCalendarDate } from './date-receiver.ts';
import { defineFunctions, type FunctionDefinition, pageOf } from './define.ts';
import { date } from './parameters.ts';

const daysPerMonth = 30;
const daysPerYear = 365;

interface Difference {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Its address, or its name in the folder of the group; by default the function's own. */
  readonly page?: string;
  readonly note: string;
  readonly count: (start: DateTimeValue, end: DateTimeValue, context: BuiltInContext) => number;
}

/** Whole numbers; an end before the start gives a negative one (inferred). */
const differences: readonly Difference[] = [
  {
    name: 'daysBetween',
    note: 'The times of day do not count (inferred).',
    count: daysBetween,
  },
  {
    name: 'days360',
    page: 'https://www.zoho.com/creator/help/script/built-in-functions/built-in-function-date-days360.html',
    note: 'As daysBetween, in spite of its name: the page says that both behave in the same way.',
    count: daysBetween,
  },
  {
    name: 'hoursBetween',
    note: 'Full hours.',
    count: (start, end) => Math.trunc((end.epochMs - start.epochMs) / msPerHour),
  },
  {
    name: 'monthsBetween',
    note: 'A month counts 30 days; the times of day do not count.',
    count: (start, end, context) => Math.trunc(daysBetween(start, end, context) / daysPerMonth),
  },
  {
    name: 'yearsBetween',
    note: 'A year counts 365 days.',
    count: (start, end, context) => Math.trunc(daysBetween(start, end, context) / daysPerYear),
  },
  {
    name: 'monthsDiff',
    note: 'Full months of the calendar.',
    count: fullMonths,
  },
  {
    name: 'yearsDiff',
    note: 'Full years of the calendar.',
    count: (start, end, context) => Math.trunc(fullMonths(start, end, context) / 12),
  },
  {
    name: 'totalMonths',
    aliases: ['totalMonth'],
    page: 'totalmonth',
    note: 'Full months of the calendar.',
    count: fullMonths,
  },
  {
    name: 'totalYears',
    aliases: ['totalYear'],
    page: 'totalyear',
    note: 'Full years of the calendar (inferred from totalMonths).',
    count: (start, end, context) => Math.trunc(fullMonths(start, end, context) / 12),
  },
];

/** Functions that compare two dates. */
export const dateDifferenceFunctions = defineFunctions(calendarDates, [
  ...differences.map(
    ({ count, page, ...difference }): FunctionDefinition<DateTimeValue> => ({
      ...difference,
      ...(page !== undefined && { page: page.startsWith('https:') ? page : pageOf('datetime', page) }),
      parameters: [date('endDate')],
      result: 'number',
      confidence: 'documented',
      run: (start, [end], context) => BigInt(count(start, readCalendarDate(end, context), context)),
    }),
  ),
  {
    name: 'yearFraction',
    parameters: [date('endDate')],
    result: 'decimal',
    confidence: 'documented',
    note: 'The time that passed, in years of 365 days.',
    run: (start, [end], context) => {
      const elapsed = readCalendarDate(end, context).epochMs - start.epochMs;
      // Divided twice, as the last digit of the page's second sample shows.
      return Decimal.fromNumber(elapsed / msPerDay / daysPerYear) ?? null;
    },
  },
  {
    name: 'timeBetween',
    parameters: [date('endTime')],
    result: 'text',
    confidence: 'documented',
    page: pageOf('datetime', 'time-between'),
    note: 'As HH:mm:ss, or HH:mm or HH when nothing smaller is left; days count as hours. The sample of the page shows 25:10:2 for 25:10. The end must not lie before the start.',
    run: (start, [end], context) => elapsedText(start, readCalendarDate(end, context)),
  },
]);

function elapsedText(start: DateTimeValue, end: DateTimeValue): string {
  const seconds = Math.floor((end.epochMs - start.epochMs) / msPerSecond);
  if (seconds < 0) {
    fail('argument-value', {
      name: 'timeBetween',
      parameter: 'endTime',
      problem: 'the end time must be greater than the start time',
    });
  }
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  while (parts.length > 1 && parts.at(-1) === 0) parts.pop();
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function daysBetween(start: DateTimeValue, end: DateTimeValue, context: BuiltInContext): number {
  return (startOfDay(wallClockOf(end, context)) - startOfDay(wallClockOf(start, context))) / msPerDay;
}

function fullMonths(start: DateTimeValue, end: DateTimeValue, context: BuiltInContext): number {
  if (end.epochMs < start.epochMs) return -fullMonths(end, start, context);
  const from = fieldsOf(wallClockOf(start, context));
  const to = fieldsOf(wallClockOf(end, context));
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return to.day < from.day ? months - 1 : months;
}
