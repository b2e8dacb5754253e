import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  BuiltInRegistry,
  builtIns,
  type Derived,
  integrationTasks,
  parse,
  type ServiceCall,
  SourceFile,
  serviceCalls,
  TaskTable,
} from '../../../deluge/index.ts';

const facts = { builtIns: new BuiltInRegistry(builtIns), tasks: new TaskTable(integrationTasks) };

function callsIn(text: string): readonly ServiceCall[] {
  const source = new SourceFile('test.deluge', text);
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  return serviceCalls(source, program, facts);
}

const shown = <Known>(derived: Derived<Known>): Known | 'open' =>
  derived.kind === 'known' ? derived.value : 'open';

/** Method and addresses of the only call. */
function only(text: string): readonly [string, readonly string[] | 'open'] {
  const [call, ...more] = callsIn(text);
  expect(more).toEqual([]);
  if (!call) throw new Error('The text makes no call.');
  return [shown(call.method), shown(call.addresses)];
}

const invoke = (url: string, more = ''): string =>
  `response = invokeurl\n[\n\turl :${url}\n\ttype :GET\n\tconnection:"link"\n${more}];\n`;

const books = 'https://www.zohoapis.com/books/v3/contacts';

describe('an address is read from', () => {
  test.each([
    ['a text', `"${books}?page=2"`, '', [books]],
    ['a variable', 'url', `url = "${books}";`, [books]],
    ['joined texts', '"https://www.zohoapis.com" + "/books/v3" + path', 'path = "/contacts";', [books]],
    ['a text and a variable part', `"${books}/" + contact.get("id")`, 'contact = Map();', [`${books}/{id}`]],
    [
      'a map of hosts',
      'hosts.get(zone) + "/books/v3/contacts"',
      'zone = zoho.bigin.getOrgVariable("zone");\nhosts = {"us":"https://www.zohoapis.com","eu":"https://www.zohoapis.eu"};',
      [books, 'https://www.zohoapis.eu/books/v3/contacts'],
    ],
    [
      'one entry of a map',
      'hosts.get("us") + "/books/v3/contacts"',
      'hosts = {"us":"https://www.zohoapis.com","eu":"https://www.zohoapis.eu"};',
      [books],
    ],
    [
      'what two branches give',
      'url',
      `url = "";\nif(a == 1)\n{\n\turl = "${books}";\n}\nelse\n{\n\turl = "${books}/" + a.toString();\n}`,
      [books, `${books}/{a}`],
    ],
    ['a choice', `if(a == 1,"${books}","${books}/" + a)`, '', [books, `${books}/{a}`]],
    ['ifnull', `"${books}/" + ifnull(a,"1").toString()`, '', [`${books}/{a}`, `${books}/1`]],
    ['an escaped part', `"${books}/" + encodeUrl("a b") + "/" + encodeUrl(a)`, '', [`${books}/a%20b/{a}`]],
    [
      'each of a list',
      '"https://www.zohoapis.com/" + path',
      'for each  path in {"a","b"}\n{\ninfo path;\n}',
      ['https://www.zohoapis.com/a', 'https://www.zohoapis.com/b'],
    ],
  ])('%s', (_name, url, before, addresses) => {
    expect(only(`void f(String a)\n{\n${before}\n${invoke(url)}}`)).toEqual(['GET', addresses]);
  });
});

describe('an address is open', () => {
  test.each([
    ['a parameter', 'a', ''],
    ['a host that is a parameter', 'a + "/books/v3/contacts"', ''],
    ['a host that ends in a variable part', '"https://www.zohoapis." + a + "/books"', ''],
    ['a text that grows', 'url', `url = "${books}";\nurl = url + "/1";\nurl = url + a;`],
    ['a text that grows by +=', 'url', `url = "${books}";\nurl += "/1";`],
    ['a map that changes', 'hosts.get("us")', `hosts = {"us":"${books}"};\nhosts.put("us",a);`],
    [
      'a map that is handed on',
      'hosts.get("us")',
      `hosts = {"us":"${books}"};\nother = hosts;\nother.put("us",a);`,
    ],
    ['what a call gives', 'zoho.bigin.getOrgVariable("url")', ''],
  ])('for %s', (_name, url, before) => {
    expect(only(`void f(String a)\n{\n${before}\n${invoke(url)}}`)).toEqual(['GET', 'open']);
  });

  test('when there are more of them than anybody could look at', () => {
    const digits = '{"0","1","2","3","4","5","6","7","8","9"}';
    const loops = ['a', 'b', 'c']
      .map((name) => `for each  ${name} in ${digits}\n{\ninfo ${name};\n}\n`)
      .join('');
    expect(only(`${loops}${invoke('"https://" + a + b + c + "/x"')}`)[1]).toBe('open');
  });
});

