import { describe, expect, test } from 'vitest';
import type { Sandbox, WatchNotification } from '../../sandbox/index.ts';
import { createInBigin, newSandbox, send } from './world.ts';

const settingsScopes = [
  'ZohoBigin.modules.ALL',
  'ZohoBigin.settings.ALL',
  'ZohoBigin.users.READ',
  'ZohoBigin.org.READ',
  'ZohoBigin.notifications.ALL',
  'ZohoSearch.securesearch.READ',
];

const call = (sandbox: Sandbox, method: string, path: string, json?: unknown) =>
  send(sandbox, method, `/bigin/v2${path}`, { json, token: sandbox.signIn('admin', settingsScopes) });

describe('the modules beside contacts', () => {
  test.each([
    ['Products', { Product_Name: 'Chair', Unit_Price: 12.5, Product_Active: true }],
    ['Pipelines', { Deal_Name: 'Chairs', Pipeline: 'Sales', Stage: 'New', Closing_Date: '2026-12-01' }],
    ['Tasks', { Subject: 'Call back', Status: 'Not Started', Due_Date: '2026-10-06' }],
    [
      'Events',
      {
        Event_Title: 'Lunch',
        Start_DateTime: '2026-10-06T12:00:00+02:00',
        End_DateTime: '2026-10-06T13:00:00+02:00',
      },
    ],
    ['Calls', { Subject: 'Offer', Call_Type: 'Outbound', Call_Start_Time: '2026-10-06T12:00:00+02:00' }],
  ])('%s keep what they are given', async (module, values) => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, module, values);
    expect((await call(sandbox, 'GET', `/${module}/${id}`)).json).toMatchObject({
      data: [{ ...values, id }],
    });
  });

  test.each([
    ['Products', {}, 'MANDATORY_NOT_FOUND', 'Product_Name'],
    ['Products', { Product_Name: 'A', Unit_Price: 'much' }, 'INVALID_DATA', 'Unit_Price'],
    ['Tasks', { Subject: 'A', Due_Date: '6 Oct' }, 'INVALID_DATA', 'Due_Date'],
    ['Tasks', { Subject: 'A', Status: 'Odd' }, 'INVALID_DATA', 'Status'],
    ['Notes', { Note_Content: 'A', Parent_Id: { id: '1' } }, 'INVALID_DATA', 'Parent_Id'],
  ])('%s refuse %j', async (module, values, code, api_name) => {
    const { status, json } = await call(newSandbox(), 'POST', `/${module}`, { data: [values] });
    expect([status, json]).toMatchObject([400, { data: [{ code, details: { api_name } }] }]);
  });

  test('a note stands below the record that it belongs to, whatever its module', async () => {
    const sandbox = newSandbox();
    const company = await createInBigin(sandbox, 'Accounts', { Account_Name: 'Lee & Co' });
    const note = await createInBigin(sandbox, 'Notes', { Note_Content: 'x', Parent_Id: { id: company } });
    const { json } = await call(sandbox, 'GET', `/Accounts/${company}/Notes?fields=Note_Content,Parent_Id`);
    expect(json).toMatchObject({
      data: [{ id: note, Note_Content: 'x', Parent_Id: { name: 'Lee & Co', id: company } }],
      info: { count: 1, more_records: false },
    });
  });

  test('the count of records is given', async () => {
    const sandbox = newSandbox();
    await createInBigin(sandbox, 'Products', { Product_Name: 'Chair' });
    expect((await call(sandbox, 'GET', '/Products/actions/count')).json).toEqual({ count: 1 });
  });
});

