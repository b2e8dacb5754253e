import type { BiginField } from '../../zoho/index.ts';
import { withParts } from './combined-value.ts';
import { findSource, mappingEntries } from './entries.ts';
import type { PersonalData } from './listing.ts';
import type { Mapping } from './mapping.ts';

/** Kinds of fields that are personal whatever the field is called. */
const byKind: Partial<Readonly<Record<BiginField['kind'], PersonalData>>> = {
  email: 'e-mail address',
  phone: 'phone number',
};

/** Fields that are personal in records of people. Those of a company's address are told by the same names. */
const byName: readonly (readonly [name: RegExp, data: PersonalData])[] = [
  [/^(First|Last|Full)_Name$/, 'name'],
  [/^(Mailing|Other|Billing|Shipping)_(Street|City|State|Zip|Code|Country)$/, 'postal address'],
  [/^Account_Name$/, 'employer'],
  [/^Title$/, 'job title'],
  [/^Description$/, 'notes about the person'],
];

/**
 * What a mapping copies about people, each with the first field that holds it.
 *
 * @example
 * copiedPersonalData(contactToBooks).get('phone number') // 'Phone'
 */
export function copiedPersonalData(mapping: Mapping): ReadonlyMap<PersonalData, string> {
  const copied = new Map<PersonalData, string>();
  for (const { value } of mappingEntries(mapping)) {
    for (const part of withParts(value)) {
      if (part.kind !== 'field') continue;
      const data = personalDataOf(mapping, part.name);
      if (data !== undefined && !copied.has(data)) copied.set(data, part.name);
    }
  }
  return copied;
}

function personalDataOf({ from }: Mapping, name: string): PersonalData | undefined {
  const field = findSource(from, name);
  if (field === undefined) return undefined;
  return byKind[field.kind] ?? byName.find(([form]) => form.test(name))?.[1];
}
