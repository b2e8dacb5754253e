import { describe, expect, test } from 'vitest';
import type { Access } from '../../cli/account/access.ts';
import { readBiginModule } from '../../cli/account/bigin-metadata.ts';
import { readCrmModule } from '../../cli/account/crm-sdk.ts';
import { type FieldMetadata, isWritable } from '../../cli/account/field-metadata.ts';
import { pulledBooksFields, pulledFields } from '../../cli/catalogue/pulled-fields.ts';
import {
  catalogueFile,
  catalogueName,
  moduleName,
  readModuleName,
} from '../../cli/catalogue/pulled-module.ts';
import { zohoImport } from '../../cli/catalogue/zoho-import.ts';
import { createSandbox, modelledBiginModules } from '../../sandbox/index.ts';
import { type BiginField, crmAccounts, crmContacts } from '../../zoho/index.ts';
import { makeFolder } from '../support/folder.ts';
import { makeProject } from '../support/project.ts';

/** An account that is a sandbox, called directly. */
function accessTo(scopes: readonly string[]): Access {
  const sandbox = createSandbox({ organizations: [{ id: '10001', name: 'Example' }] });
  return {
    api: sandbox.hosts.api,
    token: sandbox.signIn('user', scopes),
    send: (request) => sandbox.fetch(request),
  };
}

/** The facts of a hand-written catalogue that a pulled one has too. */
function tellable(fields: Readonly<Record<string, BiginField>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const { confidence, ...facts } = field;
      // The length of a picklist says nothing about its values.
      if (facts.kind !== 'picklist') return [name, facts];
      const { maxLength, ...others } = facts;
      return [name, others];
    }),
  );
}

/** A text without a stated limit is told with a length of 120. */
function lengthsAsTold(fields: Readonly<Record<string, BiginField>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const isText = ['text', 'email', 'phone', 'textarea', 'bigint', 'tags', 'image'].includes(field.kind);
      return [name, isText ? { maxLength: 120, ...field } : field];
    }),
  );
}

describe('what is pulled of a module is what the hand-written catalogue says', () => {
  const bigin = accessTo(['ZohoBigin.settings.ALL']);
  test.each(modelledBiginModules.map((module) => [module.module, module.fields] as const))(
    'Bigin %s',
    async (module, fields) => {
      const read = await readBiginModule(bigin, module);
      if (!read.ok) throw new Error(read.diagnostic.message);
      const pulled = pulledFields(read.value.fields, fields);
      expect(pulled.leftOut).toEqual([]);
      expect(tellable(pulled.fields)).toEqual(lengthsAsTold(tellable(fields)));
    },
  );

  const crm = accessTo(['ZohoCRM.settings.ALL']);
  test.each([crmContacts, crmAccounts])('CRM $module', async ({ module, label, singular, fields }) => {
    const read = await readCrmModule(crm, module);
    if (!read.ok) throw new Error(read.diagnostic.message);
    expect(read.value).toMatchObject({ label, singular });
    expect(tellable(pulledFields(read.value.fields, fields).fields)).toEqual(lengthsAsTold(tellable(fields)));
  });
});

