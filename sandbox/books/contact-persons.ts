import type { MapValue } from '../../deluge/index.ts';
import { booksContactPersons } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import { type JsonObject, textOf } from '../json.ts';
import { booksError, booksSuccess } from './answers.ts';
import type { BooksCall, BooksContext } from './books-context.ts';
import { noSuchContact, putWithPersons, sentContext } from './contact-writes.ts';
import type { BooksContact, BooksPerson } from './organization-store.ts';
import { readPage } from './page.ts';
import { mergeObjects, newPerson } from './person-list.ts';
import { readSentValues } from './sent-values.ts';

const noSuchPerson: Answer = booksError('notFound', { resource: 'Contact person' });

/** A person of the store together with the contact that it belongs to. */
interface Found {
  readonly contact: BooksContact;
  readonly person: BooksPerson;
}

/** `GET /contacts/{id}/contactpersons`: a page of them, primary or not, in their order. */
export function listPersons(call: BooksCall): Answer {
  const contact = call.organization.get(call.params.id ?? '');
  if (!contact) return noSuchContact;
  const read = readPage(call.query);
  if (!read.ok) return read.answer;
  const { page, perPage, offset } = read;
  const contact_persons = contact.contact_persons.slice(offset, offset + perPage);
  const has_more_page = contact.contact_persons.length > offset + perPage;
  return booksSuccess('success', {
    contact_persons,
    page_context: { page, per_page: perPage, has_more_page },
  });
}

/** `GET /contacts/{id}/contactpersons/{personId}`. */
export function getPerson(call: BooksCall): Answer {
  const found = findPerson(call, call.params.personId);
  if (!found || found.contact.contact_id !== call.params.id) return noSuchPerson;
  return booksSuccess('success', { contact_person: viewPerson(found) });
}

/** `POST /contacts/contactpersons`: adds a person to the contact that the body names. The first one is primary (inferred). */
export function createPerson(call: BooksCall, context: BooksContext, sent: MapValue): Answer {
  const read = readPerson(sent, 'create', context);
  if (!read.ok) return read.answer;
  const contact = call.organization.get(textOf(read.values, 'contact_id'));
  if (!contact) return noSuchContact;
  const person = newPerson(read.values, call.organization.ids, contact.contact_persons.length === 0);
  putWithPersons(call.organization, context, [...contact.contact_persons, person], contact);
  const contact_person = viewPerson({ contact, person });
  return booksSuccess('The contact person has been created.', { contact_person }, 201);
}

/** `PUT /contacts/contactpersons/{id}`: only the sent keys count, first_name is needed (documented). */
export function updatePerson(call: BooksCall, context: BooksContext, sent: MapValue): Answer {
  const found = findPerson(call, call.params.id);
  if (!found) return noSuchPerson;
  const read = readPerson(sent, 'update', context);
  if (!read.ok) return read.answer;
  const { contact, person } = found;
  if (textOf(read.values, 'contact_id') !== contact.contact_id) {
    return booksError('invalidValue', { field: 'contact_id' });
  }
  const { contact_id: _, ...values } = read.values;
  const changed: BooksPerson = {
    ...mergeObjects(person, values),
    contact_person_id: person.contact_person_id,
    is_primary_contact: person.is_primary_contact,
  };
  putWithPersons(call.organization, context, replaced(contact, changed), contact);
  const contact_person = viewPerson({ contact, person: changed });
  return booksSuccess('The contact person details have been updated.', { contact_person });
}

/** `DELETE /contacts/contactpersons/{id}`: when the primary one goes, the next becomes primary (inferred). */
export function deletePerson(call: BooksCall, context: BooksContext): Answer {
  const found = findPerson(call, call.params.id);
  if (!found) return noSuchPerson;
  const { contact, person } = found;
  const left = contact.contact_persons.filter((one) => one.contact_person_id !== person.contact_person_id);
  const persons = person.is_primary_contact
    ? left.map((one, index) => ({ ...one, is_primary_contact: index === 0 }))
    : left;
  putWithPersons(call.organization, context, persons, contact);
  return booksSuccess('The contact person has been deleted.');
}

/** `POST /contacts/contactpersons/{id}/primary`. */
export function makePrimary(call: BooksCall, context: BooksContext): Answer {
  const found = findPerson(call, call.params.id);
  if (!found) return noSuchPerson;
  const { contact, person } = found;
  const persons = contact.contact_persons.map((one) => ({
    ...one,
    is_primary_contact: one.contact_person_id === person.contact_person_id,
  }));
  putWithPersons(call.organization, context, persons, contact);
  return booksSuccess('This contact person has been marked as your primary contact person.');
}

function readPerson(sent: MapValue, mode: 'create' | 'update', context: BooksContext) {
  const read = readSentValues(sent, booksContactPersons.fields, sentContext(mode, context));
  if (!read.ok) return read;
  const missing = ['contact_id', 'first_name'].find((name) => textOf(read.values, name) === '');
  if (missing === undefined) return read;
  return { ok: false as const, answer: booksError('invalidValue', { field: missing }) };
}

function findPerson(call: BooksCall, personId: string | undefined): Found | undefined {
  const contact = call.organization.withPerson(personId ?? '');
  const person = contact?.contact_persons.find((one) => one.contact_person_id === personId);
  return contact && person && { contact, person };
}

function replaced(contact: BooksContact, person: BooksPerson): readonly BooksPerson[] {
  return contact.contact_persons.map((one) =>
    one.contact_person_id === person.contact_person_id ? person : one,
  );
}

function viewPerson({ contact, person }: Found): JsonObject {
  return { ...person, contact_id: contact.contact_id };
}
