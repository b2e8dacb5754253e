import type { Diagnostic } from '../../deluge/index.ts';
import { reasonOf } from './failure-reasons.ts';
import { type FileSystem, machineFileSystem, pathBelow } from './file-system.ts';
import { replaceFiles } from './replace-files.ts';

/** A file that a project is to have, and what to say when it cannot be written. */
export interface OutputFile {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly content: Uint8Array;
  /** @param reason ends a sentence, as in `the disk is full` */
  readonly notWritable: (reason: string) => Diagnostic;
}

/**
 * Writes files of a project, all or none: when one cannot be written, the old ones are as they were.
 *
 * @returns one diagnostic about the file that could not be written; undefined when all were
 */
export function writeOutput(
  projectRoot: string,
  files: readonly OutputFile[],
  fileSystem: FileSystem = machineFileSystem,
): Diagnostic | undefined {
  const byTarget = new Map(files.map((output) => [pathBelow(projectRoot, output.file), output]));
  const replacements = [...byTarget].map(([target, { content }]) => ({ target, content }));
  const failed = replaceFiles(replacements, fileSystem);
  return failed && byTarget.get(failed.target)?.notWritable(reasonOf(failed.code));
}
