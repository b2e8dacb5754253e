import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSheet } from '../../codegen/console-sheet/read-sheet.ts';
import { sheetJson, sheetOf } from '../../codegen/console-sheet/sheet.ts';
import { sheetInputOf } from '../../codegen/console-sheet/sheet-input.ts';
import { sheetSchemaPage } from '../../codegen/console-sheet/sheet-schema.ts';
import { generateFunctions } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';
import { bareInput, sampleInput } from './sample-sheet.ts';

const published = JSON.parse(
  readFileSync(new URL(`../../${sheetSchemaPage.path}`, import.meta.url), 'utf8'),
) as Parameters<typeof z.fromJSONSchema>[0];

/** What the published schema, and not the code that it was made of, says of a JSON text. */
function accepts(json: string): boolean {
  return z.fromJSONSchema(published).safeParse(JSON.parse(json)).success;
}

describe('the published schema of the sheet', () => {
  it('is the one of this version, and says so', () => {
    expect(`${JSON.stringify(published, null, 2)}\n`).toBe(sheetSchemaPage.text);
    expect(published).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Console sheet, version 2',
      properties: { protocol: { const: 2 } },
    });
  });

  it('accepts a full sheet and a bare one', () => {
    expect(accepts(sheetJson(sheetOf(sampleInput)))).toBe(true);
    expect(accepts(sheetJson(sheetOf(bareInput)))).toBe(true);
  });

  it('accepts the sheet that this project ships', () => {
    const sheet = sheetOf(sheetInputOf(topping, generateFunctions(topping, 'test 1.0.0')));
    expect(sheet.functions.map(({ name }) => name)).toContain('contact_to_books');
    expect(accepts(sheetJson(sheet))).toBe(true);
  });

  it('refuses a sheet of which any part is missing, of another form, or too much', () => {
    const sheet: Readonly<Record<string, unknown>> = { ...sheetOf(sampleInput) };
    for (const part of Object.keys(sheet)) {
      const { [part]: _, ...without } = sheet;
      expect(accepts(JSON.stringify(without)), `without ${part}`).toBe(false);
      expect(accepts(JSON.stringify({ ...sheet, [part]: 7.5 })), `with another ${part}`).toBe(false);
    }
    expect(accepts(JSON.stringify({ ...sheet, more: 1 }))).toBe(false);
    const [aFunction] = sheetOf(sampleInput).functions;
    expect(accepts(JSON.stringify({ ...sheet, functions: [{ ...aFunction, sha256: 'AB' }] }))).toBe(false);
  });
});

describe('reading a sheet', () => {
  const told = (text: string): string => {
    const read = readSheet(text, 'old.json');
    if (read.ok) return 'read';
    const { file, code, message, hint } = read.diagnostic;
    return `${file} ${code} ${message} ${hint}`;
  };
  const hint = 'Give the JSON form of a sheet, as "topping pack" writes it: dist/console-sheet.json.';

  it('gives back what was written', () => {
    const sheet = sheetOf(sampleInput);
    expect(readSheet(sheetJson(sheet), 'old.json')).toEqual({ ok: true, sheet });
  });

  it('says what is no sheet, and where', () => {
    expect(told('{')).toBe(
      `old.json sheet-reading/not-json This file is not JSON, so it is no console sheet. ${hint}`,
    );
    expect(told('[]')).toBe(
      `old.json sheet-reading/not-a-sheet This file is not a console sheet: Invalid input: expected object, received array. ${hint}`,
    );
    const rules = [{ ...sampleInput.rules[0], trigger: 'now' }];
    expect(told(JSON.stringify({ ...sheetOf(sampleInput), rules }))).toBe(
      `old.json sheet-reading/not-a-sheet This file is not a console sheet: rules.0.trigger: Invalid option: expected one of "create"|"create-or-edit"|"edit"|"delete". ${hint}`,
    );
  });

  it('says that a sheet is of another version', () => {
    expect(told(JSON.stringify({ ...sheetOf(sampleInput), protocol: 1 }))).toBe(
      'old.json sheet-reading/other-version This console sheet has version 1 of the form, and this topping reads version 2. Make both sheets with the same version of the topping command.',
    );
  });
});
