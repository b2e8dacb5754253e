import type { Diagnostic } from '../../deluge/index.ts';
import { reasonOf } from '../disk/failure-reasons.ts';
import { type FileSystem, failureCode, machineFileSystem } from '../disk/file-system.ts';
import type { OutputFile } from '../disk/output.ts';
import { packageLayout } from './layout.ts';
import { packDiagnostics } from './pack-diagnostics.ts';
import { readZip, sameBytes } from './zip.ts';

/** Where the package of a topping is written, relative to the project: `dist/<name>.zip`. */
export function packagePath(name: string): string {
  return `${packageLayout.output}/${name}.zip`;
}

const acceptedName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The package of a topping as a file of the project; a diagnostic when no file can have the topping's name. */
export function packageOutput(
  name: string,
  zip: Uint8Array,
):
  | { readonly ok: true; readonly output: OutputFile }
  | { readonly ok: false; readonly diagnostic: Diagnostic } {
  if (!acceptedName.test(name)) {
    return { ok: false, diagnostic: packDiagnostics.report('package-name', { name }, undefined) };
  }
  const file = packagePath(name);
  const notWritable = (reason: string): Diagnostic =>
    packDiagnostics.report('output-not-writable', { reason }, { file });
  return { ok: true, output: { file, content: zip, notWritable } };
}

/**
 * Compares a package file with the zip that the project makes now, byte for byte; no diagnostics mean that they
 * are equal. When they differ, it tells which files do.
 *
 * @param path of the package file; diagnostics show it as it is given
 */
export function checkPacked(
  expectedZip: Uint8Array,
  path: string,
  fileSystem: FileSystem = machineFileSystem,
): readonly Diagnostic[] {
  const place = { file: path };
  let found: Uint8Array;
  try {
    found = fileSystem.read(path);
  } catch (error) {
    const code = failureCode(error);
    return [
      code === 'ENOENT'
        ? packDiagnostics.report('not-packed', undefined, place)
        : packDiagnostics.report('unreadable', { reason: reasonOf(code) }, place),
    ];
  }
  if (sameBytes(expectedZip, found)) return [];
  return [differenceOf(expectedZip, found, place)];
}

function differenceOf(expectedZip: Uint8Array, foundZip: Uint8Array, place: { file: string }): Diagnostic {
  const foundFiles = readZip(foundZip);
  if (!foundFiles) return packDiagnostics.report('not-a-zip', undefined, place);
  const expected = new Map(readZip(expectedZip)?.map((file) => [file.path, file.content]));
  const found = new Map(foundFiles.map((file) => [file.path, file.content]));
  const missing = [...expected.keys()].filter((path) => !found.has(path));
  const unexpected = [...found.keys()].filter((path) => !expected.has(path));
  const changed = [...expected].flatMap(([path, content]) => {
    const other = found.get(path);
    return other && !sameBytes(content, other) ? [path] : [];
  });
  return missing.length + unexpected.length + changed.length > 0
    ? packDiagnostics.report('stale', { missing, unexpected, changed }, place)
    : packDiagnostics.report('packed-otherwise', undefined, place);
}
