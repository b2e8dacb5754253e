import { describe, expect, test } from 'vitest';
import { textOf } from '../../../deluge/runtime/text-form.ts';
import { date, decimal, delugeValue, type Plain } from './plain-values.ts';
import { testContext } from './runtime-context.ts';

const printed: readonly (readonly [text: string, value: Plain])[] = [
  ['null', null],
  ['true', true],
  ['', ''],
  ['a "b"', 'a "b"'],
  ['5545974000000123457', 5545974000000123457n],
  ['1.5', 1.5],
  ['1.5', decimal('1.50')],
  ['2.0', decimal('2')],
  ['{"x":"1","y":"2"}', { x: '1', y: '2' }],
  ['{"a":["x","y"],"b":null,"c":1.5}', { a: ['x', 'y'], b: null, c: 1.5 }],
  ['{}', {}],
  ['ZohoCreator,ZohoCRM', ['ZohoCreator', 'ZohoCRM']],
  ['1,2,3', [1n, 2n, 3n]],
  ['', []],
  ['a,["b","c"]', ['a', ['b', 'c']]],
  ['{"a":1},{"a":2}', [{ a: 1n }, { a: 2n }]],
  ['a,null', ['a', null]],
  ['01-Jan-2019', date('1-Jan-2019')],
  ['03-Feb-2020 04:05:06', date('03-Feb-2020 04:05:06')],
  ['13:15:10', date('13:15:10')],
  ['01-Jan-2019', [date('1-Jan-2019')]],
  ['{"d":"03-Feb-2020 04:05:06"}', { d: date('03-Feb-2020 04:05:06') }],
];

test.each(printed)('prints as %s', (text, value) => {
  expect(textOf(delugeValue(value), testContext())).toBe(text);
});

describe('readings', () => {
  test('a list may print as JSON', () => {
    const context = testContext({ settled: { 'list-print': 'json' } });
    expect(textOf(delugeValue(['a', 1n]), context)).toBe('["a",1]');
  });

  test('zeros at the end of a decimal may be kept', () => {
    const context = testContext({ settled: { 'decimal-trailing-zeros': 'kept' } });
    expect(textOf(decimal('1.50'), context)).toBe('1.50');
    expect(textOf(delugeValue({ a: decimal('1.50') }), context)).toBe('{"a":1.50}');
  });
});

test("dates print in the account's zone and format", () => {
  const value = date('03-Feb-2020 04:05:06');
  const context = testContext({ timeZone: 'Asia/Kolkata', dateFormat: 'yyyy/MM/dd' });
  expect(textOf(value, context)).toBe('2020/02/03 17:35:06');
});
