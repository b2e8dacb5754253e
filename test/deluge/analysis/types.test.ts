import { describe, expect, test } from 'vitest';
import { scopesOf } from '../../../deluge/analysis/scope.ts';
import { parse, SourceFile } from '../../../deluge/index.ts';
import { valueTypes } from '../../../deluge/runtime/value.ts';
import { facts } from './analyzed.ts';

/** The types that the value of the last `info` can have, as the analysis sees it. */
function typeOfLastInfo(text: string): readonly string[] {
  const source = new SourceFile('types.deluge', text);
  const [scope] = scopesOf(source, parse(source).program, facts);
  const last = scope?.allStatements.findLast((statement) => statement.kind === 'info');
  if (!scope || last?.kind !== 'info') throw new Error('The text has no info.');
  return [...scope.typeOf(last.value)].sort();
}

const any = [...valueTypes].sort();

describe('types are inferred from', () => {
  test.each([
    ['literals', 'info "a";', ['text']],
    ['whole numbers', 'info 1;', ['number']],
    ['decimals', 'info 1.5;', ['decimal']],
    ['single quotes, which may be dates', "info '2026-01-15';", ['date-time', 'text']],
    ['words', 'info true;', ['boolean']],
    ['null', 'info null;', ['null']],
    ['maps', 'info {"a":1};', ['map']],
    ['lists', 'info {1,2};', ['list']],
    ['empty braces, which are both', 'info {};', ['list', 'map']],
    ['constructors', 'info Map();', ['map']],
    ['results of functions', 'info "a".toUpperCase();', ['null', 'text']],
    ['results of free functions', 'info isNull(1);', ['boolean', 'null']],
    ['joined text', 'info 1 + "a";', ['text']],
    ['sums of numbers', 'info 1 + 2;', ['decimal', 'number']],
    ['comparisons', 'info 1 < 2 && true;', ['boolean']],
    ['conditions', 'info if(true,1,"a");', ['number', 'text']],
    ['variables', 'a = "x";\ninfo a;', ['text']],
    ['all assignments of a variable', 'a = "x";\nif(true)\n{\n\ta = 1;\n}\ninfo a;', ['number', 'text']],
    ['assignments that come later', 'b = "x";\na = b;\nb = 1;\ninfo a;', ['number', 'text']],
    ['a variable that counts', 'a = 0;\na = a + 1;\ninfo a;', ['decimal', 'number']],
    ['the dates of the platform', 'info zoho.currentdate;', ['date-time']],
  ])('%s', (_name, text, types) => {
    expect(typeOfLastInfo(text)).toEqual(types);
  });
});

describe('nothing is taken for sure about', () => {
  test.each([
    ['parameters', 'void f(String a)\n{\ninfo a;\n}'],
    ['loop variables', 'for each  x in {1,2}\n{\n\tinfo x;\n}'],
    ['a loop variable that is also assigned', 'x = 1;\nfor each  x in {"a"}\n{\n\tinfo x;\n}'],
    ['errors', 'try \n{\n\tinfo 1;\n}\ncatch (e)\n{\n\tinfo e;\n}'],
    ['answers', 'info zoho.bigin.getRecordById("Contacts",1);'],
    ['fields', 'try \n{\n\tinfo 1;\n}\ncatch (e)\n{\n\tinfo e.message;\n}'],
    ['what a map holds', 'info {"a":1}.get("a");'],
    ['a variable that only depends on itself', 'a = a;\ninfo a;'],
    ['a name that is not set', 'info a;'],
  ])('%s', (_name, text) => {
    expect(typeOfLastInfo(text)).toEqual(any);
  });
});

test('a sum of hundreds of parts is no deeper than a small one', () => {
  const text = `a = ${Array.from({ length: 900 }, (_, index) => `"${index}"`).join(' + ')};\ninfo a;`;
  expect(typeOfLastInfo(text)).toEqual(['text']);
});