describe('a field of the metadata', () => {
  const metadata = (more: Partial<FieldMetadata>): FieldMetadata => ({
    apiName: 'A',
    label: 'A',
    dataType: 'text',
    jsonType: 'string',
    length: 50,
    isMandatory: false,
    isCustom: true,
    isWritable: true,
    uniqueCaseSensitive: undefined,
    lookupModule: undefined,
    values: [],
    ...more,
  });
  const one = (more: Partial<FieldMetadata>) => pulledFields([metadata(more)]).fields.A;

  test('gets the kind of its type', () => {
    expect(one({ dataType: 'website' })).toEqual({ kind: 'text', label: 'A', maxLength: 50, writable: true });
    expect(one({ dataType: 'currency' })).toEqual({ kind: 'number', label: 'A', writable: true });
    expect(one({ dataType: 'date' })).toEqual({
      kind: 'datetime',
      label: 'A',
      dateOnly: true,
      writable: true,
    });
    expect(one({ dataType: 'autonumber' })).toMatchObject({ kind: 'text', writable: false });
    expect(one({ dataType: 'formula', jsonType: 'double' })).toEqual({
      kind: 'number',
      label: 'A',
      writable: false,
      computed: true,
    });
    expect(one({ uniqueCaseSensitive: true, isMandatory: true })).toEqual({
      kind: 'text',
      label: 'A',
      maxLength: 50,
      mandatory: true,
      writable: true,
      unique: { caseSensitive: true },
    });
  });

  test('is left out, and named, when a mapping could not use its values', () => {
    expect(
      pulledFields([
        metadata({ apiName: 'Topics', dataType: 'multiselectpicklist', jsonType: 'jsonarray' }),
        metadata({ apiName: 'B', dataType: 'lookup' }),
        metadata({ apiName: 'C', dataType: 'formula', jsonType: 'jsonobject' }),
        metadata({ apiName: "D'; process.exit(); '" }),
        metadata({ apiName: '__proto__' }),
      ]),
    ).toEqual({
      fields: {},
      custom: 0,
      leftOut: [
        { name: 'Topics', type: 'multiselectpicklist' },
        { name: 'B', type: 'lookup' },
        { name: 'C', type: 'formula' },
        { name: "D'; process.exit(); '", type: 'text' },
        { name: '__proto__', type: 'text' },
      ],
    });
  });

  test('keeps what is known of it beyond the metadata, unless it is another field of the name', () => {
    const known = { A: { kind: 'text', label: 'B', writable: true, computed: true, note: 'N' } } as const;
    const kept = pulledFields([metadata({ isWritable: false })], known).fields.A;
    expect(kept).toEqual({
      kind: 'text',
      label: 'A',
      maxLength: 50,
      writable: false,
      computed: true,
      note: 'N',
    });
    expect(pulledFields([metadata({ dataType: 'email' })], known).fields.A).toEqual({
      kind: 'email',
      label: 'A',
      maxLength: 50,
      writable: true,
    });
  });

  test('can be set only when its view says so and it is not read-only', () => {
    expect(isWritable({ readOnly: false, create: true, edit: true })).toBe(true);
    expect(isWritable({ readOnly: true, create: true, edit: true })).toBe(false);
    expect(isWritable({ readOnly: false, create: true, edit: false })).toBe(false);
    expect(isWritable({ readOnly: undefined, create: undefined, edit: undefined })).toBe(false);
  });
});

test('a custom field of Books gets a kind, its choices and its uniqueness', () => {
  const field = (apiName: string, dataType: string) => ({
    apiName,
    label: apiName,
    dataType,
    isUnique: false,
    isMandatory: false,
    values: ['A', 'B'],
  });
  const pulled = pulledBooksFields([
    { ...field('cf_id', 'text'), isUnique: true },
    field('cf_tier', 'dropdown'),
    field('cf_count', 'number'),
    field('cf_topics', 'multiselect'),
  ]);
  expect(pulled).toEqual({
    custom: 3,
    leftOut: [{ name: 'cf_topics', type: 'multiselect' }],
    fields: {
      cf_id: {
        kind: 'text',
        label: 'cf_id',
        maxLength: 255,
        confidence: 'inferred',
        writable: true,
        unique: { caseSensitive: false },
      },
      cf_tier: { kind: 'picklist', label: 'cf_tier', values: ['A', 'B'], writable: true },
      cf_count: { kind: 'number', whole: true, label: 'cf_count', writable: true },
    },
  });
});

describe('the name of a module', () => {
  test.each([
    ['bigin.Contacts', 'topping/catalogue/bigin-contacts.ts', 'biginContacts'],
    ['crm.Price_Books', 'topping/catalogue/crm-price-books.ts', 'crmPriceBooks'],
    ['bigin.acme__OrderLines', 'topping/catalogue/bigin-acme-order-lines.ts', 'biginAcmeOrderLines'],
    ['books.contacts', 'topping/catalogue/books-contacts.ts', 'booksContacts'],
  ])('%s', (name, file, exported) => {
    const module = readModuleName(name);
    if (module === undefined) throw new Error(`${name} is not known`);
    expect(moduleName(module)).toBe(name);
    expect([catalogueFile(module), catalogueName(module)]).toEqual([file, exported]);
  });

  test.each(['books.invoices', 'desk.Tickets', 'bigin.../x', 'Contacts'])('%s names none', (name) => {
    expect(readModuleName(name)).toBeUndefined();
  });
});

test('a catalogue imports what is known of Zoho by path, or from the package where it is installed', () => {
  expect(zohoImport(makeProject().root)).toBe('../../zoho/index.ts');
  expect(zohoImport(makeFolder({}).path)).toBe('bigin-books-topping/zoho');
});
