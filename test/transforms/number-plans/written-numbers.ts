import fc from 'fast-check';
import type { CountryCode } from 'libphonenumber-js/max';
import type { NumberPlan } from '../../../codegen/transforms/number-plan.ts';
import { numberPlans } from '../../../codegen/transforms/number-plans.ts';

/** A number as a person might write it in the field of a company in `country`. */
export interface WrittenNumber {
  readonly country: CountryCode;
  readonly form: string;
  readonly text: string;
}

export const countries = Object.keys(numberPlans) as readonly CountryCode[];

/** How the digits of a national number are written, with the plan of the company's country. */
const forms: Readonly<Record<string, (digits: string, plan: WrittenPlan) => string>> = {
  'as it is dialled at home': (digits, { trunk }) => trunk + digits,
  'at home, in groups': (digits, { trunk }) =>
    `(${trunk}${digits.slice(0, 2)}) ${groups(digits.slice(2), '-')}`,
  'without the trunk prefix': (digits) => groups(digits, ' '),
  'in the form of E.164': (digits, { callingCode }) => `+${callingCode}${digits}`,
  'in groups behind a plus': (digits, { callingCode }) => `+${callingCode} ${groups(digits, ' ')}`,
  'with the trunk prefix behind a plus': (digits, { callingCode, trunk }) =>
    `+${callingCode} ${trunk}${groups(digits, '.')}`,
  'with a zero in brackets': (digits, { callingCode }) => `+${callingCode} (0)${groups(digits, '/')}`,
  'as it is dialled abroad': (digits, { callingCode, abroad }) => `${abroad}${callingCode} ${digits}`,
  'with the calling code and no plus': (digits, { callingCode }) => `${callingCode} ${digits}`,
  'with a digit too few': (digits, { trunk }) => trunk + digits.slice(0, -1),
  'with a digit too many': (digits, { trunk }) => `${trunk}${digits}7`,
  'with an extension': (digits, { trunk }) => `${trunk}${digits} ext. 7`,
};

interface WrittenPlan {
  readonly callingCode: string;
  readonly trunk: string;
  readonly abroad: string;
}

/** Numbers of every country in every form, and each once more for a company in another country; the same ones each time. */
export function writtenNumbers(perCountry: number): readonly WrittenNumber[] {
  return countries.flatMap((country, index) => {
    const plan: NumberPlan = numberPlans[country];
    const elsewhere = countries[(index * 7 + 3) % countries.length] ?? 'DE';
    const digits = fc.stringMatching(new RegExp(`^(?:${plan.digits})$`));
    const written: WrittenPlan = {
      callingCode: plan.callingCode,
      trunk: dialledFirst(plan.trunk),
      abroad: dialledFirst(plan.abroad ?? '00'),
    };
    return fc.sample(digits, { seed: 20_261_121, numRuns: perCountry }).flatMap((number) => [
      ...Object.entries(forms).map(([form, write]) => ({ country, form, text: write(number, written) })),
      {
        country: elsewhere,
        form: 'of another country, behind a plus',
        text: `+${plan.callingCode} ${groups(number, ' ')}`,
      },
      {
        country: elsewhere,
        form: 'of another country, with its trunk prefix behind a plus',
        text: `+${plan.callingCode} ${written.trunk}${number}`,
      },
    ]);
  });
}

/** The shortest digits that a prefix takes; empty for none. */
function dialledFirst(prefix = ''): string {
  if (prefix === '') return '';
  const samples = fc.sample(fc.stringMatching(new RegExp(`^(?:${prefix})$`)), { seed: 3, numRuns: 20 });
  return samples.reduce((shortest, sample) => (sample.length < shortest.length ? sample : shortest));
}

const groups = (digits: string, mark: string): string => digits.replaceAll(/(?<=^(?:.{3})+)(?=.)/g, mark);
