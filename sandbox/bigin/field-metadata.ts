import type { BiginField } from '../../zoho/index.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ModelledModule } from './modules.ts';

/** What the metadata calls each kind of field, and the JSON of its value (observed for contacts, inferred for the others). */
const typeNames: Readonly<Record<BiginField['kind'], readonly [dataType: string, jsonType: string]>> = {
  text: ['text', 'string'],
  email: ['email', 'string'],
  phone: ['phone', 'string'],
  textarea: ['textarea', 'string'],
  boolean: ['boolean', 'boolean'],
  number: ['double', 'double'],
  datetime: ['datetime', 'string'],
  user: ['ownerlookup', 'jsonobject'],
  bigint: ['bigint', 'string'],
  tags: ['text', 'jsonarray'],
  image: ['profileimage', 'string'],
  picklist: ['picklist', 'string'],
  lookup: ['lookup', 'jsonobject'],
};

/** Only these say in the metadata that they cannot be written; the others say so by `view_type` alone (observed). */
const fieldReadOnly: ReadonlySet<string> = new Set([
  'Owner',
  'Last_Activity_Time',
  'Record_Creation_Source_ID__s',
]);

const LENGTH_OF_UNLIMITED = 120;

/**
 * The fields of a module as `GET /settings/fields?module=` shows them. Whether a caller can write one is told by
 * `view_type`: `field_read_only` is false for Created_Time and its like (observed).
 * Source: https://www.bigin.com/developer/docs/apis/v2/field-meta.html
 */
export function fieldMetadata(module: ModelledModule, moduleNumber: number): readonly JsonObject[] {
  return Object.entries(module.catalogue.fields).map(([name, field], index) =>
    viewField(name, field, module, metadataId(moduleNumber, index + 1)),
  );
}

function viewField(name: string, field: BiginField, module: ModelledModule, id: string): JsonObject {
  const [kindName, json_type] = typeNames[field.kind];
  const data_type = field.kind === 'datetime' && field.dateOnly ? 'date' : kindName;
  const editable = field.writable || name === 'Owner';
  return {
    id,
    api_name: name,
    field_label: field.label,
    display_label: field.label,
    data_type,
    json_type,
    length: field.maxLength ?? LENGTH_OF_UNLIMITED,
    system_mandatory: field.mandatory === true,
    custom_field: module.customFields?.has(name) ?? false,
    visible: true,
    read_only: false,
    field_read_only: fieldReadOnly.has(name),
    filterable: field.kind !== 'textarea',
    sortable: field.kind !== 'textarea',
    searchable: true,
    view_type: { view: true, edit: editable, create: editable, quick_create: false },
    unique: field.unique ? { casesensitive: field.unique.caseSensitive ? '1' : '0' } : {},
    lookup: field.kind === 'lookup' ? { module: { api_name: field.module } } : {},
    pick_list_values: field.kind === 'picklist' ? field.values.map(viewChoice) : [],
  };
}

function viewChoice(value: string, index: number): Json {
  return {
    display_value: value,
    actual_value: value,
    reference_value: value,
    sequence_number: index + 1,
    type: 'used',
  };
}

/** A module as `GET /settings/modules` shows it. */
export function moduleMetadata(module: ModelledModule, moduleNumber: number): JsonObject {
  const { catalogue } = module;
  return {
    id: metadataId(moduleNumber, 0),
    api_name: catalogue.module,
    module_name: catalogue.module,
    plural_label: catalogue.label,
    singular_label: catalogue.singular,
    generated_type: 'default',
    api_supported: true,
    creatable: true,
    editable: true,
    deletable: true,
    viewable: true,
    triggers_supported: catalogue.module !== 'Notes',
    business_card_field_limit: 5,
  };
}

/** Ids of metadata stand apart from those of records. */
function metadataId(moduleNumber: number, fieldNumber: number): string {
  return `5999999${String(moduleNumber * 1000 + fieldNumber).padStart(12, '0')}`;
}
