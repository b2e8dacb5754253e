import { defineCustomField, syncStatuses } from '../codegen/index.ts';

/** What became of a contact in Books. */
export const syncStatus = defineCustomField({
  module: 'Contacts',
  label: 'Books Sync Status',
  description: 'Whether the contact and its customer in Zoho Books are in step. The sync writes it.',
  type: 'picklist',
  values: Object.values(syncStatuses),
});

export const syncReason = defineCustomField({
  module: 'Contacts',
  label: 'Books Sync Reason',
  description: 'Why the contact is not in step, and what to do. The sync writes it.',
  type: 'textarea',
});

/** Unique, so that two contacts never stand for one customer. */
export const booksCustomer = defineCustomField({
  module: 'Contacts',
  label: 'Books Customer ID',
  description: 'The id of the customer in Zoho Books. The sync writes it.',
  type: 'text',
  unique: true,
});

export const syncMemory = defineCustomField({
  module: 'Contacts',
  label: 'Books Sync Memory',
  description: 'What the sync remembers. Leave it out of the page layout, and do not edit it.',
  type: 'textarea',
});

/** Apart from the memory, so that a run that records what it did cannot wipe out that another one has begun since. */
export const syncMark = defineCustomField({
  module: 'Contacts',
  label: 'Books Sync Mark',
  description: 'Which run of the sync was last at work. Leave it out of the page layout, and do not edit it.',
  type: 'textarea',
});

/** What the accountants have agreed with the customer: they keep it in Books, and people in Bigin want to know it. */
export const paymentTerms = defineCustomField({
  module: 'Contacts',
  label: 'Books Payment Terms',
  description: 'The payment terms of the customer in Zoho Books, such as Net 30. They are changed there.',
  type: 'text',
});
