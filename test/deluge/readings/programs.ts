import type { ReadingName, Readings } from '../../../deluge/runtime/readings.ts';
import { json, type RunDelugeOptions } from '../../support/run-deluge.ts';

/** A small program, and what it does under each behaviour that a reading may have. */
export interface ReadingProgram<Name extends ReadingName> {
  readonly text: string;
  readonly options?: Omit<RunDelugeOptions, 'readings'>;
  /** The info lines with bars between them; the message of an error comes last. */
  readonly outcomes: Readonly<Record<Readings[Name], string>>;
}

const nullMessage = (name: string): string =>
  `error: Value is empty and '${name}' function cannot be applied`;
const indexMessage = (index: number): string => `error: Given index ${index} is greater than the list size`;
const operands = (left: string, operator: string, right: string): string =>
  `error: In Criteria left expression is of type ${left} and right expression is of type ${right} and the operator ${operator} is not valid`;
const notComparable = 'error: Comparison of non numeric expression is not supported';
const caught = (statement: string, shown: string): string =>
  `try\n{\n\t${statement}\n}\ncatch (e)\n{\n\tinfo ${shown};\n}`;
const call = (detailed: boolean): string =>
  `r = invokeurl\n[\n\turl :"https://www.example.com/"\n\ttype :GET\n\tdetailed:${detailed}\n];\n`;
const newYork = { host: { timeZone: 'America/New_York' } };

