import { describe, expect, test } from 'vitest';
import { referenceOf, sandboxOf, sandboxOrganization } from '../../cli/topping-sandbox.ts';
import { checkTopping } from '../../codegen/index.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import { readEvents, replay } from '../../sandbox/index.ts';
import { customFieldsTopping } from '../support/custom-fields-topping.ts';
import { functionsOf, type SyncWorld, syncWorld } from '../support/sync-world.ts';

const ann = {
  First_Name: 'Ann',
  Last_Name: 'Lee',
  Email: 'ann@x.example',
  Nickname: 'Annie',
  Customer_Tier: 'Gold',
};

/** The values of the custom fields of the only customer, by API name. */
function customValues(world: SyncWorld): object {
  const [customer] = world.customers();
  const fields = customer?.custom_fields as readonly { readonly api_name: string; readonly value: unknown }[];
  return Object.fromEntries(fields.map(({ api_name, value }) => [api_name, value]));
}

const toBooks = (world: SyncWorld) => world.newCalls().filter(({ call }) => call.includes('/books/'));

/** A contact that is in step, whose customer has a custom field that nothing maps to. */
async function atRest(options: Parameters<typeof customFieldsTopping>[0] = {}, contact: object = ann) {
  const world = syncWorld(customFieldsTopping(options));
  const id = await world.newContact(contact);
  await world.settle();
  const [customer] = world.customers();
  await world.changeCustomer(customer?.contact_id ?? '', {
    custom_fields: [{ api_name: 'cf_region', value: 'North' }],
  });
  world.newCalls();
  return { world, id, customerId: customer?.contact_id ?? '' };
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

test('a topping that reads custom fields and writes those of Books has nothing wrong', () => {
  expect(checkTopping(customFieldsTopping()).filter(isError)).toEqual([]);
  expect(checkTopping(customFieldsTopping({ match: 'linked-id' })).filter(isError)).toEqual([]);
});

describe.each(['unique-field', 'linked-id'] as const)('with the match %s', (match) => {
  const key = (id: string): object => (match === 'unique-field' ? { cf_bigin_contact_id: id } : {});

  test('a new customer gets them as the list that Books takes', async () => {
    const world = syncWorld(customFieldsTopping({ match }));
    const id = await world.newContact(ann);
    await world.settle();
    const created = toBooks(world).find(({ call }) => call.startsWith('POST'));
    expect(created?.body).toMatchObject({
      custom_fields: expect.arrayContaining([
        { api_name: 'cf_nickname', value: 'Annie' },
        { api_name: 'cf_tier', value: 'gold' },
        { api_name: 'cf_opted_out', value: false },
      ]),
    });
    expect(customValues(world)).toEqual({
      ...key(id),
      cf_nickname: 'Annie',
      cf_tier: 'gold',
      cf_opted_out: false,
    });
  });

  test('a change of one costs one call to Books, and leaves those that nothing maps to', async () => {
    const { world, id } = await atRest({ match });
    await world.editContact(id, { Nickname: 'Anna', Customer_Tier: 'Silver' });
    await world.settle();
    expect(toBooks(world)).toHaveLength(1);
    const expected = { ...key(id), cf_nickname: 'Anna', cf_tier: 'silver', cf_opted_out: false };
    expect(customValues(world)).toEqual({ ...expected, cf_region: 'North' });
    expect(world.contact(id).Books_Sync_Status).toBe('In step');
  });

  test('one that is emptied is emptied in Books, and one that is kept is not sent', async () => {
    const { world, id } = await atRest({ match });
    await world.editContact(id, { Nickname: null, Customer_Tier: null });
    await world.settle();
    const [sent] = toBooks(world);
    expect(JSON.stringify(sent?.body)).not.toContain('cf_tier');
    expect(customValues(world)).toEqual({
      ...key(id),
      cf_tier: 'gold',
      cf_opted_out: false,
      cf_region: 'North',
    });
  });

  test('a save that changes none of them, and nothing else that is mapped, costs no call', async () => {
    const { world, id } = await atRest({ match });
    await world.editContact(id, { Nickname: 'Annie', Home_Phone: '7' });
    await world.settle();
    expect(toBooks(world)).toEqual([]);
  });

  test('a customer that is adopted keeps what nothing maps to', async () => {
    const world = syncWorld(customFieldsTopping({ match }));
    await world.newCustomer({
      contact_name: 'Ann',
      contact_type: 'customer',
      contact_persons: [{ first_name: 'A', email: ann.Email, is_primary_contact: true }],
      custom_fields: [
        { api_name: 'cf_region', value: 'North' },
        { api_name: 'cf_nickname', value: 'Old' },
      ],
    });
    const id = await world.newContact(ann);
    await world.settle();
    expect(world.customers()).toHaveLength(1);
    expect(customValues(world)).toEqual({
      ...key(id),
      cf_nickname: 'Annie',
      cf_tier: 'gold',
      cf_opted_out: false,
      cf_region: 'North',
    });
  });
});

test('the namespace of the topping stands in front of its own fields, and of no others', async () => {
  const { acme__Nickname, ...others } = { ...ann, acme__Nickname: 'Annie' };
  const { Nickname: _, Customer_Tier, ...standard } = others;
  const { world } = await atRest(
    { namespace: 'acme' },
    { ...standard, acme__Nickname, acme__Customer_Tier: Customer_Tier },
  );
  expect(customValues(world)).toMatchObject({ cf_nickname: 'Annie', cf_tier: 'gold' });
});

test('should Books take the list for all that there is, the customer still has its contact', async () => {
  const { world, id } = await atRest();
  await world.editContact(id, { Nickname: 'Anna' });
  await world.settle();
  const [sent] = toBooks(world);
  expect(sent?.body).toMatchObject({
    custom_fields: expect.arrayContaining([{ api_name: 'cf_bigin_contact_id', value: id }]),
  });
});

describe('a custom field that Books owns', () => {
  const bringBack = async (world: SyncWorld): Promise<readonly string[]> => {
    world.sandbox.clock.advance(1000);
    world.sandbox.call('rating_to_bigin');
    return (await world.settle()).flatMap(({ info }) => info);
  };

  test('gets the value of Bigin when the customer is created, and comes back when it changes in Books', async () => {
    const { world, id, customerId } = await atRest({}, { ...ann, Books_Rating: 'new' });
    expect(customValues(world)).toMatchObject({ cf_rating: 'new' });
    await bringBack(world);
    expect(world.contact(id).Books_Rating).toBe('new');
    world.sandbox.clock.advance(1000);
    await world.changeCustomer(customerId, { custom_fields: [{ api_name: 'cf_rating', value: 'A+' }] });
    expect(await bringBack(world)).toContain(`rating_to_bigin ${id}: took what Books owns`);
    expect(world.contact(id)).toMatchObject({ Books_Rating: 'A+', Nickname: 'Annie' });
    await world.editContact(id, { Nickname: 'Anna' });
    await world.settle();
    expect(customValues(world)).toMatchObject({ cf_rating: 'A+', cf_nickname: 'Anna' });
  });

  test('is emptied in Bigin when Books lists it no more, as it has no value there', async () => {
    const { world, id, customerId } = await atRest({}, { ...ann, Books_Rating: 'new' });
    world.sandbox.clock.advance(1000);
    await world.changeCustomer(customerId, { custom_fields: [{ api_name: 'cf_rating', value: '' }] });
    expect(customValues(world)).not.toHaveProperty('cf_rating');
    await bringBack(world);
    expect(world.contact(id).Books_Rating ?? '').toBe('');
    expect(await bringBack(world)).toEqual(['rating_to_bigin looked at 1, changed 0']);
  });
});

test('a replay compares them, and finds a function that writes them wrongly', async () => {
  const topping = customFieldsTopping();
  const events = {
    contacts: [ann, { Last_Name: 'Bo', Email: 'bo@x.example', Nickname: 'Bobo' }],
    edits: [{ contact: 0, changes: { Nickname: null } }],
  };
  const through = async (change: (text: string) => string) => {
    const read = readEvents(JSON.stringify(events), 'events.json', {
      Nickname: { kind: 'text', label: 'Nickname', writable: true },
      Customer_Tier: { kind: 'picklist', label: 'Tier', values: ['Gold', 'Silver'], writable: true },
    });
    if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
    const functions = functionsOf(topping).map(({ name, text }) => ({ name, text: change(text) }));
    return replay({
      sandbox: sandboxOf(topping, functions),
      events: read.events,
      organizationId: sandboxOrganization.id,
      ...referenceOf(topping),
    });
  };
  expect(await through((text) => text)).toMatchObject({ ok: true, mismatches: [], findings: [] });
  const wrong = await through((text) => text.replace('"api_name","cf_nickname"', '"api_name","cf_region"'));
  expect(wrong.ok).toBe(false);
  expect(wrong.mismatches.map(({ path }) => path)).toContain('custom_fields.cf_nickname');
});
