import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTopping } from '../../codegen/definition/check.ts';
import { generateFunction } from '../../codegen/generation/generate-function.ts';
import { expectedTarget, refusalOf } from '../../codegen/plan/expected.ts';
import { planMapping } from '../../codegen/plan/plan-mapping.ts';
import type { SourceRecord } from '../../codegen/plan/source-record.ts';
import { MapValue, type Readings } from '../../deluge/index.ts';
import { runDeluge, type ScriptedAnswer } from '../support/run-deluge.ts';
import { otherReadings } from '../transforms/run-transform.ts';
import { everyRule } from './every-rule.ts';
import { toppingOf } from './loose-definitions.ts';
import { nickname, state, tier } from './sample-parts.ts';

const root = new URL('../../', import.meta.url).href;
const topping = toppingOf([everyRule], { customFields: [...Object.values(state), nickname, tier] });
const plan = planMapping(topping, everyRule, { root });
const made = generateFunction(plan, 'test 1.0.0');

const id = '4876876000001234567';
const plain: SourceRecord = {
  id,
  Full_Name: 'Ann van der Lee',
  Last_Name: 'van der Lee',
  Email: 'ann@x.example',
};

/** What Books knows of a customer by default: the parts that a list and a read show. */
const listed = { contact_id: '900', contact_type: 'customer', email: 'ann@x.example' };
const answerOf = (body: object, status = 200): ScriptedAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/**
 * What the function sends to Books for a record, or undefined when it stops before that: all that was sent, as one body.
 * Bigin and Books are played here, as no contact of Bigin can hold what the properties make up.
 */
function sentFor(record: SourceRecord, existing?: object, readings: Partial<Readings> = {}) {
  let written: Readonly<Record<string, unknown>> = {};
  let sent: ReturnType<typeof JSON.parse>;
  const { outcome } = runDeluge(made.text, {
    args: { contact: new MapValue([['Contacts.ID', id]]) },
    answer: ({ method, url, body }) => {
      const values = body === undefined ? {} : JSON.parse(body);
      if (url.includes('/bigin/')) {
        if (method === 'GET') return answerOf({ data: [{ ...record, ...written }] });
        written = { ...written, ...values.data[0] };
        return answerOf({ data: [{ code: 'SUCCESS' }] });
      }
      if (method === 'GET' && url.includes('/contacts?'))
        return answerOf({
          code: 0,
          contacts: existing ? [listed] : [],
          page_context: { has_more_page: false },
        });
      if (method === 'GET') return answerOf({ code: 0, contact: { ...listed, ...existing } });
      const { contact_id: _, ...person } = values;
      const isPerson = url.includes('/contactpersons/');
      sent = { ...sent, ...(isPerson ? { contact_persons: [person] } : values) };
      return answerOf({ code: 0, contact: { ...listed, ...existing } }, 201);
    },
    readings,
    host: { variable: (name) => (name === 'zoho_data_centre' ? 'us' : '10001') },
  });
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return { info: outcome.info, written, body: sent };
}

/** The expected target in the form of a request: the primary person is the first of the list. */
function asSent(record: SourceRecord): object {
  const { contact_persons, custom_fields, ...rest } = expectedTarget(plan, record);
  const { primary } = contact_persons as unknown as { readonly primary: object };
  return {
    ...rest,
    contact_persons: [{ ...primary, is_primary_contact: true }],
    custom_fields: Object.entries({ ...(custom_fields as object), cf_bigin_contact_id: id }).map(
      ([api_name, value]) => ({ api_name, value }),
    ),
  };
}

const piece = fc.constantFrom(
  '',
  ' ',
  'Ann',
  'van',
  'der',
  '😀',
  '"',
  '\\',
  '\n',
  'Lee',
  '030 12 34 56',
  '$1',
  'null',
  '42',
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const long = fc.oneof(
  text,
  fc.integer({ min: 90, max: 420 }).map((length) => '😀'.repeat(length)),
);
const maybe = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { freq: 3, nil: null });
const records: fc.Arbitrary<SourceRecord> = fc.record({
  id: fc.constant(id),
  Full_Name: fc.oneof(text, fc.constantFrom('Ann van der Lee', 'Lee')),
  Last_Name: fc.constantFrom('Lee', 'Ann'),
  Email: fc.constant('ann@x.example'),
  Title: maybe(text),
  Nickname: maybe(text),
  Tier: fc.constantFrom(null, 'Gold', 'Silver'),
  Phone: maybe(text),
  Mobile: maybe(text),
  Home_Phone: maybe(fc.constantFrom('12', '1.5', 'x', '')),
  Description: maybe(long),
  Account_Name: fc.constantFrom(null, { name: 'ACME', id: '1' }),
  Created_Time: fc.constantFrom(null, '2026-01-15T10:30:00+01:00'),
  Mailing_Street: maybe(fc.oneof({ arbitrary: text, weight: 5 }, { arbitrary: long, weight: 1 })),
  Mailing_Zip: maybe(text),
  Mailing_City: maybe(long),
  Mailing_State: maybe(text),
  Mailing_Country: fc.constantFrom(null, 'Germany', 'India', ''),
  Email_Opt_Out: fc.constantFrom(null, true, false),
  Unsubscribed_Mode: fc.constant(null),
});

test('a mapping that uses every rule has no findings, and its function passes the analysis', () => {
  expect(checkTopping(topping, { root })).toEqual([]);
  expect(made.diagnostics).toEqual([]);
});

