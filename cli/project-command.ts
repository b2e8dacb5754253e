import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../deluge/index.ts';
import { statusOf } from './cli-diagnostics.ts';
import type { Invocation } from './command.ts';
import { loadProject, type Project } from './project.ts';
import type { TextOf } from './report.ts';
import type { ExitStatus } from './terminal.ts';

/** What a command about a project is given besides the project. */
export interface ProjectInvocation<Options> extends Invocation<Options> {
  /** Ends the command with what kept it from its work. */
  readonly stop: (diagnostics: readonly Diagnostic[]) => ExitStatus;
  /** Tells a person findings, with the lines of the project's files that they point into. */
  readonly tell: (diagnostics: readonly Diagnostic[]) => void;
}

/** Loads the project around the folder that the command was started in, and runs the command on it. */
export async function withProject<Options>(
  invocation: Invocation<Options>,
  run: (project: Project, invocation: ProjectInvocation<Options>) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const { report, terminal } = invocation;
  const stop = (diagnostics: readonly Diagnostic[], root: string | undefined): ExitStatus => {
    report.failure(diagnostics, root === undefined ? undefined : textsBelow(root));
    return statusOf(diagnostics);
  };
  const loaded = await loadProject(terminal.directory);
  if (!loaded.ok) return stop(loaded.diagnostics, loaded.root);
  const { project } = loaded;
  return run(project, {
    ...invocation,
    stop: (diagnostics) => stop(diagnostics, project.root),
    tell: (diagnostics) => report.diagnostics(diagnostics, textsBelow(project.root)),
  });
}

/** The texts of a project's files, for the lines that diagnostics show. */
export function textsBelow(root: string): TextOf {
  return (file) => {
    try {
      return readFileSync(resolve(root, file), 'utf8');
    } catch {
      // A diagnostic without its line is still a diagnostic.
      return undefined;
    }
  };
}
