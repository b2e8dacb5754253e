import { describe, expect, test } from 'vitest';
import type { executionDiagnostics } from '../../../deluge/runtime/execution-diagnostics.ts';
import type { HttpAnswer } from '../../../deluge/runtime/host.ts';
import { errorOf, json, type RunDelugeOptions } from '../../support/run-deluge.ts';

interface Wrong {
  readonly text: string;
  readonly options?: RunDelugeOptions;
  readonly message: string;
  readonly hint: string;
}

const f = 'int f(int amount)\n{\n\treturn amount;\n}\n';

/** A script for each error, and how it is put. */
const wrongs: Readonly<Record<keyof typeof executionDiagnostics.entries, Wrong>> = {
  'unknown-system-variable': {
    text: 'info zoho.curentdate;',
    message: "Variable 'zoho.curentdate' is not defined",
    hint: "Did you mean 'zoho.currentdate'?",
  },
  'not-available-here': {
    text: 'orders = Orders[Status == "Open"];',
    message: "'Orders[…]' is not available here: it belongs to Zoho Creator",
    hint: 'Run the script in Creator, or call its API with invokeurl.',
  },
  'no-field': {
    text: 'x = "a";\ninfo x.size;',
    message: "A TEXT value has no field 'size'",
    hint: 'Only a map has fields; it is asked with get("size").',
  },
  'call-argument-count': {
    text: `${f}info f(1,2);`,
    message: 'No. of arguments mismatches for the function f',
    hint: 'It declares 1; 2 are given.',
  },
  'invalid-return-type': {
    text: 'void f()\n{\n\treturn 1;\n}\nf();',
    message: 'Invalid return Type',
    hint: 'A void function returns nothing: write return; or declare a type.',
  },
  'argument-cast': {
    text: `${f}info f("${'9x'.repeat(50)}");`,
    message: `Unable to cast the '${'9x'.repeat(40)}…' value into a 'BIGINT' value because the input is in an invalid format`,
    hint: "The argument 'amount' is declared with that type: give it such a value, or change the declaration.",
  },
  'unknown-argument': {
    text: f,
    options: { function: 'f', args: { amuont: 1n } },
    message: "The function 'f' has no argument 'amuont'",
    hint: "Did you mean 'amount'?",
  },
  'unknown-entry': {
    text: 'int standalone.sync()\n{\n\treturn 1;\n}',
    options: { function: 'standalone.snyc' },
    message: "The programs declare no function 'standalone.snyc'",
    hint: "Did you mean 'standalone.sync'?",
  },
  'nothing-to-run': {
    text: '// nothing',
    message: 'There is nothing to run: the programs hold no statement',
    hint: 'Give a program with a statement.',
  },
  'condition-null': {
    text: 'm = Map();\nif(m.get("a"))\n{\n\tinfo 1;\n}',
    message: 'Function specified in criteria has returned null value',
    hint: 'Compare the value with null, or give it a default with ifnull(value, false).',
  },
  'outside-loop': {
    text: 'break;',
    message: "'break' stands outside of a loop",
    hint: 'To end the function, use return.',
  },
  'list-changed': {
    text: 'l = {1,2};\nfor each x in l\n{\n\tl.add(x);\n}',
    options: { readings: { 'loop-over-changing-list': 'error' } },
    message: 'The list was changed while a loop went over it',
    hint: 'Collect the changes in another list, and apply them after the loop.',
  },
  'text-too-long': {
    text: 's = "0123456789abcdef";\nfor each i in ",".repeat(39)\n{\n\ts = s + s;\n}',
    message: 'This text would be longer than 268435456 characters',
    hint: 'Build smaller texts.',
  },
  'nested-too-deeply': {
    text: `void f(int n)\n{\n\t${'if(n > 0) {'.repeat(190)} getUrl("https://a.example"); f(n - 1); ${'}'.repeat(190)}\n}\nf(74);`,
    options: { answers: Array.from({ length: 75 }, () => json('{}')) },
    message: 'Calls and blocks are nested too deeply for this engine',
    hint: 'Move inner blocks into functions of their own, or loop instead of calling the function again.',
  },
  'http-call-limit': {
    text: 'for each i in {1,2}\n{\n\tgetUrl("https://a.example");\n}',
    options: { limits: { httpCalls: 1 }, answers: [json('{}')] },
    message: 'Number of external calls limit exceed',
    hint: 'A function may make 1 calls. Fetch records in bulk, or spread the work over runs.',
  },
  'task-argument': {
    text: 'getUrl({"a":1});',
    message: "The task 'getUrl' does not take a MAP value for 'url'",
    hint: 'Give it a TEXT value.',
  },
  'task-argument-count': {
    text: 'postUrl("https://a.example");',
    message: 'No. of arguments mismatches for the function postUrl',
    hint: 'It is written postUrl(url, body[, headers][, plain]); 1 is given.',
  },
  'unknown-key': {
    text: 'r = invokeurl [ url :"https://a.example" conection:"x" ];',
    message: "invokeurl has no key 'conection'",
    hint: "Did you mean 'connection'?",
  },
  'repeated-key': {
    text: 'r = invokeurl [ url :"https://a.example" URL:"x" ];',
    message: "invokeurl has the key 'URL' twice",
    hint: 'Keep one of the two lines.',
  },
  'missing-key': {
    text: 'sendmail [ from :"a" to :"b" subject :"c" ]',
    message: "sendmail needs the key 'message'",
    hint: 'Add a line message :…',
  },
  'run-time-limit': {
    text: 'r = getUrl("https://a.example");',
    options: { answers: [{ ...json('{}'), elapsedMs: 2_000 } as HttpAnswer], limits: { runMs: 1_000 } },
    message: 'The function ran longer than 1000 milliseconds',
    hint: 'Make fewer external calls, or start the work from a schedule, which may take longer.',
  },
  'answer-too-large': {
    text: 'r = getUrl("https://a.example");',
    options: { answers: [json('{}')], limits: { otherAnswerBytes: 1 } },
    message: 'The answer of https://a.example has 2 bytes; 1 are allowed',
    hint: 'Fetch less at once.',
  },
  'return-too-large': {
    text: 'return "abc";',
    options: { limits: { returnBytes: 2 } },
    message: 'The function returns 3 bytes; 2 are allowed',
    hint: 'Return less, such as ids instead of records.',
  },
  'bulk-limit': {
    text: 'l = List();\nrounds = "".leftpad(101).toList("");\nfor each x in rounds\n{\n\tl.add(Map());\n}\nr = zoho.crm.bulkCreate("Leads",l);',
    message: "The task 'zoho.crm.bulkCreate' was given 101 records",
    hint: 'It takes 100 at a time; call it once for each part.',
  },
  'key-value': {
    text: 'r = invokeurl [ url :"https://a.example" type :"HEAD" ];',
    message: "invokeurl cannot use the text 'HEAD' for the key 'type'",
    hint: "The key 'type' takes GET, POST, PUT, PATCH or DELETE.",
  },
  'not-supported': {
    text: 'l = List:Thing();',
    message: 'This engine does not run a list of type Thing',
    hint: 'Leave it out of what is run here; Zoho may well take it.',
  },
};

describe('what a person reads', () => {
  test.each(Object.entries(wrongs))('execution/%s', (name, { text, options, message, hint }) => {
    expect(errorOf(text, options)).toMatchObject({ code: `execution/${name}`, message, hint });
  });

  test('of several functions, when none is named', () => {
    expect(errorOf(`${f}int standalone.g()\n{\n\treturn 1;\n}`)).toMatchObject({
      message: 'It is not clear which of 2 functions to run',
      hint: 'Name one of them: f, standalone.g.',
    });
  });

  test('where no name is near', () => {
    const hints = [
      errorOf('info zoho.xyz;').hint,
      errorOf(f, { function: 'f', args: { zzz: 1n } }).hint,
      errorOf(f, { function: 'zzzzz' }).hint,
      errorOf('int standalone.sum()\n{\n\treturn 1;\n}', { function: 'sum' }).hint,
      errorOf('info 1;', { function: 'sum' }).hint,
    ];
    expect(hints).toEqual([
      'Pass the value as an argument instead.',
      'Use the names that it declares.',
      'Name one of them: f.',
      "Did you mean 'standalone.sum'?",
      'They hold no function: run the statements without naming one.',
    ]);
  });
});
