import type { BooksField, BooksFields } from '../../zoho/index.ts';
import { comesBack } from '../definition/check-way-back.ts';
import { withParts } from '../definition/combined-value.ts';
import type { Companion } from '../definition/companion.ts';
import {
  findSource,
  findTarget,
  type MappingEntry,
  mappingEntries,
  primaryEntry,
} from '../definition/entries.ts';
import type { Mapping } from '../definition/mapping.ts';
import { type DefinitionPlace, fileInProject } from '../definition/place.ts';
import { type EntryStyle, projectRootOf, type Topping } from '../definition/topping.ts';
import type { MappedValue } from '../definition/value.ts';
import { restAfter, truncate } from '../transforms/text.ts';
import type { Transform } from '../transforms/transform.ts';
import { valueTypeOfKind } from '../transforms/value-type.ts';
import type { Origin, Plan, PlannedField, PlannedGroup, PlannedPrimary, PlannedValue } from './plan.ts';
import { typeOfPlanned } from './planned-type.ts';

export interface PlanOptions {
  /** The project's folder as a file URL. Default: the folder above the one in which the topping is put together. */
  readonly root?: string;
}

/**
 * Works out what the generated function of a mapping has to do.
 *
 * @param topping a topping in which `checkTopping` finds no error
 * @param mapping one of its mappings
 * @throws Error when the mapping names a field that its catalogues do not have: `checkTopping` was passed over
 *
 * @example
 * const plan = planMapping(topping, contactToBooks);
 */
export function planMapping(topping: Topping, mapping: Mapping, options: PlanOptions = {}): Plan {
  const root = options.root ?? projectRootOf(topping);
  const entries = mappingEntries(mapping);
  const rule = topping.rules.find((candidate) => candidate.functionName === mapping.name);
  const prefix = topping.namespace === undefined ? '' : `${topping.namespace}__`;
  return {
    task: 'sync',
    functionName: mapping.name,
    description: mapping.description,
    origin: originOf('', mapping.definedAt, root),
    entry: entryOf(topping.platform.entryStyle, mapping),
    connections: { bigin: mapping.connections.bigin.linkName, books: mapping.connections.books.linkName },
    variables: {
      task: topping.platform.variableTask,
      organization: `${prefix}${mapping.variables.organization.name}`,
      dataCentre: `${prefix}${mapping.variables.dataCentre.name}`,
      position: `${prefix}${mapping.variables.position.name}`,
      ...(mapping.variables.seen && { seen: `${prefix}${mapping.variables.seen.name}` }),
    },
    state: {
      status: `${prefix}${mapping.state.status.name}`,
      reason: `${prefix}${mapping.state.reason.name}`,
      target: `${prefix}${mapping.state.target.name}`,
      memory: `${prefix}${mapping.state.memory.name}`,
      mark: `${prefix}${mapping.state.mark.name}`,
    },
    source: {
      module: mapping.from.module,
      singular: mapping.from.singular,
      fields: fieldsRead(mapping, entries),
      filled: mapping.when.filled,
      ...(mapping.when.criteria !== undefined && { criteria: mapping.when.criteria }),
    },
    target: targetOf(mapping, entries, root),
    match: mapping.match,
    onNameTaken: mapping.onNameTaken,
    ...(rule && { rule: { name: rule.name, module: rule.module, on: rule.on } }),
  };
}

/** Works out what the generated function of a companion has to do: the plan of its mapping, for another task. */
export function planCompanion(topping: Topping, companion: Companion, options: PlanOptions = {}): Plan {
  const { name, description, task, mapping, definedAt } = companion;
  const root = options.root ?? projectRootOf(topping);
  return {
    ...planMapping(topping, mapping, options),
    task,
    functionName: name,
    description,
    origin: originOf('', definedAt, root),
  };
}

/**
 * The plans of all functions of a topping: those of its mappings first.
 *
 * @example
 * for (const plan of planFunctions(topping)) render(plan);
 */
export function planFunctions(topping: Topping, options: PlanOptions = {}): readonly Plan[] {
  return [
    ...topping.mappings.map((mapping) => planMapping(topping, mapping, options)),
    ...topping.companions.map((companion) => planCompanion(topping, companion, options)),
  ];
}

function originOf(entry: string, place: DefinitionPlace | undefined, root: string | undefined): Origin {
  const file = fileInProject(place, root);
  return { entry, ...(place && file !== undefined && { file, line: place.line }) };
}

/** The keys are those of Zoho's pages and samples; see `EntryStyle`. */
const entryKeys: Readonly<Record<EntryStyle, (mapping: Mapping) => string>> = {
  'map-qualified': (mapping) => `${mapping.from.module}.ID`,
  'map-plain': () => 'id',
  'scalar-id': (mapping) => `${mapping.from.singular.toLowerCase()}Id`,
};

function entryOf(style: EntryStyle, mapping: Mapping): Plan['entry'] {
  const key = entryKeys[style](mapping);
  return { style, argument: style === 'scalar-id' ? key : mapping.from.singular.toLowerCase(), key };
}

function fieldsRead(mapping: Mapping, entries: readonly MappingEntry[]): readonly string[] {
  const { filled, criteria = [] } = mapping.when;
  const mapped = entries
    .flatMap(({ value }) => withParts(value))
    .flatMap((value) => (value.kind === 'field' ? [value.name] : []));
  return [...new Set([...mapped, filled, ...criteria.map(({ field }) => field), mapping.match.field])];
}

