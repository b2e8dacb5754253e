import { join } from 'node:path';
import {
  type Diagnostic,
  defaultSettings,
  defineDiagnostics,
  type ReadSettings,
  readSettings,
} from '../deluge/index.ts';
import { readText } from './files.ts';

/** Where a project says how heavy the findings of each rule are: `{ "rules": { "hard-coded-host": "off" } }`. */
const settingsFile = 'topping/analysis.json';

export const settingsFileDiagnostics = defineDiagnostics('settings-file', {
  'not-json': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The settings of the analysis are not JSON: ${d.reason}.`,
    hint: () => 'Write for example { "rules": { "hard-coded-host": "off" } }.',
  },
});

/**
 * The settings of a project; the rules' own severities where it has none.
 *
 * @param root its folder; undefined outside any project
 */
export function projectSettings(root: string | undefined): ReadSettings {
  const read = root === undefined ? undefined : readText(join(root, settingsFile), settingsFile);
  if (!read || (!read.ok && read.isMissing)) return { ok: true, settings: defaultSettings };
  const refuse = (diagnostic: Diagnostic): ReadSettings => ({ ok: false, diagnostics: [diagnostic] });
  if (!read.ok) return refuse(read.diagnostic);
  try {
    return readSettings(JSON.parse(read.text), settingsFile);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(settingsFileDiagnostics.report('not-json', { reason }, { file: settingsFile }));
  }
}
