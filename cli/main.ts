import { Command, CommanderError } from 'commander';
import { safeParse } from 'zod/mini';
import { defectDiagnostics, statusOf, usageDiagnostics } from './cli-diagnostics.ts';
import type { CliCommand } from './command.ts';
import { loadCommands } from './commands.ts';
import { Report } from './report.ts';
import { type ExitStatus, exitStatus, type Terminal } from './terminal.ts';
import { usageDiagnostic } from './usage.ts';
import { toolVersion } from './version.ts';

/**
 * The `topping` command.
 *
 * @param args what stands behind the command's name
 * @returns the exit status: 0 fine, 1 findings or failures, 2 wrong use, 3 environment, 70 a defect of ours
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const given = withCommandFirst(args);
  const report = new Report(terminal, args.includes('--json'));
  let status: ExitStatus = exitStatus.fine;
  const program = new Command('topping')
    .description(
      'Builds Bigin toppings: typed mappings become Deluge, run in a local sandbox, and are packaged.',
    )
    .version(toolVersion(), '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => terminal.standardOutput.write(text),
      // What commander has to say about wrong use is said below, in one form with everything else.
      writeErr: () => undefined,
    })
    .exitOverride();
  for (const command of await loadCommands(given[0])) {
    const declared = command.declare(
      program
        .command(command.name)
        .option('--json', 'print one JSON document instead of lines')
        .helpOption('--help', 'print this help'),
    );
    declared.action(async () => {
      status = await runCommand(command, declared, report, terminal);
    });
  }
  try {
    await program.parseAsync(given, { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellDefect(error, report);
    const found = usageDiagnostic(error, program, given);
    if (!found) return exitStatus.fine;
    report.failure([found]);
    return statusOf([found]);
  }
}

/** `--json` may also stand before the command. */
function withCommandFirst(args: readonly string[]): readonly string[] {
  const [first, second] = args;
  if (first !== '--json') return args;
  return second === undefined ? [] : [second, first, ...args.slice(2)];
}

async function runCommand(
  command: CliCommand,
  declared: Command,
  report: Report,
  terminal: Terminal,
): Promise<ExitStatus> {
  const options = safeParse(command.options, declared.opts());
  if (!options.success) {
    const found = options.error.issues.slice(0, 1).map(({ path, message: reason }) => {
      const option = `--${path.join('.').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      return usageDiagnostics.report('wrong-value', { option, reason, command: command.name }, undefined);
    });
    report.failure(found);
    return statusOf(found);
  }
  return command.run({ files: declared.args, options: options.data, report, terminal });
}

function tellDefect(error: unknown, report: Report): ExitStatus {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  report.failure([defectDiagnostics.report('unexpected', { error: text }, undefined)]);
  return exitStatus.defect;
}
