import { defineConnection, defineService } from '../codegen/index.ts';

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

/** Posts into the channel for conflicts. */
export const slackConnection = defineConnection({
  service: 'slack',
  linkName: 'slackconnection',
  label: 'Slack, for conflicts of the contact sync',
  scopes: ['chat:write'],
});

/** Finds tickets by their number. */
export const deskConnection = defineConnection({
  service: 'desk',
  linkName: 'deskconnection',
  label: 'Desk, for the status of tickets',
  scopes: ['Desk.search.READ', 'Desk.tickets.READ'],
});

/** The order API with a key, which the person who installs the topping enters. */
export const orderApi = defineService({
  linkName: 'order_api',
  label: 'Order API',
  authentication: {
    kind: 'api-key',
    placement: 'header',
    parameters: [{ name: 'X-Api-Key', label: 'Key of the order API' }],
  },
});

/** The order API with a user name and a password: name it in the connection instead of the other, and that is all. */
export const orderApiWithPassword = defineService({
  linkName: 'order_api',
  label: 'Order API',
  authentication: { kind: 'basic' },
});

/** Reads orders. */
export const orderConnection = defineConnection({
  service: orderApi,
  linkName: 'orderconnection',
  label: 'Order API, for the status of orders',
});
