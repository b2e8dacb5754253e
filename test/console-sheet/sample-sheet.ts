import type { SheetInput } from '../../codegen/console-sheet/sheet.ts';

/** A topping with one or two of everything. */
export const sampleInput: SheetInput = {
  topping: { name: 'Contacts to Books', namespace: 'contactsbooks', version: '0.1.0' },
  functions: [
    {
      name: 'contact_to_books',
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
      settings: [],
      scopes: [
        {
          scope: 'ZohoBooks.contacts.READ',
          neededBy: ['GET /books/v3/contacts', 'GET /books/v3/contacts/{id}'],
        },
        { scope: 'ZohoBooks.contacts.UPDATE', neededBy: ['PUT /books/v3/contacts/{id}'] },
      ],
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
  widgets: [{ name: 'Settings', file: 'app/widget.html', placement: 'Settings Widget' }],
};
