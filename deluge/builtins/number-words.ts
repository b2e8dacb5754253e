import { Decimal } from '../runtime/decimal.ts';
import { asNumeric } from './arguments.ts';
import { defineFunctions, pageOf } from './define.ts';

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** Of groups of three digits; the greatest BIGINT has seven of them. */
const groups = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion'];

/** The function that spells a number. */
export const numberWordFunctions = defineFunctions(
  { receiver: ['number', 'decimal'], freeForm: true, pages: 'number', read: asNumeric },
  [
    {
      name: 'toWords',
      parameters: [],
      result: 'text',
      confidence: 'inferred',
      page: pageOf('number', 'towords'),
      note: 'The list of functions names it; its page was not read. English, in small letters, without "and"; the digits of a fraction one by one behind "point".',
      run: (value) => wordsOf(value),
    },
  ],
);

function wordsOf(value: Decimal): string {
  const sign = value.compare(Decimal.of(0n)) < 0 ? 'minus ' : '';
  const [whole = '0', fraction] = value.absolute().withoutTrailingZeros().toString().split('.');
  const words = wholeWords(BigInt(whole));
  if (fraction === undefined || fraction === '0') return sign + words;
  const digits = [...fraction].map((digit) => small[Number(digit)]);
  return `${sign}${words} point ${digits.join(' ')}`;
}

function wholeWords(value: bigint): string {
  if (value === 0n) return 'zero';
  const parts: string[] = [];
  let rest = value;
  for (const group of groups) {
    const three = Number(rest % 1000n);
    if (three > 0) parts.unshift(group === '' ? hundreds(three) : `${hundreds(three)} ${group}`);
    rest /= 1000n;
  }
  // Decimals may be greater than every BIGINT: what is beyond the last group is counted in it.
  if (rest > 0n) parts.unshift(`${wholeWords(rest)} sextillion`);
  return parts.join(' ');
}

function hundreds(value: number): string {
  const hundred = Math.floor(value / 100);
  const below = value % 100;
  const parts = hundred > 0 ? [`${small[hundred]} hundred`] : [];
  if (below >= 20) {
    parts.push(tens[Math.floor(below / 10)] ?? '');
    if (below % 10 > 0) parts.push(small[below % 10] ?? '');
  } else if (below > 0) parts.push(small[below] ?? '');
  return parts.join(' ');
}
