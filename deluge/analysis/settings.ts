import { type Diagnostic, defineDiagnostics, type Severity } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { ruleDescriptions } from './rules.ts';

/** How heavy the findings of a rule are; `off` finds nothing. */
export type RuleLevel = 'off' | Severity;

/** What a project wants of the rules. A rule that is not named keeps its own severity. */
export interface AnalysisSettings {
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

export const defaultSettings: AnalysisSettings = { rules: {} };

export const ruleLevels: readonly RuleLevel[] = ['off', 'note', 'warning', 'error'];

export const settingsDiagnostics = defineDiagnostics('analysis-settings', {
  'not-an-object': {
    severity: 'error',
    message: () => 'The settings of the analysis are not an object with "rules".',
    hint: () => 'Write for example { "rules": { "hard-coded-host": "off" } }.',
  },
  'unknown-member': {
    severity: 'error',
    message: (d: { readonly name: string }) => `The settings of the analysis have no member "${d.name}".`,
    hint: () => 'They have "rules" only.',
  },
  'unknown-rule': {
    severity: 'error',
    message: (d: { readonly name: string; readonly nearest: string | undefined }) =>
      `There is no rule "${d.name}".`,
    hint: (d) =>
      d.nearest === undefined ? 'docs/diagnostics.md lists the rules.' : `Did you mean ${d.nearest}?`,
  },
  'unknown-level': {
    severity: 'error',
    message: (d: { readonly rule: string }) => `The rule "${d.rule}" is set to something that is no level.`,
    hint: () => `Set it to ${ruleLevels.slice(0, -1).join(', ')} or ${ruleLevels.at(-1)}.`,
  },
});

export type ReadSettings =
  | { readonly ok: true; readonly settings: AnalysisSettings }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Checks settings that come from outside.
 *
 * @param value what a file or a definition holds, such as `{ rules: { 'call-in-loop': 'note' } }`
 * @param file its name, for the messages
 */
export function readSettings(value: unknown, file: string): ReadSettings {
  const place = { file };
  if (!isRecord(value) || !isRecord(value.rules ?? {})) {
    return { ok: false, diagnostics: [settingsDiagnostics.report('not-an-object', undefined, place)] };
  }
  const diagnostics: Diagnostic[] = [];
  for (const name of Object.keys(value)) {
    if (name !== 'rules') diagnostics.push(settingsDiagnostics.report('unknown-member', { name }, place));
  }
  const names = ruleDescriptions.map(({ name }) => name);
  const rules: Record<string, RuleLevel> = {};
  for (const [name, given] of Object.entries(isRecord(value.rules) ? value.rules : {})) {
    const level = ruleLevels.find((known) => known === given);
    if (!names.includes(name)) {
      const nearest = nearestName(name, names);
      diagnostics.push(settingsDiagnostics.report('unknown-rule', { name, nearest }, place));
    } else if (level === undefined) {
      diagnostics.push(settingsDiagnostics.report('unknown-level', { rule: name }, place));
    } else rules[name] = level;
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, settings: { rules } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
