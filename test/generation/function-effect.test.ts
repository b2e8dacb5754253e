import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { entryStyles, syncStatuses } from '../../codegen/index.ts';
import { defaultReadings, type HttpAnswer, MapValue, readingTable } from '../../deluge/index.ts';
import type { Transport } from '../../sandbox/index.ts';
import { topping as shippedTopping } from '../../topping/index.ts';
import { runDeluge } from '../support/run-deluge.ts';
import { functionsOf, type SyncWorld, type SyncWorldOptions, syncWorld } from '../support/sync-world.ts';
import { smallTopping } from '../support/toppings.ts';

const ann = {
  First_Name: 'Ann "A"',
  Last_Name: 'Lee\\',
  Email: 'ann@x.example',
  Mailing_City: '${city} {{city}} */ 京都\nnorth',
};

const customer = (values: object = {}): object => ({
  contact_name: 'Old name',
  contact_type: 'customer',
  contact_persons: [{ last_name: 'Old', email: 'ANN@x.example', is_primary_contact: true }],
  ...values,
});

const worldOf = (options: SyncWorldOptions = {}, topping = smallTopping()): SyncWorld =>
  syncWorld(topping, options);

/** Creates a contact, lets the sync run, and gives what can be read of it afterwards. */
async function synced(world: SyncWorld, values: object = ann, transport?: Transport) {
  const id = await world.newContact(values);
  world.newCalls();
  const runs = await world.settle(transport);
  return { id, ...told(world, id), info: runs.flatMap(({ info }) => info), calls: world.newCalls() };
}

/** What a person reads on a contact. */
function told(world: SyncWorld, id: string) {
  const contact = world.contact(id);
  return {
    status: contact.Books_Sync_Status,
    reason: contact.Books_Sync_Reason,
    customerId: contact.Books_Customer_ID,
  };
}

const json = (body: object, status = 200): HttpAnswer => ({
  kind: 'response',
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(body),
});

/** Answers the calls of one kind itself. */
function answering(method: string, path: RegExp, answer: HttpAnswer): Transport {
  return async (request, send) =>
    request.method === method && path.test(request.url.split('?')[0] ?? '') ? answer : send(request);
}

const contactsOfBooks = /\/books\/v3\/contacts$/;

describe('creating', () => {
  test('reads the contact, marks it, looks for the e-mail, posts what the mapping says, and writes what became of it', async () => {
    const world = worldOf({ dataCentre: 'eu', variables: { zoho_data_centre: 'eu' } });
    const { id, calls, info, ...read } = await synced(world);
    expect(calls.map(({ call }) => call)).toEqual([
      `GET /bigin/v2/Contacts/${id} via biginconnection`,
      `PUT /bigin/v2/Contacts/${id} via biginconnection`,
      'GET /books/v3/contacts via booksconnection',
      'POST /books/v3/contacts via booksconnection',
      `GET /bigin/v2/Contacts/${id} via biginconnection`,
      `PUT /bigin/v2/Contacts/${id} via biginconnection`,
      `GET /bigin/v2/Contacts/${id} via biginconnection`,
    ]);
    expect(calls[1]?.body).toEqual({
      data: [
        {
          Books_Sync_Status: 'Waiting',
          Books_Sync_Reason: 'It is being saved to Books.',
          Books_Sync_Mark: expect.stringContaining('"until"'),
          Books_Sync_Memory: '{"tries":0}',
        },
      ],
      trigger: [],
    });
    expect(calls[2]?.query).toEqual({
      organization_id: '10001',
      contact_type: 'customer',
      email: 'ann@x.example',
      filter_by: 'Status.All',
      per_page: '200',
    });
    expect(calls[3]).toMatchObject({
      query: { organization_id: '10001' },
      body: {
        contact_type: 'customer',
        contact_name: 'Ann "A" Lee\\',
        website: 'https://example.com',
        notes: '',
        billing_address: { city: ann.Mailing_City },
        contact_persons: [
          { last_name: 'Lee\\', email: 'ann@x.example', phone: '', is_primary_contact: true },
        ],
        custom_fields: [{ api_name: 'cf_bigin_contact_id', value: id }],
      },
    });
    const [made] = world.customers();
    expect(read).toEqual({ status: 'In step', reason: null, customerId: made?.contact_id });
    expect(info).toEqual([`contact_to_books ${id}: created customer ${made?.contact_id}`]);
  });

  test.each(['"', '\\', '\n', '\r\n\t', '${x}', '{{x}}', '*/ // ', '"); info "x', '👩‍👩‍👧\u2028\u0000'])(
    'sends a constant of the definition as it is: %j',
    async (website) => {
      const { calls } = await synced(worldOf({}, smallTopping({ website })));
      expect(calls.find(({ call }) => call.startsWith('POST'))?.body).toHaveProperty('website', website);
    },
  );
});

