import { msPerDay, startOfDay } from '../runtime/calendar.ts';
import { valueAtWallClock, wallClockOf } from '../runtime/date-literal.ts';
import type { DateTimeValue } from '../runtime/date-time-value.ts';
import { fail } from '../runtime/errors.ts';
import { ListValue, type Value } from '../runtime/value.ts';
import type { BuiltInContext } from './built-in.ts';
import { freeDays, mostDays } from './business-days.ts';
import { calendarDates, readCalendarDate } from './date-receiver.ts';
import { defineFunctions, pageOf } from './define.ts';
import { date, list, optional } from './parameters.ts';

const parameters = [date('endDate'), optional(list('weekends')), optional(list('holidays'))];
const free = 'Saturday and Sunday are free unless weekends are given.';

/** Functions that count or list the work days between two dates. */
export const workDayFunctions = defineFunctions(calendarDates, [
  {
    name: 'workDaysBetween',
    parameters,
    result: 'number',
    confidence: 'documented',
    page: pageOf('datetime', 'work-days-between'),
    note: `Without the start, with the end. An end before the start gives a negative number; the page says once that it is the other way round. ${free}`,
    run: (start, args, context) => {
      const { from, to, isFree } = rangeOf('workDaysBetween', start, args, context);
      const direction = to < from ? -1 : 1;
      let count = 0;
      for (let day = from; day !== to; ) {
        day += direction * msPerDay;
        if (!isFree(day)) count += direction;
      }
      return BigInt(count);
    },
  },
  {
    name: 'workDaysList',
    parameters,
    result: 'list',
    confidence: 'documented',
    page: pageOf('datetime', 'work-days-list'),
    note: `With the start and the end, although the sample of the page also lists the day after the end. An end before the start gives an empty list. ${free}`,
    run: (start, args, context) => {
      const { from, to, isFree } = rangeOf('workDaysList', start, args, context);
      const days: Value[] = [];
      for (let day = from; day <= to; day += msPerDay) {
        if (!isFree(day)) days.push(valueAtWallClock(day, 'date', context));
      }
      return new ListValue(days);
    },
  },
]);

function rangeOf(
  name: string,
  start: DateTimeValue,
  [end, weekends, holidays]: readonly Value[],
  context: BuiltInContext,
): { readonly from: number; readonly to: number; readonly isFree: (wallMs: number) => boolean } {
  const from = startOfDay(wallClockOf(start, context));
  const to = startOfDay(wallClockOf(readCalendarDate(end, context), context));
  if (Math.abs(to - from) > mostDays * msPerDay) {
    fail('argument-value', {
      name,
      parameter: 'endDate',
      problem: `it is more than ${mostDays} days away`,
    });
  }
  return { from, to, isFree: freeDays(name, weekends, holidays, context) };
}
