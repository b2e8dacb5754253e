import type { BiginModule } from './field.ts';

/**
 * The fields of Bigin's tasks. No recorded metadata of this module is public: names, types and lengths are inferred from Bigin's pages and
 * from the same module of Zoho CRM, whose API Bigin shares.
 */
export const biginTasks = {
  product: 'bigin',
  module: 'Tasks',
  label: 'Tasks',
  singular: 'Task',
  source: 'https://www.bigin.com/developer/docs/apis/v2/insert-records.html',
  confidence: 'inferred',
  date: '2026-11',
  fields: {
    Owner: { kind: 'user', label: 'Task Owner', writable: false },
    Subject: { kind: 'text', label: 'Subject', maxLength: 300, mandatory: true, writable: true },
    Due_Date: { kind: 'datetime', dateOnly: true, label: 'Due Date', writable: true },
    Status: {
      kind: 'picklist',
      label: 'Status',
      values: ['Not Started', 'Deferred', 'In Progress', 'Completed', 'Waiting for input'],
      writable: true,
    },
    Priority: {
      kind: 'picklist',
      label: 'Priority',
      values: ['High', 'Highest', 'Low', 'Lowest', 'Normal'],
      writable: true,
    },
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