test('a value of a record arrives as it is, whatever it holds', async () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('"', '\\', '\\"', '\n', '\r\n', '${x}', '{{x}}', '*/', '//', '&', '%20', '+', 'null'),
        fc.constantFrom('\u2028', '\u0000'),
        fc.string({ unit: 'binary', maxLength: 8 }).filter((part) => part.isWellFormed()),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => `a${parts.join('')}z`);
  const world = worldOf();
  let number = 0;
  await fc.assert(
    fc.asyncProperty(text, text, text, async (Last_Name, Description, Mailing_City) => {
      number += 1;
      const { calls, status } = await synced(world, {
        Last_Name: `${number} ${Last_Name}`,
        Description,
        Mailing_City,
        Email: `ann${number}@x.example`,
      });
      expect(calls.find(({ call }) => call.startsWith('POST'))?.body).toMatchObject({
        contact_name: `${number} ${Last_Name}`,
        notes: Description,
        billing_address: { city: Mailing_City },
      });
      expect(status).toBe('In step');
    }),
    { seed: 7, numRuns: 100 },
  );
});

describe('adopting a customer that somebody made in Books', () => {
  test('takes the whole e-mail, without case: one that contains it, a vendor, and one of no e-mail are passed over', async () => {
    const world = worldOf({ behaviour: { emailFilter: 'contains' } });
    const person = (email: string) => ({
      contact_persons: [{ last_name: 'P', email, is_primary_contact: true }],
    });
    await world.newCustomer(customer({ contact_name: '1', ...person('joann@x.example') }));
    await world.newCustomer(customer({ contact_name: '2', contact_type: 'vendor' }));
    await world.newCustomer(customer({ contact_name: '3', contact_persons: [] }));
    const before = world.customers();
    const { info } = await synced(world);
    expect(info[0]).toContain('created customer');
    expect(world.customers().slice(0, 3)).toEqual(before);
  });

  test('claims it in Bigin first, then gives it the id of the contact', async () => {
    const world = worldOf();
    const made = await world.newCustomer(customer());
    const { id, calls, info, ...read } = await synced(world);
    const writes = calls.filter(({ call }) => !call.startsWith('GET'));
    expect(writes[1]?.body).toEqual({ data: [{ Books_Customer_ID: made }], trigger: [] });
    expect(writes[2]).toMatchObject({
      call: `PUT /books/v3/contacts/${made} via booksconnection`,
      body: { custom_fields: [{ api_name: 'cf_bigin_contact_id', value: id }] },
    });
    expect(world.customers()).toMatchObject([
      { contact_id: made, contact_name: 'Ann "A" Lee\\', billing_address: { city: ann.Mailing_City } },
    ]);
    expect(read).toEqual({ status: 'In step', reason: null, customerId: made });
    expect(info).toEqual([`contact_to_books ${id}: adopted customer ${made}`]);
  });

  test('never takes one that stands for another contact already', async () => {
    const world = worldOf();
    const first = await synced(world);
    const person = { last_name: 'P', email: 'bo@x.example', is_primary_contact: true };
    await world.changeCustomer(String(first.customerId), { contact_persons: [person] });
    const before = world.customers();
    const second = await synced(world, { Last_Name: 'Bo', Email: 'bo@x.example' });
    expect(second.info[0]).toContain('created customer');
    expect(world.customers()).toHaveLength(2);
    expect(world.customers()[0]).toEqual(before[0]);
  });

  const conflicts: readonly (readonly [string, (world: SyncWorld) => Promise<unknown>, string])[] = [
    [
      'several customers have the e-mail',
      async (world) => {
        await world.newCustomer(customer());
        await world.newCustomer(customer({ contact_name: 'Second' }));
      },
      'several customers in Books have this e-mail. Merge them, or correct the e-mail.',
    ],
    [
      'the customer is inactive',
      async (world) => {
        const id = await world.newCustomer(customer());
        await world.inactivateCustomer(id);
      },
      'the customer with this e-mail is inactive in Books. Make it active, or correct the e-mail.',
    ],
  ];
  test.each(conflicts)(
    'stops when %s, changes nothing, and says so on the contact',
    async (_, prepare, reason) => {
      const world = worldOf();
      await prepare(world);
      const before = world.customers();
      const { id, info, ...read } = await synced(world);
      expect(info).toEqual([`contact_to_books ${id}: stopped: ${reason}`]);
      expect(read).toMatchObject({ status: 'Needs attention', reason, customerId: null });
      expect(world.customers()).toEqual(before);
    },
  );

  test('stops when the list has more pages than one', async () => {
    const answer = json({ code: 0, contacts: [], page_context: { has_more_page: true } });
    const { status, reason } = await synced(worldOf(), ann, answering('GET', contactsOfBooks, answer));
    expect(status).toBe('Needs attention');
    expect(reason).toContain('lists too many customers for this e-mail');
  });
});

