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
    question: 'What does 7 / 2 give?',
    values: ['exact', 'truncate'],
    default: 'exact',
    sources: [
      'https://www.zoho.com/deluge/help/operators/arithmetic-operators.html shows 5/5 = 1 only',
      'saved scripts such as (amount * percent / 100).round(2) only make sense when the fraction is kept',
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
  'empty-text-equals-null': {
    question: 'Is "" == null true?',
    values: ['equal', 'different'],
    default: 'different',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull.html: isNull("") is true; == is not shown',
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
  'list-get-past-end': {
    question: 'What does get() give for a position that the list does not have?',
    values: ['error', 'null'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/misc-statements/try-catch.html: an error',
      'https://www.zoho.com/deluge/help/conditional-statements/condition.html: ifNull(list.get(10),"Not found")',
    ],
  },
  'map-key-order': {
    question: 'In which order does a map that was read from JSON text hold its keys?',
    values: ['insertion', 'reversed'],
    default: 'insertion',
    sources: [
      'https://www.zoho.com/deluge/help/map-manipulations/put-all-keys.html: insertion order',
      'https://www.zoho.com/deluge/help/functions/string/tomap.html prints the keys in another order',
    ],
  },
  'list-print': {
    question: 'How does a list print on its own?',
    values: ['plain', 'json'],
    default: 'plain',
    sources: [
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
} as const satisfies Readonly<Record<string, Reading>>;

export type ReadingName = keyof typeof readingTable;

/** One behaviour picked for each open question. */
export type Readings = { readonly [Name in ReadingName]: (typeof readingTable)[Name]['values'][number] };

/** What the evidence favours. */
export const defaultReadings: Readings = Object.fromEntries(
  Object.entries(readingTable).map(([name, reading]) => [name, reading.default]),
) as Readings;
