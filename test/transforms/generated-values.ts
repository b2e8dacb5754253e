import fc from 'fast-check';
import { countryAliases, countryNames } from '../../codegen/transforms/countries.ts';
import type { Transform } from '../../codegen/transforms/transform.ts';
import type { JsonValue } from '../../codegen/transforms/value-type.ts';

/** What people and imports put into a text field, and what only a test does. */
export const text = fc.oneof(
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 3 },
  {
    arbitrary: fc
      .array(
        fc.constantFrom(
          ' ',
          '  ',
          '\t',
          '\r\n',
          '\u0001',
          '\u00a0',
          '\u2003',
          '\u3000',
          '\ufeff',
          'a',
          'B',
          'é',
          'e\u0301',
          'ß',
          'İ',
          'ı',
          'Σ',
          'ΑΣ',
          'ŉ',
          'ǆ',
          'ﬁ',
          '😀',
          '👩‍👧',
          '𝒳',
          '"',
          '\\',
          '$1',
          '|',
          '.*',
          'null',
          '0',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
    weight: 5,
  },
  { arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 190, maxLength: 230 }), weight: 1 },
  { arbitrary: fc.constantFrom('', ' ', 'none', 'İ', '😀😀😀😀'), weight: 1 },
);

const lookup = fc.oneof(
  fc.record({ name: fc.oneof(text, fc.constant(null)), id: fc.constant('4876876000001234567') }),
  fc.record({ name: text, id: fc.constant('4876876000001234567'), email: fc.constant('ann@example.com') }),
  fc.constant({ id: '4876876000001234567' }),
  fc.constant({}),
);

const number = fc.oneof(
  fc.integer({ min: -5_000, max: 5_000 }),
  fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 1, max: 4 }))
    .map(([units, places]) => units / 10 ** places),
  fc.constantFrom(0, 0.005, -0.005, 0.5, -0.5, 2.5, 999.995, 999_999.5, -0.004, 1.005),
);

/** Moments with the offset of some organization, as Bigin answers them. */
const dateTime = fc.oneof(
  {
    arbitrary: fc
      .tuple(
        fc.integer({ min: Date.UTC(1975, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 }),
        fc.constantFrom('Z', '+00:00', '+05:30', '-08:00', '+13:45', '-03:30'),
      )
      .map(([seconds, offset]) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}${offset}`),
    weight: 9,
  },
  { arbitrary: fc.constantFrom('', '2026-01-15', 'yesterday', '2026-01-15T10:30:00.000+01:00'), weight: 1 },
);

/** Values of each type that a transform takes. A new type of transform needs its own. */
const valuesOfType: Readonly<Record<string, fc.Arbitrary<JsonValue>>> = {
  text,
  lookup,
  number,
  boolean: fc.boolean(),
  'date-time': dateTime,
};

const joined = (separator: string, ...parts: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((chosen) => chosen.join(separator));

const letterCase = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
);

const names = joined(
  ' ',
  'Ann',
  'van',
  'der',
  'de',
  'la',
  'Van',
  'Lee',
  'von',
  'Ößterberg',
  '',
  ' ',
  '李',
  "O'Neil",
);
const phones = fc.oneof(
  joined(
    '',
    '0',
    '00',
    '+',
    '49',
    '1',
    '(0)',
    ' ',
    '-',
    '/',
    '.',
    '030',
    '011',
    '06',
    '(212)',
    '555',
    '0100',
    '1234567',
    'ext. 7',
    '12',
  ),
  fc
    .tuple(fc.constantFrom('+49 ', '00', '0', '', '1', '011 49', '06 '), fc.stringMatching(/^[0-9]{4,12}$/))
    .map(([prefix, digits]) => prefix + digits),
);
const countries = fc
  .tuple(
    fc.constantFrom(
      ...Object.values(countryNames),
      ...Object.keys(countryNames),
      ...Object.keys(countryAliases),
      'xx',
    ),
    letterCase,
    fc.constantFrom('', ' '),
  )
  .map(([country, change, blank]) => blank + change(country) + blank);
const addresses = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  joined(
    '',
    'http',
    'HTTPS',
    '://',
    'www.',
    'Example',
    '.com',
    '.de',
    '/',
    'Path',
    '?q=1',
    '#top',
    ':8080',
    ' ',
    'ö',
    '@',
  ),
  fc
    .tuple(fc.domain(), fc.constantFrom('', '/', '/A', '?b'), letterCase)
    .map(([host, path, change]) => change(host) + path),
);
const html = joined(
  '',
  '<p>',
  '</p>',
  '<br/>',
  '<BR>',
  '<b class="x">',
  '</b>',
  '<prefix>',
  'a',
  ' ',
  '\n',
  '\t',
  '&amp;',
  '&amp;lt;',
  '&lt;',
  '&nbsp;',
  '&#39;',
  '<script>',
  'alert(1)',
  '</script>',
  '<style type="a">',
  '</style>',
  '<!--',
  '-->',
  '<',
  '>',
  '1 < 2',
  'ſ',
  'İ',
);
const lines = joined('', 'a', 'Flat 3', '\r\n', '\n', '\r', ' ', '\t', '\u2028', '😀');
const words = joined('', 'ANN', 'mcDonald', ' ', '-', 'ß', 'ǆ', 'élan', "o'neil", '𐐨', 'İ', 'Σ', '3d');
const numerals = joined('', '1', '23', '-', '.', ',', '4.5', ' ', '000', '٣', '1e5');

/** What a transform is about, besides any text at all. */
const textsFor: Readonly<Record<string, fc.Arbitrary<string>>> = {
  firstName: names,
  lastName: names,
  phoneE164: phones,
  countryCode: countries,
  countryName: countries,
  normaliseUrl: addresses,
  htmlToText: html,
  joinLines: lines,
  capitaliseWords: words,
  parseNumber: numerals,
  mapValues: fc.constantFrom('Manual', 'none', '😀', 'a', 'manual', ' Manual'),
};

/** How many values each property is tried on: few in every test run, thousands by `npm run properties`. */
export const runsOfProperties = Number(process.env.PROPERTY_RUNS ?? '150');

/** Values for a transform, nulls among them; the same ones each time. */
export function valuesFor(transform: Transform, numRuns = runsOfProperties): readonly JsonValue[] {
  const ordinary = valuesOfType[transform.from];
  if (ordinary === undefined) throw new Error(`No values of type ${transform.from} are generated.`);
  const special = textsFor[transform.name];
  const arbitrary =
    special === undefined
      ? ordinary
      : fc.oneof({ arbitrary: ordinary, weight: 1 }, { arbitrary: special, weight: 2 });
  return fc.sample(fc.option(arbitrary, { freq: 20, nil: null }), { seed: 20_260_115, numRuns });
}

/** Lists of texts, some of them null, for what makes one text of several. */
export function textLists(count: number): readonly (readonly (string | null)[])[] {
  const item = fc.oneof(text, fc.constant(''), fc.constant(null));
  const list = fc.array(item, { minLength: count, maxLength: count });
  return fc.sample(list, { seed: 20_260_117, numRuns: runsOfProperties });
}
