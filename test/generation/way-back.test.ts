import { describe, expect, test } from 'vitest';
import { sandboxOf } from '../../cli/topping-sandbox.ts';
import { checkTopping } from '../../codegen/index.ts';
import { type Readings, readingTable } from '../../deluge/index.ts';
import type { Transport } from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { createInBigin, createInBooks } from '../sandbox/world.ts';
import { functionsOf, type SyncWorld, type SyncWorldOptions, syncWorld } from '../support/sync-world.ts';
import { wayBackTopping } from '../support/way-back.ts';

const ann = {
  First_Name: 'Ann',
  Last_Name: 'Lee',
  Email: 'ann@x.example',
  Title: 'CTO',
  Mailing_City: 'Lund',
  Mailing_State: 'Scania',
};
const bringBack = 'books_to_bigin';

/** A world in which a contact has been synced, and the way back has run twice. */
async function atRest(options: SyncWorldOptions = {}) {
  const world = syncWorld(wayBackTopping, options);
  const id = await world.newContact(ann);
  await world.settle();
  await run(world);
  await run(world);
  world.newCalls();
  return { world, id, customerId: String(world.contact(id).Books_Customer_ID) };
}

/** Runs the way back a second later, and gives what it logged. */
async function run(world: SyncWorld, transport?: Transport): Promise<readonly string[]> {
  world.sandbox.clock.advance(1000);
  world.sandbox.call(bringBack);
  const runs = await world.settle(transport);
  return runs.flatMap(({ outcome, info }) => (outcome.ok ? info : [`failed: ${outcome.error.message}`]));
}

/** The part of the bookkeeper: all three values that Books owns. */
async function bookkeeper(world: SyncWorld, customerId: string, values: readonly [string, string, string]) {
  world.sandbox.clock.advance(1000);
  const customer = world.customers().find(({ contact_id }) => contact_id === customerId);
  const [website, state, designation] = values;
  await world.changeCustomer(customerId, {
    website,
    billing_address: { ...(customer?.billing_address as object), state },
    contact_persons: customer?.contact_persons.map((person) => ({ ...person, designation })),
  });
}

const owned = (world: SyncWorld, id: string): readonly unknown[] => {
  const { Home_Phone, Mailing_State, Title } = world.contact(id);
  return [Home_Phone, Mailing_State, Title];
};

const writes = (world: SyncWorld): readonly unknown[] =>
  world.newCalls().flatMap(({ call, body }) => (call.startsWith('GET') ? [] : [{ call, body }]));

/** The default of every open question, and every other answer to each of them. */
const allReadings: readonly Partial<Readings>[] = [
  {},
  ...Object.entries(readingTable).flatMap(([name, reading]) =>
    reading.values.filter((value) => value !== reading.default).map((value) => ({ [name]: value })),
  ),
];

test('a topping in which Books owns fields, and a function brings them back, has nothing wrong', () => {
  expect(checkTopping(wayBackTopping)).toEqual([]);
});

describe('a field that Books owns', () => {
  test('gets the value of Bigin when the customer is created', async () => {
    const { world } = await atRest();
    expect(world.customers()).toMatchObject([
      {
        billing_address: { city: 'Lund', state: 'Scania' },
        contact_persons: [{ first_name: 'Ann', designation: 'CTO' }],
      },
    ]);
  });

  test('is in no update: a change of it alone in Bigin costs no call to Books, and one of another field leaves it', async () => {
    const { world, id, customerId } = await atRest();
    await bookkeeper(world, customerId, ['https://b.example', 'Skåne', 'Boss']);
    await world.editContact(id, { Title: 'Intern' });
    await world.settle();
    expect(world.newCalls().filter(({ call }) => call.includes('/books/'))).toEqual([]);
    await world.editContact(id, { Mailing_City: 'Malmö', Phone: '7', Description: 'New' });
    await world.settle();
    expect(world.customers()).toMatchObject([
      {
        website: 'https://b.example',
        notes: 'New',
        billing_address: { city: 'Malmö', state: 'Skåne' },
        contact_persons: [{ phone: '7', designation: 'Boss' }],
      },
    ]);
  });

  test('stays as it is in a customer that is adopted, and comes to Bigin from there', async () => {
    const world = syncWorld(wayBackTopping);
    const person = { first_name: 'A', email: ann.Email, designation: 'Boss', is_primary_contact: true };
    await world.newCustomer({
      contact_name: 'Ann',
      contact_type: 'customer',
      website: 'https://b.example',
      billing_address: { state: 'Skåne' },
      contact_persons: [person],
    });
    const id = await world.newContact(ann);
    await world.settle();
    await run(world);
    expect(owned(world, id)).toEqual(['https://b.example', 'Skåne', 'Boss']);
    expect(world.customers()).toMatchObject([
      { billing_address: { city: 'Lund', state: 'Skåne' }, contact_persons: [{ designation: 'Boss' }] },
    ]);
  });
});

