import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  type BiginModule,
  type BooksField,
  type BooksFields,
  type BooksModule,
  biginAccounts,
  biginCalls,
  biginContacts,
  biginEvents,
  biginNotes,
  biginPipelines,
  biginProducts,
  biginTasks,
  booksContactPersons,
  booksContacts,
  crmAccounts,
  crmContacts,
  type FieldKind,
  type FieldNames,
  type MandatoryFieldNames,
  type WritableFieldNames,
} from '../../zoho/index.ts';

// The fixtures hold what the service and its OpenAPI file say, in their own words, taken from the same answers that the
// catalogues were written from.

interface BiginFact {
  readonly type: string;
  readonly json: string;
  readonly length: number;
  readonly create: boolean;
  readonly edit: boolean;
  readonly fieldReadOnly?: boolean;
  readonly mandatory?: boolean;
  readonly unique?: { readonly casesensitive: string };
  readonly module?: string;
  readonly values?: readonly string[];
}

interface BooksFact {
  readonly type: string;
  readonly maxLength?: number;
}

type BooksFacts = Readonly<Record<string, BooksFact>>;

function readFixture<Facts>(name: string): Facts {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

const biginFacts = readFixture<Readonly<Record<string, BiginFact>>>('bigin-contacts-facts.json');
const booksFacts =
  readFixture<
    Readonly<Record<'createContact' | 'updateContact' | 'createPerson' | 'updatePerson', BooksFacts>>
  >('books-contact-facts.json');

const biginKindOf: Readonly<Record<string, string>> = { ownerlookup: 'user', profileimage: 'image' };
// For these the metadata's length says nothing about the value in JSON.
const kindsWithoutLength = new Set(['user', 'lookup', 'datetime', 'boolean']);

describe('the catalogue of Bigin contacts', () => {
  const contacts: BiginModule = biginContacts;

  test('has every field of the metadata, in its order, and no other', () => {
    expect(Object.keys(contacts.fields)).toEqual(Object.keys(biginFacts));
    expect(Object.keys(contacts.fields)).toHaveLength(27);
  });

  test.each(Object.entries(biginFacts))('says of %s what the metadata says', (name, fact) => {
    const field = contacts.fields[name];
    if (!field) throw new Error(`${name} is missing`);
    const kind = fact.json === 'jsonarray' ? 'tags' : (biginKindOf[fact.type] ?? fact.type);
    expect({
      kind: field.kind,
      writable: field.writable,
      maxLength: field.maxLength,
      mandatory: field.mandatory,
      unique: field.unique,
      module: field.kind === 'lookup' ? field.module : undefined,
      values: field.kind === 'picklist' ? field.values : undefined,
    }).toEqual({
      kind,
      writable: fact.create && fact.edit && !fact.fieldReadOnly,
      maxLength: kindsWithoutLength.has(kind) ? undefined : fact.length,
      mandatory: fact.mandatory,
      unique: fact.unique && { caseSensitive: fact.unique.casesensitive !== '0' },
      module: fact.module,
      values: fact.values,
    });
  });

  test('lets nobody write the owner, although the metadata offers it for create and edit', () => {
    expect(biginFacts.Owner).toMatchObject({ create: true, edit: true, fieldReadOnly: true });
    expect(contacts.fields.Owner?.writable).toBe(false);
  });

  test('lets nobody write what the metadata wrongly calls not read-only', () => {
    for (const name of ['Created_By', 'Modified_By', 'Created_Time', 'Modified_Time', 'Full_Name', 'Tag']) {
      expect(biginFacts[name]?.fieldReadOnly, name).toBeUndefined();
      expect(contacts.fields[name]?.writable, name).toBe(false);
    }
  });
});

describe('the catalogue of Bigin companies', () => {
  test('asks for a name, and marks what nobody recorded as inferred', () => {
    const accounts: BiginModule = biginAccounts;
    const mandatory = Object.entries(accounts.fields).filter(([, field]) => field.mandatory);
    expect(mandatory.map(([name]) => name)).toEqual(['Account_Name']);
    expect(accounts).toMatchObject({ module: 'Accounts', label: 'Companies', confidence: 'inferred' });
  });

  test('is what the company of a contact points to', () => {
    expect(biginContacts.fields.Account_Name.module).toBe(biginAccounts.module);
  });
});

describe('the catalogues of the modules beside contacts', () => {
  const modules: readonly BiginModule[] = [
    biginPipelines,
    biginProducts,
    biginTasks,
    biginEvents,
    biginCalls,
    biginNotes,
  ];
  const known = [biginContacts, biginAccounts, ...modules].map((module) => module.module);

  test.each(modules)('$module is inferred, and asks for what a record cannot be without', (module) => {
    expect(module).toMatchObject({ product: 'bigin', confidence: 'inferred' });
    const mandatory = Object.values(module.fields).filter((field) => field.mandatory);
    expect(mandatory.length).toBeGreaterThan(0);
    expect(mandatory.every((field) => field.writable)).toBe(true);
  });

  test.each(modules)('$module points to modules that are described', ({ fields }) => {
    for (const field of Object.values(fields)) {
      if (field.kind !== 'lookup') continue;
      expect(known).toEqual(expect.arrayContaining([field.module, ...(field.otherModules ?? [])]));
    }
  });
});

/** Every field of a record by its path: `billing_address.city`, `contact_persons[].email`. */
function flatten(fields: BooksFields, before = ''): Map<string, BooksField> {
  const found = new Map<string, BooksField>();
  for (const [name, field] of Object.entries(fields)) {
    found.set(before + name, field);
    if (field.kind !== 'object' && field.kind !== 'list') continue;
    const inner = flatten(field.fields, `${before}${name}${field.kind === 'list' ? '[].' : '.'}`);
    for (const [path, nested] of inner) found.set(path, nested);
  }
  return found;
}

const openApiTypeOf: Readonly<Record<BooksField['kind'], string>> = {
  text: 'string',
  picklist: 'string',
  datetime: 'string',
  number: 'number',
  boolean: 'boolean',
  object: 'object',
  list: 'array',
};

function describedType(field: BooksField): string {
  return field.kind === 'number' && field.whole ? 'integer' : openApiTypeOf[field.kind];
}

// What the catalogue knows beyond the OpenAPI file.
const addedLengths = new Map([
  ['contact_name', 200],
  ['vat_reg_no', 12],
]);
const addedPaths = new Set(['custom_fields[].api_name', 'custom_fields[].customfield_id']);
// The request of the contact names this object without saying what is in it; the one of the person says it.
const describedElsewhere = (path: string) => path.startsWith('contact_persons[].communication_preference.');

describe.each([
  {
    name: 'contacts',
    catalogue: booksContacts,
    create: booksFacts.createContact,
    update: booksFacts.updateContact,
  },
  {
    name: 'contact persons',
    catalogue: booksContactPersons,
    create: booksFacts.createPerson,
    update: booksFacts.updatePerson,
  },
])('the catalogue of Books $name', ({ catalogue, create, update }) => {
  const fields = flatten(catalogue.fields);
  const facts = { ...update, ...create };

  test.each(Object.entries(facts))('says of %s what the OpenAPI file says', (path, fact) => {
    const field = fields.get(path);
    if (!field) throw new Error(`${path} is missing`);
    expect(describedType(field)).toBe(fact.type);
    expect(field.maxLength).toBe(fact.maxLength ?? addedLengths.get(path));
    expect(field.writable).toBe(true);
    expect(field.createOnly ?? false).toBe(!(path in update));
    expect(field.updateOnly ?? false).toBe(!(path in create));
  });

  test('calls nothing else writable', () => {
    const writable = [...fields].filter(([, field]) => field.writable).map(([path]) => path);
    const expected = [...fields.keys()].filter(
      (path) => path in facts || addedPaths.has(path) || describedElsewhere(path),
    );
    expect(writable).toEqual(expected);
  });

  test('names a field of its own as the id', () => {
    expect(catalogue.fields).toHaveProperty(catalogue.idField);
  });
});

describe('the catalogue of Books contacts', () => {
  const contacts: BooksModule = booksContacts;

  test('has the 49 fields of the create request and 9 that can only be read', () => {
    const readOnly = Object.entries(contacts.fields).filter(([, field]) => !field.writable);
    expect(Object.keys(contacts.fields)).toHaveLength(58);
    expect(readOnly.map(([name]) => name)).toEqual([
      'contact_id',
      'status',
      'created_time',
      'last_modified_time',
      'first_name',
      'last_name',
      'email',
      'phone',
      'mobile',
    ]);
  });

  test('sends a caller who wants to write an e-mail to the primary contact person', () => {
    const persons = contacts.fields.contact_persons;
    if (persons?.kind !== 'list') throw new Error('contact_persons is no list');
    expect(contacts.fields.email).toMatchObject({ writable: false, computed: true });
    expect(persons.fields.email).toMatchObject({ writable: true, maxLength: 100 });
    expect(persons.idField && persons.fields[persons.idField]?.kind).toBe('text');
    expect(persons.primaryFlag && persons.fields[persons.primaryFlag]?.kind).toBe('boolean');
  });

  test('keeps both documented lengths of a designation', () => {
    const narrower = booksContacts.fields.contact_persons.fields.designation.narrowerAt;
    expect(booksContacts.fields.contact_persons.fields.designation.maxLength).toBe(100);
    expect(narrower.maxLength).toBe(booksContactPersons.fields.designation.maxLength);
  });

  test('asks for a display name that no other contact has', () => {
    const mandatory = Object.entries(contacts.fields).filter(([, field]) => field.mandatory);
    expect(mandatory.map(([name]) => name)).toEqual(['contact_name']);
    expect(contacts.fields.contact_name?.unique).toEqual({ caseSensitive: false });
  });
});

test.each([biginContacts, biginAccounts, booksContacts, booksContactPersons, crmAccounts, crmContacts])(
  'the catalogue of $product $module says where and when its facts were read',
  (catalogue) => {
    expect(catalogue.source).toMatch(/^https:\/\/www\.(bigin|zoho)\.com\//);
    expect(catalogue.date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  },
);

test('TypeScript sees names, kinds and flags of a catalogue as literals', () => {
  expectTypeOf<FieldKind<typeof biginContacts, 'Email'>>().toEqualTypeOf<'email'>();
  expectTypeOf<MandatoryFieldNames<typeof biginContacts>>().toEqualTypeOf<'Last_Name'>();
  expectTypeOf<MandatoryFieldNames<typeof booksContacts>>().toEqualTypeOf<'contact_name'>();
  expectTypeOf<'Mailing_Zip'>().toExtend<WritableFieldNames<typeof biginContacts>>();
  expectTypeOf<'Owner'>().not.toExtend<WritableFieldNames<typeof biginContacts>>();
  expectTypeOf<'Owner'>().toExtend<FieldNames<typeof biginContacts>>();
  expectTypeOf<'email'>().not.toExtend<WritableFieldNames<typeof booksContacts>>();
  expectTypeOf<'zip'>().toExtend<WritableFieldNames<(typeof booksContacts)['fields']['billing_address']>>();
  expectTypeOf(booksContacts.fields.contact_type.values).toEqualTypeOf<readonly ['customer', 'vendor']>();
  expect(biginContacts.fields.Email.kind).toBe('email');
});
