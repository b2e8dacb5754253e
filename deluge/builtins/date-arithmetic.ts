import {
  addMonths,
  dayOfWeek,
  daysInMonth,
  fieldsOf,
  type MonthEnd,
  msPerDay,
  msPerHour,
  msPerMinute,
  msPerSecond,
  startOfDay,
  startOfWeek,
} from '../runtime/calendar.ts';
import { wallClockOf } from '../runtime/date-literal.ts';
import { DateTimeValue } from '../runtime/date-time-value.ts';
import { fail } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import { asPosition, asText } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { atWallClock, calendarDates, calendarDatesOrNull, checkedMoment, dates } from './date-receiver.ts';
import { defineFunctions, type FunctionDefinition } from './define.ts';
import { number, text } from './parameters.ts';
import { weekdayNamed } from './weekday.ts';

interface CalendarUnit {
  readonly unit: string;
  readonly move: (wallMs: number, count: number, monthEnd: MonthEnd) => number;
}

/** Units that move the wall clock: a day later is the same time of day, also when the clocks change. */
const calendarUnits: readonly CalendarUnit[] = [
  { unit: 'Year', move: (wallMs, count, monthEnd) => addMonths(wallMs, count * 12, monthEnd) },
  { unit: 'Month', move: addMonths },
  { unit: 'Week', move: (wallMs, count) => wallMs + count * 7 * msPerDay },
  { unit: 'Day', move: (wallMs, count) => wallMs + count * msPerDay },
];

/** Units of time that passes. */
const clockUnits: readonly { readonly unit: string; readonly ms: number }[] = [
  { unit: 'Hour', ms: msPerHour },
  { unit: 'Minutes', ms: msPerMinute },
  { unit: 'Seconds', ms: msPerSecond },
];

const signs = [
  { verb: 'add', sign: 1 },
  { verb: 'sub', sign: -1 },
];

const count = number('count');

const calendarMoves = signs.flatMap(({ verb, sign }) =>
  calendarUnits.map(({ unit, move }): FunctionDefinition<DateTimeValue> => {
    const name = `${verb}${unit}`;
    return {
      name,
      parameters: [count],
      result: 'date-time',
      confidence: 'documented',
      note: 'A day that the target month lacks: the reading month-end. Whether a date gets a time: date-after-move.',
      run: (value, [amount], context) => {
        const { readings } = context;
        const wallMs = move(wallClockOf(value, context), sign * asPosition(amount), readings['month-end']);
        const precision = readings['date-after-move'] === 'midnight' ? 'date-time' : value.precision;
        return atWallClock(name, wallMs, precision, context);
      },
    };
  }),
);

const clockMoves = signs.flatMap(({ verb, sign }) =>
  clockUnits.map(({ unit, ms }): FunctionDefinition<DateTimeValue> => {
    const name = `${verb}${unit}`;
    return {
      name,
      parameters: [count],
      result: 'date-time',
      confidence: 'documented',
      note: 'A time of day cannot pass midnight.',
      run: (value, [amount]) => moveClock(name, value, sign * asPosition(amount) * ms),
    };
  }),
);

/** The pages show a date with time only. */
const startNote =
  'A date with time gets the time 00:00:00, a date stays one (inferred). Null for a text with a part of the wrong length.';

/** Functions that move a date. */
export const dateArithmeticFunctions = [
  ...defineFunctions(calendarDates, calendarMoves),
  ...defineFunctions(dates, clockMoves),
  ...defineFunctions(calendarDatesOrNull, [
    {
      name: 'toStartOfMonth',
      parameters: [],
      result: 'date-time',
      confidence: 'documented',
      note: startNote,
      run: (value, _, context) => {
        if (value === null) return null;
        const wallMs = wallClockOf(value, context);
        const first = startOfDay(wallMs) - (fieldsOf(wallMs).day - 1) * msPerDay;
        return atWallClock('toStartOfMonth', first, value.precision, context);
      },
    },
    {
      name: 'toStartOfWeek',
      parameters: [],
      result: 'date-time',
      confidence: 'documented',
      note: `The week starts on Sunday. ${startNote}`,
      run: (value, _, context) =>
        value &&
        atWallClock('toStartOfWeek', startOfWeek(wallClockOf(value, context)), value.precision, context),
    },
  ]),
  ...defineFunctions(calendarDates, [
    {
      name: 'edate',
      parameters: [number('months')],
      result: 'date-time',
      confidence: 'documented',
      note: 'The date that many months later, without its time.',
      run: (value, [months], context) =>
        dateAt(
          'edate',
          addMonths(wallClockOf(value, context), asPosition(months), context.readings['month-end']),
          context,
        ),
    },
    {
      name: 'eomonth',
      parameters: [number('months')],
      result: 'date-time',
      confidence: 'documented',
      note: 'The last day of the month that many months later, without its time.',
      run: (value, [months], context) => {
        const moved = addMonths(wallClockOf(value, context), asPosition(months));
        const { year, month, day } = fieldsOf(moved);
        return dateAt('eomonth', moved + (daysInMonth(year, month) - day) * msPerDay, context);
      },
    },
    {
      name: 'nextWeekDay',
      parameters: [text('weekday')],
      result: 'date-time',
      confidence: 'documented',
      note: 'The first such day after the date.',
      run: (value, [wanted], context) => toWeekday('nextWeekDay', value, wanted, 1, context),
    },
    {
      name: 'previousWeekDay',
      parameters: [text('weekday')],
      result: 'date-time',
      confidence: 'documented',
      note: 'The last such day before the date.',
      run: (value, [wanted], context) => toWeekday('previousWeekDay', value, wanted, -1, context),
    },
  ]),
];

function moveClock(name: string, value: DateTimeValue, ms: number): DateTimeValue {
  const moved = value.epochMs + ms;
  if (value.precision !== 'time') return new DateTimeValue(checkedMoment(name, moved), 'date-time');
  if (moved < 0 || moved >= msPerDay) fail('time-outside-day', {});
  return new DateTimeValue(moved, 'time', value.twelveHourClock);
}

function dateAt(name: string, wallMs: number, context: BuiltInContext): DateTimeValue {
  return atWallClock(name, startOfDay(wallMs), 'date', context);
}

function toWeekday(
  name: string,
  value: DateTimeValue,
  wanted: Value | undefined,
  direction: 1 | -1,
  context: BuiltInContext,
): DateTimeValue {
  const target = weekdayNamed(name, asText(wanted));
  const wallMs = wallClockOf(value, context);
  const distance = (direction * (target - dayOfWeek(wallMs)) + 7) % 7 || 7;
  return dateAt(name, wallMs + direction * distance * msPerDay, context);
}