describe('related records', () => {
  test('come from lookups, and none is 204', async () => {
    const sandbox = newSandbox();
    const company = await createInBigin(sandbox, 'Accounts', { Account_Name: 'Lee & Co' });
    const path = `/Accounts/${company}/Contacts?fields=Last_Name`;
    expect((await call(sandbox, 'GET', path)).status).toBe(204);
    const contact = await createInBigin(sandbox, 'Contacts', {
      Last_Name: 'Lee',
      Account_Name: { id: company },
    });
    expect((await call(sandbox, 'GET', path)).json).toMatchObject({
      data: [{ id: contact, Last_Name: 'Lee' }],
    });
    await call(sandbox, 'PUT', `/Contacts/${contact}`, { data: [{ Account_Name: null }] });
    expect((await call(sandbox, 'GET', path)).status).toBe(204);
  });

  test('are joined and parted from both sides, and joining twice is no error', async () => {
    const sandbox = newSandbox();
    const contact = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    const product = await createInBigin(sandbox, 'Products', { Product_Name: 'Chair' });
    for (const _ of [1, 2]) {
      const { status } = await call(sandbox, 'PUT', `/Contacts/${contact}/Products/${product}`, {
        data: [{}],
      });
      expect(status).toBe(200);
    }
    const back = `/Products/${product}/Contacts?fields=Last_Name`;
    expect((await call(sandbox, 'GET', back)).json).toMatchObject({ data: [{ id: contact }] });
    const copy = newSandbox();
    copy.restore(sandbox.snapshot());
    expect((await call(copy, 'GET', back)).json).toMatchObject({ data: [{ id: contact }] });
    await call(sandbox, 'DELETE', `/Contacts/${contact}/Products/${product}`);
    expect((await call(sandbox, 'GET', back)).status).toBe(204);
  });

  test('of an unknown list are refused and written down', async () => {
    const sandbox = newSandbox();
    const contact = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    const { status, json } = await call(sandbox, 'GET', `/Contacts/${contact}/Campaigns?fields=id`);
    expect([status, json]).toMatchObject([
      400,
      { code: 'INVALID_DATA', details: { resource_path_index: 2 } },
    ]);
    expect(sandbox.unmodelled.map((entry) => entry.what)).toEqual([
      'The related list Campaigns of Contacts is not modelled.',
    ]);
  });
});

describe('custom fields of a topping', () => {
  const sandboxWithFields = () =>
    newSandbox({
      customFields: {
        Contacts: {
          books__Contact_ID: { kind: 'text', label: 'Books Contact ID', maxLength: 30, writable: true },
          books__Key: {
            kind: 'text',
            label: 'Key',
            maxLength: 30,
            writable: true,
            unique: { caseSensitive: false },
          },
        },
      },
    });

  test('are written, read, listed in the metadata, and held to their length', async () => {
    const sandbox = sandboxWithFields();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee', books__Contact_ID: '46' });
    const read = await call(sandbox, 'GET', `/Contacts/${id}?fields=books__Contact_ID`);
    expect(read.json).toEqual({ data: [{ id, books__Contact_ID: '46' }] });
    const meta = await call(sandbox, 'GET', '/settings/fields?module=Contacts');
    const { fields } = meta.json as { fields: { api_name: string; custom_field: boolean }[] };
    expect(fields.filter((field) => field.custom_field).map((field) => field.api_name)).toEqual([
      'books__Contact_ID',
      'books__Key',
    ]);
    const tooLong = { data: [{ books__Contact_ID: 'x'.repeat(31) }] };
    expect((await call(sandbox, 'PUT', `/Contacts/${id}`, tooLong)).json).toMatchObject({
      data: [{ code: 'INVALID_DATA', details: { api_name: 'books__Contact_ID', maximum_length: 30 } }],
    });
  });

  test('decide an upsert only when it names them', async () => {
    const sandbox = sandboxWithFields();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee', books__Key: 'K1' });
    const data = [{ Last_Name: 'Leeds', books__Key: 'k1' }];
    expect((await call(sandbox, 'POST', '/Contacts/upsert', { data })).json).toMatchObject({
      data: [{ code: 'DUPLICATE_DATA', details: { api_name: 'books__Key', id } }],
    });
    const named = { data, duplicate_check_fields: ['books__Key'] };
    expect((await call(sandbox, 'POST', '/Contacts/upsert', named)).json).toMatchObject({
      data: [{ action: 'update', duplicate_field: 'books__Key', details: { id } }],
    });
  });

  test('that are unique are found by search', async () => {
    const sandbox = sandboxWithFields();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee', books__Key: 'K1' });
    sandbox.clock.advance(15_000);
    const { json } = await call(sandbox, 'GET', '/Contacts/search?criteria=(books__Key:equals:k1)');
    expect(json).toMatchObject({ data: [{ id }] });
  });
});

