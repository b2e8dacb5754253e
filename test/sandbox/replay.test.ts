import { describe, expect, test } from 'vitest';
import {
  type ReplayEvents,
  type ReplayOptions,
  type ReplayProgress,
  readEvents,
  replay,
  type Situation,
} from '../../sandbox/index.ts';
import { type ScriptParts, soundParts, syncRule, syncScript } from './sync-script.ts';
import { newSandbox, organizationId } from './world.ts';

const ann = { First_Name: 'Ann', Last_Name: 'Lee', Email: 'ann@x.example', Description: 'First' };
const bo = { Last_Name: 'Bo', Email: 'bo@x.example' };
const bystander = {
  why: 'To be left alone.',
  record: { contact_name: 'Bystander', contact_persons: [{ email: 'bystander@x.example' }] },
};
const annInBooks = {
  why: 'To be adopted; the second person and the address stay.',
  record: {
    contact_name: 'Lee & Co',
    website: 'lee.example',
    billing_address: { city: 'Oldtown' },
    contact_persons: [{ email: 'ANN@x.example', phone: '1' }, { first_name: 'Second' }],
  },
};

function eventsOf(file: object): ReplayEvents {
  const read = readEvents(JSON.stringify(file), 'events.json');
  if (!read.ok) throw new Error(read.diagnostics.map((found) => found.message).join('\n'));
  return read.events;
}

const expected = ({ record }: Situation) => ({
  contact_name: String(record.Full_Name),
  notes: String(record.Description ?? ''),
  contact_persons: { primary: { first_name: String(record.First_Name ?? ''), email: String(record.Email) } },
});

function replayWith(file: object, parts: Partial<ScriptParts> = {}, more: Partial<ReplayOptions> = {}) {
  const sandbox = newSandbox({ functions: [{ name: 'sync', text: syncScript(parts) }], rules: [syncRule] });
  return replay({ sandbox, events: eventsOf(file), organizationId, expected, ...more });
}

const findingsOf = async (
  file: object,
  parts: Partial<ScriptParts> = {},
  more: Partial<ReplayOptions> = {},
) => (await replayWith(file, parts, more)).findings.map(({ code, message }) => `${code}: ${message}`);

const noCalls = { accounts: 0, bigin: 0, books: 0, crm: 0, desk: 0, slack: 0, orders: 0 };

describe('a sound sync', () => {
  test('gives a report without mismatches', async () => {
    const report = await replayWith({
      companies: ['Lee & Co'],
      contacts: [
        { ...ann, Account_Name: 'Lee & Co' },
        { Last_Name: 'Silent' },
        bo,
        { Last_Name: 'Twice', Email: 'BO@x.example' },
      ],
      refused: [{ contact: 3, because: 2 }],
      edits: [
        { contact: 0, changes: { Description: null, Account_Name: null } },
        { contact: 1, changes: { Title: 'Head' } },
        { contact: 2, changes: { Title: 'Head' } },
        { contact: 3, changes: { Title: 'Head' } },
      ],
      books: [annInBooks, bystander],
    });
    expect(report).toEqual({
      ok: true,
      contacts: { total: 4, replayed: 2, refused: 1, skipped: 1 },
      edits: { total: 4, replayed: 2, refused: 0, skipped: 2 },
      books: { created: 1, updated: 3, unchanged: 2 },
      mismatches: [],
      findings: [
        {
          code: 'replay/contact-without-email',
          severity: 'note',
          message:
            'contacts[1] has no e-mail: the rule does not run for it, and nothing was written to Books.',
          hint: 'Give it an Email if it is to be synced.',
        },
      ],
      calls: {
        sync: { ...noCalls, accounts: 2, bigin: 4, books: 11 },
        replay: { ...noCalls, bigin: 8, books: 2 },
      },
      runs: { total: 4, failed: 0, statements: expect.any(Number), httpCalls: 15 },
    });
    expect(report.runs.statements).toBeGreaterThan(40);
  });

  test('tells how far it is', async () => {
    const seen: ReplayProgress[] = [];
    await replayWith(
      {
        companies: ['A'],
        contacts: [ann, bo],
        edits: [{ contact: 0, changes: { Title: 'x' } }],
        books: [bystander],
      },
      {},
      { progress: (progress) => seen.push(progress) },
    );
    expect(seen.map(({ phase, done, total }) => `${phase} ${done}/${total}`)).toEqual([
      'companies 0/1',
      'books 0/1',
      'contacts 0/2',
      'contacts 1/2',
      'edits 0/1',
      'edits 1/1',
    ]);
  });

  test('the same replay gives the same report', async () => {
    const file = {
      contacts: [ann, bo],
      edits: [{ contact: 0, changes: { Title: 'x' } }],
      books: [annInBooks],
    };
    expect(await replayWith(file)).toEqual(await replayWith(file));
  });

  test('an ambiguous e-mail has to change nothing', async () => {
    const twin = { why: 'The same e-mail.', record: { ...annInBooks.record, contact_name: 'Lee twice' } };
    const report = await replayWith({ contacts: [ann], books: [annInBooks, twin] });
    expect(report).toMatchObject({ ok: true, books: { created: 0, updated: 0, unchanged: 1 } });
  });

  test('one of several values may be accepted, with a reason that mismatches show', async () => {
    const anyOf = (names: readonly string[]) => ({
      expected: ({ record }: Situation) => ({
        contact_name: { anyOf: names, reason: 'the plain name is taken' },
        notes: String(record.Description),
      }),
      // Only what is expected here counts as mapped.
      verdict: () => ({ kind: 'write' as const, contactId: null }),
    });
    expect(
      (await replayWith({ contacts: [ann] }, {}, anyOf(['Ann Lee', 'Ann Lee (ann@x.example)']))).ok,
    ).toBe(true);
    const wrong = await replayWith({ contacts: [ann] }, {}, anyOf(['X', 'Y']));
    expect(wrong.mismatches).toEqual([
      {
        contact: 0,
        event: 'create',
        path: 'contact_name',
        expected: '"X" or "Y" (the plain name is taken)',
        actual: '"Ann Lee"',
      },
    ]);
  });
});

