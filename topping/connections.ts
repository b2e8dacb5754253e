import { defineConnection } from '../codegen/index.ts';

/** Reads the contact that was saved. */
export const biginConnection = defineConnection({
  service: 'bigin',
  linkName: 'biginconnection',
  label: 'Bigin, for the contact sync',
  scopes: ['ZohoBigin.modules.contacts.READ'],
});

/** Finds, reads, creates and updates customers. */
export const booksConnection = defineConnection({
  service: 'books',
  linkName: 'booksconnection',
  label: 'Books, for the contact sync',
  scopes: ['ZohoBooks.contacts.READ', 'ZohoBooks.contacts.CREATE', 'ZohoBooks.contacts.UPDATE'],
});
