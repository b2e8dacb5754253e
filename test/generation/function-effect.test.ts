import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryStyles, generateFunction, planMapping } from '../../codegen/index.ts';
import { defaultReadings, MapValue, type Readings, readingTable, type Value } from '../../deluge/index.ts';
import { runDeluge, type ScriptedAnswer } from '../support/run-deluge.ts';
import { type DefinitionTexts, smallTopping } from '../support/toppings.ts';

const recordId = '4876876000001234567';

const record = {
  id: recordId,
  Full_Name: 'Ann "A" Lee\\',
  Last_Name: 'Lee',
  Email: 'ann@x.example',
  Phone: null,
  Mailing_City: '${city} {{city}} */ 京都\n',
  Description: null,
};

const json = (body: object, status = 200): ScriptedAnswer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(body),
});

const bigin = (values: object = {}): ScriptedAnswer => json({ data: [{ ...record, ...values }] });
const list = (...contacts: readonly object[]): ScriptedAnswer =>
  json({
    code: 0,
    message: 'success',
    contacts,
    page_context: { page: 1, per_page: 200, has_more_page: false },
  });
const customer = (values: object = {}): object => ({
  contact_id: '900',
  contact_type: 'customer',
  email: 'ANN@x.example',
  ...values,
});
const saved = (id = '901'): ScriptedAnswer =>
  json({ code: 0, message: 'saved', contact: { contact_id: id } }, 201);
const nameTaken = json(
  { code: 3062, message: 'The customer "Ann" already exists. Please specify a different name.' },
  400,
);

const variables: Readonly<Record<string, string>> = {
  books_organization_id: '10001',
  zoho_data_centre: 'eu',
};

function run(
  answers: readonly ScriptedAnswer[],
  options: {
    readonly texts?: Partial<DefinitionTexts>;
    readonly readings?: Partial<Readings>;
    readonly variables?: Readonly<Record<string, string>>;
    readonly argument?: Readonly<Record<string, Value>>;
    readonly onNameTaken?: 'append-email' | 'report';
  } = {},
) {
  const topping = smallTopping(options.texts, { onNameTaken: options.onNameTaken ?? 'append-email' });
  const [mapping] = topping.mappings;
  if (!mapping) throw new Error('No mapping');
  const { text } = generateFunction(planMapping(topping, mapping), 'test 1.0.0');
  const { outcome, requests } = runDeluge(text, {
    args: options.argument ?? { contact: new MapValue([['Contacts.ID', recordId]]) },
    answers,
    readings: options.readings ?? {},
    host: {
      variable: (name) => (options.variables ?? variables)[name] ?? null,
      apiDomain: 'https://www.zohoapis.eu',
    },
  });
  expect(outcome.ok, outcome.ok ? '' : outcome.error.message).toBe(true);
  return {
    info: outcome.info,
    requests: requests.map(({ method, url, connection, body, headers }) => ({
      call: `${method} ${inOrder(url)} via ${connection}`,
      headers,
      ...(body !== undefined && { body: JSON.parse(body) }),
    })),
  };
}

/** The address with its query sorted: in which order a map gives its keys is nothing to rely on. */
function inOrder(url: string): string {
  const [address = '', query] = url.split('?');
  return query === undefined ? address : `${address}?${query.split('&').sort().join('&')}`;
}

