import type { ContactEntry } from './contact-data.ts';

/**
 * Contacts that are each there for a reason, by group. Invisible and easily confused characters are written as escapes,
 * so that an editor cannot change them unseen.
 */

/** Exactly `length` characters of `pattern`, repeated. */
function filled(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
}

/** Companies that only special contacts belong to. */
export const specialCompanies: readonly string[] = [
  'Shared Roof & Co. "The House" <b>Ltd</b>',
  'O’Neill\\Backslash Works',
  'null',
  '${company} {{company}} Holdings',
  'Überlänge Beispielgesellschaft für angewandte Feldlängenprüfung und Nachbarwissenschaften mbH & Co. KGaA',
  '=SUM(1;2) Spreadsheet Partners',
  '🦊 Fox & Daughters 👩‍👩‍👧‍👦',
];

/** Letters that have two spellings in Unicode, and characters that are made of several. */
const unicodeForms: readonly ContactEntry[] = [
  {
    First_Name: 'Jos\u00e9',
    Last_Name: 'Composed',
    Email: 'jose.composed@forms.example',
    Title: 'Caf\u00e9 owner',
    Mailing_City: 'Bogot\u00e1',
  },
  {
    First_Name: 'Jose\u0301',
    Last_Name: 'Composed',
    Email: 'jose.decomposed@forms.example',
    Title: 'Cafe\u0301 owner',
    Mailing_City: 'Bogota\u0301',
  },
  { First_Name: '\u00c5ngstr\u00f6m', Last_Name: 'Ring', Email: 'ring.composed@forms.example' },
  { First_Name: 'A\u030angstro\u0308m', Last_Name: 'Ring', Email: 'ring.decomposed@forms.example' },
  {
    First_Name: '\u212bngstr\u00f6m',
    Last_Name: 'Ring',
    Email: 'ring.sign@forms.example',
    Description: 'Begins with the angstrom sign, not with the letter.',
  },
  {
    First_Name: 'Nguye\u0302\u0303n',
    Last_Name: 'Thi\u0323 Phu\u031bo\u031b\u0323ng',
    Email: 'phuong.nfd@forms.example',
    Mailing_City: '\u0110a\u0300 N\u0103\u0303ng',
  },
  {
    First_Name: '\u1112\u1161\u11ab\u1100\u1173\u11af',
    Last_Name: '\u1100\u1175\u11b7',
    Email: 'hangul.jamo@forms.example',
    Description: 'Written in single jamo instead of syllables.',
  },
  { First_Name: '\ud55c\uae00', Last_Name: '\uae40', Email: 'hangul.syllables@forms.example' },
  {
    First_Name: 'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033da\u0334\u0319\u0324\u031e\u0349',
    Last_Name: 'Stacked',
    Email: 'stacked@forms.example',
    Description: 'Many combining characters on one letter.',
  },
  {
    First_Name: '\u845b\u{e0100}',
    Last_Name: '\u{20bb7}\u7530',
    Email: 'yoshida@forms.example',
    Description: 'A variation selector and a Han character beyond the basic plane.',
  },
  {
    First_Name: '\u{1d49c}\u{1d4c1}\u{1d4be}\u{1d4b8}\u212f',
    Last_Name: '\u{10330}\u{10331}\u{10332}',
    Email: 'astral.letters@forms.example',
    Title: '\u{1f9ea} Scientist',
  },
  {
    First_Name: 'Stra\u00dfe',
    Last_Name: 'STRASSE',
    Email: 'sharp.s@forms.example',
    Description: '\u00df in upper case is SS; \u1e9e is not the same.',
  },
  {
    First_Name: '\u0130\u0131',
    Last_Name: 'Dotless',
    Email: 'dotless@forms.example',
    Description: 'Lower case of \u0130 is not i everywhere.',
  },
  {
    First_Name: '\ufb03',
    Last_Name: 'Ligature',
    Email: 'ligature@forms.example',
    Title: '\u2160\u2161\u2162 \u33a1 \u210c',
  },
  {
    First_Name: '\uff21\uff4e\uff4e',
    Last_Name: '\uff37\uff49\uff44\uff45',
    Email: 'full.width@forms.example',
    Phone: '\uff10\uff13\uff0d\uff15\uff15\uff15\uff10',
  },
  {
    First_Name: 'No\u00a0Break',
    Last_Name: 'Space\u2009Thin',
    Email: 'spaces@forms.example',
    Mailing_Street: '12\u00a0Elm\u2003Road',
  },
  {
    First_Name: 'Soft\u00adHyphen',
    Last_Name: 'Zero\u200bWidth',
    Email: 'zero.width@forms.example',
    Description: 'Line\u2028separator and paragraph\u2029separator.',
  },
  {
    First_Name: '\u200fדן\u200e',
    Last_Name: 'Marked (\u202aLTR\u202c)',
    Email: 'marks@forms.example',
    Description: 'Direction marks belong to the text: \u2067שלום\u2069 and back.',
  },
  {
    First_Name: 'ليلى Layla',
    Last_Name: 'أحمدون (Ahmadoun)',
    Email: 'mixed.direction@forms.example',
    Title: 'مهندسة / Engineer #1',
  },
];