describe('the way back', () => {
  test('writes what differs and nothing else, without rules, whatever is read of open questions', async () => {
    const functions = functionsOf(wayBackTopping).filter(({ name }) => name === bringBack);
    for (const readings of allReadings) {
      const name = JSON.stringify(readings);
      const sandbox = sandboxOf({ ...wayBackTopping, rules: [], schedules: [] }, functions, { readings });
      const id = await createInBigin(sandbox, 'Contacts', ann);
      await createInBooks(sandbox, {
        contact_name: 'Ann Lee',
        contact_type: 'customer',
        website: 'https://b.example',
        billing_address: { city: 'Gävle', state: 'Scania' },
        contact_persons: [{ first_name: 'Ann', designation: '', is_primary_contact: true }],
        custom_fields: [{ api_name: 'cf_bigin_contact_id', value: id }],
      });
      const books = sandbox.books.contacts();
      sandbox.call(bringBack);
      const [first] = await sandbox.settle();
      sandbox.call(bringBack);
      const [second] = await sandbox.settle();
      expect(first?.info, name).toEqual([
        `${bringBack} ${id}: took what Books owns`,
        `${bringBack} looked at 1, changed 1`,
      ]);
      expect(second?.info, name).toEqual([`${bringBack} looked at 1, changed 0`]);
      expect(sandbox.bigin.record('Contacts', id), name).toMatchObject({
        ...ann,
        Home_Phone: 'https://b.example',
        Title: null,
      });
      expect(sandbox.books.contacts(), name).toEqual(books);
    }
    expect(allReadings.length).toBeGreaterThan(60);
  });

  test('sends what differs and no more, and starts no rule', async () => {
    const { world, id, customerId } = await atRest();
    await bookkeeper(world, customerId, ['https://b.example', 'Scania', '']);
    world.newCalls();
    expect(await run(world)).toEqual([
      `${bringBack} ${id}: took what Books owns`,
      `${bringBack} looked at 1, changed 1`,
    ]);
    expect(writes(world)[0]).toEqual({
      call: `PUT /bigin/v2/Contacts/${id} via biginconnection`,
      body: { data: [{ Home_Phone: 'https://b.example', Title: '' }], trigger: [] },
    });
    expect(world.contact(id)).toMatchObject({ Mailing_City: 'Lund', Books_Sync_Status: 'In step' });
    expect(world.sandbox.pendingRuns()).toEqual([]);
  });

  test('at rest costs a list and a look at the newest, and writes nothing', async () => {
    const { world } = await atRest();
    await run(world);
    expect(world.newCalls().map(({ call }) => call.replace(/\d{5,}/, '{id}'))).toEqual([
      'GET /books/v3/contacts via booksconnection',
      'GET /books/v3/contacts/{id} via booksconnection',
      'GET /bigin/v2/Contacts/{id} via biginconnection',
    ]);
  });

  test('looks at what the sync itself has written in Books, and leaves Bigin alone', async () => {
    const { world, id } = await atRest();
    world.sandbox.clock.advance(1000);
    await world.editContact(id, { Description: 'Likes tea' });
    await world.settle();
    world.newCalls();
    expect(await run(world)).toEqual([`${bringBack} looked at 1, changed 0`]);
    expect(writes(world)).toMatchObject([{ call: expect.stringContaining('/settings/variables/') }]);
  });

  test('cuts a value that is too long for Bigin, as the mapping says', async () => {
    const { world, id, customerId } = await atRest();
    await bookkeeper(world, customerId, [`https://${'b'.repeat(40)}.example`, 'Scania', 'CTO']);
    await run(world);
    expect(owned(world, id)).toEqual([`https://${'b'.repeat(22)}`, 'Scania', 'CTO']);
    world.newCalls();
    expect(await run(world)).toEqual([`${bringBack} looked at 1, changed 0`]);
  });

  test('passes over a customer without a contact, one whose contact is gone, and one whose field people typed into', async () => {
    const { world, id, customerId } = await atRest();
    await world.deleteContact(id);
    world.sandbox.pendingRuns();
    await world.changeCustomer(customerId, { website: 'https://b.example' });
    await world.newCustomer({ contact_name: 'Nobody', contact_type: 'customer' });
    for (const value of ['x/../Tasks', '12345']) {
      await world.newCustomer({
        contact_name: `Typed ${value}`,
        contact_type: 'customer',
        custom_fields: [{ api_name: 'cf_bigin_contact_id', value }],
      });
    }
    const info = await run(world);
    expect(info.at(-1)).toBe(`${bringBack} looked at 4, changed 0`);
    expect(world.newCalls().some(({ call }) => call.includes('Tasks'))).toBe(false);
  });

  test('goes through more customers than a page holds, while it sees what changes now at once', async () => {
    const world = syncWorld(wayBackTopping);
    const ids: string[] = [];
    for (let number = 0; number < 50; number++) {
      ids.push(await world.newContact({ ...ann, Last_Name: `Lee ${number}`, Email: `a${number}@x.example` }));
    }
    await world.settle();
    const made = world.customers();
    for (const { contact_id } of made) await bookkeeper(world, contact_id, ['', 'Skåne', 'Boss']);
    const steps = [await run(world)];
    expect(steps[0]?.at(-1)).toBe(`${bringBack} looked at 20, changed 20`);
    await bookkeeper(world, made[0]?.contact_id ?? '', ['', 'Skåne', 'Queen']);
    steps.push(await run(world), await run(world), await run(world));
    expect(ids.map((id) => world.contact(id).Title)).toEqual(['Queen', ...Array(49).fill('Boss')]);
    expect(JSON.parse(world.sandbox.bigin.variables().books_seen_until ?? '')).not.toHaveProperty('page');
    for (const finished of world.sandbox.finishedRuns()) expect(finished.outcome.ok).toBe(true);
  });
});

