/** A field as the metadata of Bigin and Zoho CRM describe it, however it was read. */
export interface FieldMetadata {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly jsonType: string;
  readonly length: number | undefined;
  readonly isMandatory: boolean;
  readonly isCustom: boolean;
  /** Whether a caller can set it when it creates and when it changes a record. */
  readonly isWritable: boolean;
  /** Undefined when records may share a value. */
  readonly uniqueCaseSensitive: boolean | undefined;
  /** The API name of the module that a lookup points to. */
  readonly lookupModule: string | undefined;
  /** The choices of a picklist that are in use. */
  readonly values: readonly string[];
}

/** A module with its fields. */
export interface ModuleMetadata {
  /** What the product calls the records: many, and one. */
  readonly label: string;
  readonly singular: string;
  readonly fields: readonly FieldMetadata[];
}

/**
 * The parts from which a field's metadata follow, as both ways of reading them give them.
 * `field_read_only` and `view_type` together tell whether a field can be set: `field_read_only` alone is false for
 * Created_Time and its like (observed, https://www.bigin.com/developer/docs/apis/v2/field-meta.html).
 */
export function isWritable(field: {
  readonly readOnly: boolean | undefined;
  readonly create: boolean | undefined;
  readonly edit: boolean | undefined;
}): boolean {
  return field.readOnly !== true && field.create === true && field.edit === true;
}

/** Choices as a catalogue lists them: `-None-` stands for an empty field, and can be no value. */
export function choicesInUse(
  choices: readonly { readonly value: string; readonly type: string | undefined }[],
): readonly string[] {
  return choices
    .filter(({ value, type }) => type !== 'unused' && value !== '-None-')
    .map(({ value }) => value);
}
