import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type BiginModule, type BooksFields, biginContacts, booksContacts } from '../../zoho/index.ts';
import type { ContactData, ContactEdit, ContactEntry, EditKind } from './contact-data.ts';
import { makeContacts, renderContacts } from './make-contacts.ts';

const committed = readFileSync(new URL('contacts.json', import.meta.url), 'utf8');
const data: ContactData = JSON.parse(committed);
const { companies, contacts, edits, refused, books } = data;

const refusedPlaces = new Set(refused.map((entry) => entry.contact));
const accepted = contacts.filter((_, index) => !refusedPlaces.has(index));
const fullName = (contact: ContactEntry) => [contact.First_Name, contact.Last_Name].filter(Boolean).join(' ');
const texts = (contact: ContactEntry) => Object.values(contact).filter((value) => typeof value === 'string');

/** Every text in a value, however deep. */
function allTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(allTexts);
  return [];
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string | undefined): readonly Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()];
}

function contactOf(edit: ContactEdit): ContactEntry {
  const contact = contacts[edit.contact];
  if (!contact) throw new Error(`Contact ${edit.contact} is missing`);
  return contact;
}

test('the generator writes the committed file, byte for byte', () => {
  expect(renderContacts(makeContacts())).toBe(committed);
  expect(makeContacts()).toEqual(data);
});

