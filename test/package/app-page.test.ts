import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';
import { colorsOf, contrastOf } from './contrast.ts';
import { outlineMistakes, outsideReferences, tagsOf } from './html-outline.ts';

const fileOf = (path: string): string =>
  readFileSync(new URL(`../../topping/app/${path}`, import.meta.url), 'utf8');

const page = fileOf('widget.html');
const script = fileOf('js/widget.js');
const texts: Readonly<Record<string, string>> = JSON.parse(fileOf('translations/en.json'));

describe('the settings page', () => {
  it('has the texts of translations/en.json, and no others', () => {
    const marked = tagsOf(page).flatMap(({ attributes, text }) => {
      const key = attributes.get('data-i18n');
      return key === undefined ? [] : [[key, text]];
    });
    expect(Object.fromEntries(marked)).toEqual(texts);
    const unmarked = tagsOf(page).filter(
      ({ attributes, text }) => text.trim() !== '' && !attributes.has('data-i18n'),
    );
    expect(unmarked).toEqual([]);
  });

  it('can be read by people who do not see it', () => {
    expect(outlineMistakes(page)).toEqual([]);
  });

  it('names nothing from elsewhere and has no script in its tags', () => {
    expect(outsideReferences(page)).toEqual([]);
    expect(fileOf('css/widget.css')).not.toMatch(/url\(|@import/);
    expect(page.match(/<script[^>]*>/g)).toEqual([
      '<script src="js/widget.js" defer>',
      '<script src="js/ask-bigin.js" defer>',
    ]);
    expect(page).not.toContain('<style');
  });

  it.each(['light', 'dark'] as const)('has enough contrast when it is %s', (theme) => {
    const colors = colorsOf(fileOf('css/widget.css'))[theme];
    const pairs = [
      ['text', 'page'],
      ['text', 'card'],
      ['faint', 'page'],
      ['faint', 'card'],
      ['link', 'page'],
      ['link', 'card'],
      ['page', 'link'],
      ['notice-text', 'notice'],
    ] as const;
    for (const [front, back] of pairs) {
      expect(
        contrastOf(colors.get(front) ?? '', colors.get(back) ?? ''),
        `${front} on ${back}`,
      ).toBeGreaterThan(4.5);
    }
  });
});

describe('what the settings page says', () => {
  const said = Object.values(texts);

  it('names every connection and every variable', () => {
    expect(said).toEqual(
      expect.arrayContaining([
        ...topping.connections.map(({ label }) => `Connection: ${label}`),
        ...topping.variables.map(({ label }) => `Variable: ${label}`),
      ]),
    );
    expect(said.filter((text) => /^(Connection|Variable): /.test(text))).toHaveLength(
      topping.connections.length + topping.variables.length,
    );
  });

  it('names every field of a contact that is synced, and no other; and those that come back, beside them', () => {
    const sources = topping.mappings.flatMap((mapping) =>
      sourcesOf(mapping.fields).map((value) => ({
        label: value.custom?.label ?? mapping.from.fields[value.name]?.label,
        comesBack: value.direction === 'to-bigin',
      })),
    );
    const labels = sources.filter(({ comesBack }) => !comesBack).map(({ label }) => label);
    for (const { label } of sources.filter(({ comesBack }) => comesBack)) {
      expect(texts['fields.back']).toContain(label);
    }
    const listed = Object.entries(texts).flatMap(([key, text]) =>
      /^fields\..+\.from$/.test(key) ? text.split(', ') : [],
    );
    expect(listed.toSorted()).toEqual([...new Set(labels)].toSorted());
  });
});

type Target = Mapping['fields'][string];

type Source = Extract<Target, { readonly kind: 'field' }>;

/** The source fields that a mapping reads, however deep their targets lie. */
function sourcesOf(target: Target): readonly Source[] {
  if (typeof target.kind !== 'string') return Object.values(target).flatMap(sourcesOf);
  return target.kind === 'field' ? [target as Source] : [];
}

describe('the script of the settings page', () => {
  interface Scene {
    readonly framed?: boolean;
    readonly sdk?: boolean;
    readonly languages?: readonly string[];
    readonly answer?: () => Promise<{ ok: boolean; status: number; json: () => unknown }>;
  }

  /** Runs the script in a page that has one text and the notice. */
  async function run({ framed = false, sdk = false, languages = ['en'], answer }: Scene) {
    const notice = { hidden: true };
    const element = { dataset: { i18n: 'page.title' }, textContent: 'stands in the page' };
    const asked: string[] = [];
    const self = {};
    const document = {
      documentElement: { lang: 'en' },
      getElementById: () => notice,
      querySelectorAll: () => [element],
    };
    runInNewContext(script, {
      document,
      window: { self, top: framed ? {} : self, ...(sdk && { ZOHO: { embeddedApp: {} } }) },
      navigator: { languages },
      fetch: (address: string) => {
        asked.push(address);
        return answer ? answer() : Promise.reject(new TypeError('not allowed'));
      },
    });
    await new Promise((done) => setImmediate(done));
    return {
      outsideNotice: !notice.hidden,
      text: element.textContent,
      asked,
      lang: document.documentElement.lang,
    };
  }

  const english = async () => ({ ok: true, status: 200, json: () => ({ 'page.title': 'from the file' }) });

  it('says that the page is outside Bigin when it is not framed', async () => {
    expect((await run({})).outsideNotice).toBe(true);
    expect((await run({ framed: true })).outsideNotice).toBe(false);
    expect((await run({ sdk: true })).outsideNotice).toBe(false);
  });

  it('shows the texts of the translation file', async () => {
    expect(await run({ answer: english })).toMatchObject({
      text: 'from the file',
      asked: ['translations/en.json'],
      lang: 'en',
    });
  });

  it('falls back to English for other languages', async () => {
    expect((await run({ languages: ['de-AT', 'fr'], answer: english })).asked).toEqual([
      'translations/en.json',
    ]);
    expect((await run({ languages: [], answer: english })).asked).toEqual(['translations/en.json']);
  });

  it.each([
    ['is not allowed', undefined],
    ['is not there', async () => ({ ok: false, status: 404, json: () => ({}) })],
    [
      'is not JSON',
      async () => ({ ok: true, status: 200, json: () => Promise.reject(new SyntaxError('no')) }),
    ],
    ['lacks the text', async () => ({ ok: true, status: 200, json: () => ({}) })],
  ])('keeps the text in the page when the file %s', async (_, answer) => {
    expect((await run({ ...(answer && { answer }) })).text).toBe('stands in the page');
  });
});
