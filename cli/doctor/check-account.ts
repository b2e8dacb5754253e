import { keyOf, scopeNames, type Topping } from '../../codegen/index.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import { dataCentreOf, missingScopes } from '../../zoho/index.ts';
import type { Access } from '../account/access.ts';
import { type BiginVariable, readBiginVariables } from '../account/bigin-variables.ts';
import { readBooksOrganizations } from '../account/books-fields.ts';
import { checkBiginFields, checkBooksFields, withoutNamespace } from './check-fields.ts';
import { doctorDiagnostics } from './doctor-diagnostics.ts';
import { booksFieldsInUse, withNamespace } from './fields-in-use.ts';

const { report } = doctorDiagnostics;

/** Asks an account whether it has what a topping needs. Nothing is written there. */
export async function checkAccount(access: Access, topping: Topping): Promise<readonly Diagnostic[]> {
  const variables = await readBiginVariables(access);
  return [
    ...checkScopes(access, topping),
    ...(variables.ok ? checkVariables(access, topping, variables.value) : [variables.diagnostic]),
    ...(variables.ok ? await checkOrganizations(access, topping, variables.value) : []),
    ...(await checkBiginFields(access, topping)),
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

/**
 * An organization that is not there is called for nothing; one that nobody has entered is told with its variable. One that
 * is there has to have the custom fields that a mapping uses: that by which customers are known again, and its targets.
 */
async function checkOrganizations(
  access: Access,
  topping: Topping,
  found: readonly BiginVariable[],
): Promise<readonly Diagnostic[]> {
  const uses = topping.mappings.flatMap((mapping) => {
    const { match, variables, name: by } = mapping;
    const needs = { key: keyOf(match), fields: booksFieldsInUse(topping, mapping), by };
    const name = withNamespace(topping, variables.organization.name);
    const organization = found.find(({ apiName }) => apiName === name)?.value ?? '';
    return organization === '' ? [] : [{ name, organization, ...needs }];
  });
  if (uses.length === 0) return [];
  const read = await readBooksOrganizations(access);
  if (!read.ok) return [read.diagnostic];
  const organizations = read.value.map(({ id, name }) => `${id} (${name})`);
  const isThere = (id: string): boolean => read.value.some((one) => one.id === id);
  const entered = new Map(uses.map(({ name, organization }) => [name, organization]));
  const unknown = [...entered].filter(([, value]) => !isThere(value));
  return [
    ...unknown.map(([name, value]) =>
      report('organization-unknown', { name, value, organizations }, undefined),
    ),
    ...(await checkBooksFields(
      access,
      uses.filter(({ organization }) => isThere(organization)),
    )),
  ];
}
