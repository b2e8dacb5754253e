import { asText } from './arguments.ts';
import { defineFunctions } from './define.ts';
import { matchesWhole } from './java-regex.ts';
import { text } from './parameters.ts';

const search = text('searchText');

/** Text functions that look into a text. */
export const textSearchFunctions = defineFunctions(
  { receiver: ['text'], freeForm: true, pages: 'string', read: asText },
  [
    {
      name: 'contains',
      parameters: [search],
      result: 'boolean',
      confidence: 'documented',
      run: (value, [wanted]) => value.includes(asText(wanted)),
    },
    {
      name: 'containsIgnoreCase',
      parameters: [search],
      result: 'boolean',
      confidence: 'documented',
      run: (value, [wanted]) => folded(value).includes(folded(asText(wanted))),
    },
    {
      name: 'notContains',
      parameters: [search],
      result: 'boolean',
      confidence: 'documented',
      run: (value, [wanted]) => !value.includes(asText(wanted)),
    },
    {
      name: 'startsWith',
      parameters: [search],
      result: 'boolean',
      confidence: 'documented',
      run: (value, [wanted]) => value.startsWith(asText(wanted)),
    },
    {
      name: 'startsWithIgnoreCase',
      parameters: [search],
      result: 'boolean',
      confidence: 'documented',
      run: (value, [wanted]) => folded(value).startsWith(folded(asText(wanted))),
    },
    {
      name: 'endsWith',
      parameters: [search],
      result: 'boolean',
      confidence: 'documented',
      run: (value, [wanted]) => value.endsWith(asText(wanted)),
    },
    {
      name: 'endsWithIgnoreCase',
      parameters: [search],
      result: 'boolean',
      confidence: 'documented',
      run: (value, [wanted]) => folded(value).endsWith(folded(asText(wanted))),
    },
    {
      name: 'equalsIgnoreCase',
      parameters: [text('other')],
      result: 'boolean',
      confidence: 'documented',
      run: (value, [other]) => folded(value) === folded(asText(other)),
    },
    {
      name: 'indexOf',
      parameters: [search],
      result: 'number',
      confidence: 'documented',
      note: '-1 when the text is not found.',
      run: (value, [wanted]) => BigInt(value.indexOf(asText(wanted))),
    },
    {
      name: 'lastIndexOf',
      parameters: [search],
      result: 'number',
      confidence: 'documented',
      note: '-1 when the text is not found.',
      run: (value, [wanted]) => BigInt(value.lastIndexOf(asText(wanted))),
    },
    {
      name: 'find',
      parameters: [search],
      result: 'number',
      confidence: 'documented',
      note: 'As indexOf; what it gives when the text is not found is inferred.',
      run: (value, [wanted]) => BigInt(value.indexOf(asText(wanted))),
    },
    {
      name: 'getOccurenceCount',
      parameters: [search],
      result: 'number',
      confidence: 'documented',
      note: 'Occurrences that overlap count once; an empty search text has none (both inferred).',
      run: (value, [wanted]) => occurrences(value, asText(wanted)),
    },
    {
      name: 'length',
      aliases: ['len'],
      parameters: [],
      result: 'number',
      confidence: 'documented',
      note: 'Counts UTF-16 units, as Java does: the reading text-length.',
      run: (value, _, { readings }) =>
        BigInt(readings['text-length'] === 'characters' ? [...value].length : value.length),
    },
    {
      name: 'isAscii',
      parameters: [],
      result: 'boolean',
      confidence: 'documented',
      run: (value) => /^[\0-\x7f]*$/.test(value),
    },
    {
      name: 'matches',
      parameters: [text('regularExpression')],
      result: 'boolean',
      confidence: 'documented',
      note: 'The whole text must match a Java regular expression.',
      run: (value, [pattern]) => matchesWhole(value, asText(pattern)),
    },
  ],
);

/** Text as the functions that ignore case compare it. */
export function folded(value: string): string {
  return value.toUpperCase().toLowerCase();
}

function occurrences(value: string, wanted: string): bigint {
  return wanted === '' ? 0n : BigInt(value.split(wanted).length - 1);
}
