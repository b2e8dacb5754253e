import { readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { failureCode, reasonOf } from '../codegen/index.ts';
import type { Diagnostic } from '../deluge/index.ts';
import { environmentDiagnostics, usageDiagnostics } from './cli-diagnostics.ts';

/** The text of a file, or why there is none. */
export type ReadText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic; readonly isMissing: boolean };

/** Reads a text file. A byte order mark at its beginning is no part of the text. */
export function readText(path: string, shownAs: string = path): ReadText {
  try {
    return { ok: true, text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    const code = failureCode(error);
    const isMissing = code === 'ENOENT';
    const diagnostic = isMissing
      ? usageDiagnostics.report('file-not-found', { path: shownAs }, undefined)
      : environmentDiagnostics.report('cannot-read', { path: shownAs, reason: reasonOf(code) }, undefined);
    return { ok: false, isMissing, diagnostic };
  }
}

/** A path as messages show it: relative to the project when it lies inside, with slashes. */
export function shownPath(root: string, path: string): string {
  const inside = relative(root, resolve(root, path));
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
}
