import type { NumberLanguage } from './number-language.ts';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A power of ten with a name of its own. */
type NamedPower = readonly [value: bigint, name: string];

const western: readonly NamedPower[] = [
  [10n ** 15n, 'quadrillion'],
  [10n ** 12n, 'trillion'],
  [10n ** 9n, 'billion'],
  [10n ** 6n, 'million'],
  [1000n, 'thousand'],
  [100n, 'hundred'],
];
const indian: readonly NamedPower[] = [
  [10n ** 7n, 'crore'],
  [10n ** 5n, 'lakh'],
  [1000n, 'thousand'],
  [100n, 'hundred'],
];

/** The English of the United States, of Britain and of India. */
export const englishLanguages: readonly (readonly [code: string, language: NumberLanguage])[] = [
  ['en-us', english(western, '')],
  ['en-gb', english(western, 'and ')],
  ['en-in', english(indian, '')],
];

/** @param and what stands before the tens and ones that follow a greater number */
function english(powers: readonly NamedPower[], and: string): NumberLanguage {
  const spell = (value: bigint): string => {
    if (value < 100n) return belowHundred(Number(value));
    const [power, name] = powers.find(([least]) => value >= least) ?? [100n, 'hundred'];
    const rest = value % power;
    const words = `${spell(value / power)} ${name}`;
    if (rest === 0n) return words;
    return `${words} ${rest < 100n ? and : ''}${spell(rest)}`;
  };
  return {
    whole: spell,
    minus: 'minus ',
    fraction: (digits) => ` point ${digits.map((digit) => small[digit]).join(' ')}`,
  };
}

function belowHundred(value: number): string {
  if (value < 20) return small[value] ?? '';
  const ten = tens[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? ten : `${ten}-${small[value % 10]}`;
}
