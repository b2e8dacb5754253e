import { type NumberPlan, numberPlans, type PhoneCountry } from './calling-codes.ts';
import { trim } from './text.ts';
import { defineTransform, type Transform } from './transform.ts';

/**
 * A telephone number in the form of E.164: `+493012345`. What cannot be read as one number, an extension included,
 * stays as it is, so that nothing is lost.
 *
 * @param country the country of a number that names none
 * @throws RangeError for a country whose number plan is not known
 *
 * @example
 * field('Phone').through(phoneE164('DE'))
 */
export function phoneE164(country: PhoneCountry): Transform<'text', 'text'> {
  if (!Object.hasOwn(numberPlans, country)) {
    throw new RangeError(
      `phoneE164(${JSON.stringify(country)}): the number plan is not known. Use one of ${Object.keys(numberPlans).join(', ')}.`,
    );
  }
  const plan: NumberPlan = numberPlans[country];
  const { callingCode, trunk, abroad = '00' } = plan;
  const [least, most] = plan.digits;
  const first = firstDigits(plan);
  const prefix = trunk === '' ? '' : `(?:${trunk})?`;
  return defineTransform({
    name: 'phoneE164',
    arguments: [country],
    from: 'text',
    to: 'text',
    documentation:
      'A telephone number in the form of E.164, by the number plan of a country where the number names none. What is no single number, such as one with an extension, stays as it is.',
    longest: (input) => (input === undefined ? undefined : Math.max(input, 16)),
    deluge: (input, write) => {
      const { literal } = write;
      const replaced = (search: string, replacement: string): string =>
        `.replaceFirst(${literal(search)}, ${literal(replacement)})`;
      const text = write.hold('text', input);
      const number = write.hold(
        'number',
        `${text}.trim().replaceAll(${literal('[(]0[)]|[ ()./-]')}, ${literal('')})${replaced(`^${abroad}(?=[1-9])`, '+')}`,
      );
      const national = `^${prefix}(?=${first}[0-9]{${least - 1},${most - 1}}$)`;
      write.add(`${number} = ${number}${replaced(national, `+${callingCode}`)};`);
      return `if(${number}.matches(${literal('[+][1-9][0-9]{6,14}')}), ${number}, ${text})`;
    },
    reference: (value) => {
      let number = (trim.reference(value) ?? '').replaceAll('(0)', '');
      for (const mark of ' ()./-') number = number.replaceAll(mark, '');
      const behind = number.slice(abroad.length);
      if (number.startsWith(abroad) && behind >= '1' && behind < ':') number = `+${behind}`;
      const candidates =
        trunk !== '' && number.startsWith(trunk) ? [number.slice(trunk.length), number] : [number];
      const national = candidates.find(
        (digits) =>
          /^[0-9]+$/.test(digits) &&
          new RegExp(`^${first}`).test(digits) &&
          digits.length >= least &&
          digits.length <= most,
      );
      if (national !== undefined) number = `+${callingCode}${national}`;
      return /^\+[1-9][0-9]{6,14}$/.test(number) ? number : value;
    },
  });
}

/** With what a number begins behind its trunk prefix, so that the prefix is not taken for a part of it. */
function firstDigits({ trunk, leadingZero }: NumberPlan): string {
  if (leadingZero) return '[0-9]';
  return trunk === '1' ? '[2-9]' : '[1-9]';
}
