import type { BiginModule } from './field.ts';

/**
 * The fields of Bigin's notes. A note belongs to one record of another module. No recorded metadata of this module is public: names, types and lengths are inferred from Bigin's pages and
 * from the same module of Zoho CRM, whose API Bigin shares.
 */
export const biginNotes = {
  product: 'bigin',
  module: 'Notes',
  label: 'Notes',
  singular: 'Note',
  source: 'https://www.bigin.com/developer/docs/apis/v2/insert-records.html',
  confidence: 'inferred',
  date: '2026-11',
  fields: {
    Owner: { kind: 'user', label: 'Note Owner', writable: false },
    Note_Title: { kind: 'text', label: 'Note Title', maxLength: 120, writable: true },
    Note_Content: {
      kind: 'textarea',
      label: 'Note Content',
      maxLength: 32_000,
      mandatory: true,
      writable: true,
    },
    Parent_Id: {
      kind: 'lookup',
      label: 'Parent ID',
      module: 'Contacts',
      otherModules: ['Accounts', 'Pipelines', 'Products', 'Tasks', 'Events', 'Calls'],
      mandatory: true,
      writable: true,
    },
    Created_By: { kind: 'user', label: 'Created By', writable: false },
    Modified_By: { kind: 'user', label: 'Modified By', writable: false },
    Created_Time: { kind: 'datetime', label: 'Created Time', writable: false },
    Modified_Time: { kind: 'datetime', label: 'Modified Time', writable: false },
  },
} as const satisfies BiginModule;
