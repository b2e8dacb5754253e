import { describe, expect, test } from 'vitest';
import { generateFunctions } from '../../codegen/index.ts';
import type { Transport } from '../../sandbox/index.ts';
import { linkedTopping } from '../support/linked-topping.ts';
import { type SyncWorld, syncWorld } from '../support/sync-world.ts';

const functions = generateFunctions(linkedTopping(), 'test 1.0.0');

const ann = { First_Name: 'Ann', Last_Name: 'Lee', Email: 'ann@example.com' };
const annInBooks = {
  contact_name: 'Lee Trading',
  contact_type: 'customer',
  contact_persons: [{ last_name: 'Lee', email: 'ann@example.com', is_primary_contact: true }],
};
const contactsOfBooks = /\/books\/v3\/contacts$/;

/** The calls to Books, with ids as they stand. */
const ofBooks = (world: SyncWorld): readonly string[] =>
  world
    .newCalls()
    .filter(({ call }) => call.includes('/books/'))
    .map(({ call }) => call.replace(' via booksconnection', '').replace('/books/v3', ''));

/** Carries out the first call of a kind, and loses its answer. */
function losing(method: string, path: RegExp): Transport {
  let isLost = false;
  return async (request, send) => {
    const isMeant = request.method === method && path.test(request.url.split('?')[0] ?? '');
    const answer = await send(request);
    if (!isMeant || isLost) return answer;
    isLost = true;
    return { kind: 'failure', reason: 'timeout', message: 'no answer' };
  };
}

async function inStep(world: SyncWorld): Promise<string> {
  const id = await world.newContact(ann);
  await world.settle();
  world.newCalls();
  return id;
}

const statusOf = (world: SyncWorld, id: string) => world.contact(id).Books_Sync_Status;
const linkOf = (world: SyncWorld, id: string) => world.contact(id).Books_Customer_ID;

