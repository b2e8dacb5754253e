import { type CustomField, planMapping, type Topping } from '../../codegen/index.ts';

/** A field of an account that a topping cannot do without. */
export interface FieldInUse {
  /** The API name of the module in Bigin. */
  readonly module: string;
  readonly field: string;
  /** Who uses it, for messages. */
  readonly by: string;
  /** What the field has to be, when it is one that the topping brings along. */
  readonly declared?: CustomField;
}

/** The custom fields of Books that a mapping writes. */
export function booksFieldsInUse(topping: Topping, mapping: Topping['mappings'][number]): readonly string[] {
  return planMapping(topping, mapping).target.customFields.map(({ target }) => target);
}

/** A name in an account: with the namespace that the console puts in front, if that is known. */
export function withNamespace({ namespace }: Topping, name: string): string {
  return namespace === undefined ? name : `${namespace}__${name}`;
}

/** Every field of Bigin that a topping's functions read or write, each once. */
export function fieldsInUse(topping: Topping): readonly FieldInUse[] {
  const found = new Map<string, FieldInUse>();
  for (const declared of topping.customFields) {
    const { module, name } = declared;
    const field = withNamespace(topping, name);
    found.set(`${module}.${field}`, { module, field, by: 'the sync', declared });
  }
  for (const mapping of topping.mappings) {
    const { module, fields } = planMapping(topping, mapping).source;
    for (const field of fields) {
      const key = `${module}.${field}`;
      if (!found.has(key)) found.set(key, { module, field, by: mapping.name });
    }
  }
  return [...found.values()];
}
