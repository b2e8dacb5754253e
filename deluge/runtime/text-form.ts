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
  if (value instanceof ListValue && context.readings['list-print'] === 'plain')
    return plainListText(value, context);
  return jsonText(value, context);
}

/** A value as JSON text with the account's date format, as `toString()` of a map gives it. */
export function jsonText(value: Value, context: RuntimeContext): string {
  return writeJson(value, {
    dateText: (date) => dateText(date, context),
    decimalText: (decimal) => decimalText(decimal, context),
  });
}

function plainListText(list: ListValue, context: RuntimeContext): string {
  let text = '';
  for (let index = 0; index < list.items.length; index++) {
    const item = list.items[index] ?? null;
    if (index > 0) text += ',';
    text += item instanceof ListValue ? jsonText(item, context) : textOf(item, context);
  }
  return text;
}

function decimalText(value: Decimal, context: RuntimeContext): string {
  const shown =
    context.readings['decimal-trailing-zeros'] === 'dropped' ? value.withoutTrailingZeros() : value;
  return shown.toString();
}

/**
 * A date in the account's format; with its time as `HH:mm:ss` when it has one.
 * Source: https://www.zoho.com/deluge/help/functions/datetime/addhour.html (documented)
 */
function dateText(value: DateTimeValue, context: RuntimeContext): string {
  const { host, zones } = context;
  switch (value.precision) {
    case 'time':
      return formatDate('HH:mm:ss', value.epochMs, zones.get('GMT'));
    case 'date':
      return formatDate(host.dateFormat, value.epochMs, zones.get(host.timeZone));
    case 'date-time':
      return formatDate(`${host.dateFormat} HH:mm:ss`, value.epochMs, zones.get(host.timeZone));
  }
}
