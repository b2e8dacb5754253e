/** The topping: what it is called, and all that it is made of. */
import { defineTopping } from '../codegen/index.ts';
import { biginConnection, booksConnection } from './connections.ts';
import { listing } from './listing.ts';
import { contactToBooks } from './mappings/contact-to-books.ts';
import { booksOrganizationId, zohoDataCentre } from './variables.ts';
import { contactToBooksRule } from './workflow.ts';

export const topping = defineTopping({
  name: 'bigin-books-topping',
  displayName: 'Contact sync for Zoho Books',
  description: 'Keeps Zoho Books customers in step with Bigin contacts.',
  version: '0.1.0',
  platform: { entryStyle: 'map-qualified', variableTask: 'zoho.bigin.getOrgVariable' },
  mappings: [contactToBooks],
  connections: [biginConnection, booksConnection],
  variables: [booksOrganizationId, zohoDataCentre],
  rules: [contactToBooksRule],
  widgets: [{ name: 'Contacts in Zoho Books', placement: 'settings', page: 'widget.html' }],
  listing,
});