/** Emoji, among them sequences that are joined with U+200D. */
const emoji: readonly ContactEntry[] = [
  {
    First_Name: 'Family \u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}',
    Last_Name: 'Joined',
    Email: 'family@emoji.example',
    Account_Name: '🦊 Fox & Daughters 👩‍👩‍👧‍👦',
    Title: 'Parents',
  },
  {
    First_Name: '\u{1f3f3}\ufe0f\u200d\u{1f308}',
    Last_Name: 'Flagbearer',
    Email: 'flag@emoji.example',
    Description:
      'Regional letters: \u{1f1e9}\u{1f1ea} \u{1f1ef}\u{1f1f5}. Tags: \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}.',
  },
  {
    First_Name: 'Thumb \u{1f44d}\u{1f3fd}',
    Last_Name: 'Skintone',
    Email: 'thumb@emoji.example',
    Title: '\u{1f9d1}\u{1f3ff}\u200d\u{1f680} Astronaut',
  },
  {
    First_Name: 'Keycap 1\ufe0f\u20e3',
    Last_Name: 'Heart \u2764\ufe0f',
    Email: 'keycap@emoji.example',
    Mailing_Street: '\u{1f3e0} 5 Emoji Lane',
  },
];

/** Quotes, escapes, and what other languages read as code. */
const codeLike: readonly ContactEntry[] = [
  {
    First_Name: 'Siobh\u00e1n',
    Last_Name: "O'Brien",
    Email: "siobhan.o'brien@quotes.example",
    Title: "Director's aide",
    Account_Name: 'O’Neill\\Backslash Works',
  },
  {
    First_Name: 'Marco',
    Last_Name: 'D’Angelo',
    Email: 'marco.dangelo@quotes.example',
    Mailing_Street: '3 St. John’s Court',
  },
  {
    First_Name: 'Peter "Pete"',
    Last_Name: 'Quotewell',
    Email: 'pete@quotes.example',
    Title: '"Chief" of \'Staff\'',
    Description: 'Says: "call me \\"Pete\\"".',
  },
  {
    First_Name: 'C:\\Users',
    Last_Name: 'Back\\slash',
    Email: 'backslash@quotes.example',
    Mailing_Street: '\\\\server\\share\\',
    Description: '\\n is not a line break, \\u0041 is not A, and this ends in one: \\',
  },
  {
    First_Name: '${firstName}',
    Last_Name: '${lastName}',
    Email: 'dollar@code.example',
    Title: '${title}',
    Account_Name: '${company} {{company}} Holdings',
  },
  {
    First_Name: '{{firstName}}',
    Last_Name: '{{{lastName}}}',
    Email: 'braces@code.example',
    Description: '{{#each contacts}}{{this}}{{/each}} {{!-- remark --}}',
  },
  {
    First_Name: '/* begin',
    Last_Name: 'end */',
    Email: 'block.comment@code.example',
    Description: 'before */ return null; /* after',
  },
  {
    First_Name: '//',
    Last_Name: 'Slashes // both',
    Email: 'line.comment@code.example',
    Mailing_Street: '// not a remark',
    Description: 'https://www.example.com//double//slash',
  },
  {
    First_Name: '<b>Bold</b>',
    Last_Name: '</script><i>',
    Email: 'markup@code.example',
    Title: '<img src=x onerror=alert(1)>',
    Account_Name: 'Shared Roof & Co. "The House" <b>Ltd</b>',
  },
  {
    First_Name: 'Tom &amp; Jerry',
    Last_Name: 'A&B',
    Email: 'entity@code.example',
    Description: '&lt;not a tag&gt; &#39; &nbsp;',
  },
  {
    First_Name: '%20',
    Last_Name: '100% Plus+',
    Email: 'percent@code.example',
    Mailing_City: 'New%20York',
    Mailing_Street: '5+5 Plus Street?x=1&y=2#z',
  },
  { First_Name: 'Nadia', Last_Name: 'null', Email: 'nadia.null@code.example', Account_Name: 'null' },
  { First_Name: 'true', Last_Name: 'false', Email: 'true.false@code.example', Title: 'true' },
  { First_Name: 'undefined', Last_Name: 'NaN', Email: 'nan@code.example', Title: '[object Object]' },
  { First_Name: '007', Last_Name: '1e5', Email: 'digits@code.example', Mailing_Zip: '00042', Title: '0x1F' },
  { First_Name: "Robert'); DROP TABLE contacts;--", Last_Name: 'Tables', Email: 'bobby@code.example' },
  {
    First_Name: '=1+1',
    Last_Name: '@SUM(A1:A9)',
    Email: 'sheet@code.example',
    Title: '-2+3',
    Account_Name: '=SUM(1;2) Spreadsheet Partners',
  },
  {
    First_Name: '";info "x";//',
    Last_Name: '"+standalone.x()+"',
    Email: 'deluge@code.example',
    Description: 'return; } catch (e) { info e; }',
  },
  {
    First_Name: '{"a":1}',
    Last_Name: '["b",2]',
    Email: 'json@code.example',
    Description: '{"code":0,"message":"success","contact":null}',
  },
  { First_Name: 'a=b&c', Last_Name: 'd;e|f,g', Email: 'separators@code.example', Title: 'x:y, (z) and w' },
  {
    First_Name: '%s %d %n',
    Last_Name: '{0} {1}',
    Email: 'formats@code.example',
    Title: "yyyy-MM-dd'T'HH:mm",
  },
  { First_Name: '.*', Last_Name: '^(a+)+$', Email: 'regex@code.example', Title: '[[:alpha:]]\\d{2,}|?' },
  { First_Name: '__proto__', Last_Name: 'constructor', Email: 'prototype@code.example', Title: 'toString' },
  {
    First_Name: 'Line',
    Last_Name: 'Breaker',
    Email: 'lines@text.example',
    Mailing_Street: 'Building 4\nThird floor\nDoor B',
    Description: 'First line\nSecond line\r\nThird line\n\n\nAfter two empty lines',
  },
  {
    First_Name: 'Tab',
    Last_Name: 'Stopper',
    Email: 'tabs@text.example',
    Mailing_Street: 'Room\t12\tEast',
    Description: 'a\tb\tc\n\tindented',
  },
  {
    First_Name: 'Blank',
    Last_Name: 'Keeper',
    Email: 'blanks@text.example',
    Mailing_Street: '  4 Blank Street  ',
    Description: '  leading and trailing blanks are kept  ',
  },
  {
    First_Name: 'Inner  Double',
    Last_Name: 'Blank  Keeper',
    Email: 'inner.blanks@text.example',
    Description: '\n\nStarts with empty lines and ends with one\n',
  },
];

