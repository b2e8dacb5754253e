import { type Diagnostic, defineDiagnostics } from '../deluge/index.ts';
import { type ExitStatus, exitStatus } from './terminal.ts';

const help = (d: { readonly command: string }): string =>
  `"topping ${d.command === '' ? '' : `${d.command} `}--help" lists what can be given.`;

/** A wrong name and what was probably meant. `command` is empty where none was recognized. */
interface UnknownName {
  readonly name: string;
  readonly nearest: string | undefined;
  readonly command: string;
}

const didYouMean = (d: UnknownName): string =>
  d.nearest === undefined ? help(d) : `Did you mean ${d.nearest}?`;

/** The command was called in a way that it does not know. */
export const usageDiagnostics = defineDiagnostics('usage', {
  'no-command': {
    severity: 'error',
    message: (d: { readonly commands: readonly string[] }) =>
      `Name a command: ${d.commands.slice(0, -1).join(', ')} or ${d.commands.at(-1)}.`,
    hint: () => '"topping --help" says what each of them does.',
  },
  'unknown-command': {
    severity: 'error',
    message: (d: UnknownName) => `There is no command "${d.name}".`,
    hint: didYouMean,
  },
  'unknown-option': {
    severity: 'error',
    message: (d: UnknownName) =>
      d.command === ''
        ? `There is no option ${d.name}.`
        : `The command ${d.command} has no option ${d.name}.`,
    hint: didYouMean,
  },
  'unknown-action': {
    severity: 'error',
    message: (d: {
      readonly command: string;
      readonly action: string;
      readonly actions: readonly string[];
    }) => `The command ${d.command} cannot "${d.action}".`,
    hint: (d) => `It can: ${d.actions.join(', ')}.`,
  },
  'unknown-module': {
    severity: 'error',
    message: (d: { readonly name: string }) => `"${d.name}" names no module whose fields can be pulled.`,
    hint: () => 'Give bigin.Contacts or crm.Contacts, or another module of them, or books.contacts.',
  },
  'missing-argument': {
    severity: 'error',
    message: (d: { readonly argument: string; readonly command: string }) =>
      `The command ${d.command} needs ${d.argument}.`,
    hint: help,
  },
  'too-many-arguments': {
    severity: 'error',
    message: (d: { readonly argument: string; readonly command: string }) =>
      `The command ${d.command} does not take ${d.argument === '' ? 'so many arguments' : `"${d.argument}"`}.`,
    hint: help,
  },
  'missing-value': {
    severity: 'error',
    message: (d: { readonly option: string; readonly command: string }) => `${d.option} needs a value.`,
    hint: help,
  },
  'wrong-value': {
    severity: 'error',
    message: (d: { readonly option: string; readonly reason: string; readonly command: string }) =>
      `${d.option}: ${d.reason}.`,
    hint: help,
  },
  'conflicting-options': {
    severity: 'error',
    message: (d: { readonly first: string; readonly second: string }) =>
      `${d.first} and ${d.second} exclude each other.`,
    hint: () => 'Give one of them.',
  },
  'wrong-place': {
    severity: 'error',
    message: (d: { readonly reason: string }) => d.reason,
    hint: () => 'Give FILE:LINE, such as functions/contact_to_books.deluge:42.',
  },
  'file-not-found': {
    severity: 'error',
    message: (d: { readonly path: string }) => `There is no file ${d.path}.`,
    hint: () => 'Give the path from the folder that you are in.',
  },
  'no-project': {
    severity: 'error',
    message: (d: { readonly directory: string }) =>
      `There is no topping project in ${d.directory} or above it.`,
    hint: () => 'Go into a folder that has plugin-manifest.json and topping/index.ts.',
  },
});

/** Something on this machine is missing or does not let us. */
export const environmentDiagnostics = defineDiagnostics('environment', {
  'cannot-read': {
    severity: 'error',
    message: (d: { readonly path: string; readonly reason: string }) =>
      `${d.path} cannot be read: ${d.reason}.`,
    hint: () => 'See that it is a file, who owns it and who may read it.',
  },
  'cannot-write': {
    severity: 'error',
    message: (d: { readonly path: string; readonly reason: string }) =>
      `${d.path} cannot be written: ${d.reason}.`,
    hint: () => 'See who owns the file and who may write to it.',
  },
  'port-not-open': {
    severity: 'error',
    message: (d: { readonly port: number; readonly reason: string }) =>
      `The port ${d.port} of 127.0.0.1 cannot be opened: ${d.reason}.`,
    hint: () => 'Give another one, or "--port 0" for one that is free.',
  },
});

/** A mistake of the tool itself. */
export const defectDiagnostics = defineDiagnostics('defect', {
  unexpected: {
    severity: 'error',
    message: (d: { readonly error: string }) => `topping has a defect: ${d.error}`,
    hint: () => 'Please report it with the text above and what you did.',
  },
});

/** What the machine, and not the project, keeps a command from doing; more such findings are in the area environment. */
const environmentCodes: ReadonlySet<string> = new Set([
  'account/credentials-readable-by-others',
  'account/library-missing',
  'account/no-credentials',
  'account/unreachable',
  'connections/readable-by-others',
  'functions/not-a-folder',
  'functions/not-readable',
  'functions/not-writable',
  'pack/output-not-writable',
  'pack/unreadable',
  'sheet-file/not-writable',
]);

/** The exit status that findings lead to: the weightiest of theirs. */
export function statusOf(diagnostics: readonly Diagnostic[]): ExitStatus {
  const statuses = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code }): ExitStatus => {
      if (code.startsWith('environment/') || environmentCodes.has(code)) return exitStatus.environment;
      return code.startsWith('usage/') ? exitStatus.usage : exitStatus.findings;
    });
  return weightiest(statuses);
}

/** The exit status of a command whose parts ended with these. */
export function weightiest(statuses: readonly ExitStatus[]): ExitStatus {
  return statuses.reduce((first, second) => (first > second ? first : second), exitStatus.fine);
}