describe('what a sync does wrong is found', () => {
  test('a value that is not written', async () => {
    const report = await replayWith(
      { contacts: [ann] },
      { fill: 'body.put("contact_name",record.get("Full_Name"));' },
    );
    expect(report.ok).toBe(false);
    expect(report.mismatches).toEqual([
      { contact: 0, event: 'create', path: 'notes', expected: '"First"', actual: '""' },
    ]);
  });

  test('a value that is not mapped and changes', async () => {
    const fill = `${soundParts.fill} body.put("website","");`;
    expect(await findingsOf({ contacts: [ann], books: [annInBooks] }, { fill })).toEqual([
      'replay/stray-change: The create of contacts[0] changed values that are not mapped in the Books contact 4000001000000001003: website.',
    ]);
  });

  test('persons that are dropped', async () => {
    const [found] = await findingsOf(
      { contacts: [ann], books: [annInBooks] },
      { persons: 'persons.add(primary);' },
    );
    expect(found).toMatch(/^replay\/stray-change: .+: .*contact_persons\.\d+\.first_name/);
    expect(found).toContain('contact_persons.primary.phone');
  });

  test('somebody else who is changed', async () => {
    const find = soundParts.find.replace(/&email=.*$/m, '&search_text=Bystander"');
    const findings = await findingsOf({ contacts: [ann], books: [bystander] }, { find });
    expect(findings).toEqual([
      'replay/not-written: The create of contacts[0] created no Books contact.',
      'replay/unexpected-change: The create of contacts[0] changed the Books contact 4000001000000001002, although another one stands for it.',
      'replay/other-contact-changed: The Books contact 4000001000000001002 stands for no contact of the replay, yet it changed: contact_name, contact_persons.primary.email, contact_persons.primary.first_name, email, first_name, last_modified_time, notes.',
    ]);
  });

  test('a second contact for the same record', async () => {
    const find = 'match = List();';
    const fill = `body.put("contact_name",record.get("Full_Name") + " " + ifnull(record.get("Title"),""));
	body.put("notes",ifnull(record.get("Description"),""));`;
    const file = { contacts: [ann], edits: [{ contact: 0, changes: { Title: 'Head' } }] };
    const findings = await findingsOf(file, { find, fill });
    expect(findings).toEqual([
      'replay/unexpected-change: The edit of contacts[0] created the Books contact 4000001000000001004, although another one stands for it.',
      'replay/email-twice: The sync created 2 Books contacts with the e-mail of contacts[0]: 4000001000000001002, 4000001000000001004.',
    ]);
  });

  test('two contacts at once, and somebody else who is deleted', async () => {
    const call = (method: string, path: string) => `invokeurl
	[
		url :"https://www.zohoapis.com/books/v3/contacts${path}?organization_id=${organizationId}&JSONString=" + encodeUrl(extra.toString())
		type :${method}
		connection :"books_link"
	];`;
    const find = `match = List();
	extra = Map();
	extra.put("contact_name","Extra");
	r = ${call('POST', '')}
	r = ${call('DELETE', '/4000001000000001002')}`;
    const findings = await findingsOf({ contacts: [ann], books: [bystander] }, { find });
    expect(findings).toEqual([
      'replay/created-several: The create of contacts[0] created 2 Books contacts instead of one.',
      'replay/unexpected-change: The create of contacts[0] deleted the Books contact 4000001000000001002, although another one stands for it.',
      'replay/contact-lost: The Books contact 4000001000000001002 is gone.',
    ]);
  });

  test('a guess where the e-mail is ambiguous', async () => {
    const find = soundParts.find.replace(
      'match = found.get("contacts");',
      'match = List(); match.add(found.get("contacts").get(0));',
    );
    const twin = { why: 'The same e-mail.', record: { ...annInBooks.record, contact_name: 'Lee twice' } };
    const findings = await findingsOf({ contacts: [ann], books: [annInBooks, twin] }, { find });
    expect(findings[0]).toBe(
      'replay/unexpected-change: The create of contacts[0] changed the Books contact 4000001000000001003, although several customers have the e-mail.',
    );
  });

  test('a script that fails, with its line', async () => {
    const [failed, notWritten] = await findingsOf({ contacts: [ann] }, { find: 'match = 1 / 0;' });
    expect(failed).toMatch(
      /^replay\/run-failed: The rule "Contact to Books" failed for the create of contacts\[0\] at line 5: .+/,
    );
    expect(notWritten).toBe('replay/not-written: The create of contacts[0] created no Books contact.');
  });

  test('a rule that does not run', async () => {
    const sandbox = newSandbox();
    const report = await replay({ sandbox, events: eventsOf({ contacts: [ann] }), organizationId, expected });
    expect(report.findings.map((found) => found.message)).toEqual([
      'No rule ran for the create of contacts[0], although Books has to hold it.',
    ]);
    expect(report.contacts).toEqual({ total: 1, replayed: 0, refused: 0, skipped: 1 });
  });

  test('a loop, which ends the replay', async () => {
    const text = `void sync(Map contact)
{
	changes = Map();
	changes.put("Title","x");
	r = zoho.bigin.updateRecord("Contacts",contact.get("Contacts.ID"),changes,{"trigger":{"workflow"}},"bigin_link");
}`;
    const sandbox = newSandbox({ functions: [{ name: 'sync', text }], rules: [syncRule] });
    const report = await replay({
      sandbox,
      events: eventsOf({ contacts: [ann, bo] }),
      organizationId,
      expected,
    });
    expect(report.ok).toBe(false);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]?.message).toMatch(
      /^The replay stopped: The rule "Contact to Books" starts itself again and again: /,
    );
  });
});

