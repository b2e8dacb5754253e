import { dayOfWeek, dayOfYear, fieldsOf, weekOfYear } from '../runtime/calendar.ts';
import { hourOf, wallClockOf } from '../runtime/date-literal.ts';
import type { DateTimeValue } from '../runtime/date-time-value.ts';
import { asText } from './arguments.ts';
import type { BuiltIn, BuiltInContext } from './built-in.ts';
import { calendarDatesOrNull, dates } from './date-receiver.ts';
import { defineFunctions, type FunctionDefinition, pageOf } from './define.ts';
import { optional, text } from './parameters.ts';
import { weekdayNamed } from './weekday.ts';

interface Field {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** The name of its page, where that is not the function's. */
  readonly page?: string;
  readonly note?: string;
  readonly read: (value: DateTimeValue, context: BuiltInContext) => number;
}

/** Fields of the calendar; every one is read in the account's time zone. */
const calendarFields: readonly Field[] = [
  {
    name: 'getYear',
    aliases: ['year'],
    read: (value, context) => fieldsOf(wallClockOf(value, context)).year,
  },
  {
    name: 'getMonth',
    aliases: ['month'],
    note: '1 = January.',
    read: (value, context) => fieldsOf(wallClockOf(value, context)).month,
  },
  {
    name: 'getDay',
    aliases: ['day'],
    note: 'The day of the month.',
    read: (value, context) => fieldsOf(wallClockOf(value, context)).day,
  },
  {
    name: 'getDayOfWeek',
    aliases: ['weekday'],
    page: 'weekday',
    note: '1 = Sunday … 7 = Saturday.',
    read: (value, context) => dayOfWeek(wallClockOf(value, context)),
  },
  {
    name: 'getDayOfYear',
    read: (value, context) => dayOfYear(wallClockOf(value, context)),
  },
];

/** Fields of the clock, which times of day have too. */
const clockFields: readonly Field[] = [
  {
    name: 'getHour',
    aliases: ['hour'],
    note: 'A time of day written with AM or PM gives 1 to 12.',
    read: hourOf,
  },
  {
    name: 'getMinutes',
    aliases: ['minute', 'getMinute'],
    read: (value, context) => fieldsOf(wallClockOf(value, context)).minute,
  },
  {
    name: 'getSeconds',
    aliases: ['second', 'getSecond'],
    page: 'second',
    read: (value, context) => fieldsOf(wallClockOf(value, context)).second,
  },
];

/** Documented for getMonth and getWeekOfYear, inferred for the others. */
const nullNote = 'Null for a text such as 15-Mr-2019 or 15-Mar-20190, with a part of the wrong length.';

/** Functions that give one field of a date. */
export const dateFieldFunctions: readonly BuiltIn[] = [
  ...defineFunctions(calendarDatesOrNull, calendarFields.map(calendarFieldFunction)),
  ...defineFunctions(calendarDatesOrNull, [
    {
      name: 'getWeekOfYear',
      parameters: [optional(text('startDay'))],
      result: 'number',
      confidence: 'documented',
      note: 'Weeks start on Sunday unless another day is given; the first one holds 1 January (inferred from Java). Null for a text with a part of the wrong length.',
      run: (value, [startDay], context) => {
        if (value === null) return null;
        const firstDay = startDay === undefined ? 1 : weekdayNamed('getWeekOfYear', asText(startDay));
        return BigInt(weekOfYear(wallClockOf(value, context), firstDay).week);
      },
    },
  ]),
  ...defineFunctions(dates, clockFields.map(fieldFunction)),
];

function calendarFieldFunction(field: Field): FunctionDefinition<DateTimeValue | null> {
  const { run, note, ...definition } = fieldFunction(field);
  return {
    ...definition,
    note: note === undefined ? nullNote : `${note} ${nullNote}`,
    run: (value, args, context) => (value === null ? null : run(value, args, context)),
  };
}

function fieldFunction({ read, page, ...field }: Field): FunctionDefinition<DateTimeValue> {
  return {
    ...field,
    ...(page !== undefined && { page: pageOf('datetime', page) }),
    parameters: [],
    result: 'number',
    confidence: 'documented',
    run: (value, _args, context) => BigInt(read(value, context)),
  };
}
