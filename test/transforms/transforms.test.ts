import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceOfChain } from '../../codegen/transforms/chain.ts';
import * as table from '../../codegen/transforms/table.ts';
import { defineTransform, lengthOf, type Transform } from '../../codegen/transforms/transform.ts';
import type { JsonValue } from '../../codegen/transforms/value-type.ts';
import { text, textLists, valuesFor } from './generated-values.ts';
import { otherReadings, runOver, writtenChain, writtenCombiner } from './run-transform.ts';

const { collapseSpaces, combinerTable, lookupName, lowerCase, transformTable, trim, truncate, upperCase } =
  table;
const { withDefault } = table;

const eager = { 'conditional-evaluation': 'eager', 'ifnull-evaluation': 'eager' } as const;

const entries = Object.entries<table.TransformEntry>(transformTable);
const combiners = Object.entries<table.CombinerEntry>(combinerTable);

const titled = (name: string, args: readonly unknown[]): string =>
  `${name}(${args.map((argument) => JSON.stringify(argument)).join(', ')})`;

const samples = entries.flatMap(([name, entry]) =>
  entry.samples.map((transform) => ({ title: titled(name, transform.arguments), transform })),
);

describe('the Deluge of a transform means what its reference says', () => {
  test.each(samples)('$title', ({ transform }) => {
    const inputs = valuesFor(transform);
    const chain = { type: transform.from, transforms: [transform] };
    const expected = inputs.map((value) => referenceOfChain(value, chain));
    const written = writtenChain(chain);
    expect(pairs(inputs, runOver(inputs, written))).toEqual(pairs(inputs, expected));
    for (const readings of otherReadings) {
      expect(runOver(inputs, written, readings), JSON.stringify(readings)).toEqual(expected);
    }
    expect(new Set(expected).size).toBeGreaterThanOrEqual(Math.min(transform.gives?.length ?? 6, 6));
  });

  test.each(
    combiners.flatMap(([name, entry]) =>
      entry.samples.map((combiner) => ({ title: titled(name, combiner.arguments), combiner })),
    ),
  )('$title', ({ combiner }) => {
    const count = combiner.name === 'template' ? combiner.arguments.length - 1 : 3;
    const lists = textLists(count);
    const expected = lists.map((list) => combiner.reference(list.map((value) => value ?? '')));
    const written = writtenCombiner(combiner, count);
    expect(runOver(lists, written)).toEqual(expected);
    for (const readings of otherReadings) {
      expect(runOver(lists, written, readings), JSON.stringify(readings)).toEqual(expected);
    }
    expect(new Set(expected).size).toBeGreaterThan(5);
    for (const [index, result] of expected.entries()) {
      const lengths = (lists[index] ?? []).map((value) => lengthOf(value ?? ''));
      expect(lengthOf(result)).toBeLessThanOrEqual(combiner.longest(lengths) ?? Number.NaN);
    }
    expect(combiner.longest([1, undefined])).toBeUndefined();
  });

  test('in any order, one behind the other', () => {
    const steps = samples
      .map(({ transform }) => transform)
      .filter(({ from, to }) => from === 'text' && to === 'text');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { minLength: 2, maxLength: 4 }), (transforms) => {
        const chain = { type: 'text', transforms } as const;
        const inputs = fc.sample(fc.option(text, { freq: 10, nil: null }), { seed: 7, numRuns: 30 });
        const expected = inputs.map((value) => referenceOfChain(value, chain));
        expect(runOver(inputs, writtenChain(chain), eager)).toEqual(expected);
      }),
      { seed: 20_260_116, numRuns: 40 },
    );
  });

  test('a transform whose sides differ would be found', () => {
    const wrong = defineTransform({ ...trim, deluge: (input) => `${input}.rtrim()` });
    const chain = { type: 'text', transforms: [wrong] } as const;
    const inputs = valuesFor(wrong);
    const expected = inputs.map((value) => referenceOfChain(value, chain));
    expect(runOver(inputs, writtenChain(chain))).not.toEqual(expected);
  });
});

/** Each value beside its result, so that a difference shows what it is about. */
const pairs = (inputs: readonly JsonValue[], results: readonly JsonValue[]): readonly unknown[] =>
  results.map((result, index) => [inputs[index], result]);

test('every transform that can be used stands in the table', () => {
  const { transformTable: _transforms, combinerTable: _combiners, ...exported } = table;
  expect(Object.keys(exported).sort()).toEqual(Object.keys(transformTable).sort());
  for (const [name, { samples }] of entries) {
    for (const transform of samples) {
      expect(transform.name).toBe(name);
      expect(transform.documentation).toMatch(/^[A-Z].+\.$/);
      expect(Object.isFrozen(transform)).toBe(true);
    }
  }
  for (const [name, { samples }] of combiners) {
    for (const combiner of samples) {
      expect(combiner.name).toBe(name);
      expect(combiner.documentation).toMatch(/^[A-Z].+\.$/);
    }
  }
});

