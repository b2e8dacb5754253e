import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Literal, literalText, memberLines } from '../../cli/catalogue/literal-text.ts';

/** What a program reads from the text of a literal. */
function evaluate(text: string): unknown {
  return new Function(`return (${text});`)();
}

const { value: literal } = fc.letrec<{ value: Literal }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.constantFrom("it's", '"', '\\', '\n', '${x}', "');process.exit();('", '*/', '\u2028', '__proto__'),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

test('the text of any value means that value, whatever its texts hold', () => {
  fc.assert(
    fc.property(literal, fc.nat(8), (value, indent) => {
      expect(evaluate(literalText(value, indent))).toStrictEqual(value);
    }),
  );
});

test('a value stands on one line where it fits, and on several where it does not', () => {
  const field = { kind: 'text', label: "Owner's name", maxLength: 40, unique: undefined, writable: true };
  expect(memberLines({ First_Name: field }, 4)).toBe(
    `    First_Name: { kind: 'text', label: "Owner's name", maxLength: 40, writable: true },`,
  );
  expect(memberLines({ 'a-b': { values: ['x'.repeat(60), 'y'.repeat(60)], writable: true } }, 4)).toBe(
    [
      `    'a-b': {`,
      '      values: [',
      `        '${'x'.repeat(60)}',`,
      `        '${'y'.repeat(60)}',`,
      '      ],',
      '      writable: true,',
      '    },',
    ].join('\n'),
  );
});
