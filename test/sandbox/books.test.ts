import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { createInBooks, newSandbox, organizationId, send, sendBooks } from './world.ts';

type Person = { contact_person_id: string; first_name: string; is_primary_contact: boolean; email: string };
type Contact = Record<string, unknown> & { contact_id: string; contact_persons: Person[] };

async function contactOf(sandbox: Sandbox, id: string): Promise<Contact> {
  const { json } = await sendBooks(sandbox, 'GET', `/contacts/${id}`);
  return (json as { contact: Contact }).contact;
}

async function put(sandbox: Sandbox, id: string, body: unknown) {
  const { status, json } = await sendBooks(sandbox, 'PUT', `/contacts/${id}`, body);
  return { status, ...(json as { code: number; message: string; contact?: Contact }) };
}

const two = {
  contact_name: 'Bowman',
  contact_persons: [
    { first_name: 'Will', email: 'will@x.example', phone: '1' },
    { first_name: 'Mia', email: 'mia@x.example' },
  ],
};

describe('organizations', () => {
  test('are listed without organization_id', async () => {
    const sandbox = newSandbox({
      organizations: [
        { id: '10001', name: 'Example' },
        { id: '10002', name: 'Beispiel', timeZone: 'Europe/Berlin', currencyCode: 'EUR' },
      ],
    });
    const { status, json } = await send(sandbox, 'GET', '/books/v3/organizations');
    expect([status, json]).toEqual([
      200,
      {
        code: 0,
        message: 'success',
        organizations: [
          {
            organization_id: '10001',
            name: 'Example',
            is_default_org: true,
            currency_code: 'USD',
            time_zone: 'America/Los_Angeles',
            date_format: 'dd MMM yyyy',
          },
          {
            organization_id: '10002',
            name: 'Beispiel',
            is_default_org: false,
            currency_code: 'EUR',
            time_zone: 'Europe/Berlin',
            date_format: 'dd MMM yyyy',
          },
        ],
      },
    ]);
  });

  test.each([
    ['a wrong one', '?organization_id=63', '63'],
    ['none', '', ''],
  ])('a call with %s is refused', async (_, query, shown) => {
    const { status, json } = await send(newSandbox(), 'GET', `/books/v3/contacts${query}`);
    expect([status, json]).toEqual([
      400,
      { code: 6041, message: `This user is not associated with the CompanyID/CompanyName:${shown}.` },
    ]);
  });

  test('have contacts and names of their own', async () => {
    const sandbox = newSandbox({
      organizations: [
        { id: '10001', name: 'A' },
        { id: '10002', name: 'B' },
      ],
    });
    for (const id of ['10001', '10002']) {
      const path = `/books/v3/contacts?organization_id=${id}`;
      expect((await send(sandbox, 'POST', path, { json: { contact_name: 'Bowman' } })).status).toBe(201);
    }
    expect(sandbox.books.contacts('10001')).toHaveLength(1);
    expect(sandbox.books.contacts('10002')).toHaveLength(1);
    expect(sandbox.books.contacts('10003')).toEqual([]);
  });
});

