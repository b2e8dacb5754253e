import type { NumberLanguage } from './number-language.ts';

/*
 * French, German, Italian and Spanish by the usual rules of each language. The page of toWords names them and shows no
 * result in them, so all of it is inferred.
 */

/** A power of ten that is a noun, with its singular and its plural. */
type Noun = readonly [value: bigint, one: string, many: string];

const thousand = 1000n;
const million = 10n ** 6n;

const french = spelledIn({
  nouns: [
    [10n ** 15n, 'un billiard', 'billiards'],
    [10n ** 12n, 'un billion', 'billions'],
    [10n ** 9n, 'un milliard', 'milliards'],
    [million, 'un million', 'millions'],
  ],
  thousands: (count) => (count === 1 ? 'mille' : `${frenchBelowThousand(count, false)} mille`),
  joint: ' ',
  hundreds: (value) => frenchBelowThousand(value, true),
  minus: 'moins ',
  point: 'virgule',
});

const german = spelledIn({
  nouns: [
    [10n ** 15n, 'eine Billiarde', 'Billiarden'],
    [10n ** 12n, 'eine Billion', 'Billionen'],
    [10n ** 9n, 'eine Milliarde', 'Milliarden'],
    [million, 'eine Million', 'Millionen'],
  ],
  thousands: (count) => `${germanBelowThousand(count, 'ein')}tausend`,
  joint: '',
  hundreds: (value) => germanBelowThousand(value, 'eins'),
  minus: 'minus ',
  point: 'Komma',
});

const italian = spelledIn({
  nouns: [
    [10n ** 15n, 'un biliardo', 'biliardi'],
    [10n ** 12n, 'un bilione', 'bilioni'],
    [10n ** 9n, 'un miliardo', 'miliardi'],
    [million, 'un milione', 'milioni'],
  ],
  thousands: (count) => (count === 1 ? 'mille' : `${italianBelowThousand(count)}mila`),
  joint: '',
  hundreds: italianBelowThousand,
  counted: withAccent,
  ended: withAccent,
  minus: 'meno ',
  point: 'virgola',
});

/** Spanish counts a milliard as a thousand millions: its nouns are a million times as great as the one before. */
const spanish = spelledIn({
  nouns: [
    [10n ** 12n, 'un billón', 'billones'],
    [million, 'un millón', 'millones'],
  ],
  thousands: (count) => (count === 1 ? 'mil' : `${spanishBelowThousand(count, true)} mil`),
  joint: ' ',
  hundreds: (value) => spanishBelowThousand(value, false),
  counted: (words) => words.replace(/veintiuno$/, 'veintiún').replace(/uno$/, 'un'),
  minus: 'menos ',
  point: 'coma',
});

export const europeanLanguages: readonly (readonly [code: string, language: NumberLanguage])[] = [
  ['fr', french],
  ['de', german],
  ['it', italian],
  ['es', spanish],
];

interface Rules {
  /** The greatest first. */
  readonly nouns: readonly Noun[];
  readonly thousands: (count: number) => string;
  /** What stands between the thousands and the rest. */
  readonly joint: string;
  readonly hundreds: (value: number) => string;
  /** A number in the form that it has before a noun. */
  readonly counted?: (words: string) => string;
  readonly ended?: (words: string) => string;
  readonly minus: string;
  readonly point: string;
}

function spelledIn(rules: Rules): NumberLanguage {
  const { nouns, thousands, joint, hundreds, minus, point } = rules;
  const counted = rules.counted ?? ((words) => words);
  const ended = rules.ended ?? ((words) => words);
  const belowMillion = (value: bigint): string => {
    const count = Number(value / thousand);
    const rest = Number(value % thousand);
    if (count === 0) return hundreds(rest);
    return rest === 0 ? thousands(count) : `${thousands(count)}${joint}${hundreds(rest)}`;
  };
  const spell = (value: bigint): string => {
    const [power, one, many] = nouns.find(([least]) => value >= least) ?? [];
    if (power === undefined) return belowMillion(value);
    const count = value / power;
    const head = count === 1n ? one : `${counted(spell(count))} ${many}`;
    const rest = value % power;
    return rest === 0n ? `${head}` : `${head} ${spell(rest)}`;
  };
  return {
    whole: (value) => ended(spell(value)),
    minus,
    fraction: (digits) => ` ${point} ${digits.map((digit) => hundreds(digit)).join(' ')}`,
  };
}

const frenchSmall =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
/** Seventy and ninety count on from sixty and eighty. */
const frenchTens = ' , ,vingt,trente,quarante,cinquante,soixante,soixante,quatre-vingt,quatre-vingt'.split(
  ',',
);

