import { fail } from './errors.ts';
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
const constructors: ReadonlyMap<string, Construct> = new Map<string, Construct>([
  ['map', newMap],
  ['list', newList],
  ['collection', newCollection],
]);

/** The constructor of a name; undefined when it is none. */
export function constructorNamed(name: string): Construct | undefined {
  return constructors.get(name.toLowerCase());
}

function newMap(values: readonly Value[]): Value {
  const entries = only('Map', values);
  if (entries === undefined) return new MapValue();
  if (entries instanceof MapValue) return new MapValue(entries.entries());
  return fail('argument-type', { name: 'Map', parameter: 'entries', type: typeOf(entries), takes: ['map'] });
}

function newList(values: readonly Value[]): Value {
  const items = only('List', values);
  if (items === undefined) return new ListValue();
  if (items instanceof ListValue) return new ListValue([...items.items]);
  return fail('argument-type', { name: 'List', parameter: 'elements', type: typeOf(items), takes: ['list'] });
}

/**
 * A collection of pairs is a map, one of values a list. What an empty one is, is decided by what is put into it.
 */
function newCollection(values: readonly Value[]): Value {
  const [first] = values;
  if (first === undefined) return new CollectionValue();
  if (first instanceof MapValue && values.length === 1) return new MapValue(first.entries());
  return new ListValue([...values]);
}

function only(name: string, values: readonly Value[]): Value | undefined {
  if (values.length > 1) fail('argument-count', { name, given: values.length, least: 0, most: 1 });
  const [value] = values;
  return value === undefined ? undefined : contentOf(value);
}
