import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../../sandbox/index.ts';

const contact = { Last_Name: 'Ito', Email: 'ito@x.example' };

function messages(events: unknown): readonly string[] {
  const read = readEvents(typeof events === 'string' ? events : JSON.stringify(events), 'events.json');
  if (read.ok) return [];
  return read.diagnostics.map(({ code, message, severity }) => `${severity} ${code}: ${message}`);
}

describe('a file of events', () => {
  test('needs contacts only', () => {
    expect(readEvents(JSON.stringify({ contacts: [contact, { Last_Name: 'Lee' }] }), 'events.json')).toEqual({
      ok: true,
      events: {
        companies: [],
        contacts: [contact, { Last_Name: 'Lee' }],
        refused: [],
        edits: [],
        books: [],
      },
    });
  });

  test('may give a field that the account has added, and only then', () => {
    const custom = { acme__Loyalty: { kind: 'text', label: 'Loyalty', writable: true } } as const;
    const values = { ...contact, acme__Loyalty: 'L-7' };
    const text = JSON.stringify({
      contacts: [values],
      edits: [{ contact: 0, changes: { acme__Loyalty: null } }],
    });
    expect(readEvents(text, 'events.json', custom)).toMatchObject({
      ok: true,
      events: { contacts: [values], edits: [{ contact: 0, changes: { acme__Loyalty: null } }] },
    });
    expect(messages(text)).toEqual([
      'error events/unknown-field: contacts[0] has "acme__Loyalty", which is not known there.',
      'error events/unknown-field: edits[0].changes has "acme__Loyalty", which is not known there.',
    ]);
  });

  test('of the tests is right', () => {
    const text = readFileSync(new URL('../data/contacts.json', import.meta.url), 'utf8');
    const read = readEvents(text, 'contacts.json');
    expect(read.ok && read.events.contacts.length).toBeGreaterThan(320);
  });

  test.each([
    ['no JSON', '{"contacts":[}', [/^error events\/not-json: The events file is not JSON: .+\.$/]],
    ['no contacts', {}, ['error events/missing-value: The events file has no "contacts".']],
    ['a list', [], ['error events/wrong-type: The events file is a list; an object is expected.']],
    [
      'a contact without a last name',
      { contacts: [contact, { First_Name: 'Ann' }] },
      ['error events/missing-last-name: contacts[1] has no Last_Name.'],
    ],
    [
      'a contact with an empty last name',
      { contacts: [{ Last_Name: '' }] },
      ['error events/missing-last-name: contacts[0] has no Last_Name.'],
    ],
    [
      'a number for a text',
      { contacts: [{ Last_Name: 'Ito', Phone: 5 }] },
      ['error events/wrong-type: contacts[0].Phone is a number; text is expected.'],
    ],
    [
      'a text for a boolean',
      { contacts: [{ Last_Name: 'Ito', Email_Opt_Out: 'no' }] },
      ['error events/wrong-type: contacts[0].Email_Opt_Out is text; true or false is expected.'],
    ],
    [
      'a field that contacts do not have',
      { contacts: [{ Last_Name: 'Ito', Emial: 'x' }] },
      ['error events/unknown-field: contacts[0] has "Emial", which is not known there.'],
    ],
    [
      'a field that only Bigin sets',
      { contacts: [{ Last_Name: 'Ito', Full_Name: 'x' }] },
      ['error events/unknown-field: contacts[0] has "Full_Name", which is not known there.'],
    ],
    [
      'a company that is not listed',
      { companies: ['A'], contacts: [{ Last_Name: 'Ito', Account_Name: 'B' }] },
      [
        'error events/unknown-company: contacts[0].Account_Name names the company "B", which is not in companies.',
      ],
    ],
    [
      'an edit of a contact that does not exist',
      { contacts: [contact], edits: [{ contact: 1, changes: { Title: null } }] },
      ['error events/unknown-contact: edits[0].contact is 1, but there are 1 contacts, counted from 0.'],
    ],
    [
      'an edit without changes',
      { contacts: [contact], edits: [{ contact: 0 }] },
      ['error events/missing-value: edits[0] has no "changes".'],
    ],
    [
      'a place that is no whole number',
      { contacts: [contact], edits: [{ contact: -1, changes: {} }] },
      [/^error events\/wrong-value: edits\[0\]\.contact is not right: /],
    ],
    [
      'a Books contact without a name',
      { contacts: [contact], books: [{ why: 'x', record: {} }] },
      ['error events/missing-value: books[0].record has no "contact_name".'],
    ],
    [
      'several mistakes',
      { contacts: [{ First_Name: 'A' }, { Last_Name: 'B', Phone: true }], extra: 1 },
      [
        'error events/missing-last-name: contacts[0] has no Last_Name.',
        'error events/wrong-type: contacts[1].Phone is true; text is expected.',
        'error events/unknown-field: The events file has "extra", which is not known there.',
      ],
    ],
  ])('with %s is refused', (_, events, expected) => {
    const found = messages(events);
    expect(found).toHaveLength(expected.length);
    for (const [index, wanted] of expected.entries()) {
      if (typeof wanted === 'string') expect(found[index]).toBe(wanted);
      else expect(found[index]).toMatch(wanted);
    }
  });

  test('that is no JSON is refused at the place', () => {
    const read = readEvents('{\n  "contacts": [}\n}', 'events.json');
    expect(read).toMatchObject({ ok: false, diagnostics: [{ file: 'events.json', line: 2 }] });
  });

  test('says what to do', () => {
    const read = readEvents('{"contacts":[{}]}', 'events.json');
    expect(read).toMatchObject({
      diagnostics: [
        {
          file: 'events.json',
          hint: 'Bigin creates no contact without one. Give it a text that is not empty.',
        },
      ],
    });
  });
});