describe('a call of an integration task', () => {
  test.each([
    [
      'zoho.bigin.getRecordById("Contacts",id,Map(),"link")',
      'GET',
      'https://www.zohoapis.com/bigin/v2/Contacts/{id}',
    ],
    [
      'zoho.bigin.getRecordById("Contacts",id,"link")',
      'GET',
      'https://www.zohoapis.com/bigin/v2/Contacts/{id}',
    ],
    [
      'zoho.bigin.createRecord("Contacts",id,Map(),"link")',
      'POST',
      'https://www.zohoapis.com/bigin/v2/Contacts',
    ],
    [
      'zoho.bigin.searchRecords("Contacts",id,1,200,Map(),"link")',
      'GET',
      'https://www.zohoapis.com/bigin/v2/Contacts/search',
    ],
    [
      'zoho.bigin.getRecordById("Contacts",ifnull(id,"").toString(),Map(),"link")',
      'GET',
      'https://www.zohoapis.com/bigin/v2/Contacts/{id}',
    ],
    ['zoho.bigin.getRecordById(id,1,Map(),"link")', 'GET', 'https://www.zohoapis.com/bigin/v2/{module}/1'],
    [
      'zoho.books.getRecordsByID("Contacts",id,id,"link")',
      'GET',
      'https://www.zohoapis.com/books/v3/contacts/{id}',
    ],
  ])('%s', (call, method, address) => {
    expect(only(`void f(Int id)\n{\nanswer = ${call};\n}`)).toEqual([method, [address]]);
    const [found] = callsIn(`void f(Int id)\n{\nanswer = ${call};\n}`);
    expect(found && shown(found.connections)).toEqual(['link']);
  });

  test('whose connection is a variable part has an open connection', () => {
    const [call] = callsIn(
      'void f(String link)\n{\nanswer = zoho.bigin.getRecordById("Contacts",1,Map(),link);\n}',
    );
    expect(call?.connections).toEqual({ kind: 'open' });
  });
});

test('a task that refuses its arguments is a call of which nothing is known, not no call', () => {
  const [call] = callsIn('answer = zoho.bigin.getRecordById("Contacts",{1,2},Map(),"link");');
  expect(call).toMatchObject({ connections: { kind: 'open' }, addresses: { kind: 'open' } });
});

describe('a call', () => {
  test('without a connection is none: nobody signs it', () => {
    expect(callsIn('a = invokeurl\n[\n\turl :"https://example.com"\n\ttype :GET\n];')).toEqual([]);
    expect(callsIn('a = zoho.bigin.getRecordById("Contacts",1);')).toEqual([]);
    expect(callsIn('a = zoho.bigin.getOrgVariable("x");')).toEqual([]);
  });

  test('of invokeapi goes to the API domain', () => {
    const text =
      'a = invokeapi\n[\n\tservice :ZOHOBOOKS\n\tpath :"books/v3/contacts"\n\ttype :POST\n\tconnection:"link"\n];';
    expect(only(text)).toEqual(['POST', [books]]);
  });

  test('has the headers of its map, written at once or one by one', () => {
    const headers = (before: string, written: string) =>
      callsIn(`${before}${invoke(`"${books}"`, `\theaders:${written}\n`)}`).map((call) => call.headers);
    expect(headers('', '{"X-Upsert":"true"}')).toEqual([{ 'x-upsert': ['true'] }]);
    expect(headers('h = Map();\nh.put("X-Upsert","true");\nh.put("X-Id",id);\n', 'h')).toEqual([
      { 'x-upsert': ['true'], 'x-id': [] },
    ]);
  });

  test('has a line, and one for each function of a file', () => {
    const call = invoke(`"${books}"`);
    expect(callsIn(`void a()\n{\n${call}}\nvoid b()\n{\n${call}}`).map(({ line }) => line)).toEqual([3, 12]);
  });
});

test('the calls of the shipped sync are read from its text', () => {
  const file = 'functions/contact_to_books.deluge';
  const calls = callsIn(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
  for (const call of calls) {
    expect(call.connections.kind, `${file}:${call.line}`).toBe('known');
    expect(call.addresses.kind, `${file}:${call.line}`).toBe('known');
    expect(call.method.kind, `${file}:${call.line}`).toBe('known');
  }
  const links = calls.flatMap((call) => shown(call.connections));
  expect([...new Set(links)]).toEqual(['biginconnection', 'booksconnection']);
});
