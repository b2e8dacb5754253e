import { describe, expect, test } from 'vitest';
import { type ConformanceCase, readConformanceCases } from '../../../deluge/conformance/conformance-case.ts';
import {
  type ConformanceResult,
  runConformanceCase,
} from '../../../deluge/conformance/run-conformance-case.ts';

function caseOf(fields: object): ConformanceCase {
  const read = readConformanceCases(JSON.stringify([{ id: 'x-01', ...fields }]));
  const [only] = read.ok ? read.cases : [];
  if (!only) throw new Error(read.ok ? 'no case' : read.message);
  return only;
}

function run(fields: object): Promise<ConformanceResult> {
  return runConformanceCase(caseOf(fields));
}

test('a value that holds itself has no JSON: the case fails, and the run of the others goes on', async () => {
  const { pass, actual } = await run({ code: 'm = Map();\nm.put("m",m);\nreturn m;', returns: 1 });
  expect(pass).toBe(false);
  expect(actual.error).toMatch(/./);
});

describe('a case passes when everything that it names comes out, and fails with the difference', () => {
  const exchange = {
    expect: {
      method: 'POST',
      url: 'https://a.example/p',
      query: { q: 'x y' },
      headers: { 'x-k': 'v' },
      form: { a: '1' },
    },
    reply: { status: 201, headers: { 'X-Id': '7' }, body: '{"ok":true}' },
  };
  const call =
    'r = invokeurl [ url :"https://a.example/p?q=x%20y" type :POST parameters:{"a":1} headers:{"X-K":"v"} detailed:true ]; info r.get("responseHeader").get("x-id");';

  test.each<readonly [string, object, boolean, object]>([
    ['info', { code: 'info 1;', info: ['1'] }, true, { info: ['1'], returns: 'null', error: null }],
    ['another info', { code: 'info 1;', info: ['2'] }, false, { info: ['1'] }],
    ['too little info', { code: 'info 1;', info: ['1', '2'] }, false, { info: ['1'] }],
    [
      'returns',
      { code: 'return {"a":{1},"b":1.0};', returns: { b: 1, a: [1] } },
      true,
      { returns: '{"a":[1],"b":1.0}' },
    ],
    ['returns null', { code: 'info 1;', returns: null }, true, { returns: 'null' }],
    ['other returns', { code: 'return "1";', returns: 1 }, false, { returns: '"1"' }],
    [
      'an error by pattern',
      { code: 'x = 1 / 0;', error: 'by zero error$' },
      true,
      { error: 'Error in performing the Operation / : Divide by zero error' },
    ],
    [
      'any error',
      { code: 'x = 1 / 0;', error: true },
      true,
      { error: 'Error in performing the Operation / : Divide by zero error' },
    ],
    ['an error of the parser', { code: 'x = ;', error: 'Expecting' }, true, { info: [] }],
    [
      'another error',
      { code: 'x = 1 / 0;', error: 'overflow' },
      false,
      { error: 'Error in performing the Operation / : Divide by zero error' },
    ],
    ['no error where one is wanted', { code: 'x = 1;', error: true }, false, { error: null }],
    [
      'an error where none is wanted',
      { code: 'info 1; x = 1 / 0;', info: ['1'] },
      false,
      { error: 'Error in performing the Operation / : Divide by zero error' },
    ],
    [
      'arguments and functions',
      {
        code: 'info f(n);',
        args: { n: 20 },
        functions: [{ name: 'f', text: 'int f(int n) { return n + 1; }' }],
        info: ['21'],
      },
      true,
      {},
    ],
    [
      'a long number',
      { code: 'info n;', args: { n: '4876876000001234567' }, info: ['4876876000001234567'] },
      true,
      {},
    ],
    [
      'assumptions',
      {
        code: 'info zoho.currenttime;',
        assume: { dateFormat: 'MM/dd/yyyy', timeZone: 'America/New_York', now: '2020-07-04T23:30:00' },
        info: ['07/04/2020 23:30:00'],
      },
      true,
      {},
    ],
    ['exchanges', { code: call, http: [exchange], info: ['7'] }, true, {}],
    [
      'other exchanges',
      {
        code: call,
        http: [
          {
            ...exchange,
            expect: {
              method: 'PUT',
              url: 'https://a.example/q',
              query: { q: 'z' },
              headers: { 'x-k': 'w' },
              form: { a: '2' },
              body: 'b',
            },
          },
        ],
        info: ['7'],
      },
      false,
      {
        http: [
          'method: POST instead of PUT',
          'url: https://a.example/p instead of https://a.example/q',
          'query: q=x+y instead of q=z',
          'form: a=1 instead of a=2',
          'body: a=1 instead of b',
          'header x-k: v instead of w',
        ],
      },
    ],
    [
      'an exchange that is not made',
      { code: 'info 1;', http: [exchange] },
      false,
      { http: ['1 exchanges were not made'] },
    ],
    [
      'an exchange too many',
      { code: 'getUrl("https://a.example");' },
      false,
      { http: ['GET https://a.example was not expected'] },
    ],
  ])('%s', async (_name, fields, pass, actual) => {
    const result = await run(fields);
    expect(result.actual).toMatchObject(actual);
    expect(result.pass).toBe(pass);
  });

  test('the result holds both sides as plain data', async () => {
    const result = await run({ code: 'info 1;', info: ['2'], returns: 3, error: true });
    expect(result).toEqual({
      pass: false,
      expected: { info: ['2'], returns: '3', error: true },
      actual: { info: ['1'], returns: 'null', error: null },
    });
  });
});

describe('a file of cases that cannot be read says where', () => {
  test.each([
    ['[', 'not JSON: a value is missing at character 2'],
    ['{}', 'not an array of cases'],
    ['[1]', 'case 0 is not an object'],
    ['[{"id":1}]', 'id of case 0 is not a text'],
    ['[{"id":"a"}]', 'code of case a is not a text'],
    ['[{"id":"a","code":"","info":[1]}]', 'element 0 of info of case a is not a text'],
    ['[{"id":"a","code":"","error":"["}]', 'error of case a is not a regular expression'],
    [
      '[{"id":"a","code":"","http":[{"expect":{},"reply":{"body":1}}]}]',
      'body of reply of element 0 of http of case a is not a text',
    ],
  ])('%s', (text, message) => {
    expect(readConformanceCases(text)).toEqual({ ok: false, message });
  });
});
