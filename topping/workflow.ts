import { defineWorkflowRule } from '../codegen/index.ts';
import { contactRemoved } from './companions.ts';
import { contactToBooks } from './mappings/contact-to-books.ts';

export const contactRemovedRule = defineWorkflowRule({
  name: 'Contact removed',
  description: 'Makes the customer of a deleted contact inactive.',
  runs: contactRemoved,
});

export const contactToBooksRule = defineWorkflowRule({
  name: 'Contact to Books',
  description: 'Starts the sync when a contact with an e-mail is created or edited.',
  runs: contactToBooks,
});
