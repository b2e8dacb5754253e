import { expect, test } from 'vitest';
import type { Plain } from '../values/plain-values.ts';
import { type ContextOptions, testContext } from '../values/runtime-context.ts';
import { callBuiltIn, resultOf } from './built-in-fact.ts';

type Settled = NonNullable<ContextOptions['settled']>;

const facts: readonly (readonly [
  settled: Settled,
  receiver: Plain,
  name: string,
  args: readonly Plain[],
  expected: Plain,
])[] = [
  [{ 'list-get-past-end': 'null' }, ['a'], 'get', [5n], null],
  [{ 'null-to-text': 'null' }, null, 'toString', [], null],
  [{ 'null-to-text': 'null-word' }, null, 'toString', [], 'null'],
  [{ 'empty-check-on-null': 'true' }, null, 'isEmpty', [], true],
  [{ 'empty-check-on-null': 'false' }, null, 'isEmpty', [], false],
  [{ 'empty-check-on-null': 'null' }, null, 'isEmpty', [], null],
  [{ 'split-to-characters': 'characters-and-empty' }, 'abc', 'toList', [''], ['a', 'b', 'c', '']],
  [{ 'list-without-separator': 'comma' }, 'a,b', 'toList', [], ['a', 'b']],
  [{ 'list-print': 'json' }, ['a'], 'toString', [], '["a"]'],
  [{ 'decimal-trailing-zeros': 'kept' }, 1.25, 'toString', [], '1.25'],
];

test.each(facts)('%o settles a function %#', (settled, receiver, name, args, expected) => {
  const context = testContext({ settled });
  expect(resultOf(callBuiltIn(receiver, name, args, context), context)).toEqual(expected);
});

test('the order of the keys of parsed JSON can be reversed', () => {
  const context = testContext({ settled: { 'map-key-order': 'reversed' } });
  const map = callBuiltIn('{"a":1,"b":2}', 'toMap', [], context);
  expect(resultOf(callBuiltIn(map, 'keys', [], context))).toEqual(['b', 'a']);
});

test.each([
  [{ 'null-to-text': 'error' }, 'toString'],
  [{ 'empty-check-on-null': 'error' }, 'isEmpty'],
] as const)('%o makes null an error for %s', (settled, name) => {
  expect(() => callBuiltIn(null, name, [], testContext({ settled }))).toThrow(
    `Value is empty and '${name}' function cannot be applied`,
  );
});

test('a negative position is an error under every reading', () => {
  const context = testContext({ settled: { 'list-get-past-end': 'null' } });
  expect(() => callBuiltIn(['a'], 'get', [-1n], context)).toThrow('greater than the list size');
});
