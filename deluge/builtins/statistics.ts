import { Decimal } from '../runtime/decimal.ts';
import { fail } from '../runtime/errors.ts';
import type { ListValue, Value } from '../runtime/value.ts';
import { asList, asNumeric, asPosition, asText } from './arguments.ts';
import { defineFunctions, pageOf } from './define.ts';
import { simplest } from './number.ts';
import { parseNumberText } from './number-text.ts';
import { number, numeric, optional, text } from './parameters.ts';

const listOfNumbers = { receiver: ['list'], freeForm: true, pages: 'number', read: asList } as const;

/** Functions of a list of numbers. The numbers may stand in quotes (number/largest.html). */
export const statisticsFunctions = defineFunctions(listOfNumbers, [
  {
    name: 'average',
    parameters: [],
    result: 'any',
    confidence: 'documented',
    run: (list) => {
      const values = numbersOf('average', list);
      return mean(values);
    },
  },
  {
    name: 'median',
    parameters: [],
    result: 'any',
    confidence: 'documented',
    note: 'The mean of the middle two when their count is even.',
    run: (list) => {
      const values = ascending('median', list);
      const middle = values.length / 2;
      return mean(values.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
    },
  },
  {
    name: 'largest',
    parameters: [],
    result: 'any',
    confidence: 'documented',
    run: (list) => at(ascending('largest', list), -1),
  },
  {
    name: 'smallest',
    parameters: [],
    result: 'any',
    confidence: 'documented',
    run: (list) => at(ascending('smallest', list), 0),
  },
  {
    name: 'nthLargest',
    parameters: [number('n')],
    result: 'any',
    confidence: 'documented',
    page: pageOf('number', 'nth-largest'),
    run: (list, [n]) => {
      const values = ascending('nthLargest', list);
      return at(values, values.length - placeOf('nthLargest', n, values.length));
    },
  },
  {
    name: 'nthSmallest',
    parameters: [number('n')],
    result: 'any',
    confidence: 'documented',
    page: pageOf('number', 'nth-smallest'),
    run: (list, [n]) => {
      const values = ascending('nthSmallest', list);
      return at(values, placeOf('nthSmallest', n, values.length) - 1);
    },
  },
  {
    name: 'percentile',
    parameters: [numeric('n')],
    result: 'any',
    confidence: 'documented',
    note: 'n is above 0 and at most 100.',
    run: (list, [n]) => {
      const values = ascending('percentile', list);
      const share = asNumeric(n);
      if (share.unscaled <= 0n || share.compare(hundred) > 0) {
        return fail('argument-value', {
          name: 'percentile',
          parameter: 'n',
          problem: 'it must be above 0 and at most 100',
        });
      }
      const position = share.multiply(Decimal.of(BigInt(values.length))).divide(hundred) ?? hundred;
      const whole = position.truncate(0);
      return at(values, Number(whole.toBigInt()) - (whole.compare(position) === 0 ? 1 : 0));
    },
  },
  {
    name: 'rank',
    parameters: [numeric('value'), optional(text('order'))],
    result: 'number',
    confidence: 'documented',
    note: 'Counts from 1, from the largest, unless the order is "asc". A value that the list lacks is an error, and so is a text in the list.',
    run: (list, [wanted, order]) => {
      const words = list.items.find((item) => typeof item === 'string');
      if (words !== undefined) {
        const problem = `the list holds the text '${words}', and only numbers have a rank`;
        return fail('argument-value', { name: 'rank', parameter: 'value', problem });
      }
      const values = ascending('rank', list);
      if (order === undefined || asText(order).toLowerCase() !== 'asc') values.reverse();
      const target = asNumeric(wanted);
      const index = values.findIndex((value) => value.compare(target) === 0);
      if (index >= 0) return BigInt(index + 1);
      return fail('not-in-list', { name: 'rank', value: target.toString() });
    },
  },
]);

const hundred = Decimal.of(100n);

function numbersOf(name: string, list: ListValue): Decimal[] {
  if (list.items.length === 0) return fail('outside-domain', { name, value: 'an empty list' });
  return list.items.map((item) => {
    if (typeof item === 'bigint' || item instanceof Decimal) return asNumeric(item);
    const parsed = typeof item === 'string' ? parseNumberText(item) : undefined;
    return parsed ?? fail('not-a-number', { text: String(item), wanted: 'number' });
  });
}

function ascending(name: string, list: ListValue): Decimal[] {
  return numbersOf(name, list).sort((left, right) => left.compare(right));
}

function mean(values: readonly Decimal[]): Value {
  const sum = values.reduce((total, value) => total.add(value), Decimal.of(0n));
  const quotient = sum.divide(Decimal.of(BigInt(values.length)));
  return quotient === undefined ? null : simplest(quotient);
}

function at(values: readonly Decimal[], index: number): Value {
  const value = values.at(index);
  return value === undefined ? null : simplest(value);
}

function placeOf(name: string, value: Value | undefined, count: number): number {
  const place = asPosition(value);
  if (place >= 1 && place <= count) return place;
  return fail('argument-value', { name, parameter: 'n', problem: `it must lie between 1 and ${count}` });
}
