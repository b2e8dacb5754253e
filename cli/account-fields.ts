import type { Topping } from '../codegen/index.ts';
import { type BiginCustomFields, modelledBiginModules } from '../sandbox/index.ts';
import type { BiginField } from '../zoho/index.ts';

/**
 * What the catalogues of a topping's mappings know beyond the standard fields: the account that they were pulled from has
 * these fields, so the sandbox has them too.
 */
export function accountFieldsOf(topping: Topping): BiginCustomFields {
  const added: Record<string, Record<string, BiginField>> = {};
  for (const { from } of topping.mappings) {
    const standard = modelledBiginModules.find(({ module }) => module === from.module)?.fields ?? {};
    const custom = Object.entries(from.fields).filter(([name]) => !Object.hasOwn(standard, name));
    if (custom.length > 0) added[from.module] = { ...added[from.module], ...Object.fromEntries(custom) };
  }
  return added;
}
