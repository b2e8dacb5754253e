import { limits } from '../../zoho/index.ts';
import { readDateTextOrApiForm } from '../runtime/date-literal.ts';
import { DateTimeValue } from '../runtime/date-time-value.ts';
import { Decimal } from '../runtime/decimal.ts';
import { asDecimal } from '../runtime/equality.ts';
import { fail } from '../runtime/errors.ts';
import { formatDate, isDatePattern } from '../runtime/java-date.ts';
import { type ParsedJson, parseJson } from '../runtime/json.ts';
import { textOf } from '../runtime/text-form.ts';
import { CollectionValue, ListValue, MapValue, type Value } from '../runtime/value.ts';
import { checkedWhole } from '../runtime/whole-number.ts';
import { asNumeric, asText } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { checkedMoment } from './date-receiver.ts';
import { formatDecimal, isNumberPattern } from './decimal-format.ts';
import { defineFunctions, pageOf } from './define.ts';
import { keyText } from './map.ts';
import { parseNumberText } from './number-text.ts';
import { anything, optional, text } from './parameters.ts';

const common = { freeForm: true, pages: 'common', read: (value: Value) => value } as const;
const format = [optional(text('format')), optional(text('timeZone'))];

/** Documented for toMap; taken for its like too. */
const largestJson = limits.deluge.toMapText.value;

const badPattern = 'Null for a format with a letter that stands for nothing and has no quotes around it.';

const toTextFunctions = defineFunctions({ ...common, receiver: 'any' }, [
  {
    name: 'toString',
    parameters: format,
    result: 'text',
    confidence: 'documented',
    note: `With a format: of a date, a text like a date, or milliseconds. Of a number with a format such as 0.00 (observed). ${badPattern}`,
    run: (value, [pattern, zone], context) => {
      if (value === null) return textOfNull(context);
      if (pattern === undefined) return textOf(value, context);
      return formattedOrNull('toString', value, asText(pattern), zone, context);
    },
  },
  {
    name: 'toText',
    parameters: format,
    result: 'text',
    confidence: 'documented',
    page: pageOf('common', 'to-text'),
    note: `As toString, but what is no date gives its own text. ${badPattern}`,
    run: (value, [pattern, zone], context) => {
      if (value === null) return textOfNull(context);
      if (pattern === undefined || !isFormattable(value, asText(pattern), context)) {
        return textOf(value, context);
      }
      return formattedOrNull('toText', value, asText(pattern), zone, context);
    },
  },
]);

const dateTextFunctions = defineFunctions(
  { ...common, receiver: ['number', 'decimal', 'date-time', 'text'], pages: 'datetime' },
  [
    {
      name: 'toDateTimeString',
      parameters: format,
      result: 'text',
      confidence: 'documented',
      note: 'A number is milliseconds. Without a format, the date and time as they print (inferred).',
      run: (value, [pattern, zone], context) => {
        if (pattern !== undefined)
          return formatted('toDateTimeString', value, asText(pattern), zone, context);
        const moment = momentOf('toDateTimeString', value, context);
        return textOf(new DateTimeValue(moment, 'date-time'), context);
      },
    },
  ],
);

const formatFunctions = defineFunctions(
  { ...common, receiver: ['text', 'number', 'decimal', 'date-time'], pages: 'number' },
  [
    {
      name: 'text',
      parameters: [text('format')],
      result: 'text',
      confidence: 'documented',
      run: (value, [pattern], context) => formatted('text', value, asText(pattern), undefined, context),
    },
  ],
);

const numberConversions = defineFunctions(
  { ...common, receiver: ['text', 'number', 'decimal', 'date-time'] },
  [
    {
      name: 'toLong',
      aliases: ['toNumber'],
      parameters: [],
      result: 'number',
      confidence: 'documented',
      note: 'Cuts a fraction. A date gives milliseconds. Letters and an empty text are errors.',
      run: toWhole,
    },
    {
      name: 'toDecimal',
      parameters: [],
      result: 'decimal',
      confidence: 'documented',
      page: pageOf('common', 'todecimal'),
      note: 'How a whole number prints then is the reading whole-to-decimal. Letters and an empty text are errors.',
      run: (value, _, { readings }) => {
        if (value instanceof Decimal) return value;
        const decimal = decimalOf(value);
        const isWhole = decimal.scale === 0 && readings['whole-to-decimal'] === 'whole';
        return isWhole ? Decimal.ofWhole(decimal.unscaled) : decimal;
      },
    },
  ],
);

