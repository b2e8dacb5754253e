import { type Diagnostic, nearestName, type Place } from '../../deluge/index.ts';
import type { BiginModule, BooksField, BooksModule } from '../../zoho/index.ts';
import { type TransformEntry, transformTable } from '../transforms/table.ts';
import { lengthOf, type Transform } from '../transforms/transform.ts';
import { type ValueType, valueTypeOfKind } from '../transforms/value-type.ts';
import type { PlaceInProject } from './check-context.ts';
import { checkRulesOf } from './check-rules-of-targets.ts';
import { definitionDiagnostics } from './definition-diagnostics.ts';
import {
  customFieldsTarget,
  findSource,
  findTarget,
  type MappingEntry,
  mappingEntries,
  sourceOf,
} from './entries.ts';
import { keyOf, type Mapping } from './mapping.ts';
import { groupSchema, valueSchema } from './schema.ts';
import type { ConstantValue, MappedValue } from './value.ts';
import { nameOfValue, type Outcome, outcomeOf } from './value-outcome.ts';

const { report } = definitionDiagnostics;

/** The target by which each kind of match finds a record again. */
export const matchTargets: Readonly<Record<Mapping['match']['by'], readonly string[]>> = {
  'unique-field': ['contact_persons', 'primary', 'email'],
  'linked-id': ['contact_persons', 'primary', 'email'],
};

/** Checks the fields of a mapping against the catalogues of its source and its target. */
export function checkMapping(mapping: Mapping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const broken = brokenEntries(mapping.fields, ['fields']);
  if (broken.length > 0) {
    return broken.map((entry) => report('not-a-value', { entry }, placeOf(mapping.definedAt)));
  }
  const entries = mappingEntries(mapping);
  return [
    ...checkNamedFields(mapping, placeOf),
    ...checkCriteria(mapping, placeOf),
    ...entries.flatMap((entry) =>
      checkEntry(mapping, entries, entry, placeOf(entry.value.definedAt, mapping.definedAt)),
    ),
    ...checkMandatory(mapping, entries, placeOf),
    ...checkMatch(mapping, entries, placeOf),
  ];
}

/** The parts of the fields that are neither a value nor a group: a cast or a missing import put them there. */
function brokenEntries(fields: unknown, path: readonly string[]): readonly string[] {
  if (valueSchema.safeParse(fields).success) return [];
  if (!groupSchema.safeParse(fields).success) return [path.join('.')];
  return Object.entries(fields as object).flatMap(([name, value]) => brokenEntries(value, [...path, name]));
}

const entryName = (path: readonly string[]): string => ['fields', ...path].join('.');
const productNames = { bigin: 'Bigin', books: 'Books' } as const;
const recordsOf = (module: BiginModule | BooksModule): string =>
  `${productNames[module.product]} ${module.label.toLowerCase()}`;

function unknownSource(mapping: Mapping, name: string, entry: string, place: Place): Diagnostic {
  const known = Object.keys(mapping.from.fields);
  const nearest = nearestName(name, known);
  return report(
    'unknown-source-field',
    { name, nearest, known, module: recordsOf(mapping.from), entry },
    place,
  );
}

function checkNamedFields(mapping: Mapping, placeOf: PlaceInProject): readonly Diagnostic[] {
  const { filled, criteria = [] } = mapping.when;
  const named = [
    ['when.filled', filled],
    ...criteria.map(({ field }, index) => [`when.criteria[${index}]`, field] as const),
    ['match.field', mapping.match.field],
  ] as const;
  return named
    .filter(([, name]) => findSource(mapping.from, name) === undefined)
    .map(([entry, name]) => unknownSource(mapping, name, entry, placeOf(mapping.definedAt)));
}

/** What a criterion may compare a field with; other fields can only be asked whether they are empty. */
const comparisons: Readonly<Record<string, { readonly type: string; readonly noun: string }>> = {
  text: { type: 'string', noun: 'text' },
  boolean: { type: 'boolean', noun: 'true or false' },
};

