import { ListValue, MapValue, type Value } from '../../deluge/index.ts';
import type { BiginData } from '../bigin/bigin-data.ts';
import type { BiginRecord } from '../bigin/record.ts';
import { viewRecord } from '../bigin/record-view.ts';
import { isJsonObject, type Json } from '../json.ts';

/**
 * How a workflow function receives its record. Zoho's pages disagree, so that only the id can be relied on:
 *
 * - `map-qualified`: a map with `Contacts.ID` and, by label, `Contacts.Last Name` (documented for the id in the
 *   tutorial on connections in toppings, https://help.zoho.com/portal/en/community/bigin; inferred for the rest);
 * - `map-plain`: a map by API name, with `id` (https://www.zoho.com/developer/help/scripting/create-record.html);
 * - `scalar-id`: the id as a number, as a rule of Zoho CRM maps it to an argument.
 */
export type EntryStyle = 'map-qualified' | 'map-plain' | 'scalar-id';

type Build = (data: BiginData, module: string, record: BiginRecord) => Value;

const builders: Readonly<Record<EntryStyle, Build>> = {
  'map-qualified': (data, module, record) => {
    const argument = new MapValue([[`${module}.ID`, record.id]]);
    const store = data.module(module);
    if (!store) return argument;
    const view = viewRecord(data, store, record);
    for (const [name, field] of Object.entries(store.module.catalogue.fields)) {
      const value = view[name] ?? null;
      // A lookup or a person appears by name, as in Zoho's merge fields.
      argument.set(`${module}.${field.label}`, fromJson(isJsonObject(value) ? (value.name ?? null) : value));
    }
    return argument;
  },
  'map-plain': (data, module, record) => {
    const store = data.module(module);
    return fromJson(store ? viewRecord(data, store, record) : record);
  },
  'scalar-id': (_data, _module, record) => BigInt(record.id),
};

/** What a rule's function is called with for a record, as the record was when the write happened (inferred). */
export function entryArgument(
  style: EntryStyle,
  data: BiginData,
  module: string,
  record: BiginRecord,
): Value {
  return builders[style](data, module, record);
}

function fromJson(value: Json): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  // Records of Bigin hold whole numbers only.
  if (typeof value === 'number') return BigInt(Math.trunc(value));
  if (isJsonObject(value)) {
    return new MapValue(Object.entries(value).map(([key, inner]) => [key, fromJson(inner)] as const));
  }
  return new ListValue(value.map(fromJson));
}
