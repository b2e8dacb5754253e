import { booleanText, mapValues } from './choice.ts';
import { type Combiner, firstFilledCombiner, joinCombiner, templateCombiner } from './combiner.ts';
import { countryCode, countryName } from './country.ts';
import { formatDate, formatDateTime } from './date.ts';
import { lookupName } from './lookup.ts';
import { formatCurrency, formatNumber, parseNumber } from './number.ts';
import { firstName, lastName } from './person-name.ts';
import { phoneE164 } from './phone.ts';
import {
  capitaliseWords,
  collapseSpaces,
  joinLines,
  lowerCase,
  restAfter,
  trim,
  truncate,
  upperCase,
  withDefault,
} from './text.ts';
import type { Transform } from './transform.ts';
import type { JsonValue } from './value-type.ts';
import { htmlToText, normaliseUrl } from './web.ts';

/** What a transform makes of one value, for its page; a test runs each through the engine and through the reference. */
export interface TransformExample {
  /** As a definition writes the transform. */
  readonly written: string;
  readonly transform: Transform;
  readonly value: JsonValue;
  readonly result: JsonValue;
}

/** One transform as the tests and the page of transforms know it. */
export interface TransformEntry {
  /** The transform with the arguments that it is tested with. */
  readonly samples: readonly [Transform, ...Transform[]];
  readonly examples: readonly [TransformExample, ...TransformExample[]];
}

const example = (
  written: string,
  transform: Transform,
  value: JsonValue,
  result: JsonValue,
): TransformExample => ({ written, transform, value, result });

/**
 * Every transform there is, with the arguments that it is tested with. The generated page of transforms, and the
 * property test that runs the Deluge of each against its reference, read this table.
 */
export const transformTable = {
  lookupName: {
    samples: [lookupName],
    examples: [example('lookupName', lookupName, { name: 'ACME', id: '4876876000001234567' }, 'ACME')],
  },
  trim: { samples: [trim], examples: [example('trim', trim, '  Ann Lee \n', 'Ann Lee')] },
  collapseSpaces: {
    samples: [collapseSpaces],
    examples: [example('collapseSpaces', collapseSpaces, 'Ann   Lee', 'Ann Lee')],
  },
  lowerCase: {
    samples: [lowerCase],
    examples: [example('lowerCase', lowerCase, 'ANN@Example.com', 'ann@example.com')],
  },
  upperCase: { samples: [upperCase], examples: [example('upperCase', upperCase, 'de-123', 'DE-123')] },
  capitaliseWords: {
    samples: [capitaliseWords],
    examples: [example('capitaliseWords', capitaliseWords, 'ANNA-MARIA van dijk', 'Anna-Maria Van Dijk')],
  },
  truncate: {
    samples: [truncate(1), truncate(7), truncate(200)],
    examples: [
      example('truncate(3)', truncate(3), 'abcdef', 'abc'),
      example('truncate(2)', truncate(2), '😀😀😀', '😀😀'),
    ],
  },
  restAfter: {
    samples: [restAfter(1), restAfter(7), restAfter(200)],
    examples: [example('restAfter(3)', restAfter(3), 'abcdef', 'def')],
  },
  joinLines: {
    samples: [joinLines(', '), joinLines(''), joinLines(' | ')],
    examples: [
      example("joinLines(', ')", joinLines(', '), '12 High Street\r\nFlat 3', '12 High Street, Flat 3'),
    ],
  },
  withDefault: {
    samples: [withDefault('none'), withDefault('say "no"'), withDefault('Größe 😀')],
    examples: [
      example("withDefault('none')", withDefault('none'), null, 'none'),
      example("withDefault('none')", withDefault('none'), 'CTO', 'CTO'),
    ],
  },
  firstName: {
    samples: [firstName],
    examples: [
      example('firstName', firstName, 'Anna Maria van der Berg', 'Anna Maria'),
      example('firstName', firstName, 'Lee', ''),
    ],
  },
  lastName: {
    samples: [lastName],
    examples: [
      example('lastName', lastName, 'Anna Maria van der Berg', 'van der Berg'),
      example('lastName', lastName, 'Lee', 'Lee'),
    ],
  },
  mapValues: {
    samples: [
      mapValues({ Manual: 'by hand', none: '', '😀': 'say "hi"' }, { otherwise: 'other' }),
      mapValues({ Manual: 'individual', a: 'business' }),
    ],
    examples: [
      example(
        "mapValues({ Manual: 'by hand' }, { otherwise: 'by mail' })",
        mapValues({ Manual: 'by hand' }, { otherwise: 'by mail' }),
        'Manual',
        'by hand',
      ),
      example(
        "mapValues({ Manual: 'by hand' }, { otherwise: 'by mail' })",
        mapValues({ Manual: 'by hand' }, { otherwise: 'by mail' }),
        'Consent form',
        'by mail',
      ),
    ],
  },
  booleanText: {
    samples: [booleanText('yes', 'no'), booleanText('opted "out"', '')],
    examples: [
      example("booleanText('yes', 'no')", booleanText('yes', 'no'), true, 'yes'),
      example("booleanText('yes', 'no')", booleanText('yes', 'no'), null, ''),
    ],
  },
  parseNumber: {
    samples: [parseNumber],
    examples: [
      example('parseNumber', parseNumber, ' 1234.5 ', 1234.5),
      example('parseNumber', parseNumber, '1,234', null),
    ],
  },
  formatNumber: {
    samples: [formatNumber(), formatNumber({ decimals: 0 }), formatNumber({ decimals: 3, grouping: false })],
    examples: [
      example('formatNumber()', formatNumber(), 1234.5, '1,234.50'),
      example('formatNumber({ decimals: 0 })', formatNumber({ decimals: 0 }), 2.5, '3'),
    ],
  },
  formatCurrency: {
    samples: [formatCurrency('€'), formatCurrency('CHF ', { decimals: 0, grouping: false })],
    examples: [
      example("formatCurrency('€')", formatCurrency('€'), 1234.5, '€1,234.50'),
      example("formatCurrency('€')", formatCurrency('€'), -3, '-€3.00'),
    ],
  },
  formatDate: {
    samples: [formatDate('dd.MM.yyyy'), formatDate('MMM dd, yy'), formatDate('yyyy-MM-dd')],
    examples: [
      example(
        "formatDate('dd.MM.yyyy')",
        formatDate('dd.MM.yyyy'),
        '2026-01-15T23:30:00-08:00',
        '15.01.2026',
      ),
    ],
  },
  formatDateTime: {
    samples: [
      formatDateTime('yyyy-MM-dd HH:mm:ss', 'UTC'),
      formatDateTime('dd MMMM yyyy, hh:mm a', 'America/New_York'),
      formatDateTime('dd/MM/yy HH:mm', 'Asia/Kolkata'),
    ],
    examples: [
      example(
        "formatDateTime('dd MMM yyyy HH:mm', 'Asia/Kolkata')",
        formatDateTime('dd MMM yyyy HH:mm', 'Asia/Kolkata'),
        '2026-01-15T23:30:00-08:00',
        '16 Jan 2026 13:00',
      ),
    ],
  },
  phoneE164: {
    samples: [
      phoneE164('DE'),
      phoneE164('US'),
      phoneE164('IT'),
      phoneE164('DK'),
      phoneE164('HU'),
      phoneE164('AU'),
    ],
    examples: [
      example("phoneE164('DE')", phoneE164('DE'), '(030) 123-456', '+4930123456'),
      example("phoneE164('DE')", phoneE164('DE'), '+1 (212) 555-0100', '+12125550100'),
      example("phoneE164('DE')", phoneE164('DE'), '030 123456 ext. 7', '030 123456 ext. 7'),
      example("phoneE164('GB')", phoneE164('GB'), '020 7946 0018', '+442079460018'),
    ],
  },
  countryCode: {
    samples: [countryCode],
    examples: [
      example('countryCode', countryCode, 'Germany', 'DE'),
      example('countryCode', countryCode, 'uk', 'GB'),
      example('countryCode', countryCode, 'Atlantis', 'Atlantis'),
    ],
  },
  countryName: {
    samples: [countryName],
    examples: [example('countryName', countryName, 'de', 'Germany')],
  },
  normaliseUrl: {
    samples: [normaliseUrl],
    examples: [
      example('normaliseUrl', normaliseUrl, ' WWW.Example.com/ ', 'https://www.example.com'),
      example('normaliseUrl', normaliseUrl, 'HTTP://example.com/About?q=1', 'http://example.com/About?q=1'),
      example('normaliseUrl', normaliseUrl, 'none yet', 'none yet'),
    ],
  },
  htmlToText: {
    samples: [htmlToText],
    examples: [
      example('htmlToText', htmlToText, '<p>Fish &amp; <b>chips</b></p><p>Peas</p>', 'Fish & chips Peas'),
    ],
  },
} as const satisfies Readonly<Record<string, TransformEntry>>;

