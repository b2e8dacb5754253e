import { isSame, sortOrder } from '../runtime/equality.ts';
import { fail } from '../runtime/errors.ts';
import { ListValue, typeOf, type Value } from '../runtime/value.ts';
import { asBoolean, asList, asPosition } from './arguments.ts';
import { defineFunctions, pageOf } from './define.ts';
import { ElementSet } from './element-set.ts';
import { elementFor } from './list-elements.ts';
import { anything, boolean, list, number, optional } from './parameters.ts';

const element = anything('element');
const sameNote = 'Compares with the type: the text "1" is not the number 1.';

/** Functions of lists. Those that change the list change it in place. */
export const listFunctions = defineFunctions({ receiver: ['list'], pages: 'list', read: asList }, [
  {
    name: 'add',
    parameters: [element],
    result: 'nothing',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/list-manipulations/add.html',
    run: (receiver, [value], context) => {
      receiver.items.push(elementFor(receiver, value ?? null, context));
      return null;
    },
  },
  {
    name: 'addAll',
    parameters: [list('other')],
    result: 'nothing',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/list-manipulations/addall-removeall.html',
    run: (receiver, [other], context) => {
      // A copy, because a list may be added to itself.
      for (const value of asList(other).items.slice())
        receiver.items.push(elementFor(receiver, value, context));
      return null;
    },
  },
  {
    name: 'get',
    parameters: [number('index')],
    result: 'any',
    confidence: 'documented',
    note: 'Positions count from 0; what a position beyond the end gives is the reading list-get-past-end.',
    run: (receiver, [index], context) => {
      const position = asPosition(index);
      const { items } = receiver;
      if (position >= 0 && position < items.length) return items[position] ?? null;
      if (position >= 0 && context.readings['list-get-past-end'] === 'null') return null;
      return failOnIndex(position, items.length);
    },
  },
  {
    name: 'remove',
    parameters: [number('index')],
    result: 'any',
    confidence: 'documented',
    page: 'https://www.zoho.com/creator/help/script/built-in-functions/built-in-function-list-remove.html',
    note: 'Gives the removed element, as in Java (inferred).',
    run: (receiver, [index]) => {
      const position = asPosition(index);
      if (position < 0 || position >= receiver.items.length) failOnIndex(position, receiver.items.length);
      return receiver.items.splice(position, 1)[0] ?? null;
    },
  },
  {
    name: 'removeElement',
    parameters: [element],
    result: 'nothing',
    confidence: 'documented',
    note: `Removes the first such element (inferred). ${sameNote} A list of one type refuses a value of another.`,
    run: (receiver, [wanted = null]) => {
      const { elementType } = receiver;
      if (elementType !== undefined && typeOf(wanted) !== elementType) {
        fail('argument-type', {
          name: 'removeElement',
          parameter: 'element',
          type: typeOf(wanted),
          takes: [elementType],
        });
      }
      const position = indexOf(receiver, wanted);
      if (position >= 0) receiver.items.splice(position, 1);
      return null;
    },
  },
  {
    name: 'removeAll',
    parameters: [list('other')],
    result: 'nothing',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/list-manipulations/addall-removeall.html',
    note: sameNote,
    run: (receiver, [other]) => {
      const removed = new ElementSet(asList(other).items);
      const kept = receiver.items.filter((item) => !removed.has(item));
      receiver.items.length = 0;
      for (const item of kept) receiver.items.push(item);
      return null;
    },
  },
  {
    name: 'clear',
    parameters: [],
    result: 'nothing',
    confidence: 'documented',
    run: (receiver) => {
      receiver.items.length = 0;
      return null;
    },
  },
  {
    name: 'contains',
    parameters: [element],
    result: 'boolean',
    confidence: 'documented',
    note: sameNote,
    run: (receiver, [wanted]) => indexOf(receiver, wanted ?? null) >= 0,
  },
  {
    name: 'notContains',
    freeForm: true,
    parameters: [element],
    result: 'boolean',
    confidence: 'documented',
    page: pageOf('string', 'notcontains'),
    note: sameNote,
    run: (receiver, [wanted]) => indexOf(receiver, wanted ?? null) < 0,
  },
  {
    name: 'indexOf',
    parameters: [element],
    result: 'number',
    confidence: 'documented',
    note: `-1 when there is no such element. ${sameNote}`,
    run: (receiver, [wanted]) => BigInt(indexOf(receiver, wanted ?? null)),
  },
  {
    name: 'lastIndexOf',
    parameters: [element],
    result: 'number',
    confidence: 'documented',
    note: `-1 when there is no such element. ${sameNote}`,
    run: (receiver, [wanted]) => BigInt(receiver.items.findLastIndex((item) => isSame(item, wanted ?? null))),
  },
  {
    name: 'size',
    freeForm: true,
    parameters: [],
    result: 'number',
    confidence: 'documented',
    run: (receiver) => BigInt(receiver.items.length),
  },
  {
    name: 'distinct',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    note: sameNote,
    run: (receiver) => new ListValue(distinct(receiver.items), receiver.elementType),
  },
  {
    name: 'intersect',
    parameters: [list('other')],
    result: 'list',
    confidence: 'documented',
    note: 'In the order of the first list, each element once (inferred).',
    run: (receiver, [other]) => {
      const others = new ElementSet(asList(other).items);
      const common = receiver.items.filter((item) => others.has(item));
      return new ListValue(distinct(common), receiver.elementType);
    },
  },
  {
    name: 'sort',
    parameters: [optional(boolean('ascending'))],
    result: 'list',
    confidence: 'documented',
    note: 'Sorts in place and gives the list; elements of different types give null and stay as they are.',
    run: (receiver, [ascending]) => {
      const direction = ascending === undefined || asBoolean(ascending) ? 1 : -1;
      return sortItems(receiver.items, direction) ? receiver : null;
    },
  },
  {
    name: 'subList',
    parameters: [number('start'), optional(number('end'))],
    result: 'list',
    confidence: 'documented',
    note: 'The end is excluded. What an end beyond the list gives is the reading sublist-past-end; a negative start is an error, and so are other positions outside the list (inferred from Java).',
    run: (receiver, [startValue, endValue], { readings }) => {
      const size = receiver.items.length;
      const start = asPosition(startValue);
      const wanted = endValue === undefined ? size : asPosition(endValue);
      const end = readings['sublist-past-end'] === 'shortened' ? Math.min(wanted, size) : wanted;
      if (start < 0 || start > size) failOnIndex(start, size);
      if (end < start) {
        fail('argument-value', {
          name: 'subList',
          parameter: 'end',
          problem: `it lies before the start ${start}`,
        });
      }
      if (end > size) failOnIndex(end, size);
      return new ListValue(receiver.items.slice(start, end), receiver.elementType);
    },
  },
]);

function indexOf(receiver: ListValue, wanted: Value): number {
  const { items } = receiver;
  for (let index = 0; index < items.length; index++) {
    if (isSame(items[index] ?? null, wanted)) return index;
  }
  return -1;
}

function distinct(items: readonly Value[]): Value[] {
  const seen = new ElementSet();
  return items.filter((item) => seen.add(item));
}

/** False, and nothing is changed, when two elements have no order. */
function sortItems(items: Value[], direction: 1 | -1): boolean {
  const [first] = items;
  for (const item of items) {
    if (sortOrder(first ?? null, item) === undefined) return false;
  }
  items.sort((left, right) => direction * (sortOrder(left, right) ?? 0));
  return true;
}

function failOnIndex(index: number, size: number): never {
  return fail('index-out-of-range', { index: BigInt(index), size });
}
