import { describe, expect, test } from 'vitest';
import { TaskTable } from '../../../deluge/tasks/task-table.ts';
import { errorOf, fixedHost, json, runDeluge } from '../../support/run-deluge.ts';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly connection?: string;
}

function sentBy(text: string): Sent {
  const { requests } = runDeluge(text, { answers: [json('{}')] });
  const [request] = requests;
  if (!request || requests.length !== 1) throw new Error(`${requests.length} requests were made`);
  const { line: _line, ...sent } = request;
  return sent;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const jsonType = { 'content-type': 'application/json' };
const plainText = { 'content-type': 'text/plain' };

/** What the keys behind `url :"https://a.example/p"` send. */
const cases: readonly (readonly [name: string, keys: string, sent: Partial<Sent>])[] = [
  ['nothing else is a GET', '', { method: 'GET', headers: {} }],
  ['the method may be in any case', 'type :delete', { method: 'DELETE' }],
  ['the method may be quoted', 'type :"Put"', { method: 'PUT' }],
  [
    'a map is the query of a GET',
    'parameters:{"a":"1 2","b":"ä/"}',
    { url: 'https://a.example/p?a=1+2&b=%C3%A4%2F' },
  ],
  ['a text is the query of a GET', 'parameters:"a=1"', { url: 'https://a.example/p?a=1' }],
  [
    'a map is a form elsewhere',
    'type :POST\n parameters:{"a":"1 2","b":{"c":1},"d":{1,2},"e":null}',
    { method: 'POST', headers: form, body: 'a=1+2&b=%7B%22c%22%3A1%7D&d=%5B1%2C2%5D&e=null' },
  ],
  ['a text is sent as it is', 'type :POST\n parameters:"a=1&b"', { headers: plainText, body: 'a=1&b' }],
  [
    'a header goes before the usual type',
    'type :POST\n parameters:{"a":1}.toString()\n headers:{"Content-Type":"application/json","X-Key":5}',
    { headers: { 'content-type': 'application/json', 'x-key': '5' }, body: '{"a":1}' },
  ],
  [
    'a map stays a form under a JSON header',
    'type :POST\n parameters:{"a":1}\n headers:{"Content-Type":"application/json"}',
    { headers: jsonType, body: 'a=1' },
  ],
  [
    'the key content-type makes a map JSON',
    'type :POST\n parameters:{"a":{1}}\n content-type:"application/json"',
    { headers: jsonType, body: '{"a":[1]}' },
  ],
  ['a body as text', 'type :POST\n body:"x"', { headers: plainText, body: 'x' }],
  [
    'a body as map',
    'type :PATCH\n body:{"id":4876876000001234567}',
    { headers: jsonType, body: '{"id":4876876000001234567}' },
  ],
  ['a body as list', 'type :POST\n body:{1,"a"}', { headers: jsonType, body: '[1,"a"]' }],
  [
    'a body as form',
    'type :POST\n body:{"a":1}\n content-type:"application/x-www-form-urlencoded"',
    { headers: form, body: 'a=1' },
  ],
  ['a connection', 'connection:"zohobooks"', { connection: 'zohobooks' }],
  ['no connection', 'connection:null', {}],
  ['decoding changes nothing', 'response-decoding:"UTF-8"', {}],
];

describe('invokeurl sends', () => {
  test.each(cases)('%s', (_name, keys, sent) => {
    const base: Sent = { method: 'GET', url: 'https://a.example/p', headers: {} };
    const made = sentBy(`r = invokeurl\n[\n url :"https://a.example/p"\n ${keys}\n];`);
    expect(made).toEqual({ ...base, method: made.method, ...sent });
    expect(made.method).toBe(sent.method ?? /type :(\w+)/.exec(keys)?.[1] ?? 'GET');
  });

  test('parameters behind those that the address has', () => {
    const made = sentBy('r = invokeurl [ url :"https://a.example/p?x=1#top" parameters:{"a":1} ];');
    expect(made.url).toBe('https://a.example/p?x=1&a=1#top');
  });

  test('the line of the call', () => {
    const { requests } = runDeluge('a = 1;\n\nr = invokeurl\n[\n url :"https://a.example"\n];', {
      answers: [{}],
    });
    expect(requests[0]?.line).toBe(3);
  });
});

describe('a wrong invokeurl makes no exchange and says what is wrong', () => {
  test.each([
    ['ulr :"https://a.example"', "invokeurl has no key 'ulr'", "Did you mean 'url'?"],
    ['url :"https://a.example"\n xyzzy:1', "invokeurl has no key 'xyzzy'", 'Take the line out.'],
    ['type :GET', "invokeurl needs the key 'url'", 'Add a line url :…'],
    [
      'url :"a.example"',
      "invokeurl cannot use the text 'a.example' for the key 'url'",
      "The key 'url' takes a text that begins with http:// or https://.",
    ],
    [
      'url :"https://[bad"',
      "invokeurl cannot use the text 'https://[bad' for the key 'url'",
      "The key 'url' takes a text that begins with http:// or https://.",
    ],
    [
      'url :5',
      "invokeurl cannot use a BIGINT value for the key 'url'",
      "The key 'url' takes a text that begins with http:// or https://.",
    ],
    [
      'url :"https://a.example"\n type :5',
      "invokeurl cannot use a BIGINT value for the key 'type'",
      "The key 'type' takes GET, POST, PUT, PATCH or DELETE.",
    ],
    [
      'url :"https://a.example"\n headers:"x"',
      "invokeurl cannot use the text 'x' for the key 'headers'",
      "The key 'headers' takes a map of texts.",
    ],
    [
      'url :"https://a.example"\n headers:{"a b":1}',
      "invokeurl cannot use the header 'a b' as it is for the key 'headers'",
      "The key 'headers' takes a map of texts.",
    ],
    [
      'url :"https://a.example"\n parameters:5',
      "invokeurl cannot use a BIGINT value for the key 'parameters'",
      "The key 'parameters' takes a map or a text.",
    ],
    [
      'url :"https://a.example"\n type :POST\n body:5',
      "invokeurl cannot use a BIGINT value for the key 'body'",
      "The key 'body' takes a map, a list, a text or a file.",
    ],
    [
      'url :"https://a.example"\n body:"x"',
      "This engine does not run the key 'body' in a GET of invokeurl",
      'Leave it out of what is run here; Zoho may well take it.',
    ],
    [
      'url :"https://a.example"\n files:"x"',
      "This engine does not run the key 'files' in a GET of invokeurl",
      'Leave it out of what is run here; Zoho may well take it.',
    ],
    [
      'url :"https://a.example"\n connection:5',
      "invokeurl cannot use a BIGINT value for the key 'connection'",
      "The key 'connection' takes the link name of a connection, as text.",
    ],
    [
      'url :"https://a.example"\n detailed:1',
      "invokeurl cannot use a BIGINT value for the key 'detailed'",
      "The key 'detailed' takes true or false.",
    ],
    [
      'url :"https://a.example"\n content-type:1',
      "invokeurl cannot use a BIGINT value for the key 'content-type'",
      'The key \'content-type\' takes a text such as "application/json".',
    ],
    [
      'url :"https://a.example"\n response-decoding:1',
      "invokeurl cannot use a BIGINT value for the key 'response-decoding'",
      'The key \'response-decoding\' takes a text such as "UTF-8".',
    ],
  ])('%s', (keys, message, hint) => {
    expect(errorOf(`r = invokeurl\n[\n ${keys}\n];`)).toMatchObject({ message, hint });
  });
});

test('the order of keys in an answer is the reading map-key-order', () => {
  const run = (order: 'insertion' | 'reversed'): unknown =>
    runDeluge('info invokeurl [ url :"https://a.example" ];', {
      answers: [json('{"a":1,"b":2}')],
      readings: { 'map-key-order': order },
    }).outcome.info;
  expect(run('insertion')).toEqual(['{"a":1,"b":2}']);
  expect(run('reversed')).toEqual(['{"b":2,"a":1}']);
});

test('a mail goes to the host with its keys as JSON', () => {
  const { requests } = runDeluge(
    'sendmail\n[\n from :zoho.adminuserid\n to :{"a@example.com","b@example.com"}\n reply to :"c@example.com"\n subject :"S"\n message :"M"\n]',
    { answers: [{}] },
  );
  expect(requests).toEqual([
    {
      method: 'POST',
      url: 'sendmail:',
      headers: { 'content-type': 'application/json' },
      body: `{"from":"${fixedHost.admin.email}","to":["a@example.com","b@example.com"],"reply to":"c@example.com","subject":"S","message":"M"}`,
      line: 1,
    },
  ]);
});

test('a mail takes several addresses for answers and several files, with commas between them', () => {
  const { requests } = runDeluge(
    `sendmail
[
 from :zoho.adminuserid
 to :"a@example.com"
 reply to :"c@example.com",("d" + "@example.com")
 subject :"S"
 message :"M"
 attachments :file:"x.pdf",file:"y.pdf"
]`,
    { answers: [{}] },
  );
  expect(requests.map(({ body }) => JSON.parse(body ?? ''))).toEqual([
    {
      from: fixedHost.admin.email,
      to: 'a@example.com',
      'reply to': ['c@example.com', 'd@example.com'],
      subject: 'S',
      message: 'M',
      attachments: ['x.pdf', 'y.pdf'],
    },
  ]);
});

test('two tasks of one path are refused', () => {
  const task = {
    kind: 'local',
    path: 'zoho.x.y',
    parameters: [],
    page: '',
    confidence: 'inferred',
    evaluate: () => null,
  } as const;
  expect(() => new TaskTable([task, { ...task, path: 'zoho.X.Y' }])).toThrow(
    'Two tasks have the path zoho.X.Y',
  );
});
