import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SheetInput, sheetJson, sheetOf } from '../../codegen/console-sheet/sheet.ts';
import { checkSheetInput } from '../../codegen/console-sheet/sheet-checks.ts';
import { sampleInput } from './sample-sheet.ts';

describe('the console sheet', () => {
  it('is the topping as data, in the order in which it is entered', () => {
    const sheet = sheetOf(sampleInput);
    expect(Object.keys(sheet)).toEqual([
      'protocol',
      'topping',
      'connections',
      'fields',
      'package',
      'widgets',
      'variables',
      'functions',
      'rules',
      'schedules',
      'installActions',
      'releaseNotes',
      'listing',
    ]);
    const { functions: _, installActions: __, ...asGiven } = sampleInput;
    expect(sheet).toMatchObject({ protocol: 2, ...asGiven });
    expect(sheet.installActions).toEqual([
      {
        event: 'installation',
        file: 'functions/on_installation.deluge',
        sha256: createHash('sha256').update('info "installed";\n').digest('hex'),
        body: 'info "installed";\n',
      },
    ]);
    expect(sheet.functions).toEqual([
      {
        name: 'contact_to_books',
        category: 'automation',
        returnType: 'void',
        arguments: [{ name: 'contact', type: 'map' }],
        file: 'functions/contact_to_books.deluge',
        sha256: createHash('sha256')
          .update('void automation.contact_to_books(Map contact)\n{\n\tinfo "a < b && c";\n}\n')
          .digest('hex'),
        body: 'void automation.contact_to_books(Map contact)\n{\n\tinfo "a < b && c";\n}\n',
      },
    ]);
  });

  it('has the same digest wherever the text was checked out', () => {
    const withBreaks = (lineBreak: string): SheetInput => ({
      ...sampleInput,
      functions: sampleInput.functions.map((each) => ({
        ...each,
        text: each.text.replaceAll('\n', lineBreak),
      })),
    });
    expect(sheetOf(withBreaks('\r\n'))).toEqual(sheetOf(sampleInput));
    expect(sheetOf(withBreaks('\r'))).toEqual(sheetOf(sampleInput));
  });

  it('has no namespace until the topping has one', () => {
    const { namespace: _, ...topping } = sampleInput.topping;
    expect(sheetJson(sheetOf({ ...sampleInput, topping }))).not.toContain('namespace');
  });
});

describe('the sheet as JSON', () => {
  it('ends with a line break and reads back as the sheet', () => {
    const json = sheetJson(sheetOf(sampleInput));
    expect(json.endsWith('\n}\n')).toBe(true);
    expect(JSON.parse(json)).toEqual(sheetOf(sampleInput));
  });

  it('does not depend on the order of keys in the definitions', () => {
    expect(sheetJson(sheetOf(turnedRound(sampleInput) as SheetInput))).toBe(sheetJson(sheetOf(sampleInput)));
  });

  it('keeps any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const widgets = [{ name: text, file: text, slot: 'button', module: text, label: text }] as const;
        const input = { ...sampleInput, widgets };
        expect(JSON.parse(sheetJson(sheetOf(input))).widgets).toEqual(input.widgets);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

/** The same data with the keys of every object in the opposite order. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turnedRound(inner)]),
  );
}

describe('checking what goes into a sheet', () => {
  const told = (changes: Partial<SheetInput>): readonly string[] =>
    checkSheetInput({ ...sampleInput, ...changes }).map(
      ({ file, code, message, hint }) => `${file} ${code} ${message} ${hint}`,
    );
  const [aFunction] = sampleInput.functions;
  const [aRule] = sampleInput.rules;
  const [aConnection] = sampleInput.connections;
  if (!aFunction || !aRule || !aConnection) throw new Error('The sample is empty.');

  it('finds nothing in one that fits together', () => {
    expect(told({})).toEqual([]);
  });

  it('finds a rule that starts a function that is not there', () => {
    expect(told({ rules: [{ ...aRule, functionName: 'contact_to_book' }] })).toEqual([
      'undefined sheet/unknown-function The rule "Contact to Books" starts the function "contact_to_book", which the topping does not have. Its functions are: contact_to_books.',
    ]);
    expect(told({ functions: [] })).toEqual([
      'undefined sheet/unknown-function The rule "Contact to Books" starts the function "contact_to_books", which the topping does not have. The topping has no functions.',
      'undefined sheet/unknown-function The schedule "Retry waiting contacts" starts the function "contact_to_books", which the topping does not have. The topping has no functions.',
    ]);
  });

  it('finds names that stand twice, once each', () => {
    expect(told({ rules: [aRule, aRule, aRule], functions: [aFunction, aFunction] })).toEqual([
      'undefined sheet/repeated-name Two functions are called "contact_to_books". Give one of them another name: the console keeps names apart, and so does the code.',
      'undefined sheet/repeated-name Two rules are called "Contact to Books". Give one of them another name: the console keeps names apart, and so does the code.',
    ]);
  });

  it('finds a function without text, and one with characters that cannot be pasted', () => {
    const file = aFunction.file;
    expect(told({ functions: [{ ...aFunction, text: ' \n' }] })).toEqual([
      `${file} sheet/empty-function The function "contact_to_books" has no text to paste. Generate it anew.`,
    ]);
    expect(told({ functions: [{ ...aFunction, text: 'info "\0";' }] })).toEqual([
      `${file} sheet/unpastable-character The function "contact_to_books" holds the character U+0000, which cannot be copied and pasted. Remove it from the text that the function is made of.`,
    ]);
    expect(told({ functions: [{ ...aFunction, text: 'info "\uD800";' }] })[0]).toContain('U+D800');
    expect(told({ functions: [{ ...aFunction, text: '\tinfo "😀 é";\r\n' }] })).toEqual([]);
  });

  it('finds an install script without text, and a second one for the same event', () => {
    const script = { event: 'installation', text: '', file: 'functions/on_installation.deluge' } as const;
    expect(told({ installActions: [script, { ...script, text: 'info 1;' }] })).toEqual([
      'undefined sheet/repeated-name Two install actions are called "installation". Give one of them another name: the console keeps names apart, and so does the code.',
      'functions/on_installation.deluge sheet/empty-function The function "installation" has no text to paste. Generate it anew.',
    ]);
  });

  it('finds a connection without scopes; one that no call needs is told of the connection', () => {
    const scopes = [{ scope: 'ZohoBooks.fullaccess.all', neededBy: [] }];
    expect(told({ connections: [{ ...aConnection, scopes }] })).toEqual([]);
    expect(told({ connections: [{ ...aConnection, scopes: [] }] })).toEqual([
      'undefined sheet/connection-without-scope The connection "biginconnection" asks for no scope. Name the scopes that its calls need, or remove it.',
    ]);
  });
});