describe('a file that Bigin or Books does not take', () => {
  test.each([
    [
      'a contact that is refused and was not expected to be',
      { contacts: [bo, { ...bo, Last_Name: 'Twice' }] },
      ['replay/contact-refused: Bigin refused to create contacts[1]: DUPLICATE_DATA (Email).'],
    ],
    [
      'a contact that was to be refused and is taken',
      { contacts: [bo], refused: [{ contact: 0, because: 0 }] },
      ['replay/not-refused: Bigin took contacts[0], which "refused" says it must not.'],
    ],
    [
      'an edit that is refused',
      { contacts: [bo], edits: [{ contact: 0, changes: { Last_Name: null } }] },
      ['replay/contact-refused: Bigin refused to edit contacts[0]: INVALID_DATA (Last_Name).'],
    ],
    [
      'a company that is there twice',
      { companies: ['A', 'a'], contacts: [] },
      ['replay/setup-refused: companies[1] could not be set up: DUPLICATE_DATA duplicate data.'],
    ],
    [
      'a Books contact that is there twice',
      { contacts: [], books: [bystander, bystander] },
      [
        'replay/setup-refused: books[1] could not be set up: 3062 The customer "Bystander" already exists. Please specify a different name..',
      ],
    ],
  ])('%s', async (_, file, findings) => {
    expect(await findingsOf(file)).toEqual(findings);
  });
});

test('findings name the events file', async () => {
  const { findings } = await replayWith({ contacts: [{ Last_Name: 'Silent' }] }, {}, { file: 'events.json' });
  expect(findings).toMatchObject([{ file: 'events.json', code: 'replay/contact-without-email' }]);
});