describe('without a unique field in Books', () => {
  test.each(functions.map(({ name, text }) => [name, text] as const))(
    '%s names no custom field of Books and no header of a key',
    (_, text) => {
      expect(text).not.toMatch(/cf_|custom_fields|X-Unique-Identifier|keyFields/);
    },
  );

  test('every function passes its own analysis', () => {
    expect(functions.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });
});

describe('a contact that is new', () => {
  test('gets a customer, which is looked for by e-mail before and after', async () => {
    const world = syncWorld(linkedTopping());
    const id = await world.newContact(ann);
    await world.settle();
    expect(ofBooks(world)).toEqual(['GET /contacts', 'POST /contacts', 'GET /contacts']);
    const [customer] = world.customers();
    expect(customer).toMatchObject({ contact_name: 'Ann Lee', custom_fields: [] });
    expect(linkOf(world, id)).toBe(customer?.contact_id);
    expect(statusOf(world, id)).toBe('In step');
  });

  test('whose creation was carried out and not answered gets that customer, by its e-mail', async () => {
    const world = syncWorld(linkedTopping());
    const id = await world.newContact(ann);
    await world.settle(losing('POST', contactsOfBooks));
    const [customer] = world.customers();
    expect(ofBooks(world)).toContain(`PUT /contacts/${customer?.contact_id}`);
    expect(world.customers()).toHaveLength(1);
    expect(linkOf(world, id)).toBe(customer?.contact_id);
    expect(statusOf(world, id)).toBe('In step');
  });

  test('that finds a customer made by another run in between takes the one with the smaller id, and sets its own aside', async () => {
    const world = syncWorld(linkedTopping());
    const id = await world.newContact(ann);
    let others = '';
    await world.settle(async (request, send) => {
      if (
        request.method === 'POST' &&
        contactsOfBooks.test(request.url.split('?')[0] ?? '') &&
        others === ''
      ) {
        others = await world.newCustomer(annInBooks);
      }
      return send(request);
    });
    const [kept, second] = world.customers();
    expect(kept).toMatchObject({ contact_id: others, status: 'active' });
    expect(second).toMatchObject({ contact_name: 'Ann Lee', status: 'inactive' });
    expect(world.customers()).toHaveLength(2);
    expect(linkOf(world, id)).toBe(others);
    expect(statusOf(world, id)).toBe('In step');
  });

  test('is given no customer that stands for another contact, though it has the e-mail', async () => {
    const world = syncWorld(linkedTopping());
    const first = await inStep(world);
    await world.editContact(first, { Email: null });
    await world.settle();
    const second = await world.newContact({ ...ann, First_Name: 'Bo' });
    await world.settle();
    expect(world.customers().map(({ contact_name, status }) => [contact_name, status])).toEqual([
      ['Ann Lee', 'active'],
      ['Bo Lee', 'active'],
    ]);
    expect([linkOf(world, first), linkOf(world, second)]).toEqual(
      world.customers().map(({ contact_id }) => contact_id),
    );
  });

  test.each([
    ['several customers', [annInBooks, { ...annInBooks, contact_name: 'Ann' }], 'several customers in Books'],
    ['an inactive customer alone', [annInBooks], 'the customer with this e-mail is inactive in Books'],
  ])('waits for a person when %s has its e-mail', async (_, customers, reason) => {
    const world = syncWorld(linkedTopping());
    for (const customer of customers) {
      const customerId = await world.newCustomer(customer);
      if (customers.length === 1) await world.inactivateCustomer(customerId);
    }
    const before = world.customers();
    const id = await world.newContact(ann);
    await world.settle();
    expect(world.contact(id)).toMatchObject({
      Books_Sync_Status: 'Needs attention',
      Books_Sync_Reason: expect.stringContaining(reason),
    });
    expect(world.customers()).toEqual(before);
  });
});

describe('a contact that has a customer', () => {
  test('changes it by its id, with the e-mail too', async () => {
    const world = syncWorld(linkedTopping());
    const id = await inStep(world);
    await world.editContact(id, { Email: 'lee@example.com', Description: 'Moved.' });
    await world.settle();
    const customerId = linkOf(world, id);
    expect(ofBooks(world)[0]).toBe(`PUT /contacts/${customerId}`);
    expect(world.customers()).toMatchObject([
      { contact_id: customerId, email: 'lee@example.com', notes: 'Moved.' },
    ]);
  });

  test('keeps it while it waits, so that the retry makes no second one', async () => {
    const world = syncWorld(linkedTopping());
    const id = await inStep(world);
    const customerId = linkOf(world, id);
    await world.editContact(id, { Email: 'lee@example.com', Description: 'Moved.' });
    await world.settle(async (request, send) =>
      request.url.includes('/books/')
        ? { kind: 'response', status: 500, headers: {}, body: '' }
        : send(request),
    );
    expect(statusOf(world, id)).toBe('Waiting');
    expect(linkOf(world, id)).toBe(customerId);
    world.sandbox.clock.advance(3_600_000);
    world.sandbox.call('retry_pending');
    await world.settle();
    expect(world.customers()).toMatchObject([{ contact_id: customerId, email: 'lee@example.com' }]);
    expect(statusOf(world, id)).toBe('In step');
  });

  test('gets another one when people have deleted it in Books', async () => {
    const world = syncWorld(linkedTopping());
    const id = await inStep(world);
    await world.deleteCustomer(String(linkOf(world, id)));
    await world.editContact(id, { Description: 'Back.' });
    await world.settle();
    expect(world.customers()).toMatchObject([{ contact_name: 'Ann Lee', notes: 'Back.' }]);
    expect(linkOf(world, id)).toBe(world.customers()[0]?.contact_id);
  });

  test('finds it again by the e-mail when somebody has emptied the field', async () => {
    const world = syncWorld(linkedTopping());
    const id = await inStep(world);
    const customerId = linkOf(world, id);
    await world.editContact(id, { Books_Customer_ID: null });
    await world.settle();
    expect(linkOf(world, id)).toBe(customerId);
    expect(world.customers()).toHaveLength(1);
  });
});

test('when a contact is deleted, a task asks people to make its customer inactive, as nothing in Books names it', async () => {
  const world = syncWorld(linkedTopping());
  const id = await inStep(world);
  await world.deleteContact(id);
  await world.settle();
  expect(ofBooks(world)).toEqual([]);
  expect(world.customers()).toMatchObject([{ status: 'active' }]);
  expect(world.sandbox.bigin.records('Tasks')).toMatchObject([
    {
      Subject: 'Contact sync: make the customer of a deleted contact inactive in Zoho Books',
      Description: `Deleted contact ${id}. nothing in Books tells which customer was its own. Find it by the name or the e-mail, and make it inactive.`,
    },
  ]);
});

test('a contact that is deleted while it is synced has its customer made inactive by the run, which knows it', async () => {
  const world = syncWorld(linkedTopping());
  const id = await world.newContact(ann);
  let isDeleted = false;
  await world.settle(async (request, send) => {
    const answer = await send(request);
    if (!isDeleted && request.method === 'POST' && contactsOfBooks.test(request.url.split('?')[0] ?? '')) {
      isDeleted = true;
      await world.deleteContact(id);
    }
    return answer;
  });
  expect(world.customers()).toMatchObject([{ status: 'inactive' }]);
});

describe('the tests above fail without', () => {
  /** A world in which the functions say something else. */
  const changedWorld = (from: string, to: string): SyncWorld =>
    syncWorld(linkedTopping(), { change: (text) => text.replaceAll(from, to) });

  test('the claim: a customer is written for two contacts', async () => {
    const world = changedWorld('state.put("Books_Customer_ID",free.get(0));', '');
    await inStep(world);
    const [contact] = world.sandbox.bigin.records('Contacts');
    await world.editContact(String(contact?.id), { Email: null });
    await world.settle();
    await world.newContact({ ...ann, First_Name: 'Bo' });
    await world.settle();
    expect(world.customers()[0]).toMatchObject({ contact_name: 'Bo Lee' });
  });

  test('the id that is kept while a contact waits: another customer is made', async () => {
    const world = changedWorld('if(customerId == "" && linkedId != goneId)', 'if(false)');
    const id = await inStep(world);
    await world.editContact(id, { Email: 'lee@example.com' });
    await world.settle(async (request, send) =>
      request.url.includes('/books/')
        ? { kind: 'response', status: 500, headers: {}, body: '' }
        : send(request),
    );
    world.sandbox.clock.advance(3_600_000);
    world.sandbox.call('retry_pending');
    await world.settle();
    expect(world.customers()).toHaveLength(2);
  });
});