describe('creating', () => {
  test('reads the record, looks for the e-mail, and posts what the mapping says, to the data centre’s host', () => {
    const { info, requests } = run([bigin(), list(), saved()]);
    expect(requests.map(({ call }) => call)).toEqual([
      `GET https://www.zohoapis.eu/bigin/v2/Contacts/${recordId} via biginconnection`,
      'GET https://www.zohoapis.eu/books/v3/contacts?contact_type=customer&email=ann%40x.example&filter_by=Status.All&organization_id=10001&per_page=200 via booksconnection',
      'POST https://www.zohoapis.eu/books/v3/contacts?organization_id=10001 via booksconnection',
    ]);
    expect(requests[2]?.headers['content-type']).toBe('application/json');
    expect(requests[2]?.body).toEqual({
      contact_type: 'customer',
      contact_name: 'Ann "A" Lee\\',
      website: 'https://example.com',
      notes: '',
      billing_address: { city: '${city} {{city}} */ 京都\n' },
      contact_persons: [{ last_name: 'Lee', email: 'ann@x.example', phone: '', is_primary_contact: true }],
    });
    expect(info).toEqual([`contact_to_books ${recordId}: created customer 901`]);
  });

  test.each(['"', '\\', '\n', '\r\n\t', '${x}', '{{x}}', '*/ // ', '"); info "x', '👩‍👩‍👧\u2028\u0000'])(
    'sends a constant of the definition as it is: %j',
    (website) => {
      expect(run([bigin(), list(), saved()], { texts: { website } }).requests[2]?.body).toHaveProperty(
        'website',
        website,
      );
    },
  );
});

test('a value of a record arrives as it is, whatever it holds', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '"',
          '\\',
          '\\"',
          '\n',
          '\r\n',
          '${x}',
          '{{x}}',
          '*/',
          '//',
          '&',
          '%20',
          '+',
          'null',
          '\u2028',
          '\u0000',
        ),
        fc.string({ unit: 'binary', maxLength: 8 }).filter((part) => part.isWellFormed()),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, text, (name, notes, city) => {
      const { requests } = run([
        bigin({ Full_Name: name, Description: notes, Mailing_City: city }),
        list(),
        saved(),
      ]);
      expect(requests[2]?.body).toMatchObject({ contact_name: name, notes, billing_address: { city } });
    }),
    { seed: 7, numRuns: 100 },
  );
});

describe('matching', () => {
  test('takes the whole e-mail, without case: one that contains it, a vendor, and one of no e-mail are passed over', () => {
    const others = [
      customer({ contact_id: '1', email: 'joann@x.example' }),
      customer({ contact_id: '2', contact_type: 'vendor' }),
      customer({ contact_id: '3', email: '' }),
      customer({ contact_id: '4', email: null }),
    ];
    expect(run([bigin(), list(...others), saved()]).info).toEqual([
      `contact_to_books ${recordId}: created customer 901`,
    ]);
  });

  test('stops when several customers have the e-mail, and changes neither', () => {
    const { info, requests } = run([bigin(), list(customer(), customer({ contact_id: '902' }))]);
    expect(info).toEqual([
      `contact_to_books ${recordId}: stopped: several customers in Books have this e-mail. Merge them, or correct the e-mail.`,
    ]);
    expect(requests).toHaveLength(2);
  });

  test('stops when the list has more pages than one', () => {
    const answer = json({ code: 0, contacts: [customer()], page_context: { has_more_page: true } });
    expect(run([bigin(), answer]).info[0]).toContain('lists too many customers for this e-mail');
  });
});

describe('updating', () => {
  const existing = json({
    code: 0,
    contact: {
      contact_id: '900',
      billing_address: { address_id: '77', city: 'Old', attention: 'Reception', phone: '' },
      contact_persons: [
        {
          contact_person_id: '11',
          first_name: 'Bo',
          last_name: 'Ek',
          email: 'bo@x.example',
          is_primary_contact: false,
          photo_url: 'p',
        },
        {
          contact_person_id: '12',
          salutation: 'Ms',
          last_name: 'Old',
          email: 'ANN@x.example',
          is_primary_contact: true,
        },
      ],
    },
  });

  test('keeps other persons and what is not mapped, and gives the primary person its mapped values', () => {
    const { info, requests } = run([bigin(), list(customer()), existing, saved('900')]);
    expect(requests[3]?.call).toBe(
      'PUT https://www.zohoapis.eu/books/v3/contacts/900?organization_id=10001 via booksconnection',
    );
    expect(requests[3]?.body).toMatchObject({
      billing_address: { city: record.Mailing_City, attention: 'Reception', phone: '' },
      contact_persons: [
        {
          contact_person_id: '11',
          first_name: 'Bo',
          last_name: 'Ek',
          email: 'bo@x.example',
          is_primary_contact: false,
        },
        {
          contact_person_id: '12',
          salutation: 'Ms',
          last_name: 'Lee',
          email: 'ann@x.example',
          phone: '',
          is_primary_contact: true,
        },
      ],
    });
    expect(requests[3]?.body).not.toHaveProperty('billing_address.address_id');
    expect(requests[3]?.body).not.toHaveProperty('contact_persons.0.photo_url');
    expect(info).toEqual([`contact_to_books ${recordId}: updated customer 900`]);
  });

  test('adds the person when the customer has none', () => {
    const { requests } = run([
      bigin(),
      list(customer()),
      json({ code: 0, contact: { contact_id: '900' } }),
      saved('900'),
    ]);
    expect(requests[3]?.body).toHaveProperty('contact_persons', [
      { last_name: 'Lee', email: 'ann@x.example', phone: '', is_primary_contact: true },
    ]);
  });
});

