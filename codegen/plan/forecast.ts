import { type Diagnostic, nearestName, type Place } from '../../deluge/index.ts';
import { customFieldsTarget } from '../definition/entries.ts';
import type { Criterion, Mapping } from '../definition/mapping.ts';
import { writtenCriterion } from '../definition/workflow-rule.ts';
import { isOfType } from '../transforms/chain.ts';
import { lengthOf } from '../transforms/transform.ts';
import type { JsonValue } from '../transforms/value-type.ts';
import { acceptedNames, isRejected, meets } from './expected.ts';
import { type Course, courseOf, statusLeftAlone } from './forecast-course.ts';
import { forecastDiagnostics } from './forecast-diagnostics.ts';
import type { Origin, Plan, PlannedField, PlannedValue } from './plan.ts';
import { emptyOf, meaningOf, writtenValue } from './planned-meaning.ts';
import { writtenOrigin, writtenRuleForEmpty } from './planned-words.ts';
import type { SourceRecord } from './source-record.ts';

const { report } = forecastDiagnostics;

/** What a mapping will do to a record, before anything is written. */
export interface Forecast {
  readonly mapping: string;
  readonly description: string;
  /** What is asked of the record; all of it has to be met. */
  readonly criteria: readonly { readonly asks: string; readonly met: boolean }[];
  /** Whether the function writes, apart from what only Books can tell. */
  readonly outcome: 'writes' | 'leaves-alone' | 'refused';
  /** The names that the target record may get: the second when the first is taken. */
  readonly names: readonly string[];
  /** What becomes of the record in Books and of the status in Bigin; absent unless the function writes. */
  readonly course?: Course;
  /** What the status becomes although the record is left alone; absent when it stays. */
  readonly statusLeft?: string;
  readonly targets: readonly ForecastTarget[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What one target gets. */
export interface ForecastTarget {
  /** From the record down: `contact_persons.primary.email`. */
  readonly target: string;
  /** What the product calls it. */
  readonly label: string;
  /** Absent when the target is left as it is, or when no value can be worked out. */
  readonly value?: JsonValue;
  readonly kept: boolean;
  /** The value is empty in the record. */
  readonly isEmpty: boolean;
  /** How many characters were cut off. */
  readonly cut: number;
  /** Where it comes from: `from Account_Name through lookupName`. */
  readonly from: string;
  /** What an empty value does. */
  readonly whenEmpty?: string;
  readonly origin: Origin;
}

/**
 * Says what a mapping will do to a record: the meaning of the plan in words and values, with what would be refused.
 *
 * @example
 * forecast(contactToBooks, plan, { Full_Name: 'Ann Lee', Email: 'ann@example.com' }).outcome // 'writes'
 */
export function forecast(mapping: Mapping, plan: Plan, record: SourceRecord): Forecast {
  const criteria = criteriaOfPlan(plan).map((criterion) => ({
    asks: writtenCriterion(criterion),
    met: meets(criterion, record[criterion.field] ?? null),
  }));
  const all = fieldsWithPaths(plan);
  const fields = all.filter(({ field }) => !comesOnly(field));
  const wrong = wrongFields(fields, record);
  const targets = all.map(({ path, field }) => forecastTarget(path, field, record, wrong));
  const isLeftAlone = criteria.some(({ met }) => !met);
  const typeErrors = [...wrong].map(([field, types]) => report('wrong-type', { field, ...types }, undefined));
  const refused = isLeftAlone ? [] : fields.flatMap((one) => refusalsOf(one, plan, record, wrong));
  const errors = [...typeErrors, ...refused];
  const outcome = errors.length > 0 ? 'refused' : isLeftAlone ? 'leaves-alone' : 'writes';
  const statusLeft = isLeftAlone ? statusLeftAlone(plan, record) : undefined;
  return {
    mapping: plan.functionName,
    description: plan.description,
    criteria,
    outcome,
    names: wrong.size > 0 ? [] : acceptedNames(plan, record),
    ...(outcome === 'writes' && { course: courseOf(plan, record) }),
    ...(statusLeft !== undefined && { statusLeft }),
    targets,
    diagnostics: [...errors, ...remarksAbout(mapping, plan, all, record)],
  };
}

function criteriaOfPlan({ source: { filled, criteria = [] } }: Plan): readonly Criterion[] {
  return [{ field: filled, is: 'not-empty' }, ...criteria];
}

interface TargetField {
  readonly path: string;
  readonly field: PlannedField;
}

function fieldsWithPaths({
  target: { fields, customFields, groups, primary },
}: Plan): readonly TargetField[] {
  const at = (above: string, all: readonly PlannedField[]) =>
    all.map((field) => ({ path: `${above}${field.target}`, field }));
  return [
    ...at('', fields),
    ...at(`${customFieldsTarget}.`, customFields),
    ...groups.flatMap((group) => at(`${group.name}.`, group.fields)),
    ...(primary ? at(`${primary.name}.primary.`, primary.fields) : []),
  ];
}

type FieldLeaf = Extract<PlannedValue, { readonly kind: 'field' }>;

/** The source fields that a value reads. */
function leavesOf(value: PlannedValue): readonly FieldLeaf[] {
  switch (value.kind) {
    case 'constant':
      return [];
    case 'field':
      return [value];
    case 'combined':
      return value.sources.flatMap(leavesOf);
    case 'conditional':
      return [value.condition.source, value.met, value.otherwise].flatMap(leavesOf);
  }
}

/** Source fields whose value is of another type than the catalogue says. */
type WrongFields = ReadonlyMap<string, { readonly found: string; readonly expected: string }>;

function wrongFields(fields: readonly TargetField[], record: SourceRecord): WrongFields {
  const leaves = fields.flatMap(({ field }) => leavesOf(field.value));
  return new Map(
    leaves
      .filter(({ name, type }) => !isOfType(record[name], type))
      .map(({ name, type }) => [name, { found: nounOf(record[name]), expected: typeNouns[type] }]),
  );
}

const typeNouns: Readonly<Record<FieldLeaf['type'], string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  'date-time': 'the text of a time',
  lookup: 'an object with name and id',
  list: 'a list',
};

function nounOf(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? 'a text' : 'a number';
}

/** Whether a target is never sent: its value goes to Bigin alone. */
const comesOnly = ({ direction }: PlannedField): boolean => direction === 'to-bigin';

const readsWrong = ({ value }: PlannedField, wrong: WrongFields): boolean =>
  leavesOf(value).some(({ name }) => wrong.has(name));

function forecastTarget(
  path: string,
  field: PlannedField,
  record: SourceRecord,
  wrong: WrongFields,
): ForecastTarget {
  const { value, label, origin } = field;
  if (comesOnly(field)) {
    const from = `goes from Books to ${field.comesBack?.to}`;
    return { target: path, label, from, origin, kept: true, isEmpty: false, cut: 0 };
  }
  const whenEmpty = writtenRuleForEmpty(value);
  const from = `${writtenOrigin(value)}${field.owner === 'books' ? ', once, when it is created' : ''}`;
  const told = { target: path, label, from, origin, ...(whenEmpty && { whenEmpty }) };
  if (readsWrong(field, wrong)) return { ...told, kept: false, isEmpty: false, cut: 0 };
  const written = writtenValue(field, record);
  return {
    ...told,
    ...(written !== undefined && { value: written }),
    kept: written === undefined,
    isEmpty: value.kind !== 'constant' && meaningOf(value, record) === emptyOf(value),
    cut: cutFrom(field, record),
  };
}

/** How many characters the last step cuts off, when that is what it does. */
function cutFrom({ value }: PlannedField, record: SourceRecord): number {
  if (value.kind === 'constant' || value.transforms.at(-1)?.name !== 'truncate') return 0;
  const whole = meaningOf({ ...value, transforms: value.transforms.slice(0, -1) }, record);
  const cut = meaningOf(value, record);
  return typeof whole === 'string' && typeof cut === 'string' ? lengthOf(whole) - lengthOf(cut) : 0;
}

function refusalsOf(
  { path: target, field }: TargetField,
  plan: Plan,
  record: SourceRecord,
  wrong: WrongFields,
): readonly Diagnostic[] {
  if (readsWrong(field, wrong)) return [];
  const { file, line } = field.origin;
  const place: Place | undefined =
    file === undefined ? undefined : { file, ...(line !== undefined && { line, column: 1 }) };
  const value = writtenValue(field, record);
  if (field.mandatory && (value === undefined || value === '')) {
    return [report('target-empty', { target, singular: plan.target.singular }, place)];
  }
  const { rejectsOver, maxLength } = field;
  const length = typeof value === 'string' ? lengthOf(value) : 0;
  if (rejectsOver !== undefined && isRejected(field, record)) {
    return [report('run-stops', { target, length, limit: rejectsOver }, place)];
  }
  if (maxLength !== undefined && length > maxLength) {
    return [report('value-too-long', { target, length, limit: maxLength }, place)];
  }
  return [];
}

/** What a record of this form says too little or too much of. */
function remarksAbout(
  mapping: Mapping,
  plan: Plan,
  fields: readonly TargetField[],
  record: SourceRecord,
): readonly Diagnostic[] {
  const { module, fields: known } = mapping.from;
  const namesIn = (some: readonly TargetField[]) =>
    some.flatMap(({ field }) => leavesOf(field.value).map(({ name }) => name));
  const read = new Set([
    ...namesIn(fields.filter(({ field }) => !comesOnly(field))),
    ...criteriaOfPlan(plan).map(({ field }) => field),
  ]);
  const mapped = new Set(namesIn(fields));
  const missing = [...read].filter((name) => !Object.hasOwn(record, name));
  const state = Object.values(plan.state);
  const unknown = Object.keys(record).filter(
    (name) => !Object.hasOwn(known, name) && !mapped.has(name) && !state.includes(name) && !isOfApi(name),
  );
  return [
    ...(missing.length > 0 ? [report('missing-field', { fields: missing }, undefined)] : []),
    ...unknown.map((field) =>
      report('unknown-field', { field, module, nearest: nearestName(field, Object.keys(known)) }, undefined),
    ),
  ];
}

/** What the API adds to each record beside its fields. */
function isOfApi(name: string): boolean {
  return name === 'id' || name.startsWith('$');
}
