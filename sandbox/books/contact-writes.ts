import { MapValue } from '../../deluge/index.ts';
import { type BooksFields, booksContacts } from '../../zoho/index.ts';
import { sandboxDiagnostics } from '../diagnostics.ts';
import type { Answer } from '../http/call.ts';
import { isJsonObject, type Json, type JsonObject, textOf } from '../json.ts';
import { booksError, booksSuccess } from './answers.ts';
import type { BooksCall, BooksContext } from './books-context.ts';
import { viewContact } from './contact-view.ts';
import { readCustomFields, storedCustomFields } from './custom-fields.ts';
import {
  type BooksContact,
  type BooksPerson,
  mirrorsOf,
  type OrganizationStore,
  primaryPerson,
} from './organization-store.ts';
import { mergeObjects, replacePersons } from './person-list.ts';
import { emptyValues, readSentValues, type SentContext, type SentValues } from './sent-values.ts';

/** Persons are kept apart, and the flag only says how the request is to be read. */
const notStoredAsSent: ReadonlySet<string> = new Set(['contact_persons', 'ignore_auto_number_generation']);

const storedFields: BooksFields = Object.fromEntries(
  Object.entries(booksContacts.fields).filter(([name]) => !notStoredAsSent.has(name)),
);

/** `POST /contacts`. */
export function createContact(call: BooksCall, context: BooksContext, sent: MapValue): Answer {
  const store = call.organization;
  const read = readContact(sent, 'create', context, store, undefined);
  if (!read.ok) return read.answer;
  const name = textOf(read.values, 'contact_name');
  const refusal = checkName(store, name, undefined) ?? checkUnique(store, read.values, undefined);
  if (refusal) return refusal;
  const persons = replacePersons(sentPersons(read.values), [], store.ids, context.behaviour);
  if (!persons.ok) return persons.answer;
  const now = timeText(store, context);
  const contact: BooksContact = {
    ...mergeObjects({ ...emptyValues(storedFields), contact_type: 'customer' }, storable(read.values)),
    contact_id: store.ids.next(),
    contact_name: name,
    contact_persons: persons.persons,
    ...mirrorsOf(primaryPerson({ contact_persons: persons.persons })),
    status: 'active',
    created_time: now,
    last_modified_time: now,
  };
  store.put(contact);
  return booksSuccess('The contact has been added.', { contact: viewContact(contact) }, 201);
}

/** `PUT /contacts/{id}`: only the sent keys count (observed: a body with only `notes` was taken). */
export function updateContact(call: BooksCall, context: BooksContext, sent: MapValue): Answer {
  const before = call.organization.get(call.params.id ?? '');
  return before ? changeContact(before, call, context, sent) : noSuchContact;
}

/** The headers that name a contact by the value of a unique custom field. */
const keyHeader = 'X-Unique-Identifier-Key';
const valueHeader = 'X-Unique-Identifier-Value';

/**
 * `PUT /contacts` with the headers `X-Unique-Identifier-Key` and `-Value`: changes the contact whose unique custom field
 * has the value; with `X-Upsert: true` creates one when there is none. One call does both, so that two at once never
 * make two contacts. What a missing contact, a field that is not unique and a created contact are answered with is
 * inferred, and so is that the new contact has only what the body says: the value of the header is not put into it.
 * Source: https://www.zoho.com/books/api/v3/contacts/#update-a-contact-using-a-custom-fields-unique-value
 */
export function putContactByKey(call: BooksCall, context: BooksContext, sent: MapValue): Answer {
  const store = call.organization;
  const key = call.headers.get(keyHeader) ?? '';
  if (!store.uniqueFields().has(key)) return booksError('invalidValue', { field: keyHeader });
  const value = call.headers.get(valueHeader) ?? '';
  if (value === '') return booksError('invalidValue', { field: valueHeader });
  const before = store.withUnique(key, value);
  if (before) return changeContact(before, call, context, sent);
  if (call.headers.get('X-Upsert')?.toLowerCase() !== 'true') return noSuchContact;
  const answer = createContact(call, context, sent);
  if (answer.status === 201 && !store.withUnique(key, value)) {
    context.note(sandboxDiagnostics.report('upsert-without-key', { field: key }, undefined));
  }
  return answer;
}

function changeContact(before: BooksContact, call: BooksCall, context: BooksContext, sent: MapValue): Answer {
  const store = call.organization;
  const read = readContact(sent, 'update', context, store, before);
  if (!read.ok) return read.answer;
  const { values } = read;
  // That a contact cannot change sides is inferred.
  if (values.contact_type !== undefined && values.contact_type !== before.contact_type) {
    return booksError('invalidValue', { field: 'contact_type' });
  }
  const name = values.contact_name === undefined ? before.contact_name : textOf(values, 'contact_name');
  const refusal = checkName(store, name, before.contact_id) ?? checkUnique(store, values, before.contact_id);
  if (refusal) return refusal;
  const persons =
    values.contact_persons === undefined
      ? { ok: true as const, persons: before.contact_persons }
      : replacePersons(sentPersons(values), before.contact_persons, store.ids, context.behaviour);
  if (!persons.ok) return persons.answer;
  const sendsObjects = Object.values(values).some(isJsonObject);
  const contact = putWithPersons(store, context, persons.persons, {
    ...mergeObjects(
      sendsObjects && context.behaviour.objectUpdate === 'replaced'
        ? withoutSentObjects(before, values)
        : before,
      storable(values),
    ),
    contact_id: before.contact_id,
    contact_name: name,
  });
  return booksSuccess('Contact information has been saved.', { contact: viewContact(contact) });
}

