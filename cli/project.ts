import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkTopping, fileInProject, placeOfFrame, type Topping } from '../codegen/index.ts';
import { type AnalysisSettings, type Diagnostic, defineDiagnostics, hasErrors } from '../deluge/index.ts';
import { projectSettings } from './analysis-settings.ts';
import { usageDiagnostics } from './cli-diagnostics.ts';
import { checkTypes } from './type-check.ts';

/** A topping project on disk, with its definitions loaded and checked. */
export interface Project {
  readonly root: string;
  readonly topping: Topping;
  /** What it wants of the rules that look at its functions. */
  readonly settings: AnalysisSettings;
  /** Warnings and notes about the definitions; errors would have kept the project from loading. */
  readonly diagnostics: readonly Diagnostic[];
}

export type LoadedProject =
  | { readonly ok: true; readonly project: Project }
  | {
      readonly ok: false;
      /** Undefined outside any project. */
      readonly root: string | undefined;
      readonly diagnostics: readonly Diagnostic[];
    };

const definitionsFile = 'topping/index.ts';

const loadDiagnostics = defineDiagnostics('definition', {
  'cannot-be-loaded': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The definitions cannot be loaded: ${d.reason}`,
    hint: () => 'Mend what the message names and run the command again. No file was changed.',
  },
  'no-topping': {
    severity: 'error',
    message: () => 'The definitions export nothing named topping that defineTopping(…) gave.',
    hint: () => 'Write: export const topping = defineTopping({ … });',
  },
});

/** The folder of the project that a folder lies in; undefined outside any project. */
export function findProjectRoot(directory: string): string | undefined {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    // Node tells places in a definition by the real path of its file.
    if (existsSync(join(folder, definitionsFile))) return realpathSync(folder);
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Finds the project around a folder, checks the types of its definitions, loads them, and checks the rest.
 * Nothing is written.
 *
 * @param types false where the types have been checked already, which takes most of the time
 */
export async function loadProject(
  directory: string,
  { types = true }: { readonly types?: boolean } = {},
): Promise<LoadedProject> {
  const root = findProjectRoot(directory);
  if (root === undefined) {
    const found = usageDiagnostics.report('no-project', { directory }, undefined);
    return { ok: false, root, diagnostics: [found] };
  }
  // Warnings can wait until the project loads: some of them only follow from the errors.
  const fail = (found: readonly Diagnostic[]): LoadedProject => ({
    ok: false,
    root,
    diagnostics: found.filter(({ severity }) => severity === 'error'),
  });
  const settings = projectSettings(root);
  if (!settings.ok) return fail(settings.diagnostics);
  const typeErrors = types ? await checkTypes(root) : [];
  if (hasErrors(typeErrors)) return fail(typeErrors);
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = await import(pathToFileURL(join(root, definitionsFile)).href);
  } catch (error) {
    return fail([
      loadDiagnostics.report('cannot-be-loaded', { reason: firstLine(error) }, placeOfError(root, error)),
    ]);
  }
  const { topping } = exported;
  if (!isTopping(topping))
    return fail([loadDiagnostics.report('no-topping', undefined, { file: definitionsFile })]);
  const diagnostics = checkTopping(topping, { root: pathToFileURL(`${root}/`).href });
  if (hasErrors(diagnostics)) return fail(diagnostics);
  return {
    ok: true,
    project: { root, topping, settings: settings.settings, diagnostics: [...typeErrors, ...diagnostics] },
  };
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

/** Where in the project an error was thrown, from its stack. */
function placeOfError(root: string, error: unknown): { file: string; line?: number; column?: number } {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const frame of stack.split('\n')) {
    const place = placeOfFrame(frame);
    const file = fileInProject(place, pathToFileURL(root).href);
    if (place && file?.startsWith('topping/')) return { file, line: place.line, column: place.column };
  }
  return { file: definitionsFile };
}

/** The rest of its structure is looked at by `checkTopping`. */
function isTopping(value: unknown): value is Topping {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'topping';
}
