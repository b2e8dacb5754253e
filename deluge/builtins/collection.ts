import { isSame, sortOrder } from '../runtime/equality.ts';
import { fail } from '../runtime/errors.ts';
import { textOf } from '../runtime/text-form.ts';
import { contentOf, ListValue, MapValue, typeOf, type Value } from '../runtime/value.ts';
import { asBoolean, asList, asPosition } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { defineFunctions, pageOf } from './define.ts';
import { ElementSet } from './element-set.ts';
import { elementFor } from './list-elements.ts';
import { keyText } from './map.ts';
import { anything, boolean, list, number, optional, repeated } from './parameters.ts';

/*
 * A collection is a map or a list here: which of the two shows in how it was made, or in what is put into it first.
 * Its own functions work on both, so that plain maps and lists have them too.
 */

type Collection = MapValue | ListValue;

const collections = {
  receiver: ['map', 'list'],
  pages: 'collection',
  read: (value: Value): Collection => {
    if (value instanceof MapValue || value instanceof ListValue) return value;
    throw new TypeError(`A collection function was given a ${typeOf(value)}.`);
  },
} as const;

const value = anything('value');
const key = anything('key');

const both = defineFunctions(collections, [
  {
    name: 'insert',
    parameters: [repeated(value)],
    result: 'nothing',
    confidence: 'documented',
    note: 'A list takes elements, a map pairs such as "key":"value"; the other kind is an error.',
    run: (collection, contents, context) => {
      for (const content of contents) {
        if (collection instanceof ListValue) collection.items.push(elementFor(collection, content, context));
        else putAll(collection, content);
      }
      return null;
    },
  },
  {
    name: 'insertAll',
    parameters: [{ name: 'other', types: ['map', 'list'] }],
    result: 'nothing',
    confidence: 'documented',
    note: 'A list takes the elements of a list, a map the pairs of a map; the other kind is an error.',
    run: (collection, [other = null], context) => {
      const given = contentOf(other);
      if (collection instanceof MapValue) {
        putAll(collection, other);
      } else if (given instanceof MapValue && given.size > 0) {
        fail('pair-among-elements', {});
      } else {
        // A copy, because a list may be added to itself.
        for (const item of elementsOf(other)) collection.items.push(elementFor(collection, item, context));
      }
      return null;
    },
  },
  {
    name: 'update',
    parameters: [key, value],
    result: 'nothing',
    confidence: 'documented',
    note: 'Replaces the value of a key or of a position. A new key is added; a position that the list does not have is an error.',
    run: (collection, [place = null, content = null], context) => {
      if (collection instanceof MapValue) collection.set(keyText(place, context), content);
      else
        collection.items[positionIn('update', collection, place)] = elementFor(collection, content, context);
      return null;
    },
  },
  {
    name: 'getKey',
    parameters: [value],
    result: 'any',
    confidence: 'documented',
    note: 'The first key or position of a value: null or -1 when there is none (null is inferred).',
    run: (collection, [content = null]) => keyOf(collection, content, 'first'),
  },
  {
    name: 'getLastKey',
    parameters: [value],
    result: 'any',
    confidence: 'documented',
    note: 'The last key or position of a value: null or -1 when there is none (null is inferred).',
    run: (collection, [content = null]) => keyOf(collection, content, 'last'),
  },
  {
    name: 'delete',
    parameters: [value],
    result: 'nothing',
    confidence: 'documented',
    note: 'Deletes the first such value (inferred).',
    run: (collection, [content = null]) => {
      deleteValue(collection, content);
      return null;
    },
  },
  {
    name: 'deleteAll',
    parameters: [list('values')],
    result: 'nothing',
    confidence: 'documented',
    run: (collection, [contents]) => {
      for (const content of asList(contents).items.slice()) while (deleteValue(collection, content));
      return null;
    },
  },
  {
    name: 'deleteKey',
    parameters: [key],
    result: 'nothing',
    confidence: 'documented',
    run: (collection, [place = null], context) => {
      deletePlaces('deleteKey', collection, [place], context);
      return null;
    },
  },
  {
    name: 'deleteKeys',
    parameters: [list('keys')],
    result: 'nothing',
    confidence: 'documented',
    run: (collection, [places], context) => {
      deletePlaces('deleteKeys', collection, asList(places).items, context);
      return null;
    },
  },
  {
    name: 'duplicate',
    parameters: [optional(number('start')), optional(number('end'))],
    result: 'any',
    confidence: 'documented',
    note: 'A copy, of a list also in part; the end is excluded.',
    run: (collection, [start, end]) => {
      if (collection instanceof MapValue) return new MapValue(collection.entries());
      const size = collection.items.length;
      const from = start === undefined ? 0 : asPosition(start);
      const to = end === undefined ? size : asPosition(end);
      if (from < 0 || from > size) fail('index-out-of-range', { index: BigInt(from), size });
      if (to < from || to > size) fail('index-out-of-range', { index: BigInt(to), size });
      return new ListValue(collection.items.slice(from, to), collection.elementType);
    },
  },
]);

