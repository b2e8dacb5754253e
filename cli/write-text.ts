import { writeFileSync } from 'node:fs';
import { failureCode, reasonOf } from '../codegen/index.ts';
import type { Diagnostic } from '../deluge/index.ts';
import { environmentDiagnostics } from './cli-diagnostics.ts';

/** Writes a file; says why where that was not possible. */
export function writeText(path: string, shownAs: string, text: string): readonly Diagnostic[] {
  try {
    writeFileSync(path, text);
    return [];
  } catch (error) {
    const reason = reasonOf(failureCode(error));
    return [environmentDiagnostics.report('cannot-write', { path: shownAs, reason }, undefined)];
  }
}
