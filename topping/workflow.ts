import { defineWorkflowRule } from '../codegen/index.ts';
import { contactToBooks } from './mappings/contact-to-books.ts';

export const contactToBooksRule = defineWorkflowRule({
  name: 'Contact to Books',
  description: 'Starts the sync when a contact with an e-mail is created or edited.',
  runs: contactToBooks,
});
