import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { biginContacts } from '../../zoho/index.ts';
import { createInBigin, newSandbox, send } from './world.ts';

type Result = { code: string; details: Record<string, unknown>; message: string; status: string };

async function write(sandbox: Sandbox, method: string, path: string, json: unknown) {
  const answer = await send(sandbox, method, `/bigin/v2/${path}`, { json });
  const { data } = answer.json as { data?: Result[] };
  return { status: answer.status, body: answer.json as Result, results: data ?? [] };
}

const createContact = (sandbox: Sandbox, values: unknown) =>
  write(sandbox, 'POST', 'Contacts', { data: [values] });

describe('reading', () => {
  test('a record has every field of the catalogue, null where nothing was set', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito' });
    const { status, json } = await send(sandbox, 'GET', `/bigin/v2/Contacts/${id}`);
    const [record] = (json as { data: Record<string, unknown>[] }).data;
    expect(status).toBe(200);
    expect(Object.keys(record ?? {}).toSorted()).toEqual(
      ['id', ...Object.keys(biginContacts.fields)].toSorted(),
    );
    const user = { name: 'Sandbox User', id: '5000000000000000001', email: 'user@example.com' };
    expect(record).toMatchObject({
      id,
      Last_Name: 'Ito',
      Full_Name: 'Ito',
      First_Name: null,
      Email: null,
      Account_Name: null,
      Email_Opt_Out: false,
      Tag: [],
      Owner: user,
      Created_By: user,
      Created_Time: '2026-10-05T02:00:00-07:00',
      Modified_Time: '2026-10-05T02:00:00-07:00',
    });
    expect(id).toMatch(/^\d{19}$/);
  });

  test('a lookup shows the present name of the other record, and null once that is deleted', async () => {
    const sandbox = newSandbox();
    const company = await createInBigin(sandbox, 'Accounts', { Account_Name: 'Old & Co' });
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito', Account_Name: { id: company } });
    await write(sandbox, 'PUT', `Accounts/${company}`, { data: [{ Account_Name: 'New & Co' }] });
    expect(sandbox.bigin.record('Contacts', id)?.Account_Name).toEqual({ name: 'New & Co', id: company });
    await send(sandbox, 'DELETE', `/bigin/v2/Accounts/${company}`);
    expect(sandbox.bigin.record('Contacts', id)?.Account_Name).toBeNull();
  });

  test('an unknown id is answered with 204 and no body', async () => {
    const { status, text } = await send(newSandbox(), 'GET', '/bigin/v2/Contacts/5000000000000009999');
    expect([status, text]).toEqual([204, '']);
  });

  test('fields that a module does not have are left out without a word', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito' });
    const { json } = await send(sandbox, 'GET', `/bigin/v2/Contacts/${id}?fields=Last_Name,Department`);
    expect(json).toEqual({ data: [{ Last_Name: 'Ito', id }] });
  });

  test('a list comes in pages, newest first, and a token leads to the next', async () => {
    const sandbox = newSandbox();
    for (const name of ['A', 'B', 'C']) await createInBigin(sandbox, 'Contacts', { Last_Name: name });
    const names = (json: unknown) => (json as { data: { Last_Name: string }[] }).data.map((r) => r.Last_Name);
    const first = await send(sandbox, 'GET', '/bigin/v2/Contacts?fields=Last_Name&per_page=2');
    const info = (first.json as { info: Record<string, unknown> }).info;
    expect(names(first.json)).toEqual(['C', 'B']);
    expect(info).toEqual({
      per_page: 2,
      next_page_token: 'sandbox-page-2',
      count: 2,
      sort_by: 'id',
      page: 1,
      previous_page_token: null,
      page_token_expiry: null,
      sort_order: 'desc',
      more_records: true,
    });
    const path = `/bigin/v2/Contacts?fields=Last_Name&per_page=2&page_token=${info.next_page_token}`;
    const second = await send(sandbox, 'GET', path);
    expect(names(second.json)).toEqual(['A']);
    expect((second.json as { info: { more_records: boolean } }).info.more_records).toBe(false);
    const sorted = await send(
      sandbox,
      'GET',
      '/bigin/v2/Contacts?fields=Last_Name&sort_by=Last_Name&sort_order=asc',
    );
    expect(names(sorted.json)).toEqual(['A', 'B', 'C']);
  });

  test.each([
    ['no fields', 'Contacts', 'REQUIRED_PARAM_MISSING', { param_name: 'fields' }],
    [
      'more than 50 fields',
      `Contacts?fields=${Array.from({ length: 51 }, (_, index) => `F${index}`).join(',')}`,
      'LIMIT_EXCEEDED',
      { param_name: 'fields', limit: 50 },
    ],
    [
      'more than 200 records a page',
      'Contacts?fields=Email&per_page=201',
      'LIMIT_EXCEEDED',
      { param_name: 'per_page', limit: 200 },
    ],
    [
      'a page beyond 2,000 records without a token',
      'Contacts?fields=Email&page=11',
      'LIMIT_EXCEEDED',
      { param_name: 'page', limit: 2000 },
    ],
    ['a page that is no number', 'Contacts?fields=Email&page=x', 'INVALID_DATA', { param_name: 'page' }],
    [
      'a token that is none',
      'Contacts?fields=Email&page_token=x',
      'INVALID_DATA',
      { param_name: 'page_token' },
    ],
    ['a module that is not modelled', 'Campaigns?fields=id', 'INVALID_MODULE', {}],
  ])('%s is refused', async (_, path, code, details) => {
    const { status, json } = await send(newSandbox(), 'GET', `/bigin/v2/${path}`);
    expect([status, json]).toEqual([400, expect.objectContaining({ code, details, status: 'error' })]);
  });
});

