import { readDateText } from '../runtime/date-literal.ts';
import { DateTimeValue, isMoment } from '../runtime/date-time-value.ts';
import { Decimal } from '../runtime/decimal.ts';
import { fail } from '../runtime/errors.ts';
import { textOf } from '../runtime/text-form.ts';
import { type ListElementType, type ListValue, typeOf, type Value } from '../runtime/value.ts';
import type { BuiltInContext } from './built-in.ts';

/**
 * The names of the types of a typed list, in lower case, as in `List:String()`.
 * Source: https://www.zoho.com/deluge/help/create-list-datatype.html (documented; the spellings partly inferred)
 */
const elementTypes: Readonly<Record<string, ListElementType>> = {
  string: 'text',
  text: 'text',
  int: 'number',
  integer: 'number',
  bigint: 'number',
  long: 'number',
  number: 'number',
  float: 'decimal',
  double: 'decimal',
  decimal: 'decimal',
  date: 'date-time',
  datetime: 'date-time',
  timestamp: 'date-time',
  bool: 'boolean',
  boolean: 'boolean',
};

/** What a list of the named type holds; undefined for a name that is not known. */
export function elementTypeNamed(name: string): ListElementType | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(elementTypes, key) ? elementTypes[key] : undefined;
}

/** The value as an element of the list: a typed list converts what it can, and refuses the rest. */
export function elementFor(list: ListValue, value: Value, context: BuiltInContext): Value {
  const wanted = list.elementType;
  if (wanted === undefined || value === null || typeOf(value) === wanted) return value;
  const converted = converters[wanted](value, context);
  return converted === undefined ? fail('list-element-type', { type: typeOf(value), wanted }) : converted;
}

type Converter = (value: Value, context: BuiltInContext) => Value | undefined;

/** What each type of list makes of a value of another type; undefined when it refuses it. */
const converters: Readonly<Record<ListElementType, Converter>> = {
  text: (value, context) => textOf(value, context),
  number: (value) => {
    if (value instanceof Decimal) return value.isWhole() ? value.toBigInt() : undefined;
    return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? BigInt(value) : undefined;
  },
  decimal: (value) => {
    if (typeof value === 'bigint') return Decimal.of(value);
    if (value instanceof DateTimeValue) return Decimal.of(BigInt(value.epochMs));
    return typeof value === 'string' ? Decimal.parse(value) : undefined;
  },
  'date-time': (value, context) => {
    if (typeof value === 'string') return readDateText(value.trim(), context);
    if (typeof value !== 'bigint' || !isMoment(Number(value))) return undefined;
    return new DateTimeValue(Number(value), 'date-time');
  },
  boolean: () => undefined,
};
