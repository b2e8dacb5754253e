import type { ReadingName } from '../../../deluge/runtime/readings.ts';

/** A question that the public pages leave open, answer twice, or that saved scripts answer in several ways. */
export interface OpenQuestion {
  readonly question: string;
  /** The readings that answer it, or why there is none. */
  readonly answer: readonly ReadingName[] | { readonly none: string };
}

const atSave = 'it is settled when a script is saved: no running script can tell';
const otherProduct = 'it is about a product that is not run here';
const slip = 'the example contradicts its own page, which states the rule';

/** What the reference of the language marks as unsure, in its order. */
const language: readonly OpenQuestion[] = [
  { question: 'Is a comment inside invokeurl allowed?', answer: { none: atSave } },
  { question: 'Is \\n a line break?', answer: ['escape-letters'] },
  { question: 'What does a doubled backslash mean?', answer: ['escape-backslash'] },
  {
    question: 'Does an unknown escape such as \\s keep its backslash?',
    answer: { none: 'saved scripts rely on it, and none shows another behaviour' },
  },
  { question: 'May a text literal span lines?', answer: { none: atSave } },
  { question: 'Are single quotes a date, or a text?', answer: ['single-quoted-date'] },
  { question: 'Does case matter in the names of variables?', answer: ['variable-case'] },
  { question: 'Which words are reserved?', answer: { none: atSave } },
  { question: 'Where may a semicolon be missing?', answer: { none: atSave } },
  {
    question: 'Are decimals binary or decimal, and how precise?',
    answer: ['decimal-arithmetic', 'decimal-trailing-zeros', 'large-decimal-print'],
  },
  { question: 'What is {}?', answer: ['empty-braces'] },
  { question: 'Is [1,2] taken as a list?', answer: { none: atSave } },
  { question: 'What does text + null give?', answer: ['text-plus-null'] },
  { question: 'What does the division of whole numbers give?', answer: ['whole-division'] },
  { question: 'What does a date + a number give?', answer: ['date-plus-number'] },
  { question: 'Are texts and numbers compared by value?', answer: ['text-number-equality'] },
  { question: 'Are texts and booleans compared by value?', answer: ['text-boolean-equality'] },
  { question: 'Is a list equal to a text that it has?', answer: ['list-text-equality'] },
  { question: 'Can texts be compared with <?', answer: ['text-comparison', 'numeric-text-comparison'] },
  { question: 'Is the comparison of different types refused?', answer: { none: atSave } },
  { question: 'Does && bind tighter than ||?', answer: ['logical-precedence'] },
  { question: 'Do && and || stop early?', answer: ['short-circuit'] },
  { question: 'Does += exist?', answer: { none: atSave } },
  { question: 'Do ++, ? : and the words and, or and not exist?', answer: { none: atSave } },
  { question: 'Is the branch of if(c,a,b) that is not taken evaluated?', answer: ['conditional-evaluation'] },
  { question: 'Are brackets that mean nothing removed?', answer: { none: atSave } },
  { question: 'Does every + count as a statement?', answer: { none: otherProduct } },
  { question: 'Is a chain of calls allowed as what a loop goes over?', answer: { none: atSave } },
  { question: 'What does for each give for a map?', answer: ['for-each-map'] },
  {
    question: 'What does for each do when its list changes?',
    answer: ['loop-over-changing-list'],
  },
  { question: 'How many elements has "".leftpad(n).toList("")?', answer: ['split-to-characters'] },
  { question: 'Is an empty catch allowed?', answer: { none: atSave } },
  { question: 'What are the texts of errors?', answer: ['error-wording', 'error-to-text'] },
  { question: 'What is the operand of throw, and what does it become?', answer: ['thrown-value'] },
  {
    question: 'What must the return type of a function be?',
    answer: { none: atSave },
  },
  {
    question: 'What does a workflow pass to its function?',
    answer: { none: 'each rule of the sandbox says it (entryStyle): it is the caller that differs' },
  },
  {
    question: 'Is the request of a REST call a map or a text?',
    answer: { none: 'the caller gives it: a run takes either as an argument' },
  },
  { question: 'What does an install script get in Bigin?', answer: { none: otherProduct } },
  { question: 'What does null.get("x") do?', answer: ['null-method', 'error-wording'] },
  { question: 'Is "" null for ifnull?', answer: ['ifnull-of-empty-text'] },
  { question: 'Is the default of ifnull evaluated when it is not needed?', answer: ['ifnull-evaluation'] },
  { question: 'What is isNull("")?', answer: ['is-null-of-empty-text'] },
  { question: 'What does isEmpty() give for null?', answer: ['empty-check-on-null'] },
  { question: 'Can isBlank() be relied on?', answer: ['is-blank-of-null'] },
  { question: 'Is "" == null?', answer: ['empty-text-equals-null'] },
  { question: 'What does get() give behind the end of a list?', answer: ['list-get-past-end'] },
  { question: 'What does subList() give behind the end of a list?', answer: ['sublist-past-end'] },
  { question: 'In which order are the keys of parsed JSON?', answer: ['map-key-order'] },
  {
    question: 'In which order are the keys of a map that put() has filled?',
    answer: ['built-map-key-order'],
  },
  { question: 'What is toString() of null?', answer: ['null-to-text'] },
  { question: 'What is a month after 31 January?', answer: ['month-end'] },
  {
    question: 'What do getPrefix() and getSuffix() give without a match?',
    answer: { none: 'their pages document null' },
  },
  { question: 'How does toList() split a text without a separator?', answer: ['list-without-separator'] },
  {
    question: 'Does repeat(text,n) exist?',
    answer: { none: 'its page documents it; that a guide does not know it is no other behaviour' },
  },
  {
    question: 'How does a map print?',
    answer: { none: 'the pages print JSON; a guide that shows {key=value} is about Flow and Desk' },
  },
  { question: 'Are / and letters such as é escaped in JSON?', answer: ['json-slash', 'json-non-ascii'] },
  { question: 'Does a JSON array of one element become a map?', answer: { none: otherProduct } },
  { question: 'May keys of invokeurl share a line?', answer: { none: atSave } },
  { question: 'Of which type is responseCode?', answer: ['response-code-type'] },
  { question: 'Is responseText parsed?', answer: ['response-text-form'] },
  { question: 'What does invokeurl give on a status of 4xx or 5xx?', answer: ['invokeurl-http-error'] },
  {
    question: 'Who is the login user of a function that a widget starts?',
    answer: { none: 'the host of a run says who it is' },
  },
  { question: 'What does a search without a match give?', answer: ['empty-search'] },
  { question: 'What does getRelatedRecords give when there are none?', answer: ['empty-related-records'] },
  { question: 'What does a task give when a record is refused?', answer: ['refused-write'] },
  { question: 'Does getRecordById of Bigin give an envelope?', answer: ['record-task-envelope'] },
  {
    question: 'In which order do the tasks of Bigin take their arguments?',
    answer: {
      none: 'no other order than that of CRM has been seen, and a wrong one is refused when it is saved',
    },
  },
  { question: 'How is the task called that reads a variable of Bigin?', answer: { none: atSave } },
  {
    question: 'How many statements may a function carry out?',
    answer: { none: 'it is a number, which a run is given' },
  },
];

