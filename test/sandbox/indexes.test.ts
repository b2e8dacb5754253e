import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BooksContact, Sandbox } from '../../sandbox/index.ts';
import { newSandbox, organizationId, send, sendBooks } from './world.ts';

/** A write with few names and addresses, so that they clash, are given up and are taken again. */
const write = fc.record({
  kind: fc.constantFrom('create', 'create', 'change', 'delete', 'wait'),
  which: fc.nat(5),
  name: fc.constantFrom('Ada', 'bo', 'Cy', 'Di'),
  email: fc.constantFrom('', 'a@x.example', 'B@x.example'),
  key: fc.constantFrom('', 'k1', 'K2'),
});
type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never;

async function inBooks(sandbox: Sandbox, { kind, which, name, email, key }: Write): Promise<void> {
  const id = sandbox.books.contacts()[which]?.contact_id;
  const body = {
    contact_name: name,
    contact_persons: [{ first_name: name, email }],
    custom_fields: [{ api_name: 'cf_key', value: key }],
  };
  if (kind === 'wait') sandbox.clock.advance(1000);
  if (kind === 'create') await sendBooks(sandbox, 'POST', '/contacts', body);
  if (kind === 'change' && id !== undefined) await sendBooks(sandbox, 'PUT', `/contacts/${id}`, body);
  if (kind === 'delete' && id !== undefined) await sendBooks(sandbox, 'DELETE', `/contacts/${id}`);
}

async function namesOf(sandbox: Sandbox, query: string): Promise<readonly string[]> {
  const { json } = await sendBooks(sandbox, 'GET', `/contacts?${query}`);
  return (json as { contacts: { contact_name: string }[] }).contacts.map((contact) => contact.contact_name);
}

test('what Books finds and the order in which it lists are those of a search through all contacts', async () => {
  const customFields = [{ apiName: 'cf_key', label: 'Key', dataType: 'text', unique: true }] as const;
  const textOf = (contact: BooksContact, column: string) => String(contact[column]).toLowerCase();
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 4, maxLength: 25 }), async (writes) => {
      const sandbox = newSandbox({ organizations: [{ id: organizationId, name: 'A', customFields }] });
      for (const [index, one] of writes.entries()) {
        await inBooks(sandbox, one);
        // The orders are kept up to date from when they are first asked for.
        if (index === 2)
          for (const column of ['email', 'last_modified_time'])
            await namesOf(sandbox, `sort_column=${column}`);
      }
      const all = sandbox.books.contacts();
      for (const column of ['contact_name', 'email', 'last_modified_time']) {
        const sorted = all.toSorted((left, right) =>
          textOf(left, column) < textOf(right, column)
            ? -1
            : textOf(left, column) > textOf(right, column)
              ? 1
              : left.contact_id < right.contact_id
                ? -1
                : 1,
        );
        const names = sorted.map((contact) => contact.contact_name);
        expect(await namesOf(sandbox, `sort_column=${column}`)).toEqual(names);
        expect(await namesOf(sandbox, `sort_column=${column}&sort_order=D&per_page=1&page=2`)).toEqual(
          names.toReversed().slice(1, 2),
        );
      }
      const byEmail = all.filter((contact) => textOf(contact, 'email') === 'b@x.example');
      expect((await namesOf(sandbox, 'email=b@x.example')).toSorted()).toEqual(
        byEmail.map((contact) => contact.contact_name).toSorted(),
      );
      const keys = all.flatMap((contact) =>
        (contact.custom_fields as { value: string }[]).map(({ value }) => value.toLowerCase()),
      );
      expect(new Set(keys).size).toBe(keys.length);
      for (const value of ['k1', 'k2']) {
        const headers = { 'X-Unique-Identifier-Key': 'cf_key', 'X-Unique-Identifier-Value': value };
        const path = `/books/v3/contacts?organization_id=${organizationId}`;
        const { status } = await send(sandbox, 'PUT', path, { headers, json: {} });
        expect(status).toBe(keys.includes(value) ? 200 : 404);
      }
    }),
    { seed: 20_261_008, numRuns: 60 },
  );
});

async function inBigin(sandbox: Sandbox, { kind, which, name, email }: Write): Promise<void> {
  const record = sandbox.bigin.records('Contacts')[which];
  const companies = sandbox.bigin.records('Accounts');
  const company = companies[which % Math.max(1, companies.length)];
  const data = [
    {
      Last_Name: name,
      Email: email === '' ? null : email,
      Account_Name: company ? { id: company.id } : null,
    },
  ];
  if (kind === 'wait') sandbox.clock.advance(10_000);
  if (kind === 'create') {
    await send(sandbox, 'POST', '/bigin/v2/Contacts', { json: { data } });
    await send(sandbox, 'POST', '/bigin/v2/Accounts', { json: { data: [{ Account_Name: name }] } });
  }
  if (record && kind === 'change')
    await send(sandbox, 'PUT', `/bigin/v2/Contacts/${String(record.id)}`, { json: { data } });
  if (record && kind === 'delete') await send(sandbox, 'DELETE', `/bigin/v2/Contacts/${String(record.id)}`);
}

test('what Bigin finds, relates and lists are those of a search through all records', async () => {
  const idsIn = async (sandbox: Sandbox, path: string): Promise<readonly unknown[]> => {
    const { json } = await send(sandbox, 'GET', `/bigin/v2/${path}`);
    return json === null ? [] : (json as { data: { id: string }[] }).data.map((record) => record.id);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 4, maxLength: 25 }), async (writes) => {
      const sandbox = newSandbox();
      for (const [index, one] of writes.entries()) {
        await inBigin(sandbox, one);
        if (index === 2) await idsIn(sandbox, 'Contacts?fields=id&sort_by=Last_Name');
      }
      sandbox.clock.advance(15_000);
      const all = sandbox.bigin.records('Contacts');
      for (const email of ['a@x.example', 'b@x.example']) {
        const wanted = all
          .filter((record) => String(record.Email).toLowerCase() === email)
          .map((record) => record.id);
        expect(await idsIn(sandbox, `Contacts/search?email=${email}`)).toEqual(wanted);
        expect(await idsIn(sandbox, `Contacts/search?criteria=(Email:equals:${email})`)).toEqual(wanted);
      }
      const sorted = all.toSorted((left, right) =>
        String(left.Last_Name) < String(right.Last_Name)
          ? -1
          : String(left.Last_Name) > String(right.Last_Name)
            ? 1
            : String(left.id) < String(right.id)
              ? -1
              : 1,
      );
      expect(await idsIn(sandbox, 'Contacts?fields=id&sort_by=Last_Name&sort_order=asc')).toEqual(
        sorted.map((record) => record.id),
      );
      for (const company of sandbox.bigin.records('Accounts')) {
        const wanted = all
          .filter((record) => (record.Account_Name as { id: string } | null)?.id === company.id)
          .map((record) => record.id);
        const found = await idsIn(sandbox, `Accounts/${String(company.id)}/Contacts?fields=id`);
        expect([...found].toSorted()).toEqual(wanted.toSorted());
      }
    }),
    { seed: 20_261_009, numRuns: 60 },
  );
});