describe('searching', () => {
  async function namesFound(sandbox: Sandbox, query: string): Promise<readonly string[] | number> {
    const { status, json } = await send(sandbox, 'GET', `/bigin/v2/Contacts/search?${query}`);
    if (status !== 200) return status;
    return (json as { data: { Last_Name: string }[] }).data.map((record) => record.Last_Name);
  }

  async function withPeople(): Promise<Sandbox> {
    const sandbox = newSandbox();
    await createInBigin(sandbox, 'Contacts', {
      First_Name: 'Ann',
      Last_Name: 'Lee',
      Email: 'Ann@X.example',
      Phone: '+1 555',
    });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Leeds (North)', Title: 'Head, of "it"' });
    sandbox.clock.advance(15_000);
    return sandbox;
  }

  test.each([
    ['an e-mail in other case', 'email=aNN@x.EXAMPLE', ['Lee']],
    ['a part of an e-mail', 'email=ann@x', 204],
    ['a phone number', 'phone=%2B1%20555', ['Lee']],
    ['the start of a word', 'word=nor', 204],
    ['a word in brackets is not the start of a word', 'word=(nor', ['Leeds (North)']],
    ['a word', 'word=lee', ['Lee', 'Leeds (North)']],
    ['criteria', 'criteria=(Last_Name:equals:lee)', ['Lee']],
    [
      'criteria with an escaped bracket',
      'criteria=(Last_Name:equals:Leeds%20\\(North\\))',
      ['Leeds (North)'],
    ],
    ['joined criteria', 'criteria=((Last_Name:starts_with:Lee)and(First_Name:equals:Ann))', ['Lee']],
    ['alternatives', 'criteria=((Last_Name:equals:Lee)or(Title:starts_with:Head))', ['Lee', 'Leeds (North)']],
    ['a list of values', 'criteria=(Last_Name:in:Lee,Kim)', ['Lee']],
    ['nothing to look for', '', 400],
    ['a word of one letter', 'word=l', 400],
    ['an operator that does not exist', 'criteria=(Last_Name:resembles:Lee)', 400],
    ['a field that does not exist', 'criteria=(Surname:equals:Lee)', 400],
    ['a bracket that is missing', 'criteria=(Last_Name:equals:Lee', 400],
    ['something left over', 'criteria=(Last_Name:equals:Lee)x', 400],
  ])('%s', async (_, query, found) => {
    expect(await namesFound(await withPeople(), query)).toEqual(found);
  });

  test('lags 15 seconds behind creating, editing and deleting', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito', Email: 'a@x.example' });
    expect(await namesFound(sandbox, 'email=a@x.example')).toBe(204);
    sandbox.clock.advance(14_999);
    expect(await namesFound(sandbox, 'email=a@x.example')).toBe(204);
    sandbox.clock.advance(1);
    expect(await namesFound(sandbox, 'email=a@x.example')).toEqual(['Ito']);

    await write(sandbox, 'PUT', `Contacts/${id}`, { data: [{ Email: 'b@x.example' }] });
    expect(await namesFound(sandbox, 'email=a@x.example')).toEqual(['Ito']);
    sandbox.clock.advance(15_000);
    expect(await namesFound(sandbox, 'email=a@x.example')).toBe(204);
    expect(await namesFound(sandbox, 'email=b@x.example')).toEqual(['Ito']);

    await send(sandbox, 'DELETE', `/bigin/v2/Contacts/${id}`);
    expect(await namesFound(sandbox, 'email=b@x.example')).toEqual(['Ito']);
    sandbox.clock.advance(15_000);
    expect(await namesFound(sandbox, 'email=b@x.example')).toBe(204);
  });

  test('the lag can be chosen', async () => {
    const sandbox = newSandbox({ options: { searchLagMs: 0 } });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Ito', Email: 'a@x.example' });
    expect(await namesFound(sandbox, 'email=a@x.example')).toEqual(['Ito']);
  });
});

