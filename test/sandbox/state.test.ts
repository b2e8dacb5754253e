import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClock, createSandbox, modelledEndpoints } from '../../sandbox/index.ts';
import { createInBigin, createInBooks, newSandbox, organizationId, send, sendBooks } from './world.ts';

describe('the state', () => {
  test('is plain JSON, and putting it back undoes what happened since', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito', Email: 'ito@x.example' });
    const booksId = await createInBooks(sandbox, {
      contact_name: 'Ito',
      contact_persons: [{ email: 'ito@x.example' }],
    });
    sandbox.clock.advance(10_000);
    const saved = sandbox.snapshot();
    const copy = JSON.parse(JSON.stringify(saved));
    expect(copy).toEqual(saved);

    await send(sandbox, 'PUT', `/bigin/v2/Contacts/${id}`, { json: { data: [{ Email: 'kim@x.example' }] } });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee', Email: 'lee@x.example' });
    await sendBooks(sandbox, 'DELETE', `/contacts/${booksId}`);
    sandbox.clock.advance(60_000);
    expect(sandbox.snapshot()).not.toEqual(saved);

    sandbox.restore(copy);
    expect(sandbox.snapshot()).toEqual(saved);
    expect(sandbox.httpLog).toEqual([]);
    // The indexes are back as well: the e-mail and the name are taken, the address of the later change is free.
    const post = async (Email: string) => {
      const json = { data: [{ Last_Name: 'X', Email }] };
      return (await send(sandbox, 'POST', '/bigin/v2/Contacts', { json })).status;
    };
    expect(await post('ITO@x.example')).toBe(400);
    expect(await post('kim@x.example')).toBe(201);
    expect((await sendBooks(sandbox, 'POST', '/contacts', { contact_name: 'ito' })).status).toBe(400);
    expect((await sendBooks(sandbox, 'GET', '/contacts?email=ito@x.example')).json).toMatchObject({
      contacts: [{ contact_id: booksId }],
    });
    // Search still owes the record of ten seconds ago, and shows it when its time comes.
    const search = async () =>
      (await send(sandbox, 'GET', '/bigin/v2/Contacts/search?email=ito@x.example')).status;
    expect(await search()).toBe(204);
    sandbox.clock.advance(5_000);
    expect(await search()).toBe(200);
  });

  test('goes on the same way in another sandbox', async () => {
    const first = newSandbox();
    await createInBigin(first, 'Contacts', { Last_Name: 'Ito' });
    const second = newSandbox();
    second.restore(first.snapshot());
    for (const sandbox of [first, second]) await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    expect(second.snapshot()).toEqual(first.snapshot());
  });

  test('cannot be saved while runs are pending', async () => {
    const sandbox = newSandbox({
      functions: [{ name: 'f', text: 'info 1;' }],
      rules: [{ name: 'R', module: 'Contacts', on: ['create'], function: 'f', entryStyle: 'map-plain' }],
    });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito' });
    const message =
      "The sandbox's state can only be saved between runs; 1 are not finished. Call settle() first.";
    expect(() => sandbox.snapshot()).toThrow(message);
    await sandbox.settle();
    const saved = sandbox.snapshot();
    expect(saved.runsStarted).toBe(1);

    // Putting a state back drops the runs that began since.
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    sandbox.restore(saved);
    expect([sandbox.pendingRuns(), sandbox.finishedRuns()]).toEqual([[], []]);
  });
});

describe('repeatability', () => {
  /** One thing that somebody does; names and addresses repeat often, so that refusals happen. */
  const action = fc.oneof(
    fc.record({ kind: fc.constant('bigin' as const), name: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ kind: fc.constant('books' as const), name: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ kind: fc.constant('wait' as const), name: fc.integer({ min: 0, max: 20_000 }) }),
    fc.record({ kind: fc.constant('search' as const), name: fc.integer({ min: 0, max: 5 }) }),
  );
  type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

  async function carryOut(actions: readonly Action[], seed: number) {
    const sandbox = newSandbox({ seed });
    const answers: unknown[] = [];
    for (const { kind, name } of actions) {
      const email = `n${name}@x.example`;
      if (kind === 'wait') sandbox.clock.advance(name);
      if (kind === 'bigin') {
        const json = { data: [{ Last_Name: `N${name}`, Email: email }] };
        answers.push((await send(sandbox, 'POST', '/bigin/v2/Contacts', { json })).text);
      }
      if (kind === 'books') {
        answers.push((await sendBooks(sandbox, 'POST', '/contacts', { contact_name: `N${name}` })).text);
      }
      if (kind === 'search') {
        answers.push((await send(sandbox, 'GET', `/bigin/v2/Contacts/search?email=${email}`)).text);
      }
    }
    return { sandbox, answers };
  }

  test('the same actions give the same answers and the same state, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
        const [first, second] = [await carryOut(actions, 7), await carryOut(actions, 7)];
        expect(second.answers).toEqual(first.answers);
        expect(JSON.stringify(second.sandbox.snapshot())).toBe(JSON.stringify(first.sandbox.snapshot()));
      }),
      { seed: 20_261_005, numRuns: 40 },
    );
  });

  test('no two records share a unique value, and saving and putting back changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
        const { sandbox } = await carryOut(actions, 7);
        const emails = sandbox.bigin.records('Contacts').map((record) => record.Email);
        const names = sandbox.books.contacts().map((contact) => contact.contact_name.toLowerCase());
        expect(new Set(emails).size).toBe(emails.length);
        expect(new Set(names).size).toBe(names.length);
        const saved = JSON.stringify(sandbox.snapshot());
        sandbox.restore(JSON.parse(saved));
        expect(JSON.stringify(sandbox.snapshot())).toBe(saved);
      }),
      { seed: 20_261_006, numRuns: 40 },
    );
  });

  test('another seed gives other ids', async () => {
    const id = async (seed: number) => createInBigin(newSandbox({ seed }), 'Contacts', { Last_Name: 'Ito' });
    expect(await id(1)).toBe('5000001000000001001');
    expect(await id(42)).toBe('5000042000000001001');
  });
});