const containerConversions = defineFunctions({ ...common, receiver: ['text', 'map'] }, [
  {
    name: 'toMap',
    parameters: [],
    result: 'map',
    confidence: 'documented',
    page: pageOf('string', 'tomap'),
    note: 'Names and values may lack quotes. A map gives itself (inferred).',
    run: (value, _, context) => {
      if (typeof value !== 'string') return value;
      const parsed = readLenientJson('toMap', value, context);
      return parsed.ok && parsed.value instanceof MapValue
        ? parsed.value
        : fail('not-a-map', { text: value });
    },
  },
  {
    name: 'getJSON',
    parameters: [anything('key')],
    result: 'any',
    confidence: 'documented',
    note: 'Null for a key that is missing. A text that is no JSON object is an error.',
    run: (value, [key], context) => {
      const map = typeof value === 'string' ? jsonObject(value, context) : value;
      return map instanceof MapValue ? map.get(keyText(key, context)) : null;
    },
  },
]);

const collectionConversions = defineFunctions({ ...common, receiver: ['text', 'map', 'list'] }, [
  {
    name: 'toCollection',
    parameters: [],
    result: 'any',
    confidence: 'documented',
    page: pageOf('collection', 'to-collection'),
    note: 'Text with pairs behaves like a map, any other like a list; braces or brackets may stand around it. A map or list gives itself.',
    run: (value, _, context) => (typeof value === 'string' ? readCollection(value, context) : value),
  },
]);

const listConversions = defineFunctions({ ...common, receiver: ['text', 'list'] }, [
  {
    name: 'toList',
    parameters: [optional(text('separator'))],
    result: 'list',
    confidence: 'documented',
    page: pageOf('string', 'tolist'),
    note: 'By the separator as it stands; n separators give n + 1 elements. Without one, the whole text is the only element (reading list-without-separator). An empty separator gives the characters (reading split-to-characters).',
    run: (value, [separator], context) => {
      if (typeof value !== 'string') return value;
      if (separator === undefined) return new ListValue(withoutSeparator(value, context));
      return new ListValue(split(value, asText(separator), context));
    },
  },
  {
    name: 'toListString',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    page: pageOf('list', 'to-list-string'),
    note: 'The parts of a text between commas, or the elements of a list, as texts.',
    run: (value, _, context) => {
      if (value instanceof ListValue) return new ListValue(value.items.map((item) => textOf(item, context)));
      return new ListValue(textOf(value, context).split(','));
    },
  },
  {
    name: 'toJSONList',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    note: 'A list gives itself.',
    run: (value, _, context) => {
      if (typeof value !== 'string') return value;
      const parsed = readLenientJson('toJSONList', value, context);
      return parsed.ok && parsed.value instanceof ListValue
        ? parsed.value
        : fail('not-a-json-list', { text: value });
    },
  },
]);

/** Functions that turn values of one type into another. */
export const conversionFunctions = [
  ...toTextFunctions,
  ...dateTextFunctions,
  ...formatFunctions,
  ...numberConversions,
  ...containerConversions,
  ...collectionConversions,
  ...listConversions,
];

function textOfNull(context: BuiltInContext): string | null {
  switch (context.readings['null-to-text']) {
    case 'null':
      return null;
    case 'null-word':
      return 'null';
    case 'error':
      return fail('null-receiver', { name: 'toString' });
  }
}

