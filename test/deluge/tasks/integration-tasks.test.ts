import { describe, expect, test } from 'vitest';
import { writeJson } from '../../../deluge/runtime/json.ts';
import { integrationTasks } from '../../../deluge/tasks/task-table.ts';
import { errorOf, json, runDeluge } from '../../support/run-deluge.ts';

const triggers = '"trigger":["approval","blueprint"]';
const org = '20001';

/** What a call sends: method, address behind the API domain, connection, body. */
const requests: readonly (readonly [call: string, wanted: string, body?: string])[] = [
  ['crm.getRecordById("Leads",4876876000001234567)', 'GET /crm/v2/Leads/4876876000001234567'],
  ['crm.getRecordById("Leads","1","link")', 'GET /crm/v2/Leads/1 with link'],
  ['crm.getRecords("Deals")', 'GET /crm/v2/Deals'],
  [
    'crm.getRecords("Deals",2,50,{"sort_by":"Amount"},"link")',
    'GET /crm/v2/Deals?page=2&per_page=50&sort_by=Amount with link',
  ],
  [
    'crm.searchRecords("Leads","(Email:equals:a@b.c)",1,10)',
    'GET /crm/v2/Leads/search?criteria=%28Email%3Aequals%3Aa%40b.c%29&page=1&per_page=10',
  ],
  ['crm.getRelatedRecords("Notes","Leads",7)', 'GET /crm/v2/Leads/7/Notes'],
  [
    'crm.createRecord("Leads",{"Last_Name":"A"})',
    'POST /crm/v2/Leads',
    `{"data":[{"Last_Name":"A"}],${triggers}}`,
  ],
  [
    'crm.createRecord("Leads",{"Last_Name":"A"},{"trigger":{"workflow"}})',
    'POST /crm/v2/Leads',
    '{"data":[{"Last_Name":"A"}],"trigger":["workflow"]}',
  ],
  [
    'crm.updateRecord("Leads",1,{"A":1},{"trigger":{}},"link")',
    'PUT /crm/v2/Leads/1 with link',
    '{"data":[{"A":1}],"trigger":[]}',
  ],
  [
    'crm.upsert("Leads",{"A":1},{"duplicate_check_fields":{"Email"}})',
    'POST /crm/v2/Leads/upsert',
    `{"data":[{"A":1}],"duplicate_check_fields":["Email"],${triggers}}`,
  ],
  [
    'crm.bulkCreate("Leads",{{"A":1},{"A":2}})',
    'POST /crm/v2/Leads',
    `{"data":[{"A":1},{"A":2}],${triggers}}`,
  ],
  ['crm.bulkUpdate("Leads",{{"id":"1"}})', 'PUT /crm/v2/Leads', `{"data":[{"id":"1"}],${triggers}}`],
  [
    'crm.updateRelatedRecord("Campaigns",5,"Leads",7,{"Member_Status":"Active"},"link")',
    'PUT /crm/v2/Leads/7/Campaigns/5 with link',
    '{"data":[{"Member_Status":"Active"}]}',
  ],
  [
    'crm.convertLead(7,{"overwrite":true})',
    'POST /crm/v2/Leads/7/actions/convert',
    '{"data":[{"overwrite":true}]}',
  ],
  ['crm.create("Leads",{"A":1})', 'POST /crm/v2/Leads', `{"data":[{"A":1}],${triggers}}`],
  ['crm.update("Leads",1,{"A":1})', 'PUT /crm/v2/Leads/1', `{"data":[{"A":1}],${triggers}}`],
  ['crm.v8.getRecordById("Leads",1)', 'GET /crm/v8/Leads/1'],
  ['crm.v8.createRecord("Leads",{"A":1})', 'POST /crm/v8/Leads', `{"data":[{"A":1}],${triggers}}`],
  ['CRM.V8.SearchRecords("Leads","(A:equals:b)")', 'GET /crm/v8/Leads/search?criteria=%28A%3Aequals%3Ab%29'],

  [
    `books.getRecords("Contacts","${org}","","link")`,
    `GET /books/v3/contacts?organization_id=${org} with link`,
  ],
  [
    `books.getRecords("items",${org},{"name":"a b","page":2})`,
    `GET /books/v3/items?organization_id=${org}&name=a+b&page=2`,
  ],
  [
    `books.getRecords("items","${org}","name=a%20b&page=2")`,
    `GET /books/v3/items?organization_id=${org}&name=a%20b&page=2`,
  ],
  [`books.getRecordsByID("Invoices","${org}","9")`, `GET /books/v3/invoices/9?organization_id=${org}`],
  [
    `books.createRecord("contacts","${org}",{"contact_name":"A"},"link")`,
    `POST /books/v3/contacts?organization_id=${org} with link`,
    '{"contact_name":"A"}',
  ],
  [
    `books.updateRecord("contacts","${org}",9,{"contact_name":"B"})`,
    `PUT /books/v3/contacts/9?organization_id=${org}`,
    '{"contact_name":"B"}',
  ],
  ['books.getOrganizations("link")', 'GET /books/v3/organizations with link'],
  [
    `books.markStatus("invoices","${org}",9,"sent")`,
    `POST /books/v3/invoices/9/status/sent?organization_id=${org}`,
  ],
  [`books.getTemplates("invoices","${org}")`, `GET /books/v3/invoices/templates?organization_id=${org}`],
];

