import { builtIns } from '../../../deluge/builtins/built-ins.ts';
import { accepts, type BuiltIn, BuiltInRegistry, checkArguments } from '../../../deluge/builtins/registry.ts';
import type { RuntimeContext } from '../../../deluge/runtime/context.ts';
import { DateTimeValue } from '../../../deluge/runtime/date-time-value.ts';
import { textOf } from '../../../deluge/runtime/text-form.ts';
import { typeOf, type Value } from '../../../deluge/runtime/value.ts';
import { delugeValue, type Plain, plainValue } from '../values/plain-values.ts';
import { testContext } from '../values/runtime-context.ts';

/** Stands where a function has no receiver. */
export const free = Symbol('free');

/** What a call fails with: the code of the error; without its area, one of `runtime/`. */
export class Failing {
  readonly code: string;

  constructor(name: string) {
    this.code = name.includes('/') ? name : `runtime/${name}`;
  }
}

export const fails = (name: string): Failing => new Failing(name);

/** One call and what it gives; a date is given as its printed text. */
export type BuiltInFact = readonly [
  receiver: Plain | typeof free,
  name: string,
  args: readonly Plain[],
  expected: Plain | Failing,
];

export const registry = new BuiltInRegistry(builtIns);

/** Calls a built-in as the interpreter does: found by name and type, arguments checked, run. */
export function callBuiltIn(
  receiver: Plain | typeof free,
  name: string,
  args: readonly Plain[],
  context: RuntimeContext = testContext(),
): Value {
  if (typeof receiver === 'symbol') {
    return run(registry.zohoFunction(name) ?? registry.freeFunction(name), null, args, context);
  }
  const value = delugeValue(receiver);
  return run(registry.method(name, typeOf(value)), value, args, context);
}

/** The same call in the form `name(receiver, …)`; undefined when the function has no such form. */
export function callFreeForm(receiver: Plain, name: string, args: readonly Plain[]): Value | undefined {
  const value = delugeValue(receiver);
  const builtIn = registry.freeFunction(name, typeOf(value));
  if (!builtIn?.freeForm || !accepts(builtIn.receiver, typeOf(value))) return undefined;
  return run(builtIn, value, args, testContext());
}

/** A result in the form of the facts. */
export function resultOf(value: Value, context: RuntimeContext = testContext()): Plain {
  return value instanceof DateTimeValue ? textOf(value, context) : plainValue(value);
}

function run(
  builtIn: BuiltIn | undefined,
  receiver: Value,
  args: readonly Plain[],
  context: RuntimeContext,
): Value {
  if (!builtIn) throw new Error(`There is no such function of ${typeOf(receiver)}`);
  const values = checkArguments(builtIn, args.map(delugeValue), context);
  return builtIn.run(context, receiver, values);
}
