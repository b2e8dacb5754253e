import { readDateText } from '../runtime/date-literal.ts';
import { DateTimeValue } from '../runtime/date-time-value.ts';
import { Decimal } from '../runtime/decimal.ts';
import { isSame } from '../runtime/equality.ts';
import { fail } from '../runtime/errors.ts';
import { FileValue } from '../runtime/file-value.ts';
import { ListValue, MapValue, type Value } from '../runtime/value.ts';
import type { BuiltInContext } from './built-in.ts';
import { defineFunctions } from './define.ts';
import { parseNumberText } from './number-text.ts';
import { anything } from './parameters.ts';

const anyValue = { receiver: 'any', freeForm: true, pages: 'common', read: (value: Value) => value } as const;

/** Functions that tell what a value is. */
export const checkFunctions = defineFunctions(anyValue, [
  {
    name: 'isNull',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    note: 'True for an empty text too; a text of blanks is not null. Readings: is-null-of-empty-text, is-null-of-map.',
    run: (value, _, { readings }) => {
      if (value instanceof MapValue && readings['is-null-of-map'] === 'null') return null;
      return value === null || (value === '' && readings['is-null-of-empty-text'] === 'true');
    },
  },
  {
    name: 'isBlank',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    note: 'True for blanks, and for an empty map or list; of null it is the reading is-blank-of-null.',
    run: (value, _, { readings }) => {
      if (value === null) return readings['is-blank-of-null'] === 'true';
      return typeof value === 'string' ? value.trim() === '' : isEmptyContainer(value);
    },
  },
  {
    name: 'ifnull',
    parameters: [anything('default')],
    result: 'any',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/conditional-statements/condition.html',
    note: 'An empty text is not null here (inferred). Whether the default is evaluated is the reading ifnull-evaluation.',
    run: (value, [fallback]) => value ?? fallback ?? null,
  },
  {
    name: 'equals',
    parameters: [anything('other')],
    result: 'boolean',
    confidence: 'documented',
    note: 'Compares with case and type.',
    run: (value, [other]) => isSame(value, other ?? null),
  },
  {
    name: 'isValidObject',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/functions/common/is-valid-object.html',
    note: 'False for null and for what is empty: a text, a map or a list.',
    run: (value) => value !== null && value !== '' && !isEmptyContainer(value),
  },
  {
    name: 'isText',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    note: "False for digits in quotes; null for a list, map or boolean, and for '' (empty single quotes).",
    nullForEmptyDate: true,
    run: (value) => {
      if (typeof value === 'string') return value.trim() === '' || parseNumberText(value) === undefined;
      return isContainer(value) || typeof value === 'boolean' ? null : false;
    },
  },
  {
    name: 'isNumber',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    note: 'True for numbers, and for a text that is one; null for a list or map.',
    run: (value) => {
      if (typeof value === 'string') return parseNumberText(value) !== undefined;
      if (isContainer(value)) return null;
      return typeof value === 'bigint' || value instanceof Decimal;
    },
  },
  {
    name: 'isDate',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    note: 'True for dates, and for a text with the layout of a date; null for a list or map. Another text fails (reading is-date-of-other-text).',
    run: (value, _, context) => {
      if (typeof value === 'string') return isDateText(value, context);
      return isContainer(value) ? null : value instanceof DateTimeValue;
    },
  },
  {
    name: 'isFile',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    page: 'https://www.zoho.com/deluge/help/functions/common/is-file.html',
    run: (value) => value instanceof FileValue,
  },
]);

/** `isEmpty` has no form for numbers and dates. */
export const emptyCheck = defineFunctions(
  { ...anyValue, receiver: ['text', 'list', 'map', 'null'], pages: 'collection' },
  [
    {
      name: 'isEmpty',
      parameters: [],
      result: 'boolean',
      confidence: 'documented',
      note: 'A text of blanks is not empty. Readings: empty-check-on-null, is-empty-of-empty-text, is-empty-of-blanks.',
      run: (value, _, context) => {
        if (value === null) return emptyCheckOnNull(context);
        if (value === '') return context.readings['is-empty-of-empty-text'] === 'true' ? true : null;
        if (typeof value === 'string' && value.trim() === '') {
          return context.readings['is-empty-of-blanks'] === 'true';
        }
        return isEmptyContainer(value);
      },
    },
  ],
);

function emptyCheckOnNull(context: BuiltInContext): boolean | null {
  switch (context.readings['empty-check-on-null']) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    case 'error':
      return fail('null-receiver', { name: 'isEmpty' });
  }
}

function isContainer(value: Value): boolean {
  return value instanceof ListValue || value instanceof MapValue;
}

function isEmptyContainer(value: Value): boolean {
  if (value instanceof ListValue) return value.items.length === 0;
  return value instanceof MapValue && value.size === 0;
}

function isDateText(text: string, context: BuiltInContext): boolean {
  const value = readDateText(text.trim(), context);
  if (value !== undefined) return value.precision !== 'time';
  return context.readings['is-date-of-other-text'] === 'error' ? fail('not-a-date', { text }) : false;
}
