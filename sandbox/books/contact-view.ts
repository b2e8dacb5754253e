import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { BooksContact } from './organization-store.ts';

/**
 * A contact as its own answer shows it: as stored, each custom field with its value as text, and the custom fields once
 * more by name (observed). That the hash holds each value as it is under `…_unformatted` is observed in other
 * resources of Books and inferred for contacts.
 */
export function viewContact(contact: BooksContact): JsonObject {
  const hash: Record<string, Json> = {};
  const fields = Array.isArray(contact.custom_fields) ? contact.custom_fields.filter(isJsonObject) : [];
  const shown = fields.map((field) => {
    if (typeof field.api_name !== 'string') return field;
    const value = field.value ?? '';
    if (field.data_type === undefined) {
      hash[field.api_name] = value;
      return field;
    }
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    hash[field.api_name] = text;
    hash[`${field.api_name}_unformatted`] = value;
    return { ...field, value_formatted: text, is_active: true, placeholder: field.api_name };
  });
  return { ...contact, addresses: contact.addresses ?? [], custom_fields: shown, custom_field_hash: hash };
}

/**
 * What a list shows of each contact: no persons, no addresses, no notes. Which keys these are is inferred from the
 * page's example.
 * Source: https://www.zoho.com/books/api/v3/contacts/#list-contacts
 */
const listedKeys = [
  'contact_id',
  'contact_name',
  'company_name',
  'contact_type',
  'customer_sub_type',
  'status',
  'website',
  'language_code',
  'payment_terms',
  'payment_terms_label',
  'currency_id',
  'credit_limit',
  'first_name',
  'last_name',
  'email',
  'phone',
  'mobile',
  'created_time',
  'last_modified_time',
] as const;

export function listContact(contact: BooksContact): JsonObject {
  return Object.fromEntries(listedKeys.map((key) => [key, contact[key] ?? '']));
}
