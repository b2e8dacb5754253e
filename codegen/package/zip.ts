import { unzipSync, type ZipOptions, zipSync } from 'fflate';

/** One file of the package; its path uses `/`. */
export interface PackageFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What a package lists of one of its files. */
export interface PackageEntry {
  readonly path: string;
  readonly bytes: number;
}

const madeByUnix = 3;
const regularFileMode = 0o100644;

/**
 * Everything that an archive records besides names and bytes, held constant. A zip stores local time without
 * a zone and begins in 1980, so the date is built from local parts: then it is written alike in every zone.
 */
function fixedOptions(): ZipOptions {
  return { level: 9, mtime: new Date(1980, 0, 1), os: madeByUnix, attrs: regularFileMode << 16 };
}

/**
 * Makes a zip whose bytes depend on nothing but the files' paths and bytes: entries are sorted by UTF-16 units,
 * dates and modes are fixed. The archive is read back and compared before it is handed out.
 *
 * Two files with one path, or an archive that does not read back as it went in, are defects and throw.
 *
 * @example
 * const zip = makeZip([{ path: 'app/widget.html', content: new TextEncoder().encode('<p>Hello</p>') }]);
 */
export function makeZip(files: readonly PackageFile[]): Uint8Array {
  const sorted = sortedByPath(files);
  const zip = zipSync(Object.fromEntries(sorted.map((file) => [file.path, [file.content, fixedOptions()]])));
  verify(zip, sorted);
  return zip;
}

/** The files of a zip in the order that its directory has; `undefined` when the bytes are no readable zip. */
export function readZip(zip: Uint8Array): readonly PackageFile[] | undefined {
  const order: string[] = [];
  try {
    const contents = unzipSync(zip, {
      filter: (entry) => {
        order.push(entry.name);
        return true;
      },
    });
    return order.map((path) => ({ path, content: contents[path] ?? new Uint8Array() }));
  } catch {
    // fflate throws on anything that it cannot read: no zip, a cut-off zip, an unknown compression.
    return undefined;
  }
}

/** The paths and sizes of files, sorted as the archive sorts them. */
export function entriesOf(files: readonly PackageFile[]): readonly PackageEntry[] {
  return sortedByPath(files).map((file) => ({ path: file.path, bytes: file.content.length }));
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function sortedByPath(files: readonly PackageFile[]): readonly PackageFile[] {
  return files.toSorted((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
}

function verify(zip: Uint8Array, expected: readonly PackageFile[]): void {
  const found = readZip(zip);
  const same =
    found?.length === expected.length &&
    found.every((file, index) => {
      const wanted = expected[index];
      return wanted?.path === file.path && sameBytes(wanted.content, file.content);
    });
  if (!same) throw new Error('The zip does not read back as the files that went into it.');
}