/** Not everyone tells everything. */
const missingParts: readonly ContactEntry[] = [
  { Last_Name: 'Lastonly' },
  { Last_Name: 'Nomail', First_Name: 'Nestor', Phone: '+1 202-555-0171' },
  {
    Last_Name: 'Walkin',
    First_Name: 'Wanda',
    Mobile: '+44 7700 900171',
    Account_Name: 'Bluebell & Thorn Ltd',
  },
  { Last_Name: 'Unreachable', First_Name: 'Ursula', Description: 'Neither phone nor e-mail.' },
  { Last_Name: '無名' },
  {
    Last_Name: 'Letterwriter',
    First_Name: 'Linus',
    Mailing_Street: '9 Quill Close',
    Mailing_City: 'Springvale',
    Mailing_State: 'OR',
    Mailing_Zip: '97009',
    Mailing_Country: 'United States',
  },
  { Last_Name: 'Callback', First_Name: 'Carla', Home_Phone: '+1 202-555-0172', Email_Opt_Out: true },
  { Last_Name: 'بلا بريد' },
  { Last_Name: 'Mailonly', Email: 'mail.only@parts.example' },
  { Last_Name: 'Solo', Email: 'solo@parts.example', Phone: '+1 202-555-0173' },
  { Last_Name: 'Companyman', Email: 'company.man@parts.example', Account_Name: 'Harbourline Logistics Inc.' },
  {
    First_Name: 'Cityless',
    Last_Name: 'Street',
    Email: 'cityless@parts.example',
    Mailing_Street: '1 Nowhere Road',
  },
  {
    First_Name: 'Streetless',
    Last_Name: 'City',
    Email: 'streetless@parts.example',
    Mailing_City: 'Little Tarn',
  },
  {
    First_Name: 'Countryman',
    Last_Name: 'Only',
    Email: 'country.only@parts.example',
    Mailing_Country: 'New Zealand',
  },
  { First_Name: 'Zip', Last_Name: 'Only', Email: 'zip.only@parts.example', Mailing_Zip: '0001' },
  { First_Name: 'X', Last_Name: 'Y', Email: 'x@a.example' },
  {
    First_Name: 'Optout',
    Last_Name: 'Quiet',
    Email: 'opt.out@parts.example',
    Email_Opt_Out: true,
    Title: 'Editor',
  },
];

