import type { Topping } from '../codegen/index.ts';
import { type BiginCustomFields, type BooksCustomField, modelledBiginModules } from '../sandbox/index.ts';
import type { BiginField, BooksPicklistField, BooksPlainField } from '../zoho/index.ts';

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

/** The custom fields of Books that the catalogues of a topping's mappings know. */
export function booksFieldsOf(topping: Topping): readonly BooksCustomField[] {
  const known = new Map(
    topping.mappings.flatMap(({ to }) =>
      Object.entries(to.customFields ?? {}).map(
        ([apiName, field]) => [apiName, declarationOf(apiName, field)] as const,
      ),
    ),
  );
  return [...known.values()];
}

function declarationOf(apiName: string, field: BooksPlainField | BooksPicklistField): BooksCustomField {
  return {
    apiName,
    label: field.label,
    dataType: dataTypeOf(field),
    ...(field.kind === 'picklist' && { values: field.values }),
    ...(field.unique && { unique: true }),
  };
}

/** The type in Books of which a pulled catalogue makes such a field; of several the one that takes the most. */
function dataTypeOf(field: BooksPlainField | BooksPicklistField): BooksCustomField['dataType'] {
  switch (field.kind) {
    case 'picklist':
      return 'dropdown';
    case 'boolean':
      return 'check_box';
    case 'number':
      return field.whole ? 'number' : 'decimal';
    case 'text':
    case 'datetime':
      return field.maxLength === undefined ? 'multiline' : 'text';
  }
}
