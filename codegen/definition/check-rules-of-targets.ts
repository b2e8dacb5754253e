import type { Diagnostic, Place } from '../../deluge/index.ts';
import { comesBack } from './check-way-back.ts';
import { withParts } from './combined-value.ts';
import { type ContinueProblem, definitionDiagnostics } from './definition-diagnostics.ts';
import { findTarget, type MappingEntry } from './entries.ts';
import type { Mapping } from './mapping.ts';
import type { MappedValue } from './value.ts';

const { report } = definitionDiagnostics;

/** The rules of a target that say something else than the default, as they are written. */
export function writtenRules(value: MappedValue): readonly string[] {
  if (value.kind === 'constant') return [];
  const { whenEmpty, whenTooLong, owner, direction } = value;
  return [
    ...(whenEmpty === 'clear' ? [] : ['whenEmpty']),
    ...(whenTooLong === undefined ? [] : ['whenTooLong']),
    ...(owner === undefined ? [] : ['owner']),
    ...(direction === undefined ? [] : ['direction']),
  ];
}

/** Checks the rules that a value states for its target: where they stand, and whether the target can have them. */
export function checkRulesOf(
  mapping: Mapping,
  entries: readonly MappingEntry[],
  { path, value }: MappingEntry,
  place: Place,
): readonly Diagnostic[] {
  const target = path.join('.');
  if (value.kind === 'constant') return [];
  const [, ...parts] = withParts(value);
  const misplaced = [...new Set(parts.flatMap(writtenRules))].map((rule) =>
    report('rule-of-a-part', { target, rule }, place),
  );
  const { whenTooLong } = value;
  const next = typeof whenTooLong === 'object' ? whenTooLong.continueIn : undefined;
  const problem = next === undefined ? undefined : continueProblem(mapping, entries, path, next);
  return [
    ...misplaced,
    ...(whenTooLong !== undefined && !isLimited(mapping, path) && !comesBack(value)
      ? [report('never-too-long', { target }, place)]
      : []),
    ...(next !== undefined && problem !== undefined
      ? [report('cannot-continue', { target, next, problem }, place)]
      : []),
  ];
}

function isLimited(mapping: Mapping, path: readonly string[]): boolean {
  const found = findTarget(mapping.to, path);
  return found.kind === 'field' && found.field.maxLength !== undefined;
}

function continueProblem(
  mapping: Mapping,
  entries: readonly MappingEntry[],
  path: readonly string[],
  next: string,
): ContinueProblem | undefined {
  const beside = [...path.slice(0, -1), next];
  if (next === path.at(-1)) return 'itself';
  const found = findTarget(mapping.to, beside);
  if (found.kind !== 'field') return 'unknown';
  if (found.field.kind !== 'text') return 'no-text';
  const name = beside.join('.');
  const continued = entries.some(
    ({ path: other, value }) =>
      value.kind !== 'constant' &&
      typeof value.whenTooLong === 'object' &&
      other.join('.') !== path.join('.') &&
      [...other.slice(0, -1), value.whenTooLong.continueIn].join('.') === name,
  );
  return continued || entries.some((entry) => entry.path.join('.') === name) ? 'mapped' : undefined;
}