/** What a combiner makes of its values. */
export interface CombinerExample {
  readonly written: string;
  readonly combiner: Combiner;
  readonly values: readonly (string | null)[];
  readonly result: string;
}

export interface CombinerEntry {
  readonly samples: readonly [Combiner, ...Combiner[]];
  readonly examples: readonly [CombinerExample, ...CombinerExample[]];
}

/** Every way to make one text of several, tested and shown as the transforms are. */
export const combinerTable = {
  join: {
    samples: [joinCombiner(', '), joinCombiner(''), joinCombiner('\n')],
    examples: [
      {
        written: "join([field('Mailing_Zip'), field('Mailing_City')], { separator: ' ' })",
        combiner: joinCombiner(' '),
        values: ['10115', 'Berlin'],
        result: '10115 Berlin',
      },
      {
        written: "join([field('Mailing_Zip'), field('Mailing_City')], { separator: ' ' })",
        combiner: joinCombiner(' '),
        values: [null, 'Berlin'],
        result: 'Berlin',
      },
    ],
  },
  firstFilled: {
    samples: [firstFilledCombiner],
    examples: [
      {
        written: "firstFilled([field('Phone'), field('Mobile')])",
        combiner: firstFilledCombiner,
        values: [null, '+1 555 0100'],
        result: '+1 555 0100',
      },
    ],
  },
  template: {
    samples: [templateCombiner(['', ' <', '>']), templateCombiner(['say "', '", ', ''])],
    examples: [
      {
        written: "template`${field('Full_Name')} (${field('Title')})`",
        combiner: templateCombiner(['', ' (', ')']),
        values: ['Ann Lee', 'CTO'],
        result: 'Ann Lee (CTO)',
      },
      {
        written: "template`${field('Full_Name')} (${field('Title')})`",
        combiner: templateCombiner(['', ' (', ')']),
        values: [null, null],
        result: '',
      },
    ],
  },
} as const satisfies Readonly<Record<string, CombinerEntry>>;

export {
  booleanText,
  capitaliseWords,
  collapseSpaces,
  countryCode,
  countryName,
  firstName,
  formatCurrency,
  formatDate,
  formatDateTime,
  formatNumber,
  htmlToText,
  joinLines,
  lastName,
  lookupName,
  lowerCase,
  mapValues,
  normaliseUrl,
  parseNumber,
  phoneE164,
  restAfter,
  trim,
  truncate,
  upperCase,
  withDefault,
};
