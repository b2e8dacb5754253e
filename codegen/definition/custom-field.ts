import type { BiginField } from '../../zoho/index.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';

/** What a custom field of Bigin can hold. */
export type CustomFieldType = 'text' | 'textarea' | 'picklist';

/** A field that the topping adds to a module of Bigin. */
export interface CustomField<
  Type extends CustomFieldType = CustomFieldType,
  Module extends string = string,
  Label extends string = string,
> {
  readonly kind: 'custom-field';
  /** The API name of the module. */
  readonly module: Module;
  /** The API name that Bigin makes of the label, without the topping's namespace: `Books_Sync_Status`. */
  readonly name: string;
  /** What is typed into the console first; Bigin makes the API name of it. */
  readonly label: Label;
  readonly description: string;
  readonly type: Type;
  /** The values of a `picklist`. */
  readonly values?: readonly string[];
  /** No two records may have the same value. */
  readonly unique?: true;
  readonly definedAt?: DefinitionPlace;
}

export type CustomFieldDefinition<
  Type extends CustomFieldType = CustomFieldType,
  Module extends string = string,
  Label extends string = string,
> = Omit<CustomField<Type, Module, Label>, 'kind' | 'definedAt' | 'name'>;

/**
 * Declares a custom field. Its API name follows from the label, as Bigin makes it. A mapping reads it by naming the
 * definition: `field(reason)`.
 *
 * @example
 * const reason = defineCustomField({
 *   module: 'Contacts',
 *   label: 'Books Sync Reason',
 *   description: 'Why a contact is not in step.',
 *   type: 'textarea',
 * });
 * reason.name // 'Books_Sync_Reason'
 */
export function defineCustomField<
  const Type extends CustomFieldType,
  const Module extends string,
  const Label extends string,
>(definition: CustomFieldDefinition<Type, Module, Label>): CustomField<Type, Module, Label> {
  const definedAt = placeOfCall(defineCustomField);
  return Object.freeze({
    ...definition,
    kind: 'custom-field',
    name: customFieldName(definition.label),
    ...(definedAt && { definedAt }),
  });
}

/** Bigin puts underscores where a label has anything but letters and digits (observed in the names of its own fields). */
function customFieldName(label: string): string {
  return label.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
}

/** The most characters that a field of each type takes (inferred from Bigin's own fields of these types). */
const lengths = { text: 255, textarea: 32_000, picklist: 120 } as const satisfies Record<
  CustomFieldType,
  number
>;

/** A custom field as a catalogue of the module has it. */
export function catalogueField({ label, type, values = [], unique }: CustomField): BiginField {
  const facts = {
    label,
    writable: true,
    maxLength: lengths[type],
    ...(unique && { unique: { caseSensitive: false } }),
  };
  return type === 'picklist' ? { kind: type, values, ...facts } : { kind: type, ...facts };
}
