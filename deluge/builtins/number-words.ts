import { Decimal } from '../runtime/decimal.ts';
import { fail } from '../runtime/errors.ts';
import { asNumeric, asText } from './arguments.ts';
import { defineFunctions, pageOf } from './define.ts';
import type { NumberLanguage } from './number-language.ts';
import { eastAsianLanguages } from './number-words-east-asian.ts';
import { englishLanguages } from './number-words-english.ts';
import { europeanLanguages } from './number-words-european.ts';
import { optional, text } from './parameters.ts';

const languages: ReadonlyMap<string, NumberLanguage> = new Map([
  ...englishLanguages,
  ...europeanLanguages,
  ...eastAsianLanguages,
]);

/** Documented: number/towords.html */
const mostDigits = { whole: 18, decimal: 15 };

/** The function that spells a number. */
export const numberWordFunctions = defineFunctions(
  { receiver: ['number', 'decimal'], freeForm: true, pages: 'number', read: asNumeric },
  [
    {
      name: 'toWords',
      parameters: [optional(text('language'))],
      result: 'text',
      confidence: 'documented',
      page: pageOf('number', 'towords'),
      note: `The language is en-us, en-gb, en-in, fr, de, it, es, ja, ko or zh. Without one it is en-us (inferred), and so are "and" in en-gb, lakh and crore in en-in, and the words of fr, de, it, es, ja and zh. At most ${mostDigits.whole} digits, ${mostDigits.decimal} in a decimal.`,
      run: (value, [language]) =>
        wordsOf(value, languageNamed(language === undefined ? 'en-us' : asText(language))),
    },
  ],
);

function languageNamed(code: string): NumberLanguage {
  const lower = code.toLowerCase();
  const problem = `it is one of ${[...languages.keys()].join(', ')}`;
  return languages.get(lower) ?? fail('argument-value', { name: 'toWords', parameter: 'language', problem });
}

function wordsOf(value: Decimal, { whole: spell, minus, fraction: spellFraction }: NumberLanguage): string {
  const [whole = '0', fraction = '0'] = value.absolute().withoutTrailingZeros().toString().split('.');
  const isWhole = fraction === '0';
  const digits = isWhole ? whole.length : whole.length + fraction.length;
  const most = isWhole ? mostDigits.whole : mostDigits.decimal;
  if (digits > most) {
    const problem = `it has ${digits} digits, ${most} are spelled`;
    return fail('argument-value', { name: 'toWords', parameter: 'number', problem });
  }
  const sign = value.compare(Decimal.of(0n)) < 0 ? minus : '';
  return `${sign}${spell(BigInt(whole))}${isWhole ? '' : spellFraction([...fraction].map(Number))}`;
}
