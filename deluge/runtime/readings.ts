/** One question that Zoho's public pages leave open or answer twice, with the behaviours that are possible. */
export interface Reading {
  readonly question: string;
  /** The possible behaviours. */
  readonly values: readonly string[];
  /** The one that the evidence favours. */
  readonly default: string;
  /** Where the evidence is. */
  readonly sources: readonly string[];
}

/**
 * What is not settled about the platform, and what the runtime takes for true until a live console has settled it.
 * A run is given its readings, so that a script can be shown to work under every one of them.
 */
export const readingTable = {
  'whole-division': {
    question: 'What do 7 / 2 and 6 / 2 give?',
    values: ['exact', 'truncate', 'decimal'],
    default: 'exact',
    sources: [
      'a team of Zoho Creator saw / give a decimal always, 3.0 for 6 / 2 (observed)',
      'https://www.zoho.com/deluge/help/operators/arithmetic-operators.html shows 5/5 = 1 only',
      'saved scripts such as (amount * percent / 100).round(2) only make sense when the fraction is kept',
    ],
  },
  'decimal-arithmetic': {
    question: 'Is 0.1 + 0.2 exact, and how many digits has 1.0 / 3?',
    values: ['decimal-16', 'decimal-34', 'double'],
    default: 'decimal-16',
    sources: [
      'https://www.zoho.com/deluge/help/functions/number/frac.html: frac(24.6) is 0.6, which no double gives',
      'no page gives the precision; the number of digits of 1.0 / 3 is inferred',
    ],
  },
  'large-decimal-print': {
    question: 'How does the decimal 12345678.5 print?',
    values: ['plain', 'scientific'],
    default: 'plain',
    sources: [
      'the print form of a decimal with many digits is documented nowhere; Java prints such a double as 1.23456785E7',
    ],
  },
  'whole-overflow': {
    question: 'What does 9223372036854775807 + 1 give?',
    values: ['error', 'wraps'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/datatypes/number.html gives the range and not what happens beyond it',
    ],
  },
  'null-in-arithmetic': {
    question: 'What does 1 + null give?',
    values: ['error', 'zero', 'null'],
    default: 'error',
    sources: ['https://www.zoho.com/deluge/help/operators/arithmetic-operators.html does not say'],
  },
  'date-plus-number': {
    question: 'What does a date + 1 give?',
    values: ['error', 'days', 'milliseconds'],
    default: 'error',
    sources: [
      'the newer operators page of Zoho Creator: TIMESTAMP + BIGINT is an error',
      'an older page of Zoho Creator adds a number to a date',
    ],
  },
  'text-plus-null': {
    question: 'What does "a" + null give?',
    values: ['null-word', 'empty', 'error'],
    default: 'null-word',
    sources: ['saved scripts join fields with + and then remove("null")'],
  },
  'null-to-text': {
    question: 'What does toString() give for a null value?',
    values: ['null', 'null-word', 'error'],
    default: 'null',
    sources: ['https://www.zoho.com/deluge/help/functions/common/tostring.html does not say'],
  },
  'decimal-trailing-zeros': {
    question: 'Does 1.50 print as 1.5?',
    values: ['dropped', 'kept'],
    default: 'dropped',
    sources: [
      'https://www.zoho.com/deluge/help/functions/number/signum.html prints 1.0; no page shows a final zero',
    ],
  },
  'text-number-equality': {
    question: 'Is the text "200" equal to the number 200?',
    values: ['by-value', 'never'],
    default: 'by-value',
    sources: [
      'saved scripts compare responseCode both with "200" and with 200',
      'https://www.zoho.com/deluge/help/functions/common/equals.html: equals("1",1) is false, as a function',
    ],
  },
  'text-boolean-equality': {
    question: 'Is the text "true" equal to true?',
    values: ['never', 'by-value'],
    default: 'never',
    sources: ['https://www.zoho.com/deluge/help/operators/relational-operators.html does not say'],
  },
  'text-comparison': {
    question: 'What does "a" < "b" give?',
    values: ['error', 'alphabetical'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/operators/relational-operators.html takes numbers and dates only',
      'people quote "Comparison of non numeric expression is not supported" (observed)',
    ],
  },
  'numeric-text-comparison': {
    question: 'What does "10" > 9 give?',
    values: ['error', 'by-value'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/operators/relational-operators.html takes numbers and dates only; no page has a rule for text beside a number',
    ],
  },
  'short-circuit': {
    question: 'Does && evaluate its right side when the left one is false?',
    values: ['stops-early', 'evaluates-both'],
    default: 'stops-early',
    sources: [
      'saved scripts write x != null && x.size() > 0 on one variable in 43 files (observed); no page says so',
    ],
  },
  'logical-precedence': {
    question: 'Is true || false && false true?',
    values: ['and-first', 'left-to-right'],
    default: 'and-first',
    sources: ['the pages speak of a precedence factor and print no table; saved conditions fit && before ||'],
  },
  'container-assignment': {
    question: 'Does b = a share a map or list, or copy it?',
    values: ['shared', 'copied'],
    default: 'shared',
    sources: ['https://www.zoho.com/deluge/help/map-manipulations.html does not say; Java shares'],
  },
  'variable-case': {
    question: 'Are the variables Total and total the same?',
    values: ['different', 'same'],
    default: 'different',
    sources: [
      'one guide of practitioners says that case matters; keywords and functions are compared without case',
    ],
  },
  'empty-braces': {
    question: 'What is {} where its use does not tell?',
    values: ['map', 'list'],
    default: 'map',
    sources: ['https://www.zoho.com/deluge/help/datatypes.html shows {} for both'],
  },
  'escape-letters': {
    question: 'Is \\n in a text literal a line break?',
    values: ['control-characters', 'kept'],
    default: 'control-characters',
    sources: ['25 saved scripts rely on \\n; 39 write hexToText("0A") instead (observed)'],
  },
  'escape-backslash': {
    question: 'What does \\\\ in a text literal mean?',
    values: ['one-backslash', 'two-backslashes'],
    default: 'one-backslash',
    sources: ['https://www.zoho.com/deluge/help/datatypes/text.html documents the escape of the quote only'],
  },
  'single-quoted-date': {
    question: "Is '2024-01-31' a date or a text?",
    values: ['date', 'text'],
    default: 'date',
    sources: [
      'https://www.zoho.com/deluge/help/datatypes/date-time.html: a date',
      '33 saved scripts of CRM use single quotes for ordinary text (observed)',
    ],
  },
  'empty-text-equals-null': {
    question: 'Is "" == null true?',
    values: ['equal', 'different'],
    default: 'different',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull.html: isNull("") is true; == is not shown',
    ],
  },
  'is-null-of-empty-text': {
    question: 'What does isNull("") give?',
    values: ['true', 'false'],
    default: 'true',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull.html: true',
      'the page that compares isNull, isBlank and isEmpty contradicts it for other values',
    ],
  },
  'is-null-of-map': {
    question: 'What does isNull() give for a map?',
    values: ['false', 'null'],
    default: 'false',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html prints null',
      'https://www.zoho.com/deluge/help/functions/common/isnull.html does not say',
    ],
  },
  'ifnull-of-empty-text': {
    question: 'What does ifnull("", "x") give?',
    values: ['empty', 'default'],
    default: 'empty',
    sources: [
      'https://www.zoho.com/deluge/help/conditional-statements/condition.html speaks of null; isNull("") is true',
    ],
  },
  'is-blank-of-null': {
    question: 'What does isBlank(null) give?',
    values: ['true', 'false'],
    default: 'true',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isblank.html: true if blank',
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html: false',
    ],
  },
  'is-empty-of-empty-text': {
    question: 'What does isEmpty("") give?',
    values: ['true', 'null'],
    default: 'true',
    sources: [
      'https://www.zoho.com/deluge/help/functions/collection/isempty.html: true if empty',
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html prints null',
    ],
  },
  'is-empty-of-blanks': {
    question: 'What does isEmpty(" ") give?',
    values: ['false', 'true'],
    default: 'false',
    sources: [
      'https://www.zoho.com/deluge/help/functions/collection/isempty.html: false',
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html: true',
    ],
  },
  'empty-check-on-null': {
    question: 'What does isEmpty() give for a null value?',
    values: ['true', 'false', 'null', 'error'],
    default: 'true',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html prints null',
      'https://www.zoho.com/deluge/help/functions/collection/isempty.html does not say',
    ],
  },
  'null-method': {
    question: 'What does a function called on null do, as in null.get("x")?',
    values: ['error', 'null'],
    default: 'error',
    sources: ['several guides of practitioners warn of the error (observed); no page says so'],
  },
  'error-wording': {
    question: 'Are the messages of errors in a catch those that people quote?',
    values: ['as-quoted', 'other'],
    default: 'as-quoted',
    sources: [
      `"Value is empty and 'get' function cannot be applied" and "Given index value is higher than the list size" are quoted from memory`,
    ],
  },
  'error-to-text': {
    question: 'What does the error of a catch print?',
    values: ['line-and-message', 'message', 'map'],
    default: 'line-and-message',
    sources: [
      'public logs of CRM functions show "Error at line : 67, …" (observed)',
      'https://www.zoho.com/deluge/help/misc-statements/try-catch.html names message and lineNo',
    ],
  },
  'thrown-value': {
    question: 'What is the variable of a catch after throw "x"?',
    values: ['error', 'value'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/misc-statements/throw.html describes the statement; the form of its operand has not been seen',
    ],
  },
  'null-print': {
    question: 'What does info print for null?',
    values: ['null-word', 'empty'],
    default: 'null-word',
    sources: ['no page prints a null on its own; JSON prints the word'],
  },
  'list-get-past-end': {
    question: 'What does get() give for a position that the list does not have?',
    values: ['error', 'null'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/misc-statements/try-catch.html: an error',
      'https://www.zoho.com/deluge/help/conditional-statements/condition.html: ifNull(list.get(10),"Not found")',
    ],
  },
  'sublist-past-end': {
    question: 'What does subList(0, 5) of two elements give?',
    values: ['error', 'shortened'],
    default: 'error',
    sources: ['saved scripts test size() > 100 before subList(0,100), which suggests an error (observed)'],
  },
  'for-each-map': {
    question: 'What does for each go over when it is given a map?',
    values: ['error', 'keys', 'values'],
    default: 'error',
    sources: ['saved scripts write keys() always; no page shows a map'],
  },
  'loop-over-changing-list': {
    question: 'Which elements does for each see of a list that its body changes?',
    values: ['those-at-start', 'as-it-is', 'error'],
    default: 'those-at-start',
    sources: [
      'https://www.zoho.com/deluge/help/list-manipulations/for-each-element.html does not say; Java stops with an error',
    ],
  },
  'map-key-order': {
    question: 'In which order does a map that was read from JSON text hold its keys?',
    values: ['insertion', 'reversed', 'hash'],
    default: 'insertion',
    sources: [
      'https://www.zoho.com/deluge/help/map-manipulations/put-all-keys.html: insertion order',
      'https://www.zoho.com/deluge/help/functions/string/tomap.html prints the keys in another order',
    ],
  },
  'built-map-key-order': {
    question: 'In which order does a map that a script built hold its keys?',
    values: ['insertion', 'hash'],
    default: 'insertion',
    sources: [
      'https://www.zoho.com/deluge/help/map-manipulations/put-all-keys.html: insertion order',
      'no page promises an order; a Java HashMap has its own',
    ],
  },
  'map-print': {
    question: 'How does a map print?',
    values: ['json', 'equals-signs'],
    default: 'json',
    sources: [
      'samples of the pages and saved scripts, which post map.toString() to JSON services',
      'one guide shows {key=value} for Flow and Desk (observed, contradicted)',
    ],
  },
  'json-slash': {
    question: 'How is / written when a map prints?',
    values: ['plain', 'escaped'],
    default: 'plain',
    sources: ['no page shows one; both are JSON, and some Java libraries escape it'],
  },
  'json-non-ascii': {
    question: 'How is é written when a map prints?',
    values: ['plain', 'escaped'],
    default: 'plain',
    sources: ['no page shows one; both are JSON'],
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
  },
  'split-to-characters': {
    question: 'What does "abc".toList("") give?',
    values: ['characters', 'characters-and-empty'],
    default: 'characters',
    sources: [
      'saved scripts use "".leftpad(n).toList("") for n rounds and "".leftpad(n - 1).toList("") for n rounds',
    ],
  },
  'text-length': {
    question: 'What does length() count in a text with an emoji?',
    values: ['utf-16-units', 'characters'],
    default: 'utf-16-units',
    sources: ['no page counts a character outside the basic plane; Java counts UTF-16 units'],
  },
  'prefix-without-match': {
    question: 'What does getPrefix() give when the search text is missing?',
    values: ['null', 'empty'],
    default: 'null',
    sources: ['https://www.zoho.com/deluge/help/functions/string/getprefix.html does not say'],
  },
  'month-end': {
    question: 'What is one month after 31 January?',
    values: ['last-day', 'next-month'],
    default: 'last-day',
    sources: [
      'https://www.zoho.com/deluge/help/functions/datetime/addmonth.html does not say; the calendar of Java takes the last day',
    ],
  },
  'date-after-move': {
    question: 'Does a date without a time have one after addDay()?',
    values: ['none', 'midnight'],
    default: 'none',
    sources: [
      'https://www.zoho.com/deluge/help/functions/datetime/addyear.html prints 00:00:00',
      'https://www.zoho.com/deluge/help/functions/datetime/eomonth.html prints none',
    ],
  },
  'clock-gap': {
    question: 'What is 02:30 in a night in which the clocks go from 02:00 to 03:00?',
    values: ['later', 'earlier'],
    default: 'later',
    sources: ['no page says; the calendar of Java takes the offset before the gap'],
  },
  'unix-epoch-unit': {
    question: 'Does unixEpoch() count milliseconds or seconds?',
    values: ['milliseconds', 'seconds'],
    default: 'milliseconds',
    sources: [
      'https://www.zoho.com/deluge/help/functions/datetime/unix-epoch.html: milliseconds',
      'the release notes of Deluge: seconds',
    ],
  },
  'utc-offset-zone': {
    question: 'Which time zone is UTC+8?',
    values: ['gmt', 'eight-hours-ahead'],
    default: 'gmt',
    sources: [
      'https://www.zoho.com/deluge/help/functions/datetime/unix-epoch.html prints the value of GMT for it',
    ],
  },
  'hmac-argument-order': {
    question: 'Which argument of zoho.encryption.hmacsha256 is the key?',
    values: ['first', 'second'],
    default: 'first',
    sources: [
      'https://www.zoho.com/deluge/help/encryption/hmacsha256.html: the key, then the text; no sample has been checked',
    ],
  },
  'conditional-evaluation': {
    question: 'Does if(condition, a, b) evaluate the branch that is not taken?',
    values: ['lazy', 'eager'],
    default: 'lazy',
    sources: ['https://www.zoho.com/deluge/help/conditional-statements/condition.html does not say'],
  },
  'ifnull-evaluation': {
    question: 'Does ifnull(a, b) evaluate b when a is not null?',
    values: ['lazy', 'eager'],
    default: 'lazy',
    sources: ['https://www.zoho.com/deluge/help/conditional-statements/condition.html does not say'],
  },
  'invokeurl-http-error': {
    question: 'What does invokeurl give on a status of 400 or more, without detailed:true?',
    values: ['body', 'error'],
    default: 'body',
    sources: ['saved scripts read the error code from the answer', 'one guide says that the statement fails'],
  },
  'response-code-type': {
    question: 'Is responseCode of a detailed answer a number or a text?',
    values: ['number', 'text'],
    default: 'number',
    sources: ['saved scripts compare it with 200 and with "200"'],
  },
  'response-text-form': {
    question: 'Is responseText of a detailed answer a text, or already a map?',
    values: ['text', 'parsed'],
    default: 'parsed',
    sources: ['saved scripts write responseText.get("id")'],
  },
  'record-task-envelope': {
    question: 'Does zoho.bigin.getRecordById give the record, or {"data":[record]}?',
    values: ['envelope', 'record'],
    default: 'envelope',
    sources: [
      'the Bigin tutorial on connections reads resp.get("data").get(0)',
      'the CRM task of the same name gives the record',
    ],
  },
  'empty-search': {
    question: 'What does a search task give when nothing is found?',
    values: ['empty-list', 'null'],
    default: 'empty-list',
    sources: ['saved scripts test size() > 0, != null and isEmpty()'],
  },
  'empty-related-records': {
    question: 'What does getRelatedRecords give when there are none?',
    values: ['empty-list', 'null', 'error-map'],
    default: 'empty-list',
    sources: ['scripts guard against an empty list, null and a map with an error; no page says'],
  },
  'refused-write': {
    question: 'What does a record task do when Bigin refuses the record?',
    values: ['result-map', 'error'],
    default: 'result-map',
    sources: [
      'the REST call gives a result for each record; what the task makes of it is documented nowhere',
    ],
  },
} as const satisfies Readonly<Record<string, Reading>>;

export type ReadingName = keyof typeof readingTable;

/** One behaviour picked for each open question. */
export type Readings = { readonly [Name in ReadingName]: (typeof readingTable)[Name]['values'][number] };

/** What the evidence favours. */
export const defaultReadings: Readings = Object.fromEntries(
  Object.entries(readingTable).map(([name, reading]) => [name, reading.default]),
) as Readings;