describe('creating', () => {
  test('gives the contact; absent values are "", the first person is the primary one and is mirrored', async () => {
    const sandbox = newSandbox();
    const { status, json } = await sendBooks(sandbox, 'POST', '/contacts', two);
    const { code, message, contact } = json as { code: number; message: string; contact: Contact };
    expect([status, code, message]).toEqual([201, 0, 'The contact has been added.']);
    expect(contact).toMatchObject({
      contact_id: '4000001000000001003',
      contact_name: 'Bowman',
      contact_type: 'customer',
      company_name: '',
      notes: '',
      payment_terms: 0,
      status: 'active',
      billing_address: { attention: '', address: '', city: '', zip: '', country: '' },
      first_name: 'Will',
      email: 'will@x.example',
      phone: '1',
      mobile: '',
      primary_contact_id: '4000001000000001001',
      created_time: '2026-10-05T02:00:00-0700',
      last_modified_time: '2026-10-05T02:00:00-0700',
      custom_fields: [],
      custom_field_hash: {},
    });
    expect(contact.contact_persons.map((person) => [person.first_name, person.is_primary_contact])).toEqual([
      ['Will', true],
      ['Mia', false],
    ]);
    expect(contact.contact_persons[0]).toMatchObject({
      contact_person_id: '4000001000000001001',
      salutation: '',
      designation: '',
      enable_portal: false,
      communication_preference: { is_sms_enabled: false, is_whatsapp_enabled: false },
    });
  });

  test('a flagged person is the primary one', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, {
      contact_name: 'Bowman',
      contact_persons: [{ first_name: 'Will' }, { first_name: 'Mia', is_primary_contact: true }],
    });
    expect(await contactOf(sandbox, id)).toMatchObject({ first_name: 'Mia' });
  });

  test('values of the primary person at the top are ignored, with a note', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, {
      contact_name: 'Bowman',
      email: 'top@x.example',
      first_name: 'Top',
    });
    expect(await contactOf(sandbox, id)).toMatchObject({ email: '', first_name: '', contact_persons: [] });
    expect(sandbox.notes().map((note) => [note.code, note.message])).toEqual([
      [
        'sandbox/mirror-ignored',
        'Books ignores the contact\'s own "email": it mirrors the primary contact person, where it has to be written (inferred).',
      ],
      [
        'sandbox/mirror-ignored',
        'Books ignores the contact\'s own "first_name": it mirrors the primary contact person, where it has to be written (inferred).',
      ],
    ]);
  });

  test('keys that Books does not know are ignored, with a note', async () => {
    const sandbox = newSandbox();
    await createInBooks(sandbox, { contact_name: 'Bowman', nickname: 'B', billing_address: { town: 'X' } });
    expect(sandbox.notes().map((note) => note.message)).toEqual([
      'Books has no "nickname" that a caller can set, and ignores it (inferred).',
      'Books has no "billing_address.town" that a caller can set, and ignores it (inferred).',
    ]);
  });

  test.each([
    ['no name', { company_name: 'X' }, 2, 'Invalid value passed for contact_name'],
    ['a blank name', { contact_name: ' ' }, 2, 'Invalid value passed for contact_name'],
    [
      'a name of 201 characters',
      { contact_name: 'x'.repeat(201) },
      15,
      'Please ensure that the contact_name has less than 200 characters.',
    ],
    [
      'a city of 101 characters',
      { contact_name: 'A', billing_address: { city: 'x'.repeat(101) } },
      15,
      'Please ensure that the city has less than 100 characters.',
    ],
    [
      'a first name of 101 characters',
      { contact_name: 'A', contact_persons: [{ first_name: 'x'.repeat(101) }] },
      15,
      'Please ensure that the first_name has less than 100 characters.',
    ],
    [
      'a type that is not on the list',
      { contact_name: 'A', contact_type: 'friend' },
      2,
      'Invalid value passed for contact_type',
    ],
    [
      'a fraction of a day',
      { contact_name: 'A', payment_terms: 1.5 },
      2,
      'Invalid value passed for payment_terms',
    ],
    [
      'a text for a number',
      { contact_name: 'A', credit_limit: 'much' },
      2,
      'Invalid value passed for credit_limit',
    ],
    [
      'a text for a boolean',
      { contact_name: 'A', is_taxable: 'no' },
      2,
      'Invalid value passed for is_taxable',
    ],
    [
      'a text for an address',
      { contact_name: 'A', billing_address: 'X' },
      2,
      'Invalid value passed for billing_address',
    ],
    [
      'an object for the persons',
      { contact_name: 'A', contact_persons: {} },
      2,
      'Invalid value passed for contact_persons',
    ],
    [
      'an e-mail that is none',
      { contact_name: 'A', contact_persons: [{ email: 'nobody' }] },
      2,
      'Invalid value passed for email',
    ],
    ['no JSON object', [], 1038, 'JSON is not well formed'],
  ])('%s is refused', async (_, body, code, message) => {
    const sandbox = newSandbox();
    const { status, json } = await sendBooks(sandbox, 'POST', '/contacts', body);
    expect([status, json]).toEqual([400, { code, message }]);
    expect(sandbox.books.contacts()).toEqual([]);
  });

  test('values at the limit are taken, and whole numbers for texts', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, {
      contact_name: 'x'.repeat(200),
      credit_limit: 1000.5,
      billing_address: { zip: 94588, city: 'x'.repeat(100) },
    });
    expect(await contactOf(sandbox, id)).toMatchObject({
      credit_limit: 1000.5,
      billing_address: { zip: '94588' },
    });
  });

  test.each([
    ['a customer', {}],
    ['a vendor', { contact_type: 'vendor' }],
  ])('the name of %s is taken, whatever its case', async (_, more) => {
    const sandbox = newSandbox();
    await createInBooks(sandbox, { contact_name: 'Bowman & Co', ...more });
    const { status, json } = await sendBooks(sandbox, 'POST', '/contacts', { contact_name: 'BOWMAN & co ' });
    expect([status, json]).toEqual([
      400,
      { code: 3062, message: 'The customer "BOWMAN & co " already exists. Please specify a different name.' },
    ]);
  });
});

