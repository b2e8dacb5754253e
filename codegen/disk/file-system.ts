import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** What stands at a path; a link is told apart from what it leads to. */
export interface PathInfo {
  readonly kind: EntryKind;
  readonly bytes: number;
}

/**
 * What packing needs of a file system. It is a parameter, so that tests can make every step fail. The
 * functions throw what Node throws; {@link failureCode} tells such failures from defects.
 */
export interface FileSystem {
  readonly inspect: (path: string) => PathInfo;
  readonly namesIn: (folder: string) => readonly string[];
  readonly read: (path: string) => Uint8Array;
  readonly makeFolder: (path: string) => void;
  /** Makes a new folder whose name starts with `prefix`, and gives its path. */
  readonly makeTemporaryFolder: (prefix: string) => string;
  /** Writes a file and has it stored on the disk before it returns. */
  readonly write: (path: string, content: Uint8Array) => void;
  readonly rename: (from: string, to: string) => void;
  readonly removeFolder: (path: string) => void;
}

/** The file system of this machine. */
export const machineFileSystem: FileSystem = {
  inspect: (path) => {
    const stats = lstatSync(path);
    return { kind: kindOf(stats), bytes: stats.size };
  },
  namesIn: (folder) => readdirSync(folder),
  read: (path) => readFileSync(path),
  makeFolder: (path) => {
    mkdirSync(path, { recursive: true });
  },
  makeTemporaryFolder: (prefix) => mkdtempSync(prefix),
  write: (path, content) => {
    const handle = openSync(path, 'wx');
    try {
      writeFileSync(handle, content);
      // Without this a crash after the rename could leave an empty file under the final name.
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  rename: (from, to) => renameSync(from, to),
  removeFolder: (path) => rmSync(path, { recursive: true, force: true }),
};

/** The code of a failed file operation, as in `ENOENT`; anything else is a defect and is thrown on. */
export function failureCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) {
    return error.code;
  }
  throw error;
}

/** The path of an entry below a project root, from its parts as the package writes them, with `/`. */
export function pathBelow(root: string, path: string): string {
  return join(root, ...path.split('/'));
}

function kindOf(stats: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): EntryKind {
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}
