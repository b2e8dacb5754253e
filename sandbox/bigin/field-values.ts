import { Decimal, MapValue, type Value } from '../../deluge/index.ts';
import type { BiginField } from '../../zoho/index.ts';
import { type Json, type JsonObject, toJson } from '../json.ts';

/** What a write makes of one value: the value to store, or the details of the refusal. */
export type FieldReading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly details: JsonObject; readonly below?: string };

type Reader = (value: Exclude<Value, null>, field: BiginField) => FieldReading;

/** A loose form on purpose: Zoho's own pattern is not public for Bigin. */
const emailForm = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/;

function wrongType(expected: string): FieldReading {
  return { ok: false, details: { expected_data_type: expected } };
}

const readText: Reader = (value, field) => {
  if (typeof value !== 'string') return wrongType(field.kind);
  if (field.maxLength !== undefined && value.length > field.maxLength) {
    return { ok: false, details: { maximum_length: field.maxLength } };
  }
  // An empty text clears a field as null does (inferred from Zoho CRM).
  return { ok: true, value: value === '' ? null : value };
};

const readEmail: Reader = (value, field) => {
  const reading = readText(value, field);
  if (!reading.ok || typeof reading.value !== 'string') return reading;
  return emailForm.test(reading.value) ? reading : wrongType('email');
};

const readNumber: Reader = (value) =>
  typeof value === 'bigint' || value instanceof Decimal
    ? { ok: true, value: toJson(value) }
    : wrongType('double');

const readDate: Reader = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { ok: true, value } : wrongType('date');

const readLookup: Reader = (value) => {
  if (!(value instanceof MapValue)) return wrongType('jsonobject');
  const id = value.get('id');
  if (typeof id === 'string' || typeof id === 'bigint') return { ok: true, value: { id: String(id) } };
  return { ok: false, details: { expected_data_type: 'bigint' }, below: 'id' };
};

const readPicklist: Reader = (value, field) => {
  if (field.kind !== 'picklist' || typeof value !== 'string') return wrongType('picklist');
  // Zoho takes texts that are not on the list in some modules; refusing them is the safe reading (inferred).
  return field.values.includes(value) ? { ok: true, value } : wrongType('picklist');
};

/**
 * How a sent value of each kind is read. The forms of the errors are those of Zoho CRM's OpenAPI file, whose API
 * Bigin shares (inferred): https://github.com/zoho/crm-oas
 */
const readers: Readonly<Record<BiginField['kind'], Reader>> = {
  text: readText,
  textarea: readText,
  phone: readText,
  image: readText,
  bigint: readText,
  number: readNumber,
  datetime: (value, field) =>
    field.kind === 'datetime' && field.dateOnly ? readDate(value, field) : readText(value, field),
  email: readEmail,
  boolean: (value) => (typeof value === 'boolean' ? { ok: true, value } : wrongType('boolean')),
  lookup: readLookup,
  picklist: readPicklist,
  user: readLookup,
  tags: () => wrongType('jsonarray'),
};

/** Reads a value that was sent for a field. Null clears. */
export function readFieldValue(value: Value, field: BiginField): FieldReading {
  if (value === null) return { ok: true, value: field.kind === 'boolean' ? false : null };
  return readers[field.kind](value, field);
}

/** What a field holds in a record that was created without it. */
export function emptyValue(field: BiginField): Json {
  if (field.kind === 'boolean') return false;
  return field.kind === 'tags' ? [] : null;
}
