import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, SourceFile, textLiteral } from '../../../deluge/index.ts';

describe('textLiteral', () => {
  test.each([
    ['', '""'],
    ['Ann', '"Ann"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['a\\b', '("a" + hexToText("5C") + "b")'],
    ['two\nlines', '("two" + hexToText("0A") + "lines")'],
    ['\r\n', 'hexToText("0D0A")'],
    ['${x} {{y}} */ // 世界', '"${x} {{y}} */ // 世界"'],
  ])('%j is written as %s', (value, literal) => {
    expect(textLiteral(value)).toBe(literal);
  });

  test('half of a surrogate pair is refused, for no file can hold it', () => {
    expect(() => textLiteral('\ud83d')).toThrow(RangeError);
  });

  test('is one expression whatever the text holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
        (value) => {
          const { program, diagnostics } = parse(
            new SourceFile('literal.deluge', `x = ${textLiteral(value)};`),
          );
          expect(diagnostics).toEqual([]);
          expect(program.items).toHaveLength(1);
          expect(program.dangling).toEqual([]);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});
