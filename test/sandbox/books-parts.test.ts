import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { createInBooks, newSandbox, organizationId, sendBooks } from './world.ts';

async function withPersons(): Promise<{
  readonly sandbox: Sandbox;
  readonly id: string;
  readonly persons: string[];
}> {
  const sandbox = newSandbox();
  const id = await createInBooks(sandbox, {
    contact_name: 'Bowman',
    contact_persons: [
      { first_name: 'Will', email: 'will@x.example', phone: '1' },
      { first_name: 'Mia', email: 'mia@x.example' },
    ],
  });
  const contact = sandbox.books.contact(id);
  return { sandbox, id, persons: contact?.contact_persons.map((person) => person.contact_person_id) ?? [] };
}

const emailsOf = (sandbox: Sandbox) =>
  sandbox.books.contacts()[0]?.contact_persons.map((person) => [person.email, person.is_primary_contact]);

const notFound = (what: string) => [404, { code: 1002, message: `${what} does not exist.` }];

describe('a contact person', () => {
  test('is read by its id, below its own contact only', async () => {
    const { sandbox, id, persons } = await withPersons();
    const other = await createInBooks(sandbox, { contact_name: 'Other' });
    const { json } = await sendBooks(sandbox, 'GET', `/contacts/${id}/contactpersons/${persons[1]}`);
    expect(json).toMatchObject({
      contact_person: { contact_id: id, contact_person_id: persons[1], email: 'mia@x.example' },
    });
    const astray = await sendBooks(sandbox, 'GET', `/contacts/${other}/contactpersons/${persons[1]}`);
    expect([astray.status, astray.json]).toEqual(notFound('Contact person'));
  });

  test('is added at the end; the first one of a contact is primary', async () => {
    const sandbox = newSandbox();
    const contact_id = await createInBooks(sandbox, { contact_name: 'Bowman' });
    for (const first_name of ['Will', 'Mia']) {
      const email = `${first_name}@x.example`;
      const { status } = await sendBooks(sandbox, 'POST', '/contacts/contactpersons', {
        contact_id,
        first_name,
        email,
      });
      expect(status).toBe(201);
    }
    expect(emailsOf(sandbox)).toEqual([
      ['Will@x.example', true],
      ['Mia@x.example', false],
    ]);
    expect(sandbox.books.contact(contact_id)).toMatchObject({ first_name: 'Will', email: 'Will@x.example' });
  });

  test.each([
    ['no first name', { first_name: '' }, 'first_name'],
    ['a title of 51 characters', { designation: 'x'.repeat(51) }, 'designation'],
    ['an address that is none', { email: 'nobody' }, 'email'],
  ])('with %s is refused', async (_, values, shown) => {
    const { sandbox, id } = await withPersons();
    const body = { contact_id: id, first_name: 'Zoe', ...values };
    const { status, json } = await sendBooks(sandbox, 'POST', '/contacts/contactpersons', body);
    expect(status).toBe(400);
    expect((json as { message: string }).message).toContain(shown);
    expect(emailsOf(sandbox)).toHaveLength(2);
  });

  test('changes in the sent keys, and the contact mirrors the primary one', async () => {
    const { sandbox, id, persons } = await withPersons();
    const body = { contact_id: id, first_name: 'William', email: 'new@x.example' };
    const { status } = await sendBooks(sandbox, 'PUT', `/contacts/contactpersons/${persons[0]}`, body);
    expect(status).toBe(200);
    expect(sandbox.books.contact(id)).toMatchObject({
      first_name: 'William',
      email: 'new@x.example',
      phone: '1',
    });
    const { json } = await sendBooks(sandbox, 'GET', '/contacts?email=new@x.example');
    expect(json).toMatchObject({ contacts: [{ contact_id: id }] });
  });

  test('cannot be moved to another contact', async () => {
    const { sandbox, persons } = await withPersons();
    const other = await createInBooks(sandbox, { contact_name: 'Other' });
    const body = { contact_id: other, first_name: 'Will' };
    const { json } = await sendBooks(sandbox, 'PUT', `/contacts/contactpersons/${persons[0]}`, body);
    expect(json).toEqual({ code: 2, message: 'Invalid value passed for contact_id' });
  });

  test('becomes the primary one', async () => {
    const { sandbox, id, persons } = await withPersons();
    await sendBooks(sandbox, 'POST', `/contacts/contactpersons/${persons[1]}/primary`);
    expect(sandbox.books.contact(id)).toMatchObject({
      email: 'mia@x.example',
      primary_contact_id: persons[1],
    });
  });

  test('is deleted; the next one becomes primary', async () => {
    const { sandbox, persons } = await withPersons();
    await sendBooks(sandbox, 'DELETE', `/contacts/contactpersons/${persons[0]}`);
    expect(emailsOf(sandbox)).toEqual([['mia@x.example', true]]);
    const again = await sendBooks(sandbox, 'DELETE', `/contacts/contactpersons/${persons[0]}`);
    expect([again.status, again.json]).toEqual(notFound('Contact person'));
  });
});

