import { basename, dirname, join } from 'node:path';
import { type EntryKind, type FileSystem, failureCode, machineFileSystem } from './file-system.ts';

/** A file to be put in place of another, or of nothing. */
export interface Replacement {
  readonly target: string;
  readonly content: Uint8Array;
}

/** Which file could not be put in its place, and the code of the failure, as in `ENOSPC`. */
export interface FailedReplacement {
  readonly target: string;
  readonly code: string;
}

/**
 * Puts several files in place of others. All of them are written beside their targets first, where a full disk or a
 * folder that may not be written shows; only then each is renamed in one step. So a failure leaves every old file as
 * it was, and nobody sees half a file.
 *
 * @returns the failure; undefined when all files stand in their places
 */
export function replaceFiles(
  replacements: readonly Replacement[],
  fileSystem: FileSystem = machineFileSystem,
): FailedReplacement | undefined {
  const staged: StagedFile[] = [];
  try {
    for (const replacement of replacements) {
      const file = new StagedFile(replacement.target, fileSystem);
      staged.push(file);
      const code = file.write(replacement.content);
      if (code !== undefined) return { target: replacement.target, code };
    }
    for (const file of staged) {
      const code = file.put();
      if (code !== undefined) return { target: file.target, code };
    }
    return undefined;
  } finally {
    // Backwards, so that the file for which a folder was made is the last one in it.
    for (const file of staged.toReversed()) file.clear();
  }
}

/** A file that is written in a folder of its own beside its target, until it is put there. */
class StagedFile {
  readonly target: string;
  readonly #fileSystem: FileSystem;
  #folder: string | undefined;
  #madeParent = false;

  constructor(target: string, fileSystem: FileSystem) {
    this.target = target;
    this.#fileSystem = fileSystem;
  }

  write(content: Uint8Array): string | undefined {
    try {
      const parent = dirname(this.target);
      const isThere = this.#kindOf(parent) !== undefined;
      this.#fileSystem.makeFolder(parent);
      this.#madeParent = !isThere;
      // A rename onto a folder fails, and by then other files may stand in their places.
      if (this.#kindOf(this.target) === 'folder') return 'EISDIR';
      this.#folder = this.#fileSystem.makeTemporaryFolder(join(parent, '.writing-'));
      this.#fileSystem.write(this.#written(this.#folder), content);
      return undefined;
    } catch (error) {
      return failureCode(error);
    }
  }

  put(): string | undefined {
    if (this.#folder === undefined) throw new Error('The file has not been written.');
    try {
      this.#fileSystem.rename(this.#written(this.#folder), this.target);
      return undefined;
    } catch (error) {
      return failureCode(error);
    }
  }

  /** Takes away what was made on the way. What counts is the file itself: a folder that stays behind does no harm. */
  clear(): void {
    const parent = dirname(this.target);
    try {
      if (this.#folder !== undefined) this.#fileSystem.removeFolder(this.#folder);
      if (this.#madeParent && this.#fileSystem.namesIn(parent).length === 0) {
        this.#fileSystem.removeFolder(parent);
      }
    } catch (error) {
      failureCode(error);
    }
  }

  #written(folder: string): string {
    return join(folder, basename(this.target));
  }

  /** Undefined for a path that nothing stands at. */
  #kindOf(path: string): EntryKind | undefined {
    try {
      return this.#fileSystem.inspect(path).kind;
    } catch (error) {
      failureCode(error);
      return undefined;
    }
  }
}