describe('changing', () => {
  test('only the sent keys change; a sent address keeps its other keys', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, {
      ...two,
      notes: 'Old',
      website: 'x.example',
      billing_address: { city: 'Oldtown', zip: '1' },
    });
    const before = await contactOf(sandbox, id);
    sandbox.clock.advance(60_000);
    const { status, message } = await put(sandbox, id, {
      notes: 'New',
      billing_address: { city: 'Newtown' },
    });
    expect([status, message]).toEqual([200, 'Contact information has been saved.']);
    expect(await contactOf(sandbox, id)).toEqual({
      ...before,
      notes: 'New',
      billing_address: { ...(before.billing_address as object), city: 'Newtown' },
      last_modified_time: '2026-10-05T02:01:00-0700',
    });
  });

  test('a sent list of persons replaces the present one', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, two);
    const [will, mia] = (await contactOf(sandbox, id)).contact_persons;
    await put(sandbox, id, {
      contact_persons: [{ contact_person_id: mia?.contact_person_id, phone: '2' }, { first_name: 'Ned' }],
    });
    const { contact_persons, first_name, phone } = await contactOf(sandbox, id);
    expect(contact_persons.map((person) => person.first_name)).toEqual(['Mia', 'Ned']);
    expect(contact_persons[0]).toMatchObject({
      email: 'mia@x.example',
      phone: '2',
      is_primary_contact: true,
    });
    expect([first_name, phone]).toEqual(['Mia', '2']);
    expect(contact_persons.map((person) => person.contact_person_id)).not.toContain(will?.contact_person_id);
  });

  test('who was primary stays so unless the request flags another', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, two);
    const [will, mia] = (await contactOf(sandbox, id)).contact_persons;
    const ids = [
      { contact_person_id: mia?.contact_person_id },
      { contact_person_id: will?.contact_person_id },
    ];
    await put(sandbox, id, { contact_persons: ids });
    expect(await contactOf(sandbox, id)).toMatchObject({ first_name: 'Will' });
    await put(sandbox, id, { contact_persons: [{ ...ids[0], is_primary_contact: true }, ids[1]] });
    const flags = async () =>
      (await contactOf(sandbox, id)).contact_persons.map((person) => person.is_primary_contact);
    expect(await flags()).toEqual([true, false]);
    // Mia is primary and comes first; Will is flagged.
    await put(sandbox, id, { contact_persons: [ids[0], { ...ids[1], is_primary_contact: true }] });
    expect(await flags()).toEqual([false, true]);
  });

  test.each([
    ['unknown', '4000001000000009999'],
    ['of another contact', 'other'],
  ])('the id of a person that is %s is refused', async (_, given) => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, two);
    const otherId = await createInBooks(sandbox, {
      contact_name: 'Other',
      contact_persons: [{ first_name: 'O' }],
    });
    const other = (await contactOf(sandbox, otherId)).contact_persons[0]?.contact_person_id;
    const contact_person_id = given === 'other' ? other : given;
    const before = await contactOf(sandbox, id);
    const { status, code } = await put(sandbox, id, { contact_persons: [{ contact_person_id }] });
    expect([status, code]).toEqual([400, 2]);
    expect(await contactOf(sandbox, id)).toEqual(before);
  });

  test('the same person twice in a list is refused', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, two);
    const [will] = (await contactOf(sandbox, id)).contact_persons;
    const twice = { contact_person_id: will?.contact_person_id };
    expect(await put(sandbox, id, { contact_persons: [twice, twice] })).toEqual({
      status: 400,
      code: 2,
      message: 'Invalid value passed for contact_person_id',
    });
  });

  test('numbers keep all their digits', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, two);
    const [will] = (await contactOf(sandbox, id)).contact_persons;
    const token = sandbox.signIn('user', ['ZohoBooks.contacts.UPDATE']);
    const url = `${sandbox.hosts.api}/books/v3/contacts/${id}?organization_id=${organizationId}`;
    const body = `{"credit_limit":4876876000001234567,"contact_persons":[{"contact_person_id":${will?.contact_person_id}}]}`;
    const headers = { authorization: `Zoho-oauthtoken ${token}` };
    const response = await sandbox.books.fetch(new Request(url, { method: 'PUT', headers, body }));
    expect(response.status).toBe(200);
    const contact = await contactOf(sandbox, id);
    // More digits than a JSON reader with double numbers would keep: given as text.
    expect(contact.credit_limit).toBe('4876876000001234567');
    expect(contact.contact_persons).toEqual([will]);
  });

  test('a contact may keep its name and not take that of another; a freed name can be taken', async () => {
    const sandbox = newSandbox();
    const first = await createInBooks(sandbox, { contact_name: 'A' });
    const second = await createInBooks(sandbox, { contact_name: 'B' });
    expect((await put(sandbox, first, { contact_name: 'a' })).code).toBe(0);
    expect(await put(sandbox, second, { contact_name: 'A' })).toEqual({
      status: 400,
      code: 3062,
      message: 'The customer "A" already exists. Please specify a different name.',
    });
    expect((await put(sandbox, first, { contact_name: 'C' })).code).toBe(0);
    expect((await put(sandbox, second, { contact_name: 'A' })).code).toBe(0);
  });

  test('the name cannot be emptied, and the type not changed', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, { contact_name: 'A' });
    expect((await put(sandbox, id, { contact_name: '' })).code).toBe(2);
    expect((await put(sandbox, id, { contact_type: 'vendor' })).code).toBe(2);
    expect((await put(sandbox, id, { contact_type: 'customer' })).code).toBe(0);
  });

  test('a custom field that is sent replaces the one with its name; the others stay', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, {
      contact_name: 'A',
      custom_fields: [
        { api_name: 'cf_a', value: '1' },
        { api_name: 'cf_b', value: '2' },
      ],
    });
    await put(sandbox, id, { custom_fields: [{ api_name: 'cf_a', value: '3' }] });
    expect((await contactOf(sandbox, id)).custom_field_hash).toEqual({ cf_a: '3', cf_b: '2' });
  });

  test.each([
    ['inactive', 'The contact has been marked as inactive.'],
    ['active', 'The contact has been marked as active.'],
  ])('a contact becomes %s', async (status, message) => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, { contact_name: 'A' });
    const { json } = await sendBooks(sandbox, 'POST', `/contacts/${id}/${status}`);
    expect(json).toEqual({ code: 0, message });
    expect(await contactOf(sandbox, id)).toMatchObject({ status });
  });

  test('a deleted contact is gone, and its name is free', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, { contact_name: 'A' });
    const { json } = await sendBooks(sandbox, 'DELETE', `/contacts/${id}`);
    expect(json).toEqual({ code: 0, message: 'The customer has been deleted.' });
    await createInBooks(sandbox, { contact_name: 'A' });
    const gone = await sendBooks(sandbox, 'GET', `/contacts/${id}`);
    expect([gone.status, gone.json]).toEqual([404, { code: 1002, message: 'Contact does not exist.' }]);
  });

  test.each([
    ['GET', ''],
    ['PUT', ''],
    ['DELETE', ''],
    ['POST', '/active'],
    ['POST', '/inactive'],
    ['GET', '/contactpersons'],
  ])('%s%s for an unknown contact is refused', async (method, rest) => {
    const body = method === 'PUT' ? { notes: 'x' } : undefined;
    const { status, json } = await sendBooks(
      newSandbox(),
      method,
      `/contacts/4000001000000009999${rest}`,
      body,
    );
    expect([status, (json as { code: number }).code]).toEqual([404, 1002]);
  });

  test('the persons of a contact can be read alone', async () => {
    const sandbox = newSandbox();
    const id = await createInBooks(sandbox, two);
    const { json } = await sendBooks(sandbox, 'GET', `/contacts/${id}/contactpersons`);
    expect(json).toMatchObject({ code: 0, contact_persons: (await contactOf(sandbox, id)).contact_persons });
  });
});

