import type { HttpAnswer, Outcome, RunStep, Value } from '../../deluge/index.ts';

/** A function in the course of being carried out: it gives a request, or its outcome, each time it is resumed. */
export interface ScriptRun {
  readonly next: (answer?: HttpAnswer) => RunStep;
  /** What it has used so far. */
  readonly usage: Outcome['usage'];
  /** The time and the variables that it has read so far, in order. */
  readonly observed: readonly string[];
  /** What the variables that it has read so far held, in order. */
  readonly variables: readonly VariableValue[];
  /**
   * All that decides how it goes on besides the next answer and the world: runs of one function that stand alike go on
   * alike. Undefined where that cannot be told.
   */
  readonly standing: string | undefined;
}

/** What decides a run before its first answer. */
export interface RunStart {
  readonly function: string;
  readonly args: readonly Value[];
  readonly runNumber: number;
  /** The sandbox's time at the start. */
  readonly startedMs: number;
}

/** Null for a variable that there is not. */
export type VariableValue = string | null;

/**
 * Starts a function by name.
 *
 * @param runNumber counts runs from 1, so that each can have its own randomness
 * @param variables what the first variables that it reads hold, instead of their present values
 */
export type StartScript = (
  name: string,
  args: readonly Value[],
  runNumber: number,
  variables?: readonly VariableValue[],
) => ScriptRun;
