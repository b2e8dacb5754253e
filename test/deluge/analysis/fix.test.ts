import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  analyze,
  applyFixes,
  compatibleFixes,
  fixText,
  hasErrors,
  overlaps,
  parse,
  ruleDescriptions,
  SourceFile,
  type TextEdit,
} from '../../../deluge/index.ts';
import { programText } from '../../support/arbitrary-program.ts';
import { runDeluge } from '../../support/run-deluge.ts';
import { facts, found } from './analyzed.ts';

const fixed = (text: string): string => fixText(new SourceFile('fix.deluge', text), facts).text;

describe('safe fixes', () => {
  test.each([
    ['== for =', 'a = 1;\nif(a = 1 && a=2)\n{\n\tinfo a;\n}', 'a = 1;\nif(a == 1 && a==2)\n{\n\tinfo a;\n}'],
    [
      'a leftover and what only it kept',
      'void f()\n{\na = 1;\na = "x";\ninfo 1;\n}',
      'void f()\n{\ninfo 1;\n}',
    ],
    ['an empty map', 'void f()\n{\nm = Map();\ninfo 1;\n}', 'void f()\n{\ninfo 1;\n}'],
    [
      'a comment on a line of its own',
      'info 1;\n// topping-ignore hard-coded-id: old\ninfo 2;',
      'info 1;\ninfo 2;',
    ],
    [
      'a chain of calls in the header of a loop',
      'a = {"b":{1,2}};\nif(true)\n{\n\tfor each x in a.get("b").toList()\n\t{\n\t\tinfo x;\n\t}\n}',
      'a = {"b":{1,2}};\nif(true)\n{\n\txList = a.get("b").toList();\n\tfor each x in xList\n\t{\n\t\tinfo x;\n\t}\n}',
    ],
    [
      'two such loops, one in the other, with a name that is taken',
      'a = Map();\nXLIST = 1;\ninfo XLIST; for each x in a.keys().sort(true)\n{\nfor each index x in a.keys().sort(true)\n{\ninfo x;\n}\n}',
      'a = Map();\nXLIST = 1;\ninfo XLIST; xList2 = a.keys().sort(true); for each x in xList2\n{\nxList3 = a.keys().sort(true);\nfor each index x in xList3\n{\ninfo x;\n}\n}',
    ],
    [
      'such a loop beside a mistake that a person must mend',
      'for each x in a.get("b").toList()\n{\n}\nb = ;',
      'xList = a.get("b").toList();\nfor each x in xList\n{\n}\nb = ;',
    ],
    ['a comment behind a line', 'info 1; // topping-ignore hard-coded-id: old\ninfo 2;', 'info 1;\ninfo 2;'],
  ])('%s', (_name, before, after) => {
    expect(fixed(before)).toBe(after);
  });

  test.each([
    ['a value that calls something', 'void f()\n{\na = randomNumber(1,6);\ninfo 1;\n}'],
    ['a function of the product', 'void f()\n{\na = standalone.g();\nb = today();\ninfo 1;\n}'],
    ['a map that is filled', 'void f()\n{\nm = Map();\nm.put("a",1);\ninfo 1;\n}'],
    ['a variable of a body, which the product may read', 'a = 1;\ninfo 1;'],
    ['the only statement of a block', 'void f()\n{\nif(true)\n{\n\ta = 1;\n}\n}'],
    ['a line with a comment', 'void f()\n{\na = 1; // why\ninfo 1;\n}'],
    ['one of two statements on a line', 'void f()\n{\na = 1; info 1;\n}'],
    [
      'a line that a comment silences',
      'a = 1;\nif(a = 1) // topping-ignore single-equals: as written by others\n{\n\tinfo a;\n}',
    ],
    ['a text with errors of form', 'if(a = 1\n'],
  ])('leave %s as it is', (_name, text) => {
    expect(fixed(text)).toBe(text);
  });

  test('tell what they mended', () => {
    const { fixed: results } = fixText(
      new SourceFile('fix.deluge', 'a = 1;\ninfo if(a = 1,"x","y");'),
      facts,
    );
    expect(results.map(({ diagnostic }) => diagnostic.code)).toEqual(['analysis/single-equals']);
  });

  test('do not change what a script prints', () => {
    const before =
      'void f()\n{\nleft = 1;\nm = {"a":{1,2}};\nfor each  x in m.get("a")\n{\n\tinfo if(x = 1,"one","more");\n}\n}\nf();';
    const after = fixed(before);
    expect(after).not.toBe(before);
    expect(runDeluge(after).outcome.info).toEqual(runDeluge(before).outcome.info);
    expect(runDeluge(after).outcome.info).toEqual(['one', 'more']);
  });
});

