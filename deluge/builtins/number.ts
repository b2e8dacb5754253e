import { Decimal } from '../runtime/decimal.ts';
import { compare } from '../runtime/equality.ts';
import { fail } from '../runtime/errors.ts';
import { subtract } from '../runtime/operators.ts';
import type { Value } from '../runtime/value.ts';
import { checkedWhole } from '../runtime/whole-number.ts';
import { asNumeric, asPosition } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { defineFunctions, pageOf } from './define.ts';
import { number, numeric, optional } from './parameters.ts';

const numbers = {
  receiver: ['number', 'decimal'],
  freeForm: true,
  pages: 'number',
  read: (value: Value) => value,
} as const;

const functions = defineFunctions(numbers, [
  {
    name: 'abs',
    parameters: [],
    result: 'any',
    confidence: 'documented',
    run: (value) => {
      return typeof value === 'bigint'
        ? checkedWhole(value < 0n ? -value : value)
        : asNumeric(value).absolute();
    },
  },
  {
    name: 'ceil',
    parameters: [],
    result: 'number',
    confidence: 'documented',
    run: (value) => towards(value, 1n),
  },
  {
    name: 'floor',
    parameters: [],
    result: 'number',
    confidence: 'documented',
    run: (value) => towards(value, -1n),
  },
  {
    name: 'round',
    parameters: [optional(number('places'))],
    result: 'any',
    confidence: 'documented',
    note: 'Halves go away from zero. Without digits behind the point the result is a whole number.',
    run: (value, [places]) => {
      const digits = places === undefined ? 0 : placesOf('round', places);
      return keptPlaces(value, digits, (decimal) => decimal.round(digits));
    },
  },
  {
    name: 'truncate',
    parameters: [number('places')],
    result: 'any',
    confidence: 'documented',
    note: 'Without digits behind the point the result is a whole number.',
    run: (value, [places]) => {
      const digits = placesOf('truncate', places);
      return keptPlaces(value, digits, (decimal) => decimal.truncate(digits));
    },
  },
  {
    name: 'frac',
    parameters: [],
    result: 'decimal',
    confidence: 'documented',
    run: (value, _, context) => {
      const decimal = asNumeric(value);
      return subtract(decimal, decimal.truncate(0), context);
    },
  },
  {
    name: 'signum',
    parameters: [],
    result: 'decimal',
    confidence: 'documented',
    run: (value) => {
      const { unscaled } = asNumeric(value);
      return Decimal.of(unscaled === 0n ? 0n : unscaled < 0n ? -1n : 1n);
    },
  },
  {
    name: 'isEven',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    page: pageOf('number', 'is-even'),
    run: (value) => asNumeric(value).remainder(two)?.unscaled === 0n,
  },
  {
    name: 'isOdd',
    parameters: [],
    result: 'boolean',
    confidence: 'documented',
    page: pageOf('number', 'is-odd'),
    note: 'A number with a fraction is neither even nor odd (inferred).',
    run: (value) => asNumeric(value).remainder(two)?.absolute().compare(Decimal.of(1n)) === 0,
  },
  {
    name: 'max',
    parameters: [numeric('other')],
    result: 'any',
    confidence: 'documented',
    run: (value, [other = null]) => (compare(value, other) >= 0 ? value : other),
  },
  {
    name: 'min',
    parameters: [numeric('other')],
    result: 'any',
    confidence: 'documented',
    run: (value, [other = null]) => (compare(value, other) <= 0 ? value : other),
  },
  {
    name: 'power',
    parameters: [numeric('exponent')],
    result: 'any',
    confidence: 'documented',
    note: 'Whole numbers with a whole exponent of at least 0 stay exact (inferred).',
    run: (value, [exponent = null]) => power(value, exponent),
  },
  {
    name: 'toHex',
    parameters: [],
    result: 'text',
    confidence: 'documented',
    page: 'https://www.zoho.com/creator/help/script/built-in-functions/built-in-function-common-tohex.html',
    note: 'Negative numbers as 64 bits, as in Java (inferred).',
    run: (value) => BigInt.asUintN(64, asNumeric(value).toBigInt()).toString(16),
  },
]);

