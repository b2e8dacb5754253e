import { defineConnection } from '../../codegen/definition/connection.ts';
import { type CustomFieldType, defineCustomField } from '../../codegen/definition/custom-field.ts';
import { syncStatuses } from '../../codegen/definition/mapping.ts';
import { defineVariable } from '../../codegen/definition/variable.ts';
import { type BooksModule, biginContacts, booksContacts } from '../../zoho/index.ts';

export const bigin = defineConnection({
  service: 'bigin',
  linkName: 'biginconnection',
  label: 'Bigin',
  scopes: [
    'ZohoBigin.modules.contacts.READ',
    'ZohoBigin.modules.contacts.UPDATE',
    'ZohoBigin.modules.tasks.CREATE',
  ],
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

const field = <const Label extends string, const Type extends CustomFieldType>(label: Label, type: Type) =>
  ({ module: 'Contacts', label, description: label, type }) as const;

/** The custom fields that a sync writes. */
export const state = {
  status: defineCustomField({
    ...field('Books Sync Status', 'picklist'),
    values: Object.values(syncStatuses),
  }),
  reason: defineCustomField(field('Books Sync Reason', 'textarea')),
  target: defineCustomField({ ...field('Books Customer ID', 'text'), unique: true }),
  memory: defineCustomField(field('Books Sync Memory', 'textarea')),
  mark: defineCustomField(field('Books Sync Mark', 'textarea')),
};

/** Custom fields that a mapping reads. */
export const nickname = defineCustomField(field('Nickname', 'text'));
export const tier = defineCustomField({ ...field('Tier', 'picklist'), values: ['Gold', 'Silver'] });

/** The customers of an organization that has added fields to them. */
export const booksWithCustomFields = {
  ...booksContacts,
  customFields: {
    cf_region: { kind: 'text', label: 'Region', maxLength: 255, writable: true },
    cf_nickname: { kind: 'text', label: 'Nickname', maxLength: 255, writable: true },
    cf_story: { kind: 'text', label: 'Story', writable: true },
    cf_tier: { kind: 'picklist', label: 'Tier', values: ['gold', 'silver'], writable: true },
    cf_discount: { kind: 'number', label: 'Discount', writable: true },
    cf_vip: { kind: 'boolean', label: 'VIP', writable: true },
    cf_score: { kind: 'number', label: 'Score', writable: false },
  },
} as const satisfies BooksModule;

export const position = defineVariable({
  name: 'books_sync_position',
  label: 'Position',
  description: 'Where the search goes on.',
  defaultValue: '',
});

/** All of a mapping but its fields. */
export const base = {
  name: 'contact_to_books',
  description: 'Keeps a customer in step with a contact.',
  from: biginContacts,
  to: booksContacts,
  when: { on: ['create', 'edit'], filled: 'Email' },
  match: { by: 'unique-field', field: 'Email', key: 'cf_bigin_contact_id' },
  state,
  onNameTaken: 'append-email',
  connections: { bigin, books },
  variables: { organization, dataCentre, position },
} as const;
