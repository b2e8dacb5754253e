import { describe, expect, test } from 'vitest';
import { type Readings, readingTable } from '../../deluge/index.ts';
import type { Transport } from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { createInBigin, send } from '../sandbox/world.ts';
import { type SyncWorld, syncWorld } from '../support/sync-world.ts';

const HOUR_MS = 3_600_000;
const variable = 'books_existing_request';

/** Contacts that no rule has seen: the topping was installed after them. */
async function withExisting(count: number, readings: Partial<Readings> = {}) {
  const world = syncWorld({ ...topping, rules: [], schedules: [] }, { behaviour: { readings } });
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const values = { Last_Name: `Lee ${number}`, Email: `a${number}@x.example` };
    ids.push(await createInBigin(world.sandbox, 'Contacts', values));
  }
  return { world, ids };
}

/** What stands in the variable, and in the place where the search goes on. */
const held = ({ sandbox }: SyncWorld): readonly unknown[] => {
  const { [variable]: request, books_sync_position } = sandbox.bigin.variables();
  return [request, books_sync_position];
};

const ask = async ({ sandbox }: SyncWorld): Promise<void> => {
  const { status } = await send(sandbox, 'PUT', `/bigin/v2/settings/variables/${variable}`, {
    token: sandbox.signIn('admin', ['ZohoBigin.settings.variables.ALL']),
    json: { variables: [{ value: 'all' }] },
  });
  expect(status).toBe(200);
};

/** The hour comes; gives what the run logged. */
async function hour(world: SyncWorld, transport?: Transport): Promise<readonly string[]> {
  world.sandbox.clock.advance(HOUR_MS);
  world.sandbox.call('retry_pending');
  const runs = await world.settle(transport);
  return runs.flatMap(({ outcome, info }) => (outcome.ok ? info : [`failed: ${outcome.error.message}`]));
}

const statuses = (world: SyncWorld, ids: readonly string[]) =>
  new Set(ids.map((id) => world.contact(id).Books_Sync_Status));

/** The calls for lists of contacts, as each run makes them. */
const lists = (world: SyncWorld) =>
  world
    .newCalls()
    .flatMap(({ call, query }) =>
      /^GET \/bigin\/v2\/Contacts(\/search)? /.test(call) ? [query.sort_by ?? 'search'] : [],
    );

describe('when the settings ask for all contacts, the hourly retry', () => {
  test('begins with the first one, takes on nothing but what waits besides, and says when it has gone through all', async () => {
    const { world, ids } = await withExisting(20);
    // The search stands somewhere in the middle.
    await hour(world);
    world.newCalls();
    await ask(world);
    const first = await hour(world);
    expect(lists(world)).toEqual(['search', 'id']);
    expect(held(world)).toEqual(['all, begun', '']);
    expect(first.filter((line) => line.includes('created customer'))).toHaveLength(7);
    const later = [await hour(world), await hour(world), await hour(world)].flat();
    expect(later).toContain('retry_pending has gone through all contacts');
    expect(statuses(world, ids)).toEqual(new Set(['In step']));
    expect(held(world)[0]).toBe('');
    expect(world.customers()).toHaveLength(20);
    world.newCalls();
    await hour(world);
    expect(lists(world)).toEqual(['search', 'Modified_Time', 'id']);
  });

  test('passes contacts that are in step at one look each, forty in an hour', async () => {
    const { world, ids } = await withExisting(46);
    for (let count = 0; count < 12; count += 1) await hour(world);
    expect(statuses(world, ids)).toEqual(new Set(['In step']));
    await ask(world);
    expect(await hour(world)).toEqual(['retry_pending looked at 40, synced 0']);
    expect(held(world)[0]).toBe('all, begun');
    expect(await hour(world)).toContain('retry_pending has gone through all contacts');
    for (const { outcome } of world.sandbox.finishedRuns()) expect(outcome.ok).toBe(true);
  });

  test('is not stopped by contacts that wait for a person', async () => {
    const { world, ids } = await withExisting(9);
    for (let count = 0; count < 9; count += 1)
      for (const name of ['One', 'Two'])
        await world.newCustomer({
          contact_name: `${name} ${count}`,
          contact_type: 'customer',
          contact_persons: [{ first_name: 'A', email: `a${count}@x.example`, is_primary_contact: true }],
        });
    await ask(world);
    const said = [await hour(world), await hour(world), await hour(world)].flat();
    expect(said).toContain('retry_pending has gone through all contacts');
    expect(statuses(world, ids)).toEqual(new Set(['Needs attention']));
  });

  test('begins anew when Bigin does not keep that it has begun, and goes on asking when it cannot list', async () => {
    const failing =
      (method: string, path: RegExp): Transport =>
      async (request, send) =>
        request.method === method && path.test(request.url)
          ? { kind: 'response', status: 500, headers: {}, body: '{}' }
          : send(request);
    const { world, ids } = await withExisting(3);
    await ask(world);
    await hour(world, failing('PUT', /settings\/variables/));
    expect(held(world)[0]).toBe('all');
    await hour(world, failing('GET', /Contacts\?.*sort_by=id/));
    expect(held(world)[0]).toBe('all, begun');
    expect(await hour(world)).toContain('retry_pending has gone through all contacts');
    expect(statuses(world, ids)).toEqual(new Set(['In step']));
  });

  test('does so whatever is read of open questions', async () => {
    for (const [name, reading] of Object.entries(readingTable)) {
      for (const value of reading.values.filter((one) => one !== reading.default)) {
        const { world, ids } = await withExisting(2, { [name]: value });
        await ask(world);
        const said = await hour(world);
        expect(said, `${name}=${value}`).toContain('retry_pending has gone through all contacts');
        expect(statuses(world, ids), `${name}=${value}`).toEqual(new Set(['In step']));
        expect(held(world)[0], `${name}=${value}`).toBe('');
      }
    }
  });
});
