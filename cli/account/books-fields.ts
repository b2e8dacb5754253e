import { z } from 'zod';
import { booksErrors } from '../../zoho/index.ts';
import type { Access } from './access.ts';
import { accountDiagnostics } from './account-diagnostics.ts';
import { have, lack, type Outcome } from './outcome.ts';
import { type Refusal, readJson } from './read-json.ts';

/** A custom field of Books as its settings describe it. */
export interface BooksFieldMetadata {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly isUnique: boolean;
  readonly isMandatory: boolean;
  readonly values: readonly string[];
}

const errorSchema = z.object({ code: z.number(), message: z.string() });

const organizationsSchema = z.object({
  organizations: z.array(z.object({ organization_id: z.string(), name: z.string() })),
});

const fieldsSchema = z.object({
  fields: z.array(
    z.object({
      api_name: z.string(),
      label: z.string(),
      data_type: z.string(),
      is_active: z.boolean().optional(),
      is_unique: z.boolean().optional(),
      is_mandatory: z.boolean().optional(),
      values: z.array(z.object({ name: z.string(), is_active: z.boolean().optional() })).nullish(),
    }),
  ),
});

/**
 * Reads the custom fields of the contacts of an organization. Books has no page about this call: it is made as programs
 * in use make it, and only what is called `cf_…`, as all custom fields are, is taken from the answer.
 *
 * @param organizationId may be left out when the account has one organization only
 */
export async function readBooksContactFields(
  access: Access,
  organizationId: string | undefined,
): Promise<Outcome<readonly BooksFieldMetadata[]>> {
  const organization = organizationId === undefined ? await onlyOrganization(access) : have(organizationId);
  if (!organization.ok) return organization;
  const query = new URLSearchParams({ entity: 'contact', organization_id: organization.value });
  const read = await readJson(access, `/books/v3/settings/fields?${query}`, fieldsSchema, refusalIn);
  if (!read.ok) return read;
  const fields = read.value.fields.filter(
    (field) => field.api_name.startsWith('cf_') && field.is_active !== false,
  );
  return have(
    fields.map((field) => ({
      apiName: field.api_name,
      label: field.label,
      dataType: field.data_type,
      isUnique: field.is_unique === true,
      isMandatory: field.is_mandatory === true,
      values: (field.values ?? []).filter(({ is_active }) => is_active !== false).map(({ name }) => name),
    })),
  );
}

/** An organization of Zoho Books. */
export interface BooksOrganization {
  readonly id: string;
  readonly name: string;
}

/** Reads the organizations that the account has in Zoho Books. */
export async function readBooksOrganizations(access: Access): Promise<Outcome<readonly BooksOrganization[]>> {
  const read = await readJson(access, '/books/v3/organizations', organizationsSchema, refusalIn);
  if (!read.ok) return read;
  return have(read.value.organizations.map(({ organization_id: id, name }) => ({ id, name })));
}

async function onlyOrganization(access: Access): Promise<Outcome<string>> {
  const read = await readBooksOrganizations(access);
  if (!read.ok) return read;
  const [first, ...others] = read.value;
  if (!first) return lack(accountDiagnostics.report('no-organization', undefined, undefined));
  if (others.length === 0) return have(first.id);
  const organizations = [first, ...others].map(({ name, id }) => `${name} (${id})`);
  return lack(accountDiagnostics.report('several-organizations', { organizations }, undefined));
}

function refusalIn(json: unknown): Refusal {
  const error = errorSchema.safeParse(json);
  if (!error.success) return { kind: 'other', said: 'without a reason' };
  const { code, message } = error.data;
  return code === booksErrors.notAuthorized.code
    ? { kind: 'scope' }
    : { kind: 'other', said: `${code} ${message}` };
}