/** One for every reading; the type asks for each of its values. */
export const readingPrograms: { readonly [Name in ReadingName]: ReadingProgram<Name> } = {
  'whole-division': {
    text: 'info 7 / 2;\ninfo 6 / 2;',
    outcomes: { exact: '3.5 | 3', truncate: '3 | 3', decimal: '3.5 | 3.0' },
  },
  'decimal-arithmetic': {
    text: 'info 0.1 + 0.2;\ninfo 1.0 / 3;',
    outcomes: {
      'decimal-16': '0.3 | 0.3333333333333333',
      'decimal-34': '0.3 | 0.3333333333333333333333333333333333',
      double: '0.30000000000000004 | 0.3333333333333333',
    },
  },
  'large-decimal-print': {
    text: 'info 12345678.5;\ninfo -0.00012;\ninfo 9999999.5;',
    outcomes: {
      plain: '12345678.5 | -0.00012 | 9999999.5',
      scientific: '1.23456785E7 | -1.2E-4 | 9999999.5',
    },
  },
  'minus-before-call': {
    text: 'info -5.abs();\ninfo - 10.5.ceil();\nx = 5;\ninfo -x.abs();',
    outcomes: { number: '5 | -10 | -5', result: '-5 | -11 | -5' },
  },
  'whole-to-decimal': {
    text: 'info "100".toDecimal();\ninfo 100.toDecimal();\ninfo "99.90".toDecimal();',
    outcomes: { whole: '100 | 100 | 99.9', 'with-point': '100.0 | 100.0 | 99.9' },
  },
  'whole-overflow': {
    text: 'x = 9223372036854775807;\ninfo x + 1;',
    outcomes: { error: 'error: The number is outside the range of BIGINT', wraps: '-9223372036854775808' },
  },
  'null-in-arithmetic': {
    text: 'x = null;\ninfo ifnull(1 + x,"none");',
    outcomes: { error: 'error: Null value occurred while performing + operation', zero: '1', null: 'none' },
  },
  'date-plus-number': {
    text: 'info (\'2024-01-31\' + 1).toString("yyyy-MM-dd HH:mm:ss.SSS");',
    outcomes: {
      error:
        'error: Left expression is of type TIMESTAMP and right expression is of type BIGINT and operator + is not valid',
      days: '2024-02-01 00:00:00.000',
      milliseconds: '2024-01-31 00:00:00.001',
    },
  },
  'text-plus-null': {
    text: 'x = null;\ninfo "a" + x;\ninfo x + "a";',
    outcomes: { 'null-word': 'anull | nulla', empty: 'a | a', error: operands('TEXT', '+', 'NULL') },
  },
  'null-to-text': {
    text: 'x = null;\ninfo ifnull(x.toString(),"none");',
    outcomes: { null: 'none', 'null-word': 'null', error: nullMessage('toString') },
  },
  'decimal-trailing-zeros': {
    text: 'info 1.50;\ninfo 2.0;',
    outcomes: { dropped: '1.5 | 2.0', kept: '1.50 | 2.0' },
  },
  'text-number-equality': {
    text: 'info "200" == 200;\ninfo 200 == "201";',
    outcomes: { 'by-value': 'true | false', never: 'false | false' },
  },
  'text-boolean-equality': {
    text: 'info "true" == true;\ninfo false == "true";',
    outcomes: { never: 'false | false', 'by-value': 'true | false' },
  },
  'list-text-equality': {
    text: 'info {"a","b"} == "b";\ninfo {"a","b"} != "c";',
    outcomes: { listed: 'true | true', never: 'false | true' },
  },
  'text-comparison': {
    text: 'info "a" < "b";',
    outcomes: { error: notComparable, alphabetical: 'true' },
  },
  'numeric-text-comparison': {
    text: 'info "10" > 9;',
    outcomes: { error: notComparable, 'by-value': 'true' },
  },
  'short-circuit': {
    text: 'x = null;\ninfo x != null && x.size() > 0;',
    outcomes: { 'stops-early': 'false', 'evaluates-both': nullMessage('size') },
  },
  'logical-precedence': {
    text: 'info true || false && false && true;\ninfo true || (false && false);',
    outcomes: { 'and-first': 'true | true', 'left-to-right': 'false | true' },
  },
  'container-assignment': {
    text: 'a = {1};\nb = a;\nb.add(2);\ninfo a.size();\nm = Map();\nn = m;\nn.put("k",1);\ninfo m.size();',
    outcomes: { shared: '2 | 1', copied: '1 | 0' },
  },
  'variable-case': {
    text: 'Total = 1;\ntotal = 2;\ninfo Total;',
    outcomes: { different: '1', same: '2' },
  },
  'empty-braces': {
    text: 'm = {};\nm.put("k",1);\ninfo m.size();\ninfo {{}}.get(0).get("k");',
    outcomes: {
      map: '1 | null',
      list: "1 | error: The function 'get' does not take a TEXT value for 'index'",
    },
  },
  'escape-letters': {
    text: 'info "a\\nb\\t".length();',
    outcomes: { 'control-characters': '4', kept: '6' },
  },
  'escape-backslash': {
    text: 'info "a\\\\b\\"".length();',
    outcomes: { 'one-backslash': '4', 'two-backslashes': '5' },
  },
  'single-quoted-date': {
    text: "x = '2024-01-31';\ninfo x;",
    outcomes: { date: '31-Jan-2024', text: '2024-01-31' },
  },
  'empty-text-equals-null': {
    text: 'x = null;\ninfo "" == x;',
    outcomes: { equal: 'true', different: 'false' },
  },
  'is-null-of-empty-text': { text: 'info isNull("");', outcomes: { true: 'true', false: 'false' } },
  'is-null-of-map': {
    text: 'info ifnull(Map().isNull(),"none");',
    outcomes: { false: 'false', null: 'none' },
  },
  'ifnull-of-empty-text': {
    text: 'info "[" + ifnull("","x") + "]";',
    outcomes: { empty: '[]', default: '[x]' },
  },
  'is-blank-of-null': { text: 'x = null;\ninfo isBlank(x);', outcomes: { true: 'true', false: 'false' } },
  'is-empty-of-empty-text': {
    text: 'info ifnull("".isEmpty(),"none");',
    outcomes: { true: 'true', null: 'none' },
  },
  'is-empty-of-blanks': { text: 'info " ".isEmpty();', outcomes: { false: 'false', true: 'true' } },
  'is-date-of-other-text': {
    text: 'info isDate("soon");',
    outcomes: {
      error:
        "error: Unable to cast the 'soon' value into a 'TIMESTAMP' value because the input is in an invalid format",
      false: 'false',
    },
  },
  'empty-check-on-null': {
    text: 'x = null;\ninfo ifnull(x.isEmpty(),"none");',
    outcomes: { true: 'true', false: 'false', null: 'none', error: nullMessage('isEmpty') },
  },
  'null-method': {
    text: 'x = null;\ninfo ifnull(x.get("a").size(),"none");',
    outcomes: { error: nullMessage('get'), null: 'none' },
  },
  'error-wording': {
    text: caught('info {1}.get(9);', 'e.message'),
    outcomes: {
      'as-quoted': 'Given index 9 is greater than the list size',
      other: 'Failed: runtime/index-out-of-range',
    },
  },
  'error-to-text': {
    text: caught('info {1}.get(9);', 'e'),
    outcomes: {
      'line-and-message': 'Error at line : 3, Given index 9 is greater than the list size',
      message: 'Given index 9 is greater than the list size',
      map: '{"message":"Given index 9 is greater than the list size","lineNo":3}',
    },
  },
  'thrown-value': {
    text: caught('throw {"code":7};', 'e.get("code")'),
    outcomes: { error: 'null', value: '7' },
  },
  'null-print': {
    text: 'x = null;\ninfo x;\ninfo {"a":x};',
    outcomes: { 'null-word': 'null | {"a":null}', empty: ' | {"a":null}' },
  },
  'list-get-past-end': {
    text: 'info ifnull({1}.get(1),"none");',
    outcomes: { error: indexMessage(1), null: 'none' },
  },
  'sublist-past-end': {
    text: 'info {1,2}.subList(0,5).size();',
    outcomes: { error: indexMessage(5), shortened: '2' },
  },
  'for-each-map': {
    text: 'for each x in {"a":1,"b":2}\n{\n\tinfo x;\n}',
    outcomes: { error: "error: 'for each' cannot go over a MAP value", keys: 'a | b', values: '1 | 2' },
  },
  'loop-over-changing-list': {
    text: 'l = {1,2};\nfor each x in l\n{\n\tinfo x;\n\tif(l.size() < 3)\n\t{\n\t\tl.add(3);\n\t}\n}',
    outcomes: {
      'those-at-start': '1 | 2',
      'as-it-is': '1 | 2 | 3',
      error: '1 | error: The list was changed while a loop went over it',
    },
  },
  'map-key-order': {
    text: 'info "{\\"apple\\":1,\\"banana\\":2,\\"cherry\\":3}".toMap();',
    outcomes: {
      insertion: '{"apple":1,"banana":2,"cherry":3}',
      reversed: '{"cherry":3,"banana":2,"apple":1}',
      // The order in which Java prints a HashMap with these keys.
      hash: '{"banana":2,"apple":1,"cherry":3}',
    },
  },
  'built-map-key-order': {
    text: 'm = Map();\nm.put("apple",1);\nm.put("banana",2);\nm.put("cherry",3);\ninfo m;\ninfo {"apple":1,"banana":2}.keys();',
    outcomes: {
      insertion: '{"apple":1,"banana":2,"cherry":3} | apple,banana',
      hash: '{"banana":2,"apple":1,"cherry":3} | banana,apple',
    },
  },
  'json-slash': { text: 'info {"a":"b/c"};', outcomes: { plain: '{"a":"b/c"}', escaped: '{"a":"b\\/c"}' } },
  'json-non-ascii': { text: 'info {"a":"é"};', outcomes: { plain: '{"a":"é"}', escaped: '{"a":"\\u00e9"}' } },
  'list-print': {
    text: 'info {1,"a"};',
    outcomes: { plain: '1,a', spaced: '1, a', json: '[1,"a"]' },
  },
  'list-without-separator': {
    text: 'info "a,b".toList().size();',
    outcomes: { 'whole-text': '1', comma: '2' },
  },
  'split-to-characters': {
    text: 'info "".leftpad(3).toList("").size();',
    outcomes: { characters: '3', 'characters-and-empty': '4' },
  },
  'text-length': { text: 'info "a😀".length();', outcomes: { 'utf-16-units': '3', characters: '2' } },
  'month-end': {
    text: 'info \'2023-01-31\'.addMonth(1).toString("yyyy-MM-dd");\ninfo \'2024-02-29\'.subYear(1).toString("yyyy-MM-dd");',
    outcomes: { 'last-day': '2023-02-28 | 2023-02-28', 'next-month': '2023-03-03 | 2023-03-01' },
  },
  'date-after-move': {
    text: "info '2024-01-01'.addDay(1);",
    outcomes: { none: '02-Jan-2024', midnight: '02-Jan-2024 00:00:00' },
  },
  'date-in-map': {
    text: "m = {\"a\":'2024-01-01'};\nm.put(\"b\",'2024-01-02');\nm.put('2024-01-03','2024-01-03 10:00:00');\ninfo m;",
    outcomes: {
      midnight:
        '{"a":"01-Jan-2024 00:00:00","b":"02-Jan-2024 00:00:00","03-Jan-2024 00:00:00":"03-Jan-2024 10:00:00"}',
      none: '{"a":"01-Jan-2024","b":"02-Jan-2024","03-Jan-2024":"03-Jan-2024 10:00:00"}',
    },
  },
  'clock-gap': {
    text: 'info \'2024-03-10 02:30:00\'.toString("HH:mm");',
    options: newYork,
    outcomes: { later: '03:30', earlier: '01:30' },
  },
  'unix-epoch-unit': {
    text: 'info \'2024-01-01\'.unixEpoch("GMT");',
    outcomes: { milliseconds: '1704067200000', seconds: '1704067200' },
  },
  'utc-offset-zone': {
    text: 'info \'2024-01-01 00:00:00\'.unixEpoch("UTC+8");',
    outcomes: { gmt: '1704067200000', 'eight-hours-ahead': '1704038400000' },
  },
  'conditional-evaluation': {
    text: 'x = null;\ninfo if(x == null,"none",x.size());',
    outcomes: { lazy: 'none', eager: nullMessage('size') },
  },
  'ifnull-evaluation': {
    text: 'x = null;\ninfo ifnull("own",x.size());',
    outcomes: { lazy: 'own', eager: nullMessage('size') },
  },
  'invokeurl-http-error': {
    text: `${call(false)}info r.get("code");`,
    options: { answers: [json('{"code":"NOT_FOUND"}', 404)] },
    outcomes: {
      body: 'NOT_FOUND',
      error: 'error: The call to https://www.example.com/ was answered with status 404',
    },
  },
  'response-code-type': {
    text: `${call(true)}info r.get("responseCode").isText();\ninfo {"a":r.get("responseCode")};`,
    options: { answers: [json('{}')] },
    outcomes: { number: 'false | {"a":200}', text: 'false | {"a":"200"}' },
  },
  'response-text-form': {
    text: `${call(true)}info {"a":r.get("responseText")};`,
    options: { answers: [json('{"b":1}')] },
    outcomes: { text: '{"a":"{\\"b\\":1}"}', parsed: '{"a":{"b":1}}' },
  },
  'record-task-envelope': {
    text: 'info zoho.bigin.getRecordById("Contacts",1);',
    options: { answers: [json('{"data":[{"id":"1"}]}')] },
    outcomes: { envelope: '{"data":[{"id":"1"}]}', record: '{"id":"1"}' },
  },
  'empty-search': {
    text: 'info {"a":zoho.bigin.searchRecords("Contacts","(Email:equals:x)")};',
    options: { answers: [json('', 204)] },
    outcomes: { 'empty-list': '{"a":[]}', null: '{"a":null}' },
  },
  'empty-related-records': {
    text: 'info {"a":zoho.bigin.getRelatedRecords("Notes","Contacts",1)};',
    options: { answers: [json('', 204)] },
    outcomes: {
      'empty-list': '{"a":[]}',
      null: '{"a":null}',
      'error-map':
        '{"a":{"code":"NO_CONTENT","details":{},"message":"there are no records","status":"error"}}',
    },
  },
  'refused-write': {
    text: 'r = zoho.bigin.updateRecord("Contacts",1,{"Last_Name":"x"});\ninfo r.toString().contains("INVALID_DATA");',
    options: {
      answers: [json('{"data":[{"code":"INVALID_DATA","message":"wrong","status":"error"}]}', 400)],
    },
    outcomes: {
      'result-map': 'true',
      error: 'error: The call to https://www.zohoapis.com/bigin/v2/Contacts/1 failed: wrong',
    },
  },
};
