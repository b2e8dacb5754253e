import type { BiginField } from '../../zoho/index.ts';
import { findSource, mappingEntries } from './entries.ts';
import type { PersonalData } from './listing.ts';
import type { Mapping } from './mapping.ts';
import type { MappedValue } from './value.ts';

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

/** What a mapping copies about people, each with the first field that holds it: `phone number` with `Phone`. */
export function copiedPersonalData(mapping: Mapping): ReadonlyMap<PersonalData, string> {
  const copied = new Map<PersonalData, string>();
  for (const { value } of mappingEntries(mapping)) {
    for (const name of copiedFields(value)) {
      const data = personalDataOf(mapping, name);
      if (data !== undefined && !copied.has(data)) copied.set(data, name);
    }
  }
  return copied;
}

/** The fields whose values end up in a target. What a condition only looks at does not. */
function copiedFields(value: MappedValue): readonly string[] {
  switch (value.kind) {
    case 'field':
      return value.custom === undefined ? [value.name] : [];
    case 'constant':
      return [];
    case 'combined':
      return value.sources.flatMap(copiedFields);
    case 'conditional':
      return [value.met, value.otherwise].flatMap(copiedFields);
  }
}

function personalDataOf({ from }: Mapping, name: string): PersonalData | undefined {
  const field = findSource(from, name);
  if (field === undefined) return undefined;
  return byKind[field.kind] ?? byName.find(([form]) => form.test(name))?.[1];
}
