import { planMapping, type Topping } from '../../codegen/index.ts';

/** A field of an account that a topping cannot do without. */
export interface FieldInUse {
  /** The API name of the module in Bigin. */
  readonly module: string;
  readonly field: string;
  /** Who uses it, for messages. */
  readonly by: string;
}

/** Every field of Bigin that a topping's functions read, each once. */
export function fieldsInUse(topping: Topping): readonly FieldInUse[] {
  const found = new Map<string, FieldInUse>();
  for (const mapping of topping.mappings) {
    const { module, fields } = planMapping(topping, mapping).source;
    for (const field of fields) {
      const key = `${module}.${field}`;
      if (!found.has(key)) found.set(key, { module, field, by: mapping.name });
    }
  }
  return [...found.values()];
}
