import type { DateTimeValue } from './date-time-value.ts';
import { Decimal } from './decimal.ts';
import { FileValue } from './file-value.ts';

/**
 * What a Deluge expression gives. Whole numbers are `bigint` because a record id has 19 digits; decimals are
 * exact decimals; text, booleans and null are JavaScript's own. Maps and lists are mutable and shared by
 * reference, as in Java.
 *
 * The containers live beside the union because each is defined by the other.
 * Source: https://www.zoho.com/deluge/help/datatypes.html
 */
export type Value =
  | null
  | boolean
  | string
  | bigint
  | Decimal
  | MapValue
  | ListValue
  | CollectionValue
  | DateTimeValue
  | FileValue;

export type ValueType =
  | 'null'
  | 'boolean'
  | 'text'
  | 'number'
  | 'decimal'
  | 'map'
  | 'list'
  | 'date-time'
  | 'file';

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
  file: 'FILE',
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
      if (value instanceof Decimal) return 'decimal';
      if (value instanceof CollectionValue) return value.content instanceof ListValue ? 'list' : 'map';
      return value instanceof FileValue ? 'file' : 'date-time';
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

/**
 * What `Collection()` makes: a COLLECTION that is neither a map nor a list until something is put into it. A collection
 * that is made with content is a plain map or list from the start.
 * Source: https://www.zoho.com/deluge/help/datatypes/collection.html (documented)
 */
export class CollectionValue {
  /** Undefined as long as nothing has been put in. */
  content: MapValue | ListValue | undefined = undefined;
}

/** The map or list that a collection has become, an empty map as long as it is neither; any other value is itself. */
export function contentOf<Other extends Value>(value: Other | CollectionValue): Other | MapValue | ListValue {
  return value instanceof CollectionValue ? (value.content ?? new MapValue()) : value;
}
