/** Gives record ids: text of 19 digits, one after another. */
export interface IdSequence {
  readonly next: () => string;
  /** How many have been given; enough to restore the sequence. */
  readonly issued: () => number;
  readonly restore: (issued: number) => void;
}

const ID_DIGITS = 19;
const PREFIX_DIGITS = 7;
const SEEDS = 1_000_000;
const FIRST = 1001;

/**
 * Ids begin with a block that belongs to the product and the seed, as real ids begin with a block that belongs
 * to the organization, so that an id of one product is never taken for one of another.
 *
 * @param block one digit, 1 to 9, per product
 * @param seed any whole number
 */
export function createIdSequence(block: number, seed: number): IdSequence {
  const prefix = String(block * SEEDS + (Math.abs(Math.trunc(seed)) % SEEDS));
  let issued = 0;
  return {
    next: () => {
      const id = prefix + String(FIRST + issued).padStart(ID_DIGITS - PREFIX_DIGITS, '0');
      issued += 1;
      return id;
    },
    issued: () => issued,
    restore: (count) => {
      issued = count;
    },
  };
}
