import type { Reading } from './reading.ts';

/** What is not settled about literals, statements and errors. */
export const literalReadings = {
  'escape-letters': {
    question: 'Is \\n in a text literal a line break?',
    values: ['control-characters', 'kept'],
    default: 'control-characters',
    sources: ['25 saved scripts rely on \\n; 39 write hexToText("0A") instead (observed)'],
    probe: {
      kind: 'asked',
      statements: ['seen = "" + "a\\nb".length();'],
      answers: { 'control-characters': /^3$/, kept: /^4$/ },
    },
  },
  'escape-backslash': {
    question: 'What does \\\\ in a text literal mean?',
    values: ['one-backslash', 'two-backslashes'],
    default: 'one-backslash',
    sources: ['https://www.zoho.com/deluge/help/datatypes/text.html documents the escape of the quote only'],
    probe: {
      kind: 'asked',
      statements: ['seen = "" + "a\\\\b".length();'],
      answers: { 'one-backslash': /^3$/, 'two-backslashes': /^4$/ },
    },
  },
  'minus-before-call': {
    question: 'Does the minus of -5.abs() belong to the number, or to the result of the call?',
    values: ['number', 'result'],
    default: 'number',
    sources: [
      'https://www.zoho.com/deluge/help/functions/number/round.html rounds -150.55.round(-2) as a negative number; both give -200',
    ],
    probe: {
      kind: 'asked',
      statements: ['seen = "" + -5.abs();'],
      answers: { number: /^5$/, result: /^-5$/ },
    },
  },
  'single-quoted-date': {
    question: "Is '2024-01-31' a date or a text?",
    values: ['date', 'text'],
    default: 'date',
    sources: [
      'https://www.zoho.com/deluge/help/datatypes/date-time.html: a date',
      '33 saved scripts of CRM use single quotes for ordinary text (observed)',
    ],
    probe: {
      kind: 'asked',
      statements: ["value = '31 January 2024';", 'seen = "" + value.toLong();'],
      answers: { date: /^\d{12,}$/, text: /^error$/ },
    },
  },
  'empty-braces': {
    question: 'What is {} where its use does not tell?',
    values: ['map', 'list'],
    default: 'map',
    sources: ['https://www.zoho.com/deluge/help/datatypes.html shows {} for both'],
    probe: {
      kind: 'asked',
      statements: ['braces = {};', 'seen = "<" + braces + ">";'],
      answers: { map: /^<\{\}>$/, list: /^<(\[\])?>$/ },
    },
  },
  'for-each-map': {
    question: 'What does for each go over when it is given a map?',
    values: ['error', 'keys', 'values'],
    default: 'error',
    sources: ['saved scripts write keys() always; no page shows a map'],
    probe: {
      kind: 'asked',
      statements: [
        'pairs = given.get("pairs");',
        `for each  item in pairs
{
seen = seen + item;
}`,
      ],
      answers: { error: /^error$/, keys: /^key$/, values: /^value$/ },
    },
  },
  'loop-over-changing-list': {
    question: 'Which elements does for each see of a list that its body changes?',
    values: ['those-at-start', 'as-it-is', 'error'],
    default: 'those-at-start',
    sources: [
      'https://www.zoho.com/deluge/help/list-manipulations/for-each-element.html does not say; Java stops with an error',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'rounds = 0;',
        'growing = List();',
        'growing.add("a");',
        'growing.add("b");',
        `for each  item in growing
{
rounds = rounds + 1;
if(rounds == 1)
{
growing.add("c");
}
}`,
        'seen = "" + rounds;',
      ],
      answers: { 'those-at-start': /^2$/, 'as-it-is': /^3$/, error: /^error$/ },
    },
  },
  'null-method': {
    question: 'What does a function called on null do, as in null.get("x")?',
    values: ['error', 'null'],
    default: 'error',
    sources: ['several guides of practitioners warn of the error (observed); no page says so'],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("missing").get("x");',
        `if(value == null)
{
seen = "null";
}
else
{
seen = "" + value;
}`,
      ],
      answers: { error: /^error$/, null: /^null$/ },
    },
  },
  'error-wording': {
    question: 'Are the messages of errors in a catch those that people quote?',
    values: ['as-quoted', 'other'],
    default: 'as-quoted',
    sources: [
      'https://www.zoho.com/deluge/help/functions/collection/get.html: "Given index 4 is greater than the list size"',
      `"Value is empty and 'get' function cannot be applied" is quoted from memory`,
    ],
    probe: {
      kind: 'asked',
      statements: [
        'short = given.get("list");',
        `try
{
value = given.get("missing").get("x");
}
catch (failure)
{
seen = seen + "[" + failure.message + "]";
}`,
        `try
{
value = short.get(5);
}
catch (failure)
{
seen = seen + "[" + failure.message + "]";
}`,
        `try
{
value = short.get(given.get("negative"));
}
catch (failure)
{
seen = seen + "[" + failure.message + "]";
}`,
      ],
      answers: {
        'as-quoted':
          /(Value is empty and 'get' function cannot be applied|Given index -?\d+ is greater than the list size)/,
        other: /^\[(?!.*(Value is empty and|Given index -?\d+ is)).+\]$/,
      },
    },
  },
  'error-to-text': {
    question: 'What does the error of a catch print?',
    values: ['line-and-message', 'message', 'map'],
    default: 'line-and-message',
    sources: [
      'public logs of CRM functions show "Error at line : 67, …" (observed)',
      'https://www.zoho.com/deluge/help/misc-statements/try-catch.html names message and lineNo',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'short = given.get("list");',
        `try
{
value = short.get(given.get("negative"));
}
catch (failure)
{
seen = "" + failure;
}`,
      ],
      answers: {
        'line-and-message': /^Error at line/,
        message: /^(?!Error at line|\{|error$).+$/,
        map: /^\{/,
      },
    },
  },
  'thrown-value': {
    question: 'What is the variable of a catch after throw "x"?',
    values: ['error', 'value'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/misc-statements/throw.html describes the statement; the part with the form of its operand has not been seen',
      'a course on Deluge that names the page throws {"message":"…","data":{…}} and reads e.message (observed)',
    ],
    probe: {
      kind: 'not-asked',
      why: 'the form of throw is not known for sure: a script that Zoho refuses to save would settle nothing',
    },
  },
} as const satisfies Readonly<Record<string, Reading>>;
