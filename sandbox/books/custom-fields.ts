import { Decimal, ListValue, MapValue, type Value } from '../../deluge/index.ts';
import type { Answer } from '../http/call.ts';
import { isJsonObject, type Json, type JsonObject, toJson } from '../json.ts';
import { booksError } from './answers.ts';

/**
 * The types of a custom field, as Settings > Preferences > Customers offers them. Names as in answers of Books.
 * Source: https://www.zoho.com/books/help/settings/preferences.html (that these are all is inferred)
 */
export type BooksCustomFieldType =
  | 'text'
  | 'multiline'
  | 'email'
  | 'url'
  | 'phone'
  | 'number'
  | 'decimal'
  | 'amount'
  | 'percent'
  | 'date'
  | 'date_time'
  | 'check_box'
  | 'dropdown'
  | 'multiselect';

/** A custom field that somebody has added to the contacts of an organization. */
export interface BooksCustomField {
  /** Such as `cf_bigin_id`. */
  readonly apiName: string;
  readonly label: string;
  readonly dataType: BooksCustomFieldType;
  /** No two contacts may have the same value; only such a field can be the key of a keyed update. */
  readonly unique?: boolean;
  /** What `dropdown` and `multiselect` take. */
  readonly values?: readonly string[];
}

/** One value as the API reads it: its place in the declaration stands beside it. */
type CustomValue =
  | { readonly ok: true; readonly field: BooksCustomField; readonly value: Json }
  | { readonly ok: false; readonly answer: Answer };

export type SentCustomFields =
  | { readonly ok: true; readonly values: ReadonlyMap<string, Json> }
  | { readonly ok: false; readonly answer: Answer };

type ReadValue = (value: Exclude<Value, null>, field: BooksCustomField) => Json | undefined;

const SINGLE_LINE = 255;
const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

const readText: ReadValue = (value) => {
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'string' ? value : undefined;
};

const readLine: ReadValue = (value, field) => {
  const text = readText(value, field);
  return typeof text === 'string' && text.length <= SINGLE_LINE && !/[\r\n]/.test(text) ? text : undefined;
};

function readFormed(form: RegExp): ReadValue {
  return (value, field) => {
    const text = readLine(value, field);
    return typeof text === 'string' && form.test(text) ? text : undefined;
  };
}

const readDecimal: ReadValue = (value) => {
  if (typeof value === 'bigint' || value instanceof Decimal) return toJson(value);
  if (typeof value !== 'string') return undefined;
  const parsed = Decimal.parse(value);
  return parsed ? toJson(parsed) : undefined;
};

/** How a value of each type is read; undefined refuses it. That a text of digits is taken as a number is inferred. */
const readers: Readonly<Record<BooksCustomFieldType, ReadValue>> = {
  text: readLine,
  multiline: readText,
  url: readLine,
  phone: readLine,
  email: readFormed(emailForm),
  date: readFormed(/^\d{4}-\d{2}-\d{2}$/),
  date_time: readFormed(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/),
  number: (value) => {
    if (typeof value === 'bigint') return toJson(value);
    return typeof value === 'string' && /^-?\d{1,18}$/.test(value) ? toJson(BigInt(value)) : undefined;
  },
  decimal: readDecimal,
  amount: readDecimal,
  percent: readDecimal,
  check_box: (value) => {
    if (typeof value === 'boolean') return value;
    return value === 'true' || value === 'false' ? value === 'true' : undefined;
  },
  dropdown: (value, field) =>
    typeof value === 'string' && (field.values ?? []).includes(value) ? value : undefined,
  multiselect: (value, field) => {
    if (!(value instanceof ListValue)) return undefined;
    const texts = value.items.filter((item) => typeof item === 'string');
    const known = texts.length === value.items.length && texts.every((text) => field.values?.includes(text));
    return known ? texts : undefined;
  },
};

/**
 * Reads `custom_fields: [{api_name, value}, …]`. A field may be named by `api_name` or `customfield_id` (observed), by
 * `label` or by its `index` (documented). A field that the organization does not have is refused (inferred). An empty
 * value clears.
 * Source: https://www.zoho.com/books/api/v3/contacts/#create-a-contact
 */
export function readCustomFields(sent: Value, declared: readonly BooksCustomField[]): SentCustomFields {
  if (!(sent instanceof ListValue)) return refused('custom_fields');
  const values = new Map<string, Json>();
  for (const entry of sent.items) {
    const read = readCustomField(entry, declared);
    if (!read.ok) return read;
    values.set(read.field.apiName, read.value);
  }
  return { ok: true, values };
}

function readCustomField(entry: Value, declared: readonly BooksCustomField[]): CustomValue {
  if (!(entry instanceof MapValue)) return refused('custom_fields');
  const field = declared.find((candidate, index) => isNamedBy(entry, candidate, index));
  if (!field) return refused('custom_fields');
  const value = entry.get('value');
  if (value === null || value === '') return { ok: true, field, value: '' };
  const read = readers[field.dataType](value, field);
  return read === undefined ? refused(field.label) : { ok: true, field, value: read };
}

function isNamedBy(entry: MapValue, field: BooksCustomField, index: number): boolean {
  const named: Readonly<Record<string, string>> = {
    api_name: field.apiName,
    customfield_id: customFieldId(index),
    label: field.label,
    index: String(index + 1),
  };
  const key = Object.keys(named).find((name) => entry.has(name));
  return key !== undefined && String(entry.get(key)) === named[key];
}

/** The declared fields as the settings show them. */
export function viewDeclarations(declared: readonly BooksCustomField[]): readonly JsonObject[] {
  return declared.map((field, index) => ({
    field_id: customFieldId(index),
    customfield_id: customFieldId(index),
    api_name: field.apiName,
    label: field.label,
    data_type: field.dataType,
    is_custom_field: true,
    is_active: true,
    is_mandatory: false,
    is_unique: field.unique === true,
    values: (field.values ?? []).map((name, place) => ({ name, order: place + 1, is_active: true })),
  }));
}

/** The id of the field at a place of the declaration. */
export function customFieldId(index: number): string {
  return `4999999${String(101 + index).padStart(12, '0')}`;
}

/** The stored list after a write: the declared order, without fields that have no value. */
export function storedCustomFields(
  before: Json | undefined,
  sent: ReadonlyMap<string, Json>,
  declared: readonly BooksCustomField[],
): readonly JsonObject[] {
  const present = customValues(before);
  return declared.flatMap((field, index) => {
    const value = sent.get(field.apiName) ?? present.get(field.apiName) ?? '';
    if (value === '') return [];
    return [
      {
        customfield_id: customFieldId(index),
        index: index + 1,
        api_name: field.apiName,
        label: field.label,
        data_type: field.dataType,
        value,
      },
    ];
  });
}

/** The values of a stored list, by API name. */
export function customValues(stored: Json | undefined): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  for (const field of Array.isArray(stored) ? stored.filter(isJsonObject) : []) {
    if (typeof field.api_name === 'string') values.set(field.api_name, field.value ?? '');
  }
  return values;
}

/** The form in which unique values are compared. That case does not count is inferred. */
export function customFieldKey(value: Json): string {
  return String(value).trim().toLowerCase();
}

function refused(field: string): { readonly ok: false; readonly answer: Answer } {
  return { ok: false, answer: booksError('invalidValue', { field }) };
}
