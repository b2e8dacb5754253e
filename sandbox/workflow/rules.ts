import type { BiginData, CommittedWrite } from '../bigin/bigin-data.ts';
import { SandboxStopped, sandboxDiagnostics } from '../diagnostics.ts';
import { isJsonObject, type Json } from '../json.ts';
import type { EntryStyle } from './entry-argument.ts';

export type RecordEvent = CommittedWrite['kind'];

/** A condition on one field of the record. */
export type RuleCondition =
  | { readonly field: string; readonly is: keyof typeof conditionTests }
  | { readonly field: string; readonly is: keyof typeof comparisons; readonly value: string };

/** A workflow rule as it is clicked together in the console: one module, some events, one function. */
export interface WorkflowRule {
  readonly name: string;
  /** The API name of the module. */
  readonly module: string;
  readonly on: readonly RecordEvent[];
  /** For edits: one of these fields has to change. Absent: every edit counts, also one that changes nothing. */
  readonly fields?: readonly string[];
  /** All of them have to hold. Absent: the rule takes every record. */
  readonly criteria?: readonly RuleCondition[];
  /** The name of the function that runs. */
  readonly function: string;
  /** What the function is given. */
  readonly entryStyle: EntryStyle;
}

/** What a rule can ask of a field. */
const conditionTests = {
  'not-empty': (value: Json) => !isEmpty(value),
  empty: (value: Json) => isEmpty(value),
} as const;

/** What a rule can compare a field with. Case does not count (inferred). A lookup is compared by its id. */
const comparisons = {
  equals: (actual: string, wanted: string) => actual === wanted,
  'not-equals': (actual: string, wanted: string) => actual !== wanted,
  contains: (actual: string, wanted: string) => actual.includes(wanted),
  'starts-with': (actual: string, wanted: string) => actual.startsWith(wanted),
} as const;

function isEmpty(value: Json): boolean {
  return value === null || value === '';
}

/** Whether a rule answers to a write. */
export function ruleFires(rule: WorkflowRule, write: CommittedWrite): boolean {
  if (rule.module !== write.module || !rule.on.includes(write.kind)) return false;
  if (write.kind === 'edit' && rule.fields && !rule.fields.some((field) => write.changed.includes(field))) {
    return false;
  }
  return (rule.criteria ?? []).every((condition) => holds(condition, write.record[condition.field] ?? null));
}

function holds(condition: RuleCondition, value: Json): boolean {
  if (!('value' in condition)) return conditionTests[condition.is](value);
  const actual = isJsonObject(value) ? (value.id ?? '') : (value ?? '');
  return comparisons[condition.is](String(actual).toLowerCase(), condition.value.toLowerCase());
}

/**
 * Checks rules against what the sandbox has.
 *
 * @throws SandboxStopped when a rule names a function, a module or a field that does not exist
 */
export function checkRules(
  rules: readonly WorkflowRule[],
  functions: readonly string[],
  data: BiginData,
): void {
  for (const rule of rules) {
    const store = data.module(rule.module);
    if (!store) {
      const details = { rule: rule.name, module: rule.module, known: data.moduleNames() };
      throw new SandboxStopped(sandboxDiagnostics.report('rule-for-unknown-module', details, undefined));
    }
    if (!functions.includes(rule.function)) {
      const details = { rule: rule.name, function: rule.function, known: functions };
      throw new SandboxStopped(sandboxDiagnostics.report('rule-without-function', details, undefined));
    }
    for (const field of [...(rule.fields ?? []), ...(rule.criteria ?? []).map((one) => one.field)]) {
      if (Object.hasOwn(store.module.catalogue.fields, field)) continue;
      const details = { rule: rule.name, module: rule.module, field };
      throw new SandboxStopped(sandboxDiagnostics.report('rule-for-unknown-field', details, undefined));
    }
  }
}