describe('time', () => {
  test('moves by the tick of each request and by hand, and never back', async () => {
    const sandbox = newSandbox({ clock: { startMs: 0, tickPerRequestMs: 250 } });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito' });
    expect(sandbox.clock.now()).toBe(250);
    sandbox.clock.advance(750);
    expect(sandbox.clock.now()).toBe(1000);
    expect(() => createClock().advance(-1)).toThrow(
      "The sandbox's clock only moves forwards; it was asked to move by -1 ms.",
    );
  });

  test.each([
    ['Asia/Kolkata', Date.UTC(2026, 0, 1), '2026-01-01T05:30:00+05:30'],
    ['Europe/Berlin', Date.UTC(2026, 6, 1), '2026-07-01T02:00:00+02:00'],
    ['America/St_Johns', Date.UTC(2026, 0, 1), '2025-12-31T20:30:00-03:30'],
    ['UTC', Date.UTC(2026, 0, 1, 0, 0, 0, 999), '2026-01-01T00:00:00+00:00'],
  ])('Bigin writes it in %s with the offset', async (timeZone, startMs, text) => {
    const sandbox = newSandbox({ clock: { startMs, tickPerRequestMs: 0 }, options: { timeZone } });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito' });
    expect(sandbox.bigin.records('Contacts')[0]?.Created_Time).toBe(text);
  });

  test('Books writes it in the zone of the organization, the offset without a colon', async () => {
    const sandbox = newSandbox({
      organizations: [{ id: organizationId, name: 'A', timeZone: 'Asia/Kolkata' }],
      clock: { startMs: Date.UTC(2026, 0, 1), tickPerRequestMs: 0 },
    });
    await createInBooks(sandbox, { contact_name: 'A' });
    expect(sandbox.books.contacts()[0]?.created_time).toBe('2026-01-01T05:30:00+0530');
  });
});

describe('the log', () => {
  test('holds no values of the query and no bodies unless asked for', async () => {
    const quiet = newSandbox();
    await sendBooks(quiet, 'GET', '/contacts?email=ann@x.example');
    expect(JSON.stringify(quiet.httpLog)).not.toContain('ann@x.example');
    expect(quiet.httpLog[0]?.query).toEqual(['email', 'organization_id']);

    const loud = newSandbox({ options: { logBodies: true } });
    await createInBooks(loud, { contact_name: 'Ann Lee' });
    expect(loud.httpLog[0]?.bodies?.request).toBe('{"contact_name":"Ann Lee"}');
    expect(loud.httpLog[0]?.bodies?.response).toContain('"contact_name":"Ann Lee"');
  });

  test('counts calls by service', async () => {
    const sandbox = newSandbox();
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito' });
    await sendBooks(sandbox, 'GET', '/contacts');
    await sendBooks(sandbox, 'GET', '/contacts');
    expect(sandbox.callsByService()).toEqual({
      accounts: 0,
      bigin: 1,
      books: 2,
      crm: 0,
      desk: 0,
      slack: 0,
      orders: 0,
    });
  });
});

describe('addresses', () => {
  test('a host that is none of Zoho’s is refused and written down', async () => {
    const sandbox = newSandbox();
    await expect(sandbox.fetch(new Request('https://example.com/x'))).rejects.toThrow(
      'The sandbox has no host "example.com". It answers for the hosts of Zoho\'s data centres, for https://slack.com and for https://orders.example.com.',
    );
    expect(sandbox.unmodelled).toMatchObject([
      { service: 'network', what: 'The host example.com is not modelled.' },
    ]);
  });

  test('a product that is not modelled is refused and written down', async () => {
    const sandbox = newSandbox();
    const response = await sandbox.fetch(new Request('https://www.zohoapis.com/creator/v2/data'));
    expect(response.status).toBe(404);
    expect(sandbox.unmodelled).toMatchObject([
      { service: 'network', what: 'No product answers at /creator/v2/data.' },
    ]);
  });

  test('are those of the data centre', () => {
    const sandbox = newSandbox({ dataCentre: 'in' });
    expect(sandbox.hosts).toEqual({
      accounts: 'https://accounts.zoho.in',
      api: 'https://www.zohoapis.in',
      desk: 'https://desk.zoho.in',
      slack: 'https://slack.com',
      orders: 'https://orders.example.com',
    });
    const unknown = { organizations: [{ id: '1', name: 'A' }], dataCentre: 'xx' as 'us' };
    expect(() => createSandbox(unknown)).toThrow('There is no data centre "xx". Known are us, eu, in,');
  });
});

const sources =
  /^https:\/\/((www\.)?(bigin|zoho)\.com\/|desk\.zoho\.com\/|docs\.slack\.dev\/|orders\.example\.com$|www\.rfc-editor\.org\/)/;

test('every endpoint says where its behaviour was learned', () => {
  expect(modelledEndpoints.length).toBeGreaterThanOrEqual(19);
  for (const { path, does, provenance } of modelledEndpoints) {
    expect(provenance.source, path).toMatch(sources);
    expect(['documented', 'observed', 'inferred'], path).toContain(provenance.confidence);
    expect(does, path).toMatch(/^[A-Z].+\.$/);
    expect(path).toMatch(
      /^\/(oauth(\/v2)?|bigin\/v2|books\/v3|crm\/v8|api(\/v1)?|orders)(\/:?[a-z_A-Z.]+)+$/,
    );
  }
});