describe('an example of the page of transforms', () => {
  const { transformTable: _transforms, combinerTable: _combiners, ...exported } = table;
  const examples = entries.flatMap(([, { examples }]) => examples);

  test.each(examples)('$written of $value', ({ written, transform, value, result }) => {
    const meant: Transform = new Function(...Object.keys(exported), `return ${written};`)(
      ...Object.values(exported),
    );
    expect([meant.name, meant.arguments]).toEqual([transform.name, transform.arguments]);
    const chain = { type: transform.from, transforms: [transform] };
    expect(referenceOfChain(value, chain)).toEqual(result);
    expect(runOver([value], writtenChain(chain))).toEqual([result]);
  });

  test.each(combiners.flatMap(([, { examples }]) => examples))(
    '$written of $values',
    ({ combiner, values, result }) => {
      expect(combiner.reference(values.map((value) => value ?? ''))).toBe(result);
      expect(runOver([values], writtenCombiner(combiner, values.length))).toEqual([result]);
    },
  );
});

test('no transform makes a text longer than it says, or another one than it lists', () => {
  for (const { transform } of samples) {
    for (const value of valuesFor(transform, 150)) {
      const result = referenceOfChain(value, { type: transform.from, transforms: [transform] });
      if (typeof result !== 'string') continue;
      if (transform.gives !== undefined) expect(['', ...transform.gives]).toContain(result);
      // Letters that grow with their case are not counted; see `longest`.
      if (/Case|Words/.test(transform.name) || transform.from === 'lookup') continue;
      const length = typeof value === 'string' ? lengthOf(value) : 0;
      expect(lengthOf(result)).toBeLessThanOrEqual(transform.longest(length) ?? Number.POSITIVE_INFINITY);
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
    [withDefault('n/a'), 'if(ifnull(value, "") == "", "n/a", ifnull(value, ""))', null, 'n/a'],
    [withDefault('n/a'), 'if(ifnull(value, "") == "", "n/a", ifnull(value, ""))', ' ', ' '],
  ];
  test.each(cases)('%#: $name', (transform, deluge, value, result) => {
    const chain = { type: transform.from, transforms: [transform] };
    expect(writtenChain(chain)).toEqual({ lines: [], expression: deluge });
    expect(referenceOfChain(value, chain)).toBe(result);
  });

  test('without any transform, an absent text becomes the empty text, and other types stay absent', () => {
    const chains = [
      ['text', 'ifnull(value, "")', ''],
      ['boolean', 'value', null],
      ['number', 'value', null],
    ] as const;
    for (const [type, deluge, result] of chains) {
      expect(writtenChain({ type, transforms: [] })).toEqual({ lines: [], expression: deluge });
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

  test('statements stand in front of the value, with names of their own', () => {
    const transforms = [table.booleanText('yes', 'no'), truncate(1), table.parseNumber];
    expect(writtenChain({ type: 'boolean', transforms })).toEqual({
      lines: [
        'madeValue = value;',
        'madeText = "";',
        'if(madeValue != null)',
        '{',
        'madeText = ifnull(if(madeValue == true, "yes", "no"), "");',
        '}',
        'madeDigits = madeText.replaceFirst("(?s)(?<=^.{1}).+", "").trim();',
        'madeNumber = null;',
        'if(madeDigits.matches("-?[0-9]{1,12}([.][0-9]{1,3})?"))',
        '{',
        'madeNumber = madeDigits.toDecimal();',
        '}',
      ],
      expression: 'madeNumber',
    });
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('truncate(%s) is refused', (length) => {
    expect(() => truncate(length)).toThrow(
      new RangeError(
        `truncate(${length}): give the number of characters to keep, a whole number of at least 1.`,
      ),
    );
  });

  test.each([
    [
      () => table.restAfter(0),
      'restAfter(0): give the number of characters to keep, a whole number of at least 1.',
    ],
    [() => table.joinLines('$'), 'joinLines("$"): the separator cannot hold $ or a backslash.'],
    [() => table.mapValues({}), 'mapValues({}): give at least one value and what becomes of it.'],
    [
      () => table.formatNumber({ decimals: 1.5 }),
      'formatNumber: decimals is 1.5; give a whole number from 0 to 9.',
    ],
    [
      () => table.formatCurrency('$', { decimals: 12 }),
      'formatCurrency: decimals is 12; give a whole number from 0 to 9.',
    ],
    [
      () => table.formatDate('dd HH'),
      'formatDate("dd HH"): the pattern cannot hold "HH". Use yyyy, yy, MMMM, MMM, MM, dd, and blanks or , . / : ( ) - between them.',
    ],
    [
      () => table.formatDateTime('', 'UTC'),
      'formatDateTime(""): the pattern is empty. Use yyyy, yy, MMMM, MMM, MM, dd, HH, hh, mm, ss, a, and blanks or , . / : ( ) - between them.',
    ],
    [
      () => table.formatDateTime('dd', 'Europe/Atlantis'),
      'formatDateTime: there is no zone "Europe/Atlantis". Use a name of the tz database, such as "Europe/Berlin".',
    ],
    [
      () => table.phoneE164('XX' as 'DE'),
      'phoneE164("XX"): no country with a number plan has this code. Use the two capitals of ISO 3166-1, such as "DE".',
    ],
  ])('an argument that cannot be is refused where it is written: %#', (make, message) => {
    expect(make).toThrow(new RangeError(message));
  });
});