test('what the function sends is what the mapping means, for any record', () => {
  let written = 0;
  const numRuns = Number(process.env.PROPERTY_RUNS ?? '150');
  fc.assert(
    fc.property(records, (record) => {
      const { body, info } = sentFor(record);
      const refusal = refusalOf(plan, record);
      if (refusal === undefined) written++;
      if (refusal !== undefined) expect(info.join()).toContain(refusal);
      expect(body).toEqual(refusal === undefined ? asSent(record) : undefined);
    }),
    { seed: 20_260_118, numRuns },
  );
  expect(written).toBeGreaterThan(numRuns / 4);
});

test('and so under every reading of what is not settled about the platform', () => {
  for (const record of fc.sample(records, { seed: 7, numRuns: 12 })) {
    const expected = refusalOf(plan, record) === undefined ? asSent(record) : undefined;
    for (const readings of otherReadings) {
      expect(sentFor(record, undefined, readings).body, JSON.stringify(readings)).toEqual(expected);
    }
  }
});

describe('an empty value', () => {
  const existing = {
    contact_id: '900',
    website: 'https://old.example',
    billing_address: { address: 'Old Street', zip: '1', state: 'Old State', city: 'Old City' },
    shipping_address: { address: 'Old Dock' },
    contact_persons: [
      { contact_person_id: '7', is_primary_contact: true, mobile: '+1', phone: '+2', email: 'ann@x.example' },
    ],
  };

  test('keeps what the target has where the mapping says keep, and clears it elsewhere', () => {
    const { body } = sentFor(plain, existing);
    expect(body).not.toHaveProperty('website');
    expect(body.billing_address).toEqual({
      address: 'Old Street',
      zip: '1',
      state: 'none',
      city: '',
      attention: '',
      street2: '',
    });
    expect(body.shipping_address).toEqual({ address: 'Old Dock' });
    expect(body.contact_persons).toMatchObject([{ first_name: 'Ann', phone: 'none' }]);
    expect(body.contact_persons[0]).not.toHaveProperty('mobile');
    expect(body.credit_limit).toBe(100);
    expect(body.company_name).toBe('');
  });

  test('does the same with a custom field of Books: one that is kept is not in the list', () => {
    expect(sentFor(plain, existing).body.custom_fields).toEqual([
      { api_name: 'cf_region', value: '' },
      { api_name: 'cf_story', value: '' },
      { api_name: 'cf_discount', value: 5 },
      { api_name: 'cf_vip', value: null },
      { api_name: 'cf_bigin_contact_id', value: id },
    ]);
  });

  test('is written over all the same once there is one', () => {
    const record = { ...plain, Title: 'CTO', Mobile: '+49', Mailing_Street: 'New Street', Home_Phone: '7.5' };
    const { body } = sentFor(record, existing);
    expect(body.website).toBe('CTO');
    expect(body.billing_address.address).toBe('New Street');
    expect(body.shipping_address.address).toBe('New Street');
    expect(body.contact_persons[0].mobile).toBe('+49');
    expect(body.credit_limit).toBe(7.5);
  });
});

describe('a record is left alone, with the reason in the log', () => {
  test.each([
    [{ Email_Opt_Out: true }, 'the contact does not meet the criterion: Email_Opt_Out is not true.'],
    [{ Unsubscribed_Mode: 'Manual' }, 'the contact does not meet the criterion: Unsubscribed_Mode is empty.'],
    [{ Last_Name: '' }, 'the contact does not meet the criterion: Last_Name is not empty.'],
    [
      { Mailing_Country: 'Atlantis' },
      'the contact does not meet the criterion: Mailing_Country is not "Atlantis".',
    ],
  ])('that does not meet a criterion: %j', (values, reason) => {
    const record = { ...plain, ...values };
    expect(sentFor(record)).toEqual({
      info: [`every_rule ${id}: left alone: ${reason}`],
      written: {},
      body: undefined,
    });
    expect(refusalOf(plan, record)).toBe(/criterion: (.*)\.$/.exec(reason)?.[1]);
  });

  test('and on the contact, when one waited that no longer meets a criterion', () => {
    const record = { ...plain, Email_Opt_Out: true, Books_Sync_Status: 'Waiting' };
    expect(sentFor(record)).toMatchObject({
      written: {
        Books_Sync_Status: 'Not synced',
        Books_Sync_Reason: 'the contact does not meet the criterion: Email_Opt_Out is not true.',
      },
      body: undefined,
    });
  });

  test('whose value is too long for a target that rejects it: that is on the contact, too', () => {
    const record = { ...plain, Mailing_Street: 'x'.repeat(101) };
    const reason = 'twitter would have more than 100 characters.';
    expect(sentFor(record)).toMatchObject({
      info: [`every_rule ${id}: stopped: ${reason}`],
      written: { Books_Sync_Status: 'Needs attention', Books_Sync_Reason: reason },
      body: undefined,
    });
    expect(refusalOf(plan, record)).toBe(reason);
    expect(sentFor({ ...plain, Mailing_Street: 'x'.repeat(100) }).body.twitter).toHaveLength(100);
  });
});

test('a text that is too long is cut, or goes on in another target, between two characters', () => {
  const { body } = sentFor({ ...plain, Description: `${'😀'.repeat(99)}abc`, Mailing_City: '𝒳'.repeat(120) });
  expect(body.billing_address.attention).toBe(`${'😀'.repeat(99)}a`);
  expect(body.billing_address.street2).toBe('bc');
  expect(body.billing_address.city).toBe('𝒳'.repeat(100));
});
