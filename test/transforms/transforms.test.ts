import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delugeOfChain, referenceOfChain } from '../../codegen/transforms/chain.ts';
import * as table from '../../codegen/transforms/table.ts';
import { defineTransform, type Transform } from '../../codegen/transforms/transform.ts';
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

const { collapseSpaces, lookupName, lowerCase, transformTable, trim, truncate, upperCase, withDefault } =
  table;

const literal = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? textLiteral(value) : String(value);

/** What people and imports put into a text field, and what only a test does. */
const text = fc.oneof(
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 3 },
  {
    arbitrary: fc
      .array(
        fc.constantFrom(
          ' ',
          '  ',
          '\t',
          '\r\n',
          '\u0001',
          '\u00a0',
          '\u2003',
          '\u3000',
          '\ufeff',
          'a',
          'B',
          'é',
          'e\u0301',
          'ß',
          'İ',
          'ı',
          'Σ',
          'ΑΣ',
          'ŉ',
          'ǆ',
          'ﬁ',
          '😀',
          '👩‍👧',
          '𝒳',
          '"',
          '\\',
          '$1',
          '|',
          '.*',
          'null',
          '0',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
    weight: 5,
  },
  { arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 190, maxLength: 230 }), weight: 1 },
  { arbitrary: fc.constantFrom('', ' ', 'none', 'İ', '😀😀😀😀'), weight: 1 },
);

const lookup = fc.oneof(
  fc.record({ name: fc.oneof(text, fc.constant(null)), id: fc.constant('4876876000001234567') }),
  fc.record({ name: text, id: fc.constant('4876876000001234567'), email: fc.constant('ann@example.com') }),
  fc.constant({ id: '4876876000001234567' }),
  fc.constant({}),
);

/** Values of each type that a transform takes. A new type of transform needs its own. */
const values: Readonly<Record<string, fc.Arbitrary<JsonValue>>> = { text, lookup };

function valuesOf(transform: Transform): readonly JsonValue[] {
  const arbitrary = values[transform.from];
  if (arbitrary === undefined) throw new Error(`No values of type ${transform.from} are generated.`);
  return fc.sample(fc.option(arbitrary, { freq: 20, nil: null }), { seed: 20_260_115, numRuns: 600 });
}

function toDeluge(value: JsonValue): Value {
  const read = parseJson(JSON.stringify(value));
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

/** What Deluge makes of every value, in one run. */
function runOver(
  inputs: readonly JsonValue[],
  expression: string,
  readings: Partial<Readings> = {},
): readonly JsonValue[] {
  const program = [
    'results = List();',
    'for each value in inputs',
    '{',
    `results.add(${expression});`,
    '}',
    'return results;',
  ].join('\n');
  const { outcome } = runDeluge(program, {
    args: { inputs: new ListValue(inputs.map(toDeluge)) },
    readings,
  });
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return JSON.parse(writeJson(outcome.returns)) as readonly JsonValue[];
}

/** Each open question of the platform, read in another way than by default. */
const otherReadings = Object.entries<Reading>(readingTable).flatMap(([name, { values, default: usual }]) =>
  values.filter((value) => value !== usual).map((value) => ({ [name]: value }) as Partial<Readings>),
);

/** What a transform does lean on, and its documentation says so: where a text is cut depends on what length() counts. */
const leansOn: Readonly<Record<string, keyof Readings>> = { truncate: 'text-length' };

const eager = { 'conditional-evaluation': 'eager', 'ifnull-evaluation': 'eager' } as const;

const samples = Object.entries(transformTable).flatMap(([name, transforms]) =>
  transforms.map((transform: Transform) => ({
    title: `${name}(${transform.arguments.map((argument) => JSON.stringify(argument)).join(', ')})`,
    transform,
  })),
);

describe('the Deluge of a transform means what its reference says', () => {
  test.each(samples)('$title', ({ transform }) => {
    const inputs = valuesOf(transform);
    const chain = { type: transform.from, transforms: [transform] };
    const expected = inputs.map((value) => referenceOfChain(value, chain));
    const expression = delugeOfChain('value', chain, literal);
    expect(runOver(inputs, expression)).toEqual(expected);
    for (const readings of otherReadings) {
      if (Object.hasOwn(readings, leansOn[transform.name] ?? '')) continue;
      expect(runOver(inputs, expression, readings), JSON.stringify(readings)).toEqual(expected);
    }
    expect(new Set(expected).size).toBeGreaterThan(5);
  });

  test('in any order, one behind the other', () => {
    const steps = samples.map(({ transform }) => transform).filter(({ from }) => from === 'text');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { minLength: 2, maxLength: 4 }), (transforms) => {
        const chain = { type: 'text', transforms } as const;
        const inputs = fc.sample(fc.option(text, { freq: 10, nil: null }), { seed: 7, numRuns: 30 });
        const expected = inputs.map((value) => referenceOfChain(value, chain));
        expect(runOver(inputs, delugeOfChain('value', chain, literal), eager)).toEqual(expected);
      }),
      { seed: 20_260_116, numRuns: 60 },
    );
  });

  test('a transform whose sides differ would be found', () => {
    const wrong = defineTransform({ ...trim, deluge: (input) => `${input}.rtrim()` });
    const chain = { type: 'text', transforms: [wrong] } as const;
    const inputs = valuesOf(wrong);
    const expected = inputs.map((value) => referenceOfChain(value, chain));
    expect(runOver(inputs, delugeOfChain('value', chain, literal))).not.toEqual(expected);
  });
});

