import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../deluge/runtime/decimal.ts';
import { decimal } from './plain-values.ts';

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 12 }))
  .map(([unscaled, scale]) => Decimal.of(unscaled, scale));
const seed = 20_240_601;

describe('reading and printing', () => {
  test.each([
    ['1.5', '1.5'],
    ['-12.50', '-12.50'],
    ['.5', '0.5'],
    ['3.', '3.0'],
    ['7', '7.0'],
    ['-0.05', '-0.05'],
    ['1e3', '1000.0'],
    ['25E-1', '2.5'],
    ['0.000', '0.000'],
    ['123456789012345678901234567890.123456789', '123456789012345678901234567890.123456789'],
  ])('%s prints as %s', (text, printed) => {
    expect(decimal(text).toString()).toBe(printed);
  });

  test.each(['', '.', '-', '1,5', '1e', 'abc', '0x10', ' 1', '1e1001', 'NaN', 'Infinity'])(
    '%j is no decimal',
    (text) => {
      expect(Decimal.parse(text)).toBeUndefined();
    },
  );

  test('what was printed reads as the same decimal', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        const read = decimal(value.toString());
        expect(read.compare(value)).toBe(0);
        expect(read.toString()).toBe(value.toString());
      }),
      { seed, numRuns: 300 },
    );
  });

  test('a double is read as its shortest text', () => {
    expect(Decimal.fromNumber(0.1)?.toString()).toBe('0.1');
    expect(Decimal.fromNumber(1e-7)?.toString()).toBe('0.0000001');
    expect(Decimal.fromNumber(Number.NaN)).toBeUndefined();
    expect(Decimal.fromNumber(Number.POSITIVE_INFINITY)).toBeUndefined();
  });
});

describe('arithmetic', () => {
  test('is exact where binary fractions are not', () => {
    expect(decimal('0.1').add(decimal('0.2')).toString()).toBe('0.3');
    expect(decimal('24.6').subtract(decimal('24')).toString()).toBe('0.6');
    expect(decimal('19.99').multiply(decimal('100')).toString()).toBe('1999.00');
  });

  test.each([
    ['7', '2', '3.5'],
    ['6', '2', '3.0'],
    ['1', '3', '0.3333333333333333'],
    ['2', '3', '0.6666666666666667'],
    ['-2', '3', '-0.6666666666666667'],
    ['1000000', '3', '333333.3333333333'],
    ['5545974000000123457', '10', '554597400000012345.7'],
    ['1', '1024', '0.0009765625'],
    ['0', '3', '0.0'],
    ['0.1', '0.3', '0.3333333333333333'],
  ])('%s / %s is %s', (dividend, divisor, quotient) => {
    expect(decimal(dividend).divide(decimal(divisor))?.toString()).toBe(quotient);
  });

  test('division by zero has no result', () => {
    expect(decimal('1').divide(decimal('0.00'))).toBeUndefined();
    expect(decimal('1').remainder(decimal('0'))).toBeUndefined();
  });

  test('a remainder has the sign of the dividend', () => {
    expect(decimal('7.5').remainder(decimal('2'))?.toString()).toBe('1.5');
    expect(decimal('-7.5').remainder(decimal('2'))?.toString()).toBe('-1.5');
  });

  test('adding and taking away again changes nothing', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        expect(left.add(right).subtract(right).compare(left)).toBe(0);
        expect(left.add(right).compare(right.add(left))).toBe(0);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('a quotient times its divisor is the dividend, to 15 digits', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (dividend, divisor) => {
        fc.pre(divisor.unscaled !== 0n);
        const product = dividend.divide(divisor)?.multiply(divisor);
        const error = product?.subtract(dividend).absolute();
        const allowed = dividend.absolute().multiply(Decimal.of(1n, 15));
        expect(error && error.compare(allowed) <= 0).toBe(true);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('comparing agrees with the sign of the difference', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        expect(left.compare(right)).toBe(left.subtract(right).compare(Decimal.of(0n)));
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('rounding', () => {
  test.each([
    ['218.44', 1, '218.4'],
    ['2.5', 0, '3.0'],
    ['-2.5', 0, '-3.0'],
    ['214.2', -1, '210.0'],
    ['-150.55', -2, '-200.0'],
    ['1.005', 2, '1.01'],
    ['1.2', 5, '1.2'],
  ])('%s to %d places is %s', (text, places, rounded) => {
    expect(decimal(text).round(places).toString()).toBe(rounded);
  });

  test.each([
    ['2.5', 0, '2.0'],
    ['3.5', 0, '4.0'],
    ['-2.5', 0, '-2.0'],
    ['-3.5', 0, '-4.0'],
    ['0.125', 2, '0.12'],
    ['0.135', 2, '0.14'],
    ['2.51', 0, '3.0'],
    ['25', -1, '20.0'],
    ['35', -1, '40.0'],
  ])('%s to the even neighbour at %d places is %s', (text, places, rounded) => {
    expect(decimal(text).roundHalfEven(places).toString()).toBe(rounded);
  });

  test('cutting goes towards zero', () => {
    expect(decimal('1.999').truncate(1).toString()).toBe('1.9');
    expect(decimal('-1.999').truncate(0).toString()).toBe('-1.0');
    expect(decimal('1999').truncate(-2).toString()).toBe('1900.0');
    expect(decimal('-25.9').toBigInt()).toBe(-25n);
  });

  test('zeros at the end can be dropped, and whole decimals are known', () => {
    expect(decimal('12.500').withoutTrailingZeros().toString()).toBe('12.5');
    expect(decimal('3.00').withoutTrailingZeros().toString()).toBe('3.0');
    expect(decimal('3.00').isWhole()).toBe(true);
    expect(decimal('3.01').isWhole()).toBe(false);
  });
});
