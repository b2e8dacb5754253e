import type { CustomField, Topping } from '../../codegen/index.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import type { Access } from '../account/access.ts';
import { readBiginModule } from '../account/bigin-metadata.ts';
import { readBooksContactFields } from '../account/books-fields.ts';
import type { FieldMetadata } from '../account/field-metadata.ts';
import { doctorDiagnostics } from './doctor-diagnostics.ts';
import { type FieldInUse, fieldsInUse } from './fields-in-use.ts';

const { report } = doctorDiagnostics;

/** Looks for the fields of Bigin that the functions read and write, and at what those of the topping are. */
export async function checkBiginFields(access: Access, topping: Topping): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const [module, used] of Map.groupBy(fieldsInUse(topping), (field) => field.module)) {
    const read = await readBiginModule(access, module);
    if (read.ok) found.push(...used.flatMap((one) => findingsAbout(one, read.value.fields)));
    else found.push(read.diagnostic);
  }
  return found;
}

function findingsAbout(
  { module, field, by, declared }: FieldInUse,
  fields: readonly FieldMetadata[],
): readonly Diagnostic[] {
  const present = fields.find(({ apiName }) => apiName === field);
  if (present) {
    const problem = declared && problemWith(declared, present);
    return problem === undefined
      ? []
      : [report('custom-field-differs', { module, field, problem }, undefined)];
  }
  const other = fields.find(({ apiName }) => withoutNamespace(apiName) === withoutNamespace(field));
  if (other) {
    const names = { what: `a field of ${module}`, expected: field, found: other.apiName };
    return [report('namespace-differs', names, undefined)];
  }
  return declared
    ? [report('custom-field-missing', { module, field, label: declared.label }, undefined)]
    : [report('field-missing', { product: 'Bigin', module, field, by }, undefined)];
}

/** What keeps the functions from using a field of the account as the one that the topping declares. */
function problemWith(declared: CustomField, present: FieldMetadata): string | undefined {
  if (present.dataType !== declared.type) return `is of the type ${present.dataType}, not ${declared.type}`;
  const missing = (declared.values ?? []).filter((value) => !present.values.includes(value));
  if (missing.length > 0)
    return `lacks the ${missing.length === 1 ? 'value' : 'values'} ${missing.join(', ')}`;
  if (declared.unique && present.uniqueCaseSensitive === undefined) return 'takes the same value twice';
  return undefined;
}

/** What a mapping needs of an organization in Books. No topping can bring it along: a person makes it there. */
export interface BooksNeeds {
  readonly organization: string;
  /** The custom field by which the functions know a customer again; undefined when they use none. */
  readonly key: string | undefined;
  /** The custom fields that the mapping writes. */
  readonly fields: readonly string[];
  /** The name of the mapping. */
  readonly by: string;
}

/** Looks in each organization for the custom fields of Books that mappings use. */
export async function checkBooksFields(
  access: Access,
  needs: readonly BooksNeeds[],
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const [organization, wanted] of Map.groupBy(needs, (one) => one.organization)) {
    const keys = new Set(wanted.flatMap(({ key }) => key ?? []));
    const others = new Map(wanted.flatMap(({ fields, by }) => fields.map((field) => [field, by] as const)));
    if (keys.size + others.size === 0) continue;
    const read = await readBooksContactFields(access, organization);
    if (!read.ok) {
      found.push(read.diagnostic);
      continue;
    }
    const presentOf = (name: string) => read.value.find(({ apiName }) => apiName === name);
    for (const key of keys) {
      const present = presentOf(key);
      if (!present) found.push(report('key-field-missing', { key, organization }, undefined));
      else if (!present.isUnique)
        found.push(report('key-field-not-unique', { key, organization }, undefined));
    }
    for (const [field, by] of others) {
      if (presentOf(field)) continue;
      found.push(report('field-missing', { product: 'Books', module: 'contacts', field, by }, undefined));
    }
  }
  return found;
}

/** A name without the namespace and the two underscores that the console puts in front (observed). */
export function withoutNamespace(apiName: string): string {
  return apiName.replace(/^[a-z][a-z0-9]*__/, '');
}
