import { msPerDay, msPerHour, msPerMinute, startOfDay } from '../runtime/calendar.ts';
import { wallClockOf } from '../runtime/date-literal.ts';
import type { DateTimeValue } from '../runtime/date-time-value.ts';
import { Decimal } from '../runtime/decimal.ts';
import { fail } from '../runtime/errors.ts';
import type { MapValue, Value } from '../runtime/value.ts';
import { asMap } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { failOnReach, freeDays, mostDays } from './business-days.ts';
import { atWallClock, calendarDates } from './date-receiver.ts';
import { defineFunctions, type FunctionDefinition, pageOf } from './define.ts';
import { parseNumberText } from './number-text.ts';
import { list, map, numeric, optional } from './parameters.ts';

const parameters = [
  numeric('businessHours'),
  optional(list('weekends')),
  optional(list('holidays')),
  optional(map('workingHours')),
];

const note =
  'workingHours holds start and end as hours of the day; without them it is 9 and 17. The digits behind the point are minutes: 0.1 is one minute. A negative number goes the other way.';

const directions = [
  { name: 'addBusinessHour', page: 'add-business-hour', sign: 1, confidence: 'documented' },
  { name: 'subBusinessHour', page: 'sub-business-hour', sign: -1, confidence: 'inferred' },
] as const;

/** Functions that move a date by hours of business days. */
export const businessHourFunctions = defineFunctions(
  calendarDates,
  directions.map(
    ({ name, page, sign, confidence }): FunctionDefinition<DateTimeValue> => ({
      name,
      parameters,
      result: 'date-time',
      confidence,
      page: pageOf('datetime', page),
      note,
      run: (value, [hours = null, ...rest], context) => {
        const ms = sign * durationOf(hours);
        const wallMs = moveByHours(name, wallClockOf(value, context), ms, rest, context);
        return atWallClock(name, wallMs, 'date-time', context);
      },
    }),
  ),
);

/**
 * "To add one business minute to the input date-time value, supply 0.1": the page counts minutes behind the point. That
 * 0.30 is thirty of them is inferred.
 */
function durationOf(hours: Value): number {
  if (!(hours instanceof Decimal)) return Number(hours) * msPerHour;
  const whole = hours.truncate(0);
  const minutes = hours.subtract(whole).unscaled;
  return whole.toNumber() * msPerHour + Number(minutes) * msPerMinute;
}

function moveByHours(
  name: string,
  wallMs: number,
  ms: number,
  [weekends, holidays, working]: readonly Value[],
  context: BuiltInContext,
): number {
  const isFree = freeDays(name, weekends, holidays, context);
  const hours = working === undefined ? officeHours : workingHours(name, asMap(working));
  let left = Math.abs(ms);
  let moved = wallMs;
  for (let passed = 0; left > 0; passed++) {
    if (passed > mostDays) failOnReach(name);
    // Going back, midnight belongs to the day before it.
    const day = ms < 0 ? startOfDay(moved - 1) : startOfDay(moved);
    const opens = day + hours.start;
    const closes = day + hours.end;
    const from = ms < 0 ? Math.min(moved, closes) : Math.max(moved, opens);
    const available = isFree(day) ? 0 : Math.max(0, ms < 0 ? from - opens : closes - from);
    if (left <= available) return ms < 0 ? from - left : from + left;
    left -= available;
    moved = ms < 0 ? day : day + msPerDay;
  }
  return moved;
}

interface WorkingHours {
  /** Milliseconds from midnight. */
  readonly start: number;
  readonly end: number;
}

/** Documented: https://www.zoho.com/deluge/help/functions/datetime/add-business-hour.html */
const officeHours: WorkingHours = { start: 9 * msPerHour, end: 17 * msPerHour };

function workingHours(name: string, working: MapValue): WorkingHours {
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
