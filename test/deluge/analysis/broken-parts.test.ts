import { expect, test } from 'vitest';
import { diagnosticsOf, findingsIn, SourceFile } from '../../../deluge/index.ts';
import { facts } from './analyzed.ts';

function told(...lines: readonly string[]): readonly string[] {
  const findings = findingsIn(new SourceFile('broken.deluge', lines.join('\n')), facts);
  return diagnosticsOf(findings).map(({ line, code, message }) => `${line} ${code} ${message}`);
}

test('the rules look at the rest of a text with a mistake of form', () => {
  expect(
    told(
      'void f()',
      '{',
      'total = 1 2;',
      'info "a".toUpperCas();',
      'info amount;',
      'x = {1,2;',
      'unused = 1;',
      '}',
    ),
  ).toEqual([
    "3 syntax/expected-semicolon Expecting ';' at the end of statement.",
    "4 analysis/unknown-function Not able to find 'toUpperCas' function.",
    "5 analysis/undefined-variable Variable 'amount' is not defined.",
    "6 syntax/expected-token Expecting '}' but found ';'.",
    "7 analysis/unused-variable 'unused' is set and never read.",
  ]);
});

test('a variable that only a part sets or reads that could not be read is no finding', () => {
  expect(told('void f()', '{', 'total = (1;', 'info total;', 'other = 1;', 'info other other;', '}')).toEqual(
    [
      "3 syntax/expected-token Expecting ')' but found ';'.",
      "6 syntax/expected-semicolon Expecting ';' at the end of statement.",
    ],
  );
});

test('a mistake in one function hides nothing in another', () => {
  const other = [
    'void g(int id)',
    '{',
    'r = zoho.bigin.getRecordById("Contacts",id);',
    'info r.get("a");',
    'info amount;',
    'total = 1;',
    '}',
  ];
  const broken = ['void f(Map m)', '{', 'amount = m.get("total" 1;', 'info m;', '}'];
  const code = (line: string): string => line.replace(/^\d+ /, '');
  const own = told(...other).map(code);
  expect(own).toEqual([
    "analysis/possible-null get fails when 'r' is null, and zoho.bigin.getRecordById can answer null.",
    "analysis/undefined-variable Variable 'amount' is not defined.",
    "analysis/unused-variable 'total' is set and never read.",
  ]);
  for (const text of [
    [...broken, ...other],
    [...other, ...broken],
  ]) {
    expect(told(...text).map(code)).toEqual(expect.arrayContaining([...own]));
  }
});

test('what stands in a broken header counts as set and as read, on whichever of its lines', () => {
  expect(
    told(
      'void f(int a int b,',
      '\tint c)',
      '{',
      'd = 1;',
      'if(d == 1 &&',
      '\tb c)',
      '{',
      '\tinfo b + c;',
      '}',
      '}',
    ),
  ).toEqual([
    "1 syntax/expected-token Expecting ')' but found 'int'.",
    "6 syntax/expected-token Expecting ')' but found 'c'.",
  ]);
});

test('a name with a blank in it is told once, not at each place that reads the whole name', () => {
  expect(told('void f()', '{', 'to tal = 1;', 'info total;', '}')).toEqual([
    "3 syntax/typed-variable A variable is not declared: 'to' cannot stand before 'tal'.",
  ]);
});

test('nothing is said of a statement that holds the mistake, on whichever of its lines', () => {
  expect(
    told(
      'void f()',
      '{',
      'r = invokeurl',
      '[',
      '\turl "https://a.example"',
      '\ttype :GET',
      '];',
      'info r;',
      '}',
    ),
  ).toEqual(["5 syntax/expected-token Expecting ':' but found '\"https://a.example\"'."]);
});

test('a return is not missed where a part of the function could not be read', () => {
  const whole = ['string f(int a)', '{', 'if(a == 1)', '{', '\treturn "one";', '}'];
  expect(told(...whole, '}')).toEqual([
    "1 analysis/missing-return The function 'f' can end without returning a string.",
  ]);
  expect(told(...whole, 'else a)', '{', '\treturn "two";', '}', '}')).not.toContain(
    "1 analysis/missing-return The function 'f' can end without returning a string.",
  );
});

test('what stands behind a comment without an end may read anything', () => {
  expect(told('void f()', '{', 'total = 1;', '/* info total;', '}')).toEqual([
    '4 syntax/unclosed-comment Comment Task is not closed properly: this comment has no */.',
  ]);
});

test('a comment that silences a finding is not called unused while the text has a mistake', () => {
  const line = 'info 4876876000000000001 2; // topping-ignore hard-coded-id: a test account';
  expect(told('void f()', '{', line, '}')).toEqual([
    "3 syntax/expected-semicolon Expecting ';' at the end of statement.",
  ]);
});