/** Where two pages contradict each other. */
const contradictions: readonly OpenQuestion[] = [
  { question: 'How does a list print: a,b or a, b or as JSON?', answer: ['list-print'] },
  { question: 'Is a text that is no date an error for isDate()?', answer: ['is-date-of-other-text'] },
  { question: 'Is " " empty?', answer: ['is-empty-of-blanks'] },
  {
    question: 'What do isBlank(null), isEmpty(""), isEmpty(null) and isNull of a map give?',
    answer: ['is-blank-of-null', 'is-empty-of-empty-text', 'empty-check-on-null', 'is-null-of-map'],
  },
  { question: 'Does a date have a time after addDay()?', answer: ['date-after-move'] },
  { question: 'Does a date in a map have a time?', answer: ['date-in-map'] },
  { question: 'Does a whole decimal print with a point?', answer: ['whole-to-decimal'] },
  {
    question: 'Does the minus before a number belong to it when a call follows?',
    answer: ['minus-before-call'],
  },
  {
    question: 'Is the hour at midnight 0 or 00?',
    answer: { none: 'both pages show a number; two digits are how one of them sets its table' },
  },
  { question: 'Does timeBetween pad its parts?', answer: { none: slip } },
  { question: 'Does workDaysList hold a day behind its range?', answer: { none: slip } },
  { question: 'Was 1 January 2019 a Friday?', answer: { none: slip } },
  { question: 'Which year is 19 under yyyy?', answer: { none: slip } },
  { question: 'Does urlEncode turn https into http?', answer: { none: slip } },
  { question: 'May a variable be called date?', answer: { none: atSave } },
  { question: 'May a variable change its type?', answer: { none: atSave } },
  {
    question: 'In which order does a map print its keys?',
    answer: ['map-key-order', 'built-map-key-order'],
  },
  { question: 'Is get(10) of a short list an error or null?', answer: ['list-get-past-end'] },
  { question: 'Does unixEpoch count milliseconds or seconds?', answer: ['unix-epoch-unit'] },
  { question: 'Is UTC+8 eight hours ahead?', answer: ['utc-offset-zone'] },
  {
    question: 'Is it containKey or containsKey?',
    answer: { none: 'both are known, and a name that does not exist is refused when it is saved' },
  },
  { question: 'Does reverse(list) give a text with blanks behind its commas?', answer: ['list-print'] },
  { question: 'Is frac(24.6) exact?', answer: ['decimal-arithmetic'] },
  {
    question: 'Do whole results of decimal functions print with .0?',
    answer: { none: 'each page shows its own result, and each function follows its page' },
  },
  { question: 'What is the median of an even count of records?', answer: { none: otherProduct } },
  {
    question: 'Does YY mean the year in text()?',
    answer: { none: 'in Java, whose patterns these are, it is the year of the week' },
  },
  { question: 'May getAsString be called on a text?', answer: { none: atSave } },
  {
    question: 'How many blanks does leftpad put before a text?',
    answer: { none: 'its page states the rule; web pages show several blanks as one' },
  },
  { question: 'Is isNull("1") true?', answer: { none: slip } },
];

