import { isSame } from '../runtime/equality.ts';
import { mapContent } from '../runtime/map-content.ts';
import { textOf } from '../runtime/text-form.ts';
import { ListValue, type MapValue, type Value } from '../runtime/value.ts';
import { asMap } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { defineFunctions, pageOf } from './define.ts';
import { anything, map } from './parameters.ts';

const key = anything('key');
const value = anything('value');

/** Functions of maps. Those that change the map change it in place. */
export const mapFunctions = defineFunctions({ receiver: ['map'], pages: 'map', read: asMap }, [
  {
    name: 'get',
    parameters: [key],
    result: 'any',
    confidence: 'documented',
    note: 'Null for a key that is missing.',
    run: (receiver, [wanted], context) => receiver.get(keyText(wanted, context)),
  },
  {
    name: 'put',
    parameters: [key, value],
    result: 'nothing',
    confidence: 'documented',
    note: 'A date without a time gets 00:00:00, as a key and as a value (reading date-in-map).',
    run: (receiver, [name, content], context) => {
      receiver.set(keyText(name, context), mapContent(content ?? null, context.readings));
      return null;
    },
  },
  {
    name: 'putAll',
    parameters: [map('other')],
    result: 'nothing',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/map-manipulations/put-all-keys.html',
    run: (receiver, [other]) => {
      for (const [name, content] of [...asMap(other).entries()]) receiver.set(name, content);
      return null;
    },
  },
  {
    name: 'remove',
    parameters: [key],
    result: 'any',
    confidence: 'documented',
    note: 'Gives the removed value, as in Java (inferred); a key that is missing is no error.',
    run: (receiver, [name], context) => {
      const text = keyText(name, context);
      const removed = receiver.get(text);
      receiver.delete(text);
      return removed;
    },
  },
  {
    name: 'clear',
    parameters: [],
    result: 'nothing',
    confidence: 'documented',
    run: (receiver) => {
      receiver.clear();
      return null;
    },
  },
  {
    name: 'containKey',
    aliases: ['containsKey'],
    parameters: [key],
    result: 'boolean',
    confidence: 'documented',
    note: 'Saved scripts use both spellings.',
    run: (receiver, [name], context) => receiver.has(keyText(name, context)),
  },
  {
    name: 'notContains',
    freeForm: true,
    parameters: [key],
    result: 'boolean',
    confidence: 'documented',
    page: pageOf('string', 'notcontains'),
    note: 'Whether a map lacks the key.',
    run: (receiver, [name], context) => !receiver.has(keyText(name, context)),
  },
  {
    name: 'containValue',
    aliases: ['containsValue'],
    parameters: [value],
    result: 'boolean',
    confidence: 'documented',
    note: 'Compares with case and type.',
    run: (receiver, [wanted]) => containsValue(receiver, wanted ?? null),
  },
  {
    name: 'keys',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    note: 'Every key is text, also one that was put as a number (inferred).',
    run: (receiver) => new ListValue([...receiver.keys()]),
  },
  {
    name: 'values',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    page: pageOf('collection', 'values'),
    run: (receiver) => new ListValue([...receiver.values()]),
  },
  {
    name: 'size',
    freeForm: true,
    parameters: [],
    result: 'number',
    confidence: 'documented',
    run: (receiver) => BigInt(receiver.size),
  },
]);

/** Keys of any type are taken; a key that is no text becomes its text. */
export function keyText(key: Value | undefined, context: BuiltInContext): string {
  return typeof key === 'string' ? key : textOf(mapContent(key ?? null, context.readings), context);
}

function containsValue(receiver: MapValue, wanted: Value): boolean {
  for (const content of receiver.values()) {
    if (isSame(content, wanted)) return true;
  }
  return false;
}
