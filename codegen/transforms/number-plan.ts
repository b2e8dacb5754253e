/**
 * How the telephone numbers of a country are written at home, and how they are called from abroad. The texts but for
 * the calling code are patterns without captures, in what Java and JavaScript read alike.
 */
export interface NumberPlan {
  readonly callingCode: string;
  /** What is dialled in front of a number at home and left out from abroad; absent for a country without one. */
  readonly trunk?: string;
  /** What is dialled for a call abroad. Default: `00`. */
  readonly abroad?: string;
  /** The numbers that there are, the trunk prefix not counted. */
  readonly digits: string;
  /** There are numbers that begin with 0 from abroad, too. */
  readonly leadingZero?: boolean;
}