describe('listing', () => {
  async function listed(sandbox: Sandbox, query: string) {
    const { json } = await sendBooks(sandbox, 'GET', `/contacts?${query}`);
    const answer = json as { code: number; contacts?: { contact_name: string }[] };
    return answer.code === 0 ? answer.contacts?.map((contact) => contact.contact_name) : answer.code;
  }

  async function withContacts(options: Parameters<typeof newSandbox>[0] = {}): Promise<Sandbox> {
    const sandbox = newSandbox(options);
    await createInBooks(sandbox, {
      contact_name: 'Ann Lee',
      company_name: 'Lee & Co',
      notes: 'deliver to the back door',
      billing_address: { address: '1 Salt Lake Road', city: 'Bath' },
      contact_persons: [{ first_name: 'Ann', last_name: 'Lee', email: 'Ann@x.example', phone: '+1 555' }],
    });
    await createInBooks(sandbox, {
      contact_name: 'Joann Leeds',
      contact_persons: [
        { first_name: 'Joann', last_name: 'Leeds', email: 'joann@x.example' },
        { first_name: 'Second', email: 'second@x.example' },
      ],
    });
    const vendor = await createInBooks(sandbox, { contact_name: 'Zed Supplies', contact_type: 'vendor' });
    await sendBooks(sandbox, 'POST', `/contacts/${vendor}/inactive`);
    return sandbox;
  }

  test.each([
    ['nothing', '', ['Ann Lee', 'Joann Leeds', 'Zed Supplies']],
    ['an e-mail in other case', 'email=ANN@x.example', ['Ann Lee']],
    ['a part of an e-mail', 'email=ann@x', []],
    ['an e-mail of a second person', 'email=second@x.example', []],
    ['what an e-mail contains', 'email_contains=ANN@x.example', ['Ann Lee', 'Joann Leeds']],
    ['how an e-mail begins', 'email_startswith=joa', ['Joann Leeds']],
    ['a name', 'contact_name=ann%20lee', ['Ann Lee']],
    ['a part of a name', 'contact_name=ann', []],
    ['how a name begins', 'contact_name_startswith=JO', ['Joann Leeds']],
    ['what a name contains', 'contact_name_contains=lee', ['Ann Lee', 'Joann Leeds']],
    ['a company', 'company_name=LEE%20%26%20co', ['Ann Lee']],
    ['what a company contains', 'company_name_contains=co', ['Ann Lee']],
    ['a first name', 'first_name=joann', ['Joann Leeds']],
    ['a last name', 'last_name_startswith=lee', ['Ann Lee', 'Joann Leeds']],
    ['a phone number', 'phone=%2B1%20555', ['Ann Lee']],
    ['a text in a name or in remarks', 'search_text=DOOR', ['Ann Lee']],
    ['a text in a name', 'search_text=leeds', ['Joann Leeds']],
    ['vendors', 'contact_type=vendor', ['Zed Supplies']],
    ['active ones', 'filter_by=Status.Active', ['Ann Lee', 'Joann Leeds']],
    ['inactive ones', 'filter_by=Status.Inactive', ['Zed Supplies']],
    ['two filters at once', 'email_contains=x.example&first_name=ann', ['Ann Lee']],
    ['the order turned round', 'sort_order=D', ['Zed Supplies', 'Joann Leeds', 'Ann Lee']],
    ['another order', 'sort_column=email', ['Zed Supplies', 'Ann Lee', 'Joann Leeds']],
    ['a parameter that is not documented', 'nonsense=1', ['Ann Lee', 'Joann Leeds', 'Zed Supplies']],
    ['a status that does not exist', 'filter_by=Status.Odd', 2],
    ['a type that does not exist', 'contact_type=friend', 2],
    ['a column that does not exist', 'sort_column=age', 2],
    ['an order that does not exist', 'sort_order=up', 2],
    ['a page that is no number', 'page=0', 2],
    ['more than 200 a page', 'per_page=201', 2],
    ['a filter of 101 characters', `email=${'x'.repeat(101)}`, 15],
    ['a part of an address', 'address_contains=LAKE', ['Ann Lee']],
    ['how a part of an address begins', 'address_startswith=lake', []],
    ['contacts that share an address', 'filter_by=Status.Duplicate', []],
    [
      'contacts without a portal',
      'filter_by=Status.PortalDisabled',
      ['Ann Lee', 'Joann Leeds', 'Zed Supplies'],
    ],
    ['contacts with a portal', 'filter_by=Status.PortalEnabled', []],
    ['contacts of Zoho CRM', 'filter_by=Status.Crm', []],
    ['contacts who owe', 'filter_by=Invoice.Unpaid', []],
    ['a link to Zoho CRM', 'zcrm_contact_id=1', []],
    ['a text of 101 characters', `search_text=${'x'.repeat(101)}`, 15],
  ])('by %s', async (_, query, expected) => {
    expect(await listed(await withContacts(), query)).toEqual(expected);
  });

  test('a parameter that is not documented is noted', async () => {
    const sandbox = await withContacts();
    await listed(sandbox, 'nonsense=1');
    expect(sandbox.notes().map((note) => note.message)).toEqual([
      'The sandbox ignores the parameter "nonsense" of books /books/v3/contacts: no page names it.',
    ]);
  });

  test('the filter email can be told to look for a part', async () => {
    const sandbox = await withContacts({ options: { emailFilter: 'contains' } });
    expect(await listed(sandbox, 'email=ann@x')).toEqual(['Ann Lee', 'Joann Leeds']);
  });

  test('an entry is short: no persons, no addresses, no notes', async () => {
    const sandbox = await withContacts();
    const { json } = await sendBooks(sandbox, 'GET', '/contacts?email=ann@x.example');
    const [entry] = (json as { contacts: object[] }).contacts;
    expect(entry).toMatchObject({ contact_name: 'Ann Lee', email: 'Ann@x.example', status: 'active' });
    for (const absent of ['contact_persons', 'billing_address', 'notes'])
      expect(entry).not.toHaveProperty(absent);
  });

  test('comes in pages', async () => {
    const sandbox = await withContacts();
    const { json } = await sendBooks(sandbox, 'GET', '/contacts?page=2&per_page=2&filter_by=Status.All');
    expect(json).toMatchObject({
      contacts: [{ contact_name: 'Zed Supplies' }],
      page_context: { page: 2, per_page: 2, has_more_page: false, applied_filter: 'Status.All' },
    });
    const first = await sendBooks(sandbox, 'GET', '/contacts?per_page=2');
    expect(first.json).toMatchObject({ page_context: { page: 1, has_more_page: true } });
  });
});

