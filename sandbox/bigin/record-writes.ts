import { MapValue, type Value } from '../../deluge/index.ts';
import { sandboxDiagnostics } from '../diagnostics.ts';
import type { Origin } from '../http/call.ts';
import { isJsonObject, type Json, type JsonObject, textOf } from '../json.ts';
import { errorBody, type RecordResult } from './answers.ts';
import type { RecordsContext } from './bigin-context.ts';
import { type CommittedWrite, changedFields } from './bigin-data.ts';
import { readFieldValue } from './field-values.ts';
import type { ModuleStore } from './module-store.ts';
import type { BiginRecord } from './record.ts';

/** One record of a write, as it is carried out. */
export interface RecordWrite {
  readonly context: RecordsContext;
  readonly store: ModuleStore;
  readonly origin: Origin;
  /** Where the record stands in the body, such as `$.data[0]`. */
  readonly jsonPath: string;
  /** What an upsert looks at besides the module's own unique fields. */
  readonly duplicateCheckFields: readonly string[];
  /** Takes the write once it has happened. */
  readonly note: (write: CommittedWrite) => void;
}

type CheckedValues =
  | { readonly ok: true; readonly values: JsonObject }
  | { readonly ok: false; readonly result: RecordResult };

/** Creates a record from what was sent. */
export function createRecord(write: RecordWrite, sent: Value): RecordResult {
  if (!(sent instanceof MapValue)) return notAnObject(write);
  const missing = missingMandatory(write.store, sent);
  if (missing !== undefined) {
    return refused('MANDATORY_NOT_FOUND', { api_name: missing, json_path: `${write.jsonPath}.${missing}` });
  }
  const checked = checkValues(write, sent, undefined);
  if (!checked.ok) return checked.result;
  const record = write.context.data.create(write.store, checked.values);
  write.note({
    module: write.store.module.catalogue.module,
    kind: 'create',
    record,
    changed: Object.keys(checked.values),
    origin: write.origin,
  });
  return done('create', 'record added', record);
}

/** Changes a record; only the sent keys count. */
export function updateRecord(write: RecordWrite, id: string | undefined, sent: Value): RecordResult {
  if (!(sent instanceof MapValue)) return notAnObject(write);
  if (id === undefined) {
    return refused('MANDATORY_NOT_FOUND', { api_name: 'id', json_path: `${write.jsonPath}.id` });
  }
  const before = write.store.get(id);
  if (!before) return unknownId(`${write.jsonPath}.id`);
  const checked = checkValues(write, sent, before);
  if (!checked.ok) return checked.result;
  const record = write.context.data.update(write.store, before, checked.values);
  write.note({
    module: write.store.module.catalogue.module,
    kind: 'edit',
    record,
    changed: changedFields(before, record),
    origin: write.origin,
  });
  return done('edit', 'record updated', record);
}

/**
 * Creates or changes a record, as a unique value decides: an id first, then the system's unique fields and the
 * caller's. Source: https://www.bigin.com/developer/docs/apis/v2/upsert-records.html (documented; the id is inferred).
 */
export function upsertRecord(write: RecordWrite, sent: Value): RecordResult {
  if (!(sent instanceof MapValue)) return notAnObject(write);
  const givenId = idOf(sent.get('id'));
  const match = givenId === undefined ? findDuplicate(write, sent) : { id: givenId, field: 'id' };
  const result = match ? updateRecord(write, match.id, sent) : createRecord(write, sent);
  if (!result.ok) return result;
  const action = match ? 'update' : 'insert';
  return { ...result, body: { ...result.body, duplicate_field: match?.field ?? null, action } };
}

/** Deletes a record. A second deletion is refused (observed). */
export function deleteRecord(write: RecordWrite, id: string): RecordResult {
  const record = write.store.get(id);
  if (!record) return refused('INVALID_DATA', { id }, 'the id given seems to be invalid');
  write.context.data.delete(write.store, record);
  write.note({
    module: write.store.module.catalogue.module,
    kind: 'delete',
    record,
    changed: [],
    origin: write.origin,
  });
  const body = { code: 'SUCCESS', details: { id }, message: 'record deleted', status: 'success' };
  return { ok: true, kind: 'delete', body };
}

/** A record id as text; undefined when the value cannot be one. */
export function idOf(value: Value): string | undefined {
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : undefined;
}

