import { describe, expect, test } from 'vitest';
import { checkTopping } from '../../codegen/definition/check.ts';
import { constant } from '../../codegen/definition/value.ts';
import { acceptedNames, expectedTarget } from '../../codegen/plan/expected.ts';
import type { Plan } from '../../codegen/plan/plan.ts';
import { planMapping } from '../../codegen/plan/plan-mapping.ts';
import { lookupName, truncate } from '../../codegen/transforms/table.ts';
import { topping } from '../../topping/index.ts';
import { everyRule } from './every-rule.ts';
import { looseMapping, mappingOf, toppingOf } from './loose-definitions.ts';
import { nickname, state, tier } from './sample-parts.ts';

const root = new URL('../../', import.meta.url).href;

function planOf(mapping = looseMapping(), changes: object = {}): Plan {
  return planMapping(toppingOf([mapping], changes), mapping, { root });
}

describe('the topping that this project ships', () => {
  const [mapping] = topping.mappings;
  if (mapping === undefined) throw new Error('The topping has no mapping.');
  const plan = planMapping(topping, mapping);

  test('has no findings', () => {
    expect(checkTopping(topping)).toEqual([]);
  });

  test('reads each field that it maps, once', () => {
    expect(plan.source).toEqual({
      module: 'Contacts',
      singular: 'Contact',
      fields: [
        'Full_Name',
        'Account_Name',
        'Description',
        'Mailing_Street',
        'Mailing_City',
        'Mailing_State',
        'Mailing_Zip',
        'Mailing_Country',
        'First_Name',
        'Last_Name',
        'Email',
        'Phone',
        'Mobile',
        'Title',
      ],
      filled: 'Email',
    });
  });

  test('goes back to the lines of its definition', () => {
    expect(plan.origin).toEqual({ entry: '', file: 'topping/mappings/contact-to-books.ts', line: 21 });
    expect(plan.target.primary?.fields.find(({ target }) => target === 'email')?.origin).toEqual({
      entry: 'fields.contact_persons.primary.email',
      file: 'topping/mappings/contact-to-books.ts',
      line: 61,
    });
  });

  test('says what a customer has to hold, field by field', () => {
    const record = {
      Full_Name: 'Ann Lee',
      First_Name: 'Ann',
      Last_Name: 'Lee',
      Email: 'ann@example.com',
      Phone: '+1 555 0100',
      Mobile: null,
      Title: 'CTO 😀',
      Account_Name: { name: 'ACME', id: '4876876000001234567' },
      Mailing_City: 'Springfield',
      Description: null,
    };
    expect(expectedTarget(plan, record)).toEqual({
      contact_type: 'customer',
      contact_name: 'Ann Lee',
      company_name: 'ACME',
      notes: '',
      billing_address: { address: '', city: 'Springfield', state: '', zip: '', country: '' },
      contact_persons: {
        primary: {
          first_name: 'Ann',
          last_name: 'Lee',
          email: 'ann@example.com',
          phone: '+1 555 0100',
          mobile: '',
          designation: 'CTO 😀',
        },
      },
    });
    expect(acceptedNames(plan, record)).toEqual(['Ann Lee', 'Ann Lee (ann@example.com)']);
  });
});

