import { fieldsOf } from '../runtime/calendar.ts';
import { wallClockOf } from '../runtime/date-literal.ts';
import type { DateTimeValue } from '../runtime/date-time-value.ts';
import { fail } from '../runtime/errors.ts';
import { monthNames } from '../runtime/java-date.ts';
import type { Value } from '../runtime/value.ts';
import { asBoolean, asWhole } from './arguments.ts';
import type { BuiltIn, BuiltInContext } from './built-in.ts';
import { calendarDates, dates } from './date-receiver.ts';
import { defineFunctions, pageOf } from './define.ts';
import { boolean, number, optional } from './parameters.ts';

const clockParameters = [optional(number('format')), optional(boolean('showSeconds'))];
const clockNote = 'The format is 12 (hours, with AM or PM) or 24; seconds show when showSeconds is true.';

/** Dates as texts for people to read. */
export const datePresentationFunctions: readonly BuiltIn[] = [
  ...defineFunctions(calendarDates, [
    {
      name: 'getDate',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      page: pageOf('datetime', 'get-date'),
      note: 'Such as 17th January 2018.',
      run: (value, _, context) => dateText(value, context),
    },
    {
      name: 'getDateTime',
      parameters: clockParameters,
      result: 'text',
      confidence: 'documented',
      page: pageOf('datetime', 'get-date-time'),
      note: `Such as 17th January 2018,09:00 AM. ${clockNote}`,
      run: (value, args, context) =>
        `${dateText(value, context)},${clockText('getDateTime', value, args, context)}`,
    },
  ]),
  ...defineFunctions(dates, [
    {
      name: 'getTime',
      parameters: clockParameters,
      result: 'text',
      confidence: 'inferred',
      page: pageOf('datetime', 'get-time'),
      note: `Such as 09:00 AM. The page was not read: it is taken for the second half of getDateTime. ${clockNote}`,
      run: (value, args, context) => clockText('getTime', value, args, context),
    },
  ]),
];

function dateText(value: DateTimeValue, context: BuiltInContext): string {
  const { day, month, year } = fieldsOf(wallClockOf(value, context));
  return `${day}${ordinalEnding(day)} ${monthNames[month - 1]} ${year}`;
}

function ordinalEnding(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function clockText(
  name: string,
  value: DateTimeValue,
  [format, showSeconds]: readonly Value[],
  context: BuiltInContext,
): string {
  const hours = format === undefined ? 12n : asWhole(format);
  if (hours !== 12n && hours !== 24n) {
    return fail('argument-value', { name, parameter: 'format', problem: 'it is 12 or 24' });
  }
  const { hour, minute, second } = fieldsOf(wallClockOf(value, context));
  const shown = [hours === 24n ? hour : hour % 12 || 12, minute];
  if (showSeconds !== undefined && asBoolean(showSeconds)) shown.push(second);
  const clock = shown.map((part) => String(part).padStart(2, '0')).join(':');
  return hours === 24n ? clock : `${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}
