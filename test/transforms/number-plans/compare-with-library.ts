import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';
import type { NumberPlan } from '../../../codegen/transforms/number-plan.ts';
import { numberPlans } from '../../../codegen/transforms/number-plans.ts';
import type { WrittenNumber } from './written-numbers.ts';

/** What the library and the transform say about one written number, as one of the rows of the page. */
export type Comparison = keyof typeof comparisons;

/** The kinds of answer, and what each is about. */
export const comparisons = {
  same: 'Both give the same number.',
  neither: 'Neither gives one.',
  'foreign-trunk':
    'The trunk prefix of another country stands behind its calling code: the library leaves it out, the transform knows the plan of one country only and keeps it.',
  'zero-in-brackets':
    'A zero in brackets in a country whose trunk prefix is not 0: the library takes it for a digit, the transform leaves it out.',
  'shared-calling-code':
    'The country shares its calling code: the transform reads the number by the plan of the first country that has it, as the library does for that country.',
  'library-not-valid':
    'Only the library gives one: its length is possible, but there is no such number, so that the transform leaves it as it is.',
  rewritten:
    'The library rewrites the digits (an area code that was left out, a carrier code, zeros that count); the transform does not, and mostly leaves them as they are.',
  'library-length': 'Only the library gives one, with fewer than 7 digits or more than 15 behind the plus.',
  'transform-not-possible':
    'Only the transform gives one: of a number that names its country it looks at the whole length alone.',
  different: 'Both give a number, and for no reason that is known. There is none: a test holds it.',
} as const;

/** The number that the library reads; none for what is not possible by its length, or has an extension. */
export function readByLibrary({ country, text }: WrittenNumber): PhoneNumber | undefined {
  const read = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  return read?.isPossible() && read.ext === undefined ? read : undefined;
}

/** Says how what the transform made of a number stands to what the library reads in it. */
export function compare(written: WrittenNumber, made: unknown): Comparison {
  const { country, text } = written;
  const plan: NumberPlan = numberPlans[country];
  const library = readByLibrary(written);
  const ours = typeof made === 'string' && /^\+[1-9][0-9]{6,14}$/.test(made) ? made : undefined;
  if (library === undefined) return ours === undefined ? 'neither' : 'transform-not-possible';
  if (library.number === ours) return 'same';
  if (library.countryCallingCode !== plan.callingCode) return 'foreign-trunk';
  if (isRewritten(written)) return 'rewritten';
  if (ours === undefined) return onlyLibrary(library);
  if (text.includes('(0)') && plan.trunk !== '0') return 'zero-in-brackets';
  const [first = country] = metadata.country_calling_codes[plan.callingCode] ?? [];
  return readByLibrary({ ...written, country: first })?.number === ours ? 'shared-calling-code' : 'different';
}

function onlyLibrary(library: PhoneNumber): Comparison {
  if (!/^\+[0-9]{7,15}$/.test(library.number)) return 'library-length';
  return library.isValid() ? 'different' : 'library-not-valid';
}

/** Whether a rule of the country's metadata rewrites the number: one that uses the last capture of its prefix. */
function isRewritten({ country, text }: WrittenNumber): boolean {
  const { callingCode } = numberPlans[country];
  const digits = text.replaceAll(/[^0-9]/g, '');
  const [prefix, rule] = (metadata.countries[country] ?? []).slice(7, 9) as (string | 0 | undefined)[];
  if (!prefix || !rule) return false;
  return [digits, digits.slice(callingCode.length)].some(
    (number) => new RegExp(`^(?:${prefix})`).exec(number)?.at(-1) !== undefined,
  );
}
