import { customFieldsTarget } from '../definition/entries.ts';
import type { Criterion } from '../definition/mapping.ts';
import { writtenCriterion } from '../definition/workflow-rule.ts';
import type { JsonValue } from '../transforms/value-type.ts';
import type { Plan, PlannedField } from './plan.ts';
import { meaningOf, writtenValue } from './planned-meaning.ts';
import type { SourceRecord } from './source-record.ts';

/** The values that a target record has to have, as deep as the record itself. */
export interface ExpectedTarget {
  readonly [field: string]: JsonValue | ExpectedTarget;
}

/**
 * What the target record has to hold when a source record has been synced: the meaning of a mapping, in TypeScript,
 * without any Deluge. A target that keeps what it has, or that Books
 * owns, is left out. The primary entry of a list stands under `primary`, a custom field under its API name in `custom_fields`;
 * absent values are `""`.
 *
 * A name that another record has already is not known here: see `acceptedNames`.
 *
 * @throws TypeError when a value is not of the type that the catalogue states
 *
 * @example
 * expectedTarget(plan, { Full_Name: 'Ann Lee', Email: 'ann@example.com', Phone: null })
 * // { contact_name: 'Ann Lee', contact_persons: { primary: { email: 'ann@example.com', phone: '' } }, … }
 */
export function expectedTarget(plan: Plan, record: SourceRecord): ExpectedTarget {
  const { fields, customFields, groups, primary } = plan.target;
  return {
    ...valuesOf(fields, record),
    ...(customFields.length > 0 && { [customFieldsTarget]: valuesOf(customFields, record) }),
    ...Object.fromEntries(groups.map((group) => [group.name, valuesOf(group.fields, record)])),
    ...(primary && { [primary.name]: { primary: valuesOf(primary.fields, record) } }),
  };
}

function valuesOf(fields: readonly PlannedField[], record: SourceRecord): Record<string, JsonValue> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = field.owner === 'books' ? undefined : writtenValue(field, record);
      return value === undefined ? [] : [[field.target, value]];
    }),
  );
}

/**
 * Why the function of a plan leaves a record alone, apart from what only Books can tell; undefined when it does not.
 *
 * @example
 * refusalOf(plan, { Full_Name: 'Ann Lee', Email: null }) // 'Email is not empty'
 */
export function refusalOf(plan: Plan, record: SourceRecord): string | undefined {
  const { filled, criteria = [] } = plan.source;
  const all: readonly Criterion[] = [{ field: filled, is: 'not-empty' }, ...criteria];
  const unmet = all.find((criterion) => !meets(criterion, record[criterion.field] ?? null));
  if (unmet !== undefined) return writtenCriterion(unmet);
  const { fields, customFields, groups, primary } = plan.target;
  const tooLong = [fields, customFields, ...groups.map((group) => group.fields), primary?.fields ?? []]
    .flat()
    .find((field) => isRejected(field, record));
  return tooLong && tooLongReason(tooLong);
}

/** Whether the value of a target is too long for what the definition lets through; counted as Deluge counts. */
export function isRejected({ value, rejectsOver }: PlannedField, record: SourceRecord): boolean {
  if (rejectsOver === undefined) return false;
  const text = meaningOf(value, record);
  return typeof text === 'string' && text.length > rejectsOver;
}

/** What the log says of a value that a target does not take. */
export function tooLongReason({ target, rejectsOver }: PlannedField): string {
  return `${target} would have more than ${rejectsOver} characters.`;
}

/** Whether a value of a field meets what a criterion asks of it. */
export function meets(criterion: Criterion, value: JsonValue): boolean {
  switch (criterion.is) {
    case 'empty':
      return value === null || value === '';
    case 'not-empty':
      return value !== null && value !== '';
    case 'equal':
      return value === criterion.to;
    case 'not-equal':
      return value !== criterion.to;
  }
}

/**
 * The names that the target record may have got: its own, and the one with the e-mail behind it, which it takes when
 * another record has the first and the mapping says `append-email`. A name that would not fit is not taken.
 *
 * @example
 * acceptedNames(plan, { Full_Name: 'Ann Lee', Email: 'ann@example.com' })
 * // ['Ann Lee', 'Ann Lee (ann@example.com)']
 */
export function acceptedNames(plan: Plan, record: SourceRecord): readonly string[] {
  const unique = plan.target.fields.find((field) => field.mandatory);
  const name = unique && valuesOf([unique], record)[unique.target];
  const email = record[plan.match.field];
  if (typeof name !== 'string') return [];
  if (plan.onNameTaken === 'report' || typeof email !== 'string') return [name];
  const longName = `${name} (${email})`;
  return longName.length > (unique?.maxLength ?? Number.POSITIVE_INFINITY) ? [name] : [name, longName];
}
