import { limits } from '../../zoho/index.ts';
import { fail } from '../runtime/errors.ts';
import { textOf } from '../runtime/text-form.ts';
import type { Value } from '../runtime/value.ts';
import { asPosition, asText } from './arguments.ts';
import { defineFunctions } from './define.ts';
import { number, text } from './parameters.ts';

const search = text('searchText');
/** A text function may not build a text beyond this: a few characters could otherwise ask for gigabytes. */
const longestText = 10_000_000;

/** Text functions that give a changed text. */
export const textChangeFunctions = [
  ...defineFunctions({ receiver: ['text'], freeForm: true, pages: 'string', read: asText }, [
    {
      name: 'concat',
      parameters: [text('other')],
      result: 'text',
      confidence: 'documented',
      run: (value, [other]) => value + asText(other),
    },
    {
      name: 'toUpperCase',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      run: (value) => value.toUpperCase(),
    },
    {
      name: 'toLowerCase',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      run: (value) => value.toLowerCase(),
    },
    {
      name: 'proper',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      note: 'A word begins after anything that is no letter, digit or apostrophe (inferred).',
      run: (value) =>
        value.toLowerCase().replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase()),
    },
    {
      name: 'trim',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      note: 'Cuts blanks and control characters, as Java does (inferred).',
      run: (value) => cutBlanks(value, true, true),
    },
    {
      name: 'ltrim',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      run: (value) => cutBlanks(value, true, false),
    },
    {
      name: 'rtrim',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      run: (value) => cutBlanks(value, false, true),
    },
    {
      name: 'leftpad',
      parameters: [number('length')],
      result: 'text',
      confidence: 'documented',
      note: 'A negative length changes nothing; a text that is long enough stays as it is (inferred).',
      run: (value, [length]) => value.padStart(checkedLength('leftpad', asPosition(length))),
    },
    {
      name: 'rightpad',
      parameters: [number('length')],
      result: 'text',
      confidence: 'documented',
      note: 'A text that is long enough stays as it is (inferred).',
      run: (value, [length]) => value.padEnd(checkedLength('rightpad', asPosition(length))),
    },
    {
      name: 'repeat',
      parameters: [number('times')],
      result: 'text',
      confidence: 'documented',
      note: 'A negative number gives an empty text (inferred). The text and the result have at most 100,000 characters.',
      run: (value, [times]) => {
        const count = Math.max(0, asPosition(times));
        checkedLength('repeat', Math.max(1, count) * value.length, limits.deluge.repeatText.value);
        return value.repeat(count);
      },
    },
    {
      name: 'remove',
      parameters: [search],
      result: 'text',
      confidence: 'documented',
      note: 'Removes every occurrence.',
      run: (value, [wanted]) => value.replaceAll(asText(wanted), ''),
    },
    {
      name: 'removeFirstOccurence',
      parameters: [search],
      result: 'text',
      confidence: 'documented',
      run: (value, [wanted]) => removeAt(value, value.indexOf(asText(wanted)), asText(wanted).length),
    },
    {
      name: 'removeLastOccurence',
      parameters: [search],
      result: 'text',
      confidence: 'documented',
      run: (value, [wanted]) => removeAt(value, value.lastIndexOf(asText(wanted)), asText(wanted).length),
    },
    {
      name: 'removeAllAlpha',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      note: 'Only A to Z count as letters (inferred).',
      run: (value) => value.replace(/[A-Za-z]/g, ''),
    },
    {
      name: 'removeAllAlphaNumeric',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      note: 'Only A to Z count as letters (inferred).',
      run: (value) => value.replace(/[A-Za-z0-9]/g, ''),
    },
  ]),
  ...defineFunctions(
    { receiver: ['text', 'list'], freeForm: true, pages: 'string', read: (value: Value) => value },
    [
      {
        name: 'reverse',
        parameters: [],
        result: 'text',
        confidence: 'documented',
        note: 'A list gives its text, as it prints, from back to front. Pairs of surrogates stay together, as in Java (inferred).',
        run: (value, _, context) => [...textOf(value, context)].reverse().join(''),
      },
    ],
  ),
];

function cutBlanks(value: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = value.length;
  if (atStart) while (start < end && value.charCodeAt(start) <= 32) start++;
  if (atEnd) while (end > start && value.charCodeAt(end - 1) <= 32) end--;
  return value.slice(start, end);
}

function removeAt(value: string, index: number, length: number): string {
  return index < 0 ? value : value.slice(0, index) + value.slice(index + length);
}

function checkedLength(name: string, length: number, limit = longestText): number {
  if (length > limit) fail('value-too-large', { what: `The text of ${name}`, size: length, limit });
  return Math.max(0, length);
}
