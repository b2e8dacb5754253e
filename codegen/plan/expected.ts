import { referenceOfChain } from '../transforms/chain.ts';
import type { JsonValue } from '../transforms/value-type.ts';
import type { Plan, PlannedField } from './plan.ts';

/** The values that a target record has to have, as deep as the record itself. */
export interface ExpectedTarget {
  readonly [field: string]: JsonValue | ExpectedTarget;
}

/** A record of the source, as its API answers it: absent values are null or missing. */
export type SourceRecord = { readonly [field: string]: JsonValue };

/**
 * What the target record has to hold when a source record has been synced: the meaning of a mapping, in TypeScript,
 * without any Deluge. The primary entry of a list stands under `primary`; absent values are `""`.
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
  const { fields, groups, primary } = plan.target;
  return {
    ...valuesOf(fields, record),
    ...Object.fromEntries(groups.map((group) => [group.name, valuesOf(group.fields, record)])),
    ...(primary && { [primary.name]: { primary: valuesOf(primary.fields, record) } }),
  };
}

function valuesOf(fields: readonly PlannedField[], record: SourceRecord): Record<string, JsonValue> {
  return Object.fromEntries(
    fields.map(({ target, value }) => [
      target,
      value.kind === 'constant' ? value.value : referenceOfChain(record[value.name], value),
    ]),
  );
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
