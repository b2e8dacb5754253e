/** How a language spells numbers. */
export interface NumberLanguage {
  readonly whole: (value: bigint) => string;
  /** What stands before a number below zero. */
  readonly minus: string;
  /** The digits of a fraction, one by one, with what stands before them. */
  readonly fraction: (digits: readonly number[]) => string;
}