describe('a plan', () => {
  test('is plain data but for the transforms: what is printed is what it says', () => {
    const plan = planOf(mappingOf((field) => ({ company_name: field('Account_Name').through(lookupName) })));
    expect(JSON.parse(JSON.stringify(plan)).target.fields[2]).toMatchObject({
      target: 'company_name',
      label: 'Company name',
      maxLength: 200,
      value: {
        kind: 'field',
        name: 'Account_Name',
        label: 'Company Name',
        type: 'lookup',
        transforms: [{ name: 'lookupName', arguments: [], from: 'lookup', to: 'text' }],
        whenEmpty: 'clear',
      },
    });
  });

  test('holds owner and direction where they differ from the usual, and what becomes of a long text', () => {
    const { fields, groups } = planOf(
      mappingOf((field) => ({
        notes: field('Description', { owner: 'books', direction: 'both' }),
        website: field('Title', { owner: 'bigin', direction: 'to-books' }),
        vat_reg_no: field('Phone', { whenTooLong: 'reject' }),
        billing_address: { attention: field('Description', { whenTooLong: { continueIn: 'street2' } }) },
      })),
    ).target;
    const field = (target: string) => fields.find((each) => each.target === target);
    expect(field('notes')).toMatchObject({ owner: 'books', direction: 'both' });
    expect(field('website')).not.toHaveProperty('owner');
    expect(field('website')).not.toHaveProperty('direction');
    expect(field('vat_reg_no')).toMatchObject({ rejectsOver: 12 });
    expect(
      groups[0]?.fields.map(({ target, value }) => [
        target,
        value.kind === 'field' &&
          value.transforms.map(({ name, arguments: [length] }) => `${name} ${length}`),
      ]),
    ).toEqual([
      ['attention', ['truncate 100']],
      ['street2', ['restAfter 100', 'truncate 255']],
    ]);
  });

  test('reads the fields of every part, condition and criterion, once', () => {
    const { source, target } = planMapping(toppingOf([everyRule]), everyRule, { root });
    expect(new Set(source.fields).size).toBe(source.fields.length);
    expect(source.fields).toEqual(
      expect.arrayContaining(['Mobile', 'Mailing_Zip', 'Title', 'Unsubscribed_Mode', 'Mailing_Country']),
    );
    expect(source.criteria).toHaveLength(4);
    const lines = target.fields.map(({ origin }) => origin.line ?? 0);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(target.fields.every(({ origin }) => origin.file === 'test/definition/every-rule.ts')).toBe(true);
  });

  test('names a custom field of the topping as the console does, and those of Books below their common name', () => {
    const { source, target, variables } = planOf(everyRule, {
      namespace: 'acme',
      customFields: [...Object.values(state), nickname, tier],
    });
    expect(variables.position).toBe('acme__books_sync_position');
    expect(source.fields).toEqual(expect.arrayContaining(['acme__Nickname', 'acme__Tier', 'Title']));
    expect(target.groups.map(({ name }) => name)).toEqual(['billing_address', 'shipping_address']);
    expect(target.customFields.find(({ target: name }) => name === 'cf_nickname')).toMatchObject({
      label: 'Nickname',
      maxLength: 255,
      value: { kind: 'field', name: 'acme__Nickname', type: 'text', whenEmpty: 'keep' },
      origin: { entry: 'fields.custom_fields.cf_nickname' },
    });
  });

  test('tells mandatory targets, and constants from fields', () => {
    const [type, name] = planOf().target.fields;
    expect(type).toMatchObject({ target: 'contact_type', value: { kind: 'constant', value: 'customer' } });
    expect(type).not.toHaveProperty('mandatory');
    expect(name).toMatchObject({ target: 'contact_name', mandatory: true, maxLength: 200 });
  });

  test('lists what an address and a person can be sent with, the id of a person included', () => {
    const { target } = planOf(mappingOf((field) => ({ shipping_address: { city: field('Mailing_City') } })));
    expect(target.groups).toMatchObject([
      { name: 'shipping_address', label: 'Shipping address', fields: [{ target: 'city' }] },
    ]);
    expect(target.groups[0]?.writableKeys).toEqual([
      'attention',
      'address',
      'street2',
      'state_code',
      'city',
      'state',
      'zip',
      'country',
      'fax',
      'phone',
    ]);
    expect(target.primary).toMatchObject({
      name: 'contact_persons',
      idField: 'contact_person_id',
      primaryFlag: 'is_primary_contact',
    });
    expect(target.primary?.writableKeys).toContain('contact_person_id');
    expect(target.primary?.writableKeys).toContain('department');
  });

  test.each([
    ['map-qualified', { argument: 'contact', key: 'Contacts.ID' }],
    ['map-plain', { argument: 'contact', key: 'id' }],
    ['scalar-id', { argument: 'contactId', key: 'contactId' }],
  ])('knows how a function is entered: %s', (entryStyle, entry) => {
    const variableTask = 'zoho.bigin.getOrgVariable';
    expect(planOf(looseMapping(), { platform: { entryStyle, variableTask } }).entry).toEqual({
      style: entryStyle,
      ...entry,
    });
  });

  test('puts the namespace in front of variables and custom fields, and of nothing else', () => {
    const plan = planOf(looseMapping(), { namespace: 'bookssync' });
    expect(plan.variables).toEqual({
      task: 'zoho.bigin.getOrgVariable',
      organization: 'bookssync__books_organization_id',
      dataCentre: 'bookssync__zoho_data_centre',
      position: 'bookssync__books_sync_position',
    });
    expect(plan.state).toEqual({
      status: 'bookssync__Books_Sync_Status',
      reason: 'bookssync__Books_Sync_Reason',
      target: 'bookssync__Books_Customer_ID',
      memory: 'bookssync__Books_Sync_Memory',
      mark: 'bookssync__Books_Sync_Mark',
    });
    expect(plan.connections).toEqual({ bigin: 'biginconnection', books: 'booksconnection' });
    expect(planOf().variables.organization).toBe('books_organization_id');
  });

  test('holds its rule, if it has one', () => {
    expect(planOf().rule).toEqual({
      name: 'Rule of contact_to_books',
      module: 'Contacts',
      on: ['create', 'edit'],
    });
    expect(planOf(looseMapping(), { rules: [] })).not.toHaveProperty('rule');
  });

  test('names no file outside of the project', () => {
    const mapping = looseMapping();
    const plan = planMapping(toppingOf([mapping]), mapping, { root: 'file:///elsewhere/' });
    expect(plan.origin).toEqual({ entry: '' });
  });

  test('cannot be made of a mapping that the checks refuse', () => {
    expect(() => planOf(mappingOf(() => ({ nots: constant('x') })))).toThrow(
      new Error('contact_to_books: fields.nots is not a target that can be mapped.'),
    );
    expect(() => planOf(mappingOf((field) => ({ notes: field('Descripton') })))).toThrow(
      new Error('contact_to_books: fields.notes names a field that the source does not have.'),
    );
  });
});

