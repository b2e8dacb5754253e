import {
  constant,
  defineConnection,
  defineCustomField,
  defineMapping,
  defineTopping,
  defineVariable,
  defineWorkflowRule,
  type EntryStyle,
  syncStatuses,
  type Topping,
} from '../../codegen/index.ts';
import { biginContacts, booksContacts } from '../../zoho/index.ts';

/** The texts of a definition that can hold anything at all. */
export interface DefinitionTexts {
  readonly description: string;
  readonly label: string;
  /** The constant that every customer gets as its website. */
  readonly website: string;
}

const plainTexts: DefinitionTexts = {
  description: 'Syncs contacts.',
  label: 'Books',
  website: 'https://example.com',
};

/** A topping with one small mapping, in which chosen texts stand wherever a definition can hold free text. */
export function smallTopping(
  texts: Partial<DefinitionTexts> = {},
  options: { readonly entryStyle?: EntryStyle; readonly onNameTaken?: 'append-email' | 'report' } = {},
): Topping {
  const { description, label, website } = { ...plainTexts, ...texts };
  const bigin = defineConnection({
    service: 'bigin',
    linkName: 'biginconnection',
    label,
    scopes: [
      'ZohoBigin.modules.contacts.READ',
      'ZohoBigin.modules.contacts.UPDATE',
      'ZohoBigin.modules.tasks.CREATE',
    ],
  });
  const books = defineConnection({
    service: 'books',
    linkName: 'booksconnection',
    label,
    scopes: ['ZohoBooks.contacts.READ', 'ZohoBooks.contacts.CREATE', 'ZohoBooks.contacts.UPDATE'],
  });
  const organization = defineVariable({
    name: 'books_organization_id',
    label,
    description,
    defaultValue: '',
  });
  const dataCentre = defineVariable({ name: 'zoho_data_centre', label, description, defaultValue: 'us' });
  const position = defineVariable({ name: 'books_sync_position', label, description, defaultValue: '' });
  const module = 'Contacts';
  const status = defineCustomField({
    module,
    label: 'Books Sync Status',
    description,
    type: 'picklist',
    values: Object.values(syncStatuses),
  });
  const reason = defineCustomField({ module, label: 'Books Sync Reason', description, type: 'textarea' });
  const target = defineCustomField({
    module,
    label: 'Books Customer ID',
    description,
    type: 'text',
    unique: true,
  });
  const memory = defineCustomField({ module, label: 'Books Sync Memory', description, type: 'textarea' });
  const mark = defineCustomField({ module, label: 'Books Sync Mark', description, type: 'textarea' });
  const mapping = defineMapping({
    name: 'contact_to_books',
    description,
    from: biginContacts,
    to: booksContacts,
    when: { on: ['create', 'edit'], filled: 'Email' },
    match: { by: 'unique-field', field: 'Email', key: 'cf_bigin_contact_id' },
    state: { status, reason, target, memory, mark },
    onNameTaken: options.onNameTaken ?? 'append-email',
    connections: { bigin, books },
    variables: { organization, dataCentre, position },
    fields: (field) => ({
      contact_type: constant('customer'),
      contact_name: field('Full_Name'),
      website: constant(website),
      notes: field('Description'),
      billing_address: { city: field('Mailing_City') },
      contact_persons: {
        primary: { last_name: field('Last_Name'), email: field('Email'), phone: field('Phone') },
      },
    }),
  });
  return defineTopping({
    name: 'small-topping',
    displayName: label,
    description,
    version: '1.0.0',
    platform: {
      entryStyle: options.entryStyle ?? 'map-qualified',
      variableTask: 'zoho.bigin.getOrgVariable',
    },
    mappings: [mapping],
    companions: [],
    connections: [bigin, books],
    variables: [organization, dataCentre, position],
    customFields: [status, reason, target, memory, mark],
    rules: [defineWorkflowRule({ name: 'Sync', description, runs: mapping })],
    schedules: [],
    widgets: [],
  });
}