describe('a further address', () => {
  test('is added, changed in the sent keys, listed and deleted', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, { contact_name: 'Bowman' });
    const added = await sendBooks(sandbox, 'POST', `/contacts/${id}/address`, { city: 'Bath', zip: '1' });
    const { address_info } = added.json as { address_info: { address_id: string } };
    expect([added.status, address_info]).toMatchObject([201, { city: 'Bath', zip: '1', country: '' }]);
    const path = `/contacts/${id}/address/${address_info.address_id}`;
    await sendBooks(sandbox, 'PUT', path, { city: 'Wells' });
    const listed = await sendBooks(sandbox, 'GET', `/contacts/${id}/address`);
    expect(listed.json).toMatchObject({ addresses: [{ city: 'Wells', zip: '1' }] });
    const contact = await sendBooks(sandbox, 'GET', `/contacts/${id}`);
    expect(contact.json).toMatchObject({
      contact: { addresses: [{ city: 'Wells' }], billing_address: { city: '' } },
    });
    expect((await sendBooks(sandbox, 'DELETE', path)).status).toBe(200);
    const again = await sendBooks(sandbox, 'DELETE', path);
    expect([again.status, again.json]).toEqual(notFound('Address'));
  });
});

describe('an organization', () => {
  test('is read by its id', async () => {
    const { json } = await sendBooks(newSandbox(), 'GET', `/organizations/${organizationId}`);
    expect(json).toMatchObject({
      code: 0,
      organization: { organization_id: organizationId, name: 'Example' },
    });
    const other = await sendBooks(newSandbox(), 'GET', '/organizations/63');
    expect([other.status, other.json]).toEqual(notFound('Organization'));
  });

  test('takes a few calls at one time and refuses the others without counting them', async () => {
    const sandbox = newSandbox({
      organizations: [{ id: organizationId, name: 'A', concurrentCalls: 2, callsPerDay: 10 }],
    });
    const answers = await Promise.all([1, 2, 3].map(() => sendBooks(sandbox, 'GET', '/contacts')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]?.json).toMatchObject({ code: 1070 });
    expect(answers[2]?.headers.get('x-rate-limit-remaining')).toBe('8');
    expect((await sendBooks(sandbox, 'GET', '/contacts')).status).toBe(200);
  });
});

test('contacts are listed by the moment of their last change, also where clocks are turned back', async () => {
  const sandbox = newSandbox({ clock: { startMs: Date.UTC(2026, 10, 1, 8, 30), tickPerRequestMs: 0 } });
  // 01:30 in summer time, then 01:20 in winter time.
  const first = await createInBooks(sandbox, { contact_name: 'First' });
  sandbox.clock.advance(50 * 60_000);
  await createInBooks(sandbox, { contact_name: 'Second' });
  const newest = async () => {
    const { json } = await sendBooks(
      sandbox,
      'GET',
      '/contacts?sort_column=last_modified_time&sort_order=D&per_page=1',
    );
    return (json as { contacts: { contact_name: string }[] }).contacts[0]?.contact_name;
  };
  expect(await newest()).toBe('Second');
  sandbox.clock.advance(60_000);
  await sendBooks(sandbox, 'PUT', `/contacts/${first}`, { notes: 'x' });
  expect(await newest()).toBe('First');
});
