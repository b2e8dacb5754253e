import { booksContacts } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import type { IdSequence } from '../id-sequence.ts';
import { isJsonObject, type JsonObject, textOf } from '../json.ts';
import { booksError } from './answers.ts';
import type { BooksBehaviour } from './books-context.ts';
import type { BooksPerson } from './organization-store.ts';
import { emptyValues } from './sent-values.ts';

export type PersonList =
  | { readonly ok: true; readonly persons: readonly BooksPerson[] }
  | { readonly ok: false; readonly answer: Answer };

const personFields = booksContacts.fields.contact_persons.fields;

/**
 * The persons of a contact after a write that sent `contact_persons`. The sent list replaces the present one: a person
 * without an id is new, one with the id of a present person changes in the keys that were sent, and a present person
 * who was not sent is gone. All of it is inferred; the pages only show lists.
 * Source: https://www.zoho.com/books/api/v3/contacts/#update-a-contact
 *
 * @param sent the checked entries of the list
 * @param present the persons before the write
 */
export function replacePersons(
  sent: readonly JsonObject[],
  present: readonly BooksPerson[],
  ids: IdSequence,
  behaviour: BooksBehaviour,
): PersonList {
  const byId = new Map(present.map((person) => [person.contact_person_id, person]));
  const entries: JsonObject[] = [];
  for (const entry of sent) {
    const id = textOf(entry, 'contact_person_id');
    const before = byId.get(id);
    // An id that is unknown, or that stands in the list twice.
    if (id !== '' && !before) {
      return { ok: false, answer: booksError('invalidValue', { field: 'contact_person_id' }) };
    }
    byId.delete(id);
    const kept = before && behaviour.objectUpdate === 'merged' ? before : emptyValues(personFields);
    entries.push(mergeObjects(kept, entry));
  }
  const flagged = primaryIndex(sent, entries);
  return {
    ok: true,
    persons: entries.map((entry, index) => {
      const id = textOf(entry, 'contact_person_id');
      return {
        ...entry,
        contact_person_id: id === '' ? ids.next() : id,
        is_primary_contact: index === flagged,
      };
    }),
  };
}

/** A person with the values of a request, the others empty. */
export function newPerson(values: JsonObject, ids: IdSequence, isPrimary: boolean): BooksPerson {
  const { contact_id: _, ...own } = values;
  return {
    ...mergeObjects(emptyValues(personFields), own),
    contact_person_id: ids.next(),
    is_primary_contact: isPrimary,
  };
}

/**
 * Who stands for the contact: whom the request flags, else who did before, else the first (inferred). Of several
 * flagged ones the first.
 */
function primaryIndex(sent: readonly JsonObject[], merged: readonly JsonObject[]): number {
  const asked = sent.findIndex((entry) => entry.is_primary_contact === true);
  if (asked >= 0) return asked;
  return Math.max(
    0,
    merged.findIndex((entry) => entry.is_primary_contact === true),
  );
}

/** Sent keys replace present ones; inside an object the same holds again (inferred). */
export function mergeObjects(present: JsonObject, sent: JsonObject): JsonObject {
  const merged: Record<string, JsonObject[string]> = { ...present };
  for (const [key, value] of Object.entries(sent)) {
    const before = present[key];
    merged[key] = isJsonObject(value) && isJsonObject(before) ? mergeObjects(before, value) : value;
  }
  return merged;
}
