import { fail } from './errors.ts';
import { HashOrderedMap } from './hash-ordered-map.ts';
import type { Readings } from './readings.ts';
import { CollectionValue, contentOf, ListValue, MapValue, typeOf, type Value } from './value.ts';

/** Makes a value of the arguments. */
export type Construct = (values: readonly Value[]) => Value;

/**
 * `Map()`, `List()` and `Collection(…)`, by name in lower case. They are no entries of the registry, because a
 * collection takes any number of values. A map or list that is given is copied.
 * Sources: https://www.zoho.com/deluge/help/map-manipulations.html,
 * https://www.zoho.com/deluge/help/list-manipulations/create-list.html,
 * https://www.zoho.com/deluge/help/datatypes/collection.html (documented)
 */
const constructors: ReadonlyMap<string, (readings: Readings) => Construct> = new Map([
  [
    'map',
    (readings: Readings): Construct =>
      (values) =>
        mapOf(values, readings),
  ],
  ['list', (): Construct => listOf],
  [
    'collection',
    (readings: Readings): Construct =>
      (values) =>
        collectionOf(values, readings),
  ],
]);

/** The constructor of a name; undefined when it is none. */
export function constructorNamed(name: string, readings: Readings): Construct | undefined {
  return constructors.get(name.toLowerCase())?.(readings);
}

/** A map that a script builds: see the reading `built-map-key-order`. */
export function newMap(readings: Readings, entries?: Iterable<readonly [string, Value]>): MapValue {
  return readings['built-map-key-order'] === 'hash' ? new HashOrderedMap(entries) : new MapValue(entries);
}

function mapOf(values: readonly Value[], readings: Readings): Value {
  const entries = only('Map', values);
  if (entries === undefined) return newMap(readings);
  if (entries instanceof MapValue) return newMap(readings, entries.entries());
  return fail('argument-type', { name: 'Map', parameter: 'entries', type: typeOf(entries), takes: ['map'] });
}

/** A list, the elements of another one, or the parts of a text. */
export function listOf(values: readonly Value[]): ListValue {
  const items = only('List', values);
  if (items === undefined) return new ListValue();
  if (items instanceof ListValue) return new ListValue([...items.items]);
  if (items instanceof MapValue && items.size === 0) return new ListValue();
  // What stands on either side of a comma is an element, also when it is empty.
  if (typeof items === 'string') return new ListValue(items.split(','));
  return fail('argument-type', {
    name: 'List',
    parameter: 'elements',
    type: typeOf(items),
    takes: ['list', 'text'],
  });
}

/**
 * A collection of pairs is a map, one of values a list. What an empty one is, is decided by what is put into it.
 */
function collectionOf(values: readonly Value[], readings: Readings): Value {
  const [first] = values;
  if (first === undefined) return new CollectionValue();
  if (first instanceof MapValue && values.length === 1) return newMap(readings, first.entries());
  return new ListValue([...values]);
}

function only(name: string, values: readonly Value[]): Value | undefined {
  if (values.length > 1) fail('argument-count', { name, given: values.length, least: 0, most: 1 });
  const [value] = values;
  return value === undefined ? undefined : contentOf(value);
}