describe('settings', () => {
  test('modules are listed with their labels, one is given by name', async () => {
    const { json } = await call(newSandbox(), 'GET', '/settings/modules');
    const { modules } = json as { modules: { api_name: string; plural_label: string }[] };
    expect(modules.map((module) => `${module.api_name} ${module.plural_label}`).slice(0, 2)).toEqual([
      'Contacts Contacts',
      'Accounts Companies',
    ]);
    const one = await call(newSandbox(), 'GET', '/settings/modules/Notes');
    expect(one.json).toMatchObject({ modules: [{ api_name: 'Notes', triggers_supported: false }] });
  });

  test.each([
    ['/settings/fields', 'REQUIRED_PARAM_MISSING'],
    ['/settings/fields?module=Campaigns', 'INVALID_MODULE'],
    ['/settings/modules/Campaigns', 'INVALID_MODULE'],
  ])('%s is refused', async (path, code) => {
    const { status, json } = await call(newSandbox(), 'GET', path);
    expect([status, json]).toMatchObject([400, { code }]);
  });

  test('the metadata describes picklists, lookups and unique fields', async () => {
    const { json } = await call(newSandbox(), 'GET', '/settings/fields?module=Contacts');
    const { fields } = json as { fields: { api_name: string }[] };
    const field = (name: string) => fields.find((one) => one.api_name === name);
    expect(field('Email')).toMatchObject({ data_type: 'email', length: 100, unique: { casesensitive: '0' } });
    expect(field('Account_Name')).toMatchObject({ lookup: { module: { api_name: 'Accounts' } } });
    expect(field('Unsubscribed_Mode')).toMatchObject({
      pick_list_values: expect.arrayContaining([expect.objectContaining({ actual_value: 'Manual' })]),
    });
  });

  test('the user and the organization are given', async () => {
    const sandbox = newSandbox();
    expect((await call(sandbox, 'GET', '/users?type=CurrentUser')).json).toMatchObject({
      users: [{ id: '5000000000000000001', full_name: 'Sandbox User', status: 'active' }],
    });
    expect((await call(sandbox, 'GET', '/users/5000000000000000001')).status).toBe(200);
    expect((await call(sandbox, 'GET', '/users/1')).status).toBe(204);
    expect((await call(sandbox, 'GET', '/org')).json).toMatchObject({
      org: [{ time_zone: 'America/Los_Angeles' }],
    });
  });

  test('variables are read and changed, and scripts see the change', async () => {
    const sandbox = newSandbox({
      variables: { organization: '1' },
      functions: [{ name: 'f', text: 'info zoho.bigin.getOrgVariable("organization");' }],
      rules: [{ name: 'R', module: 'Contacts', on: ['create'], function: 'f', entryStyle: 'map-plain' }],
    });
    const list = await call(sandbox, 'GET', '/settings/variables');
    const { variables } = list.json as { variables: { id: string; api_name: string; value: string }[] };
    expect(variables).toMatchObject([{ api_name: 'organization', value: '1' }]);
    const saved = sandbox.snapshot();
    const path = `/settings/variables/${variables[0]?.id}`;
    expect((await call(sandbox, 'PUT', path, { variables: [{ value: '2' }] })).status).toBe(200);
    expect((await call(sandbox, 'GET', '/settings/variables/organization')).json).toMatchObject({
      variables: [{ value: '2' }],
    });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    expect((await sandbox.settle())[0]?.outcome).toMatchObject({ ok: true, info: ['2'] });
    sandbox.restore(saved);
    expect(sandbox.bigin.variables()).toEqual({ organization: '1' });
  });

  test('a variable that does not exist is refused', async () => {
    const json = { variables: [{ api_name: 'nothing', value: '2' }] };
    const answer = await call(newSandbox(), 'PUT', '/settings/variables', json);
    expect([answer.status, answer.json]).toMatchObject([400, { variables: [{ code: 'INVALID_DATA' }] }]);
  });
});

