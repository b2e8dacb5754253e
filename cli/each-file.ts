import { resolve } from 'node:path';
import { type Diagnostic, hasErrors } from '../deluge/index.ts';
import { statusOf, weightiest } from './cli-diagnostics.ts';
import { type ReadText, readText } from './files.ts';
import { diagnosticDocument, protocol, type Report } from './report.ts';
import type { ExitStatus, Terminal } from './terminal.ts';

/**
 * Runs a command file by file. One that cannot be read keeps no other from its turn.
 *
 * @param run does the work for one file, named as it was given, and gives its exit status
 * @returns the weightiest exit status
 */
export function eachFile(
  files: readonly string[],
  terminal: Terminal,
  run: (file: string, read: ReadText) => ExitStatus,
): ExitStatus {
  return weightiest(files.map((file) => run(file, readText(resolve(terminal.directory, file), file))));
}

/** What a command found about one file. */
export interface FileResult {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Its text, where it could be read. */
  readonly text?: string;
  /** What a person reads when nothing is wrong. Default: `fine` */
  readonly outcome?: string;
  /** More members of the file's document. */
  readonly members?: object;
}

/** Tells what was found about one file: lines for a person, or the file's document. */
export function tellFile(
  report: Report,
  { file, diagnostics, text, outcome, members }: FileResult,
): ExitStatus {
  const ok = !hasErrors(diagnostics);
  report.diagnostics(diagnostics, () => text);
  if (ok) report.line(`${file}: ${outcome ?? 'fine'}`);
  report.document({ protocol, file, ok, ...members, diagnostics: diagnostics.map(diagnosticDocument) });
  return statusOf(diagnostics);
}
