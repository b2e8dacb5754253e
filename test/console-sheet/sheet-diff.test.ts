import { describe, expect, it } from 'vitest';
import { type ConsoleSheet, type SheetInput, sheetOf } from '../../codegen/console-sheet/sheet.ts';
import { diffSheets, type SheetChange } from '../../codegen/console-sheet/sheet-diff.ts';
import { sha256Of } from '../../codegen/digest.ts';
import { withHeader } from '../../codegen/generation/header.ts';
import { bareInput, sampleInput } from './sample-sheet.ts';

const old = sheetOf(sampleInput);

function changesTo(changes: Partial<SheetInput>): readonly SheetChange[] {
  return diffSheets(old, sheetOf({ ...sampleInput, ...changes })).changes;
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('The sample is empty.');
  return item;
}

const [aFunction, aVariable, aField, aRule, books] = [
  first(sampleInput.functions),
  first(sampleInput.variables),
  first(sampleInput.fields),
  first(sampleInput.rules),
  first(sampleInput.connections.slice(1)),
];
const nothing = { values: [], addedScopes: [], removedScopes: [], text: null };

describe('what has to be entered again', () => {
  it('is nothing between equal sheets', () => {
    expect(diffSheets(old, sheetOf(structuredClone(sampleInput)))).toEqual({ changes: [], sameInEffect: [] });
  });

  it('is the function alone when its text has changed: both digests, and the lines', () => {
    const text = aFunction.text.replace('b && c', 'b || c');
    expect(changesTo({ functions: [{ ...aFunction, text }] })).toEqual([
      {
        ...nothing,
        kind: 'changed',
        step: 'functions',
        place: 'Automate ▸ Functions',
        title: 'contact_to_books',
        key: 'contact_to_books',
        text: {
          file: 'functions/contact_to_books.deluge',
          oldSha256: sha256Of(aFunction.text),
          newSha256: sha256Of(text),
          diff: [
            '--- functions/contact_to_books.deluge\tin the console',
            '+++ functions/contact_to_books.deluge\tto paste',
            '@@ -1,4 +1,4 @@',
            ' void automation.contact_to_books(Map contact)',
            ' {',
            '-\tinfo "a < b && c";',
            '+\tinfo "a < b || c";',
            ' }',
            '',
          ].join('\n'),
        },
      },
    ]);
  });

  it('is no function of which only the generated head has changed', () => {
    const madeBy = (generator: string): ConsoleSheet => {
      const head = { generator, definitionFile: 'topping/index.ts', definitionDigest: 'ab'.repeat(32) };
      return sheetOf({
        ...sampleInput,
        functions: [{ ...aFunction, text: withHeader(head, aFunction.text) }],
      });
    };
    expect(diffSheets(madeBy('topping 1.0.0'), madeBy('topping 1.0.1'))).toEqual({
      changes: [],
      sameInEffect: ['functions/contact_to_books.deluge'],
    });
  });

  it('shows the lines that do something, and not the digests of the generated head', () => {
    const made = (digest: string, program: string): ConsoleSheet => {
      const head = {
        generator: 'topping 1.0.0',
        definitionFile: 'topping/index.ts',
        definitionDigest: digest,
      };
      return sheetOf({ ...sampleInput, functions: [{ ...aFunction, text: withHeader(head, program) }] });
    };
    const [change] = diffSheets(
      made('ab'.repeat(32), aFunction.text),
      made('cd'.repeat(32), aFunction.text.replace('b && c', 'b || c')),
    ).changes;
    expect(change?.text?.diff.split('\n').slice(2)).toEqual([
      '@@ -5,4 +5,4 @@',
      ' void automation.contact_to_books(Map contact)',
      ' {',
      '-\tinfo "a < b && c";',
      '+\tinfo "a < b || c";',
      ' }',
      '',
    ]);
  });

  it('is one scope when a call needs one more, with the call', () => {
    const added = { scope: 'ZohoBooks.contacts.CREATE', neededBy: ['POST /books/v3/contacts'] };
    const [bigin] = sampleInput.connections;
    const connections = [first([bigin ?? books]), { ...books, scopes: [...books.scopes.slice(1), added] }];
    expect(changesTo({ connections })).toEqual([
      {
        ...nothing,
        kind: 'changed',
        step: 'connections',
        place: 'Utilities ▸ Connections',
        title: 'Books, for the contact sync',
        key: 'booksconnection',
        addedScopes: [added],
        removedScopes: ['ZohoBooks.contacts.READ'],
      },
    ]);
  });

  it('tells a renamed variable from one that is new and one that is gone, and what to mind', () => {
    const renamed = changesTo({ variables: [{ ...aVariable, apiName: 'books_org' }] });
    expect(renamed).toEqual([
      {
        ...nothing,
        kind: 'renamed',
        step: 'variables',
        place: 'Custom Properties',
        title: 'Books organization id',
        key: 'books_org',
        oldName: 'books_organization_id',
        advice:
          'A variable keeps its API name: make the new one with the value that the old one has, paste the functions that read it, then delete the old one.',
        values: [
          { label: 'API name', old: 'books_organization_id', new: 'books_org' },
          {
            label: 'API name that it gets',
            old: 'contactsbooks__books_organization_id',
            new: 'contactsbooks__books_org',
          },
        ],
      },
    ]);
    const other = changesTo({ variables: [{ ...aVariable, apiName: 'books_org', defaultValue: '7' }] });
    expect(other.map(({ kind, key }) => [kind, key])).toEqual([
      ['new', 'books_org'],
      ['gone', 'books_organization_id'],
    ]);
  });

  it('warns that a renamed field takes its values with it', () => {
    const [renamed] = changesTo({ fields: [{ ...aField, apiName: 'Sync_State' }] });
    expect(renamed).toMatchObject({
      kind: 'renamed',
      key: 'Contacts Sync_State',
      oldName: 'Books_Sync_Status',
    });
    expect(renamed?.advice).toContain('Deleting a field deletes its values.');
  });

  it('is each value that is another one, under the label of the form', () => {
    const rules = [{ ...aRule, trigger: 'edit' as const, criteria: '' }];
    expect(changesTo({ rules }).map(({ title, values }) => [title, values])).toEqual([
      [
        'Contact to Books',
        [
          { label: 'Record action', old: 'Create or Edit', new: 'Edit' },
          { label: 'Criteria', old: 'Email is not empty', new: 'All records' },
        ],
      ],
    ]);
  });

  it('has what to do in the place of a value', () => {
    const withAdvice = (advice: string): ConsoleSheet =>
      sheetOf({
        ...sampleInput,
        connections: [{ ...books, settings: [{ label: 'Secret', value: '', advice }] }],
      });
    expect(diffSheets(withAdvice('Leave it.'), withAdvice('Enter it here.')).changes[0]?.values).toEqual([
      { label: 'Secret', old: 'Leave it.', new: 'Enter it here.' },
    ]);
  });

  it('has a value that is there for the first time, and one that is not there any more', () => {
    const connections = sampleInput.connections.map((connection) =>
      connection === books
        ? { ...connection, settings: [{ label: 'Refresh URL', value: 'https://accounts.shop/token' }] }
        : connection,
    );
    expect(changesTo({ connections })[0]?.values).toEqual([
      { label: 'Refresh URL', new: 'https://accounts.shop/token' },
      { label: 'Grant type', old: 'Authorization code' },
    ]);
  });

  it('is the upload of the widgets when the zip has changed', () => {
    const zip = { file: 'dist/contacts-to-books.zip', bytes: 6_141, sha256: 'cd'.repeat(32) };
    const changes = changesTo({ package: zip });
    expect(changes.map(({ place, title, values }) => [place, title, values])).toEqual(
      sampleInput.widgets.map(({ name }) => [
        'Components ▸ Widgets',
        name,
        [{ label: 'SHA-256 of the zip', old: 'ab'.repeat(32), new: 'cd'.repeat(32) }],
      ]),
    );
  });

  it('comes in the order of the sheet; what goes is deleted last, users before what they use', () => {
    const filled = diffSheets(sheetOf(bareInput), old).changes;
    expect(filled.map(({ kind }) => kind)).toEqual(Array.from({ length: 16 }, () => 'new'));
    expect(unique(filled.map(({ step }) => step))).toEqual([
      'connections',
      'fields',
      'widgets',
      'buttons',
      'related-lists',
      'variables',
      'settings',
      'functions',
      'rules',
      'schedules',
      'install-actions',
      'publish',
      'listing',
    ]);
    const emptied = diffSheets(old, sheetOf(bareInput)).changes;
    expect(emptied.map(({ kind }) => kind)).toEqual(Array.from({ length: 16 }, () => 'gone'));
    expect(unique(emptied.map(({ step }) => step))).toEqual(
      unique(filled.map(({ step }) => step)).toReversed(),
    );
    const mixed = changesTo({ variables: [], functions: [{ ...aFunction, returnType: 'string' }] });
    expect(mixed.map(({ kind, step }) => [kind, step])).toEqual([
      ['changed', 'functions'],
      ['gone', 'variables'],
    ]);
  });

  it('leads back: what is done and undone leaves nothing to enter', () => {
    const other = sheetOf({ ...sampleInput, functions: [{ ...aFunction, text: 'info 1;\n' }], rules: [] });
    const there = diffSheets(old, other).changes;
    const back = diffSheets(other, old).changes;
    expect(there.map(({ key }) => key).toSorted()).toEqual(back.map(({ key }) => key).toSorted());
    expect(there.map(({ kind }) => kind)).toEqual(['changed', 'gone']);
    expect(back.map(({ kind }) => kind)).toEqual(['changed', 'new']);
  });
});

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