describe('the expected target', () => {
  const record = { Full_Name: 'Ann Lee', Email: 'ann@example.com' };

  test('holds constants as they are, and only what is mapped', () => {
    const plan = planOf(
      mappingOf((field) => ({
        payment_terms: constant(30),
        notes: field('Description').through(truncate(3)),
      })),
    );
    expect(expectedTarget(plan, { ...record, Description: 'abcdef', Title: 'not mapped' })).toEqual({
      contact_type: 'customer',
      contact_name: 'Ann Lee',
      payment_terms: 30,
      notes: 'abc',
      contact_persons: { primary: { email: 'ann@example.com' } },
    });
  });

  test('refuses a record whose values are not what the catalogue says', () => {
    expect(() => expectedTarget(planOf(), { ...record, Full_Name: 7 })).toThrow(TypeError);
  });

  test('accepts the name with the e-mail only where the mapping says so, and where it fits', () => {
    const long = 'x'.repeat(200 - ' (ann@example.com)'.length);
    expect(acceptedNames(planOf(), { ...record, Full_Name: long })).toEqual([
      long,
      `${long} (ann@example.com)`,
    ]);
    expect(acceptedNames(planOf(), { ...record, Full_Name: `${long}x` })).toEqual([`${long}x`]);
    expect(acceptedNames(planOf(looseMapping({ onNameTaken: 'report' })), record)).toEqual(['Ann Lee']);
    expect(acceptedNames(planOf(), { Full_Name: 'Ann Lee', Email: null })).toEqual(['Ann Lee']);
  });
});
