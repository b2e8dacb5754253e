import { fieldsOf, msPerHour, msPerMinute, msPerSecond, startOfDay } from './calendar.ts';
import type { RuntimeContext } from './context.ts';
import { type DateTimePrecision, DateTimeValue } from './date-time-value.ts';
import { parseDate } from './java-date-parser.ts';
import type { TimeZone } from './time-zone.ts';

/**
 * The layouts of a date literal, and of a text that is turned into a date without a pattern.
 * Source: https://www.zoho.com/deluge/help/datatypes/date-time.html (documented). Where several fit, as for
 * 01/02/2020, the account's date format decides whether the month comes first (inferred).
 */
export const dateLayouts: readonly string[] = [
  'dd-MMM-yy',
  'dd-MMM-yyyy',
  'dd-MMMM-yy',
  'dd-MMMM-yyyy',
  'MM-dd-yy',
  'yy-MM-dd',
  'dd-MM-yy',
  'dd-MM-yyyy',
  'MM-dd-yyyy',
  'yyyy-MM-dd',
  'yy/MM/dd',
  'dd/MM/yy',
  'MM/dd/yy',
  'yyyy/MM/dd',
  'MM/dd/yyyy',
  'dd/MM/yyyy',
  'dd MMM,yy',
  'MMM dd,yy',
  'dd MMM,yyyy',
  'MMM dd,yyyy',
  'dd MMMM,yy',
  'MMMM dd,yy',
  'dd MMMM,yyyy',
  'MMMM dd,yyyy',
  'E,MMMM dd,yyyy',
  'E,MMM dd,yyyy',
  'MMM dd yy',
  'dd MMM yy',
  'MMM dd yyyy',
  'dd MMM yyyy',
  'MMMM dd yy',
  'dd MMMM yy',
  'dd MMMM yyyy',
  'MMMM dd yyyy',
  'dd.MM.yy',
  'MM.dd.yy',
  'yy.MM.dd',
  'dd MM yyyy',
  'dd.MM.yyyy',
  'MM.dd.yyyy',
  'yyyy.MM.dd',
];

const timeOfDay = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])[Mm])?$/;
const dateAndTime = /^(.*\S)[ T](\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)$/s;
/** What Zoho's APIs give for a date with time. */
const apiDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads a date, a date with time, or a time of day in one of the documented layouts; undefined for any other text.
 *
 * @example
 * readDateText('15-Aug-1947 19:00:00', context)?.precision // 'date-time'
 */
export function readDateText(text: string, context: RuntimeContext): DateTimeValue | undefined {
  if (!/\d/.test(text)) return undefined;
  const time = readTimeOfDay(text);
  if (time) return new DateTimeValue(time.ms, 'time', time.twelveHourClock);
  const [, dateText = text, timeText] = dateAndTime.exec(text) ?? [];
  const midnight = readDate(dateText, context);
  if (midnight === undefined) return undefined;
  if (timeText === undefined) return new DateTimeValue(midnight, 'date');
  const clock = readTimeOfDay(withResetParts(timeText));
  if (!clock) return undefined;
  const zone = context.zones.get(context.host.timeZone);
  const wallMs = startOfDay(midnight + zone.offsetAt(midnight)) + clock.ms;
  return new DateTimeValue(epochAt(zone, wallMs, context), 'date-time');
}

/**
 * As `readDateText`, and also what Zoho's APIs give: `2020-12-09T17:25:24-07:00`. A blank may stand behind a comma, as in
 * the sample of https://www.zoho.com/creator/newhelp/script/built-in-functions/built-in-function-date-addmonth.html
 */
export function readDateTextOrApiForm(text: string, context: RuntimeContext): DateTimeValue | undefined {
  if (!apiDateTime.test(text)) return readDateText(text.replaceAll(/, +/g, ','), context);
  const epochMs = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(epochMs) ? undefined : new DateTimeValue(epochMs, 'date-time');
}

