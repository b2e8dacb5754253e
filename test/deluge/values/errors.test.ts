import { expect, test } from 'vitest';
import { fail, ScriptFailure } from '../../../deluge/runtime/errors.ts';

function failureOf(run: () => never): ScriptFailure {
  try {
    return run();
  } catch (error) {
    if (error instanceof ScriptFailure) return error;
    throw error;
  }
}

test.each([
  [
    () => fail('undefined-variable', { name: 'b' }),
    "undefined-variable: Variable 'b' is not defined (Give 'b' a value before it is read.)",
  ],
  [
    () => fail('unknown-function', { name: 'sbuString', nearest: 'subString' }),
    "unknown-function: Not able to find 'sbuString' function (Did you mean 'subString'?)",
  ],
  [
    () => fail('unknown-task', { name: 'zoho.crm.fly' }),
    "unknown-task: The task 'zoho.crm.fly' is not known here (Call the service with invokeurl instead.)",
  ],
  [
    () =>
      fail('not-covered', { name: 'zoho.desk.create', owner: 'Zoho Desk', instead: 'Call its REST API.' }),
    "not-covered: 'zoho.desk.create' belongs to Zoho Desk and cannot be run here (Call its REST API.)",
  ],
  [
    () => fail('endless-regex', { pattern: '(a+)+', offset: 5 }),
    'endless-regex: This engine does not run the regular expression (a+)+: it repeats a repetition at character 5 (Matching it can take time without end. Write (a+)+ as a+, and ([a-z]+ ?)+ as [a-z ]+.)',
  ],
  [
    () => fail('not-xml', { text: '<a>', reason: 'an element is not closed', offset: 3 }),
    "not-xml: Invalid XML or Invalid XPath (The text '<a>' is not XML: an element is not closed at character 4.)",
  ],
  [
    () => fail('invalid-xpath', { path: '/a/[', reason: 'the name of a node is missing', offset: 3 }),
    "invalid-xpath: Invalid XML or Invalid XPath ('/a/[' is not an XPath: the name of a node is missing at character 4. Write the path from the outermost element on, as in /root/name/text().)",
  ],
  [
    () => fail('null-receiver', { name: 'get' }),
    "null-receiver: Value is empty and 'get' function cannot be applied (Test the value with != null before the call, or give it a default with ifnull(value, default).)",
  ],
  [
    () => fail('wrong-receiver', { name: 'trim', type: 'number', takes: ['text'] }),
    "wrong-receiver: The function 'trim' cannot be applied to a BIGINT value (It works on TEXT.)",
  ],
  [
    () => fail('argument-count', { name: 'text', given: 0, least: 1, most: 1 }),
    'argument-count: No. of arguments mismatches for the function text (It takes 1; 0 are given.)',
  ],
  [
    () => fail('argument-count', { name: 'subString', given: 3, least: 1, most: 2 }),
    'argument-count: No. of arguments mismatches for the function subString (It takes 1 to 2; 3 are given.)',
  ],
  [
    () => fail('argument-type', { name: 'get', parameter: 'index', type: 'text', takes: ['number'] }),
    "argument-type: The function 'get' does not take a TEXT value for 'index' (Give it BIGINT.)",
  ],
  [
    () => fail('wrong-operands', { operator: '-', left: 'number', right: 'text' }),
    'wrong-operands: In Criteria left expression is of type BIGINT and right expression is of type TEXT and the operator - is not valid (Convert one side, for example with toLong(), toDecimal() or toString().)',
  ],
  [
    () => fail('not-comparable', { left: 'text', right: 'text' }),
    'not-comparable: Comparison of non numeric expression is not supported (<, >, <= and >= compare numbers or dates; here TEXT stands against TEXT.)',
  ],
  [
    () => fail('condition-not-boolean', { type: 'text' }),
    'condition-not-boolean: A condition must be BOOLEAN, but this one is TEXT (Compare the value with something, for example != null.)',
  ],
  [
    () => fail('not-iterable', { type: 'number' }),
    "not-iterable: 'for each' cannot go over a BIGINT value (Give it a list, the keys() of a map, or a text with commas.)",
  ],
  [
    () => fail('null-operand', { operator: '*' }),
    'null-operand: Null value occurred while performing * operation (Give the value a default with ifnull(value, 0), or test it with != null before.)',
  ],
  [
    () => fail('modulo-operands', { left: 'number', right: 'text' }),
    'modulo-operands: On performing mod operation mismatch of data type expressions found (% takes numbers; here BIGINT stands against TEXT.)',
  ],
  [
    () => fail('division-by-zero', { operator: '/' }),
    'division-by-zero: Error in performing the Operation / : Divide by zero error (Test the divisor with != 0 before you divide.)',
  ],
  [
    () => fail('number-overflow', {}),
    'number-overflow: The number is outside the range of BIGINT (A whole number lies between -9223372036854775808 and 9223372036854775807.)',
  ],
  [
    () => fail('not-a-number', { text: '134A', wanted: 'number' }),
    "not-a-number: Unable to cast the '134A' value into a 'BIGINT' value because the input is in an invalid format (Test the text with isNumber() first.)",
  ],
  [
    () => fail('not-a-map', { text: `oops${'s'.repeat(100)}` }),
    `not-a-map: Unable to cast the 'oops${'s'.repeat(76)}…' value into a 'MAP' value because the input is in an invalid format (The text must be one JSON object, such as {"name":"Ann"}.)`,
  ],
  [
    () => fail('not-a-json-list', { text: '{}' }),
    "not-a-json-list: Unable to cast the '{}' value into a 'LIST' value because the input is in an invalid format (The text must be one JSON array, such as [1,2].)",
  ],
  [
    () => fail('not-json', { text: '<p>', reason: "'<' begins no value", offset: 0 }),
    "not-json: The text '<p>' is not JSON: '<' begins no value at character 1 (Look at the text with info before it is read as JSON.)",
  ],
  [
    () => fail('not-a-date', { text: 'soon' }),
    "not-a-date: Unable to cast the 'soon' value into a 'TIMESTAMP' value because the input is in an invalid format (Give the layout as the first argument, for example toDate(\"dd-MM-yyyy\").)",
  ],
  [
    () => fail('not-a-date', { text: 'soon', pattern: 'dd-MM-yyyy' }),
    "not-a-date: Unable to cast the 'soon' value into a 'TIMESTAMP' value because the input is in an invalid format (The text must have the layout dd-MM-yyyy.)",
  ],
  [
    () => fail('invalid-date-pattern', { pattern: 'b', reason: 'the letter b has no meaning' }),
    "invalid-date-pattern: 'b' is not a date pattern: the letter b has no meaning (Letters stand for fields, as in yyyy-MM-dd; put other letters in single quotes, as in 'T'.)",
  ],
  [
    () => fail('time-outside-day', {}),
    'time-outside-day: Invalid Operation. Value outside 24 hour range (A time of day cannot pass midnight; use a date with time.)',
  ],
  [
    () => fail('index-out-of-range', { index: 7n, size: 1 }),
    'index-out-of-range: Given index 7 is greater than the list size (The list has 1 element; positions count from 0.)',
  ],
  [
    () => fail('pair-among-elements', {}),
    'pair-among-elements: A key-value pair cannot be added to a collection of elements (Insert the value alone, or make the collection with pairs: Collection("key":"value").)',
  ],
  [
    () => fail('element-among-pairs', {}),
    'element-among-pairs: An element cannot be added to a collection of key-value pairs (Insert a pair, "key":"value", or make the collection without pairs: Collection("value").)',
  ],
  [
    () => fail('not-in-list', { name: 'rank', value: '100' }),
    "not-in-list: 'List contains invalid(TEXT) entries hence' can not be cast to 'valid list and perform desired operations' (rank() works on a list of numbers that holds the number in question; this one lacks 100. Test it with contains() first.)",
  ],
  [
    () => fail('text-range', { name: 'subString', start: 0n, end: 7n, length: 6 }),
    'text-range: index values were invalid (subString was asked for 0 to 7 of a text with 6 characters.)',
  ],
  [
    () => fail('argument-value', { name: 'left', parameter: 'count', problem: 'the text is shorter' }),
    "argument-value: The function 'left' cannot use the value given for 'count': the text is shorter",
  ],
  [
    () => fail('outside-domain', { name: 'sqrt', value: '-1' }),
    "outside-domain: The function 'sqrt' has no result for -1 (Test the value before the call.)",
  ],
  [
    () => fail('invalid-regex', { pattern: '{', reason: 'It is open' }),
    'invalid-regex: { is not a valid regular expression (It is open. To search for plain text, escape it with \\\\ or pass true as the last argument where the function has it.)',
  ],
  [
    () => fail('list-element-type', { type: 'text', wanted: 'number' }),
    'list-element-type: A TEXT value cannot be added to a list of BIGINT (Convert the value first, or use List() without a type.)',
  ],
  [
    () => fail('value-too-large', { what: 'The text for toMap', size: 9, limit: 5 }),
    'value-too-large: The text for toMap has 9 characters; 5 are allowed (Work on smaller pieces.)',
  ],
  [
    () => fail('statement-limit', { limit: 5000 }),
    'statement-limit: Number of statement execution limit exceed (A function may execute 5000 statements.)',
  ],
  [
    () => fail('call-depth-limit', { limit: 75 }),
    'call-depth-limit: Functions call each other more than 75 deep (Look for a function that calls itself without an end.)',
  ],
  [
    () => fail('socket-timeout', { url: 'https://a.example' }),
    'socket-timeout: socket timeout error (No answer came from https://a.example in time.)',
  ],
  [
    () => fail('request-failed', { url: 'https://a.example', reason: 'connection reset' }),
    'request-failed: The call to https://a.example failed: connection reset (Catch the error with try and catch if the script can go on without the answer.)',
  ],
  [
    () => fail('http-error', { url: 'https://a.example', status: 404 }),
    'http-error: The call to https://a.example was answered with status 404 (Use detailed:true to read the status in the script.)',
  ],
  [
    () => fail('connection-failed', { connection: 'books', reason: 'it is not declared' }),
    "connection-failed: The connection 'books' cannot be used: it is not declared (Check the link name, and that the connection has the scopes that the call needs.)",
  ],
  [() => fail('thrown', { text: 'mine' }), 'thrown: mine'],
])('failure %#', (run, described) => {
  const { code, message, hint } = failureOf(run);
  expect(`${code}: ${message}${hint === undefined ? '' : ` (${hint})`}`).toBe(`runtime/${described}`);
});
