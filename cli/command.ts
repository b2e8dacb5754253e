import type { Command as Declaration } from 'commander';
import type { Report } from './report.ts';
import type { Schema } from './schema.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/** What a command is given when it runs. */
export interface Invocation<Options> {
  readonly files: readonly string[];
  readonly options: Options;
  readonly report: Report;
  readonly terminal: Terminal;
}

/** One subcommand of `topping`. A new one is a file with its entry, and a line in `commands.ts`. */
export interface CliCommand<Options = unknown> {
  readonly name: string;
  /** Adds arguments and options to the declaration, with their descriptions. */
  readonly declare: (declaration: Declaration) => Declaration;
  /** What the options must be; what does not fit is wrong use. */
  readonly options: Schema<Options>;
  readonly run: (invocation: Invocation<Options>) => Promise<ExitStatus>;
}

/** Keeps the type of the options between `options` and `run`. */
export function defineCommand<Options>(command: CliCommand<Options>): CliCommand<unknown> {
  return {
    ...command,
    run: (invocation) => command.run(invocation as Invocation<Options>),
  } as CliCommand<unknown>;
}
