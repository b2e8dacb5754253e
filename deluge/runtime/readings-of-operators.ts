import type { Reading } from './reading.ts';

/** What is not settled about operators and variables. */
export const operatorReadings = {
  'whole-division': {
    question: 'What do 7 / 2 and 6 / 2 give?',
    values: ['exact', 'truncate', 'decimal'],
    default: 'exact',
    sources: [
      'a team of Zoho Creator saw / give a decimal always, 3.0 for 6 / 2 (observed)',
      'https://www.zoho.com/deluge/help/operators/arithmetic-operators.html shows 5/5 = 1 only',
      'saved scripts such as (amount * percent / 100).round(2) only make sense when the fraction is kept',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("seven") / given.get("two");',
        'other = given.get("six") / given.get("two");',
        'seen = "" + value + " " + other;',
      ],
      answers: { exact: /^3\.50* 3$/, truncate: /^3 3$/, decimal: /^3\.50* 3\.0+$/ },
    },
  },
  'decimal-arithmetic': {
    question: 'Is 0.1 + 0.2 exact, and how many digits has 1.0 / 3?',
    values: ['decimal-16', 'decimal-34', 'double'],
    default: 'decimal-16',
    sources: [
      'https://www.zoho.com/deluge/help/functions/number/frac.html: frac(24.6) is 0.6, which no double gives',
      'no page gives the precision; the number of digits of 1.0 / 3 is inferred',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = 0.1 + 0.2;', 'other = 1.0 / 3;', 'seen = "" + value + " " + other;'],
      answers: {
        'decimal-16': /^0\.30* 0\.3{16}$/,
        'decimal-34': /^0\.30* 0\.3{34}$/,
        double: /^0\.30{10,}4 0\.3+$/,
      },
    },
  },
  'whole-overflow': {
    question: 'What does 9223372036854775807 + 1 give?',
    values: ['error', 'wraps'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/datatypes/number.html gives the range and not what happens beyond it',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("largest") + given.get("one");', 'seen = "" + value;'],
      answers: { error: /^error$/, wraps: /^-9223372036854775808$/ },
    },
  },
  'null-in-arithmetic': {
    question: 'What does 1 + null give?',
    values: ['error', 'zero', 'null'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/operators/arithmetic-operators.html does not say',
      'a public list of the messages of https://www.zoho.com/deluge/help/error-messages.html has "Null value occurred while performing … operation" (observed)',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("one") + given.get("missing");',
        `if(value == null)
{
seen = "null";
}
else
{
seen = "" + value;
}`,
      ],
      answers: { error: /^error$/, zero: /^1$/, null: /^null$/ },
    },
  },
  'date-plus-number': {
    question: 'What does a date + 1 give?',
    values: ['error', 'days', 'milliseconds'],
    default: 'error',
    sources: [
      'the newer operators page of Zoho Creator: TIMESTAMP + BIGINT is an error',
      'an older page of Zoho Creator adds a number to a date',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'later = given.get("day") + given.get("one");',
        'seen = "no date: ";',
        'elapsed = later.toLong() - given.get("day").toLong();',
        'seen = "" + elapsed;',
      ],
      answers: { error: /^error$/, days: /^(864|900|828)00000$/, milliseconds: /^1$/ },
    },
  },
  'text-plus-null': {
    question: 'What does "a" + null give?',
    values: ['null-word', 'empty', 'error'],
    default: 'null-word',
    sources: ['saved scripts join fields with + and then remove("null")'],
    probe: {
      kind: 'asked',
      statements: ['value = "a" + given.get("missing");', 'seen = "[" + value + "]";'],
      answers: { 'null-word': /^\[anull\]$/, empty: /^\[a\]$/, error: /^error$/ },
    },
  },
  'text-number-equality': {
    question: 'Is the text "200" equal to the number 200?',
    values: ['by-value', 'never'],
    default: 'by-value',
    sources: [
      'saved scripts compare responseCode both with "200" and with 200',
      'https://www.zoho.com/deluge/help/functions/common/equals.html: equals("1",1) is false, as a function',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("digits") == given.get("number");', 'seen = "" + value;'],
      answers: { 'by-value': /^true$/, never: /^false$/ },
    },
  },
  'text-boolean-equality': {
    question: 'Is the text "true" equal to true?',
    values: ['never', 'by-value'],
    default: 'never',
    sources: ['https://www.zoho.com/deluge/help/operators/relational-operators.html does not say'],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("word") == given.get("yes");', 'seen = "" + value;'],
      answers: { never: /^false$/, 'by-value': /^true$/ },
    },
  },
  'list-text-equality': {
    question: 'Is the list {"x"} equal to the text "x"?',
    values: ['listed', 'never'],
    default: 'listed',
    sources: [
      'https://www.zoho.com/deluge/help/operators/creator-fields-and-their-applicable-operators.html: a list field of Creator equals a text that is listed in it; other pages do not say',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("list") == given.get("element");', 'seen = "" + value;'],
      answers: { listed: /^true$/, never: /^false$/ },
    },
  },
  'text-comparison': {
    question: 'What does "a" < "b" give?',
    values: ['error', 'alphabetical'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/operators/relational-operators.html takes numbers and dates only',
      'people quote "Comparison of non numeric expression is not supported" (observed)',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("a") < given.get("b");', 'seen = "" + value;'],
      answers: { error: /^error$/, alphabetical: /^true$/ },
    },
  },
  'numeric-text-comparison': {
    question: 'What does "10" > 9 give?',
    values: ['error', 'by-value'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/operators/relational-operators.html takes numbers and dates only; no page has a rule for text beside a number',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("digits") > given.get("seven");', 'seen = "" + value;'],
      answers: { error: /^error$/, 'by-value': /^true$/ },
    },
  },
  'empty-text-equals-null': {
    question: 'Is "" == null true?',
    values: ['equal', 'different'],
    default: 'different',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull.html: isNull("") is true; == is not shown',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("missing") == given.get("empty");', 'seen = "" + value;'],
      answers: { equal: /^true$/, different: /^false$/ },
    },
  },
  'short-circuit': {
    question: 'Does && evaluate its right side when the left one is false?',
    values: ['stops-early', 'evaluates-both'],
    default: 'stops-early',
    sources: [
      'saved scripts write x != null && x.size() > 0 on one variable in 43 files (observed); no page says so',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("missing") != null && 1 / given.get("zero") == 1;',
        'seen = "" + value;',
      ],
      answers: { 'stops-early': /^false$/, 'evaluates-both': /^error$/ },
    },
  },
  'logical-precedence': {
    question: 'Is true || false && false true?',
    values: ['and-first', 'left-to-right'],
    default: 'and-first',
    sources: [
      'https://www.zoho.com/creator/help/script/operators.html: && first, for Creator; no other product prints a table',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'yes = given.get("yes");',
        'no = given.get("no");',
        'value = yes || no && no;',
        'seen = "" + value;',
      ],
      answers: { 'and-first': /^true$/, 'left-to-right': /^false$/ },
    },
  },
  'conditional-evaluation': {
    question: 'Does if(condition, a, b) evaluate the branch that is not taken?',
    values: ['lazy', 'eager'],
    default: 'lazy',
    sources: ['https://www.zoho.com/deluge/help/conditional-statements/condition.html does not say'],
    probe: {
      kind: 'asked',
      statements: [
        'value = if(given.get("missing") == null,"none","" + 1 / given.get("zero"));',
        'seen = value;',
      ],
      answers: { lazy: /^none$/, eager: /^error$/ },
    },
  },
  'ifnull-evaluation': {
    question: 'Does ifnull(a, b) evaluate b when a is not null?',
    values: ['lazy', 'eager'],
    default: 'lazy',
    sources: ['https://www.zoho.com/deluge/help/conditional-statements/condition.html does not say'],
    probe: {
      kind: 'asked',
      statements: ['value = ifnull(given.get("word"),"" + 1 / given.get("zero"));', 'seen = value;'],
      answers: { lazy: /^true$/, eager: /^error$/ },
    },
  },
  'container-assignment': {
    question: 'Does b = a share a map or list, or copy it?',
    values: ['shared', 'copied'],
    default: 'shared',
    sources: ['https://www.zoho.com/deluge/help/map-manipulations.html does not say; Java shares'],
    probe: {
      kind: 'asked',
      statements: ['first = List();', 'second = first;', 'second.add("x");', 'seen = "" + first.size();'],
      answers: { shared: /^1$/, copied: /^0$/ },
    },
  },
  'variable-case': {
    question: 'Are the variables Total and total the same?',
    values: ['different', 'same'],
    default: 'different',
    sources: [
      'one guide of practitioners says that case matters; keywords and functions are compared without case',
    ],
    probe: {
      kind: 'asked',
      statements: ['caseProbe = "different";', 'CASEPROBE = "same";', 'seen = caseProbe;'],
      answers: { different: /^different$/, same: /^same$/ },
    },
  },
} as const satisfies Readonly<Record<string, Reading>>;
