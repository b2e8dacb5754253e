import type { BooksContact } from '../books/organization-store.ts';
import { isJsonObject, type Json, type JsonObject, textOf } from '../json.ts';

/** The scalars of a record by path, such as `billing_address.city`. */
export type Leaves = ReadonlyMap<string, Json>;

/**
 * The values of a Books contact by path. The primary person stands under `contact_persons.primary`, any other under its
 * id; a custom field under its API name.
 */
export function leavesOfContact(contact: BooksContact): Leaves {
  const leaves = new Map<string, Json>();
  const { contact_persons, custom_fields, ...rest } = contact;
  addLeaves(rest, '', leaves);
  for (const person of contact_persons) {
    const name = person.is_primary_contact ? 'primary' : person.contact_person_id;
    addLeaves(person, `contact_persons.${name}`, leaves);
  }
  for (const field of Array.isArray(custom_fields) ? custom_fields.filter(isJsonObject) : []) {
    const name = textOf(field, 'api_name') || textOf(field, 'customfield_id') || String(field.index ?? '');
    leaves.set(`custom_fields.${name}`, field.value ?? null);
  }
  return leaves;
}

function addLeaves(value: Json, path: string, leaves: Map<string, Json>): void {
  if (isJsonObject(value)) addEntries(value, path, leaves);
  else if (Array.isArray(value)) addEntries(Object.fromEntries(value.entries()), path, leaves);
  else leaves.set(path, value);
}

function addEntries(object: JsonObject, path: string, leaves: Map<string, Json>): void {
  for (const [key, inner] of Object.entries(object)) {
    addLeaves(inner, path === '' ? key : `${path}.${key}`, leaves);
  }
}

/** The paths whose values differ between two states of a contact, in alphabetical order. */
export function changedPaths(before: BooksContact, after: BooksContact): readonly string[] {
  const [old, present] = [leavesOfContact(before), leavesOfContact(after)];
  const paths = new Set([...old.keys(), ...present.keys()]);
  return [...paths].filter((path) => old.get(path) !== present.get(path)).toSorted();
}
