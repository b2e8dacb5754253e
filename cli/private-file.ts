import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { failureCode, reasonOf } from '../codegen/index.ts';
import type { Diagnostic } from '../deluge/index.ts';
import { environmentDiagnostics, usageDiagnostics } from './cli-diagnostics.ts';

export type PrivateText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Reads a file that holds secrets. It must be its owner's alone; on Windows its rights are not looked at, as they are no
 * mode bits there. Rights and text come from one opened file, so that no other can take its place in between.
 *
 * @param readableByOthers what to say of a file that others may read or change
 */
export function readPrivately(
  path: string,
  shownAs: string,
  readableByOthers: () => Diagnostic,
): PrivateText {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    if (process.platform !== 'win32' && (fstatSync(handle).mode & 0o077) !== 0) {
      return { ok: false, diagnostic: readableByOthers() };
    }
    return { ok: true, text: readFileSync(handle, 'utf8') };
  } catch (error) {
    const code = failureCode(error);
    const diagnostic =
      code === 'ENOENT'
        ? usageDiagnostics.report('file-not-found', { path: shownAs }, undefined)
        : environmentDiagnostics.report('cannot-read', { path: shownAs, reason: reasonOf(code) }, undefined);
    return { ok: false, diagnostic };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
