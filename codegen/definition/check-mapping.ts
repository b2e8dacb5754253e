import { type Diagnostic, nearestName, type Place } from '../../deluge/index.ts';
import {
  type BiginField,
  type BiginModule,
  type BooksField,
  type BooksModule,
  biginAccounts,
} from '../../zoho/index.ts';
import { transformTable } from '../transforms/table.ts';
import type { Transform } from '../transforms/transform.ts';
import { type ValueType, valueTypeOfKind } from '../transforms/value-type.ts';
import type { PlaceInProject } from './check-context.ts';
import { definitionDiagnostics } from './definition-diagnostics.ts';
import { findSource, findTarget, type MappingEntry, mappingEntries } from './entries.ts';
import type { Mapping } from './mapping.ts';
import { groupSchema, valueSchema } from './schema.ts';
import type { Constant, FieldValue } from './value.ts';

const { report } = definitionDiagnostics;

/** The target by which each kind of match finds a record again. */
export const matchTargets: Readonly<Record<Mapping['match']['by'], readonly string[]>> = {
  'exact-email': ['contact_persons', 'primary', 'email'],
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
    ...entries.flatMap((entry) =>
      checkEntry(mapping, entry, placeOf(entry.value.definedAt, mapping.definedAt)),
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
  const named = { 'when.filled': mapping.when.filled, 'match.field': mapping.match.field };
  return Object.entries(named)
    .filter(([, name]) => findSource(mapping.from, name) === undefined)
    .map(([entry, name]) => unknownSource(mapping, name, entry, placeOf(mapping.definedAt)));
}

function checkEntry(mapping: Mapping, { path, value }: MappingEntry, place: Place): readonly Diagnostic[] {
  const target = findTarget(mapping.to, path);
  const name = path.join('.');
  const source = value.kind === 'field' ? findSource(mapping.from, value.name) : undefined;
  const diagnostics: Diagnostic[] = [];
  if (value.kind === 'field' && source === undefined) {
    diagnostics.push(unknownSource(mapping, value.name, entryName(path), place));
  }
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
    diagnostics.push(...checkConstant(name, target.field, value, place));
  } else if (source !== undefined) {
    diagnostics.push(...checkFieldValue(name, target.field, value, source, place));
  }
  return diagnostics;
}

function checkConstant(
  name: string,
  target: BooksField,
  { value }: Constant,
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
  if (typeof value === 'string' && limit !== undefined && value.length > limit) {
    return [report('constant-too-long', { target: name, length: value.length, limit }, place)];
  }
  return [];
}

const constantTypes: Readonly<Record<string, { readonly type: string; readonly noun: string }>> = {
  text: { type: 'string', noun: 'text' },
  number: { type: 'number', noun: 'a number' },
  boolean: { type: 'boolean', noun: 'true or false' },
};

function checkFieldValue(
  name: string,
  target: BooksField,
  value: FieldValue,
  source: BiginField,
  place: Place,
): readonly Diagnostic[] {
  let type: ValueType = valueTypeOfKind[source.kind];
  let longest = longestOf(source);
  for (const transform of value.transforms) {
    if (transform.from !== type) {
      const detail = { field: value.name, transform: transform.name, takes: transform.from, gets: type };
      return [report('wrong-transform', detail, place)];
    }
    longest = transform.longest(longest);
    type = transform.to;
  }
  if (target.kind === 'picklist') {
    return [report('field-into-picklist', { target: name, values: target.values }, place)];
  }
  // A target that holds other fields has been told from one that takes a value.
  const takes: ValueType =
    target.kind === 'object' || target.kind === 'list' ? 'list' : valueTypeOfKind[target.kind];
  if (type !== takes) {
    const transforms = transformsBetween(type, takes);
    return [report('wrong-type', { field: value.name, gives: type, target: name, takes, transforms }, place)];
  }
  const limit = target.maxLength;
  if (type === 'text' && limit !== undefined && longest !== undefined && longest > limit) {
    return [report('may-overflow', { field: value.name, longest, target: name, limit }, place)];
  }
  return [];
}

/** A pointer is as long as the name that it shows: the name of the record in the other module. */
const longestNames: Readonly<Record<string, number>> = {
  [biginAccounts.module]: biginAccounts.fields.Account_Name.maxLength,
};

function longestOf(source: BiginField): number | undefined {
  return source.kind === 'lookup' ? longestNames[source.module] : source.maxLength;
}

function transformsBetween(from: ValueType, to: ValueType): readonly string[] {
  const samples: readonly (readonly Transform[])[] = Object.values(transformTable);
  return samples
    .flatMap((sample) => sample.slice(0, 1))
    .filter((transform) => transform.from === from && transform.to === to)
    .map((transform) => transform.name);
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
    const source = entry.value.kind === 'field' ? entry.value.name : 'the constant';
    return [report('mandatory-target-may-be-empty', { field: source, target }, place)];
  });
}

/** A computed field is made of mandatory ones; a field that the mapping asks to be filled is filled. */
function mayBeEmpty(mapping: Mapping, value: MappingEntry['value']): boolean {
  if (value.kind === 'constant') return value.value === '';
  const source = findSource(mapping.from, value.name);
  if (source === undefined || source.mandatory || source.computed || mapping.when.filled === value.name)
    return false;
  return !value.transforms.some(({ name, arguments: [text] }) => name === 'withDefault' && text !== '');
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
  if (written?.kind !== 'field' || written.name !== match.field) {
    diagnostics.push(report('match-not-mapped', { match: match.field, target }, place));
  }
  return diagnostics;
}