describe('edits', () => {
  test('are made at once, whatever their order', () => {
    const edits: readonly TextEdit[] = [
      { range: { start: 4, end: 5 }, text: 'E' },
      { range: { start: 0, end: 1 }, text: '' },
      { range: { start: 2, end: 2 }, text: '-' },
    ];
    expect(applyFixes('abcde', edits)).toBe('b-cdE');
  });

  test('insert before what is replaced in the same place', () => {
    const replaced: TextEdit = { range: { start: 0, end: 1 }, text: 'X' };
    const inserted: TextEdit = { range: { start: 0, end: 0 }, text: '-' };
    expect(applyFixes('ab', [replaced, inserted])).toBe('-Xb');
  });

  test('that overlap, or lie outside, are refused', () => {
    const edit = (start: number, end: number): TextEdit => ({ range: { start, end }, text: '' });
    expect(() => applyFixes('abc', [edit(0, 2), edit(1, 3)])).toThrow('Two edits overlap at offset 1.');
    expect(() => applyFixes('abc', [edit(2, 9)])).toThrow('The edit of 2 to 9 lies outside the text.');
    expect(overlaps([edit(0, 2)], [edit(1, 3)])).toBe(true);
    expect(overlaps([edit(0, 2)], [edit(2, 3)])).toBe(false);
    expect(overlaps([edit(1, 1)], [edit(1, 1)])).toBe(true);
    expect(overlaps([edit(5, 6), edit(0, 2)], [edit(1, 3), edit(8, 9)])).toBe(true);
  });
});

/** The fixes of a text never overlap, leave it readable, and leave nothing to fix. */
function expectSoundFixes(text: string): void {
  const source = new SourceFile('any.deluge', text);
  const { program, diagnostics } = parse(source);
  if (hasErrors(diagnostics)) {
    const once = fixed(text);
    const codes = diagnostics.map(({ code }) => code).filter((code) => code !== 'syntax/loop-chained-calls');
    expect(parse(new SourceFile('any.deluge', once)).diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(fixed(once)).toBe(once);
    return;
  }
  const chosen = compatibleFixes(analyze(source, program, facts));
  for (const [index, { edits }] of chosen.entries()) {
    for (const other of chosen.slice(index + 1)) expect(overlaps(edits, other.edits)).toBe(false);
  }
  const once = fixed(text);
  expect(hasErrors(parse(new SourceFile('any.deluge', once)).diagnostics)).toBe(false);
  expect(fixed(once)).toBe(once);
}

describe('fixes never overlap, the text still parses, and a second run changes nothing', () => {
  test('in any program', () => {
    const singleEquals = fc.constantFrom(
      'if(x = 1){\nunused = 2;\ninfo x = m;\n}\n',
      'unused = 1;\nunused = {};\n',
      '',
    );
    const loops = fc.constantFrom(
      'for each v in m.get(1).keys() {\ninfo v;\n}\n',
      '// topping-ignore x: y\n',
      '',
    );
    fc.assert(
      fc.property(fc.tuple(singleEquals, loops, programText), ([first, second, program]) => {
        expectSoundFixes(`void f() {\n${first}${second}info 1;\n}\n${program}`);
      }),
      { seed: 20260115, numRuns: 300 },
    );
  });

  test.each(
    ruleDescriptions.flatMap(({ name, wrong, right }) => [[name, wrong] as const, [name, right] as const]),
  )('in an example of %s', (_name, text) => {
    expectSoundFixes(text);
  });

  test.each(ruleDescriptions.map(({ name, wrong }) => [name, wrong] as const))(
    'and a fix ends its finding: %s',
    (name, wrong) => {
      const source = new SourceFile('rule.deluge', wrong);
      const mended = analyze(source, parse(source).program, facts).filter(
        ({ rule, edits }) => rule.name === name && edits.length > 0,
      );
      const left = found(fixed(wrong)).filter((line) => line.split(' ')[2] === name);
      expect(left).toHaveLength(
        found(wrong).filter((line) => line.split(' ')[2] === name).length - mended.length,
      );
    },
  );
});
