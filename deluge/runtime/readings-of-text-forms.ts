import type { Reading } from './reading.ts';

/** What is not settled about how values print. */
export const textFormReadings = {
  'null-print': {
    question: 'What does info print for null?',
    values: ['null-word', 'empty'],
    default: 'null-word',
    sources: ['no page prints a null on its own; JSON prints the word'],
    probe: {
      kind: 'printed',
      print: 'given.get("missing")',
      answers: { 'null-word': /^null$/, empty: /^$/ },
    },
  },
  'null-to-text': {
    question: 'What does toString() give for a null value?',
    values: ['null', 'null-word', 'error'],
    default: 'null',
    sources: ['https://www.zoho.com/deluge/help/functions/common/tostring.html does not say'],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("missing").toString();',
        `if(value == null)
{
seen = "null";
}
else
{
seen = "[" + value + "]";
}`,
      ],
      answers: { null: /^null$/, 'null-word': /^\[null\]$/, error: /^error$/ },
    },
  },
  'decimal-trailing-zeros': {
    question: 'Does 1.50 print as 1.5?',
    values: ['dropped', 'kept'],
    default: 'dropped',
    sources: [
      'https://www.zoho.com/deluge/help/functions/number/signum.html prints 1.0; no page shows a final zero',
    ],
    probe: {
      kind: 'asked',
      statements: ['seen = "" + 1.50;'],
      answers: { dropped: /^1\.5$/, kept: /^1\.50$/ },
    },
  },
  'whole-to-decimal': {
    question: 'How does "100".toDecimal() print?',
    values: ['whole', 'with-point'],
    default: 'whole',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/todecimal.html: 100',
      'https://www.zoho.com/deluge/help/functions/number/signum.html prints 1.0 for a decimal of its own',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = "100".toDecimal();', 'seen = "" + value;'],
      answers: { whole: /^100$/, 'with-point': /^100\.0+$/ },
    },
  },
  'large-decimal-print': {
    question: 'How does the decimal 12345678.5 print?',
    values: ['plain', 'scientific'],
    default: 'plain',
    sources: [
      'the print form of a decimal with many digits is documented nowhere; Java prints such a double as 1.23456785E7',
    ],
    probe: {
      kind: 'asked',
      statements: ['seen = "" + 12345678.5;'],
      answers: { plain: /^12345678\.50*$/, scientific: /^1\.23456785E\+?0?7$/ },
    },
  },
  'list-print': {
    question: 'How does a list print on its own?',
    values: ['plain', 'spaced', 'json'],
    default: 'plain',
    sources: [
      'https://www.zoho.com/deluge/help/functions/list/distinct.html and functions/string/reverse.html: a, b',
      'https://www.zoho.com/creator/help/script/built-in-functions/built-in-function-list-tolist.html: a,b',
      'https://www.zoho.com/deluge/help/functions/common/tostring.html speaks of JSON text',
    ],
    probe: {
      kind: 'asked',
      statements: ['shown = List();', 'shown.add(1);', 'shown.add("a");', 'seen = "" + shown;'],
      answers: { plain: /^1,a$/, spaced: /^1, a$/, json: /^\[1,"a"\]$/ },
    },
  },
  'map-key-order': {
    question: 'In which order does a map that was read from JSON text hold its keys?',
    values: ['insertion', 'reversed', 'hash'],
    default: 'insertion',
    sources: [
      'https://www.zoho.com/deluge/help/map-manipulations/put-all-keys.html: insertion order',
      'https://www.zoho.com/deluge/help/functions/string/tomap.html prints the keys in another order',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'parsed = given.get("json").toMap();',
        'names = parsed.keys();',
        'seen = names.get(0) + " " + names.get(1) + " " + names.get(2);',
      ],
      answers: {
        insertion: /^apple banana cherry$/,
        reversed: /^cherry banana apple$/,
        hash: /^banana apple cherry$/,
      },
    },
  },
  'built-map-key-order': {
    question: 'In which order does a map that a script built hold its keys?',
    values: ['insertion', 'hash'],
    default: 'insertion',
    sources: [
      'https://www.zoho.com/deluge/help/map-manipulations/put-all-keys.html: insertion order',
      'no page promises an order; a Java HashMap has its own',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'built = Map();',
        'built.put("apple",1);',
        'built.put("banana",2);',
        'built.put("cherry",3);',
        'names = built.keys();',
        'seen = names.get(0) + " " + names.get(1) + " " + names.get(2);',
      ],
      answers: { insertion: /^apple banana cherry$/, hash: /^banana apple cherry$/ },
    },
  },
  'json-slash': {
    question: 'How is / written when a map prints?',
    values: ['plain', 'escaped'],
    default: 'plain',
    sources: ['no page shows one; both are JSON, and some Java libraries escape it'],
    probe: {
      kind: 'asked',
      statements: ['shown = Map();', 'shown.put("a","b/c");', 'seen = shown.toString();'],
      answers: { plain: /^\{"a":"b\/c"\}$/, escaped: /^\{"a":"b\\+\/c"\}$/ },
    },
  },
  'json-non-ascii': {
    question: 'How is é written when a map prints?',
    values: ['plain', 'escaped'],
    default: 'plain',
    sources: ['no page shows one; both are JSON'],
    probe: {
      kind: 'asked',
      statements: ['shown = Map();', 'shown.put("a",hexToText("C3A9"));', 'seen = shown.toString();'],
      answers: { plain: /^\{"a":"[^\\]+"\}$/, escaped: /^\{"a":"\\+u00[0-9A-Fa-f]{2}.*"\}$/ },
    },
  },
} as const satisfies Readonly<Record<string, Reading>>;
