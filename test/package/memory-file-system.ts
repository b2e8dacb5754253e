import { join } from 'node:path';
import type { EntryKind, FileSystem } from '../../codegen/disk/file-system.ts';

/** A failure as Node reports it. */
export function failure(code: string, syscall = 'open'): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code, syscall });
}

type Node = { readonly kind: EntryKind; readonly content: Uint8Array };

type Step = keyof FileSystem;

/** What a test can arrange: that a step fails on paths that match. */
export interface Fault {
  readonly step: Step;
  readonly path: RegExp;
  readonly code: string;
}

/** A file system in memory that counts nothing and forgets nothing, and fails where a test tells it to. */
export class MemoryFileSystem implements FileSystem {
  readonly nodes = new Map<string, Node>();
  readonly faults: Fault[] = [];
  #temporary = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.put(path, content);
  }

  put(path: string, content: string | Uint8Array): void {
    this.#makeParents(path);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.nodes.set(path, { kind: 'file', content: bytes });
  }

  putSpecial(path: string, kind: EntryKind): void {
    this.#makeParents(path);
    this.nodes.set(path, { kind, content: new Uint8Array() });
  }

  inspect = (path: string) => {
    const { kind, content } = this.#at('inspect', path);
    return { kind, bytes: content.length };
  };

  namesIn = (folder: string): readonly string[] => {
    const { kind } = this.#at('namesIn', folder);
    if (kind !== 'folder') throw failure('ENOTDIR', 'scandir');
    const below = [...this.nodes.keys()].filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(below.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))].toReversed();
  };

  read = (path: string): Uint8Array => {
    const { kind, content } = this.#at('read', path);
    if (kind === 'folder') throw failure('EISDIR', 'read');
    return content;
  };

  makeFolder = (path: string): void => {
    this.#fail('makeFolder', path);
    this.#makeParents(join(path, 'x'));
  };

  makeTemporaryFolder = (prefix: string): string => {
    this.#fail('makeTemporaryFolder', prefix);
    const path = `${prefix}${++this.#temporary}`;
    this.nodes.set(path, { kind: 'folder', content: new Uint8Array() });
    return path;
  };

  write = (path: string, content: Uint8Array): void => {
    this.#fail('write', path);
    this.put(path, content);
  };

  rename = (from: string, to: string): void => {
    this.#fail('rename', to);
    if (this.nodes.get(to)?.kind === 'folder') throw failure('EISDIR', 'rename');
    this.nodes.set(to, this.#at('rename', from));
    this.nodes.delete(from);
  };

  removeFolder = (path: string): void => {
    this.#fail('removeFolder', path);
    for (const each of [...this.nodes.keys()]) {
      if (each === path || each.startsWith(`${path}/`)) this.nodes.delete(each);
    }
  };

  #makeParents(path: string): void {
    const parts = path.split('/').slice(0, -1);
    for (let count = 1; count <= parts.length; count++) {
      const folder = parts.slice(0, count).join('/');
      if (folder === '') continue;
      const kind = this.nodes.get(folder)?.kind;
      if (kind === 'file') throw failure(count === parts.length ? 'EEXIST' : 'ENOTDIR', 'mkdir');
      if (kind === undefined) this.nodes.set(folder, { kind: 'folder', content: new Uint8Array() });
    }
  }

  #at(step: Step, path: string): Node {
    this.#fail(step, path);
    const node = this.nodes.get(path);
    if (!node) throw failure('ENOENT');
    return node;
  }

  #fail(step: Step, path: string): void {
    const fault = this.faults.find((each) => each.step === step && each.path.test(path));
    if (fault) throw failure(fault.code);
  }
}
