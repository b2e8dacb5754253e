import { describe, expect, test } from 'vitest';
import type { BooksCustomField, Sandbox } from '../../sandbox/index.ts';
import { createInBooks, newSandbox, organizationId, send, sendBooks } from './world.ts';

const customFields: readonly BooksCustomField[] = [
  { apiName: 'cf_bigin_id', label: 'Bigin ID', dataType: 'text', unique: true },
  { apiName: 'cf_count', label: 'Count', dataType: 'number' },
  { apiName: 'cf_vip', label: 'VIP', dataType: 'check_box' },
  { apiName: 'cf_tier', label: 'Tier', dataType: 'dropdown', values: ['Gold', 'Silver'] },
  { apiName: 'cf_since', label: 'Since', dataType: 'date' },
  { apiName: 'cf_topics', label: 'Topics', dataType: 'multiselect', values: ['A', 'B'] },
  { apiName: 'cf_rate', label: 'Rate', dataType: 'decimal' },
  { apiName: 'cf_mail', label: 'Mail', dataType: 'email' },
];

function withFields(): Sandbox {
  return newSandbox({ organizations: [{ id: organizationId, name: 'Example', customFields }] });
}

async function contactOf(sandbox: Sandbox, id: string) {
  const { json } = await sendBooks(sandbox, 'GET', `/contacts/${id}`);
  return (json as { contact: Readonly<Record<string, unknown>> }).contact;
}

const custom = (api_name: string, value: unknown) => ({ custom_fields: [{ api_name, value }] });

describe('a custom field', () => {
  test('is read with all that is known of it, and once more by name', async () => {
    const sandbox = withFields();
    const id = await createInBooks(sandbox, { contact_name: 'A', ...custom('cf_vip', true) });
    expect(await contactOf(sandbox, id)).toMatchObject({
      custom_fields: [
        {
          customfield_id: '4999999000000000103',
          index: 3,
          api_name: 'cf_vip',
          label: 'VIP',
          data_type: 'check_box',
          value: true,
          value_formatted: 'true',
          is_active: true,
          placeholder: 'cf_vip',
        },
      ],
      custom_field_hash: { cf_vip: 'true', cf_vip_unformatted: true },
    });
  });

  test.each([
    ['API name', { api_name: 'cf_count' }],
    ['id', { customfield_id: '4999999000000000102' }],
    ['label', { label: 'Count' }],
    ['index', { index: 2 }],
  ])('is addressed by its %s', async (_, address) => {
    const sandbox = withFields();
    const id = await createInBooks(sandbox, {
      contact_name: 'A',
      custom_fields: [{ ...address, value: 7 }],
    });
    expect((await contactOf(sandbox, id)).custom_field_hash).toMatchObject({ cf_count_unformatted: 7 });
  });

  test.each([
    ['cf_count', '12', 12],
    ['cf_rate', 1.25, 1.25],
    ['cf_tier', 'Gold', 'Gold'],
    ['cf_since', '2026-10-05', '2026-10-05'],
    ['cf_topics', ['B', 'A'], ['B', 'A']],
    ['cf_bigin_id', 5, '5'],
    ['cf_mail', 'a@x.example', 'a@x.example'],
  ])('%s takes %j', async (apiName, sent, stored) => {
    const sandbox = withFields();
    const id = await createInBooks(sandbox, { contact_name: 'A', ...custom(apiName, sent) });
    expect((await contactOf(sandbox, id)).custom_field_hash).toMatchObject({
      [`${apiName}_unformatted`]: stored,
    });
  });

  test.each([
    ['cf_count', '1.5', 'Count'],
    ['cf_vip', 'yes', 'VIP'],
    ['cf_tier', 'Bronze', 'Tier'],
    ['cf_since', '5 Oct 2026', 'Since'],
    ['cf_topics', ['C'], 'Topics'],
    ['cf_rate', 'much', 'Rate'],
    ['cf_mail', 'nobody', 'Mail'],
    ['cf_bigin_id', 'x'.repeat(256), 'Bigin ID'],
    ['cf_unknown', 'x', 'custom_fields'],
  ])('%s refuses %j', async (apiName, value, shown) => {
    const { status, json } = await sendBooks(withFields(), 'POST', '/contacts', {
      contact_name: 'A',
      ...custom(apiName, value),
    });
    expect([status, json]).toEqual([400, { code: 2, message: `Invalid value passed for ${shown}` }]);
  });

  test('keeps its value when others are sent, and is emptied by an empty value', async () => {
    const sandbox = withFields();
    const id = await createInBooks(sandbox, { contact_name: 'A', ...custom('cf_tier', 'Gold') });
    await sendBooks(sandbox, 'PUT', `/contacts/${id}`, custom('cf_count', 3));
    expect((await contactOf(sandbox, id)).custom_field_hash).toMatchObject({
      cf_tier: 'Gold',
      cf_count: '3',
    });
    await sendBooks(sandbox, 'PUT', `/contacts/${id}`, custom('cf_tier', ''));
    expect((await contactOf(sandbox, id)).custom_field_hash).toEqual({
      cf_count: '3',
      cf_count_unformatted: 3,
    });
  });

  test('that is unique refuses a second contact with its value, and frees it again', async () => {
    const sandbox = withFields();
    const first = await createInBooks(sandbox, { contact_name: 'A', ...custom('cf_bigin_id', 'X1') });
    const second = await createInBooks(sandbox, { contact_name: 'B' });
    const taken = {
      code: 3066,
      message: 'The value of the field "Bigin ID" already exists. Please enter another value.',
    };
    const created = await sendBooks(sandbox, 'POST', '/contacts', {
      contact_name: 'C',
      ...custom('cf_bigin_id', 'x1'),
    });
    expect([created.status, created.json]).toEqual([400, taken]);
    const changed = await sendBooks(sandbox, 'PUT', `/contacts/${second}`, custom('cf_bigin_id', 'X1'));
    expect([changed.status, changed.json]).toEqual([400, taken]);
    const own = await sendBooks(sandbox, 'PUT', `/contacts/${first}`, custom('cf_bigin_id', 'X1'));
    expect(own.status).toBe(200);
    await sendBooks(sandbox, 'DELETE', `/contacts/${first}`);
    expect((await sendBooks(sandbox, 'PUT', `/contacts/${second}`, custom('cf_bigin_id', 'X1'))).status).toBe(
      200,
    );
  });
});

