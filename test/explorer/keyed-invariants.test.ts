import { describe, expect, test } from 'vitest';
import { explore, type Scenario, type Subject } from '../../sandbox/index.ts';
import { keyedSubject, keyedTexts } from './keyed-subject.ts';
import { replaced } from './replaced.ts';
import { scenarioNamed } from './subjects.ts';

async function breachesOf(
  subject: Subject,
  scenario: Scenario,
  faults = 0,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { counterexamples } = await explore(subject, scenario, { faults, limit: 5000, shrink: false });
  return Object.fromEntries(counterexamples.map(({ invariant, breaches }) => [invariant, breaches]));
}

const { sync_contact, contact_removed } = keyedTexts;
/** The first contact that a scenario creates. */
const firstId = '5000001000000001001';

/** Sends a body to Books under the key of a contact. */
const put = (recordId: string, body: string): string =>
  `invokeurl [ url :"https://www.zohoapis.com/books/v3/contacts?organization_id=10001" type :PUT parameters:${body} headers:{"Content-Type":"application/json","X-Unique-Identifier-Key":"cf_record_id","X-Unique-Identifier-Value":${recordId},"X-Upsert":"true"} connection:"booksconnection" detailed:true ];`;

describe('a customer stands for the contact that its key names', () => {
  const breachOf = async (text: string, name: string) =>
    (await breachesOf(keyedSubject({ sync_contact: text }), scenarioNamed(name)))['one-customer-per-contact'];

  test('so that a customer whose key names nobody stands for none', async () => {
    const wrong = replaced(sync_contact, 'key.put("value",recordId);', 'key.put("value","1");');
    expect(await breachOf(wrong, 'create')).toEqual([
      'the contact Ann Lee: no customer in Books stands for it, and nothing is recorded on the contact',
    ]);
  });

  test('and a customer without a key that was written for it is one too many', async () => {
    const late = replaced(
      replaced(sync_contact, '"contact_name",record.get("Full_Name")', '"contact_name",record.get("Phone")'),
      'customer.put("custom_fields",{key});',
      'if(record.get("Phone") != "+1 555 0100")\n\t\t{\n\t\t\tcustomer.put("custom_fields",{key});\n\t\t}',
    );
    expect(await breachOf(late, 'edit-at-rest')).toEqual([
      'the contact Ann Lee: 2 customers in Books stand for it, and nothing is recorded on the contact',
    ]);
  });

  test('so that a customer that is taken from one contact for another is told', async () => {
    const thief = replaced(
      sync_contact,
      '"X-Unique-Identifier-Value":recordId',
      `"X-Unique-Identifier-Value":"${firstId}"`,
    );
    const breaches = await breachesOf(
      keyedSubject({ sync_contact: thief }),
      scenarioNamed('same-name-twice'),
    );
    expect(breaches['no-other-customer-changed']?.[0]).toMatch(/ was written for 2 contacts of Bigin$/);
  });

  test('and one that the sync makes inactive stands for nobody', async () => {
    const hiding = `${sync_contact.trimEnd().slice(0, -1)}\tautomation.contact_removed(contactId);\n}`;
    expect(await breachOf(hiding, 'create')).toEqual([
      'the contact Ann Lee: its customer was made inactive, and nothing is recorded on the contact',
    ]);
  });

  test('and one that was there with its e-mail must be taken', async () => {
    expect((await breachOf(sync_contact, 'existing-same-email'))?.[0]).toMatch(
      /^the contact Ann Lee: another customer stands for it than Ann Lee Trading \(\d+\), which has its e-mail, /,
    );
  });
});

describe('a run that no record started', () => {
  const bringIn: Scenario = {
    name: 'bring-in',
    about: 'A contact from before the installation is brought in.',
    bigin: [{ contact: 'Ann', values: { Last_Name: 'Lee', Email: 'ann@example.com' } }],
    events: [{ kind: 'run', function: 'bring_in' }],
  };
  const { retry: _, ...alone } = keyedSubject();
  const with_ = (bring_in: string): Subject => ({
    ...alone,
    sandbox: {
      ...alone.sandbox,
      functions: [...(alone.sandbox.functions ?? []), { name: 'bring_in', text: bring_in }],
    },
  });
  const list =
    'invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts?fields=Email" type :GET connection:"biginconnection" ]';
  const all = `for each record in (${list}).get("data")\n{\nautomation.sync_contact(record.get("id").toLong());\n}`;

  test('writes for the contact that the customer names', async () => {
    expect(await breachesOf(with_(`void automation.bring_in()\n{\n${all}\n}`), bringIn)).toEqual({});
  });

  test('is no place where a failure can hide', async () => {
    const silent = `void automation.bring_in()\n{\ntry\n{\n${all}\n}\ncatch (error)\n{\ninfo "failed";\n}\n}`;
    expect(await breachesOf(with_(silent), bringIn)).toEqual({});
    const breaches = await breachesOf(with_(silent), bringIn, 1);
    expect(breaches['every-run-accounted-for']).toEqual([
      'run 1 ended without a write, the contact Lee is not in step, and no reason can be read in Bigin',
    ]);
  });

  test('nor does it end with an error unseen', async () => {
    const breaches = await breachesOf(with_('void automation.bring_in()\n{\ninfo 1 / 0;\n}'), bringIn);
    expect(breaches['every-run-accounted-for']).toEqual([expect.stringMatching(/^run 1 failed at line 3: /)]);
  });

  test('and what it writes for nobody is a change of another customer', async () => {
    const stray = `void automation.bring_in()
{
	base = "https://www.zohoapis.com/books/v3/contacts";
	found = invokeurl [ url :base + "?organization_id=10001" type :GET connection:"booksconnection" ];
	invokeurl [ url :base + "/" + found.get("contacts").get(0).get("contact_id") + "?organization_id=10001" type :PUT parameters:"{\\"notes\\":\\"seen\\"}" headers:{"Content-Type":"application/json"} connection:"booksconnection" ];
}`;
    const books = [{ record: { contact_name: 'Somebody', contact_type: 'customer' } }];
    const breaches = await breachesOf(with_(stray), { ...bringIn, books });
    expect(breaches['no-other-customer-changed']).toEqual([
      expect.stringMatching(/^the Books contact Somebody \(\d+\) was changed, which stands for no contact/),
    ]);
  });
});