/** Stores a changed contact with its persons, their mirrors and the time of the change. */
export function putWithPersons(
  store: OrganizationStore,
  context: BooksContext,
  persons: readonly BooksPerson[],
  contact: JsonObject & { readonly contact_id: string; readonly contact_name: string },
): BooksContact {
  const complete: BooksContact = {
    ...contact,
    contact_persons: persons,
    ...mirrorsOf(primaryPerson({ contact_persons: persons })),
    last_modified_time: timeText(store, context),
  };
  store.put(complete);
  return complete;
}

/** The contact with each object that a request sends emptied, so that nothing of it is merged in. */
function withoutSentObjects(contact: BooksContact, sent: JsonObject): JsonObject {
  const emptied = Object.entries(storedFields).flatMap(([name, field]) =>
    field.kind === 'object' && isJsonObject(sent[name]) ? [[name, emptyValues(field.fields)] as const] : [],
  );
  return { ...contact, ...Object.fromEntries(emptied) };
}

/** `DELETE /contacts/{id}`. Contacts with transactions are not modelled. */
export function deleteContact(call: BooksCall): Answer {
  const contact = call.organization.get(call.params.id ?? '');
  if (!contact) return noSuchContact;
  call.organization.delete(contact.contact_id);
  return booksSuccess(`The ${textOf(contact, 'contact_type')} has been deleted.`);
}

/** `POST /contacts/{id}/active` and `/inactive`. */
export function setStatus(call: BooksCall, context: BooksContext, status: 'active' | 'inactive'): Answer {
  const store = call.organization;
  const contact = store.get(call.params.id ?? '');
  if (!contact) return noSuchContact;
  store.put({ ...contact, status, last_modified_time: timeText(store, context) });
  return booksSuccess(`The contact has been marked as ${status}.`);
}

/** What a call for an unknown contact gets. */
export const noSuchContact: Answer = booksError('notFound', { resource: 'Contact' });

function readContact(
  sent: MapValue,
  mode: SentContext['mode'],
  context: BooksContext,
  store: OrganizationStore,
  before: BooksContact | undefined,
): SentValues {
  const declared = store.organization.customFields;
  const others = declared ? withoutKey(sent, 'custom_fields') : sent;
  const read = readSentValues(others, booksContacts.fields, sentContext(mode, context));
  if (!read.ok || !sent.has('custom_fields')) return read;
  if (!declared) {
    return { ok: true, values: { ...read.values, custom_fields: mergeCustomFields(before, read.values) } };
  }
  const custom = readCustomFields(sent.get('custom_fields'), declared);
  if (!custom.ok) return custom;
  const custom_fields = storedCustomFields(before?.custom_fields, custom.values, declared);
  return { ok: true, values: { ...read.values, custom_fields } };
}

function withoutKey(sent: MapValue, key: string): MapValue {
  return new MapValue([...sent.entries()].filter(([name]) => name !== key));
}

/** How a body is read, and who is told of what Books leaves out of it. */
export function sentContext(mode: SentContext['mode'], context: BooksContext): SentContext {
  return {
    mode,
    ignored: (path, why) => {
      const { report } = sandboxDiagnostics;
      context.note(
        why === 'mirror'
          ? report('mirror-ignored', { field: path }, undefined)
          : report('unknown-element-ignored', { path }, undefined),
      );
    },
  };
}

/** A name is needed, and nobody else in the organization, customer or vendor, may have it. */
function checkName(store: OrganizationStore, name: string, ownId: string | undefined): Answer | undefined {
  if (name.trim() === '') return booksError('invalidValue', { field: 'contact_name' });
  const holder = store.withName(name);
  if (holder && holder.contact_id !== ownId) return booksError('nameTaken', { name });
  return undefined;
}

/** No other contact may have a value that the request puts into a unique custom field. */
function checkUnique(
  store: OrganizationStore,
  values: JsonObject,
  ownId: string | undefined,
): Answer | undefined {
  for (const field of objectsIn(values.custom_fields)) {
    const holder = store.withUnique(textOf(field, 'api_name'), field.value ?? '');
    if (holder && holder.contact_id !== ownId) {
      return booksError('customFieldValueTaken', { field: textOf(field, 'label') });
    }
  }
  return undefined;
}

function sentPersons(values: JsonObject): readonly JsonObject[] {
  return objectsIn(values.contact_persons);
}

function storable(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !notStoredAsSent.has(name)));
}

/** A sent custom field replaces the one with the same id, API name, label or index; the others stay (inferred). */
function mergeCustomFields(before: BooksContact | undefined, values: JsonObject): Json {
  const sent = objectsIn(values.custom_fields);
  const keyOf = (field: JsonObject): string =>
    String(field.customfield_id ?? field.api_name ?? field.label ?? field.index);
  const replaced = new Set(sent.map(keyOf));
  return [...objectsIn(before?.custom_fields).filter((field) => !replaced.has(keyOf(field))), ...sent];
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The present moment, as the organization's answers write it. */
export function timeText(store: OrganizationStore, context: BooksContext): string {
  return store.time.withoutColon(context.now());
}
