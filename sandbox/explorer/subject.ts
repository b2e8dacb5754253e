import type { SandboxOptions } from '../sandbox.ts';
import type { ExplorationReference } from './history.ts';
import type { Invariants } from './invariants.ts';

/** What is explored: an account with the functions and rules of a topping, what its sync means, and what it promises. */
export interface Subject {
  readonly sandbox: SandboxOptions;
  readonly reference: ExplorationReference;
  /** Usually `syncInvariants`. */
  readonly invariants: Invariants;
}