describe('PUT /contacts by a unique custom field', () => {
  const put = (sandbox: Sandbox, headers: Readonly<Record<string, string>>, json: object) =>
    send(sandbox, 'PUT', `/books/v3/contacts?organization_id=${organizationId}`, { headers, json });
  const key = { 'X-Unique-Identifier-Key': 'cf_bigin_id', 'X-Unique-Identifier-Value': '77' };

  test('changes the contact that has the value', async () => {
    const sandbox = withFields();
    const id = await createInBooks(sandbox, { contact_name: 'A', ...custom('cf_bigin_id', '77') });
    const { status, json } = await put(sandbox, key, { contact_name: 'B' });
    expect([status, json]).toMatchObject([200, { code: 0, contact: { contact_id: id, contact_name: 'B' } }]);
  });

  test('without X-Upsert a missing contact is an error', async () => {
    const sandbox = withFields();
    for (const headers of [key, { ...key, 'X-Upsert': 'false' }]) {
      const { status, json } = await put(sandbox, headers, { contact_name: 'B' });
      expect([status, json]).toEqual([404, { code: 1002, message: 'Contact does not exist.' }]);
    }
    expect(sandbox.books.contacts()).toEqual([]);
  });

  test.each([
    [
      'a field that is not unique',
      { ...key, 'X-Unique-Identifier-Key': 'cf_tier' },
      'X-Unique-Identifier-Key',
    ],
    ['a field that does not exist', { ...key, 'X-Unique-Identifier-Key': 'cf_x' }, 'X-Unique-Identifier-Key'],
    ['no key', {}, 'X-Unique-Identifier-Key'],
    ['no value', { 'X-Unique-Identifier-Key': 'cf_bigin_id' }, 'X-Unique-Identifier-Value'],
  ])('%s is refused', async (_, headers, shown) => {
    const { status, json } = await put(withFields(), headers, { contact_name: 'B' });
    expect([status, json]).toEqual([400, { code: 2, message: `Invalid value passed for ${shown}` }]);
  });

  test('many upserts at once make one contact', async () => {
    const sandbox = withFields();
    const upsert = { ...key, 'X-Upsert': 'true' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        put(sandbox, upsert, { contact_name: 'A', ...custom('cf_bigin_id', '77') }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 200, 200, 200, 200]);
    expect(sandbox.books.contacts()).toHaveLength(1);
  });

  test('an upsert that leaves the key out of its body is noted', async () => {
    const sandbox = withFields();
    expect((await put(sandbox, { ...key, 'X-Upsert': 'true' }, { contact_name: 'A' })).status).toBe(201);
    expect(sandbox.notes()).toMatchObject([
      {
        code: 'sandbox/upsert-without-key',
        message:
          'A keyed upsert created a contact without the value of its key: the body has no "cf_bigin_id", so the next such call creates another one (inferred).',
      },
    ]);
  });

  test('a name that another contact has is refused', async () => {
    const sandbox = withFields();
    await createInBooks(sandbox, { contact_name: 'A' });
    const { json } = await put(sandbox, { ...key, 'X-Upsert': 'true' }, { contact_name: 'a' });
    expect(json).toMatchObject({ code: 3062 });
  });
});