/** What no page documents at all. */
const undocumented: readonly OpenQuestion[] = [
  { question: 'What does null in arithmetic give?', answer: ['null-in-arithmetic'] },
  {
    question: 'What does division by zero do?',
    answer: { none: 'the page of throw names it as an error that a catch gets' },
  },
  { question: 'What happens beyond 64 bits?', answer: ['whole-overflow'] },
  { question: 'Does an assignment copy a list or map?', answer: ['container-assignment'] },
  { question: 'What does info print for null?', answer: ['null-print'] },
  {
    question: 'How does a list inside a map print?',
    answer: { none: 'samples of the pages for maps show JSON' },
  },
  { question: 'What does length() count outside of the basic plane?', answer: ['text-length'] },
  { question: 'How does a decimal with many digits print?', answer: ['large-decimal-print'] },
  {
    question: 'Which limits hold inside one function?',
    answer: { none: 'they are numbers, which a run is given' },
  },
  {
    question: 'Which argument of an HMAC is the key?',
    answer: { none: 'the samples of the pages for hmacsha1 and hmacsha256 can be computed: the first' },
  },
  {
    question: 'How is the key of AES made?',
    answer: { none: 'the sample of the page for aesDecode128 can be computed, and settles it' },
  },
  { question: 'Does while exist?', answer: { none: atSave } },
  { question: 'What is a time of day that the clocks skip?', answer: ['clock-gap'] },
];

export const openQuestions: readonly OpenQuestion[] = [...language, ...contradictions, ...undocumented];
