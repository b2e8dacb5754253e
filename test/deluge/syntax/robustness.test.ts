import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, print, SourceFile } from '../../../deluge/index.ts';
import { programText } from '../../support/arbitrary-program.ts';

const fragments = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  ';',
  ',',
  ':',
  '.',
  '\n',
  '//',
  '/*',
  '*/',
  'if',
  'else',
  'for each',
  'in',
  'x',
  '1',
  '.5',
  '=',
  '==',
  '!',
  '-',
  '++',
  '?',
  'try',
  'catch',
  'invokeurl',
  'return',
  '\\',
  '\u{1F600}',
  '\ud800',
  '\0',
];

const inspect = (text: string): void => {
  const { program, diagnostics } = parse(new SourceFile('any.deluge', text));
  for (const { line, column, message } of diagnostics) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).not.toBe('');
  }
  // What has no diagnostic is a whole tree: it prints, and the print is read again without a diagnostic.
  if (diagnostics.length > 0) return;
  const again = parse(new SourceFile('again.deluge', print(program).text));
  expect(again.diagnostics).toEqual([]);
};

test('no mixture of tokens makes the parser throw or hang', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(' ')),
      inspect,
    ),
    {
      seed: 3,
      numRuns: 3000,
    },
  );
});

test('no change of a good program makes the parser throw or hang', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.constantFrom(...fragments)), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(programText, edits, (text, changes) => {
      let changed = text;
      for (const [at, removed, added] of changes) {
        const place = at % (changed.length + 1);
        changed = changed.slice(0, place) + added + changed.slice(place + removed);
      }
      inspect(changed);
    }),
    { seed: 4, numRuns: 1500 },
  );
});

test.each([
  ['brackets', '('.repeat(100_000)],
  ['braces', '{'.repeat(100_000)],
  ['blocks', 'if(a){'.repeat(20_000)],
  ['a chain of operators', `x = ${Array(50_000).fill('a').join('+')};`],
  ['a chain of calls', `x = a${'.f()'.repeat(50_000)};`],
  ['negations', `x = ${'!'.repeat(100_000)}a;`],
  ['else if', `if(a){}${'else if(a){}'.repeat(20_000)}`],
])('very deep input is refused or read, never fatal: %s', (_name, text) => {
  expect(() => parse(new SourceFile('deep.deluge', text))).not.toThrow();
});
