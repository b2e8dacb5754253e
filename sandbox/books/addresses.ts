import type { MapValue } from '../../deluge/index.ts';
import { booksContacts } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import { isJsonObject, type JsonObject, textOf } from '../json.ts';
import { booksError, booksSuccess } from './answers.ts';
import type { BooksCall, BooksContext } from './books-context.ts';
import { noSuchContact, putWithPersons, sentContext } from './contact-writes.ts';
import type { BooksContact } from './organization-store.ts';
import { emptyValues, readSentValues, type SentValues } from './sent-values.ts';

const noSuchAddress: Answer = booksError('notFound', { resource: 'Address' });
const addressFields = booksContacts.fields.billing_address.fields;

/** The addresses of a contact beside the billing and the shipping one. */
function addressesOf(contact: BooksContact): readonly JsonObject[] {
  return Array.isArray(contact.addresses) ? contact.addresses.filter(isJsonObject) : [];
}

/** `GET /contacts/{id}/address`. */
export function listAddresses(call: BooksCall): Answer {
  const contact = call.organization.get(call.params.id ?? '');
  return contact ? booksSuccess('success', { addresses: addressesOf(contact) }) : noSuchContact;
}

/** `POST /contacts/{id}/address`. */
export function addAddress(call: BooksCall, context: BooksContext, sent: MapValue): Answer {
  const contact = call.organization.get(call.params.id ?? '');
  if (!contact) return noSuchContact;
  const read = readAddress(sent, context);
  if (!read.ok) return read.answer;
  const address_info = {
    ...emptyValues(addressFields),
    ...read.values,
    address_id: call.organization.ids.next(),
  };
  putAddresses(call, context, contact, [...addressesOf(contact), address_info]);
  return booksSuccess('The address has been added.', { address_info }, 201);
}

/** `PUT /contacts/{id}/address/{addressId}`: only the sent keys count (inferred). */
export function updateAddress(call: BooksCall, context: BooksContext, sent: MapValue): Answer {
  const contact = call.organization.get(call.params.id ?? '');
  if (!contact) return noSuchContact;
  const before = addressesOf(contact).find((one) => isAsked(call, one));
  if (!before) return noSuchAddress;
  const read = readAddress(sent, context);
  if (!read.ok) return read.answer;
  const address_info = { ...before, ...read.values };
  const all = addressesOf(contact).map((one) => (isAsked(call, one) ? address_info : one));
  putAddresses(call, context, contact, all);
  return booksSuccess('The address has been updated.', { address_info });
}

/** `DELETE /contacts/{id}/address/{addressId}`. */
export function deleteAddress(call: BooksCall, context: BooksContext): Answer {
  const contact = call.organization.get(call.params.id ?? '');
  if (!contact) return noSuchContact;
  const left = addressesOf(contact).filter((one) => !isAsked(call, one));
  if (left.length === addressesOf(contact).length) return noSuchAddress;
  putAddresses(call, context, contact, left);
  return booksSuccess('The address has been deleted.');
}

function isAsked(call: BooksCall, address: JsonObject): boolean {
  return textOf(address, 'address_id') === call.params.addressId;
}

function readAddress(sent: MapValue, context: BooksContext): SentValues {
  return readSentValues(sent, addressFields, sentContext('update', context));
}

function putAddresses(
  call: BooksCall,
  context: BooksContext,
  contact: BooksContact,
  addresses: readonly JsonObject[],
): void {
  const changed = {
    ...contact,
    contact_id: contact.contact_id,
    contact_name: contact.contact_name,
    addresses,
  };
  putWithPersons(call.organization, context, contact.contact_persons, changed);
}