describe('updating', () => {
  const bo = { first_name: 'Bo', last_name: 'Ek', email: 'bo@x.example' };

  async function worldWithPersons(): Promise<{ world: SyncWorld; id: string; customerId: string }> {
    const world = worldOf({}, shippedTopping);
    const { id, customerId } = await synced(world, { ...ann, Phone: '1' });
    const [made] = world.customers();
    const [own] = made?.contact_persons ?? [];
    await world.changeCustomer(String(customerId), {
      contact_persons: [{ ...own, salutation: 'Ms', department: 'Sales' }, bo],
      billing_address: { ...(made?.billing_address as object), attention: 'Reception' },
      website: 'https://kept.example',
      custom_fields: [{ api_name: 'cf_region', value: 'north' }],
    });
    world.newCalls();
    return { world, id, customerId: String(customerId) };
  }

  test('changes what differs alone, and keeps other persons and all that is not mapped', async () => {
    const { world, id, customerId } = await worldWithPersons();
    const [before] = world.customers();
    await world.editContact(id, { Mailing_City: 'Lund', Description: 'Likes tea', Phone: '2' });
    const runs = await world.settle();
    expect(runs.map(({ info }) => info)).toEqual([
      [`contact_to_books ${id}: updated customer ${customerId}`],
    ]);
    const [after] = world.customers();
    expect(after).toMatchObject({
      notes: 'Likes tea',
      website: 'https://kept.example',
      billing_address: { ...(before?.billing_address as object), city: 'Lund', attention: 'Reception' },
      contact_persons: [
        { ...(before?.contact_persons?.[0] as object), phone: '2' },
        before?.contact_persons?.[1] as object,
      ],
    });
    expect(after?.custom_fields).toContainEqual(
      expect.objectContaining({ api_name: 'cf_region', value: 'north' }),
    );
    expect(told(world, id)).toEqual({ status: 'In step', reason: null, customerId });
  });

  test('names the customer by the id of the contact, and sends no name that is as it was', async () => {
    const { world, id } = await worldWithPersons();
    await world.editContact(id, { Description: 'Likes tea' });
    await world.settle();
    const [write, ...more] = booksCalls(world);
    expect(more).toEqual([]);
    expect(write?.call).toBe('PUT /books/v3/contacts via booksconnection');
    expect(write?.body).toEqual({ contact_type: 'customer', company_name: '', notes: 'Likes tea' });
  });

  test('changes the person alone with one call when only the person differs', async () => {
    const { world, id, customerId } = await worldWithPersons();
    await world.editContact(id, { Phone: '2' });
    await world.settle();
    const [write, ...more] = booksCalls(world);
    expect(more).toEqual([]);
    expect(write?.call).toMatch(/^PUT \/books\/v3\/contacts\/contactpersons\/\d+ via/);
    expect(write?.body).toMatchObject({ contact_id: customerId, phone: '2', email: 'ann@x.example' });
  });

  test('makes no call of Books when no mapped field differs, and none for its own writes', async () => {
    const { world, id } = await worldWithPersons();
    await world.editContact(id, { Skype_ID: 'ann' });
    const runs = await world.settle();
    expect(runs.map(({ info }) => info)).toEqual([[`contact_to_books ${id}: in step`]]);
    expect(world.newCalls().map(({ call }) => call)).toEqual([
      `GET /bigin/v2/Contacts/${id} via biginconnection`,
    ]);
  });

  test('sends the whole list of persons where Books would refuse the one: without a first name', async () => {
    const { world, id } = await worldWithPersons();
    await world.editContact(id, { First_Name: null });
    await world.settle();
    const [after] = world.customers();
    expect(after?.contact_persons).toMatchObject([
      { first_name: '', last_name: 'Lee\\', salutation: 'Ms', department: 'Sales', is_primary_contact: true },
      bo,
    ]);
  });

  test('adds the person when the customer has none', async () => {
    const world = worldOf({}, shippedTopping);
    await world.newCustomer(customer());
    const [made] = world.customers();
    const withoutPersons = json({ code: 0, contact: { ...made, contact_persons: [] } });
    const { calls } = await synced(world, ann, async (request, send) => {
      const adopts = request.method === 'PUT' && /\/contacts\/\d+\?/.test(request.url);
      if (!adopts || !request.body?.includes('custom_fields')) return send(request);
      await send(request);
      return withoutPersons;
    });
    const sent = calls.filter(({ body }) => body !== undefined && 'contact_persons' in (body as object));
    expect(sent[0]?.body).toHaveProperty('contact_persons', [
      {
        first_name: 'Ann "A"',
        last_name: 'Lee\\',
        email: 'ann@x.example',
        phone: '',
        mobile: '',
        designation: '',
        is_primary_contact: true,
      },
    ]);
  });

  test('writes all parts to a customer that takes the place of a deleted one', async () => {
    const { world, id, customerId } = await worldWithPersons();
    await world.deleteCustomer(customerId);
    const made = await world.newCustomer(customer({ billing_address: { city: 'Elsewhere' } }));
    await world.editContact(id, { Description: 'Likes tea' });
    await world.settle();
    expect(world.customers()).toMatchObject([
      {
        contact_id: made,
        contact_name: 'Ann "A" Lee\\',
        notes: 'Likes tea',
        billing_address: { city: ann.Mailing_City },
        contact_persons: [{ first_name: 'Ann "A"', last_name: 'Lee\\', phone: '1' }],
      },
    ]);
    expect(told(world, id)).toEqual({ status: 'In step', reason: null, customerId: made });
  });

  test('makes a new customer, of no other’s parts, when the old one is deleted and the person has changed', async () => {
    const { world, id, customerId } = await worldWithPersons();
    await world.deleteCustomer(customerId);
    await world.editContact(id, { Phone: '2' });
    await world.settle();
    const post = booksCalls(world).find(({ call }) => call.startsWith('POST'));
    expect(post?.body).toMatchObject({ contact_persons: [{ phone: '2', email: 'ann@x.example' }] });
    expect(JSON.stringify(post?.body)).not.toContain(customerId);
    expect(told(world, id)).toMatchObject({
      status: 'In step',
      customerId: world.customers()[0]?.contact_id,
    });
  });
});