describe('creating', () => {
  test('gives the result that Zoho gives', async () => {
    const sandbox = newSandbox();
    const { status, results } = await createContact(sandbox, { Last_Name: 'Ito' });
    const person = { name: 'Sandbox User', id: '5000000000000000001' };
    expect([status, results]).toEqual([
      201,
      [
        {
          code: 'SUCCESS',
          details: {
            Modified_Time: '2026-10-05T02:00:00-07:00',
            Modified_By: person,
            Created_Time: '2026-10-05T02:00:00-07:00',
            id: '5000001000000001001',
            Created_By: person,
          },
          message: 'record added',
          status: 'success',
        },
      ],
    ]);
  });

  test.each([
    ['no last name', { First_Name: 'Ann' }, 'MANDATORY_NOT_FOUND', { api_name: 'Last_Name' }],
    ['an empty last name', { Last_Name: '' }, 'MANDATORY_NOT_FOUND', { api_name: 'Last_Name' }],
    [
      'a last name of 81 characters',
      { Last_Name: 'x'.repeat(81) },
      'INVALID_DATA',
      { api_name: 'Last_Name', maximum_length: 80 },
    ],
    [
      'a number for a text',
      { Last_Name: 'Ito', Title: 7 },
      'INVALID_DATA',
      { api_name: 'Title', expected_data_type: 'text' },
    ],
    [
      'a text for a boolean',
      { Last_Name: 'Ito', Email_Opt_Out: 'yes' },
      'INVALID_DATA',
      { api_name: 'Email_Opt_Out', expected_data_type: 'boolean' },
    ],
    [
      'an e-mail without a domain',
      { Last_Name: 'Ito', Email: 'ito@x' },
      'INVALID_DATA',
      { api_name: 'Email', expected_data_type: 'email' },
    ],
    [
      'a lookup by name',
      { Last_Name: 'Ito', Account_Name: 'Old & Co' },
      'INVALID_DATA',
      { api_name: 'Account_Name', expected_data_type: 'jsonobject' },
    ],
  ])('%s is refused', async (_, values, code, details) => {
    const sandbox = newSandbox();
    const { status, results } = await createContact(sandbox, values);
    expect(status).toBe(400);
    const json_path = `$.data[0].${details.api_name}`;
    expect(results).toEqual([
      expect.objectContaining({ code, details: { ...details, json_path }, status: 'error' }),
    ]);
    expect(sandbox.bigin.records('Contacts')).toEqual([]);
  });

  test.each([
    [
      'a company that does not exist',
      { id: '5000001000000009999' },
      'the related id given seems to be invalid',
    ],
    ['a company without an id', { name: 'Old & Co' }, 'invalid data'],
  ])('%s is refused, at the place of the id', async (_, Account_Name, message) => {
    const { results } = await createContact(newSandbox(), { Last_Name: 'Ito', Account_Name });
    expect(results[0]).toMatchObject({
      code: 'INVALID_DATA',
      message,
      details: { api_name: 'Account_Name', json_path: '$.data[0].Account_Name.id' },
    });
  });

  test('values at the limit are taken, and an id of 19 digits may come as a number', async () => {
    const sandbox = newSandbox();
    const company = await createInBigin(sandbox, 'Accounts', { Account_Name: 'Old & Co' });
    const token = sandbox.signIn('user', ['ZohoBigin.modules.ALL']);
    const body = `{"data":[{"Last_Name":"${'x'.repeat(80)}","Account_Name":{"id":${company}}}]}`;
    const headers = { authorization: `Zoho-oauthtoken ${token}` };
    const response = await sandbox.bigin.fetch(
      new Request(`${sandbox.hosts.api}/bigin/v2/Contacts`, { method: 'POST', headers, body }),
    );
    expect(response.status).toBe(201);
    expect(sandbox.bigin.records('Contacts')[0]?.Account_Name).toEqual({ name: 'Old & Co', id: company });
  });

  test('an e-mail is unique whatever its case, also within one request, and the error names the holder', async () => {
    const sandbox = newSandbox();
    const { status, results } = await write(sandbox, 'POST', 'Contacts', {
      data: [
        { Last_Name: 'Ito', Email: 'a@x.example' },
        { Last_Name: 'Kim', Email: 'A@X.example' },
      ],
    });
    expect(status).toBe(202);
    expect(results.map((result) => result.code)).toEqual(['SUCCESS', 'DUPLICATE_DATA']);
    expect(results[1]?.details).toEqual({
      api_name: 'Email',
      id: results[0]?.details.id,
      json_path: '$.data[1].Email',
    });
    expect(sandbox.bigin.records('Contacts')).toHaveLength(1);
  });

  test('two records without an e-mail do not clash', async () => {
    const sandbox = newSandbox();
    const data = [{ Last_Name: 'A' }, { Last_Name: 'B', Email: '' }, { Last_Name: 'C', Email: null }];
    expect((await write(sandbox, 'POST', 'Contacts', { data })).status).toBe(201);
    expect(sandbox.bigin.records('Contacts').map((record) => record.Email)).toEqual([null, null, null]);
  });

  test('what a caller cannot set is left out, with a note for the developer', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', {
      Last_Name: 'Ito',
      Full_Name: 'Somebody Else',
      Department: 'X',
    });
    expect(sandbox.bigin.record('Contacts', id)?.Full_Name).toBe('Ito');
    expect(sandbox.notes().map((note) => note.message)).toEqual([
      'Contacts has no field "Full_Name" that a caller can set; Bigin leaves such a value out without a word (inferred).',
      'Contacts has no field "Department" that a caller can set; Bigin leaves such a value out without a word (inferred).',
    ]);
  });

  const tooMany = Array.from({ length: 101 }, () => ({ Last_Name: 'x' }));
  test.each([
    ['a body that is no JSON', 'data', 'INVALID_DATA', {}],
    ['no data', { records: [] }, 'MANDATORY_NOT_FOUND', { api_name: 'data' }],
    ['data that is no list', { data: {} }, 'INVALID_DATA', { api_name: 'data' }],
    ['no record', { data: [] }, 'INVALID_DATA', { api_name: 'data' }],
    ['101 records', { data: tooMany }, 'INVALID_DATA', { api_name: 'data', maximum_length: 100 }],
    [
      'a trigger that is no list',
      { data: [{}], trigger: 'workflow' },
      'INVALID_DATA',
      { api_name: 'trigger' },
    ],
  ])('%s is refused as a whole', async (_, body, code, details) => {
    const answer = await write(newSandbox(), 'POST', 'Contacts', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code, details, status: 'error' });
  });
});

