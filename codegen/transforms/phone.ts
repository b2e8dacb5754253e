import type { NumberPlan } from './number-plan.ts';
import { numberPlans, type PhoneCountry } from './number-plans.ts';
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
      `phoneE164(${JSON.stringify(country)}): no country with a number plan has this code. Use the two capitals of ISO 3166-1, such as "DE".`,
    );
  }
  const plan: NumberPlan = numberPlans[country];
  const { callingCode, trunk, abroad = '00', digits } = plan;
  const dropped = optionalZero(plan);
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
        `${text}.trim().replaceAll(${literal(`${dropped}|[ ()./-]`)}, ${literal('')})${replaced(`^(?:${abroad})(?=[1-9])`, '+')}`,
      );
      // The digits may begin with the calling code and lack the plus, where they are no number of the country as they stand.
      const home = `^(?:[+]${callingCode}|(?:${callingCode})??)${trunk === undefined ? '' : `(?:${trunk})?`}(?=(?:${digits})$)`;
      write.add(`${number} = ${number}${replaced(home, `+${callingCode}`)};`);
      return `if(${number}.matches(${literal('[+][1-9][0-9]{6,14}')}), ${number}, ${text})`;
    },
    reference: (value) => {
      const written = (trim.reference(value) ?? '').replace(new RegExp(dropped, 'g'), '');
      const number = dialled([...written].filter((mark) => !' ()./-'.includes(mark)).join(''), abroad);
      const home = readAtHome(number, plan);
      const result = home === undefined ? number : `+${callingCode}${home}`;
      return /^\+[1-9][0-9]{6,14}$/.test(result) ? result : value;
    },
  });
}

/** The pattern of a zero in brackets that is left out from abroad; it belongs to the numbers of some countries. */
function optionalZero({ callingCode, leadingZero }: NumberPlan): string {
  return leadingZero ? `(?<!^|[+]${callingCode} ?)[(]0[)]` : '[(]0[)]';
}

/** A number for a call abroad, with a plus in front. */
function dialled(number: string, abroad: string): string {
  const behind = new RegExp(`^(?:${abroad})([1-9].*)$`, 's').exec(number)?.[1];
  return behind === undefined ? number : `+${behind}`;
}

/** The number without the calling code and the trunk prefix, where it is one of the country. */
function readAtHome(number: string, { callingCode, trunk, digits }: NumberPlan): string | undefined {
  const forms = number.startsWith('+')
    ? [behindPrefix(number, `\\+${callingCode}`)]
    : [number, behindPrefix(number, callingCode)];
  return forms
    .flatMap((form) => (form === undefined ? [] : [trunk && behindPrefix(form, trunk), form]))
    .find((form) => form !== undefined && new RegExp(`^(?:${digits})$`).test(form));
}

function behindPrefix(number: string, prefix: string): string | undefined {
  const found = new RegExp(`^(?:${prefix})`).exec(number);
  return found === null ? undefined : number.slice(found[0].length);
}