function booksCalls(world: SyncWorld) {
  return world.newCalls().filter(({ call }) => call.endsWith('booksconnection'));
}

describe('a name that is taken', () => {
  const name = 'Ann "A" Lee\\';
  const taken = (more = ''): object => ({ contact_name: `${name}${more}`, contact_type: 'vendor' });
  const reason = 'another contact in Books has this name. Give one of the two another name.';

  test('gets the e-mail behind it, on creation and on adoption, and keeps it', async () => {
    for (const adopts of [false, true]) {
      const world = worldOf();
      await world.newCustomer(taken());
      if (adopts) await world.newCustomer(customer());
      const { id, customerId, status } = await synced(world);
      const nameOf = () => world.sandbox.books.contact(String(customerId))?.contact_name;
      expect(status).toBe('In step');
      expect(nameOf()).toBe(`${name} (ann@x.example)`);
      await world.editContact(id, { Description: 'Likes tea' });
      await world.settle();
      expect(nameOf()).toBe(`${name} (ann@x.example)`);
      expect(world.sandbox.books.contact(String(customerId))?.notes).toBe('Likes tea');
    }
  });

  test('gets it on an update too, and loses it with a name that is free', async () => {
    const world = worldOf();
    const { id, customerId } = await synced(world, { ...ann, First_Name: 'Bea' });
    await world.newCustomer(taken());
    await world.editContact(id, { First_Name: ann.First_Name });
    await world.settle();
    const nameOf = () => world.sandbox.books.contact(String(customerId))?.contact_name;
    expect(nameOf()).toBe(`${name} (ann@x.example)`);
    await world.editContact(id, { First_Name: 'Cleo' });
    await world.settle();
    expect(nameOf()).toBe('Cleo Lee\\');
    expect(told(world, id).status).toBe('In step');
  });

  test.each([
    ['when that is taken too', ann, {}, [taken(), taken(' (ann@x.example)')], 2],
    ['at once when the definition says so', ann, { onNameTaken: 'report' } as const, [taken()], 1],
    [
      'at once when there is no room for the e-mail',
      { Last_Name: 'n'.repeat(80), First_Name: 'f'.repeat(40), Email: `${'e'.repeat(80)}@x.example` },
      {},
      [{ contact_name: `${'f'.repeat(40)} ${'n'.repeat(80)}`, contact_type: 'vendor' }],
      1,
    ],
  ])('is reported %s', async (_, values, options, others, tries) => {
    const world = worldOf({}, smallTopping({}, options));
    for (const other of others) await world.newCustomer(other);
    const { id, info, calls, ...read } = await synced(world, values);
    expect(calls.filter(({ call }) => call.startsWith('POST'))).toHaveLength(tries);
    expect(info).toEqual([`contact_to_books ${id}: stopped: ${reason}`]);
    expect(read.status).toBe('Needs attention');
    expect(read.reason).toContain(reason);
    expect(world.customers()).toHaveLength(others.length);
  });
});

