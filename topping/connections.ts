import { defineConnection } from '../codegen/index.ts';

/** Reads contacts, and writes on them what became of them in Books. */
export const biginConnection = defineConnection({
  service: 'bigin',
  linkName: 'biginconnection',
  label: 'Bigin, for the contact sync',
  scopes: [
    'ZohoBigin.modules.contacts.READ',
    'ZohoBigin.modules.contacts.UPDATE',
    'ZohoBigin.modules.tasks.CREATE',
    'ZohoBigin.settings.variables.UPDATE',
    'ZohoSearch.securesearch.READ',
  ],
});

/** Finds, reads, creates and updates customers. */
export const booksConnection = defineConnection({
  service: 'books',
  linkName: 'booksconnection',
  label: 'Books, for the contact sync',
  scopes: ['ZohoBooks.contacts.READ', 'ZohoBooks.contacts.CREATE', 'ZohoBooks.contacts.UPDATE'],
});