test.each(requests)('zoho.%s', (call, wanted = '', body) => {
  const { requests: made } = runDeluge(`r = zoho.${call};`, { answers: [json('{"data":[]}')] });
  const [request] = made;
  const link = request?.connection === undefined ? '' : ` with ${request.connection}`;
  expect(`${request?.method} ${request?.url}${link}`).toBe(
    wanted.replace(' /', ' https://www.zohoapis.com/'),
  );
  expect(request?.body).toBe(body);
  expect(request?.headers).toEqual(body === undefined ? {} : { 'content-type': 'application/json' });
  expect(made).toHaveLength(1);
});

test('every task that makes an exchange has a request above, in the tests of Bigin, or a test of its own', () => {
  const tested = new Set(requests.map(([call]) => `zoho.${call.slice(0, call.indexOf('('))}`.toLowerCase()));
  // The family v8 is made of the same entries as the older one.
  const open = integrationTasks
    .map(({ path }) => path)
    .filter((path) => /^zoho\.(crm|books)\./.test(path) && !path.endsWith('.attachFile'))
    .filter(
      (path) =>
        !tested.has(path.toLowerCase().replace('.v8.', '.')) && !/getOrgVariable|invokeConnector/.test(path),
    );
  expect(open).toEqual([]);
});

const success =
  '{"data":[{"code":"SUCCESS","details":{"id":"1"},"message":"record added","status":"success"}]}';
const refused =
  '{"data":[{"code":"DUPLICATE_DATA","details":{"id":"9"},"message":"duplicate data","status":"error"}]}';
const refusal = '{"code":"DUPLICATE_DATA","details":{"id":"9"},"message":"duplicate data","status":"error"}';
const found = '{"data":[{"id":"1"},{"id":"2"}],"info":{"count":2}}';
const users = '{"users":[{"id":"1"}]}';
const books = '{"code":0,"message":"success","contact":{"contact_id":"1"}}';