/** The wall clock's reading of a value, counted as if it were UTC. */
export function wallClockOf(value: DateTimeValue, context: RuntimeContext): number {
  if (value.precision === 'time') return value.epochMs;
  return value.epochMs + context.zones.get(context.host.timeZone).offsetAt(value.epochMs);
}

/** The value at which the account's wall clock shows the given reading. */
export function valueAtWallClock(
  wallMs: number,
  precision: DateTimePrecision,
  context: RuntimeContext,
): DateTimeValue {
  if (precision === 'time') return new DateTimeValue(wallMs, precision);
  return new DateTimeValue(epochAt(context.zones.get(context.host.timeZone), wallMs, context), precision);
}

/** The moment of a wall clock's reading; where the clocks skip it, the reading `clock-gap` decides. */
function epochAt(zone: TimeZone, wallMs: number, { readings }: RuntimeContext): number {
  const epochMs = zone.epochOf(wallMs);
  if (readings['clock-gap'] === 'later') return epochMs;
  const skipped = epochMs + zone.offsetAt(epochMs) - wallMs;
  return skipped > 0 ? epochMs - skipped : epochMs;
}

/** `zoho.currenttime`. */
export function currentTime(context: RuntimeContext): DateTimeValue {
  return new DateTimeValue(context.host.now(), 'date-time');
}

/** `zoho.currentdate`: the midnight that started today in the account's zone. */
export function currentDate(context: RuntimeContext): DateTimeValue {
  return valueAtWallClock(startOfDay(wallClockOf(currentTime(context), context)), 'date', context);
}

function readDate(text: string, context: RuntimeContext): number | undefined {
  const { host, zones } = context;
  const options = { zone: zones.get(host.timeZone), zones, now: host.now(), strict: true };
  const own = parseDate(host.dateFormat, text, options);
  if (own !== undefined) return own;
  const monthFirst = isMonthFirst(host.dateFormat);
  let other: number | undefined;
  for (const layout of dateLayouts) {
    const found = parseDate(layout, text, options);
    if (found === undefined) continue;
    if (isMonthFirst(layout) === monthFirst) return found;
    other ??= found;
  }
  return other;
}

function isMonthFirst(layout: string): boolean {
  const day = layout.indexOf('d');
  return day < 0 || layout.indexOf('M') < day;
}

function readTimeOfDay(text: string): { readonly ms: number; readonly twelveHourClock: boolean } | undefined {
  const match = timeOfDay.exec(text);
  if (!match) return undefined;
  const [, hourText, minuteText, secondText = '0', half] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  const twelveHourClock = half !== undefined;
  if (minute > 59 || second > 59 || hour > (twelveHourClock ? 12 : 23) || (twelveHourClock && hour < 1)) {
    return undefined;
  }
  const hours = twelveHourClock ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  return { ms: hours * msPerHour + minute * msPerMinute + second * msPerSecond, twelveHourClock };
}

/**
 * The clock of a date with time, with what lies outside its range set to nothing: an hour from 24 takes minutes and
 * seconds with it, a minute from 60 the seconds.
 * Source: https://www.zoho.com/deluge/help/functions/datetime/subBusinessDay.html (documented)
 */
function withResetParts(text: string): string {
  const [, hour = '', minute = '', second, half = ''] = timeOfDay.exec(text) ?? [];
  if (Number(hour) > 23) return '00:00:00';
  if (Number(minute) > 59) return `${hour}:00:00 ${half && `${half}m`}`.trim();
  if (Number(second ?? '0') > 59) return `${hour}:${minute}:00 ${half && `${half}m`}`.trim();
  return text;
}

/** The hour as the value shows it: a time of day written with AM or PM counts to 12. */
export function hourOf(value: DateTimeValue, context: RuntimeContext): number {
  const { hour } = fieldsOf(wallClockOf(value, context));
  return value.twelveHourClock ? hour % 12 || 12 : hour;
}
