import type { MapValue } from '../../deluge/index.ts';
import type { Provenance } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import type { JsonObject } from '../json.ts';
import { addAddress, deleteAddress, listAddresses, updateAddress } from './addresses.ts';
import { booksError, booksSuccess } from './answers.ts';
import type { BooksCall, BooksContext, BooksRoute } from './books-context.ts';
import { contactListParameters, listContacts } from './contact-list.ts';
import {
  createPerson,
  deletePerson,
  getPerson,
  listPersons,
  makePrimary,
  updatePerson,
} from './contact-persons.ts';
import { viewContact } from './contact-view.ts';
import {
  createContact,
  deleteContact,
  noSuchContact,
  putContactByKey,
  setStatus,
  updateContact,
} from './contact-writes.ts';
import { viewDeclarations } from './custom-fields.ts';
import type { OrganizationStore } from './organization-store.ts';
import { pageParameters } from './page.ts';
import { readBooksBody } from './request-body.ts';

const docs = 'https://www.zoho.com/books/api/v3';
const ID = ':id{[0-9]+}';
const PERSON_ID = ':personId{[0-9]+}';
const ADDRESS_ID = ':addressId{[0-9]+}';
const PERSONS = '/books/v3/contacts/contactpersons';

function documented(page: string, note?: string): Provenance {
  return { source: `${docs}/${page}`, confidence: 'documented', ...(note !== undefined && { note }) };
}

