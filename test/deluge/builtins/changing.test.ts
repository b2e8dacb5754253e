import { describe, expect, test } from 'vitest';
import { elementTypeNamed } from '../../../deluge/builtins/list-elements.ts';
import { writeJson } from '../../../deluge/runtime/json.ts';
import { ListValue, MapValue } from '../../../deluge/runtime/value.ts';
import { date, delugeValue, type Plain, plainValue } from '../values/plain-values.ts';
import { callBuiltIn, resultOf } from './built-in-fact.ts';
import { changingFacts } from './changing-facts.ts';

test.each(changingFacts.map((fact) => [fact[1], fact] as const))(
  '%s changes its receiver %#',
  (name, [plain, , args, result, afterwards]) => {
    const receiver = delugeValue(plain);
    expect(resultOf(callBuiltIn(receiver, name, args))).toEqual(result);
    // As JSON, because the order of keys counts.
    expect(writeJson(receiver)).toBe(writeJson(delugeValue(afterwards)));
  },
);

test('a list or map can be added to itself', () => {
  const list = new ListValue([1n, 2n]);
  callBuiltIn(list, 'addAll', [list]);
  callBuiltIn(list, 'insertAll', [list]);
  expect(list.items).toHaveLength(8);
  callBuiltIn(list, 'removeAll', [list]);
  expect(list.items).toEqual([]);
  const map = new MapValue([['a', 1n]]);
  callBuiltIn(map, 'putAll', [map]);
  callBuiltIn(map, 'insert', [map]);
  expect(plainValue(map)).toEqual({ a: 1n });
});

test('a function that gives a new list leaves its receiver as it is', () => {
  const list = new ListValue(['a', 'b', 'a']);
  for (const [name, args] of [
    ['distinct', []],
    ['intersect', [['a']]],
    ['subList', [0n, 1n]],
    ['duplicate', []],
    ['values', []],
  ] as const) {
    const result = callBuiltIn(list, name, args);
    expect(result).not.toBe(list);
    callBuiltIn(result, 'clear', []);
  }
  expect(list.items).toEqual(['a', 'b', 'a']);
});

describe('typed lists', () => {
  test.each([
    ['String', 1n, '1'],
    ['string', 1.5, '1.5'],
    ['Int', '12', 12n],
    ['Bigint', 3, 3n],
    ['float', date('1-Jan-2019'), 1_546_329_600_000],
    ['Decimal', 5n, 5],
    ['Decimal', '2.5', 2.5],
    ['Bool', true, true],
    ['Int', null, null],
  ] as const)('a list of %s takes a value, and keeps it as its type %#', (type, value, kept) => {
    const list = new ListValue([], elementTypeNamed(type));
    callBuiltIn(list, 'add', [value as Plain]);
    expect(plainValue(list)).toEqual([kept]);
  });

  test('a number in a list of dates is milliseconds', () => {
    const list = new ListValue([], elementTypeNamed('Timestamp'));
    callBuiltIn(list, 'add', [1_546_329_600_000n]);
    expect(resultOf(callBuiltIn(list, 'get', [0n]))).toBe('01-Jan-2019 00:00:00');
  });

  test.each([
    ['Int', 'abc', 'A TEXT value cannot be added to a list of BIGINT'],
    ['Int', date('1-Jan-2019'), 'A TIMESTAMP value cannot be added to a list of BIGINT'],
    ['Int', 1.5, 'A DECIMAL value cannot be added to a list of BIGINT'],
    ['float', 'abc', 'A TEXT value cannot be added to a list of DECIMAL'],
    ['Date', 'abc', 'A TEXT value cannot be added to a list of TIMESTAMP'],
    ['Date', 9_223_372_036_854_775_807n, 'A BIGINT value cannot be added to a list of TIMESTAMP'],
    ['Bool', 1n, 'A BIGINT value cannot be added to a list of BOOLEAN'],
  ] as const)('a list of %s refuses what it cannot convert %#', (type, value, message) => {
    const list = new ListValue([], elementTypeNamed(type));
    expect(() => callBuiltIn(list, 'add', [value as Plain])).toThrow(message);
    expect(() => callBuiltIn(list, 'addAll', [[value as Plain]])).toThrow(message);
    expect(list.items).toEqual([]);
  });

  test('a type that is not known has no list', () => {
    expect(elementTypeNamed('Widget')).toBeUndefined();
  });
});
