import type { HttpAnswer, Outcome, RunStep, Value } from '../../deluge/index.ts';

/** A function in the course of being carried out: it gives a request, or its outcome, each time it is resumed. */
export interface ScriptRun {
  readonly next: (answer?: HttpAnswer) => RunStep;
  /** What it has used so far. */
  readonly usage: Outcome['usage'];
  /** The time and the variables that it has read so far, in order. */
  readonly observed: readonly string[];
  /**
   * All that decides how it goes on besides the next answer and the world: runs of one function that stand alike go on
   * alike. Undefined where that cannot be told.
   */
  readonly standing: string | undefined;
}

/** Starts a function by name. @param runNumber counts runs from 1, so that each can have its own randomness */
export type StartScript = (name: string, args: readonly Value[], runNumber: number) => ScriptRun;