/** What tells a record from others, and the module of a lookup, which follows from the id here. */
const needlessKeys: ReadonlySet<string> = new Set(['id', '$se_module']);

function checkValues(write: RecordWrite, sent: MapValue, before: BiginRecord | undefined): CheckedValues {
  const { store, context, jsonPath } = write;
  const { fields, module } = store.module.catalogue;
  const values: Record<string, Json> = {};
  for (const [name, value] of sent.entries()) {
    const field = fields[name];
    if (!field?.writable) {
      if (!needlessKeys.has(name)) {
        context.note(sandboxDiagnostics.report('unknown-field-ignored', { module, field: name }, undefined));
      }
      continue;
    }
    const path = `${jsonPath}.${name}`;
    const reading = readFieldValue(value, field);
    if (!reading.ok) {
      const json_path = reading.below === undefined ? path : `${path}.${reading.below}`;
      return badValue({ api_name: name, ...reading.details, json_path });
    }
    if (field.mandatory && reading.value === null) {
      return badValue({ api_name: name, expected_data_type: field.kind, json_path: path });
    }
    if (field.kind === 'lookup' && isJsonObject(reading.value)) {
      if (!context.data.lookupTarget(field, textOf(reading.value, 'id'))) {
        return badValue(
          { api_name: name, json_path: `${path}.id` },
          'the related id given seems to be invalid',
        );
      }
    }
    values[name] = reading.value;
  }
  return takenValue(write, values, before) ?? { ok: true, values };
}

function takenValue(
  write: RecordWrite,
  values: JsonObject,
  before: BiginRecord | undefined,
): CheckedValues | undefined {
  for (const field of write.store.uniqueFields()) {
    const id = write.store.idWithUnique(field, values[field]);
    if (id !== undefined && id !== before?.id) {
      const json_path = `${write.jsonPath}.${field}`;
      return { ok: false, result: refused('DUPLICATE_DATA', { api_name: field, id, json_path }) };
    }
  }
  return undefined;
}

function missingMandatory(store: ModuleStore, sent: MapValue): string | undefined {
  for (const [name, field] of Object.entries(store.module.catalogue.fields)) {
    if (!field.mandatory) continue;
    const value = sent.get(name);
    if (value === null || value === '') return name;
  }
  return undefined;
}

/** The system's unique fields come first, then those that the caller names (documented). */
function findDuplicate(
  { store, duplicateCheckFields }: RecordWrite,
  sent: MapValue,
): { id: string; field: string } | undefined {
  const custom = store.module.customFields;
  const system = store.uniqueFields().filter((field) => !custom?.has(field));
  for (const field of new Set([...system, ...duplicateCheckFields])) {
    const value = sent.get(field);
    const id = store.idWithUnique(field, typeof value === 'string' ? value : undefined);
    if (id !== undefined) return { id, field };
  }
  return undefined;
}

function done(kind: 'create' | 'edit', message: string, record: BiginRecord): RecordResult {
  const person = (name: string): JsonObject => {
    const value = record[name];
    return isJsonObject(value) ? { name: value.name ?? null, id: value.id ?? null } : {};
  };
  const details: JsonObject = {
    Modified_Time: record.Modified_Time ?? null,
    Modified_By: person('Modified_By'),
    Created_Time: record.Created_Time ?? null,
    id: record.id,
    Created_By: person('Created_By'),
  };
  return { ok: true, kind, body: { code: 'SUCCESS', details, message, status: 'success' } };
}

function refused(
  code: 'MANDATORY_NOT_FOUND' | 'INVALID_DATA' | 'DUPLICATE_DATA',
  details: JsonObject,
  message?: string,
): RecordResult {
  return { ok: false, body: errorBody(code, details, message) };
}

function badValue(details: JsonObject, message?: string): CheckedValues {
  return { ok: false, result: refused('INVALID_DATA', details, message) };
}

function unknownId(jsonPath: string): RecordResult {
  const details = { api_name: 'id', json_path: jsonPath };
  return refused('INVALID_DATA', details, 'the id given seems to be invalid');
}

function notAnObject(write: RecordWrite): RecordResult {
  return refused('INVALID_DATA', { expected_data_type: 'jsonobject', json_path: write.jsonPath });
}