describe('a name that is taken', () => {
  test('gets the e-mail behind it', () => {
    const { info, requests } = run([bigin(), list(), nameTaken, saved()]);
    expect(requests.slice(2).map(({ body }) => body.contact_name)).toEqual([
      'Ann "A" Lee\\',
      'Ann "A" Lee\\ (ann@x.example)',
    ]);
    expect(info[0]).toContain('created customer 901');
  });

  test('is reported when that is taken too', () => {
    expect(run([bigin(), list(), nameTaken, nameTaken]).info[0]).toContain(
      'stopped: another contact in Books has this name',
    );
  });

  test('is reported at once when there is no room for the e-mail', () => {
    const { info, requests } = run([bigin({ Full_Name: 'n'.repeat(190) }), list(), nameTaken]);
    expect(requests).toHaveLength(3);
    expect(info[0]).toContain('another contact in Books has this name');
  });

  test('is reported at once when the definition says so', () => {
    expect(run([bigin(), list(), nameTaken], { onNameTaken: 'report' }).requests).toHaveLength(3);
  });
});

describe('every answer is checked, and the reason is logged without personal data', () => {
  const refused = (doing: string, status: number, code: string): string =>
    `contact_to_books ${recordId}: stopped: Books refused to ${doing}: status ${status}, code ${code}`;
  const html: ScriptedAnswer = {
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html>ann@x.example</html>',
  };
  const cases: readonly (readonly [name: string, answers: readonly ScriptedAnswer[], info: string])[] = [
    [
      'Bigin gives no record (204)',
      [{ status: 204 }],
      `contact_to_books ${recordId}: stopped: Bigin did not give the record.`,
    ],
    [
      'Bigin gives another record',
      [json({ data: [{ ...record, id: '1' }] })],
      `contact_to_books ${recordId}: stopped: Bigin did not give the record.`,
    ],
    [
      'Bigin answers an error',
      [json({ code: 'INVALID_TOKEN', message: 'm', status: 'error' }, 401)],
      `contact_to_books ${recordId}: stopped: Bigin did not give the record.`,
    ],
    [
      'the e-mail is gone meanwhile',
      [bigin({ Email: null })],
      `contact_to_books ${recordId}: stopped: the contact has no Email.`,
    ],
    [
      '200 with an error code inside, at the list',
      [bigin(), json({ code: 57, message: 'not authorized' })],
      refused('list customers', 200, '57'),
    ],
    [
      '401 at the list',
      [bigin(), json({ code: 14, message: 'invalid' }, 401)],
      refused('list customers', 401, '14'),
    ],
    [
      '429 at the list',
      [bigin(), json({ code: 44, message: 'limit' }, 429)],
      refused('list customers', 429, '44'),
    ],
    ['HTML at the list', [bigin(), html], refused('list customers', 502, 'none')],
    [
      'an empty body at the list',
      [bigin(), { status: 200, body: '' }],
      refused('list customers', 200, 'none'),
    ],
    [
      'an error at the customer',
      [bigin(), list(customer()), json({ code: 1002, message: 'gone' }, 404)],
      refused('read a customer', 404, '1002'),
    ],
    [
      'an error at the post',
      [bigin(), list(), json({ code: 15, message: 'too long' }, 400)],
      refused('save the customer', 400, '15'),
    ],
    [
      '500 although the code says 0',
      [bigin(), list(), json({ code: 0, contact: {} }, 500)],
      refused('save the customer', 500, '0'),
    ],
  ];
  test.each(cases)('%s', (_name, answers, info) => {
    expect(run(answers).info).toEqual([info]);
  });

  test.each([
    ['a body that is cut off', [bigin(), { status: 200, body: '{"code":0,"contacts":[' }]],
    ['a timeout', [bigin(), { kind: 'failure', reason: 'timeout', message: 'ann@x.example' }]],
    ['a reset', [bigin(), list(), { kind: 'failure', reason: 'reset', message: 'reset' }]],
  ] as const)('%s ends the run with the line of the call', (_name, answers) => {
    const [info = '', ...more] = run(answers).info;
    expect(more).toEqual([]);
    expect(info).toMatch(new RegExp(`^contact_to_books ${recordId}: stopped: error in line \\d+$`));
  });

  test.each([
    [
      'no organization',
      { zoho_data_centre: 'eu' },
      'the variable books_organization_id is empty. Set it to the id of the Books organization.',
    ],
    [
      'an unknown data centre',
      { books_organization_id: '1', zoho_data_centre: 'mars' },
      'the variable zoho_data_centre names no data centre. Set it to one of us, eu, in, au, jp, cn, ca, sa, uk, ae.',
    ],
  ])('%s is said before any call', (_name, given, reason) => {
    const { info, requests } = run([], { variables: given });
    expect(info).toEqual([`contact_to_books ${recordId}: stopped: ${reason}`]);
    expect(requests).toEqual([]);
  });

  test('an argument without an id is said, too', () => {
    expect(run([], { argument: { contact: new MapValue() } }).info).toEqual([
      'contact_to_books : stopped: the argument names no record.',
    ]);
  });
});

