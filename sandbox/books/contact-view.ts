import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { BooksContact } from './organization-store.ts';

/** A contact as its own answer shows it: as stored, and the custom fields once more by name (observed). */
export function viewContact(contact: BooksContact): JsonObject {
  const hash: Record<string, Json> = {};
  const fields = Array.isArray(contact.custom_fields) ? contact.custom_fields : [];
  for (const field of fields.filter(isJsonObject)) {
    if (typeof field.api_name === 'string') hash[field.api_name] = field.value ?? '';
  }
  return { ...contact, custom_field_hash: hash };
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