function checkCriteria(mapping: Mapping, placeOf: PlaceInProject): readonly Diagnostic[] {
  return (mapping.when.criteria ?? []).flatMap((criterion) => {
    const source = findSource(mapping.from, criterion.field);
    if (source === undefined || !('to' in criterion)) return [];
    const { field, is, to } = criterion;
    const takes = comparisons[valueTypeOfKind[source.kind]];
    const isListed = source.kind !== 'picklist' || source.values.some((value) => value === to);
    if (typeof to === takes?.type && isListed) return [];
    const noun =
      source.kind === 'picklist'
        ? `one of ${source.values.map((value) => JSON.stringify(value)).join(', ')}`
        : takes?.noun;
    const details = {
      field,
      is: is.replace('-', ' '),
      value: JSON.stringify(to),
      takes: noun ?? `a ${valueTypeOfKind[source.kind]}`,
    };
    return [report('wrong-criterion', details, placeOf(mapping.definedAt))];
  });
}

function checkEntry(
  mapping: Mapping,
  entries: readonly MappingEntry[],
  entry: MappingEntry,
  place: Place,
): readonly Diagnostic[] {
  const { path, value } = entry;
  const name = path.join('.');
  const target = isKey(mapping, path)
    ? ({ kind: 'hindered', name, hindrance: { reason: 'set-by-function' } } as const)
    : findTarget(mapping.to, path);
  const found = outcomeOf(value, {
    mapping,
    target: name,
    place,
    unknownSource: (field) => unknownSource(mapping, field, entryName(path), place),
  });
  const diagnostics: Diagnostic[] = found.ok ? [] : [...found.diagnostics];
  if (target.kind === 'unknown') {
    const { within, known } = target;
    const nearest = nearestName(target.name, known);
    const module = recordsOf(mapping.to);
    diagnostics.push(
      report('unknown-target-field', { name: target.name, nearest, known, module, within }, place),
    );
  } else if (target.kind === 'hindered') {
    const { hindrance } = target;
    diagnostics.push(report('target-not-mappable', { target: target.name, hindrance }, place));
  } else if (value.kind === 'constant') {
    diagnostics.push(...checkConstant(name, target.field, value.value, place));
  } else if (found.ok) {
    diagnostics.push(...checkOutcome(name, target.field, value, found.outcome, place));
    diagnostics.push(...checkRulesOf(mapping, entries, entry, place));
  }
  return diagnostics;
}

/** Whether a target is the custom field in Books that holds the record's id. */
function isKey({ match }: Mapping, [list, name, ...below]: readonly string[]): boolean {
  return list === customFieldsTarget && name === keyOf(match) && name !== undefined && below.length === 0;
}

function checkConstant(
  name: string,
  target: BooksField,
  value: ConstantValue,
  place: Place,
): readonly Diagnostic[] {
  const shown = JSON.stringify(value);
  if (target.kind === 'picklist') {
    if (typeof value === 'string' && target.values.includes(value)) return [];
    const nearest = nearestName(String(value), target.values);
    return [
      report('unknown-value', { target: name, value: String(value), values: target.values, nearest }, place),
    ];
  }
  const takes = constantTypes[target.kind];
  if (typeof value !== takes?.type) {
    return [
      report('wrong-constant', { target: name, value: shown, takes: takes?.noun ?? 'no constant' }, place),
    ];
  }
  if (target.kind === 'number' && target.whole && !Number.isSafeInteger(value)) {
    return [report('wrong-constant', { target: name, value: shown, takes: 'a whole number' }, place)];
  }
  const limit = target.maxLength;
  if (typeof value === 'string' && limit !== undefined && lengthOf(value) > limit) {
    return [report('constant-too-long', { target: name, length: lengthOf(value), limit }, place)];
  }
  return [];
}

const constantTypes: Readonly<Record<string, { readonly type: string; readonly noun: string }>> = {
  text: { type: 'string', noun: 'text' },
  number: { type: 'number', noun: 'a number' },
  boolean: { type: 'boolean', noun: 'true or false' },
};

