import type { Command, CommanderError } from 'commander';
import { type Diagnostic, nearestName } from '../deluge/index.ts';
import { usageDiagnostics } from './cli-diagnostics.ts';

const { report } = usageDiagnostics;

/**
 * What a person is told about arguments that `commander` does not take: its codes are stable, its texts name what they
 * are about in quotes.
 *
 * @param args as given, the command's name first
 * @returns undefined for what is no wrong use: help that was asked for
 */
export function usageDiagnostic(
  error: CommanderError,
  program: Command,
  args: readonly string[],
): Diagnostic | undefined {
  if (error.exitCode === 0) return undefined;
  const known = program.commands.find((command) => command.name() === args[0]);
  const command = known?.name() ?? '';
  const [quoted = '', second = ''] = quotedIn(error.message);
  switch (error.code) {
    case 'commander.help':
      return report('no-command', { commands: namesOf(program) }, undefined);
    case 'commander.unknownCommand': {
      const nearest = nearestName(quoted, namesOf(program));
      return report('unknown-command', { name: quoted, nearest, command }, undefined);
    }
    case 'commander.unknownOption': {
      const options = (known ?? program).options.flatMap(({ long }) => long ?? []);
      const nearest = nearestName(quoted, [...options, '--help']);
      return report('unknown-option', { name: quoted, nearest, command }, undefined);
    }
    case 'commander.missingArgument':
      return report('missing-argument', { argument: argumentOf(known, quoted), command }, undefined);
    case 'commander.excessArguments':
      return report('too-many-arguments', { argument: firstExcess(error, known), command }, undefined);
    case 'commander.optionMissingArgument':
      return report('missing-value', { option: quoted.split(' ')[0] ?? '', command }, undefined);
    case 'commander.conflictingOption':
      return report('conflicting-options', { first: quoted, second }, undefined);
    default:
      throw error;
  }
}

function namesOf(program: Command): readonly string[] {
  return program.commands.map((command) => command.name());
}

function quotedIn(message: string): readonly string[] {
  return [...message.matchAll(/'([^']*)'/g)].map(([, name = '']) => name);
}

/** An argument as the help describes it. */
function argumentOf(command: Command | undefined, name: string): string {
  const declared = command?.registeredArguments.find((argument) => argument.name() === name);
  const description = declared?.description ?? '';
  return description === '' ? `the argument ${name}` : description;
}

/** The first of the arguments that are too many; all that were given stand at the end of the text. */
function firstExcess(error: CommanderError, command: Command | undefined): string {
  const given = error.message.replace(/^.*?: .*?: /, '').replace(/\.$/, '');
  return given.split(', ')[command?.registeredArguments.length ?? 0] ?? '';
}
