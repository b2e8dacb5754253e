import { Decimal } from './decimal.ts';
import type { Value } from './value.ts';
import { largestWhole, smallestWhole } from './whole-number.ts';

/** The value of a number as written, with or without a minus; undefined for a whole number beyond 64 bits. */
export function numberLiteral(raw: string): Value | undefined {
  if (raw.includes('.')) return Decimal.parse(raw);
  const value = BigInt(raw);
  return value >= smallestWhole && value <= largestWhole ? value : undefined;
}
