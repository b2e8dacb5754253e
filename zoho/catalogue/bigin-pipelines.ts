import type { BiginModule } from './field.ts';

/**
 * The fields of Bigin's deals, whose module is called Pipelines since v2 (Deals in v1). No recorded metadata of this module is public: names, types and lengths are inferred from Bigin's pages and
 * from the same module of Zoho CRM, whose API Bigin shares.
 */
export const biginPipelines = {
  product: 'bigin',
  module: 'Pipelines',
  label: 'Pipelines',
  singular: 'Deal',
  source: 'https://www.bigin.com/developer/docs/apis/v2/insert-records.html',
  confidence: 'inferred',
  date: '2026-11',
  fields: {
    Owner: { kind: 'user', label: 'Deal Owner', writable: false },
    Deal_Name: { kind: 'text', label: 'Deal Name', maxLength: 120, mandatory: true, writable: true },
    Pipeline: { kind: 'text', label: 'Pipeline', maxLength: 120, mandatory: true, writable: true },
    Sub_Pipeline: { kind: 'text', label: 'Sub-Pipeline', maxLength: 120, writable: true },
    // Each account has stages of its own: kept as text.
    Stage: { kind: 'text', label: 'Stage', maxLength: 120, mandatory: true, writable: true },
    Amount: { kind: 'number', label: 'Amount', writable: true },
    Closing_Date: { kind: 'datetime', dateOnly: true, label: 'Closing Date', writable: true },
    Contact_Name: { kind: 'lookup', label: 'Contact Name', module: 'Contacts', writable: true },
    Account_Name: { kind: 'lookup', label: 'Company Name', module: 'Accounts', writable: true },
    Description: { kind: 'textarea', label: 'Description', maxLength: 32_000, writable: true },
    Created_By: { kind: 'user', label: 'Created By', writable: false },
    Modified_By: { kind: 'user', label: 'Modified By', writable: false },
    Created_Time: { kind: 'datetime', label: 'Created Time', writable: false },
    Modified_Time: { kind: 'datetime', label: 'Modified Time', writable: false },
  },
} as const satisfies BiginModule;
