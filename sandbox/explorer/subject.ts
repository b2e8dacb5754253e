import type { SandboxOptions } from '../sandbox.ts';
import type { ExplorationReference } from './history.ts';
import type { Invariants } from './invariants.ts';

/** What is explored: an account with the functions and rules of a topping, what its sync means, and what it promises. */
export interface Subject {
  readonly sandbox: SandboxOptions;
  readonly reference: ExplorationReference;
  /** Usually `syncInvariants`. */
  readonly invariants: Invariants;
  /** How it makes good what failed. Left out: it does not, and each path is judged where its last run ends. */
  readonly retry?: Retry;
}

/** What is done at the end of every path, once outages have ended and nothing fails any more. */
export interface Retry {
  /** The functions that schedules run, in their order; each runs to its end before the next begins. */
  readonly functions: readonly string[];
  /** How much time passes before each round: at least the longest that the subject waits before it tries again. */
  readonly everyMs: number;
  /** How many rounds there are at most. A round that changes nothing is the last. */
  readonly rounds: number;
}
