import type { Diagnostic, Place } from '../../deluge/index.ts';
import type { BiginField } from '../../zoho/index.ts';
import type { PlaceInProject } from './check-context.ts';
import { withParts } from './combined-value.ts';
import { definitionDiagnostics, type ReturnProblem } from './definition-diagnostics.ts';
import { findTarget, type MappingEntry, mappingEntries, sourceOf } from './entries.ts';
import { keyOf, type Mapping } from './mapping.ts';
import type { Topping } from './topping.ts';
import type { FieldValue, MappedValue, TargetRules } from './value.ts';
import { nameOfValue } from './value-outcome.ts';

const { report } = definitionDiagnostics;

/** Whether Books' value of a target goes to Bigin. */
export function comesBack({ owner, direction }: TargetRules): boolean {
  return direction === 'to-bigin' || (owner === 'books' && direction === 'both');
}

/** Checks what Books owns: whether it can come back to Bigin, and whether a function brings it. */
export function checkWayBack(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const ofFields = topping.mappings.flatMap((mapping) => {
    const isBrought = topping.companions.some(
      ({ task, mapping: { name } }) => task === 'back' && name === mapping.name,
    );
    return mappingEntries(mapping).flatMap((entry) =>
      checkEntry(mapping, entry, isBrought, placeOf(entry.value.definedAt, mapping.definedAt)),
    );
  });
  const ofCompanions = topping.companions.flatMap(({ name, task, mapping, definedAt }) => {
    const declared = topping.mappings.find((candidate) => candidate.name === mapping.name);
    if (task !== 'back' || declared === undefined) return [];
    const place = placeOf(definedAt, topping.definedAt);
    const details = { name, mapping: mapping.name };
    const returns = mappingEntries(declared).some(
      ({ value }) => value.kind !== 'constant' && comesBack(value),
    );
    return [
      ...(returns ? [] : [report('nothing-comes-back', details, place)]),
      ...(keyOf(declared.match) === undefined ? [report('way-back-without-key', details, place)] : []),
      ...(declared.variables.seen ? [] : [report('no-variable-for-way-back', details, place)]),
    ];
  });
  return [...ofFields, ...ofCompanions];
}

type VaryingValue = Exclude<MappedValue, { readonly kind: 'constant' }>;

function checkEntry(
  mapping: Mapping,
  { path, value }: MappingEntry,
  isBrought: boolean,
  place: Place,
): readonly Diagnostic[] {
  if (value.kind === 'constant') return [];
  const rule = wayBackRule(value);
  if (rule === undefined) return [];
  const target = path.join('.');
  const problem = returnProblem(mapping, path, value);
  if (problem !== undefined) return [report('cannot-go-back', { target, rule, problem }, place)];
  if (!comesBack(value)) {
    const effect =
      value.owner === 'books'
        ? 'Books gets a first value, and what is changed there stays there'
        : "Bigin's value goes to Books, and nothing comes back";
    return [report('half-a-way-back', { target, rule, effect }, place)];
  }
  const tooLong = lengthInBigin(mapping, path, value);
  return [
    ...(tooLong === undefined ? [] : [report('too-long-for-bigin', { target, ...tooLong }, place)]),
    ...(isBrought ? [] : [report('way-back-not-generated', { target, mapping: mapping.name }, place)]),
  ];
}

function wayBackRule({ owner, direction }: TargetRules): string | undefined {
  if (direction === 'to-bigin') return "direction: 'to-bigin'";
  if (owner === 'books') return "owner: 'books'";
  return direction === 'both' ? "direction: 'both'" : undefined;
}

const textKinds: readonly BiginField['kind'][] = ['text', 'textarea', 'email', 'phone'];

function returnProblem(
  mapping: Mapping,
  path: readonly string[],
  value: VaryingValue,
): ReturnProblem | undefined {
  if (value.owner === 'bigin' && value.direction === 'to-bigin') return 'owned-by-bigin';
  if (value.kind !== 'field') return 'combined';
  if (value.transforms.length > 0) return 'transformed';
  const { match, when } = mapping;
  const isNamed = (name: string): boolean => value.custom === undefined && value.name === name;
  if (isNamed(match.field) || isNamed(when.filled)) return 'match';
  if (typeof value.whenTooLong === 'object') return 'continued';
  const source = sourceOf(mapping.from, value);
  // A field that does not exist is reported by itself.
  if (source === undefined) return undefined;
  if (source.writable === false) return 'read-only';
  if (source.mandatory) return 'required';
  if (!textKinds.includes(source.kind)) return 'no-text';
  if (when.criteria?.some(({ field }) => isNamed(field))) return 'deciding';
  const found = findTarget(mapping.to, path);
  if (found.kind === 'field' && found.field.mandatory) return 'name';
  return readersOf(mapping, value) > 1 ? 'shared' : undefined;
}

/** How many targets a field of the source has a part in. */
function readersOf(mapping: Mapping, { name, custom }: FieldValue): number {
  return mappingEntries(mapping).filter(({ value }) =>
    withParts(value).some(
      (part) =>
        part.kind === 'field' && part.name === name && (part.custom === undefined) === (custom === undefined),
    ),
  ).length;
}

/** The field of Bigin that may be too short for what comes back, when nothing is said of that. */
function lengthInBigin(
  mapping: Mapping,
  path: readonly string[],
  value: VaryingValue,
): { readonly field: string; readonly limit: number } | undefined {
  const found = findTarget(mapping.to, path);
  if (value.kind !== 'field' || value.whenTooLong !== undefined || found.kind !== 'field') return undefined;
  const limit = sourceOf(mapping.from, value)?.maxLength;
  const longest = found.field.maxLength ?? Number.POSITIVE_INFINITY;
  return limit !== undefined && longest > limit ? { field: nameOfValue(value), limit } : undefined;
}
