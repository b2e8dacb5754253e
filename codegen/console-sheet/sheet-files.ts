import { type Diagnostic, defineDiagnostics } from '../../deluge/index.ts';
import type { Topping } from '../definition/topping.ts';
import { failureCode, machineFileSystem, pathBelow } from '../disk/file-system.ts';
import type { OutputFile } from '../disk/output.ts';
import type { GeneratedFunction } from '../generation/write-function.ts';
import { type ConsoleSheet, sheetJson, sheetOf } from './sheet.ts';
import { checkSheetInput } from './sheet-checks.ts';
import { sheetHtml } from './sheet-html.ts';
import { type SheetSurroundings, sheetInputOf } from './sheet-input.ts';

/** Where the sheet's JSON is written, relative to the project. */
export const sheetJsonFile = 'dist/console-sheet.json';

/** The console sheet's files by their path in the project. */
export type SheetFiles = Readonly<Record<string, string>>;

export const sheetFileDiagnostics = defineDiagnostics('sheet-file', {
  stale: {
    severity: 'error',
    message: () => 'This console sheet is not what the definitions make now.',
    hint: () => 'Run "topping pack".',
  },
  missing: {
    severity: 'error',
    message: () => 'There is no console sheet.',
    hint: () => 'Run "topping pack".',
  },
  'not-writable': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The console sheet cannot be written: ${d.reason}.`,
    hint: () => 'See who owns the folder and who may write to it. The file is as it was.',
  },
});

/** Makes the sheet that says what has to be entered in the console, as a page and as JSON. */
export function sheetFiles(
  topping: Topping,
  functions: readonly GeneratedFunction[],
  surroundings: SheetSurroundings,
): {
  readonly sheet: ConsoleSheet;
  readonly files: SheetFiles;
  readonly diagnostics: readonly Diagnostic[];
} {
  const input = sheetInputOf(topping, functions, surroundings);
  const sheet = sheetOf(input);
  return {
    sheet,
    files: { [sheetJsonFile]: sheetJson(sheet), 'dist/console-sheet.html': sheetHtml(sheet) },
    diagnostics: checkSheetInput(input),
  };
}

/** The sheet's files as files of the project. */
export function sheetOutput(files: SheetFiles): readonly OutputFile[] {
  return Object.entries(files).map(([file, text]) => ({
    file,
    content: new TextEncoder().encode(text),
    notWritable: (reason) => sheetFileDiagnostics.report('not-writable', { reason }, { file }),
  }));
}

/**
 * Compares the sheet's files on disk with what the definitions make now. They hold the same in two forms, so the first
 * that differs is told.
 */
export function checkSheets(root: string, files: SheetFiles): readonly Diagnostic[] {
  for (const [file, text] of Object.entries(files)) {
    const found = textAt(pathBelow(root, file));
    if (found === undefined) return [sheetFileDiagnostics.report('missing', undefined, { file })];
    if (found !== text) return [sheetFileDiagnostics.report('stale', undefined, { file })];
  }
  return [];
}

function textAt(path: string): string | undefined {
  try {
    return new TextDecoder().decode(machineFileSystem.read(path));
  } catch (error) {
    failureCode(error);
    return undefined;
  }
}
