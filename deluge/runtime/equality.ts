import { DateTimeValue } from './date-time-value.ts';
import { Decimal } from './decimal.ts';
import { fail } from './errors.ts';
import { FileValue } from './file-value.ts';
import { deepestJson } from './json.ts';
import type { Readings } from './readings.ts';
import { CollectionValue, contentOf, ListValue, MapValue, typeOf, type Value } from './value.ts';

/**
 * Whether two values are the same: of one type, and equal. Maps and lists are compared by what they hold; a whole
 * number and a decimal by their value. This is the rule of `equals()` (functions/common/equals.html: `equals("1",1)`
 * is false) and of the list functions that look for an element.
 *
 * @throws ScriptFailure when both values contain themselves.
 */
export function isSame(left: Value, right: Value): boolean {
  return isSameAt(left, right, 0);
}

function isSameAt(left: Value, right: Value, depth: number): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left !== 'object' && typeof right !== 'object') return false;
  if (depth > deepestJson) fail('value-contains-itself', {});
  if (left instanceof CollectionValue || right instanceof CollectionValue) {
    return isSameAt(contentOf(left), contentOf(right), depth);
  }
  if (left instanceof FileValue) return false;
  if (left instanceof MapValue) return right instanceof MapValue && isSameMap(left, right, depth + 1);
  if (left instanceof ListValue) return right instanceof ListValue && isSameList(left, right, depth + 1);
  if (left instanceof DateTimeValue) return right instanceof DateTimeValue && left.epochMs === right.epochMs;
  const number = asDecimal(left);
  const other = asDecimal(right);
  return number !== undefined && other !== undefined && number.compare(other) === 0;
}

function isSameMap(left: MapValue, right: MapValue, depth: number): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left.entries()) {
    if (!right.has(key) || !isSameAt(value, right.get(key), depth)) return false;
  }
  return true;
}

function isSameList(left: ListValue, right: ListValue, depth: number): boolean {
  if (left.items.length !== right.items.length) return false;
  for (let index = 0; index < left.items.length; index++) {
    if (!isSameAt(left.items[index] ?? null, right.items[index] ?? null, depth)) return false;
  }
  return true;
}

/**
 * The operator `==`. Besides values that are the same, the readings `text-number-equality`, `text-boolean-equality`,
 * `list-text-equality` and `empty-text-equals-null` decide what else it takes for equal.
 */
export function equals(left: Value, right: Value, readings: Readings): boolean {
  if (left === right) return true;
  if (typeof left === 'string') return equalsText(left, right, readings);
  if (typeof right === 'string') return lists(left, right, readings) || equalsText(right, left, readings);
  return isSame(left, right);
}

/** Whether the value is a list that has the text. The page shows it with the list on the left side only. */
function lists(value: Value, text: string, readings: Readings): boolean {
  if (readings['list-text-equality'] !== 'listed') return false;
  const list = contentOf(value);
  return list instanceof ListValue && list.items.includes(text);
}

function equalsText(text: string, other: Value, readings: Readings): boolean {
  if (other === null) return text === '' && readings['empty-text-equals-null'] === 'equal';
  if (typeof other === 'boolean') {
    return readings['text-boolean-equality'] === 'by-value' && text === String(other);
  }
  if (readings['text-number-equality'] !== 'by-value') return false;
  const number = asDecimal(other);
  return number !== undefined && Decimal.parse(text.trim())?.compare(number) === 0;
}

/**
 * How the operators `<`, `<=`, `>` and `>=` order two values: as `compare`, and texts by the readings
 * `text-comparison` and `numeric-text-comparison`.
 */
export function orderOf(left: Value, right: Value, readings: Readings): number {
  if (typeof left === 'string' && typeof right === 'string') {
    if (readings['text-comparison'] === 'alphabetical') return left < right ? -1 : left > right ? 1 : 0;
  } else if (readings['numeric-text-comparison'] === 'by-value') {
    return compare(asComparable(left), asComparable(right));
  }
  return compare(left, right);
}

function asComparable(value: Value): Value {
  return typeof value === 'string' ? (Decimal.parse(value.trim()) ?? value) : value;
}

/**
 * The order of two numbers or dates: below zero, zero, or above zero.
 *
 * @throws ScriptFailure for anything but two numbers or two dates, as on the platform
 * (https://www.zoho.com/deluge/help/operators/relational-operators.html).
 */
export function compare(left: Value, right: Value): number {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : left > right ? 1 : 0;
  const number = asDecimal(left);
  const other = asDecimal(right);
  if (number && other) return number.compare(other);
  if (left instanceof DateTimeValue && right instanceof DateTimeValue) return left.epochMs - right.epochMs;
  return fail('not-comparable', { left: typeOf(left), right: typeOf(right) });
}

/**
 * How `sort()` orders two values of one type, text by its UTF-16 units (capitals first); undefined for values of
 * different types and for types without an order.
 * Source: https://www.zoho.com/deluge/help/functions/list/sort.html (documented)
 */
export function sortOrder(left: Value, right: Value): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof DateTimeValue && right instanceof DateTimeValue) return left.epochMs - right.epochMs;
  const number = asDecimal(left);
  const other = asDecimal(right);
  return number && other ? number.compare(other) : undefined;
}

/** The decimal of a whole or decimal number; undefined for any other value. */
export function asDecimal(value: Value): Decimal | undefined {
  if (typeof value === 'bigint') return Decimal.of(value);
  return value instanceof Decimal ? value : undefined;
}