function formatted(
  name: string,
  value: Value,
  pattern: string,
  zone: Value | undefined,
  context: BuiltInContext,
): string {
  if (isNumberPattern(pattern)) {
    const number = typeof value === 'string' ? parseNumberText(value) : asDecimal(value);
    if (number) return formatDecimal(name, pattern, number);
  }
  const { zones, host } = context;
  const moment = momentOf(name, value, context);
  const isTimeOfDay = value instanceof DateTimeValue && value.precision === 'time';
  const id = zone === undefined ? host.timeZone : asText(zone);
  return formatDate(pattern, moment, zones.get(isTimeOfDay ? 'GMT' : id));
}

/** The page of toText says for both names that a letter without a meaning gives null. */
function formattedOrNull(
  name: string,
  value: Value,
  pattern: string,
  zone: Value | undefined,
  context: BuiltInContext,
): string | null {
  if (!isNumberPattern(pattern) && !isDatePattern(pattern)) return null;
  return formatted(name, value, pattern, zone, context);
}

/** Whether toText knows a date or a number in the value; it does not fail on any other. */
function isFormattable(value: Value, pattern: string, context: BuiltInContext): boolean {
  if (typeof value !== 'string') return value instanceof DateTimeValue || asDecimal(value) !== undefined;
  if (isNumberPattern(pattern) && parseNumberText(value) !== undefined) return true;
  return readDateTextOrApiForm(value.trim(), context) !== undefined;
}

/** Dates, texts in the form of one, and numbers as milliseconds (see the tostring page). */
function momentOf(name: string, value: Value, context: BuiltInContext): number {
  if (value instanceof DateTimeValue) return value.epochMs;
  if (typeof value === 'string') {
    return readDateTextOrApiForm(value.trim(), context)?.epochMs ?? fail('not-a-date', { text: value });
  }
  if (typeof value === 'bigint' || value instanceof Decimal) {
    return checkedMoment(name, Number(toWhole(value)));
  }
  return fail('argument-value', {
    name,
    parameter: 'format',
    problem: 'only dates and numbers have formats',
  });
}

function decimalOf(value: Value): Decimal {
  if (value instanceof DateTimeValue) return Decimal.of(BigInt(value.epochMs));
  if (typeof value !== 'string') return asNumeric(value);
  return Decimal.parse(value.trim()) ?? fail('not-a-number', { text: value, wanted: 'decimal' });
}

function toWhole(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof DateTimeValue) return BigInt(value.epochMs);
  if (value instanceof Decimal) return checkedWhole(value.toBigInt());
  const decimal = typeof value === 'string' ? parseNumberText(value) : undefined;
  if (decimal === undefined) return fail('not-a-number', { text: String(value), wanted: 'number' });
  return checkedWhole(decimal.toBigInt());
}

function withoutSeparator(value: string, { readings }: BuiltInContext): string[] {
  return readings['list-without-separator'] === 'comma' ? value.split(',') : [value];
}

function split(value: string, separator: string, context: BuiltInContext): string[] {
  if (separator !== '') return value.split(separator);
  const characters = [...value];
  if (context.readings['split-to-characters'] === 'characters-and-empty') characters.push('');
  return characters;
}

function readLenientJson(name: string, value: string, context: BuiltInContext): ParsedJson {
  if (value.length > largestJson) {
    fail('value-too-large', { what: `The text for ${name}`, size: value.length, limit: largestJson });
  }
  return parseJson(value.trim(), { lenient: true, keyOrder: context.readings['map-key-order'] });
}

function readCollection(value: string, context: BuiltInContext): Value {
  const text = value.trim();
  const parsed = readLenientJson('toCollection', text, context);
  if (parsed.ok && parsed.value instanceof ListValue) return parsed.value;
  if (parsed.ok && parsed.value instanceof MapValue) {
    return parsed.value.size === 0 ? new CollectionValue() : parsed.value;
  }
  const inner = text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
  const items = parseJson(`[${inner}]`, { lenient: true });
  return items.ok ? items.value : fail('not-a-json-list', { text: value });
}

function jsonObject(value: string, context: BuiltInContext): MapValue {
  const parsed = readLenientJson('getJSON', value, context);
  if (!parsed.ok) return fail('not-json', { text: value, reason: parsed.message, offset: parsed.offset });
  return parsed.value instanceof MapValue ? parsed.value : fail('not-a-map', { text: value });
}