const ofTextsToo = defineFunctions(
  {
    ...collections,
    receiver: ['map', 'list', 'text'],
    // The page puts a text into the variable of a collection, and reads its parts between commas.
    read: (value: Value) =>
      typeof value === 'string' ? new ListValue(value.split(',')) : collections.read(value),
  },
  [
    {
      name: 'getAsString',
      parameters: [key],
      result: 'text',
      confidence: 'documented',
      page: pageOf('collection', 'get-as-string'),
      note: 'Null for a key that is missing (inferred). Of a text, the part between commas.',
      run: (collection, [place = null], context) => {
        const content =
          collection instanceof MapValue
            ? collection.get(keyText(place, context))
            : (collection.items[positionIn('getAsString', collection, place)] ?? null);
        return content === null ? null : textOf(content, context);
      },
    },
  ],
);

const ofMaps = defineFunctions({ ...collections, receiver: ['map'] }, [
  {
    name: 'distinct',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    note: 'The values of a map, each once.',
    run: (collection) => {
      const seen = new ElementSet();
      return new ListValue(elementsOf(collection).filter((item) => seen.add(item)));
    },
  },
  {
    name: 'sort',
    parameters: [optional(boolean('ascending'))],
    result: 'nothing',
    confidence: 'documented',
    note: 'Sorts a map by its values in place; values of different types stay as they are (inferred).',
    run: (collection, [ascending]) => {
      const direction = ascending === undefined || asBoolean(ascending) ? 1 : -1;
      const [first = null] = elementsOf(collection);
      if (elementsOf(collection).some((item) => sortOrder(first, item) === undefined)) return null;
      sortPairs(collection, ([, left], [, right]) => direction * (sortOrder(left, right) ?? 0));
      return null;
    },
  },
  {
    name: 'sortKey',
    parameters: [optional(boolean('ascending'))],
    result: 'nothing',
    confidence: 'documented',
    note: 'Sorts a map by its keys in place, capitals first.',
    run: (collection, [ascending]) => {
      const direction = ascending === undefined || asBoolean(ascending) ? 1 : -1;
      sortPairs(collection, ([left], [right]) => direction * (sortOrder(left, right) ?? 0));
      return null;
    },
  },
]);

const ofLists = defineFunctions({ ...collections, receiver: ['list'] }, [
  {
    name: 'keys',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    note: 'Of a collection of elements, the elements.',
    run: (collection) => new ListValue(elementsOf(collection)),
  },
  {
    name: 'values',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    run: (collection) => new ListValue(elementsOf(collection)),
  },
  {
    name: 'containsKey',
    parameters: [number('index')],
    result: 'boolean',
    confidence: 'documented',
    note: 'Whether the list has the position.',
    run: (collection, [index]) => {
      const position = asPosition(index);
      return position >= 0 && position < elementsOf(collection).length;
    },
  },
  {
    name: 'containsValue',
    parameters: [value],
    result: 'boolean',
    confidence: 'documented',
    run: (collection, [content = null]) => elementsOf(collection).some((item) => isSame(item, content)),
  },
]);

/** Functions that Zoho documents for collections. */
export const collectionFunctions = [...both, ...ofTextsToo, ...ofMaps, ...ofLists];

function putAll(target: MapValue, given: Value): void {
  const source = contentOf(given);
  if (!(source instanceof MapValue)) fail('element-among-pairs', {});
  for (const [key, content] of [...source.entries()]) target.set(key, content);
}

type Pair = readonly [key: string, value: Value];

function sortPairs(collection: Collection, order: (left: Pair, right: Pair) => number): void {
  if (!(collection instanceof MapValue)) return;
  const pairs = [...collection.entries()].sort(order);
  collection.clear();
  for (const [name, content] of pairs) collection.set(name, content);
}

function elementsOf(given: Value): Value[] {
  const value = contentOf(given);
  if (value instanceof ListValue) return value.items.slice();
  return value instanceof MapValue ? [...value.values()] : [];
}

function positionIn(name: string, target: ListValue, place: Value): number {
  const size = target.items.length;
  if (typeof place !== 'bigint') {
    return fail('argument-type', { name, parameter: 'key', type: typeOf(place), takes: ['number'] });
  }
  if (place >= 0n && place < size) return Number(place);
  return fail('index-out-of-range', { index: place, size });
}

function keyOf(collection: Collection, content: Value, which: 'first' | 'last'): Value {
  if (collection instanceof ListValue) {
    const isWanted = (item: Value) => isSame(item, content);
    const { items } = collection;
    return BigInt(which === 'first' ? items.findIndex(isWanted) : items.findLastIndex(isWanted));
  }
  let found: string | null = null;
  for (const [key, value] of collection.entries()) {
    if (!isSame(value, content)) continue;
    if (which === 'first') return key;
    found = key;
  }
  return found;
}

/** Whether there was such a value. */
function deleteValue(collection: Collection, content: Value): boolean {
  const place = keyOf(collection, content, 'first');
  if (collection instanceof MapValue) return typeof place === 'string' && collection.delete(place);
  const position = Number(place);
  if (position >= 0) collection.items.splice(position, 1);
  return position >= 0;
}

/** Positions are those before any is deleted. */
function deletePlaces(
  name: string,
  target: Collection,
  places: readonly Value[],
  context: BuiltInContext,
): void {
  if (target instanceof MapValue) {
    for (const place of places) target.delete(keyText(place, context));
    return;
  }
  const positions = new Set(places.map((place) => positionIn(name, target, place)));
  const kept = target.items.filter((_, index) => !positions.has(index));
  target.items.length = 0;
  for (const item of kept) target.items.push(item);
}