/** Values as long as Bigin lets them be, and never longer. */
const longest: readonly ContactEntry[] = [
  {
    First_Name: filled('Maximilianus-', 40),
    Last_Name: filled('Longworthington-Smythe-', 80),
    Email: `${filled('longest.', 49)}x@${filled('very-long-label-', 41)}.example`,
    Phone: filled('+1 202-555-0174 ext. 12345 or 67890; ', 50),
    Mobile: filled('+1 202-555-0175 (evening)-', 30),
    Title: filled('Senior Executive Deputy Vice President, ', 100),
    Account_Name:
      'Überlänge Beispielgesellschaft für angewandte Feldlängenprüfung und Nachbarwissenschaften mbH & Co. KGaA',
    Mailing_Street: filled('Building 7, Entrance C, 1234 Long Winding Road; ', 250),
    Mailing_City: filled('Llanfairpwllgwyngyll-upon-', 100),
    Mailing_State: filled('Free and Sovereign State of ', 100),
    Mailing_Zip: filled('97009-1234 ', 30),
    Mailing_Country: filled('United Provinces-of-', 100),
    Description: filled(
      'All work and no play makes a long remark. "Quoted", \\escaped\\, & <b>bold</b>.\n',
      32_000,
    ),
  },
  {
    First_Name: filled('Ќ', 40),
    Last_Name: filled('ჟღენტაძე', 80),
    Email: 'long.letters@limits.example',
    Title: filled('総務部長', 100),
    Mailing_Street: filled('Příčná ', 250),
    Mailing_City: filled('กรุงเทพ', 100),
  },
  {
    First_Name: 'Verbose',
    Last_Name: 'Describer',
    Email: 'verbose@limits.example',
    Description: filled('Ελληνικό κείμενο, русский текст, 日本語の文章.\r\n', 32_000),
  },
  {
    First_Name: 'Justunder',
    Last_Name: filled('Seventynine-', 79),
    Email: 'just.under@limits.example',
    Title: filled('x', 99),
    Mailing_Street: filled('y ', 249),
  },
];