describe('the payment terms, as the topping ships', () => {
  const bob = { Last_Name: 'Bo', Email: 'bo@x.example' };

  async function synced(values: object = {}) {
    const world = syncWorld(topping);
    const id = await world.newContact({ ...bob, ...values });
    await world.settle();
    const created = world.newCalls().find(({ call }) => call.startsWith('POST /books'));
    return { world, id, created, customerId: String(world.contact(id).Books_Customer_ID) };
  }

  test('are not sent to Books, not even to a new customer', async () => {
    const { world, created } = await synced({ Books_Payment_Terms: 'Never' });
    expect(created?.body).not.toHaveProperty('payment_terms_label');
    expect(world.customers()).toMatchObject([{ payment_terms_label: '' }]);
  });

  test('come into the contact when they change in Books, and a change of them in Bigin costs no call', async () => {
    const { world, id, customerId } = await synced();
    for (const terms of ['Net 30', 'Due on receipt', '']) {
      world.sandbox.clock.advance(60_000);
      await world.changeCustomer(customerId, { payment_terms_label: terms });
      expect((await run(world)).at(0)).toBe(`${bringBack} ${id}: took what Books owns`);
      expect(world.contact(id).Books_Payment_Terms ?? '').toBe(terms);
      expect(await run(world)).toEqual([`${bringBack} looked at 1, changed 0`]);
    }
    world.newCalls();
    await world.editContact(id, { Books_Payment_Terms: 'Never' });
    await world.settle();
    expect(world.newCalls().filter(({ call }) => call.includes('/books/'))).toEqual([]);
  });

  test('are brought by a schedule, every hour', async () => {
    const { world, id, customerId } = await synced();
    await world.changeCustomer(customerId, { payment_terms_label: 'Net 30' });
    world.sandbox.clock.advance(3_600_000);
    const runs = await world.settle();
    expect(runs.flatMap(({ info }) => info)).toContain(`${bringBack} ${id}: took what Books owns`);
    expect(world.contact(id).Books_Payment_Terms).toBe('Net 30');
  });
});