test('every transform that can be used stands in the table', () => {
  const { transformTable: _table, ...exported } = table;
  expect(Object.keys(exported).sort()).toEqual(Object.keys(transformTable).sort());
  for (const [name, transforms] of Object.entries(transformTable)) {
    for (const transform of transforms as readonly Transform[]) {
      expect(transform.name).toBe(name);
      expect(transform.documentation).toMatch(/^[A-Z].+\.$/);
      expect(Object.isFrozen(transform)).toBe(true);
    }
  }
});

test('no transform makes a text longer than it says', () => {
  for (const { transform } of samples) {
    // Letters that grow with their case are not counted; see `longest`.
    if (transform.name === 'upperCase' || transform.name === 'lowerCase' || transform.from !== 'text')
      continue;
    for (const value of valuesOf(transform)) {
      const result = String(referenceOfChain(value, { type: transform.from, transforms: [transform] }));
      const length = typeof value === 'string' ? value.length : 0;
      expect(result.length).toBeLessThanOrEqual(transform.longest(length) ?? Number.POSITIVE_INFINITY);
    }
  }
  expect(truncate(7).longest(undefined)).toBe(7);
  expect(trim.longest(undefined)).toBeUndefined();
});

describe('what each transform does', () => {
  const cases: readonly (readonly [
    transform: Transform,
    deluge: string,
    value: JsonValue,
    result: JsonValue,
  ])[] = [
    [lookupName, 'ifnull(ifnull(value, Map()).get("name"), "")', { name: 'ACME', id: '1' }, 'ACME'],
    [lookupName, 'ifnull(ifnull(value, Map()).get("name"), "")', null, ''],
    [trim, 'ifnull(value, "").trim()', ' \t a b\r\n', 'a b'],
    [trim, 'ifnull(value, "").trim()', '\u00a0a\u00a0', '\u00a0a\u00a0'],
    [collapseSpaces, 'ifnull(value, "").replaceAll(" +", " ")', 'a   b \t  c', 'a b \t c'],
    [lowerCase, 'ifnull(value, "").toLowerCase()', 'ÄNN', 'änn'],
    [upperCase, 'ifnull(value, "").toUpperCase()', 'straße', 'STRASSE'],
    [truncate(3), 'ifnull(value, "").subString(0, ifnull(value, "").length().min(3))', 'abcdef', 'abc'],
    [truncate(3), 'ifnull(value, "").subString(0, ifnull(value, "").length().min(3))', 'ab', 'ab'],
    [truncate(3), 'ifnull(value, "").subString(0, ifnull(value, "").length().min(3))', '😀😀', '😀\ud83d'],
    [withDefault('n/a'), 'if(ifnull(value, "") == "", "n/a", ifnull(value, ""))', null, 'n/a'],
    [withDefault('n/a'), 'if(ifnull(value, "") == "", "n/a", ifnull(value, ""))', ' ', ' '],
  ];
  test.each(cases)('%#: $name', (transform, deluge, value, result) => {
    const chain = { type: transform.from, transforms: [transform] };
    expect(delugeOfChain('value', chain, literal)).toBe(deluge);
    expect(referenceOfChain(value, chain)).toBe(result);
  });

  test('without any transform, an absent text becomes the empty text, and other types stay absent', () => {
    const chains = [
      ['text', 'ifnull(value, "")', ''],
      ['boolean', 'value', null],
      ['number', 'value', null],
    ] as const;
    for (const [type, deluge, result] of chains) {
      expect(delugeOfChain('value', { type, transforms: [] }, literal)).toBe(deluge);
      expect(referenceOfChain(undefined, { type, transforms: [] })).toBe(result);
    }
    expect(referenceOfChain(false, { type: 'boolean', transforms: [] })).toBe(false);
    expect(referenceOfChain(12345678901234567890n, { type: 'number', transforms: [] })).toBe(
      12345678901234567890n,
    );
  });

  test('a value of another type than the catalogue states is a defect of the catalogue', () => {
    expect(() => referenceOfChain(1, { type: 'text', transforms: [] })).toThrow(
      new TypeError('A value of type text was expected, not number.'),
    );
    expect(() => referenceOfChain(['a'], { type: 'lookup', transforms: [] })).toThrow(TypeError);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('truncate(%s) is refused', (length) => {
    expect(() => truncate(length)).toThrow(
      new RangeError(
        `truncate(${length}): give the number of characters to keep, a whole number of at least 1.`,
      ),
    );
  });
});
