import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../deluge/runtime/decimal.ts';
import { isSame } from '../../../deluge/runtime/equality.ts';
import { ScriptFailure } from '../../../deluge/runtime/errors.ts';
import { deepestJson, parseJson, writeJson } from '../../../deluge/runtime/json.ts';
import { ListValue, MapValue, type Value } from '../../../deluge/runtime/value.ts';
import { plainValue } from './plain-values.ts';

const seed = 20_240_602;

function read(text: string, options?: Parameters<typeof parseJson>[1]): Value {
  const parsed = parseJson(text, options);
  if (!parsed.ok) throw new Error(`${parsed.message} at ${parsed.offset}`);
  return parsed.value;
}

const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc
      .tuple(fc.bigInt(), fc.integer({ min: 0, max: 20 }))
      .map(([unscaled, scale]) => Decimal.of(unscaled, scale)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => new ListValue(items)),
    fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 4 }).map((entries) => new MapValue(entries)),
  ),
})).value;

describe('reading', () => {
  test('whole numbers and decimals keep every digit', () => {
    const text =
      '{"id":4876876000001234567,"big":-12345678901234567890123,"price":12.50,"tiny":1e-3,"zero":0.0}';
    expect(writeJson(read(text))).toBe(
      '{"id":4876876000001234567,"big":-12345678901234567890123,"price":12.50,"tiny":0.001,"zero":0.0}',
    );
  });

  test('keys keep their order, and a repeated key overwrites', () => {
    expect(writeJson(read('{"b":1,"a":2,"b":3}'))).toBe('{"b":3,"a":2}');
  });

  test('the order of keys can be reversed at every level', () => {
    expect(writeJson(read('{"a":1,"b":{"c":2,"d":3}}', { keyOrder: 'reversed' }))).toBe(
      '{"b":{"d":3,"c":2},"a":1}',
    );
  });

  test('blanks and escapes are read', () => {
    expect(plainValue(read(' { "k\\u00e9" : [ true , false , null , "a\\n\\"\\\\\\/b" ] } \n'))).toEqual({
      ké: [true, false, null, 'a\n"\\/b'],
    });
  });

  test.each([
    ['', 'a value is missing', 0],
    ['[1,]', "']' begins no value", 3],
    ['{"a":1,}', 'a name in double quotes is missing', 7],
    ['{"a" 1}', "':' is missing after the name", 5],
    ['[1 2]', "',' or ']' is missing", 3],
    ['{"a":1', "',' or '}' is missing", 6],
    ['1 2', 'something follows the value', 2],
    ['"ab', 'the text does not end', 3],
    ['"a\nb"', 'a control character must be written as an escape', 2],
    ['"\\x"', '\\x is no escape', 1],
    ['"\\u12g4"', '\\u needs four hexadecimal digits', 1],
    ["{'a':1}", 'a name in double quotes is missing', 1],
    ["['a']", 'text stands in double quotes', 1],
    ['01', 'something follows the value', 1],
    ['nul', "'n' begins no value", 0],
    ['<html>', "'<' begins no value", 0],
    ['[1e9999]', 'the number 1e9999 is too large', 1],
  ])('%j fails: %s at %d', (text, message, offset) => {
    expect(parseJson(text)).toEqual({ ok: false, message, offset });
  });

  test('a text that is nested too deeply is refused, and exhausts nothing', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(nested(deepestJson)).ok).toBe(true);
    expect(parseJson(nested(deepestJson + 1))).toEqual({
      ok: false,
      message: 'it is nested deeper than 500 levels',
      offset: 500,
    });
    expect(parseJson('{"a":'.repeat(200_000))).toMatchObject({ ok: false });
  });

  test('any text gives a value or a message, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\\'0123456789.eE+-truefalsn ') }), (text) => {
        for (const lenient of [false, true]) {
          const parsed = parseJson(text, { lenient });
          if (!parsed.ok) expect(parsed.offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('agrees with JSON.parse about what is JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\0123.e-tru ') }), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(parseJson(text).ok).toBe(isJson);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('lenient reading', () => {
  test.each([
    ['{company:Zoho, product:Creator}', { company: 'Zoho', product: 'Creator' }],
    ["{Name:'Lia', OrderNo:[343,443,577]}", { Name: 'Lia', OrderNo: [343n, 443n, 577n] }],
    ['{"a":New York , b : 12.5, c: true, d: null}', { a: 'New York', b: 12.5, c: true, d: null }],
    ["{a:'it\\'s'}", { a: "it's" }],
    ['{a:12b}', { a: '12b' }],
    ['{}', {}],
  ])('%s', (text, expected) => {
    expect(plainValue(read(text, { lenient: true }))).toEqual(expected);
  });

  test.each([['{a}'], ['{a:}'], ['{:1}'], ['{a:1,}'], ['{a:b{}']])('%s fails', (text) => {
    expect(parseJson(text, { lenient: true }).ok).toBe(false);
  });
});

describe('writing', () => {
  test('there are no blanks, and text is escaped', () => {
    const value = new MapValue([
      ['a"b', 'é\n/'],
      ['list', new ListValue([1n, null, Decimal.of(15n, 1), true])],
    ]);
    expect(writeJson(value)).toBe('{"a\\"b":"é\\n/","list":[1,null,1.5,true]}');
  });

  test('a map that contains itself is an error, not an endless text', () => {
    const map = new MapValue();
    map.set('self', new ListValue([map]));
    expect(() => writeJson(map)).toThrow(
      new ScriptFailure(
        'runtime/value-contains-itself',
        'The value is nested too deeply, or contains itself, and has no text form',
        'Do not put a map or list into itself.',
      ),
    );
  });

  test('what was written reads as the same value', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const text = writeJson(value);
        const parsed = read(text);
        expect(isSame(parsed, value)).toBe(true);
        expect(writeJson(parsed)).toBe(text);
      }),
      { seed, numRuns: 500 },
    );
  });

  test('what was written also reads leniently as the same value', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(writeJson(read(writeJson(value), { lenient: true }))).toBe(writeJson(value));
      }),
      { seed, numRuns: 300 },
    );
  });
});