/** People who share a full name and are not the same person. */
const sharedNames: readonly ContactEntry[] = [
  {
    First_Name: 'Chris',
    Last_Name: 'Morgan',
    Email: 'chris.morgan@north.example',
    Title: 'Architect',
    Account_Name: 'Bluebell & Thorn Ltd',
  },
  { First_Name: 'Chris', Last_Name: 'Morgan', Email: 'cmorgan@south.example', Title: 'Baker' },
  { First_Name: 'Chris', Last_Name: 'Morgan', Email: 'morgan.chris@example.com', Phone: '+1 202-555-0176' },
  { First_Name: 'Eva', Last_Name: 'Novotná', Email: 'eva.novotna@praha.example' },
  {
    First_Name: 'Eva',
    Last_Name: 'Novotná',
    Email: 'novotna@brno.example',
    Account_Name: 'Přibyláček a syn, s.r.o.',
  },
  { First_Name: '伟', Last_Name: '王样', Email: 'wei.wang@beijing.example' },
  { First_Name: '伟', Last_Name: '王样', Email: 'wangwei@shenzhen.example' },
  { First_Name: 'محمد', Last_Name: 'المثاليّ', Email: 'm.almithali@one.example' },
  { First_Name: 'محمد', Last_Name: 'المثاليّ', Email: 'm.almithali@two.example' },
  { Last_Name: 'Reception', Email: 'reception@hotel-one.example' },
  { Last_Name: 'Reception', Email: 'reception@hotel-two.example' },
  { First_Name: 'Ана', Last_Name: 'Ковачевска', Email: 'ana@skopje.example' },
  { First_Name: 'Ана', Last_Name: 'Ковачевска', Email: 'ana.k@bitola.example' },
  {
    First_Name: 'Sam',
    Last_Name: 'Taylor-Example',
    Email: 'sam.taylor@home.test',
    Mobile: '+44 7700 900172',
  },
  {
    First_Name: 'Sam',
    Last_Name: 'Taylor-Example',
    Email: 'sam.taylor@work.test',
    Mobile: '+44 7700 900172',
    Description: 'Same mobile as another Sam.',
  },
];

/** Names that are the same but for case. */
const caseTwins: readonly ContactEntry[] = [
  { First_Name: 'Mara', Last_Name: 'de la Vega', Email: 'mara@lower.example' },
  { First_Name: 'Mara', Last_Name: 'De La Vega', Email: 'mara@upper.example' },
  { First_Name: 'IAN', Last_Name: 'MACDOWELL', Email: 'ian@shout.example' },
  { First_Name: 'Ian', Last_Name: 'Macdowell', Email: 'ian@plain.example' },
  { First_Name: 'Ian', Last_Name: 'MacDowell', Email: 'ian@camel.example' },
  { First_Name: 'Σίσυφος', Last_Name: 'ΠΕΤΡΑΣ', Email: 'sisyphos@capital.example' },
  { First_Name: 'Σίσυφος', Last_Name: 'Πετρας', Email: 'sisyphos@small.example' },
];

/** The same e-mail but for case. Bigin refuses the second of each pair. */
export const emailTwins: readonly (readonly [accepted: ContactEntry, refused: ContactEntry])[] = [
  [
    { First_Name: 'Ann', Last_Name: 'Lee', Email: 'Ann.Lee@x.example', Phone: '+1 202-555-0177' },
    { First_Name: 'Annie', Last_Name: 'Lee', Email: 'ann.lee@X.example', Phone: '+1 202-555-0178' },
  ],
  [
    { First_Name: 'Bruno', Last_Name: 'Keller', Email: 'bruno.keller@twins.example' },
    { First_Name: 'Bruno', Last_Name: 'Keller', Email: 'BRUNO.KELLER@TWINS.EXAMPLE', Title: 'Entered twice' },
  ],
  [
    { First_Name: 'Ingrid', Last_Name: 'Isaksen', Email: 'IngridI@Mail.Example.ORG' },
    {
      First_Name: 'Ingrid',
      Last_Name: 'Isaksen',
      Email: 'ingridi@mail.example.org',
      Mobile: '+47 55 55 01 79',
    },
  ],
];