describe('the customer of a deleted contact', () => {
  const INACTIVE = 'deleted-contact-inactive';
  const deleted = scenarioNamed('delete-at-rest');

  test('becomes inactive', async () => {
    expect(await breachesOf(keyedSubject(), deleted)).toEqual({});
    const idle = 'void automation.contact_removed(int contactId)\n{\n\tinfo "seen";\n}';
    const breaches = await breachesOf(keyedSubject({ contact_removed: idle }), deleted);
    expect(breaches[INACTIVE]).toEqual([
      expect.stringMatching(/^the customer Ann Lee \(\d+\) of the deleted contact \d+ is active$/),
    ]);
  });

  test('is not deleted', async () => {
    const radical = replaced(
      replaced(contact_removed, '+ "/inactive" + organization', '+ organization'),
      'type :POST',
      'type :DELETE',
    );
    expect((await breachesOf(keyedSubject({ contact_removed: radical }), deleted))[INACTIVE]).toEqual([
      expect.stringMatching(/^the customer \d+ of the deleted contact \d+ is gone$/),
    ]);
  });

  test('nor made anew by a run that comes late', async () => {
    const breaches = await breachesOf(keyedSubject(), scenarioNamed('delete-while-syncing'));
    expect(Object.keys(breaches)).toEqual([INACTIVE]);
  });

  test('keeps its other values', async () => {
    const tidy = replaced(contact_removed, 'parameters:"{}"', 'parameters:"{\\"website\\":\\"\\"}"');
    const website = 'https://www.example.com';
    const record = {
      contact_name: 'Ann Lee',
      contact_type: 'customer',
      website,
      contact_persons: [{ first_name: 'Ann', email: 'ann@example.com', is_primary_contact: true }],
      custom_fields: [{ api_name: 'cf_record_id', value: firstId }],
    };
    const linked: Scenario = { ...deleted, books: [{ record }] };
    const unmapped = async (texts: Readonly<Record<string, string>>) => {
      const { reference, ...rest } = keyedSubject(texts);
      // The small sync writes the whole list of persons.
      const ownPaths = [...(reference.ownPaths ?? []), 'contact_persons'];
      const subject = { ...rest, reference: { ...reference, ownPaths } };
      return (await breachesOf(subject, linked))['unmapped-values-kept'];
    };
    expect(await unmapped({})).toBeUndefined();
    expect(await unmapped({ contact_removed: tidy })).toEqual([
      expect.stringMatching(/^the Books contact Ann Lee \(\d+\) changed in website, which nothing maps to$/),
    ]);
  });

  test('is of no concern to a sync that takes no notice of deletions', async () => {
    const { reference, ...rest } = keyedSubject({ contact_removed: 'info "seen";' });
    const unaware = { ...rest, reference: { ...reference, deactivates: false } };
    expect(await breachesOf(unaware, deleted)).toEqual({});
  });
});

describe('the calls that an edit may cost', () => {
  const CALLS = 'calls-per-change';
  const costing = (calls: number, sync = sync_contact): Subject => {
    const { reference, ...rest } = keyedSubject({ sync_contact: sync });
    return { ...rest, reference: { ...reference, callsFor: () => calls } };
  };
  const callsOf = async (subject: Subject, name: string) =>
    (await breachesOf(subject, scenarioNamed(name)))[CALLS];

  test('are one for a mapped field and none for any other, unless the sync says otherwise', async () => {
    expect(await callsOf(keyedSubject(), 'edit-at-rest')).toBeUndefined();
    expect(await callsOf(keyedSubject(), 'edit-of-unmapped-field')).toEqual([
      'run 2 made 1 calls to Books for a change of a field that is not mapped; 0 would do',
    ]);
    expect(await callsOf(costing(1), 'edit-of-unmapped-field')).toBeUndefined();
    expect(await callsOf(costing(0), 'edit-at-rest')).toEqual([
      'run 2 made 1 calls to Books for a change of a mapped field; 0 would do',
    ]);
  });

  test('count those that Books refuses, where nothing fails', async () => {
    const asking = replaced(
      sync_contact,
      '\t\tperson = Map();',
      `\t\t${put('"none"', '"{}"')}\n\t\tperson = Map();`,
    );
    expect(await callsOf(keyedSubject({ sync_contact: asking }), 'edit-at-rest')).toEqual([
      'run 2 made 2 calls to Books for a change of a mapped field; 1 would do',
    ]);
  });

  test('are more for a run that brings a second edit to Books as well', async () => {
    const again = '\n\tif(more)\n\t{\n\t\tautomation.sync_contact(contactId);\n\t}\n}';
    const look =
      '\n\tlater = invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts/" + recordId + "?fields=Phone" type :GET connection:"biginconnection" ];\n\tmore = later.get("data").get(0).get("Phone") != record.get("Phone");';
    const checking = sync_contact.trimEnd().slice(0, -1) + look + again;
    expect(await callsOf(keyedSubject({ sync_contact: checking }), 'two-edits')).toBeUndefined();
    expect(await breachesOf(keyedSubject({ sync_contact: checking }), scenarioNamed('two-edits'))).toEqual(
      {},
    );
  });
});
