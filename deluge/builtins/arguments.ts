import { Decimal } from '../runtime/decimal.ts';
import { CollectionValue, contentOf, ListValue, MapValue, typeOf, type Value } from '../runtime/value.ts';

/*
 * Readers of arguments whose types the registry has checked. A value of another type is a defect of the table,
 * not of the script, so they throw a plain TypeError.
 */

export function asText(value: Value | undefined): string {
  return typeof value === 'string' ? value : mismatch('text', value);
}

export function asWhole(value: Value | undefined): bigint {
  return typeof value === 'bigint' ? value : mismatch('number', value);
}

/** A whole number as a position; those beyond 2^53 stay far outside every list and text. */
export function asPosition(value: Value | undefined): number {
  return Number(asWhole(value));
}

export function asBoolean(value: Value | undefined): boolean {
  return typeof value === 'boolean' ? value : mismatch('boolean', value);
}

/** A whole or decimal number as a decimal. */
export function asNumeric(value: Value | undefined): Decimal {
  if (typeof value === 'bigint') return Decimal.of(value);
  return value instanceof Decimal ? value : mismatch('number or decimal', value);
}

export function asMap(value: Value | undefined): MapValue {
  if (value instanceof MapValue) return value;
  return value instanceof CollectionValue ? asMap(contentOf(value)) : mismatch('map', value);
}

export function asList(value: Value | undefined): ListValue {
  if (value instanceof ListValue) return value;
  return value instanceof CollectionValue && value.content ? asList(value.content) : mismatch('list', value);
}

function mismatch(wanted: string, value: Value | undefined): never {
  throw new TypeError(
    `A built-in reads a ${wanted}, but was given ${value === undefined ? 'nothing' : typeOf(value)}.`,
  );
}
