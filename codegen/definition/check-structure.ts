import type { z } from 'zod';
import type { Diagnostic } from '../../deluge/index.ts';
import type { PlaceInProject } from './check-context.ts';
import { definitionDiagnostics } from './definition-diagnostics.ts';
import { type NameKind, nameForms } from './names.ts';
import type { DefinitionPlace } from './place.ts';
import { toppingSchema } from './schema.ts';
import type { Topping } from './topping.ts';

/** What the structure of a topping and the forms of its names are checked for: all that a cast can break. */
export function checkStructure(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const result = toppingSchema.safeParse(topping);
  if (result.success) return [];
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const issue of result.error.issues) {
    const { value, place } = follow(topping, issue.path);
    const at = placeOf(place, definedAtOf(topping));
    const diagnostic = reportIssue(issue, value, at);
    // A connection stands in the topping and in each mapping that uses it: one report is enough.
    const key = JSON.stringify([diagnostic.code, diagnostic.message, diagnostic.file, diagnostic.line]);
    if (!seen.has(key)) diagnostics.push(diagnostic);
    seen.add(key);
  }
  return diagnostics;
}

function reportIssue(issue: z.core.$ZodIssue, value: unknown, at: ReturnType<PlaceInProject>): Diagnostic {
  const nameKind = issue.code === 'custom' ? nameKindOf(issue.params) : undefined;
  if (nameKind !== undefined && typeof value === 'string') return reportName(nameKind, value, at);
  const entry = written(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return definitionDiagnostics.report('no-place-for-key', { entry, keys: issue.keys }, at);
  }
  return definitionDiagnostics.report('malformed', { entry, problem: sentence(issue.message) }, at);
}

function reportName(kind: NameKind, name: string, place: ReturnType<PlaceInProject>): Diagnostic {
  const form = nameForms[kind];
  return definitionDiagnostics.report(form.diagnostic, { name, suggestion: form.suggest(name) }, place);
}

function nameKindOf(params: unknown): NameKind | undefined {
  if (typeof params !== 'object' || params === null || !('nameKind' in params)) return undefined;
  const { nameKind } = params;
  return typeof nameKind === 'string' && nameKind in nameForms ? (nameKind as NameKind) : undefined;
}

/** The value at a path, and the place of the innermost definition around it that knows its place. */
function follow(
  start: unknown,
  path: readonly PropertyKey[],
): { readonly value: unknown; readonly place: DefinitionPlace | undefined } {
  let value = start;
  let place: DefinitionPlace | undefined;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return { value: undefined, place };
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
    place = definedAtOf(value) ?? place;
  }
  return { value, place };
}

function definedAtOf(value: unknown): DefinitionPlace | undefined {
  if (typeof value !== 'object' || value === null || !('definedAt' in value)) return undefined;
  return value.definedAt as DefinitionPlace | undefined;
}

/** A path as it would be written: `mappings[0].when.on`. */
function written(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The topping';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
