import { defineTransform, type Transform, type TransformArgument } from './transform.ts';

/** How a number is written. */
export interface NumberFormat {
  /** Digits behind the point, 0 to 9. Default: 2. */
  readonly decimals?: number;
  /** A comma between thousands. Default: true. */
  readonly grouping?: boolean;
}

function checked(name: string, { decimals = 2, grouping = true }: NumberFormat): Required<NumberFormat> {
  if (!Number.isSafeInteger(decimals) || decimals < 0 || decimals > 9) {
    throw new RangeError(`${name}: decimals is ${decimals}; give a whole number from 0 to 9.`);
  }
  return { decimals, grouping };
}

function patternOf({ decimals, grouping }: Required<NumberFormat>): string {
  return `${grouping ? '#,##0' : '0'}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;
}

/** Rounded first: how text() rounds is documented nowhere, and then nothing is left for it to round. */
function written(input: string, format: Required<NumberFormat>, literal: (text: string) => string): string {
  const rounded = format.decimals === 0 ? 'round()' : `round(${format.decimals})`;
  return `${input}.${rounded}.text(${literal(patternOf(format))})`;
}

/** Halves go away from zero. A number that rounds to zero has no sign. */
function meant(value: number | bigint, { decimals, grouping }: Required<NumberFormat>): string {
  const { unscaled, scale } = exact(value);
  const shift = decimals - scale;
  const magnitude = unscaled < 0n ? -unscaled : unscaled;
  const divisor = 10n ** BigInt(Math.max(-shift, 0));
  const units = (magnitude * 10n ** BigInt(Math.max(shift, 0)) * 2n + divisor) / (divisor * 2n);
  const digits = units.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  const shown = grouping ? whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',') : whole;
  return `${unscaled < 0n && units > 0n ? '-' : ''}${shown}${fraction}`;
}

function exact(value: number | bigint): { readonly unscaled: bigint; readonly scale: number } {
  if (typeof value === 'bigint') return { unscaled: value, scale: 0 };
  const [digits = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = digits.split('.');
  const scale = fraction.length - Number(exponent);
  const unscaled = BigInt(`${whole}${fraction}`);
  return scale < 0 ? { unscaled: unscaled * 10n ** BigInt(-scale), scale: 0 } : { unscaled, scale };
}

/**
 * A number as text: `1,234.50`.
 *
 * @throws RangeError for decimals that are no whole number from 0 to 9
 */
export function formatNumber(format: NumberFormat = {}): Transform<'number', 'text'> {
  const full = checked('formatNumber', format);
  return defineTransform({
    name: 'formatNumber',
    arguments: [argumentOf(full)],
    from: 'number',
    to: 'text',
    documentation:
      'A number as text with a fixed count of decimals and commas between thousands. Halves are rounded away from zero.',
    longest: () => undefined,
    deluge: (input, { literal }) => written(input, full, literal),
    reference: (value) => meant(value, full),
  });
}

/**
 * An amount of money as text: `€1,234.50`, `-€3.00`.
 *
 * @param symbol what stands in front of the amount, such as `$` or `CHF `
 * @throws RangeError for decimals that are no whole number from 0 to 9
 */
export function formatCurrency(symbol: string, format: NumberFormat = {}): Transform<'number', 'text'> {
  const full = checked('formatCurrency', format);
  return defineTransform({
    name: 'formatCurrency',
    arguments: [symbol, argumentOf(full)],
    from: 'number',
    to: 'text',
    documentation: 'A number as an amount of money: a symbol in front, and the sign in front of that.',
    longest: () => undefined,
    deluge: (input, write) => {
      const { literal } = write;
      const amount = write.hold('amount', written(input, full, literal));
      const negative = `${literal('-')} + ${literal(symbol)} + ${amount}.remove(${literal('-')})`;
      return `if(${amount}.startsWith(${literal('-')}), ${negative}, ${literal(symbol)} + ${amount})`;
    },
    reference: (value) => {
      const amount = meant(value, full);
      return amount.startsWith('-') ? `-${symbol}${amount.slice(1)}` : `${symbol}${amount}`;
    },
  });
}

function argumentOf({ decimals, grouping }: Required<NumberFormat>): TransformArgument {
  return { decimals, grouping };
}

const plainNumber = /^-?[0-9]{1,12}(?:[.][0-9]{1,3})?$/;

/**
 * The number that a text writes in digits, with a point and at most three decimals. Any other text gives nothing: a
 * comma means a fraction here and thousands there, and no amount is guessed.
 */
export const parseNumber = defineTransform({
  name: 'parseNumber',
  from: 'text',
  to: 'number',
  documentation:
    'The number that a text writes: up to 12 digits, and a point with up to 3 decimals. Any other text gives nothing.',
  deluge: (input, write) => {
    const { literal } = write;
    const [digits, number] = [write.hold('digits', `${input}.trim()`), write.variable('number')];
    write.add(
      `${number} = null;`,
      `if(${digits}.matches(${literal('-?[0-9]{1,12}([.][0-9]{1,3})?')}))`,
      '{',
      `${number} = ${digits}.toDecimal();`,
      '}',
    );
    return number;
  },
  reference: (value) => {
    const digits = value.replace(/^[\0- ]+|[\0- ]+$/g, '');
    // Deluge has no negative zero.
    return plainNumber.test(digits) ? Number(digits) + 0 : null;
  },
});
