import type { CliCommand } from './command.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { conformCommand } from './commands/conform.ts';
import { explainCommand } from './commands/explain.ts';
import { exploreCommand } from './commands/explore.ts';
import { fmtCommand } from './commands/fmt.ts';
import { generateCommand } from './commands/generate.ts';
import { packCommand } from './commands/pack.ts';
import { parseCommand } from './commands/parse.ts';
import { replayCommand } from './commands/replay.ts';
import { runCommand } from './commands/run.ts';
import { sandboxCommand } from './commands/sandbox.ts';

/** Every subcommand, in the order in which the help lists them. */
export const commands: readonly CliCommand[] = [
  buildCommand,
  generateCommand,
  checkCommand,
  replayCommand,
  exploreCommand,
  packCommand,
  explainCommand,
  sandboxCommand,
  runCommand,
  fmtCommand,
  parseCommand,
  conformCommand,
];
