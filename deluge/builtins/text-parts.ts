import { fail } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import { asPosition, asText } from './arguments.ts';
import { defineFunctions } from './define.ts';
import { number, optional, text } from './parameters.ts';
import { folded } from './text-search.ts';

const search = text('searchText');
const startAndEnd = [number('start'), optional(number('end'))];
const rangeNote =
  'The end is excluded and a negative one ignored; other positions outside the text are errors.';

/** Text functions that give a part of a text. */
export const textPartFunctions = defineFunctions(
  { receiver: ['text'], freeForm: true, pages: 'string', read: asText },
  [
    {
      name: 'subString',
      parameters: startAndEnd,
      result: 'text',
      confidence: 'documented',
      note: rangeNote,
      run: (value, args) => part('subString', value, args),
    },
    {
      name: 'subText',
      parameters: startAndEnd,
      result: 'text',
      confidence: 'documented',
      note: rangeNote,
      run: (value, args) => part('subText', value, args),
    },
    {
      name: 'mid',
      parameters: startAndEnd,
      result: 'text',
      confidence: 'documented',
      note: rangeNote,
      run: (value, args) => part('mid', value, args),
    },
    {
      name: 'left',
      parameters: [number('count')],
      result: 'text',
      confidence: 'documented',
      note: 'More characters than the text has are an error; a negative count gives the whole text.',
      run: (value, [count]) => {
        const length = asPosition(count);
        return length < 0 ? value : value.slice(0, sideLength('left', value, length));
      },
    },
    {
      name: 'right',
      parameters: [number('count')],
      result: 'text',
      confidence: 'documented',
      note: 'More characters than the text has are an error, and so is a negative count, unlike that of left.',
      run: (value, [count]) => {
        const length = sideLength('right', value, asPosition(count));
        return value.slice(value.length - length);
      },
    },
    {
      name: 'getPrefix',
      parameters: [search],
      result: 'text',
      confidence: 'documented',
      note: 'Null when the search text is not found.',
      run: (value, [wanted]) => prefix(value, value.indexOf(asText(wanted))),
    },
    {
      name: 'getPrefixIgnoreCase',
      parameters: [search],
      result: 'text',
      confidence: 'documented',
      note: 'Null when the search text is not found.',
      run: (value, [wanted]) => prefix(value, indexIgnoringCase(value, asText(wanted))),
    },
    {
      name: 'getSuffix',
      parameters: [search],
      result: 'text',
      confidence: 'documented',
      note: 'Null when the search text is not found.',
      run: (value, [wanted]) => suffix(value, value.indexOf(asText(wanted)), asText(wanted).length),
    },
    {
      name: 'getSuffixIgnoreCase',
      parameters: [search],
      result: 'text',
      confidence: 'documented',
      note: 'Null when the search text is not found.',
      run: (value, [wanted]) =>
        suffix(value, indexIgnoringCase(value, asText(wanted)), asText(wanted).length),
    },
    {
      name: 'getAlpha',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      note: 'Only A to Z count as letters (inferred).',
      run: (value) => value.replace(/[^A-Za-z]/g, ''),
    },
    {
      name: 'getAlphaNumeric',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      note: 'Only A to Z count as letters (inferred).',
      run: (value) => value.replace(/[^A-Za-z0-9]/g, ''),
    },
  ],
);

function part(name: string, value: string, [startValue, endValue]: readonly Value[]): string {
  const start = asPosition(startValue);
  const givenEnd = endValue === undefined ? -1 : asPosition(endValue);
  const end = givenEnd < 0 ? value.length : givenEnd;
  if (start < 0 || end > value.length || end < start) {
    fail('text-range', { name, start: BigInt(start), end: BigInt(end), length: value.length });
  }
  return value.slice(start, end);
}

function sideLength(name: string, value: string, count: number): number {
  if (count >= 0 && count <= value.length) return count;
  return fail('text-range', { name, start: 0n, end: BigInt(count), length: value.length });
}

function prefix(value: string, index: number): string | null {
  return index < 0 ? null : value.slice(0, index);
}

function suffix(value: string, index: number, length: number): string | null {
  return index < 0 ? null : value.slice(index + length);
}

/** Where the search text begins in the value itself: folding case can change the length of a text. */
function indexIgnoringCase(value: string, wanted: string): number {
  const target = folded(wanted);
  for (let index = 0; index + wanted.length <= value.length; index++) {
    if (folded(value.slice(index, index + wanted.length)) === target) return index;
  }
  return -1;
}
