import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffStates, type Sandbox } from '../../sandbox/index.ts';
import { createInBigin, createInBooks, newSandbox, organizationId, send, sendBooks } from './world.ts';

describe('the difference between two states', () => {
  test('is told in a line for each record and each value', async () => {
    const sandbox = newSandbox({ variables: { organization: '1' } });
    const kept = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito', Email: 'ito@x.example' });
    const gone = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    const books = await createInBooks(sandbox, {
      contact_name: 'Ito',
      contact_persons: [{ first_name: 'Ann', email: 'a@x.example' }],
    });
    const person = sandbox.books.contact(books)?.contact_persons[0]?.contact_person_id;
    const before = sandbox.snapshot();
    expect(diffStates(before, sandbox.snapshot())).toEqual([]);

    sandbox.clock.advance(1000);
    await send(sandbox, 'PUT', `/bigin/v2/Contacts/${kept}`, { json: { data: [{ Title: 'CEO' }] } });
    await send(sandbox, 'DELETE', `/bigin/v2/Contacts/${gone}`);
    const made = await createInBigin(sandbox, 'Products', { Product_Name: 'Chair' });
    await sendBooks(sandbox, 'PUT', `/contacts/${books}`, {
      contact_persons: [{ contact_person_id: person, email: 'b@x.example' }],
      billing_address: { city: 'Bath' },
    });
    expect(diffStates(before, sandbox.snapshot())).toEqual([
      `Bigin Contacts ${gone}: deleted (Last_Name "Lee", Full_Name "Lee")`,
      `Bigin Contacts ${kept}: Title null -> "CEO"`,
      `Bigin Products ${made}: created (Product_Name "Chair")`,
      `Books ${organizationId} contact ${books}: billing_address.city "" -> "Bath"`,
      `Books ${organizationId} contact ${books}: email "a@x.example" -> "b@x.example"`,
      `Books ${organizationId} contact ${books}: contact_persons[${person}].email "a@x.example" -> "b@x.example"`,
      'Time: 2026-10-05T09:00:00.000Z -> 2026-10-05T09:00:01.000Z',
    ]);
  });
});

describe('the digest', () => {
  type Action = { readonly kind: 'bigin' | 'books' | 'delete'; readonly name: number };
  const action: fc.Arbitrary<Action> = fc.record({
    kind: fc.constantFrom('bigin', 'books', 'delete'),
    name: fc.integer({ min: 0, max: 4 }),
  });

  async function carryOut(sandbox: Sandbox, { kind, name }: Action) {
    const Email = `n${name}@x.example`;
    if (kind === 'bigin') {
      const json = { data: [{ Last_Name: `N${name}`, Email }], duplicate_check_fields: ['Email'] };
      await send(sandbox, 'POST', '/bigin/v2/Contacts/upsert', { json });
    }
    if (kind === 'books') await sendBooks(sandbox, 'POST', '/contacts', { contact_name: `N${name}` });
    const first = sandbox.bigin.records('Contacts')[0]?.id;
    if (kind === 'delete' && first !== undefined) {
      await send(sandbox, 'DELETE', `/bigin/v2/Contacts/${String(first)}`);
    }
  }

  test('asked after each step is what it is when it is asked once, and after putting the state back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 10 }), async (actions) => {
        const [often, once] = [newSandbox(), newSandbox()];
        for (const one of actions) {
          await carryOut(often, one);
          often.digest();
          await carryOut(once, one);
        }
        const digest = often.digest();
        expect(digest).toMatch(/^[0-9a-f]{16}$/);
        expect(once.digest()).toBe(digest);
        const copy = newSandbox();
        copy.restore(JSON.parse(JSON.stringify(often.snapshot())));
        expect(copy.digest()).toBe(digest);
      }),
      { seed: 20_261_007, numRuns: 30 },
    );
  });

  test('changes with every value and comes back with it', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, { contact_name: 'A' });
    const before = sandbox.digest();
    await sendBooks(sandbox, 'PUT', `/contacts/${id}`, { notes: 'x' });
    const changed = sandbox.digest();
    expect(changed).not.toBe(before);
    await sendBooks(sandbox, 'PUT', `/contacts/${id}`, { notes: '' });
    expect(sandbox.digest()).toBe(before);
  });

  test('tells a record that search shows from one that it does not show yet', async () => {
    const sandbox = newSandbox();
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'A' });
    const fresh = sandbox.digest();
    sandbox.clock.advance(15_000);
    expect(sandbox.digest()).not.toBe(fresh);
  });

  test('does not count reads, tokens and time', async () => {
    const sandbox = newSandbox();
    await createInBooks(sandbox, { contact_name: 'A' });
    const before = sandbox.digest();
    await sendBooks(sandbox, 'GET', '/contacts');
    sandbox.clock.advance(60_000);
    expect(sandbox.digest()).toBe(before);
  });
});