describe('a deleted contact', () => {
  test('makes its customer inactive, and deletes nothing', async () => {
    const world = worldOf({}, shippedTopping);
    const { id, customerId } = await synced(world);
    await world.deleteContact(id);
    const runs = await world.settle();
    expect(runs.flatMap(({ info }) => info)).toEqual([
      `contact_removed ${id}: made customer ${customerId} inactive`,
    ]);
    expect(world.customers()).toMatchObject([{ contact_id: customerId, status: 'inactive' }]);
  });

  test('that no customer stands for changes nothing', async () => {
    const world = worldOf({}, shippedTopping);
    await world.newCustomer(customer());
    const before = world.customers();
    const id = await world.newContact({ Last_Name: 'Lee' });
    await world.deleteContact(id);
    const runs = await world.settle();
    expect(runs.flatMap(({ info }) => info)).toEqual([
      `contact_removed ${id}: no customer stands for the deleted contact`,
    ]);
    expect(world.customers()).toEqual(before);
  });

  test('whose customer cannot be made inactive is told with a task', async () => {
    const world = worldOf({}, shippedTopping);
    const { id } = await synced(world);
    await world.deleteContact(id);
    await world.settle(answering('POST', /inactive$/, json({ code: 9, message: 'm' }, 400)));
    const reason = 'Books did not make the customer of a deleted contact inactive: status 400, code 9.';
    expect(world.sandbox.bigin.records('Tasks')).toMatchObject([
      {
        Subject: 'Contact sync: make the customer of a deleted contact inactive in Zoho Books',
        Description: `Deleted contact ${id}. ${reason}`,
      },
    ]);
  });
});

