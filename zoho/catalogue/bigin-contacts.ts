import type { BiginModule } from './field.ts';

/**
 * The fields of Bigin's contacts, as `GET /bigin/v2/settings/fields?module=Contacts` gives them (US data centre).
 *
 * `writable` is `view_type.create && view_type.edit && !field_read_only`. The flags `read_only` and `field_read_only`
 * alone mislead: they are false for Created_By, Modified_Time and Full_Name, which no caller can set.
 * `maxLength` is left out where the metadata's `length` says nothing about the JSON value (users, lookups, times, booleans).
 */
export const biginContacts = {
  product: 'bigin',
  module: 'Contacts',
  label: 'Contacts',
  singular: 'Contact',
  source: 'https://www.bigin.com/developer/docs/apis/v2/field-meta.html',
  confidence: 'observed',
  date: '2026-10',
  fields: {
    // `view_type` offers Owner for create and edit, yet `field_read_only` is true. A caller can reassign a record through the
    // API, but a sync that did so would take contacts away from people: not writable for us.
    Owner: { kind: 'user', label: 'Contact Owner', writable: false },
    First_Name: { kind: 'text', label: 'First Name', maxLength: 40, writable: true },
    Last_Name: { kind: 'text', label: 'Last Name', maxLength: 80, mandatory: true, writable: true },
    Account_Name: { kind: 'lookup', label: 'Company Name', module: 'Accounts', writable: true },
    Email: {
      kind: 'email',
      label: 'Email',
      maxLength: 100,
      writable: true,
      unique: { caseSensitive: false },
    },
    Title: { kind: 'text', label: 'Title', maxLength: 100, writable: true },
    Phone: { kind: 'phone', label: 'Phone', maxLength: 50, writable: true },
    Home_Phone: { kind: 'phone', label: 'Home Phone', maxLength: 30, writable: true },
    Mobile: { kind: 'phone', label: 'Mobile', maxLength: 30, writable: true },
    Created_By: { kind: 'user', label: 'Created By', writable: false },
    Modified_By: { kind: 'user', label: 'Modified By', writable: false },
    Created_Time: { kind: 'datetime', label: 'Created Time', writable: false },
    Modified_Time: { kind: 'datetime', label: 'Modified Time', writable: false },
    Full_Name: { kind: 'text', label: 'Full Name', maxLength: 120, writable: false, computed: true },
    Mailing_Street: { kind: 'text', label: 'Mailing Street', maxLength: 250, writable: true },
    Mailing_City: { kind: 'text', label: 'Mailing City', maxLength: 100, writable: true },
    Mailing_State: { kind: 'text', label: 'Mailing State', maxLength: 100, writable: true },
    Mailing_Zip: { kind: 'text', label: 'Mailing Zip', maxLength: 30, writable: true },
    Mailing_Country: { kind: 'text', label: 'Mailing Country', maxLength: 100, writable: true },
    Description: { kind: 'textarea', label: 'Description', maxLength: 32_000, writable: true },
    Email_Opt_Out: { kind: 'boolean', label: 'Email Opt Out', writable: true },
    Last_Activity_Time: { kind: 'datetime', label: 'Last Activity Time', writable: false },
    // The metadata says text, the value is an array; it changes through the tag endpoints only.
    Tag: { kind: 'tags', label: 'Tag', maxLength: 2_000, writable: false },
    Record_Image: { kind: 'image', label: 'Contact Image', maxLength: 255, writable: true },
    Unsubscribed_Mode: {
      kind: 'picklist',
      label: 'Unsubscribed Mode',
      values: ['Consent form', 'Manual', 'Unsubscribe link', 'Zoho campaigns'],
      maxLength: 120,
      writable: false,
    },
    Unsubscribed_Time: { kind: 'datetime', label: 'Unsubscribed Time', writable: false },
    Record_Creation_Source_ID__s: {
      kind: 'bigint',
      label: 'Record Creation Source ID  s',
      maxLength: 19,
      writable: false,
    },
  },
} as const satisfies BiginModule;