/** Every endpoint of Books that the sandbox stands for. */
export const booksRoutes: readonly BooksRoute[] = [
  {
    method: 'GET',
    path: '/books/v3/organizations',
    does: 'Gives the organizations of the user; the only call without organization_id.',
    provenance: documented('organizations/'),
    handle: (_, context) => {
      const stores = context.organizations();
      const organizations = stores.map((store, index) => viewOrganization(store, index === 0));
      return booksSuccess('success', { organizations });
    },
  },
  {
    method: 'GET',
    path: `/books/v3/organizations/${ID}`,
    does: 'Gives one organization of the user.',
    provenance: documented('organizations/', 'Which of its keys the answer has is inferred.'),
    handle: (call, context) => {
      const stores = context.organizations();
      const index = stores.findIndex((store) => store.organization.id === call.params.id);
      const store = stores[index];
      if (!store) return booksError('notFound', { resource: 'Organization' });
      return booksSuccess('success', { organization: viewOrganization(store, index === 0) });
    },
  },
  {
    method: 'GET',
    path: '/books/v3/settings/fields',
    does: 'Gives the custom fields of contacts; the parameter entity=contact is needed.',
    query: ['entity'],
    provenance: {
      source: `${docs}/introduction/`,
      confidence: 'inferred',
      note: 'No page describes it: the address, the scope and the keys are those of programs in use.',
    },
    handle: (call, context) => declaredFields(call, context),
  },
  {
    method: 'GET',
    path: '/books/v3/contacts',
    does: 'Gives a page of contacts, in short form, by filters.',
    query: contactListParameters,
    provenance: documented(
      'contacts/#list-contacts',
      'Whether the filter email means the whole address is open.',
    ),
    handle: (call, context) => listContacts(call, context),
  },
  {
    method: 'POST',
    path: '/books/v3/contacts',
    does: 'Creates a contact; its name must be free among customers and vendors.',
    provenance: documented(
      'contacts/#create-a-contact',
      'That values of the primary person at the top are ignored is inferred.',
    ),
    handle: (call, context) => withBody(call, (sent) => createContact(call, context, sent)),
  },
  {
    method: 'GET',
    path: `/books/v3/contacts/${ID}`,
    does: 'Gives one contact with its persons and addresses.',
    provenance: documented('contacts/#get-contact'),
    handle: (call) => {
      const contact = call.organization.get(call.params.id ?? '');
      return contact ? booksSuccess('success', { contact: viewContact(contact) }) : noSuchContact;
    },
  },
  {
    method: 'PUT',
    path: `/books/v3/contacts/${ID}`,
    does: 'Changes a contact; only the sent keys count, and a sent list of persons replaces the present one.',
    provenance: documented(
      'contacts/#update-a-contact',
      'Observed: a partial body is taken. Inferred: the list of persons is replaced; a sent address changes in the sent keys.',
    ),
    handle: (call, context) => withBody(call, (sent) => updateContact(call, context, sent)),
  },
  {
    method: 'PUT',
    path: '/books/v3/contacts',
    does: 'Changes the contact whose unique custom field has the value of a header; with X-Upsert creates it.',
    provenance: documented(
      'contacts/#update-a-contact-using-a-custom-fields-unique-value',
      'Inferred: the errors, 201 for a new contact, and that the value has to stand in the body too.',
    ),
    handle: (call, context) => withBody(call, (sent) => putContactByKey(call, context, sent)),
  },
  {
    method: 'DELETE',
    path: `/books/v3/contacts/${ID}`,
    does: 'Deletes a contact.',
    provenance: documented('contacts/#delete-a-contact'),
    handle: (call) => deleteContact(call),
  },
  {
    method: 'POST',
    path: `/books/v3/contacts/${ID}/active`,
    does: 'Makes a contact active.',
    provenance: documented('contacts/#mark-as-active'),
    handle: (call, context) => setStatus(call, context, 'active'),
  },
  {
    method: 'POST',
    path: `/books/v3/contacts/${ID}/inactive`,
    does: 'Makes a contact inactive.',
    provenance: documented('contacts/#mark-as-inactive'),
    handle: (call, context) => setStatus(call, context, 'inactive'),
  },
  {
    method: 'GET',
    path: `/books/v3/contacts/${ID}/contactpersons`,
    does: 'Gives a page of the persons of a contact.',
    query: pageParameters,
    provenance: documented('contact-persons/#list-contact-persons'),
    handle: (call) => listPersons(call),
  },
  {
    method: 'GET',
    path: `/books/v3/contacts/${ID}/contactpersons/${PERSON_ID}`,
    does: 'Gives one person of a contact.',
    provenance: documented('contact-persons/#get-a-contact-person'),
    handle: (call) => getPerson(call),
  },
  {
    method: 'POST',
    path: PERSONS,
    does: 'Adds a person to a contact; contact_id and first_name are needed.',
    provenance: documented('contact-persons/#create-a-contact-person', 'The texts of answers are inferred.'),
    handle: (call, context) => withBody(call, (sent) => createPerson(call, context, sent)),
  },
  {
    method: 'PUT',
    path: `${PERSONS}/${ID}`,
    does: 'Changes a person; only the sent keys count, contact_id and first_name are needed.',
    provenance: documented('contact-persons/#update-a-contact-person', 'The texts of answers are inferred.'),
    handle: (call, context) => withBody(call, (sent) => updatePerson(call, context, sent)),
  },
  {
    method: 'DELETE',
    path: `${PERSONS}/${ID}`,
    does: 'Deletes a person.',
    provenance: documented(
      'contact-persons/#delete-a-contact-person',
      'That the next person becomes primary when the primary one goes is inferred.',
    ),
    handle: (call, context) => deletePerson(call, context),
  },
  {
    method: 'POST',
    path: `${PERSONS}/${ID}/primary`,
    does: 'Makes a person the primary one of its contact.',
    provenance: documented('contact-persons/#mark-as-primary-contact-person'),
    handle: (call, context) => makePrimary(call, context),
  },
  {
    method: 'GET',
    path: `/books/v3/contacts/${ID}/address`,
    does: 'Gives the further addresses of a contact.',
    provenance: documented('contacts/#get-contact-addresses', 'The keys of the answer are inferred.'),
    handle: (call) => listAddresses(call),
  },
  {
    method: 'POST',
    path: `/books/v3/contacts/${ID}/address`,
    does: 'Adds a further address to a contact.',
    provenance: documented('contacts/#add-additional-address', 'The keys of the answer are inferred.'),
    handle: (call, context) => withBody(call, (sent) => addAddress(call, context, sent)),
  },
  {
    method: 'PUT',
    path: `/books/v3/contacts/${ID}/address/${ADDRESS_ID}`,
    does: 'Changes a further address; only the sent keys count.',
    provenance: documented('contacts/#edit-additional-address', 'That only the sent keys count is inferred.'),
    handle: (call, context) => withBody(call, (sent) => updateAddress(call, context, sent)),
  },
  {
    method: 'DELETE',
    path: `/books/v3/contacts/${ID}/address/${ADDRESS_ID}`,
    does: 'Deletes a further address.',
    provenance: documented('contacts/#delete-additional-address'),
    handle: (call, context) => deleteAddress(call, context),
  },
];

/** Whether a call names no organization in its query: only those about organizations do. */
export function needsNoOrganization(path: string): boolean {
  return path === '/books/v3/organizations' || path.startsWith('/books/v3/organizations/');
}

function declaredFields(call: BooksCall, context: BooksContext): Answer {
  const entity = call.query.get('entity');
  if (entity !== 'contact') {
    if (entity !== null) context.unmodelled(call, `The fields of the entity ${entity} are not modelled.`);
    return booksError('invalidValue', { field: 'entity' });
  }
  const fields = viewDeclarations(call.organization.organization.customFields ?? []);
  return booksSuccess('success', { fields });
}

function withBody(call: BooksCall, handle: (sent: MapValue) => Answer): Answer {
  const read = readBooksBody(call);
  return read.ok ? handle(read.body) : read.answer;
}

function viewOrganization(store: OrganizationStore, isDefault: boolean): JsonObject {
  const { id, name, timeZone, currencyCode } = store.organization;
  return {
    organization_id: id,
    name,
    is_default_org: isDefault,
    currency_code: currencyCode ?? 'USD',
    time_zone: timeZone ?? 'America/Los_Angeles',
    date_format: 'dd MMM yyyy',
  };
}
