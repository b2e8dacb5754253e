import { describe, expect, test } from 'vitest';
import { writeJson } from '../../../deluge/runtime/json.ts';
import { defaultReadings, type Readings } from '../../../deluge/runtime/readings.ts';
import { taskForm } from '../../../deluge/tasks/task-arguments.ts';
import { integrationTasks } from '../../../deluge/tasks/task-table.ts';
import { errorOf, infoOf, json, runDeluge } from '../../support/run-deluge.ts';

const id = '4876876000001234567';

/** Each call, the request that it makes, and its body. */
const requests: readonly (readonly [call: string, request: string, body?: string])[] = [
  [`getRecordById("Contacts","${id}")`, `GET /Contacts/${id}`],
  [`getRecordById("Contacts",${id})`, `GET /Contacts/${id}`],
  [`getRecordById("Contacts",${id},Map(),"link")`, `GET /Contacts/${id} with link`],
  [`getRecordById("Contacts",${id},"link")`, `GET /Contacts/${id} with link`],
  [`getRecordById("Contacts",${id},null,"link")`, `GET /Contacts/${id} with link`],
  [`getRecordById("Contacts",${id},{"fields":"Email,Phone"})`, `GET /Contacts/${id}?fields=Email%2CPhone`],
  ['getRecordById("a/b","c d")', 'GET /a%2Fb/c%20d'],
  ['getRecords("Contacts")', 'GET /Contacts'],
  [
    'getRecords("Contacts",2,50,{"fields":"Email"},"link")',
    'GET /Contacts?page=2&per_page=50&fields=Email with link',
  ],
  ['getRecords("Contacts","link")', 'GET /Contacts with link'],
  [
    'searchRecords("Contacts","(Email:equals:a+b@example.com)")',
    'GET /Contacts/search?criteria=%28Email%3Aequals%3Aa%2Bb%40example.com%29',
  ],
  [
    'searchRecords("Contacts","(A:equals:b)",1,10)',
    'GET /Contacts/search?criteria=%28A%3Aequals%3Ab%29&page=1&per_page=10',
  ],
  [`getRelatedRecords("Products","Contacts",${id},1,5)`, `GET /Contacts/${id}/Products?page=1&per_page=5`],
  [
    'createRecord("Contacts",{"Last_Name":"Ng"})',
    'POST /Contacts',
    '{"data":[{"Last_Name":"Ng"}],"trigger":[]}',
  ],
  [
    'createRecord("Contacts",{"Last_Name":"Ng"},{"trigger":{"workflow"}},"link")',
    'POST /Contacts with link',
    '{"data":[{"Last_Name":"Ng"}],"trigger":["workflow"]}',
  ],
  [
    'createRecord("Contacts",{"Last_Name":"Ng"},{"trigger":{}})',
    'POST /Contacts',
    '{"data":[{"Last_Name":"Ng"}],"trigger":[]}',
  ],
  [
    `updateRecord("Contacts",${id},{"Account_Name":null,"Ref":${id},"Tags":{"a","b"}})`,
    `PUT /Contacts/${id}`,
    `{"data":[{"Account_Name":null,"Ref":${id},"Tags":["a","b"]}],"trigger":[]}`,
  ],
  [
    'upsert("Contacts",{"Email":"a@b.c"},{"duplicate_check_fields":{"Email"}})',
    'POST /Contacts/upsert',
    '{"data":[{"Email":"a@b.c"}],"duplicate_check_fields":["Email"],"trigger":[]}',
  ],
];

test.each(requests)('zoho.bigin.%s asks for %s', (call, wanted = '', body) => {
  const { requests: made } = runDeluge(`r = zoho.bigin.${call};`, { answers: [json('{"data":[]}')] });
  const [request] = made;
  const link = request?.connection === undefined ? '' : ` with ${request.connection}`;
  expect(`${request?.method} ${request?.url}${link}`).toBe(
    wanted.replace(' /', ' https://www.zohoapis.com/bigin/v2/'),
  );
  expect(request?.body).toBe(body);
  expect(request?.headers).toEqual(body === undefined ? {} : { 'content-type': 'application/json' });
  expect(made).toHaveLength(1);
});

test('the address is that of the account’s data centre', () => {
  const { requests: made } = runDeluge('r = zoho.bigin.getRecords("Contacts");', {
    answers: [json('{}')],
    host: { apiDomain: 'https://www.zohoapis.eu' },
  });
  expect(made[0]?.url).toBe('https://www.zohoapis.eu/bigin/v2/Contacts');
});

const found = '{"data":[{"id":"1","Email":"a@b.c"},{"id":"2"}],"info":{"count":2}}';
const written =
  '{"data":[{"code":"SUCCESS","details":{"id":"1"},"message":"record added","status":"success"}]}';
const refused =
  '{"data":[{"code":"DUPLICATE_DATA","details":{"id":"9"},"message":"duplicate data","status":"error"}]}';
