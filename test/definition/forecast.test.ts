import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Mapping } from '../../codegen/definition/mapping.ts';
import { type Forecast, forecast } from '../../codegen/plan/forecast.ts';
import { planMapping } from '../../codegen/plan/plan-mapping.ts';
import type { SourceRecord } from '../../codegen/plan/source-record.ts';
import { booksContacts } from '../../zoho/index.ts';
import { everyRule } from './every-rule.ts';
import { looseMapping, mappingOf, toppingOf } from './loose-definitions.ts';
import { nickname } from './sample-parts.ts';

const ann = {
  Full_Name: 'Ann Lee',
  Last_Name: 'Lee',
  Email: 'ann@example.com',
  Email_Opt_Out: false,
  Unsubscribed_Mode: null,
  Account_Name: { name: 'Lee Ltd', id: '1' },
  Title: 'Buyer',
  Description: null,
  Created_Time: '2026-03-04T10:00:00+00:00',
  Phone: null,
  Mobile: null,
  Home_Phone: null,
  Mailing_Street: '1 High Street',
  Mailing_Zip: 'E1',
  Mailing_City: 'London',
  Mailing_State: null,
  Mailing_Country: 'United Kingdom',
} satisfies SourceRecord;

const root = new URL('../../', import.meta.url);

/** With the custom fields that `everyRule` reads. */
const annie = { ...ann, Nickname: 'Annie', Tier: null };

function foretold(mapping: Mapping, record: SourceRecord): Forecast {
  return forecast(mapping, planMapping(toppingOf([mapping]), mapping, { root: root.href }), record);
}

function linesOf({ targets }: Forecast): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    targets.map(({ target, kept, value, from, whenEmpty }) => [
      target,
      [kept ? 'kept' : value, from, whenEmpty].filter((part) => part !== undefined),
    ]),
  );
}

describe('what becomes of the customer', () => {
  const mapping = mappingOf((field) => ({ notes: field('Description') }));
  const id = '4876876000001234567';
  const adopts =
    'adopts the customer with the e-mail "ann@example.com", when it alone has it and stands for no other contact';

  test('that no run has seen: it is looked for by the e-mail', () => {
    const { course, diagnostics } = foretold(mapping, { ...ann, id, Books_Sync_Status: null });
    expect(course).toMatchObject({
      finds: 'by-email',
      books: [adopts, expect.any(String), expect.any(String)],
    });
    expect(diagnostics).toEqual([]);
  });

  test.each([
    [
      'In step',
      `updates the customer whose cf_bigin_contact_id is "${id}", with what has changed since it was in step`,
    ],
    ['Waiting', `updates the customer whose cf_bigin_contact_id is "${id}"`],
  ])('that is %s: the id in Books comes first', (status, first) => {
    const { course } = foretold(mapping, { ...ann, id, Books_Sync_Status: status });
    expect(course?.finds).toBe('by-key');
    expect(course?.books.slice(0, 2)).toEqual([first, `when there is none, ${adopts}`]);
  });

  describe('of a mapping that keeps the id of the customer on the contact', () => {
    const linked = looseMapping({ match: { by: 'linked-id', field: 'Email' } });

    test('a contact that has one: its customer comes first', () => {
      const record = { ...ann, id, Books_Sync_Status: 'In step', Books_Customer_ID: '46000000001' };
      const { course } = foretold(linked, record);
      expect(course?.finds).toBe('by-id');
      expect(course?.books.slice(0, 2)).toEqual([
        'updates the customer whose id is "46000000001", with what has changed since it was in step',
        `when there is none, ${adopts}`,
      ]);
    });

    test('a contact that has none, whatever its status: it is looked for by the e-mail', () => {
      const { course } = foretold(linked, {
        ...ann,
        id,
        Books_Sync_Status: 'Waiting',
        Books_Customer_ID: null,
      });
      expect(course).toMatchObject({
        finds: 'by-email',
        books: [adopts, expect.any(String), expect.any(String)],
      });
    });
  });

  test('that is left alone is nothing; only what was open is settled in Bigin', () => {
    const leftAlone = (status: string) =>
      foretold(mapping, { ...ann, Email: null, Books_Sync_Status: status });
    expect(leftAlone('Waiting')).toMatchObject({ outcome: 'leaves-alone', statusLeft: 'Not synced' });
    expect(leftAlone('In step')).not.toHaveProperty('statusLeft');
    expect(leftAlone('In step')).not.toHaveProperty('course');
  });
});