describe('a watch channel', () => {
  const channel = {
    channel_id: '77',
    events: ['Contacts.create'],
    notify_url: 'https://hook.example/x',
    token: 's',
  };

  function watched() {
    const told: WatchNotification[] = [];
    return { told, sandbox: newSandbox({ notify: (notification) => void told.push(notification) }) };
  }

  test('tells of the events that it names, with its token, also of writes without rules', async () => {
    const { sandbox, told } = watched();
    const opened = await call(sandbox, 'POST', '/actions/watch', { watch: [channel] });
    expect([opened.status, opened.json]).toMatchObject([
      201,
      {
        watch: [
          {
            details: { events: [{ channel_expiry: '2026-10-05T04:00:00-07:00', resource_name: 'Contacts' }] },
          },
        ],
      },
    ]);
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' }, { trigger: [] });
    await call(sandbox, 'PUT', `/Contacts/${id}`, { data: [{ Title: 'x' }] });
    expect(told).toEqual([
      {
        url: 'https://hook.example/x',
        body: {
          module: 'Contacts',
          operation: 'insert',
          ids: [id],
          channel_id: '77',
          token: 's',
          resource_uri: 'https://www.zohoapis.com/bigin/v1/Contacts',
          query_params: {},
          server_time: Date.UTC(2026, 9, 5, 9),
        },
      },
    ]);
  });

  test('falls silent after two hours, unless it is renewed', async () => {
    const { sandbox, told } = watched();
    await call(sandbox, 'POST', '/actions/watch', { watch: [channel] });
    sandbox.clock.advance(7_200_000);
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'A' });
    expect(told).toHaveLength(0);
    expect((await call(sandbox, 'GET', '/actions/watch')).status).toBe(204);
    await call(sandbox, 'PUT', '/actions/watch', { watch: [channel] });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'B' });
    expect(told).toHaveLength(1);
  });

  test('loses events, is listed, and is closed', async () => {
    const { sandbox, told } = watched();
    const both = { ...channel, events: ['Contacts.create', 'Contacts.delete'] };
    await call(sandbox, 'POST', '/actions/watch', { watch: [both] });
    const fewer = { channel_id: '77', events: ['Contacts.create'], _delete_events: true };
    expect((await call(sandbox, 'PATCH', '/actions/watch', { watch: [fewer] })).status).toBe(200);
    expect((await call(sandbox, 'GET', '/actions/watch')).json).toMatchObject({
      watch: [{ channel_id: '77' }],
    });
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'A' });
    await call(sandbox, 'DELETE', `/Contacts/${id}`);
    expect(told.map(({ body }) => body.operation)).toEqual(['delete']);
    expect((await call(sandbox, 'DELETE', '/actions/watch?channel_ids=77')).status).toBe(200);
    expect((await call(sandbox, 'DELETE', '/actions/watch?channel_ids=77')).status).toBe(400);
  });

  test.each([
    ['an id of letters', { channel_id: 'x' }, 'channel_id'],
    ['an event of an unknown module', { events: ['Campaigns.all'] }, 'events'],
    ['an event that does not exist', { events: ['Contacts.merge'] }, 'events'],
    ['no address', { notify_url: 'here' }, 'notify_url'],
    ['a token of 51 characters', { token: 'x'.repeat(51) }, 'token'],
    ['more than a day', { channel_expiry: '2026-10-06T09:00:01Z' }, 'channel_expiry'],
    ['a moment that has passed', { channel_expiry: '2026-10-05T08:00:00Z' }, 'channel_expiry'],
  ])('with %s is refused', async (_, values, api_name) => {
    const json = { watch: [{ ...channel, ...values }] };
    const answer = await call(newSandbox(), 'POST', '/actions/watch', json);
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { watch: [{ code: 'INVALID_DATA', details: { api_name } }] },
    ]);
  });
});

test('a search gives fields of Zoho CRM too, as null, unless it names fields', async () => {
  const sandbox = newSandbox();
  await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee', Email: 'a@x.example' });
  sandbox.clock.advance(15_000);
  const found = async (more: string) => {
    const { json } = await call(sandbox, 'GET', `/Contacts/search?email=a@x.example${more}`);
    return (json as { data: object[] }).data[0];
  };
  expect(await found('')).toMatchObject({ Last_Name: 'Lee', Salutation: null, Department: null });
  expect(await found('&fields=Last_Name,Salutation')).not.toHaveProperty('Salutation');
});

describe('limits', () => {
  test('a sixth call at one time is refused', async () => {
    const sandbox = newSandbox();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call(sandbox, 'GET', '/Contacts?fields=id')),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204, 429]);
  });

  test('a view costs three credits, and the headers count them', async () => {
    const sandbox = newSandbox({ options: { biginCreditsPerDay: 10 } });
    const { headers } = await call(sandbox, 'GET', '/Contacts?fields=id&cvid=1');
    expect(headers.get('x-api-credits-remaining')).toBe('7');
    expect(headers.get('x-accesstoken-reset')).toBe('2026-10-05T03:00:00-07:00');
  });
});
