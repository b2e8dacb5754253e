import { startOfDay } from '../runtime/calendar.ts';
import { readDateTextOrApiForm, wallClockOf } from '../runtime/date-literal.ts';
import { DateTimeValue } from '../runtime/date-time-value.ts';
import { fail } from '../runtime/errors.ts';
import { parseDate } from '../runtime/java-date-parser.ts';
import type { Value } from '../runtime/value.ts';
import { asText } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { atWallClock, calendarDates, checkedMoment } from './date-receiver.ts';
import { defineFunctions, pageOf } from './define.ts';
import { optional, text } from './parameters.ts';

const group = {
  receiver: ['text', 'number', 'date-time'],
  freeForm: true,
  pages: 'common',
  read: (value: Value) => value,
} as const;

const parameters = [optional(text('format')), optional(text('timeZone'))];

/** Functions that turn text and numbers into dates, and dates into seconds since 1970. */
export const dateConversionFunctions = [
  ...defineFunctions(group, [
    {
      name: 'toDate',
      parameters,
      result: 'date-time',
      confidence: 'documented',
      note: 'The date without its time. Without a format, the documented layouts are tried. A number is milliseconds.',
      run: (value, [format, zone], context) => {
        const moment = readValue(value, format, zone, context);
        if (moment.precision === 'time') return fail('not-a-date', { text: String(value) });
        return atWallClock('toDate', startOfDay(wallClockOf(moment, context)), 'date', context);
      },
    },
    {
      name: 'toTime',
      aliases: ['toDateTime'],
      parameters,
      result: 'date-time',
      confidence: 'documented',
      note: 'The zone is the one in which the text is meant. A time behind a format of a date alone is read too. A number is milliseconds.',
      run: (value, [format, zone], context) => {
        const moment = readValue(value, format && withClock(asText(format), value), zone, context);
        return moment.precision === 'date' ? new DateTimeValue(moment.epochMs, 'date-time') : moment;
      },
    },
  ]),
  ...defineFunctions(calendarDates, [
    {
      name: 'unixEpoch',
      parameters: [optional(text('timeZone'))],
      result: 'number',
      confidence: 'documented',
      page: pageOf('datetime', 'unix-epoch'),
      note: 'Milliseconds (reading unix-epoch-unit). The clock time is taken as one of the zone; an unknown zone is GMT.',
      run: (value, [zone], context) => {
        const { zones, host, readings } = context;
        const id = zone === undefined ? host.timeZone : asText(zone);
        const epochMs = zones.get(id).epochOf(wallClockOf(value, context));
        return BigInt(readings['unix-epoch-unit'] === 'seconds' ? Math.floor(epochMs / 1000) : epochMs);
      },
    },
  ]),
];

/**
 * The pattern, with the clock behind it when it names a date alone and the text goes on with a time of day: the page of
 * toDateTime reads `01-11-2019 13:30:00` by `MM-d-yy` and keeps the time.
 */
function withClock(pattern: string, value: Value): string {
  const letters = pattern.replace(/'[^']*'/g, '');
  if (typeof value !== 'string' || /[HhKkmsSa]/.test(letters)) return pattern;
  const [, seconds, half] = clockAtEnd.exec(value.trim()) ?? [];
  if (seconds === undefined) return pattern;
  return `${pattern} ${half === undefined ? 'H' : 'h'}:mm${seconds === '' ? '' : ':ss'}${half === undefined ? '' : ' a'}`;
}

const clockAtEnd = / \d{1,2}:\d{2}((?::\d{2})?)(?: ?([ap]m))?$/i;

function readValue(
  value: Value,
  format: Value | undefined,
  zone: Value | undefined,
  context: BuiltInContext,
): DateTimeValue {
  if (value instanceof DateTimeValue) return value;
  if (typeof value === 'bigint') {
    return new DateTimeValue(checkedMoment('toTime', Number(value)), 'date-time');
  }
  const content = typeof value === 'string' ? value.trim() : '';
  if (format === undefined) {
    return readDateTextOrApiForm(content, context) ?? fail('not-a-date', { text: content });
  }
  const { zones, host } = context;
  const pattern = asText(format);
  const id = zone === undefined ? host.timeZone : asText(zone);
  const epochMs = parseDate(pattern, content, { zone: zones.get(id), zones, now: host.now() });
  if (epochMs === undefined || Number.isNaN(epochMs)) return fail('not-a-date', { text: content, pattern });
  return new DateTimeValue(epochMs, 'date-time');
}
