import { communicationFields } from './books-contact-parts.ts';
import type { BooksModule } from './field.ts';

/**
 * The fields of a contact person as the endpoints under `/contacts/contactpersons` take them. They differ from the
 * entries of `contact_persons` inside a contact: designation is shorter, first_name is mandatory.
 */
export const booksContactPersons = {
  product: 'books',
  module: 'contactpersons',
  label: 'Contact persons',
  singular: 'Contact person',
  idField: 'contact_person_id',
  source: 'https://www.zoho.com/books/api/v3/contact-persons/',
  confidence: 'documented',
  date: '2026-11',
  fields: {
    contact_id: {
      kind: 'text',
      label: 'Contact id',
      writable: true,
      note: 'Attaches the person to a contact.',
    },
    salutation: { kind: 'text', label: 'Salutation', maxLength: 25, writable: true },
    first_name: { kind: 'text', label: 'First name', maxLength: 100, writable: true, mandatory: true },
    last_name: { kind: 'text', label: 'Last name', maxLength: 100, writable: true },
    email: { kind: 'text', label: 'Email', maxLength: 100, writable: true },
    phone: { kind: 'text', label: 'Phone', maxLength: 50, writable: true },
    mobile: { kind: 'text', label: 'Mobile', maxLength: 50, writable: true },
    skype: { kind: 'text', label: 'Skype', maxLength: 50, writable: true },
    designation: { kind: 'text', label: 'Designation', maxLength: 50, writable: true },
    department: { kind: 'text', label: 'Department', maxLength: 50, writable: true },
    enable_portal: { kind: 'boolean', label: 'Portal enabled', writable: true },
    is_primary_contact: { kind: 'boolean', label: 'Primary contact', writable: true, updateOnly: true },
    communication_preference: {
      kind: 'object',
      label: 'Communication preference',
      writable: true,
      fields: communicationFields,
    },
    contact_person_id: { kind: 'text', label: 'Contact person id', writable: false },
  },
} as const satisfies BooksModule;
