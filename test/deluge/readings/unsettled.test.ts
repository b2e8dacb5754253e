import { describe, expect, test } from 'vitest';
import { unsettled } from '../../../deluge/analysis/rules/unsettled.ts';
import { scopesOf } from '../../../deluge/analysis/scope.ts';
import { builtIns } from '../../../deluge/builtins/built-ins.ts';
import { BuiltInRegistry } from '../../../deluge/builtins/registry.ts';
import { type ReadingName, readingTable } from '../../../deluge/runtime/readings.ts';
import { SourceFile } from '../../../deluge/source.ts';
import { parse } from '../../../deluge/syntax/parser.ts';
import { integrationTasks, TaskTable } from '../../../deluge/tasks/task-table.ts';

const facts = { builtIns: new BuiltInRegistry(builtIns), tasks: new TaskTable(integrationTasks) };

/** `line:column reading hint`, in the order of the text. */
function found(text: string): readonly string[] {
  const source = new SourceFile('unsettled.deluge', text);
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  const findings = [...unsettled.find({ source, program, scopes: scopesOf(source, program, facts), facts })];
  return findings
    .toSorted((a, b) => a.range.start - b.range.start)
    .map(({ range, message, hint }) => {
      const [, name = '', question] = /^Not settled \(([a-z-]+)\): (.+)$/.exec(message) ?? [];
      expect(question).toBe(readingTable[name as ReadingName].question);
      const { line, column } = source.positionAt(range.start);
      return `${line}:${column} ${name} ${hint}`;
    });
}

