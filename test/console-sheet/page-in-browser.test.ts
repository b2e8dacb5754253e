import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SheetInput, sheetOf } from '../../codegen/console-sheet/sheet.ts';
import { sheetHtml } from '../../codegen/console-sheet/sheet-html.ts';
import { hasBrowser, startBrowser } from '../support/browser.ts';
import { sampleInput } from './sample-sheet.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!hasBrowser)('the console sheet in a browser, opened from disk', () => {
  let browser: Browser;
  let person: BrowserContext;
  let folder: string;

  beforeAll(async () => {
    browser = await startBrowser();
    folder = mkdtempSync(join(tmpdir(), 'sheet-'));
  });
  // What one test leaves in the browser's storage is no matter of the next one.
  beforeEach(async () => {
    person = await browser.createBrowserContext();
  });
  afterEach(async () => {
    await person.close();
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  /** Opens a sheet as a file, with what goes wrong in the page and what it loads. */
  async function open(
    input: SheetInput = sampleInput,
    options: {
      readonly name?: string;
      readonly width?: number;
      readonly scheme?: 'light' | 'dark';
      /** What the browser does before the page's own script runs. */
      readonly before?: string;
    } = {},
  ): Promise<{ readonly page: Page; readonly errors: string[]; readonly requests: string[] }> {
    const { name = 'sheet', width = 1000, scheme = 'light', before } = options;
    const file = join(folder, `${name}.html`);
    writeFileSync(file, sheetHtml(sheetOf(input)));
    const page = await person.newPage();
    const errors: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => errors.push(message.text()));
    page.on('request', (request) => requests.push(request.url()));
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    if (before !== undefined) await page.evaluateOnNewDocument(before);
    await page.goto(pathToFileURL(file).href);
    return { page, errors, requests };
  }

  const textOf = (page: Page, selector: string): Promise<string> =>
    page.$eval(selector, (element) => element.textContent ?? '');
  const checkedIn = (page: Page): Promise<readonly number[]> =>
    page.$$eval('input[data-tick]', (boxes) =>
      boxes.flatMap((box, index) => ((box as unknown as { checked: boolean }).checked ? [index] : [])),
    );
  const tick = async (page: Page, index: number): Promise<void> => {
    const box = (await page.$$('input[data-tick]'))[index];
    if (!box) throw new Error(`There is no box ${index}.`);
    await box.click();
  };

  it('loads nothing but itself, and nothing goes wrong in it', async () => {
    const { errors, requests } = await open();
    expect(errors).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatch(/^file:.*sheet\.html$/);
  });

  describe('has no finding of the accessibility check', () => {
    it.each([
      { scheme: 'light', width: 1000, marked: false },
      { scheme: 'dark', width: 1000, marked: true },
      { scheme: 'light', width: 320, marked: true },
      { scheme: 'dark', width: 320, marked: false },
    ] as const)('$scheme, $width pixels wide, marked: $marked', async ({ scheme, width, marked }) => {
      const { page } = await open(sampleInput, { scheme, width, name: `axe-${scheme}-${width}` });
      if (marked) await tick(page, 0);
      // Below the bar that stays, nothing can be judged.
      await page.evaluate('scrollTo(0, 0)');
      await page.evaluate(axe);
      const results = (await page.evaluate('axe.run()')) as AxeResults;
      expect(results.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      // What axe leaves open would be for a person to judge.
      expect(results.incomplete.map(({ id }) => id)).toEqual([]);
      expect(results.passes.length).toBeGreaterThan(20);
    });
  });

  it.each([320, 600, 1000, 1600])('is never wider than its window: %i pixels', async (width) => {
    const { page } = await open(sampleInput, { width, name: `width-${width}` });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('keeps each scope on one line where there is room', async () => {
    const neededBy = ['PUT /bigin/v2/settings/variables in contact_to_books, contact_removed, retry_pending'];
    const scopes = [{ scope: 'ZohoBigin.settings.variables.UPDATE', neededBy }];
    const connections = sampleInput.connections.map((connection) => ({ ...connection, scopes }));
    const { page } = await open({ ...sampleInput, connections }, { width: 794, name: 'scopes' });
    const lines = await page.$$eval('tbody th code', (codes) =>
      codes.map((code) => code.getClientRects().length),
    );
    expect(new Set(lines)).toEqual(new Set([1]));
  });

  describe('marks', () => {
    it('are counted in all and for each step, and are there when the page is opened again', async () => {
      const { page } = await open(sampleInput, { name: 'marks' });
      expect(await textOf(page, '#progress')).toBe('0 of 16 entered');
      await tick(page, 1);
      await tick(page, 2);
      expect(await textOf(page, '#progress')).toBe('2 of 16 entered');
      expect(await textOf(page, '[data-count="connections"]')).toBe('1 of 2 entered');
      expect(await textOf(page, '[data-count="fields"]')).toBe('1 of 1 entered');
      await page.reload();
      expect(await checkedIn(page)).toEqual([1, 2]);
      expect(await textOf(page, '#progress')).toBe('2 of 16 entered');
      await tick(page, 1);
      await page.reload();
      expect(await checkedIn(page)).toEqual([2]);
    });

    it('go from what has changed in the next version, and stay on the rest', async () => {
      const { page } = await open(sampleInput, { name: 'versions' });
      for (const index of [0, 1, 2]) await tick(page, index);
      const fields = sampleInput.fields.map((field) => ({ ...field, unique: true }));
      const next = await open({ ...sampleInput, fields }, { name: 'versions' });
      expect(await checkedIn(next.page)).toEqual([0, 1]);
    });

    it('are all removed on request', async () => {
      const { page } = await open(sampleInput, { name: 'removed' });
      await tick(page, 3);
      await page.click('#forget');
      expect(await checkedIn(page)).toEqual([]);
      expect(await textOf(page, '#spoken')).toBe('All marks are removed.');
      await page.reload();
      expect(await checkedIn(page)).toEqual([]);
    });

    it('lead to the next thing to enter', async () => {
      const { page } = await open(sampleInput, { name: 'next' });
      for (const index of [0, 1, 3]) await tick(page, index);
      await page.click('#next');
      const focused = 'document.activeElement.closest("article").getAttribute("aria-labelledby")';
      expect(await page.evaluate(focused)).toBe('fields-1');
    });

    it.each(['not JSON', '{"two":true}', 'null', '["gone"]'])(
      'that cannot be read are none: %s',
      async (text) => {
        const { page } = await open(sampleInput, { name: 'broken' });
        await page.evaluate(
          `localStorage.setItem('console-sheet Contacts to Books', ${JSON.stringify(text)})`,
        );
        await page.reload();
        expect(await checkedIn(page)).toEqual([]);
        expect(await textOf(page, '#progress')).toBe('0 of 16 entered');
        await tick(page, 0);
        await page.reload();
        expect(await checkedIn(page)).toEqual([0]);
      },
    );

    it('work where the browser forbids storage', async () => {
      const before =
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } });";
      const { page, errors } = await open(sampleInput, { before, name: 'forbidden' });
      await tick(page, 0);
      expect(await textOf(page, '#progress')).toBe('1 of 16 entered');
      expect(errors).toEqual([]);
    });
  });

  describe('copying', () => {
    const kept = 'window.copied = []; const keep = (text) => { window.copied.push(text); };';
    const works = `${kept} Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => keep(text) } });`;
    const refuses = `${kept} Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new Error('refused'); } } });`;
    const button = 'button[data-copy="functions-1-text"]';
    const status = '#spoken';

    it('takes the text to the character, says so, and falls silent', async () => {
      const { page } = await open(sampleInput, { before: works });
      await page.click(button);
      await page.waitForFunction('window.copied.length === 1');
      expect(await page.evaluate('window.copied')).toEqual([sampleInput.functions[0]?.text]);
      expect([await textOf(page, button), await textOf(page, status)]).toEqual(['Copied', 'Copied.']);
      await page.waitForFunction("document.getElementById('spoken').textContent === ''");
      expect(await textOf(page, button)).toBe('Copy');
    });

    it('has a button for every value, scope and text, and each copies its own', async () => {
      const { page } = await open(sampleInput, { before: works });
      const copied = (await page.evaluate(`(async () => {
        const buttons = [...document.querySelectorAll('button[data-copy]')];
        for (const button of buttons) { button.click(); await Promise.resolve(); }
        return buttons.map((button, index) => [document.getElementById(button.dataset.copy).textContent, window.copied[index]]);
      })()`)) as readonly (readonly [string, string])[];
      expect(copied).toHaveLength(67);
      for (const [shown, taken] of copied) expect(taken).toBe(shown);
    });

    it('falls back to the older way where the clipboard is refused', async () => {
      const before = `${refuses} document.execCommand = (command) => { keep(command + ' ' + getSelection().toString()); return true; };`;
      const { page } = await open(sampleInput, { before });
      await page.click('button[data-copy="variables-1-value-2"]');
      await page.waitForFunction('window.copied.length === 1');
      expect(await page.evaluate('window.copied')).toEqual(['copy books_organization_id']);
      expect(await textOf(page, status)).toBe('Copied.');
    });

    it('leaves the text selected where no way works', async () => {
      const { page } = await open(sampleInput, { before: `${refuses} document.execCommand = () => false;` });
      const copy = 'button[data-copy="variables-1-value-2"]';
      await page.click(copy);
      await page.waitForFunction("document.getElementById('spoken').textContent !== ''");
      expect(await page.evaluate('getSelection().toString()')).toBe('books_organization_id');
      expect([await textOf(page, copy), await textOf(page, status)]).toEqual([
        'Selected',
        'Selected. Copy it with the keyboard.',
      ]);
    });
  });

  it('can be worked through with the keyboard alone', async () => {
    const { page } = await open(sampleInput, { name: 'keyboard' });
    const ticks = await page.$$eval('input[data-tick]', (boxes) =>
      boxes.map((box) => box.getAttribute('data-tick')),
    );
    const reached: unknown[] = [];
    for (let step = 0; step < 130; step++) {
      await page.keyboard.press('Tab');
      const tick = await page.evaluate('document.activeElement.dataset.tick');
      if (tick !== undefined) reached.push(tick);
      if (reached.length === 1 && tick !== undefined) await page.keyboard.press('Space');
    }
    expect(reached.slice(0, ticks.length)).toEqual(ticks);
    expect(await checkedIn(page)).toEqual([0]);
  });

  it('prints every value and digest; no buttons, and no text that nobody can copy from paper', async () => {
    const { page } = await open();
    await page.emulateMediaType('print');
    const shown = (selector: string): Promise<boolean[]> =>
      page.$$eval(selector, (elements) => elements.map((element) => element.getClientRects().length > 0));
    expect(new Set(await shown('button, nav, .progress, pre'))).toEqual(new Set([false]));
    expect(new Set(await shown('main :is(dd, h2, h3, input, .text code)'))).toEqual(new Set([true]));
    const printed = await page.evaluate('document.querySelector("main").innerText');
    expect(printed).toContain(sheetOf(sampleInput).functions[0]?.sha256);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it('reads well without its script', async () => {
    const page = await person.newPage();
    await page.setJavaScriptEnabled(false);
    const file = join(folder, 'still.html');
    writeFileSync(file, sheetHtml(sheetOf(sampleInput)));
    await page.goto(pathToFileURL(file).href);
    const shown = await page.$$eval('button', (buttons) =>
      buttons.filter((each) => each.getClientRects().length > 0),
    );
    expect(shown).toEqual([]);
    expect(await textOf(page, '[data-count="connections"]')).toBe('2 to enter');
  });
});