const entryName = (path: readonly string[]): string => ['fields', ...path].join('.');

function writableKeysOf(fields: BooksFields): readonly string[] {
  return Object.keys(fields).filter((key) => fields[key]?.writable);
}

function targetOf(
  mapping: Mapping,
  entries: readonly MappingEntry[],
  root: string | undefined,
): Plan['target'] {
  const { to } = mapping;
  const fieldsAt = (...above: readonly string[]): readonly PlannedField[] =>
    entries
      .filter(
        ({ path }) => path.length === above.length + 1 && above.every((name, index) => path[index] === name),
      )
      .flatMap((entry) => plannedField(mapping, entry, root));
  const groups: PlannedGroup[] = [];
  let primary: PlannedPrimary | undefined;
  for (const name of Object.keys(mapping.fields)) {
    const field = to.fields[name];
    if (field?.kind === 'object') {
      const { label } = field;
      groups.push({ name, label, fields: fieldsAt(name), writableKeys: writableKeysOf(field.fields) });
    }
    if (field?.kind === 'list' && field.primaryFlag !== undefined && field.idField !== undefined) {
      const { label, idField, primaryFlag } = field;
      const writableKeys = writableKeysOf(field.fields);
      primary = { name, label, fields: fieldsAt(name, primaryEntry), idField, primaryFlag, writableKeys };
    }
  }
  return {
    module: to.module,
    singular: to.singular,
    idField: to.idField,
    fields: fieldsAt(),
    groups,
    ...(primary && { primary }),
  };
}

function plannedField(
  mapping: Mapping,
  { path, value }: MappingEntry,
  root: string | undefined,
): readonly PlannedField[] {
  const entry = entryName(path);
  const { label, maxLength, mandatory } = targetField(mapping, path, entry);
  const planned = plannedValue(mapping, value, entry);
  const origin = originOf(entry, value.definedAt ?? mapping.definedAt, root);
  const field = {
    target: path.at(-1) ?? '',
    label,
    value: planned,
    origin,
    ...(maxLength !== undefined && { maxLength }),
    ...(mandatory && { mandatory }),
  };
  if (value.kind === 'constant' || planned.kind === 'constant') return [field];
  const { whenTooLong, owner, direction } = value;
  const back = wayBackOf(mapping, value);
  const ruled: PlannedField = {
    ...field,
    ...(back && { comesBack: back }),
    ...(owner === 'books' && { owner }),
    ...(direction === 'both' && { direction }),
  };
  if (whenTooLong === undefined || maxLength === undefined) return [ruled];
  if (whenTooLong === 'reject') return [{ ...ruled, rejectsOver: maxLength }];
  const { transforms: before } = planned;
  const through = (...more: readonly Transform[]) => ({ ...planned, transforms: [...before, ...more] });
  const cut: PlannedField = { ...ruled, value: through(truncate(maxLength)) };
  if (whenTooLong === 'truncate') return [cut];
  const next = [...path.slice(0, -1), whenTooLong.continueIn];
  const rest = targetField(mapping, next, entryName(next));
  const transforms = [
    restAfter(maxLength),
    ...(rest.maxLength === undefined ? [] : [truncate(rest.maxLength)]),
  ];
  return [
    cut,
    {
      target: whenTooLong.continueIn,
      label: rest.label,
      value: { ...through(...transforms), whenEmpty: 'clear' },
      origin,
      ...(rest.maxLength !== undefined && { maxLength: rest.maxLength }),
    },
  ];
}

function wayBackOf(mapping: Mapping, value: MappedValue): PlannedField['comesBack'] {
  if (value.kind !== 'field' || !comesBack(value)) return undefined;
  const { name: to, whenTooLong } = value;
  const length = findSource(mapping.from, to)?.maxLength;
  if (length === undefined || whenTooLong === undefined || typeof whenTooLong === 'object') return { to };
  return { to, limit: { length, tooLong: whenTooLong } };
}

function targetField(mapping: Mapping, path: readonly string[], entry: string): BooksField {
  const found = findTarget(mapping.to, path);
  if (found.kind !== 'field')
    throw new Error(`${mapping.name}: ${entry} is not a target that can be mapped.`);
  return found.field;
}

function plannedValue(mapping: Mapping, value: MappedValue, entry: string): PlannedValue {
  const part = (source: MappedValue): PlannedValue => plannedValue(mapping, source, entry);
  switch (value.kind) {
    case 'constant':
      return { kind: 'constant', value: value.value };
    case 'field': {
      const source = findSource(mapping.from, value.name);
      if (source === undefined)
        throw new Error(`${mapping.name}: ${entry} names a field that the source does not have.`);
      const { name, transforms, whenEmpty } = value;
      return {
        kind: 'field',
        name,
        label: source.label,
        type: valueTypeOfKind[source.kind],
        transforms,
        whenEmpty,
      };
    }
    case 'combined': {
      const { combiner, transforms, whenEmpty } = value;
      return {
        kind: 'combined',
        combiner,
        sources: value.sources.map(part),
        type: 'text',
        transforms,
        whenEmpty,
      };
    }
    case 'conditional': {
      const { transforms, whenEmpty } = value;
      const { kind: _kind, source, ...test } = value.condition;
      const met = part(value.met);
      return {
        kind: 'conditional',
        condition: { ...test, source: part(source) },
        met,
        otherwise: part(value.otherwise),
        type: typeOfPlanned(met),
        transforms,
        whenEmpty,
      };
    }
  }
}
