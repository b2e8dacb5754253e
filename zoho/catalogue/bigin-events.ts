import type { BiginModule } from './field.ts';

/**
 * The fields of Bigin's events. No recorded metadata of this module is public: names, types and lengths are inferred from Bigin's pages and
 * from the same module of Zoho CRM, whose API Bigin shares.
 */
export const biginEvents = {
  product: 'bigin',
  module: 'Events',
  label: 'Events',
  singular: 'Event',
  source: 'https://www.bigin.com/developer/docs/apis/v2/insert-records.html',
  confidence: 'inferred',
  date: '2026-11',
  fields: {
    Owner: { kind: 'user', label: 'Host', writable: false },
    Event_Title: { kind: 'text', label: 'Title', maxLength: 255, mandatory: true, writable: true },
    Start_DateTime: { kind: 'datetime', label: 'From', mandatory: true, writable: true },
    End_DateTime: { kind: 'datetime', label: 'To', mandatory: true, writable: true },
    All_day: { kind: 'boolean', label: 'All day', writable: true },
    Venue: { kind: 'text', label: 'Location', maxLength: 255, writable: true },
    Who_Id: { kind: 'lookup', label: 'Contact Name', module: 'Contacts', writable: true },
    What_Id: {
      kind: 'lookup',
      label: 'Related To',
      module: 'Accounts',
      otherModules: ['Pipelines', 'Products'],
      writable: true,
    },
    Description: { kind: 'textarea', label: 'Description', maxLength: 32_000, writable: true },
    Created_By: { kind: 'user', label: 'Created By', writable: false },
    Modified_By: { kind: 'user', label: 'Modified By', writable: false },
    Created_Time: { kind: 'datetime', label: 'Created Time', writable: false },
    Modified_Time: { kind: 'datetime', label: 'Modified Time', writable: false },
  },
} as const satisfies BiginModule;
