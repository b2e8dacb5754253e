import type { Reading } from './reading.ts';

/** What is not settled about functions of the language. */
export const functionReadings = {
  'is-null-of-empty-text': {
    question: 'What does isNull("") give?',
    values: ['true', 'false'],
    default: 'true',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull.html: true',
      'the page that compares isNull, isBlank and isEmpty contradicts it for other values',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = isNull(given.get("empty"));', 'seen = "" + value;'],
      answers: { true: /^true$/, false: /^false$/ },
    },
  },
  'is-null-of-map': {
    question: 'What does isNull() give for a map?',
    values: ['false', 'null'],
    default: 'false',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html prints null',
      'https://www.zoho.com/deluge/help/functions/common/isnull.html does not say',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = isNull(given.get("pairs"));',
        `if(value == null)
{
seen = "null";
}
else
{
seen = "" + value;
}`,
      ],
      answers: { false: /^false$/, null: /^null$/ },
    },
  },
  'ifnull-of-empty-text': {
    question: 'What does ifnull("", "x") give?',
    values: ['empty', 'default'],
    default: 'empty',
    sources: [
      'https://www.zoho.com/deluge/help/conditional-statements/condition.html speaks of null; isNull("") is true',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = ifnull(given.get("empty"),"x");', 'seen = "[" + value + "]";'],
      answers: { empty: /^\[\]$/, default: /^\[x\]$/ },
    },
  },
  'is-blank-of-null': {
    question: 'What does isBlank(null) give?',
    values: ['true', 'false'],
    default: 'false',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html: false',
      'https://www.zoho.com/deluge/help/functions/common/isblank.html: true if blank, without a word about null',
      'public notes on Zoho Flow call isBlank() unreliable (observed)',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = isBlank(given.get("missing"));', 'seen = "" + value;'],
      answers: { true: /^true$/, false: /^false$/ },
    },
  },
  'is-empty-of-empty-text': {
    question: 'What does isEmpty("") give?',
    values: ['true', 'null'],
    default: 'true',
    sources: [
      'https://www.zoho.com/deluge/help/functions/collection/isempty.html: true if empty',
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html prints null',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("empty").isEmpty();',
        `if(value == null)
{
seen = "null";
}
else
{
seen = "" + value;
}`,
      ],
      answers: { true: /^true$/, null: /^null$/ },
    },
  },
  'is-empty-of-blanks': {
    question: 'What does isEmpty(" ") give?',
    values: ['false', 'true'],
    default: 'false',
    sources: [
      'https://www.zoho.com/deluge/help/functions/collection/isempty.html: false',
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html: true',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("blank").isEmpty();',
        `if(value == null)
{
seen = "null";
}
else
{
seen = "" + value;
}`,
      ],
      answers: { false: /^false$/, true: /^true$/ },
    },
  },
  'empty-check-on-null': {
    question: 'What does isEmpty() give for a null value?',
    values: ['true', 'false', 'null', 'error'],
    default: 'true',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isnull-isblank-isempty-difference.html prints null',
      'https://www.zoho.com/deluge/help/functions/collection/isempty.html does not say',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("missing").isEmpty();',
        `if(value == null)
{
seen = "null";
}
else
{
seen = "" + value;
}`,
      ],
      answers: { true: /^true$/, false: /^false$/, null: /^null$/, error: /^error$/ },
    },
  },
  'is-date-of-other-text': {
    question: 'What does isDate() give for a text that is no date?',
    values: ['error', 'false'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/functions/common/isdate.html says that such a text throws an error',
      'https://www.zoho.com/deluge/help/functions/common/isdate.html begins with: otherwise, it returns false',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = isDate("soon");', 'seen = "" + value;'],
      answers: { error: /^error$/, false: /^false$/ },
    },
  },
  'list-get-past-end': {
    question: 'What does get() give for a position that the list does not have?',
    values: ['error', 'null'],
    default: 'error',
    sources: [
      'https://www.zoho.com/deluge/help/misc-statements/try-catch.html: an error',
      'https://www.zoho.com/deluge/help/conditional-statements/condition.html: ifNull(list.get(10),"Not found")',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'short = given.get("list");',
        'value = short.get(5);',
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
  'sublist-past-end': {
    question: 'What does subList(0, 5) of two elements give?',
    values: ['error', 'shortened'],
    default: 'error',
    sources: [
      'https://zoho.com/creator/newhelp/script/built-in-functions/built-in-function-list-sublist.html: an error',
      'saved scripts test size() > 100 before subList(0,100), which suggests an error (observed)',
    ],
    probe: {
      kind: 'asked',
      statements: ['short = given.get("list");', 'part = short.subList(0,5);', 'seen = "" + part.size();'],
      answers: { error: /^error$/, shortened: /^1$/ },
    },
  },
  'list-without-separator': {
    question: 'What does "a,b".toList() give, without a separator?',
    values: ['whole-text', 'comma'],
    default: 'whole-text',
    sources: [
      'https://www.zoho.com/creator/help/script/built-in-functions/built-in-function-list-tolist.html: the whole text, as the only element',
      'saved scripts go over "1,1,1".toList() for three rounds (observed)',
    ],
    probe: {
      kind: 'asked',
      statements: ['parts = "a,b".toList();', 'seen = "" + parts.size();'],
      answers: { 'whole-text': /^1$/, comma: /^2$/ },
    },
  },
  'split-to-characters': {
    question: 'What does "abc".toList("") give?',
    values: ['characters', 'characters-and-empty'],
    default: 'characters',
    sources: [
      'saved scripts use "".leftpad(n).toList("") for n rounds and "".leftpad(n - 1).toList("") for n rounds',
    ],
    probe: {
      kind: 'asked',
      statements: ['characters = "".leftpad(3).toList("");', 'seen = "" + characters.size();'],
      answers: { characters: /^3$/, 'characters-and-empty': /^4$/ },
    },
  },
  'text-length': {
    question: 'What does length() count in a text with an emoji?',
    values: ['utf-16-units', 'characters'],
    default: 'utf-16-units',
    sources: ['no page counts a character outside the basic plane; Java counts UTF-16 units'],
    probe: {
      kind: 'asked',
      statements: ['seen = "" + hexToText("F09F9880").length();'],
      answers: { 'utf-16-units': /^2$/, characters: /^1$/ },
    },
  },
  'month-end': {
    question: 'What is one month after 31 January?',
    values: ['last-day', 'next-month'],
    default: 'last-day',
    sources: [
      'https://www.zoho.com/deluge/help/functions/datetime/addmonth.html does not say; the calendar of Java takes the last day',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = "2023-01-31".toDate("yyyy-MM-dd").addMonth(1);',
        'seen = value.toString("yyyy-MM-dd");',
      ],
      answers: { 'last-day': /^2023-02-28$/, 'next-month': /^2023-03-03$/ },
    },
  },
  'date-after-move': {
    question: 'Does a date without a time have one after addDay()?',
    values: ['midnight', 'none'],
    default: 'midnight',
    sources: [
      'https://www.zoho.com/deluge/help/functions/datetime/addyear.html, addmonth.html, subday.html, submonth.html and subyear.html print 00:00:00',
      'https://www.zoho.com/deluge/help/functions/datetime/eomonth.html and addbusinessday.html print none, for their own functions',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("day").toDate().addDay(1);', 'seen = "" + value;'],
      answers: { midnight: /\d:\d\d/, none: /^(?!.*\d:\d\d|error$).+$/ },
    },
  },
  'date-in-map': {
    question: 'Does a date without a time have one after it was put into a map?',
    values: ['midnight', 'none'],
    default: 'midnight',
    sources: [
      'https://www.zoho.com/creator/help/script/map-manipulations.html and https://www.zoho.com/creator/newhelp/script/put-key.html: 00:00:00 is added, to keys and to values; pages of other products do not say',
    ],
    probe: {
      kind: 'asked',
      statements: ['held = {"day":given.get("day").toDate()};', 'seen = "" + held.get("day");'],
      answers: { midnight: /\d:\d\d/, none: /^(?!.*\d:\d\d|error$).+$/ },
    },
  },
  'clock-gap': {
    question: 'What is 02:30 in a night in which the clocks go from 02:00 to 03:00?',
    values: ['later', 'earlier'],
    default: 'later',
    sources: ['no page says; the calendar of Java takes the offset before the gap'],
    probe: {
      kind: 'not-asked',
      why: 'the time zone of the account is not known, and many have no such night',
    },
  },
  'unix-epoch-unit': {
    question: 'Does unixEpoch() count milliseconds or seconds?',
    values: ['milliseconds', 'seconds'],
    default: 'milliseconds',
    sources: [
      'https://www.zoho.com/deluge/help/functions/datetime/unix-epoch.html: milliseconds',
      'the release notes of Deluge: seconds',
    ],
    probe: {
      kind: 'asked',
      statements: ['value = given.get("day").unixEpoch("GMT");', 'seen = "" + value;'],
      answers: { milliseconds: /^\d{13}$/, seconds: /^\d{10}$/ },
    },
  },
  'utc-offset-zone': {
    question: 'Which time zone is UTC+8?',
    values: ['gmt', 'eight-hours-ahead'],
    default: 'gmt',
    sources: [
      'https://www.zoho.com/deluge/help/functions/datetime/unix-epoch.html prints the value of GMT for it',
    ],
    probe: {
      kind: 'asked',
      statements: [
        'value = given.get("day").unixEpoch("GMT") - given.get("day").unixEpoch("UTC+8");',
        'seen = "" + value;',
      ],
      answers: { gmt: /^0$/, 'eight-hours-ahead': /^28800(000)?$/ },
    },
  },
} as const satisfies Readonly<Record<string, Reading>>;
