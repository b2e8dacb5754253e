import type { SheetInput } from '../../codegen/console-sheet/sheet.ts';

/** A topping with one or two of everything. */
export const sampleInput: SheetInput = {
  topping: { name: 'Contacts to Books', namespace: 'contactsbooks', version: '0.1.0' },
  functions: [
    {
      name: 'contact_to_books',
      category: 'automation',
      returnType: 'void',
      arguments: [{ name: 'contact', type: 'map' }],
      text: 'void automation.contact_to_books(Map contact)\n{\n\tinfo "a < b && c";\n}\n',
      file: 'functions/contact_to_books.deluge',
    },
  ],
  rules: [
    {
      name: 'Contact to Books',
      module: 'Contacts',
      description: 'Starts the sync.',
      trigger: 'create-or-edit',
      criteria: 'Email is not empty',
      functionName: 'contact_to_books',
    },
  ],
  schedules: [
    {
      name: 'Retry waiting contacts',
      description: 'Tries again what could not be done.',
      every: '15 minutes',
      functionName: 'contact_to_books',
    },
  ],
  installActions: [
    { event: 'installation', text: 'info "installed";\n', file: 'functions/on_installation.deluge' },
  ],
  connections: [
    {
      linkName: 'biginconnection',
      displayName: 'Bigin, for the contact sync',
      service: 'Bigin',
      settings: [],
      scopes: [{ scope: 'ZohoBigin.modules.contacts.READ', neededBy: ['GET /bigin/v2/Contacts/{id}'] }],
    },
    {
      linkName: 'booksconnection',
      displayName: 'Books, for the contact sync',
      service: 'Zoho Books',
      settings: [{ label: 'Grant type', value: 'Authorization code' }],
      scopes: [
        {
          scope: 'ZohoBooks.contacts.READ',
          neededBy: ['GET /books/v3/contacts', 'GET /books/v3/contacts/{id}'],
        },
        { scope: 'ZohoBooks.contacts.UPDATE', neededBy: ['PUT /books/v3/contacts/{id}'] },
      ],
    },
  ],
  fields: [
    {
      module: 'Contacts',
      label: 'Books Sync Status',
      apiName: 'Books_Sync_Status',
      type: 'Pick List',
      unique: false,
      description: 'Whether the customer in Books is as the contact.',
      settings: [{ label: 'Values', value: 'In step, Waiting' }],
    },
  ],
  variables: [
    {
      name: 'Books organization id',
      apiName: 'books_organization_id',
      description: 'The organization that gets the customers.',
      defaultValue: '',
      visibility: 'Visible to administrators',
    },
  ],
  package: { file: 'dist/contacts-to-books.zip', bytes: 6_140, sha256: 'ab'.repeat(32) },
  widgets: [
    { name: 'Settings page', file: 'app/widget.html', slot: 'settings' },
    {
      name: 'Customer',
      file: 'app/customer.html',
      slot: 'button',
      module: 'Contacts',
      label: 'Open in Books',
    },
    {
      name: 'Invoices',
      file: 'app/invoices.html',
      slot: 'related-list',
      module: 'Contacts',
      label: 'Invoices',
    },
  ],
  releaseNotes: '- Contacts become customers.',
  listing: {
    name: 'Contact sync for Zoho Books',
    shortDescription: 'Contacts become customers.',
    description: 'Every contact with an e-mail becomes a customer.',
    logo: 'topping/listing/logo.png',
    privacyPolicy: 'https://sync.shop/privacy',
    termsOfService: '',
    personalData: ['name', 'e-mail address'],
  },
};

/** A topping of nothing but its name. */
export const bareInput: SheetInput = {
  topping: { name: 'Bare', version: '1.0.0' },
  functions: [],
  rules: [],
  schedules: [],
  installActions: [],
  connections: [],
  fields: [],
  variables: [],
  package: null,
  widgets: [],
  releaseNotes: '',
  listing: null,
};