describe('changing', () => {
  test('only the sent keys change, null clears, and the full name follows', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', {
      First_Name: 'Ann',
      Last_Name: 'Lee',
      Title: 'Head',
      Phone: '1',
    });
    sandbox.clock.advance(60_000);
    const { status, results } = await write(sandbox, 'PUT', `Contacts/${id}`, {
      data: [{ First_Name: null, Title: 'Boss' }],
    });
    expect([status, results[0]?.message]).toEqual([200, 'record updated']);
    expect(sandbox.bigin.record('Contacts', id)).toMatchObject({
      First_Name: null,
      Last_Name: 'Lee',
      Full_Name: 'Lee',
      Title: 'Boss',
      Phone: '1',
      Created_Time: '2026-10-05T02:00:00-07:00',
      Modified_Time: '2026-10-05T02:01:00-07:00',
    });
  });

  test('the last name cannot be cleared', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    const { results } = await write(sandbox, 'PUT', `Contacts/${id}`, { data: [{ Last_Name: null }] });
    expect(results[0]).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'Last_Name' } });
    expect(sandbox.bigin.record('Contacts', id)?.Last_Name).toBe('Lee');
  });

  test('a record may keep its e-mail and not take that of another; a freed one can be taken', async () => {
    const sandbox = newSandbox();
    const first = await createInBigin(sandbox, 'Contacts', { Last_Name: 'A', Email: 'a@x.example' });
    const second = await createInBigin(sandbox, 'Contacts', { Last_Name: 'B', Email: 'b@x.example' });
    const put = async (id: string, Email: string | null) =>
      (await write(sandbox, 'PUT', `Contacts/${id}`, { data: [{ Email }] })).results[0]?.code;
    expect(await put(first, 'A@x.example')).toBe('SUCCESS');
    expect(await put(second, 'a@x.example')).toBe('DUPLICATE_DATA');
    expect(await put(first, null)).toBe('SUCCESS');
    expect(await put(second, 'a@x.example')).toBe('SUCCESS');
  });

  test('several records change in one request, each named by its id', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'A' });
    const { status, results } = await write(sandbox, 'PUT', 'Contacts', {
      data: [{ id, Title: 'Head' }, { Title: 'Nobody' }, { id: '5000001000000009999', Title: 'Gone' }],
    });
    expect(status).toBe(202);
    expect(results.map((result) => [result.code, result.details.api_name ?? null])).toEqual([
      ['SUCCESS', null],
      ['MANDATORY_NOT_FOUND', 'id'],
      ['INVALID_DATA', 'id'],
    ]);
    expect(sandbox.bigin.record('Contacts', id)?.Title).toBe('Head');
  });

  test('an upsert changes the record with the e-mail and creates the others', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'A', Email: 'a@x.example' });
    const { status, results } = await write(sandbox, 'POST', 'Contacts/upsert', {
      data: [{ Email: 'A@X.example', Title: 'Head' }, { Last_Name: 'B' }],
      duplicate_check_fields: ['Email'],
    });
    expect(status).toBe(200);
    expect(results).toMatchObject([
      { action: 'update', duplicate_field: 'Email', message: 'record updated', details: { id } },
      { action: 'insert', duplicate_field: null, message: 'record added' },
    ]);
    expect(sandbox.bigin.record('Contacts', id)).toMatchObject({ Title: 'Head', Last_Name: 'A' });
    const inserted = await write(sandbox, 'POST', 'Contacts/upsert', { data: [{ Last_Name: 'C' }] });
    expect(inserted.status).toBe(201);
    const nameless = await write(sandbox, 'POST', 'Contacts/upsert', { data: [{ Email: 'n@x.example' }] });
    expect(nameless.results[0]?.code).toBe('MANDATORY_NOT_FOUND');
    const wrongField = { data: [{ Last_Name: 'D' }], duplicate_check_fields: ['Title'] };
    expect((await write(sandbox, 'POST', 'Contacts/upsert', wrongField)).body.code).toBe('INVALID_DATA');
  });
});

