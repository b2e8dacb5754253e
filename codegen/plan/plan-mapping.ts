import type { BooksField, BooksFields } from '../../zoho/index.ts';
import { comesBack } from '../definition/check-way-back.ts';
import { withParts } from '../definition/combined-value.ts';
import type { Companion } from '../definition/companion.ts';
import {
  customFieldsTarget,
  findTarget,
  type MappingEntry,
  mappingEntries,
  primaryEntry,
  sourceOf,
  targetFieldsOf,
} from '../definition/entries.ts';
import type { Mapping } from '../definition/mapping.ts';
import { type DefinitionPlace, fileInProject } from '../definition/place.ts';
import { type EntryStyle, projectRootOf, type Topping } from '../definition/topping.ts';
import type { FieldValue, MappedValue } from '../definition/value.ts';
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
  const context: PlanContext = { mapping, prefix, root };
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
      ...(mapping.variables.request && { request: `${prefix}${mapping.variables.request.name}` }),
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
      fields: fieldsRead(context, entries),
      filled: mapping.when.filled,
      ...(mapping.when.criteria !== undefined && { criteria: mapping.when.criteria }),
    },
    target: targetOf(context, entries),
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

/** What the parts of a plan are worked out from. */
interface PlanContext {
  readonly mapping: Mapping;
  /** What the console puts in front of the names of the topping's own fields. */
  readonly prefix: string;
  readonly root: string | undefined;
}

/** The API name of a field in Bigin. */
function apiNameOf({ name, custom }: FieldValue, { prefix }: PlanContext): string {
  return custom === undefined ? name : `${prefix}${name}`;
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

function fieldsRead(context: PlanContext, entries: readonly MappingEntry[]): readonly string[] {
  const { mapping } = context;
  const { filled, criteria = [] } = mapping.when;
  const mapped = entries
    .filter(({ value }) => value.kind === 'constant' || value.direction !== 'to-bigin')
    .flatMap(({ value }) => withParts(value))
    .flatMap((value) => (value.kind === 'field' ? [apiNameOf(value, context)] : []));
  return [...new Set([...mapped, filled, ...criteria.map(({ field }) => field), mapping.match.field])];
}

const entryName = (path: readonly string[]): string => ['fields', ...path].join('.');

function writableKeysOf(fields: BooksFields): readonly string[] {
  return Object.keys(fields).filter((key) => fields[key]?.writable);
}

function targetOf(context: PlanContext, entries: readonly MappingEntry[]): Plan['target'] {
  const { to, fields: mapped } = context.mapping;
  const targets = targetFieldsOf(to);
  const fieldsAt = (...above: readonly string[]): readonly PlannedField[] =>
    entries
      .filter(
        ({ path }) => path.length === above.length + 1 && above.every((name, index) => path[index] === name),
      )
      .flatMap((entry) => plannedField(context, entry));
  const groups: PlannedGroup[] = [];
  let primary: PlannedPrimary | undefined;
  for (const name of Object.keys(mapped)) {
    const field = targets[name];
    if (field?.kind === 'object' && name !== customFieldsTarget) {
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
    customFields: fieldsAt(customFieldsTarget),
    groups,
    ...(primary && { primary }),
  };
}

function plannedField(context: PlanContext, { path, value }: MappingEntry): readonly PlannedField[] {
  const { mapping, root } = context;
  const entry = entryName(path);
  const { label, maxLength, mandatory } = targetField(mapping, path, entry);
  const planned = plannedValue(context, value, entry);
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
  const back = wayBackOf(context, value);
  const ruled: PlannedField = {
    ...field,
    ...(back && { comesBack: back }),
    ...((owner === 'books' || direction === 'to-bigin') && { owner: 'books' }),
    ...((direction === 'both' || direction === 'to-bigin') && { direction }),
  };
  // What becomes of a long value that comes back is said there: nothing is sent.
  if (direction === 'to-bigin') return [ruled];
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

function wayBackOf(context: PlanContext, value: MappedValue): PlannedField['comesBack'] {
  if (value.kind !== 'field' || !comesBack(value)) return undefined;
  const { whenTooLong } = value;
  const to = apiNameOf(value, context);
  const length = sourceOf(context.mapping.from, value)?.maxLength;
  if (length === undefined || whenTooLong === undefined || typeof whenTooLong === 'object') return { to };
  return { to, limit: { length, tooLong: whenTooLong } };
}

function targetField(mapping: Mapping, path: readonly string[], entry: string): BooksField {
  const found = findTarget(mapping.to, path);
  if (found.kind !== 'field')
    throw new Error(`${mapping.name}: ${entry} is not a target that can be mapped.`);
  return found.field;
}

function plannedValue(context: PlanContext, value: MappedValue, entry: string): PlannedValue {
  const part = (source: MappedValue): PlannedValue => plannedValue(context, source, entry);
  switch (value.kind) {
    case 'constant':
      return { kind: 'constant', value: value.value };
    case 'field': {
      const { mapping } = context;
      const source = sourceOf(mapping.from, value);
      if (source === undefined)
        throw new Error(`${mapping.name}: ${entry} names a field that the source does not have.`);
      const { transforms, whenEmpty } = value;
      return {
        kind: 'field',
        name: apiNameOf(value, context),
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