describe('contacts', () => {
  const fields: BiginModule['fields'] = biginContacts.fields;

  test('are at least 320', () => {
    expect(accepted.length).toBeGreaterThanOrEqual(320);
  });

  test('hold values that Bigin takes, and none beyond its limits', () => {
    for (const contact of contacts) {
      expect(contact.Last_Name).not.toBe('');
      for (const [name, value] of Object.entries(contact)) {
        const field = fields[name];
        expect(field?.writable, name).toBe(true);
        expect(typeof value, name).toBe(field?.kind === 'boolean' ? 'boolean' : 'string');
        if (typeof value === 'string') {
          expect(value.length, name).toBeLessThanOrEqual(field?.maxLength ?? 200);
          expect(value.length, name).toBeGreaterThan(0);
        }
      }
    }
  });

  test.each([
    'First_Name',
    'Last_Name',
    'Email',
    'Phone',
    'Mobile',
    'Title',
    'Mailing_Street',
    'Mailing_City',
    'Mailing_State',
    'Mailing_Zip',
    'Mailing_Country',
    'Description',
  ] as const)('reach the limit of %s exactly', (name) => {
    const atLimit = contacts.filter(
      (contact) => contact[name]?.length === biginContacts.fields[name].maxLength,
    );
    expect(atLimit.length).toBeGreaterThanOrEqual(1);
  });

  test('have outer blanks only where a CRM keeps them', () => {
    const multiline = new Set(['Mailing_Street', 'Description']);
    const padded = contacts.flatMap((contact) =>
      Object.entries(contact).filter(([, value]) => typeof value === 'string' && value !== value.trim()),
    );
    expect(padded.length).toBeGreaterThanOrEqual(3);
    for (const [name, value] of padded) expect(multiline.has(name), `${name}: ${value}`).toBe(true);
  });

  test.each([
    ['Latin', 100],
    ['Greek', 8],
    ['Cyrillic', 14],
    ['Arabic', 16],
    ['Hebrew', 8],
    ['Devanagari', 8],
    ['Bengali', 2],
    ['Gujarati', 2],
    ['Gurmukhi', 2],
    ['Tamil', 3],
    ['Telugu', 1],
    ['Kannada', 1],
    ['Malayalam', 1],
    ['Sinhala', 1],
    ['Thai', 4],
    ['Khmer', 1],
    ['Lao', 1],
    ['Myanmar', 1],
    ['Han', 15],
    ['Hiragana', 1],
    ['Katakana', 1],
    ['Hangul', 10],
    ['Ethiopic', 8],
    ['Georgian', 8],
    ['Armenian', 8],
    ['Gothic', 1],
  ])('have names in %s, at least %i', (script, atLeast) => {
    const pattern = new RegExp(`\\p{Script=${script}}`, 'u');
    const found = contacts.filter((contact) => pattern.test(fullName(contact)));
    expect(found.length).toBeGreaterThanOrEqual(atLeast);
  });

  test('have names with diacritics in plenty, and names with combining characters', () => {
    expect(contacts.filter((contact) => /[À-ɏḀ-ỿ]/u.test(fullName(contact))).length).toBeGreaterThan(60);
    expect(contacts.filter((contact) => /\p{M}/u.test(fullName(contact))).length).toBeGreaterThan(30);
  });

  test('have the same name in both Unicode forms, at least three times', () => {
    const names = new Set(contacts.map(fullName));
    const both = [...names].filter(
      (name) => name !== name.normalize('NFC') && names.has(name.normalize('NFC')),
    );
    expect(both.length).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ['an apostrophe', /O'Brien/],
    ['a typographic apostrophe', /D’Angelo/],
    ['double quotes', /"[^"]+"/],
    ['a backslash', /\\/],
    ['a backslash at the end', /\\$/],
    ['a line feed', /[^\r]\n/],
    ['a carriage return with line feed', /\r\n/],
    ['a tab', /\t/],
    ['a Unicode line separator', /\u2028/],
    ['a template hole of JavaScript', /\$\{\w+\}/],
    ['a template hole of Handlebars', /\{\{\w+\}\}/],
    ['the end of a block comment', /\*\//],
    ['the start of a line comment', /^\/\//],
    ['markup', /<b>/],
    ['the end of a script', /<\/script>/],
    ['an entity', /&amp;/],
    ['a percent escape', /%20/],
    ['a plus', /\+/],
    ['an emoji that is joined from several', /\p{Emoji}\u200d\p{Emoji}/u],
    ['a character beyond the basic plane', /[\u{10000}-\u{10ffff}]/u],
    ['a direction mark', /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/],
    ['a blank that does not break', /\u00a0/],
    ['a zero-width character', /[\u200b\u200c]/],
  ])('have %s somewhere', (_, pattern) => {
    expect(contacts.some((contact) => texts(contact).some((text) => pattern.test(text)))).toBe(true);
  });

  test('have surnames that are words of a language', () => {
    const surnames = new Set(contacts.map((contact) => contact.Last_Name));
    for (const word of ['null', 'false', 'NaN', 'constructor']) expect(surnames, word).toContain(word);
    expect(contacts.some((contact) => contact.First_Name === 'true')).toBe(true);
  });

  test('lack parts: eight have no e-mail, some only a last name', () => {
    expect(contacts.filter((contact) => contact.Email === undefined)).toHaveLength(8);
    expect(contacts.filter((contact) => Object.keys(contact).length === 1).length).toBeGreaterThanOrEqual(3);
    const lacking = (...names: (keyof ContactEntry)[]) =>
      contacts.filter((contact) => names.every((name) => contact[name] === undefined)).length;
    expect(lacking('First_Name')).toBeGreaterThanOrEqual(5);
    expect(lacking('Phone', 'Mobile', 'Home_Phone')).toBeGreaterThanOrEqual(20);
    expect(lacking('Account_Name')).toBeGreaterThanOrEqual(50);
    expect(lacking('Mailing_Street', 'Mailing_City', 'Mailing_Country')).toBeGreaterThanOrEqual(50);
  });

  test('belong to companies of the list, most of which have several contacts', () => {
    const members = groupBy(contacts, (contact) => contact.Account_Name);
    for (const [first] of members) expect(companies).toContain(first?.Account_Name);
    expect(members.filter((group) => group.length > 1).length).toBeGreaterThanOrEqual(20);
    expect(new Set(companies).size).toBe(companies.length);
  });

  test('share full names: at least seven groups, one of three', () => {
    const groups = groupBy(accepted, fullName).filter((group) => group.length > 1);
    expect(groups.length).toBeGreaterThanOrEqual(7);
    expect(groups.filter((group) => group.length === 3).length).toBeGreaterThanOrEqual(1);
    for (const group of groups) {
      const emails = group.map((contact) => contact.Email);
      expect(emails).not.toContain(undefined);
      expect(new Set(emails).size).toBe(group.length);
    }
  });

  test('have names that differ only by case, at least three times', () => {
    const groups = groupBy([...new Set(accepted.map(fullName))], (name) => name.toLowerCase());
    expect(groups.filter((group) => group.length > 1).length).toBeGreaterThanOrEqual(3);
  });
});

describe('e-mail addresses', () => {
  const emails = accepted.flatMap((contact) => contact.Email ?? []);

  test('are unique without regard to case, but for those of three refused contacts', () => {
    expect(new Set(emails.map((email) => email.toLowerCase())).size).toBe(emails.length);
    expect(refused).toHaveLength(3);
    for (const { contact, because } of refused) {
      const second = contacts[contact]?.Email;
      const first = contacts[because]?.Email;
      expect(because).toBeLessThan(contact);
      expect(second).not.toBe(first);
      expect(second?.toLowerCase()).toBe(first?.toLowerCase());
    }
  });

  test('end in domains that are reserved for examples, in all of the data', () => {
    const reserved = /^[^@\s]+@(?:[a-z0-9-]+\.)*(?:example\.(?:com|org|net)|[a-z0-9-]+\.(?:example|test))$/i;
    const found = [...contacts.map((contact) => contact.Email), ...allTexts(books)].filter(
      (text) => text !== undefined && /^\S+@\S+$/.test(text),
    );
    expect(found.length).toBeGreaterThan(350);
    for (const email of found) expect(email).toMatch(reserved);
  });

  test('contain each other', () => {
    const contained = (inner: string, outer: string) => emails.includes(inner) && emails.includes(outer);
    expect(contained('ann@x.example', 'joann@x.example')).toBe(true);
    expect(contained('lee@y.example', 'lee@y.example.org')).toBe(true);
    const pairs = emails.flatMap((inner) =>
      emails.filter((outer) => outer !== inner && outer.includes(inner)),
    );
    expect(pairs.length).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ['a plus tag', /\+/],
    ['a subdomain', /@\w+\.\w+\.example$/],
    ['an apostrophe', /'/],
    ['an ampersand', /&/],
    ['a percent sign', /%/],
    ['a percent escape', /%40/],
    ['upper case', /[A-Z]/],
  ])('have %s somewhere', (_, pattern) => {
    expect(emails.some((email) => pattern.test(email))).toBe(true);
  });
});

describe('edits', () => {
  test('are one for each accepted contact that has an e-mail, in order', () => {
    const expected = contacts.flatMap((contact, index) =>
      contact.Email !== undefined && !refusedPlaces.has(index) ? [index] : [],
    );
    expect(edits.map((edit) => edit.contact)).toEqual(expected);
  });

  test('never give a contact another address; some change its case', () => {
    const touching = edits.filter((edit) => 'Email' in edit.changes);
    expect(touching.length).toBeGreaterThanOrEqual(3);
    for (const edit of touching) {
      const before = contactOf(edit).Email;
      expect(edit.kind).toBe('case of the e-mail');
      expect(edit.changes.Email).not.toBe(before);
      expect(edit.changes.Email?.toLowerCase()).toBe(before?.toLowerCase());
    }
  });

  test('change what they say', () => {
    const fieldsOf: Partial<Record<EditKind, RegExp>> = {
      phone: /^Phone$/,
      mobile: /^Mobile$/,
      title: /^Title$/,
      company: /^Account_Name$/,
      description: /^Description$/,
      name: /^(First|Last)_Name$/,
      'name of another contact': /^(First|Last)_Name$/,
      address: /^Mailing_/,
      'nothing mapped': /^(Home_Phone|Email_Opt_Out)$/,
    };
    for (const edit of edits) {
      const contact = contactOf(edit);
      const changed = Object.entries(edit.changes);
      expect(changed.length).toBeGreaterThan(0);
      const different = changed.filter(
        ([name, value]) => (contact[name as keyof ContactEntry] ?? null) !== value,
      );
      if (edit.kind === 'no change') expect(different).toEqual([]);
      else expect(different.length, JSON.stringify(edit)).toBeGreaterThan(0);
      for (const [name] of changed) expect(name).toMatch(fieldsOf[edit.kind] ?? /./);
    }
  });

  test('are of every kind, each at least ten times', () => {
    const kinds: Readonly<Record<EditKind, true>> = {
      phone: true,
      mobile: true,
      title: true,
      name: true,
      'name of another contact': true,
      address: true,
      company: true,
      description: true,
      'several fields': true,
      'clear a field': true,
      'fill a missing field': true,
      'nothing mapped': true,
      'no change': true,
      'case of the e-mail': true,
    };
    for (const kind of Object.keys(kinds)) {
      expect(edits.filter((edit) => edit.kind === kind).length, kind).toBeGreaterThanOrEqual(10);
    }
  });

  test('clear fields that are set, fill fields that are not, and repeat the names of others', () => {
    const names = new Set(contacts.map(fullName));
    for (const edit of edits) {
      const contact = contactOf(edit);
      const fields = Object.keys(edit.changes) as (keyof ContactEntry)[];
      if (edit.kind === 'clear a field') {
        for (const field of fields)
          expect([contact[field] !== undefined, edit.changes[field]]).toEqual([true, null]);
      }
      if (edit.kind === 'fill a missing field')
        for (const field of fields) expect(contact[field]).toBeUndefined();
      if (edit.kind === 'name of another contact') {
        const renamed = { ...contact, ...edit.changes } as ContactEntry;
        expect(names).toContain(fullName(renamed));
        expect(fullName(renamed)).not.toBe(fullName(contact));
      }
    }
  });

  test('keep within the limits, leave a last name, and use companies of the list', () => {
    const fields: BiginModule['fields'] = biginContacts.fields;
    for (const { changes } of edits) {
      if ('Last_Name' in changes) expect(changes.Last_Name).toBeTruthy();
      if (typeof changes.Account_Name === 'string') expect(companies).toContain(changes.Account_Name);
      for (const [name, value] of Object.entries(changes)) {
        if (typeof value === 'string')
          expect(value.length).toBeLessThanOrEqual(fields[name]?.maxLength ?? 200);
      }
    }
  });
});

describe('records that Books has beforehand', () => {
  const emailsOf = (entry: (typeof books)[number]) =>
    entry.record.contact_persons.flatMap((person) => person.email ?? []);
  const emailOf = (entry: (typeof books)[number]) =>
    entry.contact === null ? undefined : contacts[entry.contact]?.Email;

  test('say why they are there, and stand for accepted contacts', () => {
    expect(books.length).toBeGreaterThanOrEqual(12);
    for (const entry of books) {
      expect(entry.why).toMatch(/^[A-Z].{20,}\.$/s);
      if (entry.contact !== null) expect(refusedPlaces.has(entry.contact)).toBe(false);
    }
  });

  test('have names of their own without regard to case, as Books demands', () => {
    const names = books.map((entry) => entry.record.contact_name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  test('hold fields that Books takes, within its limits, and one primary person each', () => {
    const check = (value: object, fields: BooksFields, path: string) => {
      for (const [name, inner] of Object.entries(value)) {
        const field = fields[name];
        expect(field?.writable, path + name).toBe(true);
        if (typeof inner === 'string') expect(inner.length).toBeLessThanOrEqual(field?.maxLength ?? 65_535);
        if (field?.kind === 'object') check(inner, field.fields, `${name}.`);
        if (field?.kind === 'list') for (const item of inner) check(item, field.fields, `${name}[].`);
      }
    };
    for (const { record } of books) {
      check(record, booksContacts.fields, '');
      expect(record.contact_persons.filter((person) => person.is_primary_contact)).toHaveLength(1);
      for (const field of record.custom_fields ?? []) {
        expect(data.booksCustomFields.map((known) => known.api_name)).toContain(field.api_name);
      }
    }
  });

  test('hold each case that an adoption can meet', () => {
    const withExact = books.filter((entry) => emailsOf(entry).some((email) => email === emailOf(entry)));
    const customers = (inactive: boolean) =>
      withExact.filter((entry) => entry.record.contact_type === 'customer' && entry.inactive === inactive);
    const full = customers(false).find((entry) => entry.record.contact_persons.length === 3);
    expect(full?.record).toMatchObject({
      shipping_address: {},
      billing_address: {},
      notes: expect.any(String),
    });
    expect(full?.record.custom_fields).toHaveLength(1);
    expect(customers(true)).toHaveLength(1);
    expect(withExact.filter((entry) => entry.record.contact_type === 'vendor')).toHaveLength(2);

    const twice = groupBy(customers(false), (entry) => emailOf(entry)).filter((group) => group.length === 2);
    expect(twice).toHaveLength(1);

    const onSecondPerson = customers(false).filter(({ contact, record }) =>
      record.contact_persons.some(
        (person) =>
          !person.is_primary_contact && contact !== null && person.email === contacts[contact]?.Email,
      ),
    );
    expect(onSecondPerson).toHaveLength(1);

    const inexact = books.filter((entry) => entry.contact !== null && !withExact.includes(entry));
    const onlyCase = inexact.filter((entry) =>
      emailsOf(entry).some((email) => email.toLowerCase() === emailOf(entry)?.toLowerCase()),
    );
    expect(onlyCase).toHaveLength(1);
    const containing = inexact.filter((entry) =>
      emailsOf(entry).some((email) => email !== emailOf(entry) && email.endsWith(emailOf(entry) ?? '?')),
    );
    expect(containing).toHaveLength(1);
    const namesakes = inexact.filter(
      ({ contact, record }) =>
        contact !== null && contacts[contact] && record.contact_name === fullName(contacts[contact]),
    );
    expect(namesakes).toHaveLength(1);
    expect(books.filter((entry) => entry.contact === null)).toHaveLength(1);
  });
});

test('every text is whole Unicode, with no control characters but tab and line breaks', () => {
  for (const text of allTexts(data)) {
    expect(text.isWellFormed()).toBe(true);
    expect(/[^\P{Cc}\t\n\r]/u.test(text), JSON.stringify(text)).toBe(false);
  }
});
