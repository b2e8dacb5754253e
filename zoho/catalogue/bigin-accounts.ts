import type { BiginModule } from './field.ts';

/**
 * The fields of Bigin's companies, whose module is called Accounts in the API. The names were observed in answers of the
 * live service; lengths are inferred from the same fields of contacts and of Zoho CRM's accounts, because no recorded
 * metadata of this module is public.
 */
export const biginAccounts = {
  product: 'bigin',
  module: 'Accounts',
  label: 'Companies',
  singular: 'Company',
  source: 'https://www.bigin.com/developer/docs/apis/v2/insert-records.html',
  confidence: 'inferred',
  date: '2026-11',
  fields: {
    Owner: { kind: 'user', label: 'Company Owner', writable: false },
    Account_Name: {
      kind: 'text',
      label: 'Company Name',
      maxLength: 200,
      mandatory: true,
      writable: true,
      unique: { caseSensitive: false },
      note: 'Documented: mandatory, and system-defined for duplicate checks. Inferred: its length, and that case does not count.',
    },
    Phone: { kind: 'phone', label: 'Phone', maxLength: 30, writable: true },
    // The metadata's type is website; the value is plain text.
    Website: { kind: 'text', label: 'Website', maxLength: 255, writable: true },
    Billing_Street: { kind: 'text', label: 'Billing Street', maxLength: 250, writable: true },
    Billing_City: { kind: 'text', label: 'Billing City', maxLength: 100, writable: true },
    Billing_State: { kind: 'text', label: 'Billing State', maxLength: 100, writable: true },
    // Not Billing_Zip, although the contact's field is Mailing_Zip.
    Billing_Code: { kind: 'text', label: 'Billing Code', maxLength: 30, writable: true },
    Billing_Country: { kind: 'text', label: 'Billing Country', maxLength: 100, writable: true },
    Description: { kind: 'textarea', label: 'Description', maxLength: 32_000, writable: true },
    Tag: { kind: 'tags', label: 'Tag', maxLength: 2_000, writable: false },
    Record_Image: { kind: 'image', label: 'Company Image', maxLength: 255, writable: true },
    Created_By: { kind: 'user', label: 'Created By', writable: false },
    Modified_By: { kind: 'user', label: 'Modified By', writable: false },
    Created_Time: { kind: 'datetime', label: 'Created Time', writable: false },
    Modified_Time: { kind: 'datetime', label: 'Modified Time', writable: false },
    Last_Activity_Time: { kind: 'datetime', label: 'Last Activity Time', writable: false },
  },
} as const satisfies BiginModule;