function checkOutcome(
  name: string,
  target: BooksField,
  value: Exclude<MappedValue, { readonly kind: 'constant' }>,
  { type, longest, values }: Outcome,
  place: Place,
): readonly Diagnostic[] {
  const field = nameOfValue(value);
  const { whenEmpty, whenTooLong } = value;
  const ofDefault = typeof whenEmpty === 'object' ? checkConstant(name, target, whenEmpty.use, place) : [];
  if (target.kind === 'picklist') {
    if (values === undefined) {
      return [report('field-into-picklist', { target: name, values: target.values }, place)];
    }
    return [...values.flatMap((text) => checkConstant(name, target, text, place)), ...ofDefault];
  }
  // A target that holds other fields has been told from one that takes a value.
  const takes: ValueType =
    target.kind === 'object' || target.kind === 'list' ? 'list' : valueTypeOfKind[target.kind];
  if (type !== takes) {
    const transforms = transformsBetween(type, takes);
    return [report('wrong-type', { field, gives: type, target: name, takes, transforms }, place)];
  }
  const limit = target.maxLength;
  if (
    value.direction !== 'to-bigin' &&
    type === 'text' &&
    limit !== undefined &&
    longest !== undefined &&
    longest > limit &&
    whenTooLong === undefined
  ) {
    return [report('may-overflow', { field, longest, target: name, limit }, place), ...ofDefault];
  }
  return ofDefault;
}

function transformsBetween(from: ValueType, to: ValueType): readonly string[] {
  return Object.values<TransformEntry>(transformTable)
    .map(({ samples: [transform] }) => transform)
    .filter((transform) => transform.from === from && transform.to === to)
    .map(({ name, arguments: { length } }) => (length === 0 ? name : `${name}(…)`));
}

function checkMandatory(
  mapping: Mapping,
  entries: readonly MappingEntry[],
  placeOf: PlaceInProject,
): readonly Diagnostic[] {
  return Object.entries(mapping.to.fields).flatMap(([target, field]) => {
    if (!field.mandatory) return [];
    const entry = entries.find(({ path }) => path.length === 1 && path[0] === target);
    if (entry === undefined) {
      const place = placeOf(mapping.definedAt);
      return [report('mandatory-target-missing', { module: recordsOf(mapping.to), target }, place)];
    }
    const place = placeOf(entry.value.definedAt, mapping.definedAt);
    if (!mayBeEmpty(mapping, entry.value)) return [];
    return [report('mandatory-target-may-be-empty', { field: nameOfValue(entry.value), target }, place)];
  });
}

/** A computed field is made of mandatory ones; a field that the mapping asks to be filled is filled. */
function mayBeEmpty(mapping: Mapping, value: MappedValue): boolean {
  if (value.kind === 'constant') return value.value === '';
  const { whenEmpty, transforms } = value;
  if (typeof whenEmpty === 'object' && whenEmpty.use !== '') return false;
  if (transforms.some(alwaysGives)) return false;
  switch (value.kind) {
    case 'field': {
      const source = sourceOf(mapping.from, value);
      return !(
        source === undefined ||
        source.mandatory ||
        source.computed ||
        (value.custom === undefined && mapping.when.filled === value.name)
      );
    }
    case 'combined':
      return value.sources.every((source) => mayBeEmpty(mapping, source));
    case 'conditional':
      return mayBeEmpty(mapping, value.met) || mayBeEmpty(mapping, value.otherwise);
  }
}

/** Whether a transform gives a text for an empty one, too. */
function alwaysGives({ name, arguments: [text], gives, takes }: Transform): boolean {
  if (name === 'withDefault') return text !== '';
  return takes?.others === true && gives?.includes('') === false;
}

function checkMatch(
  mapping: Mapping,
  entries: readonly MappingEntry[],
  placeOf: PlaceInProject,
): readonly Diagnostic[] {
  const { match, when } = mapping;
  const place = placeOf(mapping.definedAt);
  const target = matchTargets[match.by].join('.');
  const written = entries.find(({ path }) => path.join('.') === target)?.value;
  const diagnostics: Diagnostic[] = [];
  if (when.filled !== match.field) {
    diagnostics.push(report('match-without-value', { match: match.field, filled: when.filled }, place));
  }
  if (written?.kind !== 'field' || written.custom !== undefined || written.name !== match.field) {
    diagnostics.push(report('match-not-mapped', { match: match.field, target }, place));
  }
  return diagnostics;
}
