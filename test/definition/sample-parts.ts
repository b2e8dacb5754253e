import { defineConnection } from '../../codegen/definition/connection.ts';
import { defineVariable } from '../../codegen/definition/variable.ts';
import { biginContacts, booksContacts } from '../../zoho/index.ts';

export const bigin = defineConnection({
  service: 'bigin',
  linkName: 'biginconnection',
  label: 'Bigin',
  scopes: ['ZohoBigin.modules.contacts.READ'],
});

export const books = defineConnection({
  service: 'books',
  linkName: 'booksconnection',
  label: 'Books',
  scopes: ['ZohoBooks.contacts.READ', 'ZohoBooks.contacts.CREATE', 'ZohoBooks.contacts.UPDATE'],
});

export const organization = defineVariable({
  name: 'books_organization_id',
  label: 'Organization',
  description: 'The id of the organization.',
  defaultValue: '',
});

export const dataCentre = defineVariable({
  name: 'zoho_data_centre',
  label: 'Data centre',
  description: 'The data centre of the account.',
  defaultValue: 'us',
});

/** All of a mapping but its fields. */
export const base = {
  name: 'contact_to_books',
  description: 'Keeps a customer in step with a contact.',
  from: biginContacts,
  to: booksContacts,
  when: { on: ['create', 'edit'], filled: 'Email' },
  match: { by: 'exact-email', field: 'Email' },
  onNameTaken: 'append-email',
  connections: { bigin, books },
  variables: { organization, dataCentre },
} as const;
