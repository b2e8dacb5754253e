import { readDateText } from '../../../deluge/runtime/date-literal.ts';
import { DateTimeValue } from '../../../deluge/runtime/date-time-value.ts';
import { Decimal } from '../../../deluge/runtime/decimal.ts';
import { FileValue } from '../../../deluge/runtime/file-value.ts';
import {
  CollectionValue,
  contentOf,
  ListValue,
  MapValue,
  type Value,
} from '../../../deluge/runtime/value.ts';
import { testContext } from './runtime-context.ts';

/**
 * Values as tests write them: `5n` is a whole number, `2.5` and `5` are decimals, an array is a list, any other
 * object a map.
 */
export type Plain =
  | null
  | boolean
  | string
  | bigint
  | number
  | Value
  | readonly Plain[]
  | { readonly [key: string]: Plain };

export function delugeValue(plain: Plain): Value {
  if (typeof plain === 'number') return decimal(String(plain));
  if (plain === null || typeof plain !== 'object') return plain;
  if (Array.isArray(plain)) return new ListValue(plain.map(delugeValue));
  if (isValue(plain)) return plain;
  return new MapValue(Object.entries(plain).map(([key, value]) => [key, delugeValue(value)] as const));
}

/** The inverse of `delugeValue`; a date stays as it is. */
export function plainValue(value: Value): Plain {
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof CollectionValue) return plainValue(contentOf(value));
  if (value instanceof ListValue) return value.items.map(plainValue);
  if (value instanceof MapValue) {
    return Object.fromEntries([...value.entries()].map(([key, content]) => [key, plainValue(content)]));
  }
  return value;
}

export function decimal(text: string): Decimal {
  const parsed = Decimal.parse(text);
  if (!parsed) throw new Error(`${text} is no decimal`);
  return parsed;
}

/** A date as a literal of the language writes it, in the zone of `testContext`. */
export function date(text: string, context = testContext()): DateTimeValue {
  const value = readDateText(text, context);
  if (!value) throw new Error(`${text} is no date`);
  return value;
}

function isValue(plain: object): plain is Exclude<Value, null | boolean | string | bigint> {
  return kinds.some((kind) => plain instanceof kind);
}

const kinds = [Decimal, ListValue, MapValue, CollectionValue, DateTimeValue, FileValue];
