import { describe, expect, test } from 'vitest';
import {
  BuiltInRegistry,
  builtIns,
  check,
  integrationTasks,
  parse,
  rules,
  SourceFile,
  TaskTable,
} from '../../../deluge/index.ts';

const facts = {
  builtIns: new BuiltInRegistry(builtIns),
  tasks: new TaskTable(integrationTasks),
  connections: ['biginconnection', 'booksconnection'],
};

const found = (text: string, preset?: readonly string[]): readonly string[] => {
  const source = new SourceFile('rule.deluge', text);
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  return check(source, program, { ...facts, preset }).map(
    ({ line, column, code, message, hint }) => `${line}:${column} ${code} ${message} ${hint}`,
  );
};

describe('each rule finds its wrong example and lets its right one pass', () => {
  test.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
    expect(found(rule.wrong).join('\n')).toContain(`analysis/${name} `);
    expect(found(rule.right)).toEqual([]);
  });
});

describe('undefined variables', () => {
  test('are named where they are read first, with the nearest known name', () => {
    expect(found('contactId = 1;\ninfo contactid + 1;\ninfo contactid;')).toEqual([
      "2:6 analysis/undefined-variable Variable 'contactid' is not defined. Did you mean contactId?",
    ]);
  });

  test('without a near name are shown how to be set', () => {
    expect(found('info total;')).toEqual([
      "1:6 analysis/undefined-variable Variable 'total' is not defined. Set it before it is read: total = …;",
    ]);
  });

  test.each([
    ['a parameter', 'void f(Map contact)\n{\ninfo contact;\n}'],
    ['a loop variable, after its loop too', 'for each  x in {1,2}\n{\n\tinfo x;\n}\ninfo x;'],
    ['the error of a catch', 'try \n{\n\tinfo 1;\n}\ncatch (e)\n{\n\tinfo e.message;\n}'],
    ['a variable that another block sets', 'if(true)\n{\n\ta = 1;\n}\ninfo a;'],
    ['a system variable', 'info zoho.currentdate;'],
    ['the method of an invokeurl', 'r = invokeurl\n[\n\turl :"u"\n\ttype :GET\n];\ninfo r;'],
  ])('do not include %s', (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  test('belong to their function: another function’s variables do not count', () => {
    expect(found('void f()\n{\na = 1;\n}\nvoid g()\n{\ninfo a;\n}')).toHaveLength(1);
  });

  test('can be preset for a body without a header', () => {
    expect(found('info name;', ['name'])).toEqual([]);
  });
});

describe('unknown functions', () => {
  test.each([
    [
      'info "a".toUpperCas();',
      "1:10 analysis/unknown-function Not able to find 'toUpperCas' function. Did you mean toUpperCase?",
    ],
    [
      'r = zoho.bigin.getRecordByIds("Contacts",1);',
      "1:16 analysis/unknown-function Not able to find 'zoho.bigin.getRecordByIds' function. Did you mean zoho.bigin.getRecordById?",
    ],
    ['m = Mapp();', "1:5 analysis/unknown-function Not able to find 'Mapp' function. Did you mean Map?"],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    'info "a".TOUPPERCASE();',
    'm = map();',
    'info zoho.currentdate.addDay(1);',
    'standalone.f(1);',
    'void f()\n{\nf();\n}',
  ])('do not include what exists: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('a connection is found in an integration task too', () => {
  expect(found('r = zoho.bigin.getRecordById("Contacts",1,Map(),"biginconection");')).toEqual([
    "1:49 analysis/undeclared-connection The connection 'biginconection' is not declared. Did you mean biginconnection?",
  ]);
});
