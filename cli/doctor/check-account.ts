import { scopeNames, type Topping } from '../../codegen/index.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import { dataCentreOf, missingScopes } from '../../zoho/index.ts';
import type { Access } from '../account/access.ts';
import { readBiginModule } from '../account/bigin-metadata.ts';
import { type BiginVariable, readBiginVariables } from '../account/bigin-variables.ts';
import { readBooksOrganizations } from '../account/books-fields.ts';
import type { Outcome } from '../account/outcome.ts';
import { doctorDiagnostics } from './doctor-diagnostics.ts';
import { type FieldInUse, fieldsInUse } from './fields-in-use.ts';

const { report } = doctorDiagnostics;

/** Asks an account whether it has what a topping needs. Nothing is written there. */
export async function checkAccount(access: Access, topping: Topping): Promise<readonly Diagnostic[]> {
  const variables = await readBiginVariables(access);
  return [
    ...checkScopes(access, topping),
    ...(variables.ok ? checkVariables(access, topping, variables.value) : [variables.diagnostic]),
    ...(variables.ok ? await checkOrganizations(access, topping, variables.value) : []),
    ...(await checkFields(access, fieldsInUse(topping))),
  ];
}

/** The products that the credentials of the doctor are for; the others have credentials of their own. */
function isAsked({ service }: Topping['connections'][number]): boolean {
  return service === 'bigin' || service === 'books';
}

function checkScopes({ grant }: Access, { connections }: Topping): readonly Diagnostic[] {
  if (grant === undefined || grant.scopes.length === 0) return [];
  return connections.filter(isAsked).flatMap((declared) => {
    const missing = missingScopes(grant.scopes, scopeNames(declared));
    const details = { scopes: missing, connection: declared.linkName };
    return missing.length > 0 ? [report('scope-missing', details, undefined)] : [];
  });
}

function checkVariables(
  { grant }: Access,
  topping: Topping,
  found: readonly BiginVariable[],
): readonly Diagnostic[] {
  const organizations = new Set(topping.mappings.map(({ variables }) => variables.organization.name));
  const centres = new Set(topping.mappings.map(({ variables }) => variables.dataCentre.name));
  const home = grant && dataCentreOf(grant.apiDomain)?.key;
  return topping.variables.flatMap(({ name, label }) => {
    const expected = withNamespace(topping, name);
    const variable = found.find(({ apiName }) => apiName === expected);
    if (!variable) {
      const other = found.find(({ apiName }) => withoutNamespace(apiName) === name);
      return other
        ? [report('namespace-differs', { what: 'the variable', expected, found: other.apiName }, undefined)]
        : [report('variable-missing', { name: expected }, undefined)];
    }
    const { value } = variable;
    if (organizations.has(name) && value === '') {
      return [report('variable-empty', { name: expected, label }, undefined)];
    }
    if (centres.has(name) && home !== undefined && value !== home) {
      const what = `The variable ${expected}`;
      return [report('data-centre-differs', { what, named: value, found: home }, undefined)];
    }
    return [];
  });
}

/** An organization that is not there is called for nothing; one that nobody has entered is told with its variable. */
async function checkOrganizations(
  access: Access,
  topping: Topping,
  found: readonly BiginVariable[],
): Promise<readonly Diagnostic[]> {
  const names = topping.mappings.map(({ variables }) => withNamespace(topping, variables.organization.name));
  const entered = found.filter(({ apiName, value }) => names.includes(apiName) && value !== '');
  if (entered.length === 0) return [];
  const read = await readBooksOrganizations(access);
  if (!read.ok) return [read.diagnostic];
  const organizations = read.value.map(({ id, name }) => `${id} (${name})`);
  return entered
    .filter(({ value }) => !read.value.some(({ id }) => id === value))
    .map(({ apiName: name, value }) =>
      report('organization-unknown', { name, value, organizations }, undefined),
    );
}

async function checkFields(access: Access, used: readonly FieldInUse[]): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const [module, fields] of Map.groupBy(used, (field) => field.module)) {
    const read = await namesInModule(access, module);
    if (!read.ok) {
      found.push(read.diagnostic);
      continue;
    }
    for (const { field, by } of fields) {
      if (read.value.has(field)) continue;
      const other = [...read.value].find((name) => withoutNamespace(name) === withoutNamespace(field));
      found.push(
        other === undefined
          ? report('field-missing', { product: 'Bigin', module, field, by }, undefined)
          : report(
              'namespace-differs',
              { what: `a field of ${module}`, expected: field, found: other },
              undefined,
            ),
      );
    }
  }
  return found;
}

async function namesInModule(access: Access, module: string): Promise<Outcome<ReadonlySet<string>>> {
  const read = await readBiginModule(access, module);
  return read.ok
    ? { ok: true, value: new Set(read.value.fields.map(({ apiName }) => apiName)) }
    : { ok: false, diagnostic: read.diagnostic };
}

function withNamespace({ namespace }: Topping, name: string): string {
  return namespace === undefined ? name : `${namespace}__${name}`;
}

/** A name without the namespace and the two underscores that the console puts in front (observed). */
function withoutNamespace(apiName: string): string {
  return apiName.replace(/^[a-z][a-z0-9]*__/, '');
}
