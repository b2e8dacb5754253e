import type { BiginLookupField } from '../../zoho/index.ts';
import { isJsonObject, type Json, type JsonObject, textOf } from '../json.ts';
import type { BiginData } from './bigin-data.ts';
import type { ModuleStore } from './module-store.ts';
import type { BiginRecord } from './record.ts';

/**
 * A record as an answer shows it: lookups as `{name, id}` with the present name of the other record, users and
 * everything else as stored, the id always.
 *
 * @param fields the wanted fields; all of them when absent. Names that the module does not have are left out
 * without a word (observed).
 */
export function viewRecord(
  data: BiginData,
  store: ModuleStore,
  record: BiginRecord,
  fields?: readonly string[],
): JsonObject {
  const view: Record<string, Json> = {};
  for (const [name, field] of Object.entries(store.module.catalogue.fields)) {
    if (fields && !fields.includes(name)) continue;
    const value = record[name] ?? null;
    view[name] = field.kind === 'lookup' ? viewLookup(data, field, value) : value;
  }
  view.id = record.id;
  return view;
}

function viewLookup(data: BiginData, field: BiginLookupField, value: Json): Json {
  if (!isJsonObject(value)) return null;
  const store = data.lookupTarget(field, textOf(value, 'id'));
  const target = store?.get(textOf(value, 'id'));
  // Deleting a company empties the lookups that point to it (inferred).
  return store && target ? { name: target[store.module.displayField] ?? null, id: target.id } : null;
}
