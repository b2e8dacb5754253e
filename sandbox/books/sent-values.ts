import { Decimal, ListValue, MapValue, type Value } from '../../deluge/index.ts';
import type { BooksField, BooksFields, BooksListField, BooksObjectField } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import { type Json, type JsonObject, toJson } from '../json.ts';
import { booksError } from './answers.ts';

/** What is wrong with, or remarkable about, a body. */
export interface SentContext {
  readonly mode: 'create' | 'update';
  /** Something was sent that Books leaves out. `mirror`: the key repeats a value of the primary person. */
  readonly ignored: (path: string, why: 'mirror' | 'unknown') => void;
}

/** The values of a body that were sent and may be set, in the form in which they are stored. */
export type SentValues =
  | { readonly ok: true; readonly values: JsonObject }
  | { readonly ok: false; readonly answer: Answer };

type SentValue =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly answer: Answer };

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

/**
 * Checks what was sent against the catalogue: types, lengths, fixed sets of values. Keys that were not sent are absent
 * from the result.
 *
 * @param path where the object stands in the body, empty at the top
 */
export function readSentValues(
  sent: MapValue,
  fields: BooksFields,
  context: SentContext,
  path = '',
): SentValues {
  const values: Record<string, Json> = {};
  for (const [name, value] of sent.entries()) {
    const where = path === '' ? name : `${path}.${name}`;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field?.writable || leftOut(field, context.mode)) {
      context.ignored(where, field?.computed ? 'mirror' : 'unknown');
      continue;
    }
    const read = readValue(name, value, field, context, where);
    if (!read.ok) return read;
    values[name] = read.value;
  }
  return { ok: true, values };
}

/** The values of an object in which nothing was set. */
export function emptyValues(fields: BooksFields): JsonObject {
  const values: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) values[name] = emptyValue(field);
  return values;
}

/** Absent texts read as "" (observed); absent numbers and booleans as 0 and false (inferred). */
function emptyValue(field: BooksField): Json {
  switch (field.kind) {
    case 'object':
      return emptyValues(field.fields);
    case 'list':
      return [];
    case 'number':
      return 0;
    case 'boolean':
      return false;
    default:
      return '';
  }
}

function leftOut(field: BooksField, mode: SentContext['mode']): boolean {
  return (field.createOnly === true && mode === 'update') || (field.updateOnly === true && mode === 'create');
}

function readValue(
  name: string,
  value: Value,
  field: BooksField,
  context: SentContext,
  path: string,
): SentValue {
  switch (field.kind) {
    case 'object':
      return readObject(name, value, field, context, path);
    case 'list':
      return readList(name, value, field, context, path);
    case 'number':
      return readNumber(name, value, field.whole === true);
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : invalid(name);
    case 'picklist':
      return typeof value === 'string' && field.values.includes(value) ? { ok: true, value } : invalid(name);
    default:
      return readText(name, value, field);
  }
}

function readText(name: string, value: Value, field: BooksField): SentValue {
  // The OpenAPI file shows whole numbers as examples of texts (zip: 94588), so they are taken (inferred).
  const text = value === null ? '' : typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string') return invalid(name);
  if (field.maxLength !== undefined && text.length > field.maxLength) {
    return { ok: false, answer: booksError('valueTooLong', { field: name, limit: field.maxLength }) };
  }
  if (name === 'email' && text !== '' && !emailForm.test(text)) return invalid(name);
  return { ok: true, value: text };
}

function readNumber(name: string, value: Value, whole: boolean): SentValue {
  if (typeof value === 'bigint') return { ok: true, value: toJson(value) };
  if (value instanceof Decimal && (!whole || value.isWhole())) return { ok: true, value: toJson(value) };
  return invalid(name);
}

function readObject(
  name: string,
  value: Value,
  field: BooksObjectField,
  context: SentContext,
  path: string,
): SentValue {
  if (!(value instanceof MapValue)) return invalid(name);
  const read = readSentValues(value, field.fields, context, path);
  return read.ok ? { ok: true, value: read.values } : read;
}

function readList(
  name: string,
  value: Value,
  field: BooksListField,
  context: SentContext,
  path: string,
): SentValue {
  if (!(value instanceof ListValue)) return invalid(name);
  const entries: JsonObject[] = [];
  for (const [index, item] of value.items.entries()) {
    if (!(item instanceof MapValue)) return invalid(name);
    const read = readSentValues(item, field.fields, context, `${path}[${index}]`);
    if (!read.ok) return read;
    entries.push(read.values);
  }
  return { ok: true, value: entries };
}

function invalid(name: string): { readonly ok: false; readonly answer: Answer } {
  return { ok: false, answer: booksError('invalidValue', { field: name }) };
}