/** @param isLast Whether nothing that counts follows: quatre-vingts and deux cents, but quatre-vingt mille */
function frenchBelowThousand(value: number, isLast: boolean): string {
  if (value < 100) return frenchBelowHundred(value, isLast);
  const count = Math.floor(value / 100);
  const rest = value % 100;
  const hundred = count === 1 ? 'cent' : `${frenchSmall[count]} cent`;
  if (rest > 0) return `${hundred} ${frenchBelowHundred(rest, isLast)}`;
  return isLast && count > 1 ? `${hundred}s` : hundred;
}

function frenchBelowHundred(value: number, isLast: boolean): string {
  if (value < 20) return frenchSmall[value] ?? '';
  const tens = Math.floor(value / 10);
  const isCountedOn = tens === 7 || tens === 9;
  const ten = frenchTens[tens] ?? '';
  const rest = isCountedOn ? (value % 10) + 10 : value % 10;
  if (rest === 0) return ten === 'quatre-vingt' && isLast ? 'quatre-vingts' : ten;
  const joint = (rest === 1 || rest === 11) && value < 80 ? '-et-' : '-';
  return `${ten}${joint}${frenchSmall[rest]}`;
}

const germanSmall =
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const germanTens = ' , ,zwanzig,dreißig,vierzig,fünfzig,sechzig,siebzig,achtzig,neunzig'.split(',');

/** @param one The word for a one at the end: eins alone, ein before tausend */
function germanBelowThousand(value: number, one: string): string {
  if (value >= 100) {
    const rest = value % 100;
    const count = Math.floor(value / 100);
    const hundred = `${count === 1 ? 'ein' : germanSmall[count]}hundert`;
    return rest === 0 ? hundred : `${hundred}${germanBelowThousand(rest, one)}`;
  }
  if (value === 1) return one;
  if (value < 20) return germanSmall[value] ?? '';
  const ten = germanTens[Math.floor(value / 10)] ?? '';
  const ones = value % 10;
  if (ones === 0) return ten;
  return `${ones === 1 ? 'ein' : germanSmall[ones]}und${ten}`;
}

const italianSmall =
  'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(
    ' ',
  );
const italianTens = ' , ,venti,trenta,quaranta,cinquanta,sessanta,settanta,ottanta,novanta'.split(',');

/** A three at the end of a longer word is stressed: ventitré, but tre. */
function withAccent(words: string): string {
  return words.replace(/(?<=\p{L})tre$/u, 'tré');
}

function italianBelowThousand(value: number): string {
  if (value >= 100) {
    const count = Math.floor(value / 100);
    const rest = value % 100;
    const hundred = count === 1 ? 'cento' : `${italianSmall[count]}cento`;
    if (rest === 0) return hundred;
    const words = italianBelowThousand(rest);
    return `${words.startsWith('ott') ? hundred.slice(0, -1) : hundred}${words}`;
  }
  if (value < 20) return italianSmall[value] ?? '';
  const ten = italianTens[Math.floor(value / 10)] ?? '';
  const ones = value % 10;
  if (ones === 0) return ten;
  // A ten loses its last vowel before uno and otto.
  return `${ones === 1 || ones === 8 ? ten.slice(0, -1) : ten}${italianSmall[ones]}`;
}

const spanishSmall =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const spanishTens = ' , , ,treinta,cuarenta,cincuenta,sesenta,setenta,ochenta,noventa'.split(',');
const spanishHundreds =
  ',ciento,doscientos,trescientos,cuatrocientos,quinientos,seiscientos,setecientos,ochocientos,novecientos'.split(
    ',',
  );

/** @param isCounted Whether a mil follows: veintiún mil, treinta y un mil */
function spanishBelowThousand(value: number, isCounted: boolean): string {
  if (value === 100) return 'cien';
  if (value > 100) {
    const hundred = spanishHundreds[Math.floor(value / 100)] ?? '';
    const rest = value % 100;
    return rest === 0 ? hundred : `${hundred} ${spanishBelowThousand(rest, isCounted)}`;
  }
  if (value === 21 && isCounted) return 'veintiún';
  if (value === 1 && isCounted) return 'un';
  if (value < 30) return spanishSmall[value] ?? '';
  const ten = spanishTens[Math.floor(value / 10)] ?? '';
  const ones = value % 10;
  return ones === 0 ? ten : `${ten} y ${spanishBelowThousand(ones, isCounted)}`;
}