/** Functions that Java computes in double precision; the result is a decimal. */
const doubleFunctions: Readonly<Record<string, (value: number) => number>> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  degrees: (radians) => (radians * 180) / Math.PI,
  radians: (degrees) => (degrees / 180) * Math.PI,
};

const curves = defineFunctions(numbers, [
  ...Object.entries(doubleFunctions).map(([name, compute]) => ({
    name,
    parameters: [],
    result: 'decimal' as const,
    confidence: 'documented' as const,
    run: (value: Value) => fromDouble(name, value, compute(asNumeric(value).toNumber())),
  })),
  {
    name: 'atan2',
    parameters: [numeric('x')],
    result: 'decimal',
    confidence: 'documented',
    run: (value, [x]) =>
      fromDouble('atan2', value, Math.atan2(asNumeric(value).toNumber(), asNumeric(x).toNumber())),
  },
]);

const random = defineFunctions({ receiver: 'none', pages: 'number', read: (value) => value }, [
  {
    name: 'randomNumber',
    parameters: [numeric('start'), numeric('end')],
    result: 'any',
    confidence: 'documented',
    note: 'The start is included, the end is not. Two whole numbers give a whole number.',
    run: (_, [start = null, end = null], context) => randomNumber(start, end, context),
  },
]);

/** Functions of single numbers. */
export const numberFunctions = [...functions, ...curves, ...random];

const two = Decimal.of(2n);

/** A decimal as a whole number where it is one, as results such as an average print. */
export function simplest(value: Decimal): bigint | Decimal {
  return value.isWhole() ? checkedWhole(value.toBigInt()) : value;
}

function towards(value: Value, direction: 1n | -1n): bigint {
  const decimal = asNumeric(value);
  const whole = decimal.toBigInt();
  const passes = decimal.compare(Decimal.of(whole)) === Number(direction);
  return checkedWhole(passes ? whole + direction : whole);
}

/** More digits than this, before or behind the point, are no rounding of a number. */
const mostPlaces = 100;

function placesOf(name: string, value: Value | undefined): number {
  const places = asPosition(value);
  if (Math.abs(places) <= mostPlaces) return places;
  return fail('argument-value', { name, parameter: 'places', problem: `it is beyond ${mostPlaces}` });
}

function keptPlaces(value: Value, places: number, keep: (decimal: Decimal) => Decimal): bigint | Decimal {
  if (typeof value === 'bigint' && places >= 0) return value;
  const kept = keep(asNumeric(value));
  return places > 0 ? kept : checkedWhole(kept.toBigInt());
}

function power(base: Value, exponent: Value): bigint | Decimal {
  if (typeof base === 'bigint' && typeof exponent === 'bigint' && exponent >= 0n) {
    if (exponent <= 64n) return checkedWhole(base ** exponent);
    if (base < -1n || base > 1n) return fail('number-overflow', {});
    return exponent % 2n === 0n ? base * base : base;
  }
  return fromDouble('power', base, asNumeric(base).toNumber() ** asNumeric(exponent).toNumber());
}

function fromDouble(name: string, argument: Value, result: number): Decimal {
  return Decimal.fromNumber(result) ?? fail('outside-domain', { name, value: String(argument) });
}

function randomNumber(start: Value, end: Value, context: BuiltInContext): bigint | Decimal {
  const from = asNumeric(start);
  const range = asNumeric(end).subtract(from);
  if (range.unscaled < 0n) {
    return fail('argument-value', {
      name: 'randomNumber',
      parameter: 'end',
      problem: 'it is below the start',
    });
  }
  const share = Decimal.fromNumber(context.host.random()) ?? Decimal.of(0n);
  const step = range.multiply(share);
  const isWhole = typeof start === 'bigint' && typeof end === 'bigint';
  return isWhole ? checkedWhole(from.toBigInt() + step.toBigInt()) : from.add(step);
}
