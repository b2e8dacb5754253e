import type { RuntimeContext } from './context.ts';
import { DateTimeValue } from './date-time-value.ts';
import { Decimal } from './decimal.ts';
import { FileValue } from './file-value.ts';
import { formatDate } from './java-date.ts';
import { writeJson } from './json.ts';
import { CollectionValue, contentOf, ListValue, type Value } from './value.ts';

/**
 * What `info`, concatenation and `toString()` print: maps as JSON, a list as its elements with commas (pages
 * differ: reading `list-print`), null as the word, dates in the account's format, a file as its name (inferred).
 * Source: https://www.zoho.com/deluge/help/map-manipulations/put-all-keys.html (maps) and
 * https://www.zoho.com/creator/help/script/built-in-functions/built-in-function-list-tolist.html (lists);
 * the printed null is inferred.
 *
 * @throws ScriptFailure when the value contains itself.
 */
export function textOf(value: Value, context: RuntimeContext): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Decimal) return decimalText(value, context);
  if (value instanceof DateTimeValue) return dateText(value, context);
  if (value instanceof CollectionValue) return textOf(contentOf(value), context);
  if (value instanceof FileValue) return value.name;
  if (value instanceof ListValue) {
    const reading = context.readings['list-print'];
    if (reading !== 'json') return plainListText(value, reading === 'plain' ? ',' : ', ', context);
  }
  return jsonText(value, context);
}

/** A value as JSON text with the account's date format, as `toString()` of a map gives it. */
export function jsonText(value: Value, context: RuntimeContext): string {
  return writeJson(value, {
    dateText: (date) => dateText(date, context),
    decimalText: (decimal) => decimalText(decimal, context),
    ...(hasMoreEscapes(context) && { quoted: (text: string) => escaped(text, context) }),
  });
}

function hasMoreEscapes({ readings }: RuntimeContext): boolean {
  return readings['json-slash'] === 'escaped' || readings['json-non-ascii'] === 'escaped';
}

/** A quoted text under the readings `json-slash` and `json-non-ascii`. */
function escaped(text: string, { readings }: RuntimeContext): string {
  let json = JSON.stringify(text);
  if (readings['json-slash'] === 'escaped') json = json.replaceAll('/', '\\/');
  if (readings['json-non-ascii'] === 'escaped') {
    json = json.replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  return json;
}

function plainListText(list: ListValue, separator: ',' | ', ', context: RuntimeContext): string {
  let text = '';
  for (let index = 0; index < list.items.length; index++) {
    const item = list.items[index] ?? null;
    if (index > 0) text += separator;
    text += item instanceof ListValue ? jsonText(item, context) : textOf(item, context);
  }
  return text;
}

function decimalText(value: Decimal, context: RuntimeContext): string {
  const shown =
    context.readings['decimal-trailing-zeros'] === 'dropped' ? value.withoutTrailingZeros() : value;
  return context.readings['large-decimal-print'] === 'scientific' ? scientific(shown) : shown.toString();
}

/** As Java prints a double: with an exponent from 10^7 on and below 10^-3. */
function scientific(value: Decimal): string {
  const plain = value.toString();
  const size = value.absolute();
  const isPlain = size.compare(Decimal.of(1n, 3)) >= 0 && size.compare(Decimal.of(10_000_000n)) < 0;
  if (isPlain || value.unscaled === 0n) return plain;
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const exponent =
    whole === '0' ? -(fraction.length - fraction.replace(/^0+/, '').length + 1) : whole.length - 1;
  const rest = digits.slice(1).replace(/0+$/, '') || '0';
  return `${plain.startsWith('-') ? '-' : ''}${digits.charAt(0)}.${rest}E${exponent}`;
}

/**
 * A date in the account's format; with its time as `HH:mm:ss` when it has one. A time of day that was written with AM or
 * PM prints so.
 * Sources: https://www.zoho.com/deluge/help/functions/datetime/addhour.html and addseconds.html (documented)
 */
function dateText(value: DateTimeValue, context: RuntimeContext): string {
  const { host, zones } = context;
  switch (value.precision) {
    case 'time':
      return formatDate(value.twelveHourClock ? 'hh:mm:ss a' : 'HH:mm:ss', value.epochMs, zones.get('GMT'));
    case 'date':
      return formatDate(host.dateFormat, value.epochMs, zones.get(host.timeZone));
    case 'date-time':
      return formatDate(`${host.dateFormat} HH:mm:ss`, value.epochMs, zones.get(host.timeZone));
  }
}