const answers: readonly (readonly [call: string, answer: string, result: string])[] = [
  ['crm.getRecordById("C",1)', found, '{"id":"1"}'],
  ['crm.getRecordById("C",1)', '', 'null'],
  ['crm.getRecords("C")', found, '[{"id":"1"},{"id":"2"}]'],
  ['crm.getRecords("users")', users, users],
  ['crm.searchRecords("C","(A:equals:b)")', '', '[]'],
  ['crm.getRelatedRecords("Notes","C",1)', '', '[]'],
  ['crm.createRecord("C",Map())', success, '{"id":"1"}'],
  ['crm.createRecord("C",Map())', refused, refusal],
  ['crm.v8.updateRecord("C",1,Map())', success, '{"id":"1"}'],
  ['crm.bulkCreate("C",{Map()})', refused, `[${refusal}]`],
  [
    'crm.convertLead(1,Map())',
    '{"data":[{"Contacts":"5","Accounts":"6"}]}',
    '{"Contacts":"5","Accounts":"6"}',
  ],
  ['books.getRecordsByID("contacts",1,2)', books, books],
  ['books.createRecord("contacts",1,Map())', '{"code":1001,"message":"no"}', '{"code":1001,"message":"no"}'],
];

test.each(answers)('zoho.%s gives, for %s, %s', (call, answer, result) => {
  const { outcome } = runDeluge(`return zoho.${call};`, { answers: [json(answer)] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  expect(writeJson(outcome.returns)).toBe(result);
});

test('a variable of the organization is read from the host', () => {
  const host = { variable: (name: string) => (name === 'key' ? 'value' : null) };
  expect(runDeluge('return zoho.crm.getOrgVariable("key");', { host }).outcome).toMatchObject({
    returns: 'value',
  });
});

test('attachFile sends the file as a form', () => {
  const text =
    'f = "a,b".toFile("a.csv");\nr = zoho.crm.attachFile("Leads",7,f,"link");\nreturn r.get("code");';
  const { requests: made, outcome } = runDeluge(text, { answers: [json('{"code":"SUCCESS"}')] });
  expect(made[0]).toMatchObject({
    method: 'POST',
    url: 'https://www.zohoapis.com/crm/v2/Leads/7/Attachments',
    connection: 'link',
    headers: { 'content-type': 'multipart/form-data; boundary=deluge-form-boundary-0' },
  });
  expect(made[0]?.body).toContain('name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n');
  expect(outcome).toMatchObject({ ok: true, returns: 'SUCCESS' });
});

test.each([
  [
    'crm.attachFile("Leads",7,"x")',
    "The task 'zoho.crm.attachFile' does not take a TEXT value for 'file'",
    'Give it a FILE value.',
  ],
  [
    'crm.bulkCreate("Leads",Map())',
    "The task 'zoho.crm.bulkCreate' does not take a MAP value for 'records'",
    'Give it a LIST value.',
  ],
  [
    'books.updateRecord("contacts",1,Map())',
    "The task 'zoho.books.updateRecord' does not take a MAP value for 'id'",
    'Give it the id of a record, as TEXT or BIGINT.',
  ],
])('zoho.%s is refused', (call, message, hint) => {
  expect(errorOf(`r = zoho.${call};`)).toMatchObject({ message, hint });
});

describe('invokeapi', () => {
  test('goes to the API domain of the data centre', () => {
    const text = `r = invokeapi
[
	service :zohobilling
	path :"/billing/v1/subscriptions"
	type :POST
	body:{"a":1}
	connection:"link"
];
info r.get("id");`;
    const { requests: made, outcome } = runDeluge(text, {
      answers: [json('{"id":5}')],
      host: { apiDomain: 'https://www.zohoapis.eu' },
    });
    expect(made).toEqual([
      {
        method: 'POST',
        url: 'https://www.zohoapis.eu/billing/v1/subscriptions',
        headers: { 'content-type': 'application/json' },
        body: '{"a":1}',
        connection: 'link',
        line: 1,
      },
    ]);
    expect(outcome.info).toEqual(['5']);
  });

  test('sends parameters of a GET in the query, and takes the service as text', () => {
    const text = 'r = invokeapi [ service :"ZohoCRM" path :"crm/v8/Leads" parameters:{"page":2} ];';
    expect(runDeluge(text, { answers: [{}] }).requests[0]?.url).toBe(
      'https://www.zohoapis.com/crm/v8/Leads?page=2',
    );
  });

  test.each([
    ['path :"x"', "invokeapi needs the key 'service'"],
    ['service :zohocrm', "invokeapi needs the key 'path'"],
    ['service :zohocrm path :""', "invokeapi cannot use an empty text for the key 'path'"],
    ['service :zohocrm path :5', "invokeapi cannot use what is no text for the key 'path'"],
    ['service :"zohodesk" path :"x"', "This engine does not run invokeapi with the service 'zohodesk'"],
    ['service :5 path :"x"', "This engine does not run invokeapi with the service 'that is no text'"],
    ['service :zohocrm path :"x" url :"y"', "invokeapi has no key 'url'"],
    ['service :zohocrm path :"x" detailed:5', "invokeapi cannot use a BIGINT value for the key 'detailed'"],
  ])('%s is refused', (keys, message) => {
    expect(errorOf(`r = invokeapi [ ${keys} ];`).message).toBe(message);
  });
});

test('sendsms goes to the host as an exchange', () => {
  const text = 'sendsms [ to :{"+49300000000"} message :"Hello" connection :"twilio" ]\ninfo "sent";';
  const { requests: made, outcome } = runDeluge(text, { answers: [{}] });
  expect(made).toEqual([
    {
      method: 'POST',
      url: 'sendsms:',
      headers: { 'content-type': 'application/json' },
      body: '{"to":["+49300000000"],"message":"Hello"}',
      connection: 'twilio',
      line: 1,
    },
  ]);
  expect(outcome.info).toEqual(['sent']);
});

test('openUrl goes to the host as an exchange', () => {
  const { requests: made, outcome } = runDeluge('openUrl("https://a.example/x","same window");\ninfo "on";', {
    answers: [{}],
  });
  expect(made[0]).toMatchObject({
    method: 'POST',
    url: 'openurl:',
    body: '{"url":"https://a.example/x","window":"same window"}',
  });
  expect(outcome.info).toEqual(['on']);
});

test('what a script can know of its application and its starter', () => {
  const text = 'return {zoho.appname,zoho.appuri,zoho.ipaddress};';
  const host = { app: { name: 'shop', uri: '/ann/shop/' }, ipAddress: '192.0.2.1' };
  const returned = (options: Parameters<typeof runDeluge>[1]): string => {
    const { outcome } = runDeluge(text, options);
    return outcome.ok ? writeJson(outcome.returns) : outcome.error.message;
  };
  expect(returned({ host })).toBe('["shop","/ann/shop/","192.0.2.1"]');
  expect(returned({})).toBe('[null,null,null]');
});

test('getUrl takes headers', () => {
  // https://www.zoho.com/developer/help/scripting/get-url.html
  const { requests: made } = runDeluge('r = getUrl("https://a.example",{"X-Key":"1"});', { answers: [{}] });
  expect(made[0]).toMatchObject({ method: 'GET', headers: { 'x-key': '1' } });
});

test('invokeConnector gives the status and the answer as texts', () => {
  const text = `r = zoho.crm.invokeConnector("crm.set",{"apiname":"key","value":"v"});
info r.get("status_code") + " " + r.get("response").toMap().get("status");`;
  const { requests: made, outcome } = runDeluge(text, { answers: [json('{"status":"success"}')] });
  expect(made[0]).toMatchObject({
    method: 'POST',
    url: 'connector:crm.set',
    headers: { 'content-type': 'application/json' },
    body: '{"apiname":"key","value":"v"}',
  });
  expect(outcome.info).toEqual(['200 success']);
});

test.each([
  ['true', '"ok"', 'ok'],
  ['false', '', '{"responseCode":200,"responseText":"ok","responseHeader":{}}'],
])('invokeUrl as a function, with %s as its last argument', (last, _, printed) => {
  const text = `info invokeUrl("https://a.example","POST",{"a":1},{"X-Key":"1"},${last});`;
  expect(runDeluge(text, { answers: [{ body: 'ok' }] }).outcome.info).toEqual([printed]);
});