describe('deleting', () => {
  test('a record is gone, and deleting it again is refused', async () => {
    const sandbox = newSandbox();
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'A', Email: 'a@x.example' });
    const first = await write(sandbox, 'DELETE', `Contacts/${id}`, undefined);
    expect([first.status, first.results[0]]).toEqual([
      200,
      { code: 'SUCCESS', details: { id }, message: 'record deleted', status: 'success' },
    ]);
    const second = await write(sandbox, 'DELETE', `Contacts/${id}`, undefined);
    expect([second.status, second.results[0]?.code]).toEqual([400, 'INVALID_DATA']);
    expect(await createInBigin(sandbox, 'Contacts', { Last_Name: 'B', Email: 'a@x.example' })).not.toBe(id);
  });

  test('several records are deleted by ids', async () => {
    const sandbox = newSandbox();
    const ids = [
      await createInBigin(sandbox, 'Contacts', { Last_Name: 'A' }),
      await createInBigin(sandbox, 'Contacts', { Last_Name: 'B' }),
    ];
    const { status, results } = await write(sandbox, 'DELETE', `Contacts?ids=${ids.join(',')}`, undefined);
    expect([status, results.length, sandbox.bigin.records('Contacts')]).toEqual([200, 2, []]);
    expect((await write(sandbox, 'DELETE', 'Contacts', undefined)).body.code).toBe('REQUIRED_PARAM_MISSING');
  });
});