describe('after a failure', () => {
  const failing =
    (method: string, path: RegExp, status: number): Transport =>
    async (request, send) =>
      request.method === method && path.test(request.url)
        ? { kind: 'response', status, headers: { 'retry-after': '60' }, body: '{}' }
        : send(request);

  const failures: readonly (readonly [string, Transport])[] = [
    ['the list', failing('GET', /\/books\/v3\/contacts\?/, 500)],
    ['a customer', failing('GET', /\/books\/v3\/contacts\/\d/, 429)],
    ['a contact', failing('GET', /\/bigin\/v2\/Contacts/, 500)],
    ['the write', failing('PUT', /\/bigin\/v2\/Contacts/, 503)],
    ['the position', failing('PUT', /\/settings\/variables/, 500)],
  ];
  test.each(failures)('of %s the next run looks at the same again', async (_, transport) => {
    const { world, id, customerId } = await atRest();
    const position = world.sandbox.bigin.variables().books_seen_until;
    await bookkeeper(world, customerId, ['', 'Skåne', 'Boss']);
    const info = await run(world, transport);
    expect(info.join()).toContain('did not');
    expect(info.join()).not.toContain('Ann');
    expect(world.sandbox.bigin.variables().books_seen_until).toBe(position);
    await run(world);
    expect(owned(world, id)).toEqual([null, 'Skåne', 'Boss']);
  });

  test('that names a time to wait, no further customer is read', async () => {
    const { world, customerId } = await atRest();
    const other = await world.newContact({ ...ann, Last_Name: 'Bo', Email: 'bo@x.example' });
    await world.settle();
    await bookkeeper(world, customerId, ['', 'Skåne', 'Boss']);
    await bookkeeper(world, String(world.contact(other).Books_Customer_ID), ['', 'Skåne', 'Boss']);
    let asked = 0;
    const refuse = failing('GET', /\/books\/v3\/contacts\/\d/, 429);
    await run(world, async (request, send) => {
      if (/\/books\/v3\/contacts\/\d/.test(request.url)) asked += 1;
      return refuse(request, send);
    });
    expect(asked).toBe(1);
  });

  test('for good of one contact the others go on', async () => {
    const { world, id, customerId } = await atRest();
    const other = await world.newContact({ ...ann, Last_Name: 'Bo', Email: 'bo@x.example' });
    await world.settle();
    await bookkeeper(world, String(world.contact(other).Books_Customer_ID), ['', 'Skåne', 'Boss']);
    await bookkeeper(world, customerId, ['', 'Skåne', 'Boss']);
    const refused: Transport = async (request, send) =>
      request.method === 'PUT' && request.url.includes(id)
        ? {
            kind: 'response',
            status: 400,
            headers: {},
            body: '{"data":[{"code":"INVALID_DATA","status":"error"}]}',
          }
        : send(request);
    expect((await run(world, refused)).join()).toContain('code INVALID_DATA');
    expect(owned(world, other)).toEqual([null, 'Skåne', 'Boss']);
    expect(await run(world)).toContain(`${bringBack} ${id}: took what Books owns`);
  });
});
