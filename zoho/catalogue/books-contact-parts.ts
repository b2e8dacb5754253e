import type { BooksFields } from './field.ts';

/** The fields of a billing or shipping address inside a contact. */
export const addressFields = {
  attention: { kind: 'text', label: 'Attention', maxLength: 100, writable: true },
  address: { kind: 'text', label: 'Street', maxLength: 500, writable: true },
  street2: { kind: 'text', label: 'Street 2', maxLength: 255, writable: true },
  state_code: { kind: 'text', label: 'State code', maxLength: 100, writable: true },
  city: { kind: 'text', label: 'City', maxLength: 100, writable: true },
  state: { kind: 'text', label: 'State', maxLength: 100, writable: true },
  zip: { kind: 'text', label: 'ZIP code', maxLength: 50, writable: true },
  country: { kind: 'text', label: 'Country', maxLength: 100, writable: true },
  fax: { kind: 'text', label: 'Fax', maxLength: 50, writable: true },
  phone: { kind: 'text', label: 'Phone', maxLength: 50, writable: true },
} as const satisfies BooksFields;

/** How a contact person wants to be reached. */
export const communicationFields = {
  is_sms_enabled: { kind: 'boolean', label: 'SMS enabled', writable: true },
  is_whatsapp_enabled: { kind: 'boolean', label: 'WhatsApp enabled', writable: true },
} as const satisfies BooksFields;

/**
 * The fields of a contact person inside a contact. An update replaces the whole list (inferred): a person that is to
 * stay must be sent with its contact_person_id.
 */
export const personFields = {
  contact_person_id: { kind: 'text', label: 'Contact person id', writable: true, updateOnly: true },
  salutation: { kind: 'text', label: 'Salutation', maxLength: 25, writable: true },
  first_name: { kind: 'text', label: 'First name', maxLength: 100, writable: true },
  last_name: { kind: 'text', label: 'Last name', maxLength: 100, writable: true },
  email: { kind: 'text', label: 'Email', maxLength: 100, writable: true },
  phone: { kind: 'text', label: 'Phone', maxLength: 50, writable: true },
  mobile: { kind: 'text', label: 'Mobile', maxLength: 50, writable: true },
  // A contact takes 100 characters here; the contact person endpoints take 50.
  designation: {
    kind: 'text',
    label: 'Designation',
    maxLength: 100,
    writable: true,
    narrowerAt: { endpoint: '/contacts/contactpersons', maxLength: 50 },
  },
  department: { kind: 'text', label: 'Department', maxLength: 50, writable: true },
  skype: { kind: 'text', label: 'Skype', maxLength: 50, writable: true },
  is_primary_contact: { kind: 'boolean', label: 'Primary contact', writable: true },
  enable_portal: { kind: 'boolean', label: 'Portal enabled', writable: true },
  communication_preference: {
    kind: 'object',
    label: 'Communication preference',
    writable: true,
    fields: communicationFields,
  },
} as const satisfies BooksFields;

/** The templates of documents that are sent to a contact: ids of templates. */
export const templateFields = {
  invoice_template_id: { kind: 'text', label: 'Invoice template', writable: true },
  estimate_template_id: { kind: 'text', label: 'Estimate template', writable: true },
  creditnote_template_id: { kind: 'text', label: 'Credit note template', writable: true },
  purchaseorder_template_id: { kind: 'text', label: 'Purchase order template', writable: true },
  salesorder_template_id: { kind: 'text', label: 'Sales order template', writable: true },
  retainerinvoice_template_id: { kind: 'text', label: 'Retainer invoice template', writable: true },
  paymentthankyou_template_id: { kind: 'text', label: 'Payment thank-you template', writable: true },
  retainerinvoice_paymentthankyou_template_id: {
    kind: 'text',
    label: 'Retainer invoice payment thank-you template',
    writable: true,
  },
  invoice_email_template_id: { kind: 'text', label: 'Invoice email template', writable: true },
  estimate_email_template_id: { kind: 'text', label: 'Estimate email template', writable: true },
  creditnote_email_template_id: { kind: 'text', label: 'Credit note email template', writable: true },
  purchaseorder_email_template_id: { kind: 'text', label: 'Purchase order email template', writable: true },
  salesorder_email_template_id: { kind: 'text', label: 'Sales order email template', writable: true },
  retainerinvoice_email_template_id: {
    kind: 'text',
    label: 'Retainer invoice email template',
    writable: true,
  },
  paymentthankyou_email_template_id: {
    kind: 'text',
    label: 'Payment thank-you email template',
    writable: true,
  },
  retainerinvoice_paymentthankyou_email_template_id: {
    kind: 'text',
    label: 'Retainer invoice payment thank-you email template',
    writable: true,
  },
  statement_template_id: { kind: 'text', label: 'Statement template', writable: true },
  payment_remittance_email_template_id: {
    kind: 'text',
    label: 'Payment remittance email template',
    writable: true,
  },
  bill_template_id: { kind: 'text', label: 'Bill template', writable: true },
} as const satisfies BooksFields;
