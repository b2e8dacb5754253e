/** The outside of the command: where it runs and where its words go. Tests give their own. */
export interface Terminal {
  /** The folder that the command was started in. */
  readonly directory: string;
  readonly standardOutput: Sink;
  readonly standardError: Sink;
  /** Whether to paint what goes to standard error. */
  readonly colour: boolean;
  /** Milliseconds since some moment, for the durations that a summary tells. */
  readonly clock: () => number;
  /** Milliseconds since 1970, for the dates that stand in files. */
  readonly now: () => number;
  /** The variables of the environment. They may hold secrets: read single ones, never log them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asks the person something and gives the answer. Absent where nobody can be asked. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Resolves when the person wants a command to end that would go on for ever. */
  readonly interrupted: () => Promise<void>;
}

export interface Sink {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
}

/** What the command's exit status means. */
export const exitStatus = {
  fine: 0,
  /** The work was done and found something, or failed. */
  findings: 1,
  /** The command was called in a way that it does not know. */
  usage: 2,
  /** Something on this machine is missing or does not let us. */
  environment: 3,
  /** A defect of ours. */
  defect: 70,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