describe('access', () => {
  test.each([
    ['reading', 'GET', '/bigin/v2/Contacts?fields=Email', 'ZohoBigin.modules.contacts.READ'],
    ['reading one', 'GET', '/bigin/v2/Contacts/1', 'ZohoBigin.modules.contacts.READ'],
    ['creating', 'POST', '/bigin/v2/Contacts', 'ZohoBigin.modules.contacts.CREATE'],
    ['changing', 'PUT', '/bigin/v2/Contacts/1', 'ZohoBigin.modules.contacts.UPDATE'],
    ['deleting', 'DELETE', '/bigin/v2/Contacts/1', 'ZohoBigin.modules.contacts.DELETE'],
  ])('%s takes its own scope and no other', async (_, method, path, scope) => {
    const sandbox = newSandbox();
    const others = ['READ', 'CREATE', 'UPDATE', 'DELETE']
      .map((operation) => `ZohoBigin.modules.contacts.${operation}`)
      .filter((other) => other !== scope);
    const denied = await send(sandbox, method, path, { token: sandbox.signIn('u', others) });
    expect([denied.status, denied.json]).toEqual([
      401,
      {
        code: 'OAUTH_SCOPE_MISMATCH',
        details: {},
        message: 'invalid oauth scope to access this URL',
        status: 'error',
      },
    ]);
    const allowed = await send(sandbox, method, path, { token: sandbox.signIn('u', [scope]) });
    expect(allowed.status).not.toBe(401);
  });

  test('searching takes the scope of Zoho Search too', async () => {
    const sandbox = newSandbox();
    const search = async (scopes: readonly string[]) =>
      (
        await send(sandbox, 'GET', '/bigin/v2/Contacts/search?word=ito', {
          token: sandbox.signIn('u', scopes),
        })
      ).status;
    expect(await search(['ZohoBigin.modules.contacts.READ'])).toBe(401);
    expect(await search(['ZohoBigin.modules.contacts.READ', 'ZohoSearch.securesearch.READ'])).toBe(204);
  });

  test('a token ends after an hour', async () => {
    const sandbox = newSandbox();
    const token = sandbox.signIn('u', ['ZohoBigin.modules.ALL']);
    const read = async () => send(sandbox, 'GET', '/bigin/v2/Contacts?fields=Email', { token });
    sandbox.clock.advance(3_599_999);
    expect((await read()).status).toBe(204);
    sandbox.clock.advance(1);
    const { status, json } = await read();
    expect([status, (json as Result).code]).toEqual([401, 'INVALID_TOKEN']);
  });

  test('a token is unknown in every other data centre', async () => {
    const sandbox = newSandbox();
    const headers = { authorization: `Zoho-oauthtoken ${sandbox.signIn('u', ['ZohoBigin.modules.ALL'])}` };
    const response = await sandbox.fetch(
      new Request('https://www.zohoapis.eu/bigin/v2/Contacts?fields=Email', { headers }),
    );
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'INVALID_TOKEN' }]);
  });

  test('another word than Zoho-oauthtoken is no token', async () => {
    const sandbox = newSandbox();
    const headers = { authorization: `Bearer ${sandbox.signIn('u', ['ZohoBigin.modules.ALL'])}` };
    const response = await sandbox.fetch(
      new Request(`${sandbox.hosts.api}/bigin/v2/Contacts?fields=Email`, { headers }),
    );
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'AUTHENTICATION_FAILURE' }]);
  });

  test('credits run out, one for a call and one for ten records, and come back after a day', async () => {
    const sandbox = newSandbox({ options: { biginCreditsPerDay: 3 } });
    const data = Array.from({ length: 11 }, (_, index) => ({ Last_Name: `N${index}` }));
    const read = async () => {
      const { status, json } = await send(sandbox, 'GET', '/bigin/v2/Contacts?fields=Email&per_page=1');
      return [status, (json as Partial<Result>).code];
    };
    expect((await write(sandbox, 'POST', 'Contacts', { data })).status).toBe(201);
    expect(await read()).toEqual([200, undefined]);
    expect(await read()).toEqual([429, 'TOO_MANY_REQUESTS']);
    sandbox.clock.advance(86_400_000);
    expect(await read()).toEqual([200, undefined]);
  });
});