describe('a place is named that leans on', () => {
  test.each<readonly [ReadingName, string, string]>([
    [
      'whole-division',
      'info l.size() / 2;',
      '1:6 whole-division Make one side a decimal with toDecimal(), or round the result.',
    ],
    [
      'text-plus-null',
      'info "a" + m.get("k");',
      '1:12 text-plus-null Give it a default: ifnull(m.get("k"),"").',
    ],
    ['date-plus-number', 'info zoho.currentdate + 1;', '1:6 date-plus-number Use addDay() and its like.'],
    [
      'text-comparison',
      'info x < "b";',
      '1:6 text-comparison Compare numbers: convert both sides with toLong().',
    ],
    [
      'logical-precedence',
      'info a || b && c;',
      '1:6 logical-precedence Put brackets around what belongs together.',
    ],
    ['short-circuit', 'info x != null && x.size() > 0;', '1:6 short-circuit Nest two if statements.'],
    [
      'conditional-evaluation',
      'info if(x == null,0,x.size());',
      '1:6 conditional-evaluation Use an if statement: a branch of it that is not taken is never evaluated.',
    ],
    [
      'response-code-type',
      's = r.get("responseCode");\ninfo s == 200;',
      '2:6 response-code-type Compare its text: s.toString() == "200".',
    ],
    [
      'empty-text-equals-null',
      'info m.get("k") == "";',
      '1:6 empty-text-equals-null Take null and "" together: ifnull(m.get("k"),"") == "".',
    ],
    [
      'map-key-order',
      'm = Map();\ninfo m.toString() == "{}";',
      '2:6 map-key-order Compare the values of the keys.',
    ],
    ['list-get-past-end', 'info l.get(0);', '1:6 list-get-past-end Test l.size() > 0 before.'],
    ['sublist-past-end', 'info l.subList(0,5);', '1:6 sublist-past-end Test l.size() before.'],
    [
      'empty-check-on-null',
      'info m.get("k").isEmpty();',
      '1:6 empty-check-on-null Test the value with != null before.',
    ],
    [
      'split-to-characters',
      'info "".leftpad(3).toList("");',
      '1:6 split-to-characters Leave the loop with break after the rounds it needs.',
    ],
    [
      'list-without-separator',
      'info "a,b".toList();',
      '1:6 list-without-separator Name the separator: toList(",").',
    ],
    [
      'list-without-separator',
      'n = 1;\ninfo toList("a" + n);',
      '2:6 list-without-separator Name the separator: toList(",").',
    ],
    [
      'list-print',
      'l = List();\ninfo l.toString();',
      '2:6 list-print Put the list into a map and print that: a map prints as JSON.',
    ],
    [
      'error-wording',
      'try\n{\n\tinfo 1;\n}\ncatch (e)\n{\n\tinfo e.message.contains("x");\n}',
      '7:7 error-wording Tell errors apart by where they are caught.',
    ],
    [
      'is-date-of-other-text',
      'info t.isDate();',
      '1:6 is-date-of-other-text Test a text with matches() before, or catch the error.',
    ],
    [
      'is-date-of-other-text',
      'info isDate(t);',
      '1:6 is-date-of-other-text Test a text with matches() before, or catch the error.',
    ],
    ['unix-epoch-unit', 'info d.unixEpoch();', '1:6 unix-epoch-unit Use toLong(), which gives milliseconds.'],
    [
      'single-quoted-date',
      "info '2024-01-31';",
      '1:6 single-quoted-date Write "…".toDate("yyyy-MM-dd") for a date, or double quotes for a text.',
    ],
    ['escape-letters', 'info "a\\nb";', '1:6 escape-letters Join hexToText("0A") for a line break.'],
    ['escape-backslash', 'info "a\\\\b";', '1:6 escape-backslash Join hexToText("5C") for a backslash.'],
    ['thrown-value', 'throw "x";', '1:1 thrown-value Return an error to the caller, or print it with info.'],
    ['for-each-map', 'm = Map();\nfor each x in m\n{\n\tinfo x;\n}', '2:15 for-each-map Write m.keys().'],
    [
      'empty-search',
      'l = zoho.bigin.searchRecords("Contacts","x");\nfor each x in l\n{\n\tinfo x;\n}',
      '2:15 empty-search Give it a default: ifnull(l,List()).',
    ],
    [
      'loop-over-changing-list',
      'for each x in l\n{\n\tl.removeElement(x);\n}',
      '3:2 loop-over-changing-list Collect the changes in another list, and apply them after the loop.',
    ],
    [
      'variable-case',
      'Total = 1;\ntotal = 2;',
      '2:1 variable-case Another variable is called Total: give one of them another name.',
    ],
    [
      'container-assignment',
      'a = Map();\nb = a;\nb.put("k",1);',
      '2:1 container-assignment Copy it by hand: a new Map() with putAll(), or a new List() with addAll().',
    ],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

describe('nothing is said of', () => {
  test.each([
    ['a division whose sides are not known', 'info a / b;'],
    ['a division of a decimal', 'info l.size() / 2.0;'],
    ['a text with a default', 'info "a" + ifnull(m.get("k"),"");'],
    ['a value that was tested', 'if(m.get("k") != null)\n{\n\tinfo "a" + m.get("k");\n}'],
    ['a value that was put', 'm.put("k",1);\ninfo "a" + m.get("k");'],
    ['numbers that are added', 'info m.get("a") + m.get("b");'],
    ['a test of two values', 'info x != null && y.size() > 0;'],
    ['brackets around an and', 'info a || (b && c);'],
    ['the text of a response code', 's = r.get("responseCode").toString();\ninfo s == "200";'],
    ['an element after a look at the size', 'if(l.size() > 0)\n{\n\tinfo l.get(0);\n}'],
    ['an element of a literal', 'l = {1,2};\ninfo l.get(1);'],
    ['a map that a request sends', 'm = Map();\nx = m.toString();'],
    ['quoted quotes and regular expressions', 'info "a\\"b\\s\\d";'],
    ['a text in single quotes', "info 'GET';"],
    ['a message that is only shown', 'try\n{\n\tinfo 1;\n}\ncatch (e)\n{\n\tinfo e.message;\n}'],
    ['the keys of a map', 'm = Map();\nfor each x in m.keys()\n{\n\tinfo x;\n}'],
    ['a list that another loop changes', 'for each x in l\n{\n\tk.add(x);\n}'],
    ['a second name for a map that nobody changes', 'a = Map();\nb = a;\ninfo b.get("k");'],
    ['a call of a service', 'r = invokeurl\n[\n\turl :"https://www.example.com"\n\ttype :GET\n];'],
  ])('%s', (_name, text) => {
    expect(found(text)).toEqual([]);
  });
});

test('the examples of the rule are one of each kind', () => {
  expect(found(unsettled.wrong)).toEqual([
    '2:16 text-plus-null Give it a default: ifnull(m.get("name"),"").',
  ]);
  expect(found(unsettled.right)).toEqual([]);
});
