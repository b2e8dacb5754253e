import { describe, expect, test } from 'vitest';
import { compare, equals, isSame, sortOrder } from '../../../deluge/runtime/equality.ts';
import { defaultReadings } from '../../../deluge/runtime/readings.ts';
import { MapValue } from '../../../deluge/runtime/value.ts';
import { date, delugeValue, type Plain } from './plain-values.ts';

const sameValues: readonly (readonly [Plain, Plain])[] = [
  [null, null],
  ['a', 'a'],
  [5n, 5n],
  [5n, 5],
  [1.5, 1.5],
  [true, true],
  [
    [1n, ['a']],
    [1n, ['a']],
  ],
  [
    { a: 1n, b: [2n] },
    { b: [2n], a: 1n },
  ],
  [date('01-Jan-2019'), date('2019-01-01')],
];

const differentValues: readonly (readonly [Plain, Plain])[] = [
  [null, ''],
  [null, false],
  ['a', 'A'],
  ['5', 5n],
  ['1.5', 1.5],
  ['true', true],
  [4876876000001234567n, 4876876000001234568n],
  [[1n], [1n, 2n]],
  [
    [1n, 2n],
    [2n, 1n],
  ],
  [{ a: 1n }, { a: 1n, b: null }],
  [{ a: null }, { b: null }],
  [[], {}],
  [date('01-Jan-2019'), date('02-Jan-2019')],
];

describe('the same', () => {
  test.each(sameValues)('%s and %s', (left, right) => {
    expect(isSame(delugeValue(left), delugeValue(right))).toBe(true);
    expect(equals(delugeValue(left), delugeValue(right), defaultReadings)).toBe(true);
  });

  test.each(differentValues)('not %s and %s', (left, right) => {
    expect(isSame(delugeValue(left), delugeValue(right))).toBe(false);
    expect(isSame(delugeValue(right), delugeValue(left))).toBe(false);
  });

  test('maps that contain themselves are refused', () => {
    const [left, right] = [new MapValue(), new MapValue()];
    left.set('self', left);
    right.set('self', right);
    expect(() => isSame(left, right)).toThrow('contains itself');
  });
});

describe('==', () => {
  test.each([
    ['200', 200n, 'by-value', true],
    ['200.0', 200n, 'by-value', true],
    ['2.50', 2.5, 'by-value', true],
    ['200 OK', 200n, 'by-value', false],
    ['', 0n, 'by-value', false],
    ['200', 200n, 'never', false],
  ] as const)('text "%s" and number %s, %s: %s', (text, number, reading, expected) => {
    const readings = { ...defaultReadings, 'text-number-equality': reading };
    expect(equals(text, delugeValue(number), readings)).toBe(expected);
    expect(equals(delugeValue(number), text, readings)).toBe(expected);
  });

  test.each([
    ['equal', true],
    ['different', false],
  ] as const)('empty text and null are %s', (reading, expected) => {
    const readings = { ...defaultReadings, 'empty-text-equals-null': reading };
    expect(equals('', null, readings)).toBe(expected);
    expect(equals(null, '', readings)).toBe(expected);
    expect(equals(' ', null, readings)).toBe(false);
  });
});

describe('< and >', () => {
  test.each([
    [1n, 2n],
    [94.22, 233.6],
    [1n, 1.5],
    [date('01-Jan-2019'), date('01-Jan-2019 00:00:01')],
  ])('%s < %s', (smaller, larger) => {
    expect(compare(delugeValue(smaller), delugeValue(larger))).toBeLessThan(0);
    expect(compare(delugeValue(larger), delugeValue(smaller))).toBeGreaterThan(0);
    expect(compare(delugeValue(smaller), delugeValue(smaller))).toBe(0);
  });

  test.each([
    ['a', 'b'],
    ['5', 6n],
    [null, 1n],
    [date('01-Jan-2019'), 1n],
    [true, false],
  ])('%s and %s have no order', (left, right) => {
    expect(() => compare(delugeValue(left), delugeValue(right))).toThrow(
      'Comparison of non numeric expression is not supported',
    );
  });
});

test('sorting puts capitals first, and knows no order between types', () => {
  expect(sortOrder('B', 'a')).toBe(-1);
  expect(sortOrder('a', 'a')).toBe(0);
  expect(sortOrder(2n, delugeValue(1.5))).toBe(1);
  expect(sortOrder(false, true)).toBe(-1);
  expect(sortOrder('1', 1n)).toBeUndefined();
  expect(sortOrder(null, null)).toBeUndefined();
});