describe('what is unsettled about the platform makes no difference', () => {
  const variants = Object.entries(readingTable).flatMap(([name, { values, default: usual }]) =>
    values.filter((value) => value !== usual).map((value) => [name, value] as const),
  );
  const existing = json({
    code: 0,
    contact: { contact_id: '900', contact_persons: [{ contact_person_id: '12', is_primary_contact: true }] },
  });
  const stories: readonly (readonly ScriptedAnswer[])[] = [
    [bigin(), list(), saved()],
    [bigin(), list(customer()), existing, saved('900')],
    [bigin(), list(), nameTaken, saved()],
    [bigin(), list(), nameTaken, nameTaken],
    [bigin(), json({ code: 57, message: 'no' }, 401)],
    [{ status: 204 }],
    [bigin({ Email: null })],
  ];

  test('the table has open questions to try', () => {
    expect(variants.length).toBeGreaterThan(15);
  });

  test.each(variants)('%s = %s', (name, value) => {
    for (const answers of stories) {
      const usual = run(answers);
      const other = run(answers, { readings: { ...defaultReadings, [name]: value } });
      expect(other).toEqual(usual);
    }
  });

  test('nor does the way in which the rule names the record', () => {
    for (const entryStyle of entryStyles) {
      const topping = smallTopping({}, { entryStyle });
      const [mapping] = topping.mappings;
      if (!mapping) throw new Error('No mapping');
      const { text } = generateFunction(planMapping(topping, mapping), 'test 1.0.0');
      const argument: Readonly<Record<(typeof entryStyles)[number], Readonly<Record<string, Value>>>> = {
        'map-qualified': { contact: new MapValue([['Contacts.ID', BigInt(recordId)]]) },
        'map-plain': { contact: new MapValue([['id', recordId]]) },
        'scalar-id': { contactId: BigInt(recordId) },
      };
      const { outcome } = runDeluge(text, {
        args: argument[entryStyle],
        answers: [bigin(), list(), saved()],
        host: { variable: (name) => variables[name] ?? null },
      });
      expect(outcome.info, entryStyle).toEqual([`contact_to_books ${recordId}: created customer 901`]);
    }
  });
});