describe('what a mapping will do to a record', () => {
  test('is said of each target: its value, where that comes from, and what an empty one means', () => {
    const told = foretold(everyRule, annie);
    expect(told).toMatchObject({ mapping: 'every_rule', outcome: 'writes', diagnostics: [] });
    expect(told.names).toEqual(['Ann Lee', 'Ann Lee (ann@example.com)']);
    const emptied = 'empties the target';
    const asIs = 'leaves the target as it is';
    expect(linesOf(told)).toMatchObject({
      contact_type: ['customer', 'always "customer"'],
      contact_name: ['Ann Lee', 'from Full_Name', emptied],
      company_name: ['Lee Ltd', 'from Account_Name through lookupName', emptied],
      customer_sub_type: ['business', 'from "business" if Title is filled, else "individual"', emptied],
      website: ['Buyer', 'from Title through trim', asIs],
      credit_limit: [100, 'from Home_Phone through parseNumber', 'puts 100 there'],
      is_taxable: [false, 'from true if Mailing_Country is "Germany", else Email_Opt_Out', emptied],
      facebook: ['', 'from Title if Email_Opt_Out is true, else (Phone through phoneE164("DE"))', emptied],
      'billing_address.city': [
        'E1 London',
        expect.stringMatching(/^from join\(" "\) of Mailing_Zip, Mailing_City through truncate\(\d+\)$/),
        emptied,
      ],
      'contact_persons.primary.phone': ['none', 'from firstFilled of Phone, Mobile, "none"', emptied],
      'contact_persons.primary.mobile': ['kept', 'from Mobile', asIs],
      'custom_fields.cf_region': ['Annie', 'from join(" ") of Mailing_State, Nickname', emptied],
      'custom_fields.cf_tier': [
        'kept',
        'from Tier through mapValues({"Gold":"gold","Silver":"silver"})',
        asIs,
      ],
    });
    expect(told.targets.find(({ target }) => target === 'company_name')).toMatchObject({
      label: booksContacts.fields.company_name.label,
      origin: { entry: 'fields.company_name', line: expect.any(Number) },
    });
  });

  test('is nothing for a target that goes to Bigin alone, which may hold any value, and is known', () => {
    const told = foretold(
      mappingOf((field) => ({ notes: field(nickname as unknown as string, { direction: 'to-bigin' }) })),
      { ...ann, Nickname: 'Annie' },
    );
    expect(told).toMatchObject({ outcome: 'writes', diagnostics: [] });
    expect(linesOf(told).notes).toEqual(['kept', 'goes from Books to Nickname']);
  });

  test('is nothing when a criterion is not met, and each says whether it is', () => {
    const told = foretold(everyRule, { ...annie, Email: null, Mailing_Country: 'Atlantis' });
    expect(told.outcome).toBe('leaves-alone');
    expect(told.criteria).toEqual([
      { asks: 'Email is not empty', met: false },
      { asks: 'Email_Opt_Out is not true', met: true },
      { asks: 'Unsubscribed_Mode is empty', met: true },
      { asks: 'Last_Name is not empty', met: true },
      { asks: 'Mailing_Country is not "Atlantis"', met: false },
    ]);
    expect(told.diagnostics).toEqual([]);
  });

  test('tells how much of a long text is cut off', () => {
    const city = 'x'.repeat(booksContacts.fields.billing_address.fields.city.maxLength + 5 - 'E1 '.length);
    const told = foretold(everyRule, { ...annie, Mailing_City: city });
    expect(told.targets.find(({ target }) => target === 'billing_address.city')).toMatchObject({ cut: 5 });
    expect(told.targets.filter(({ cut }) => cut > 0)).toHaveLength(1);
  });
});

describe('what would be refused', () => {
  const limit = booksContacts.fields.twitter.maxLength;
  const refusals: readonly (readonly [name: string, mapping: Mapping, record: object, message: string])[] = [
    [
      'a text that is longer than the definition lets through',
      everyRule,
      { Nickname: null, Tier: null, Mailing_Street: 'x'.repeat(limit + 1) },
      `plan/run-stops: twitter would get ${limit + 1} characters. The definition says to reject more than ${limit}, so the function writes nothing.`,
    ],
    [
      'a text that is longer than its source can hold',
      looseMapping(),
      { Full_Name: 'x'.repeat(booksContacts.fields.contact_name.maxLength + 1) },
      `plan/value-too-long: contact_name would get ${booksContacts.fields.contact_name.maxLength + 1} characters and takes ${booksContacts.fields.contact_name.maxLength}: Books refuses the record.`,
    ],
    [
      'a mandatory target without a value',
      looseMapping(),
      { Full_Name: null },
      `plan/target-empty: contact_name would be empty, and Books saves no ${booksContacts.singular} without it.`,
    ],
    [
      'a value of another type than the catalogue says',
      mappingOf((field) => ({ notes: field('Description') })),
      { Description: 3 },
      'plan/wrong-type: The record holds a number in Description, where a text is expected.',
    ],
  ];

  test.each(refusals)('%s', (_name, mapping, changes, message) => {
    const told = foretold(mapping, { ...ann, ...changes });
    expect(told.outcome).toBe('refused');
    expect(told.diagnostics.map(({ code, message: text }) => `${code}: ${text}`)).toEqual([message]);
    const sound = mapping === everyRule ? annie : ann;
    expect(foretold(mapping, sound)).toMatchObject({ outcome: 'writes', diagnostics: [] });
  });

  test('points at the line of the definition', () => {
    const [found] = foretold(everyRule, { ...annie, Mailing_Street: 'x'.repeat(limit + 1) }).diagnostics;
    const file = 'test/definition/every-rule.ts';
    const lines = readFileSync(new URL(file, root), 'utf8').split('\n');
    expect(found).toMatchObject({ file, line: lines.findIndex((line) => line.includes('twitter:')) + 1 });
  });
});

test('a record that says too little or too much is taken with a remark', () => {
  const told = foretold(looseMapping(), {
    Full_Name: 'Ann',
    Emial: 'a@example.com',
    id: '1',
    $state: 'save',
  });
  expect(told.outcome).toBe('leaves-alone');
  expect(told.diagnostics).toMatchObject([
    {
      code: 'plan/missing-field',
      severity: 'warning',
      message: 'The record says nothing of Email: it is taken as empty.',
    },
    {
      code: 'plan/unknown-field',
      severity: 'warning',
      message: 'The record has "Emial", which the catalogue of Contacts does not know.',
      hint: 'Did you mean Email?',
    },
  ]);
});
