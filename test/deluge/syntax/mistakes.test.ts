import { describe, expect, test } from 'vitest';
import { parse, renderDiagnostic, SourceFile } from '../../../deluge/index.ts';

/** One mistake each: the text, and `line:column code message` of the one diagnostic that it gets. */
const mistakes: readonly (readonly [text: string, diagnostic: string])[] = [
  ['info 1', "1:7 syntax/expected-semicolon Expecting ';' at the end of statement."],
  ['m.put("a",1)\nm.put("b",2);', "1:13 syntax/expected-semicolon Expecting ';' at the end of statement."],
  ['info 2 3;', "1:6 syntax/expected-semicolon Expecting ';' at the end of statement."],
  ['for each v in {1,2}\n{\n\tinfo v;', "3:9 syntax/expected-token Expecting '}' but found '<EOF>'."],
  ['if(a)\n{\nif(b)\n{\ninfo 1;', "5:8 syntax/expected-token Expecting '}' but found '<EOF>'."],
  ['if(a { info 1; }\nb = 2;', "1:6 syntax/expected-token Expecting ')' but found '{'."],
  ['x = (1;\ny = 2;', "1:7 syntax/expected-token Expecting ')' but found ';'."],
  ['x = {"a":1;\ny = 2;', "1:11 syntax/expected-token Expecting '}' but found ';'."],
  ['for each v of {1}\n{\n}', "1:12 syntax/expected-token Expecting 'in' but found 'of'."],
  ['try\n{\n}\ninfo 1;', "1:1 syntax/missing-catch This 'try' has no 'catch'."],
  ['x = ;', "1:5 syntax/expected-expression Expecting a value but found ';'."],
  ['f(1,;\ng(2);', "1:5 syntax/expected-expression Expecting a value but found ';'."],
  ['x = 1 +;', "1:8 syntax/expected-expression Expecting a value but found ';'."],
  ['a = 1 @ 2;\nb = 1;', "1:7 syntax/unexpected-token Unexpected token found '@'."],
  ['info 1;\n}', "2:1 syntax/unexpected-token Unexpected token found '}'."],
  ['= 5;', "1:1 syntax/improper-statement Improper Statement: nothing can begin with '=' here."],
  ['info 1;;', "1:8 syntax/improper-statement Improper Statement: nothing can begin with ';' here."],
  ['/* x', '1:1 syntax/unclosed-comment Comment Task is not closed properly: this comment has no */.'],
  ['x = "abc;\ny = 1;', '1:5 syntax/unclosed-text This text has no closing quote on its line.'],
  ['null = 5;', "1:1 syntax/reserved-name 'null' is a reserved word and cannot name a variable."],
  ['thisapp = 5;', "1:1 syntax/reserved-name 'thisapp' is a reserved word and cannot name a variable."],
  ['else\n{\n}', '1:1 syntax/misplaced-else This else has no if before it.'],
  [
    'f(1) = 2;',
    '1:1 syntax/misplaced-assignment Only a variable or a field can stand on the left of an assignment.',
  ],
  ['while(true)\n{\n\tinfo 1;\n}', "1:1 syntax/loop-not-available Deluge has no 'while' loop."],
  ['for(i = 0; i < 3; i = i + 1)\n{\n}', "1:1 syntax/loop-not-available Deluge has no 'for (…)' loop."],
  ['x++;', "1:2 syntax/increment-not-available Deluge has no '++'."],
  [
    'a = b ? c : d;',
    "1:7 syntax/ternary-not-available Unexpected token found '?'. Deluge has no ? : operator.",
  ],
  ['int x = 1;', "1:1 syntax/typed-variable A variable is not declared: 'int' cannot stand before 'x'."],
  ['x = a[0];', '1:6 syntax/index-not-available A list is not indexed with brackets.'],
  ['if(a) info 1;', '1:7 syntax/braces-required The body of an if must stand in braces.'],
  [
    'void f()\n{\nif(a)\n{\nvoid g()\n{\n}\n}\n}',
    "5:1 syntax/nested-function The function 'g' stands inside another block.",
  ],
  [
    `x = ${'('.repeat(300)}1${')'.repeat(300)};`,
    '1:205 syntax/too-deep This is nested more than 200 levels deep.',
  ],
];

describe('one mistake gives one diagnostic, in the right place', () => {
  test.each(mistakes)('%j', (text, expected) => {
    const { diagnostics } = parse(new SourceFile('mistake.deluge', text));
    expect(
      diagnostics.map((found) => `${found.line}:${found.column} ${found.code} ${found.message}`),
    ).toEqual([expected]);
    expect(diagnostics[0]?.hint, 'says what to do').toBeTruthy();
  });
});

test('after a mistake the rest of the file is still read', () => {
  const text = 'x = ;\ninfo 1;\nif(x)\n{\n\ty = = 2;\n\tinfo 2;\n}\nz = 3 4;\ninfo 3;';
  const { program, diagnostics } = parse(new SourceFile('rest.deluge', text));
  expect(diagnostics.map((found) => found.line)).toEqual([1, 5, 8]);
  expect(program.items.map((item) => item.kind)).toEqual(['invalid', 'info', 'if', 'invalid', 'info']);
});

test('a diagnostic is shown with its line and a caret, under tabs too', () => {
  const source = new SourceFile('caret.deluge', 'if(true)\n{\n\tname = "Ann" "Lee";\n}');
  const [first] = parse(source).diagnostics;
  expect(first && renderDiagnostic(first, source)).toBe(
    [
      'error syntax/expected-semicolon at caret.deluge:3:13',
      "  Expecting ';' at the end of statement.",
      '',
      '  3 | \tname = "Ann" "Lee";',
      '    | \t           ^',
      '  Put a semicolon here.',
    ].join('\n'),
  );
});