describe('access', () => {
  test.each([
    ['reading', 'GET', '/contacts', 'READ'],
    ['creating', 'POST', '/contacts', 'CREATE'],
    ['changing', 'PUT', '/contacts/1', 'UPDATE'],
    ['deleting', 'DELETE', '/contacts/1', 'DELETE'],
    ['making inactive', 'POST', '/contacts/1/inactive', 'CREATE'],
  ])('%s takes its own scope and no other', async (_, method, path, operation) => {
    const sandbox = newSandbox();
    const scopes = ['READ', 'CREATE', 'UPDATE', 'DELETE'].map((name) => `ZohoBooks.contacts.${name}`);
    const own = `ZohoBooks.contacts.${operation}`;
    const url = `/books/v3${path}?organization_id=${organizationId}`;
    const others = scopes.filter((scope) => scope !== own);
    const denied = await send(sandbox, method, url, { token: sandbox.signIn('u', others) });
    expect([denied.status, denied.json]).toEqual([
      401,
      { code: 57, message: 'You are not authorized to perform this operation' },
    ]);
    expect((await send(sandbox, method, url, { token: sandbox.signIn('u', [own]) })).status).not.toBe(401);
  });

  test('the 101st call of a minute is refused', async () => {
    const sandbox = newSandbox();
    const call = async () => (await sendBooks(sandbox, 'GET', '/contacts')).status;
    for (let count = 0; count < 100; count += 1) expect(await call()).toBe(200);
    const { status, json } = await sendBooks(sandbox, 'GET', '/contacts');
    expect([status, (json as { code: number }).code]).toEqual([429, 44]);
    sandbox.clock.advance(60_000);
    expect(await call()).toBe(200);
  });

  test('a day has its calls, and the headers count them down to midnight of the organization', async () => {
    const sandbox = newSandbox({ organizations: [{ id: organizationId, name: 'A', callsPerDay: 2 }] });
    const call = async () => {
      const { status, headers } = await sendBooks(sandbox, 'GET', '/contacts');
      return [status, headers.get('x-rate-limit-remaining'), headers.get('x-rate-limit-reset')];
    };
    // 02:00 in Los Angeles.
    expect(await call()).toEqual([200, '1', String(22 * 3600)]);
    expect(await call()).toEqual([200, '0', String(22 * 3600)]);
    const { status, json } = await sendBooks(sandbox, 'GET', '/contacts');
    expect([status, (json as { code: number }).code]).toEqual([429, 45]);
    sandbox.clock.advance(22 * 3_600_000);
    expect(await call()).toEqual([200, '1', '86400']);
  });
});
