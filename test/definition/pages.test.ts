import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkTopping } from '../../codegen/definition/check.ts';
import * as combined from '../../codegen/definition/combined-value.ts';
import {
  type MappingLanguageExample,
  mappingLanguageExamples,
} from '../../codegen/definition/mapping-language-examples.ts';
import { mappingLanguagePage } from '../../codegen/definition/mapping-language-page.ts';
import { constant } from '../../codegen/definition/value.ts';
import { generateFunction } from '../../codegen/generation/generate-function.ts';
import { expectedTarget, refusalOf } from '../../codegen/plan/expected.ts';
import { planMapping } from '../../codegen/plan/plan-mapping.ts';
import type { SourceRecord } from '../../codegen/plan/source-record.ts';
import * as transforms from '../../codegen/transforms/table.ts';
import { transformsPage, writePagesCommand } from '../../codegen/transforms/transforms-page.ts';
import { hasErrors, MapValue } from '../../deluge/index.ts';
import { runDeluge } from '../support/run-deluge.ts';
import { looseMapping, mappingOf, toppingOf } from './loose-definitions.ts';
import { booksWithCustomFields, nickname, state } from './sample-parts.ts';

test.each([
  ['transforms.md', transformsPage],
  ['mapping-language.md', mappingLanguagePage],
])('docs/%s is as the code has it', (name, page) => {
  const stored = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  expect(stored, `docs/${name} is out of date. Run: ${writePagesCommand}`).toBe(page());
});

/** What an example can name. */
const api = { ...combined, ...transforms, constant };

function evaluated(text: string, more: Readonly<Record<string, unknown>>): unknown {
  const scope = { ...api, ...more };
  return new Function(...Object.keys(scope), `return ${text};`)(...Object.values(scope));
}

function planOf({ fields = '', when, custom }: MappingLanguageExample) {
  const plain =
    when === undefined
      ? mappingOf((field) => evaluated(`{ ${fields} }`, { field, nickname }) as object)
      : looseMapping({ when: evaluated(`(${when})`, {}) });
  const mapping = custom === undefined ? plain : { ...plain, to: booksWithCustomFields };
  const topping = toppingOf([mapping], custom && { customFields: [...Object.values(state), nickname] });
  expect(hasErrors(checkTopping(topping))).toBe(false);
  return planMapping(topping, mapping);
}

/** Books is sent a list of custom fields, and the sync's own with them; the reference names the mapped ones. */
function asMeant({ custom_fields, ...others }: SourceRecord): object {
  if (!Array.isArray(custom_fields)) return others;
  const values = custom_fields.map(({ api_name, value }) => [api_name, value]);
  const { cf_bigin_contact_id: _, ...mapped } = Object.fromEntries(values);
  return { ...others, custom_fields: mapped };
}

describe('an example of the page of the mapping language means what it says', () => {
  const id = '4876876000001234567';

  test.each(mappingLanguageExamples)('$heading', (example) => {
    const plan = planOf(example);
    const record = { id, Full_Name: 'Ann van der Lee', Email: 'ann@x.example', ...example.record };
    let written: object = {};
    const { outcome, requests } = runDeluge(generateFunction(plan, 'test 1.0.0').text, {
      args: { contact: new MapValue([['Contacts.ID', id]]) },
      answer: ({ method, url, body = '{}' }) => {
        if (!url.includes('/bigin/'))
          return { body: JSON.stringify({ code: 0, contacts: [], contact: { contact_id: '900' } }) };
        if (method === 'PUT') written = { ...written, ...JSON.parse(body).data[0] };
        const row = method === 'PUT' ? { code: 'SUCCESS' } : { ...record, ...written };
        return { body: JSON.stringify({ data: [row] }) };
      },
      host: { variable: (name) => (name === 'zoho_data_centre' ? 'us' : '10001') },
    });
    const body = requests.find(({ method }) => method === 'POST')?.body;
    if (typeof example.result === 'string') {
      expect(refusalOf(plan, record)).toBe(example.result);
      expect(outcome.info.join()).toContain(example.result);
      expect(body).toBeUndefined();
    } else {
      expect(refusalOf(plan, record)).toBeUndefined();
      expect(expectedTarget(plan, record)).toMatchObject(asMeant(example.result));
      expect(JSON.parse(body ?? '')).toMatchObject(example.result);
      // What is kept is not sent: it is not in the result, and must not be in the body either.
      for (const { target, owner, direction } of plan.target.fields) {
        const always = ['contact_type', 'contact_name'];
        expect(target in JSON.parse(body ?? '')).toBe(
          [...Object.keys(example.result), ...always].includes(target) ||
            (owner === 'books' && direction !== 'to-bigin'),
        );
      }
    }
  });
});
