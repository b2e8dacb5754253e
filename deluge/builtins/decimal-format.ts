import { Decimal } from '../runtime/decimal.ts';
import { fail } from '../runtime/errors.ts';

/** What a pattern of Java's DecimalFormat says about one sign. */
interface NumberLayout {
  readonly prefix: string;
  readonly suffix: string;
  /** Digits of a group; 0 for none. */
  readonly grouping: number;
  readonly leastWhole: number;
  readonly leastFraction: number;
  readonly mostFraction: number;
  /** Powers of ten that the number is multiplied by: 2 for %. */
  readonly shift: number;
}

const layoutPattern = /^((?:'[^']*'|[^#0,.'])*)([#0,]*)(?:\.([#0]*))?((?:'[^']*'|[^#0,.'])*)$/;

/** Whether a pattern is one for numbers, and not one for dates. */
export function isNumberPattern(pattern: string): boolean {
  return /[#0]/.test(pattern) && !/[A-Za-z]/.test(pattern.replace(/'[^']*'/g, ''));
}

/**
 * A number in a pattern of Java's DecimalFormat, which the samples of
 * https://www.zoho.com/deluge/help/functions/number/text.html follow. Halves go to the even neighbour, as in Java.
 *
 * @example
 * formatDecimal('$#,##0.00', number) // '$12,345,654.12'
 * @throws ScriptFailure when the pattern is invalid.
 */
export function formatDecimal(name: string, pattern: string, value: Decimal): string {
  const [positive = '', negative] = pattern.split(';');
  const layout = parseLayout(name, pattern, positive);
  const shifted = value.multiply(Decimal.of(10n ** BigInt(layout.shift)));
  const rounded = shifted.roundHalfEven(layout.mostFraction);
  const digits = layoutDigits(rounded.absolute(), layout);
  if (rounded.unscaled >= 0n) return layout.prefix + digits + layout.suffix;
  if (negative === undefined) return `-${layout.prefix}${digits}${layout.suffix}`;
  const { prefix, suffix } = parseLayout(name, pattern, negative);
  return prefix + digits + suffix;
}

function parseLayout(name: string, pattern: string, part: string): NumberLayout {
  const match = layoutPattern.exec(part);
  const [, prefix = '', whole = '', fraction = '', suffix = ''] = match ?? [];
  if (!match || whole + fraction === '' || /0[,]*#/.test(whole) || /#0/.test(fraction)) {
    return fail('argument-value', {
      name,
      parameter: 'format',
      problem: `'${pattern}' is not a number pattern`,
    });
  }
  const comma = whole.lastIndexOf(',');
  return {
    prefix: prefix.replaceAll("'", ''),
    suffix: suffix.replaceAll("'", ''),
    grouping: comma < 0 ? 0 : whole.length - comma - 1,
    leastWhole: whole.replace(/[^0]/g, '').length,
    leastFraction: fraction.replace(/[^0]/g, '').length,
    mostFraction: fraction.length,
    shift: (prefix + suffix).includes('%') ? 2 : (prefix + suffix).includes('‰') ? 3 : 0,
  };
}

function layoutDigits(value: Decimal, layout: NumberLayout): string {
  const [wholeDigits = '0', fractionDigits = ''] = value.toString().split('.');
  let whole = (wholeDigits === '0' ? '' : wholeDigits).padStart(layout.leastWhole, '0');
  let fraction = fractionDigits.replace(/0+$/, '').padEnd(layout.leastFraction, '0');
  if (whole === '' && fraction === '') whole = '0';
  if (layout.grouping > 0) whole = grouped(whole, layout.grouping);
  if (fraction !== '') fraction = `.${fraction}`;
  return whole + fraction;
}

function grouped(digits: string, size: number): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= size)
    groups.unshift(digits.slice(Math.max(0, end - size), end));
  return groups.join(',');
}
