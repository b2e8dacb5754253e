import { dayOfWeek, msPerDay, startOfDay } from '../runtime/calendar.ts';
import { wallClockOf } from '../runtime/date-literal.ts';
import { fail } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import { asList, asPosition } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { atWallClock, calendarDates, readCalendarDate } from './date-receiver.ts';
import { defineFunctions } from './define.ts';
import { list, number, optional } from './parameters.ts';
import { weekdayNamed } from './weekday.ts';

const parameters = [number('businessDays'), optional(list('weekends')), optional(list('holidays'))];
const note =
  'Saturday and Sunday are free unless weekends are given. A negative number gives the date itself.';

/** Documented: https://www.zoho.com/deluge/help/functions/datetime/subbusinessday.html. The page for adding has no such bound. */
const mostSubtracted = 365;

/** Functions that count business days. */
export const businessDayFunctions = defineFunctions(calendarDates, [
  {
    name: 'addBusinessDay',
    parameters,
    result: 'date-time',
    confidence: 'documented',
    note,
    run: (value, args, context) => {
      const wallMs = moveByDays('addBusinessDay', wallClockOf(value, context), args, 1, context);
      return atWallClock('addBusinessDay', wallMs, value.precision, context);
    },
  },
  {
    name: 'subBusinessDay',
    parameters,
    result: 'date-time',
    confidence: 'documented',
    note: `${note} At most ${mostSubtracted}.`,
    run: (value, args, context) => {
      if (asPosition(args[0]) > mostSubtracted) {
        const problem = `it is at most ${mostSubtracted}`;
        fail('argument-value', { name: 'subBusinessDay', parameter: 'businessDays', problem });
      }
      const wallMs = moveByDays('subBusinessDay', wallClockOf(value, context), args, -1, context);
      return atWallClock('subBusinessDay', wallMs, value.precision, context);
    },
  },
  {
    name: 'workday',
    parameters,
    result: 'date-time',
    confidence: 'documented',
    note: `As addBusinessDay, without the time. ${note}`,
    run: (value, args, context) => {
      const wallMs = moveByDays('workday', startOfDay(wallClockOf(value, context)), args, 1, context);
      return atWallClock('workday', wallMs, 'date', context);
    },
  },
]);

/** Further than this nobody counts day by day. */
export const mostDays = 100_000;

function moveByDays(
  name: string,
  wallMs: number,
  [days, weekends, holidays]: readonly Value[],
  direction: 1 | -1,
  context: BuiltInContext,
): number {
  const isFree = freeDays(name, weekends, holidays, context);
  let left = asPosition(days);
  let moved = wallMs;
  for (let passed = 0; left > 0; passed++) {
    if (passed > mostDays) failOnReach(name);
    moved += direction * msPerDay;
    if (!isFree(moved)) left--;
  }
  return moved;
}

/** Tells the days that are no business days: Saturday and Sunday unless weekends are given, and the holidays. */
export function freeDays(
  name: string,
  weekends: Value | undefined,
  holidays: Value | undefined,
  context: BuiltInContext,
): (wallMs: number) => boolean {
  const weekend = new Set(
    weekends === undefined
      ? [1, 7]
      : asList(weekends).items.map((item) =>
          weekdayNamed(name, typeof item === 'string' ? item : String(item)),
        ),
  );
  const holiday = new Set(
    holidays === undefined
      ? []
      : asList(holidays).items.map((item) =>
          startOfDay(wallClockOf(readCalendarDate(item, context), context)),
        ),
  );
  return (wallMs) => weekend.has(dayOfWeek(wallMs)) || holiday.has(startOfDay(wallMs));
}

export function failOnReach(name: string): never {
  return fail('argument-value', {
    name,
    parameter: 'holidays',
    problem: `there are not enough business days within ${mostDays} days`,
  });
}
