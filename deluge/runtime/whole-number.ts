import { fail } from './errors.ts';

/** A NUMBER has 64 bits: https://www.zoho.com/deluge/help/datatypes/number.html (documented). */
export const largestWhole = 2n ** 63n - 1n;
export const smallestWhole = -(2n ** 63n);

/**
 * The value, if it is a NUMBER.
 *
 * @throws ScriptFailure when it lies outside 64 bits.
 */
export function checkedWhole(value: bigint): bigint {
  return value > largestWhole || value < smallestWhole ? fail('number-overflow', {}) : value;
}
