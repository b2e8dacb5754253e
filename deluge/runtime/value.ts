import type { DateTimeValue } from './date-time-value.ts';
import { Decimal } from './decimal.ts';

/**
 * What a Deluge expression gives. Whole numbers are `bigint` because a record id has 19 digits; decimals are
 * exact decimals; text, booleans and null are JavaScript's own. Maps and lists are mutable and shared by
 * reference, as in Java.
 *
 * The containers live beside the union because each is defined by the other.
 * Source: https://www.zoho.com/deluge/help/datatypes.html
 */
export type Value = null | boolean | string | bigint | Decimal | MapValue | ListValue | DateTimeValue;

export type ValueType = 'null' | 'boolean' | 'text' | 'number' | 'decimal' | 'map' | 'list' | 'date-time';

/** Zoho's words for the types, as its error messages write them. */
export const typeLabel: Readonly<Record<ValueType, string>> = {
  null: 'NULL',
  boolean: 'BOOLEAN',
  text: 'TEXT',
  number: 'BIGINT',
  decimal: 'DECIMAL',
  map: 'MAP',
  list: 'LIST',
  'date-time': 'TIMESTAMP',
};

export const valueTypes = Object.keys(typeLabel) as readonly ValueType[];

export function typeOf(value: Value): ValueType {
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'bigint':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      if (value === null) return 'null';
      if (value instanceof MapValue) return 'map';
      if (value instanceof ListValue) return 'list';
      return value instanceof Decimal ? 'decimal' : 'date-time';
  }
}

/** A KEY-VALUE: keys are text (other keys become their text), and keep the order in which they came. */
export class MapValue {
  readonly #entries: Map<string, Value>;

  constructor(entries?: Iterable<readonly [string, Value]>) {
    this.#entries = new Map(entries);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Null for a key that is missing, as in Deluge. */
  get(key: string): Value {
    return this.#entries.get(key) ?? null;
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, value);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  delete(key: string): boolean {
    return this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys();
  }

  values(): IterableIterator<Value> {
    return this.#entries.values();
  }

  entries(): IterableIterator<[string, Value]> {
    return this.#entries.entries();
  }
}

/** What a typed list such as `List:String()` holds. */
export type ListElementType = 'text' | 'number' | 'decimal' | 'date-time' | 'boolean';

/** A LIST. A typed one converts or refuses what is added to it. */
export class ListValue {
  readonly items: Value[];
  readonly elementType: ListElementType | undefined;

  /** Keeps the given array, which must not be changed by others. */
  constructor(items: Value[] = [], elementType?: ListElementType) {
    this.items = items;
    this.elementType = elementType;
  }
}