describe('every answer is checked, and the reason is told without personal data', () => {
  const passing = (doing: string, status: number, code: string): string =>
    `Books did not ${doing}: status ${status}, code ${code}.`;
  const html: HttpAnswer = {
    kind: 'response',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html>ann@x.example</html>',
  };
  const cut: HttpAnswer = { ...html, status: 200, body: '{"code":0,"contacts":[' };
  const list = (answer: HttpAnswer) => answering('GET', contactsOfBooks, answer);
  const post = (answer: HttpAnswer) => answering('POST', contactsOfBooks, answer);
  const read = (answer: HttpAnswer) => answering('GET', /\/books\/v3\/contacts\/\d+$/, answer);
  const { waiting, needsAttention } = syncStatuses;
  const noSense = /^a call did not come back, or its answer made no sense \(line \d+\)\.$/;
  const cases: readonly (readonly [string, Transport, status: string, reason: string | RegExp])[] = [
    [
      '200 with an error code inside, at the list',
      list(json({ code: 57, message: 'no' })),
      waiting,
      passing('list customers', 200, '57'),
    ],
    [
      '401 at the list',
      list(json({ code: 14, message: 'invalid' }, 401)),
      waiting,
      passing('list customers', 401, '14'),
    ],
    [
      '429 at the list',
      list(json({ code: 44, message: 'limit' }, 429)),
      waiting,
      passing('list customers', 429, '44'),
    ],
    ['HTML at the list', list(html), waiting, passing('list customers', 502, 'none')],
    [
      'an empty body at the list',
      list({ ...html, status: 200, body: '' }),
      waiting,
      passing('list customers', 200, 'none'),
    ],
    [
      'a refusal at the list',
      list(json({ code: 2, message: 'Invalid value.' }, 400)),
      needsAttention,
      `${passing('list customers', 400, '2')} Invalid value.`,
    ],
    [
      'an error at the customer',
      read(json({ code: 1002, message: 'gone' }, 404)),
      waiting,
      passing('read a customer', 404, '1002'),
    ],
    [
      'an error at the post',
      post(json({ code: 15, message: 'Too long.' }, 400)),
      needsAttention,
      'Books refused to create the customer: status 400, code 15. Too long.',
    ],
    [
      '500 although the code says 0',
      post(json({ code: 0, contact: {} }, 500)),
      waiting,
      passing('create the customer', 500, '0'),
    ],
    ['a body that is cut off', list(cut), waiting, noSense],
    ['a timeout', list({ kind: 'failure', reason: 'timeout', message: 'ann@x.example' }), waiting, noSense],
    ['a reset', post({ kind: 'failure', reason: 'reset', message: 'reset' }), waiting, noSense],
  ];
  test.each(cases)('%s', async (name, transport, status, reason) => {
    const world = worldOf();
    if (name.endsWith('at the customer')) await world.newCustomer(customer());
    const before = world.customers();
    const { id, info, ...seen } = await synced(world, ann, transport);
    expect(seen.status).toBe(status);
    expect(seen.reason).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
    expect(info).toHaveLength(1);
    expect(info[0]).toMatch(new RegExp(`^contact_to_books ${id}: stopped: `));
    expect(info[0]).not.toMatch(/ann|lee|x\.example/i);
    expect(world.customers()).toEqual(before);
  });

  test.each([
    ['Bigin answers an error', json({ code: 'INVALID_TOKEN', message: 'm', status: 'error' }, 401)],
    ['Bigin gives no record in a good answer', json({ data: [] })],
  ])('%s: the contact waits, and Books is not called', async (_, answer) => {
    const world = worldOf();
    const { info, status, reason, calls } = await synced(
      world,
      ann,
      answering('GET', /\/bigin\/v2\/Contacts\/\d+$/, answer),
    );
    expect(status).toBe('Waiting');
    expect(reason).toMatch(/^Bigin did not give the contact: status \d{3}\.$/);
    expect(info[0]).toContain(`stopped: ${reason}`);
    expect(calls.filter(({ call }) => call.endsWith('booksconnection'))).toEqual([]);
  });

  test.each([
    ['1800', '202610050930'],
    ['60', '202610050915'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', '202610050915'],
  ])('a contact waits at least as long as Books asks for: %s', async (wait, after) => {
    const startMs = Date.UTC(2026, 9, 5, 16);
    const world = worldOf({ behaviour: { timeZone: 'America/Los_Angeles' } });
    world.sandbox.clock.set(startMs);
    const limit = json({ code: 44, message: 'limit' }, 429);
    if (limit.kind !== 'response') throw new Error('An answer is a response.');
    const { id, status } = await synced(
      world,
      ann,
      list({ ...limit, headers: { ...limit.headers, 'retry-after': wait } }),
    );
    expect(status).toBe('Waiting');
    expect(JSON.parse(String(world.contact(id).Books_Sync_Memory))).toMatchObject({ tries: 1, after });
  });

  test('a contact that is gone before it is read is let go', async () => {
    const world = worldOf();
    const id = await world.newContact(ann);
    await world.deleteContact(id);
    const [run] = await world.settle();
    expect(run?.info).toEqual([`contact_to_books ${id}: the contact is gone`]);
    expect(world.customers()).toEqual([]);
  });

  test('a contact that has lost its e-mail is left alone', async () => {
    const world = worldOf();
    const id = await world.newContact(ann);
    await world.editContact(id, { Email: null });
    const [run] = await world.settle();
    expect(run?.info).toEqual([`contact_to_books ${id}: left alone: the contact has no Email.`]);
    expect(world.customers()).toEqual([]);
  });

  test('no organization is said on the contact, and Books is not called', async () => {
    const { info, calls, status, reason, id } = await synced(
      worldOf({ variables: { books_organization_id: '' } }),
    );
    expect(reason).toBe(
      'the variable books_organization_id is empty. Set it to the id of the Books organization.',
    );
    expect(status).toBe('Needs attention');
    expect(info).toEqual([`contact_to_books ${id}: stopped: ${reason}`]);
    expect(calls.map(({ call }) => call)).toEqual([`PUT /bigin/v2/Contacts/${id} via biginconnection`]);
  });

  test('an unknown data centre is said in the log before any call', async () => {
    const { info, calls, status } = await synced(worldOf({ variables: { zoho_data_centre: 'mars' } }));
    expect(info).toEqual([
      'contact_to_books stopped: the variable zoho_data_centre names no data centre. Set it to one of us, eu, in, au, jp, cn, ca, sa, uk, ae.',
    ]);
    expect(calls).toEqual([]);
    expect(status).toBeNull();
  });

  test('an argument without an id is said, too', () => {
    const [made] = functionsOf(smallTopping());
    const { outcome, requests } = runDeluge(made?.text ?? '', { args: { contact: new MapValue() } });
    expect(outcome.info).toEqual(['contact_to_books stopped: the argument names no record.']);
    expect(requests).toEqual([]);
  });
});

describe('what is unsettled about the platform makes no difference', () => {
  const variants = Object.entries(readingTable).flatMap(([name, { values, default: usual }]) =>
    values.filter((value) => value !== usual).map((value) => [name, value] as const),
  );

  /** All that is left behind by a create, an adoption, a name clash, an edit, a conflict, a refusal and a deletion. */
  async function story(options: SyncWorldOptions, topping = shippedTopping) {
    const world = worldOf(options, topping);
    await world.newCustomer(customer({ billing_address: { city: 'Old', attention: 'Reception' } }));
    const ids = [
      (await synced(world)).id,
      (await synced(world, { First_Name: 'Bo', Last_Name: 'Ek', Email: 'bo@x.example' })).id,
      (await synced(world, { First_Name: 'Bo', Last_Name: 'Ek', Email: 'ek@x.example' })).id,
      (await synced(world, { Last_Name: 'Gone', Email: 'gone@x.example' })).id,
    ];
    const [first = '', second = '', , last = ''] = ids;
    await world.editContact(first, { Mailing_City: 'Lund', Phone: '7' });
    await world.editContact(second, { Phone: '8' });
    await world.deleteContact(last);
    await world.settle();
    const refusal = json({ code: 57, message: 'no' }, 401);
    await synced(
      world,
      { Last_Name: 'No', Email: 'no@x.example' },
      answering('GET', contactsOfBooks, refusal),
    );
    return {
      customers: world.customers(),
      contacts: world.sandbox.bigin
        .records('Contacts')
        .map(({ Books_Sync_Memory: _, Books_Sync_Mark: __, ...record }) => record),
      log: world.sandbox.finishedRuns().map(({ info }) => info),
    };
  }
  let usual: Awaited<ReturnType<typeof story>>;
  beforeEach(async () => {
    usual ??= await story({});
  });

  test('the table has open questions to try, and the story ends as it should', () => {
    expect(variants.length).toBeGreaterThan(15);
    expect(usual.customers.map(({ contact_name, status }) => [contact_name, status])).toEqual([
      ['Ann "A" Lee\\', 'active'],
      ['Bo Ek', 'active'],
      ['Bo Ek (ek@x.example)', 'active'],
      ['Gone', 'inactive'],
    ]);
    expect(usual.contacts.map(({ Books_Sync_Status }) => Books_Sync_Status)).toEqual([
      'In step',
      'In step',
      'In step',
      'Waiting',
    ]);
  });

  test.each(variants)('%s = %s', async (name, value) => {
    expect(await story({ behaviour: { readings: { ...defaultReadings, [name]: value } } })).toEqual(usual);
  });

  test.each(entryStyles)('nor does the way in which the rule names the record: %s', async (entryStyle) => {
    const topping = { ...shippedTopping, platform: { ...shippedTopping.platform, entryStyle } };
    const { customers, contacts } = await story({}, topping);
    expect({ customers, contacts }).toEqual({ customers: usual.customers, contacts: usual.contacts });
  });
});
