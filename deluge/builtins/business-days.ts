import { dayOfWeek, msPerDay, msPerHour, startOfDay } from '../runtime/calendar.ts';
import { wallClockOf } from '../runtime/date-literal.ts';
import { fail } from '../runtime/errors.ts';
import type { MapValue, Value } from '../runtime/value.ts';
import { asList, asMap, asPosition } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { weekdayNamed } from './date-arithmetic.ts';
import { atWallClock, calendarDates, readCalendarDate } from './date-receiver.ts';
import { defineFunctions, pageOf } from './define.ts';
import { parseNumberText } from './number-text.ts';
import { list, map, number, optional } from './parameters.ts';

const parameters = [number('businessDays'), optional(list('weekends')), optional(list('holidays'))];
const note =
  'Saturday and Sunday are free unless weekends are given. A negative number gives the date itself.';

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
    note,
    run: (value, args, context) => {
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
  {
    name: 'addBusinessHour',
    parameters: [number('businessHours'), list('weekends'), list('holidays'), map('workingHours')],
    result: 'date-time',
    confidence: 'documented',
    page: pageOf('datetime', 'add-business-hour'),
    note: 'workingHours holds start and end as hours of the day. What holds without them is not known, so they must be given.',
    run: (value, args, context) => {
      const wallMs = moveByHours('addBusinessHour', wallClockOf(value, context), args, context);
      return atWallClock('addBusinessHour', wallMs, 'date-time', context);
    },
  },
]);

/** Further than this nobody counts day by day. */
const mostDays = 100_000;

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

function moveByHours(
  name: string,
  wallMs: number,
  [hours, weekends, holidays, working]: readonly Value[],
  context: BuiltInContext,
): number {
  const isFree = freeDays(name, weekends, holidays, context);
  const { start, end } = workingHours(name, asMap(working));
  let left = asPosition(hours) * msPerHour;
  let moved = wallMs;
  for (let passed = 0; left > 0; passed++) {
    if (passed > mostDays) failOnReach(name);
    const day = startOfDay(moved);
    const from = Math.max(moved, day + start);
    const available = isFree(day) ? 0 : Math.max(0, day + end - from);
    if (left <= available) return from + left;
    left -= available;
    moved = day + msPerDay;
  }
  return moved;
}

function freeDays(
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

function workingHours(name: string, working: MapValue): { readonly start: number; readonly end: number } {
  const hourAt = (key: string) => {
    const value = working.get(key);
    const hour =
      typeof value === 'bigint'
        ? Number(value)
        : typeof value === 'string'
          ? parseNumberText(value)?.toNumber()
          : undefined;
    if (hour !== undefined && hour >= 0 && hour <= 24) return hour * msPerHour;
    return fail('argument-value', {
      name,
      parameter: 'workingHours',
      problem: `'${key}' must be an hour from 0 to 24`,
    });
  };
  const start = hourAt('start');
  const end = hourAt('end');
  if (start < end) return { start, end };
  return fail('argument-value', {
    name,
    parameter: 'workingHours',
    problem: 'the start must lie before the end',
  });
}

function failOnReach(name: string): never {
  return fail('argument-value', {
    name,
    parameter: 'holidays',
    problem: `there are not enough business days within ${mostDays} days`,
  });
}
