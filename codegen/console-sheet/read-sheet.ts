import { type Diagnostic, defineDiagnostics } from '../../deluge/index.ts';
import { type ConsoleSheet, sheetVersion } from './sheet.ts';
import { sheetSchema } from './sheet-schema.ts';

/** Why a file cannot be read as a console sheet. */
export const sheetReadingDiagnostics = defineDiagnostics('sheet-reading', {
  'not-json': {
    severity: 'error',
    message: () => 'This file is not JSON, so it is no console sheet.',
    hint: () => 'Give the JSON form of a sheet, as "topping pack" writes it: dist/console-sheet.json.',
  },
  'not-a-sheet': {
    severity: 'error',
    message: (d: { readonly entry: string; readonly problem: string }) =>
      `This file is not a console sheet: ${d.entry === '' ? '' : `${d.entry}: `}${d.problem}.`,
    hint: () => 'Give the JSON form of a sheet, as "topping pack" writes it: dist/console-sheet.json.',
  },
  'other-version': {
    severity: 'error',
    message: (d: { readonly version: string }) =>
      `This console sheet has version ${d.version} of the form, and this topping reads version ${sheetVersion}.`,
    hint: () => 'Make both sheets with the same version of the topping command.',
  },
});

const { report } = sheetReadingDiagnostics;

export type ReadSheet =
  | { readonly ok: true; readonly sheet: ConsoleSheet }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Reads the JSON of a console sheet, as `sheetJson` writes it. */
export function readSheet(text: string, file: string): ReadSheet {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, diagnostic: report('not-json', undefined, { file }) };
  }
  const version = versionOf(value);
  if (version !== undefined && version !== sheetVersion) {
    return { ok: false, diagnostic: report('other-version', { version: String(version) }, { file }) };
  }
  const parsed = sheetSchema.safeParse(value);
  if (parsed.success) return { ok: true, sheet: parsed.data };
  const [issue] = parsed.error.issues;
  const entry = issue?.path.join('.') ?? '';
  const problem = (issue?.message ?? 'it has another form').replace(/\.$/, '');
  return { ok: false, diagnostic: report('not-a-sheet', { entry, problem }, { file }) };
}

function versionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('protocol' in value)) return undefined;
  return typeof value.protocol === 'number' ? value.protocol : undefined;
}
