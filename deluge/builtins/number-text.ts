import { Decimal } from '../runtime/decimal.ts';

/** The number that a text stands for, blanks around it aside: digits with an optional sign and fraction. */
export function parseNumberText(text: string): Decimal | undefined {
  const trimmed = text.trim();
  return /[eE]/.test(trimmed) ? undefined : Decimal.parse(trimmed);
}
