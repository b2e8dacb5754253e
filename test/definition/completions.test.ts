import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { biginContacts } from '../../zoho/index.ts';
import { LanguageServer } from './language-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server: LanguageServer;

beforeAll(async () => {
  server = await LanguageServer.start(root);
});
afterAll(() => server.stop());

/** What an editor offers in a mapping's fields; a `?` behind a name says that it may be left out. */
async function offered(fields: string): Promise<readonly string[]> {
  const text = `
import { defineMapping } from '../../codegen/definition/mapping.ts';
import { constant } from '../../codegen/definition/value.ts';
import { base, booksWithCustomFields, nickname } from './sample-parts.ts';
defineMapping({ ...base, to: booksWithCustomFields, fields: (field) => ({ ${fields} }) });
`;
  const labels = await server.completions('test/definition/unsaved.ts', text);
  return labels.map((label) => label.replace(/\?$/, ''));
}

describe('an editor completes', () => {
  test('the fields of the source', async () => {
    expect(await offered("contact_name: field('‸')")).toEqual(Object.keys(biginContacts.fields).sort());
  });

  test('the targets that can be mapped, and no others', async () => {
    const names = await offered("contact_name: field('Full_Name'), ‸");
    expect(names).toContain('company_name');
    expect(names).toContain('billing_address');
    expect(names).not.toContain('contact_id');
    expect(names).not.toContain('email');
    expect(names).not.toContain('tags');
    expect(names).not.toContain('language_code');
  });

  test('the targets in an address and in a person', async () => {
    expect(await offered('billing_address: { ‸ }')).toContain('street2');
    const names = await offered('contact_persons: { primary: { ‸ } }');
    expect(names).toContain('designation');
    expect(names).not.toContain('is_primary_contact');
    expect(names).not.toContain('contact_person_id');
  });

  test('the custom fields of Books that can be written, below their common name', async () => {
    expect(await offered("contact_name: field('Full_Name'), ‸")).toContain('custom_fields');
    const names = await offered('custom_fields: { ‸ }');
    expect(names).toContain('cf_region');
    expect(names).not.toContain('cf_score');
    expect(names).not.toContain('api_name');
    expect(await offered("custom_fields: { cf_tier: constant('‸') }")).toEqual(
      expect.arrayContaining(['gold', 'silver']),
    );
  });

  test('the values of a fixed set', async () => {
    expect(await offered("contact_type: constant('‸')")).toEqual(
      expect.arrayContaining(['customer', 'vendor']),
    );
  });
});
