import type { Chain } from '../../codegen/transforms/chain.ts';
import { delugeOfChain } from '../../codegen/transforms/chain.ts';
import type { Combiner } from '../../codegen/transforms/combiner.ts';
import { Prelude } from '../../codegen/transforms/prelude.ts';
import type { JsonValue } from '../../codegen/transforms/value-type.ts';
import {
  ListValue,
  parseJson,
  type Reading,
  type Readings,
  readingTable,
  textLiteral,
  type Value,
  writeJson,
} from '../../deluge/index.ts';
import { runDeluge } from '../support/run-deluge.ts';

export const literal = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? textLiteral(value) : String(value);

/** The Deluge of one value: the statements in front, and the expression. */
export interface WrittenValue {
  readonly lines: readonly string[];
  readonly expression: string;
}

/** The Deluge of a chain over the variable `value`. */
export function writtenChain(chain: Chain): WrittenValue {
  const prelude = new Prelude(literal, 'made');
  const expression = delugeOfChain('value', chain, prelude);
  return { lines: prelude.lines, expression };
}

/** The Deluge of a combiner over the list `value`. */
export function writtenCombiner(combiner: Combiner, count: number): WrittenValue {
  const prelude = new Prelude(literal, 'made');
  const inputs = Array.from({ length: count }, (_, index) => `ifnull(value.get(${index}), "")`);
  const expression = combiner.deluge(inputs, prelude);
  return { lines: prelude.lines, expression };
}

function jsonOf(value: JsonValue): string {
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(value);
}

function toDeluge(value: JsonValue): Value {
  const read = parseJson(jsonOf(value));
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

/** What Deluge makes of every value, in one run. */
export function runOver(
  inputs: readonly JsonValue[],
  { lines, expression }: WrittenValue,
  readings: Partial<Readings> = {},
): readonly JsonValue[] {
  const program = [
    'results = List();',
    'for each value in inputs',
    '{',
    ...lines,
    `results.add(${expression});`,
    '}',
    'return results;',
  ].join('\n');
  const { outcome } = runDeluge(program, {
    args: { inputs: new ListValue(inputs.map(toDeluge)) },
    readings,
    limits: { statements: 10_000_000 },
  });
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return JSON.parse(writeJson(outcome.returns)) as readonly JsonValue[];
}

/** Each open question of the platform, read in another way than by default. */
export const otherReadings = Object.entries<Reading>(readingTable).flatMap(
  ([name, { values, default: usual }]) =>
    values.filter((value) => value !== usual).map((value) => ({ [name]: value }) as Partial<Readings>),
);