/** Addresses that a search for a part of them would mix up. */
const nestedEmails: readonly ContactEntry[] = [
  { First_Name: 'Ann', Last_Name: 'Short', Email: 'ann@x.example' },
  { First_Name: 'Joann', Last_Name: 'Longer', Email: 'joann@x.example' },
  { First_Name: 'Maryann', Last_Name: 'Longest', Email: 'maryjoann@x.example.net' },
  { First_Name: 'Lee', Last_Name: 'Ypsilon', Email: 'lee@y.example' },
  { First_Name: 'Lee', Last_Name: 'Ypsilon-Org', Email: 'lee@y.example.org' },
  { First_Name: 'Bailee', Last_Name: 'Ypsilon', Email: 'bailee@y.example' },
  { First_Name: 'Info', Last_Name: 'Desk', Email: 'info@sub.example' },
  { First_Name: 'Info', Last_Name: 'Subdesk', Email: 'info@deep.sub.example' },
  { First_Name: 'Info', Last_Name: 'Subsubdesk', Email: 'info@very.deep.sub.example' },
  { First_Name: 'Pat', Last_Name: 'Plus', Email: 'pat@plus.example' },
  { First_Name: 'Pat', Last_Name: 'Plus-News', Email: 'pat+news@plus.example' },
  { First_Name: 'Pat', Last_Name: 'Plus-Shop', Email: 'pat+shop+2024@plus.example' },
];

/** Characters that an address may hold and that a URL, a query or a script may not like. */
const oddEmails: readonly ContactEntry[] = [
  { First_Name: 'Maeve', Last_Name: "O'Dowd", Email: "maeve.o'dowd@odd.example" },
  { First_Name: 'Rita', Last_Name: 'Research', Email: 'r&d@odd.example' },
  { First_Name: 'Percy', Last_Name: 'Percent', Email: '100%percy@odd.example' },
  { First_Name: 'Perla', Last_Name: 'Escaped', Email: 'perla%40home@odd.example' },
  { First_Name: 'Una', Last_Name: 'Underscore', Email: '_una_@odd.example' },
  { First_Name: 'Dash', Last_Name: 'Hyphenson', Email: 'dash--dash@odd-hyphen.example' },
  { First_Name: 'Numa', Last_Name: 'Digits', Email: '0012345678901234567890@odd.example' },
  { First_Name: 'Single', Last_Name: 'Letter', Email: 'q@q.example' },
];

/** Contacts that stand opposite a record in Books: see `books-entries.ts`, which finds them by their e-mail. */
const metInBooks: readonly ContactEntry[] = [
  {
    First_Name: 'Dora',
    Last_Name: 'Adopted',
    Email: 'dora@books-exact.example',
    Phone: '+1 202-555-0180',
    Title: 'Owner',
    Account_Name: 'Bluebell & Thorn Ltd',
    Mailing_Street: '7 Ledger Lane',
    Mailing_City: 'Springvale',
    Mailing_State: 'OR',
    Mailing_Zip: '97007',
    Mailing_Country: 'United States',
  },
  { First_Name: 'Casey', Last_Name: 'Upper', Email: 'casey@books-case.example', Mobile: '+44 7700 900181' },
  { First_Name: 'Nora', Last_Name: 'Namesake', Email: 'nora@books-name.example', Title: 'Translator' },
  { First_Name: 'Paul', Last_Name: 'Contained', Email: 'paul@books-part.example' },
  { First_Name: 'Vera', Last_Name: 'Vendor', Email: 'vera@books-vendor.example', Phone: '+1 202-555-0182' },
  { First_Name: 'Amos', Last_Name: 'Ambiguous', Email: 'amos@books-two.example', Title: 'Twin' },
  { First_Name: 'Ines', Last_Name: 'Inactive', Email: 'ines@books-inactive.example' },
  {
    First_Name: 'Sven',
    Last_Name: 'Secondary',
    Email: 'sven@books-second.example',
    Phone: '+46 8 465 004 83',
  },
  { First_Name: 'Bea', Last_Name: 'Both', Email: 'bea@books-both.example' },
  {
    First_Name: 'Tara',
    Last_Name: 'Taken',
    Email: 'tara@books-taken.example',
    Account_Name: 'Harbourline Logistics Inc.',
  },
  { First_Name: 'Plum', Last_Name: 'Tagged', Email: 'plum@books-plus.example' },
  {
    First_Name: 'Same',
    Last_Name: 'Already',
    Email: 'same@books-same.example',
    Phone: '+1 202-555-0184',
    Title: 'Auditor',
  },
];

/** All special contacts but the e-mail twins, in the order of the groups. */
export const specialContacts: readonly ContactEntry[] = [
  ...unicodeForms,
  ...emoji,
  ...codeLike,
  ...missingParts,
  ...longest,
  ...sharedNames,
  ...caseTwins,
  ...nestedEmails,
  ...oddEmails,
  ...metInBooks,
];
