import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtIns } from '../../../deluge/builtins/built-ins.ts';
import { accepts, type BuiltIn, checkArguments, leastArguments } from '../../../deluge/builtins/registry.ts';
import type { DateTimeValue } from '../../../deluge/runtime/date-time-value.ts';
import { ScriptFailure } from '../../../deluge/runtime/errors.ts';
import { FileValue } from '../../../deluge/runtime/file-value.ts';
import { textOf } from '../../../deluge/runtime/text-form.ts';
import { ListValue, typeOf, type Value } from '../../../deluge/runtime/value.ts';
import { date, delugeValue, type Plain } from '../values/plain-values.ts';
import { testContext } from '../values/runtime-context.ts';

const largest = 9_223_372_036_854_775_807n;
const plain: readonly (Plain | DateTimeValue)[] = [
  null,
  true,
  ...[
    '',
    ' ',
    'abc',
    'a,b',
    '1',
    '-5',
    '{"a":1}',
    '[1,2]',
    '<a>1</a>',
    '😀ß',
    '15-Mar-2019',
    '10:00 PM',
    '(',
  ],
  ...['yyyy-MM-dd', '0.00', 'UTC', 'base64', 'UTF-16LE', 'Monday', 'fr'],
  ...[0n, 1n, -1n, 3n, 100n, largest, -largest - 1n],
  ...[1.5, -0.5, 0, 1e21, 1e-9],
  [],
  [1n, 2n],
  ['a', 1n, null],
  [[]],
  {},
  { a: 1n },
  { '': null },
  ...['15-Mar-2019', '15-Mar-2019 23:59:59', '10:00:00 PM', '01-Jan-0001'].map((text) => date(text)),
];

/** Made anew for each call, as functions change what they are called on. */
const values: readonly (() => Value)[] = [
  ...plain.map((value) => () => delugeValue(value)),
  () => new FileValue({ name: 'a.txt', type: 'text/plain', bytes: Uint8Array.of(1, 2, 255) }),
  () => new ListValue(['1'], 'text'),
  () => new ListValue([1n], 'number'),
];

const anyValue = fc.nat({ max: values.length - 1 }).map((index) => values[index] as () => Value);

/** A call that a script can make: a receiver of a type that fits, and arguments that mostly do. */
function callsOf({ receiver, parameters }: BuiltIn): fc.Arbitrary<readonly [() => Value, (() => Value)[]]> {
  const receivers = values.filter((make) => receiver === 'none' || accepts(receiver, typeOf(make())));
  const args = parameters.map(({ types }) => {
    const fitting = values.filter((make) => types === 'any' || types.includes(typeOf(make())));
    return fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...fitting) },
      { weight: 1, arbitrary: anyValue },
    );
  });
  const count = fc.integer({ min: leastArguments(parameters), max: parameters.length });
  return fc.tuple(
    fc.constantFrom(...receivers),
    count.chain((given) => fc.tuple(...args.slice(0, given))),
  );
}

test.each(builtIns.map((builtIn) => [`${builtIn.name} of ${builtIn.receiver}`, builtIn] as const))(
  '%s gives a value that prints, or an error of the script, whatever it is given',
  (_, builtIn) => {
    const property = fc.property(callsOf(builtIn), ([receiver, args]) => {
      const context = testContext();
      try {
        const given = args.map((make) => make());
        const result = builtIn.run(context, receiver(), checkArguments(builtIn, given, context));
        expect(result).toBeDefined();
        expect(textOf(result, context)).toBeTypeOf('string');
      } catch (error) {
        if (!(error instanceof ScriptFailure)) throw error;
      }
    });
    fc.assert(property, { seed: 20_261_121, numRuns: 250 });
  },
);