const noToken = '{"code":"INVALID_TOKEN","details":{},"message":"invalid oauth token","status":"error"}';

/** What a task gives for an answer, as the REST envelope and as a record. */
const answers: readonly (readonly [call: string, answer: string, envelope: string, record: string])[] = [
  ['getRecordById("C",1)', found, found, '{"id":"1","Email":"a@b.c"}'],
  ['getRecordById("C",1)', '', 'null', 'null'],
  ['getRecordById("C",1)', noToken, noToken, noToken],
  ['getRecords("C")', found, found, '[{"id":"1","Email":"a@b.c"},{"id":"2"}]'],
  ['searchRecords("C","(A:equals:b)")', '', '[]', '[]'],
  ['searchRecords("C","(A:equals:b)")', '{"data":[]}', '[]', '[]'],
  ['searchRecords("C","(A:equals:b)")', noToken, noToken, noToken],
  ['createRecord("C",Map())', written, written, '{"id":"1"}'],
  [
    'updateRecord("C",1,Map())',
    refused,
    refused,
    '{"code":"DUPLICATE_DATA","details":{"id":"9"},"message":"duplicate data","status":"error"}',
  ],
  ['upsert("C",Map())', noToken, noToken, noToken],
];

describe.each(['envelope', 'record'] as const)('by the reading record-task-envelope=%s', (reading) => {
  test.each(answers)('zoho.bigin.%s, answered with %s', (call, answer, envelope, record) => {
    const { outcome } = runDeluge(`return zoho.bigin.${call};`, {
      answers: [json(answer)],
      readings: { 'record-task-envelope': reading },
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    expect(writeJson(outcome.returns)).toBe(reading === 'envelope' ? envelope : record);
  });
});

test('an empty search is null by the reading empty-search=null', () => {
  const readings: Partial<Readings> = { 'empty-search': 'null' };
  const text = 'return zoho.bigin.searchRecords("C","(A:equals:b)");';
  expect(runDeluge(text, { answers: [json('', 204)], readings }).outcome).toMatchObject({ returns: null });
  expect(defaultReadings['empty-search']).toBe('empty-list');
});

test('a call without an answer fails the script', () => {
  const text = 'zoho.bigin.getRecords("C","books");';
  const answer = { kind: 'failure', reason: 'connection', message: 'no such connection' } as const;
  expect(errorOf(text, { answers: [answer] })).toMatchObject({
    code: 'runtime/connection-failed',
    message: "The connection 'books' cannot be used: no such connection",
  });
});

test('an organization variable comes from the host, without an exchange', () => {
  const host = { variable: (name: string) => (name === 'org_id' ? '60012345678' : null) };
  const text = 'info zoho.bigin.getOrgVariable("org_id"); info zoho.bigin.getOrgVariable("other") == null;';
  expect(infoOf(text, { host })).toEqual(['60012345678', 'true']);
});

describe('a wrong call says what is wrong', () => {
  test.each([
    [
      'zoho.bigin.getRecordById("Contacts")',
      'No. of arguments mismatches for the function zoho.bigin.getRecordById',
      'It is written zoho.bigin.getRecordById(module, id[, query][, connection]); 1 is given.',
    ],
    [
      'zoho.bigin.getRecordById("Contacts",1,"link","more")',
      'No. of arguments mismatches for the function zoho.bigin.getRecordById',
      'It is written zoho.bigin.getRecordById(module, id[, query][, connection]); 4 are given.',
    ],
    [
      'zoho.bigin.getRecordById("Contacts",null)',
      "The task 'zoho.bigin.getRecordById' does not take a NULL value for 'id'",
      'Give it the id of a record, as TEXT or BIGINT.',
    ],
    [
      'zoho.bigin.updateRecord("Contacts",1,"{}")',
      "The task 'zoho.bigin.updateRecord' does not take a TEXT value for 'record'",
      'Give it a MAP value.',
    ],
    [
      'zoho.bigin.searchRecord("Contacts","x")',
      "The task 'zoho.bigin.searchRecord' is not known here",
      "Did you mean 'zoho.bigin.searchRecords'?",
    ],
    [
      'zoho.biggin.getRecords("Contacts")',
      "The task 'zoho.biggin.getRecords' is not known here",
      "Did you mean 'zoho.bigin.getRecords'?",
    ],
    [
      'zoho.nowhere.create("x")',
      "The task 'zoho.nowhere.create' is not known here",
      'Call the service with invokeurl instead.',
    ],
  ])('%s', (call, message, hint) => {
    expect(errorOf(`r = ${call};`)).toMatchObject({ message, hint, line: 1 });
  });
});

test('every task names the page that it comes from, and how sure it is', () => {
  for (const task of integrationTasks) {
    expect(task.page, task.path).toMatch(/^https:\/\//);
    expect(taskForm(task)).toContain(task.path);
    const kinds = task.parameters.map(({ optional }) => optional === true);
    expect(kinds, `${task.path}: optional parameters stand last`).toEqual([...kinds].sort());
  }
});
