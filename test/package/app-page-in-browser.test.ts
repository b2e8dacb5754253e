import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Frame } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passRequests, planMapping } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';
import { createInBigin, send } from '../sandbox/world.ts';
import { hasBrowser, startBrowser } from '../support/browser.ts';
import { syncWorld } from '../support/sync-world.ts';
import { type BiginSide, openWidget } from '../support/widget-frame.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sdkAddress = 'https://live.zwidgets.com/js-sdk/1.2/ZohoEmbededAppSDK.min.js';
const [mapping] = topping.mappings;
if (!mapping) throw new Error('The topping has no mapping.');
const variable = planMapping(topping, mapping).variables.request ?? '';

/** A Bigin that keeps variables, apart from some changes. */
function keeping(changes: Partial<BiginSide> = {}) {
  const variables = new Map<string, string>();
  const side: BiginSide = {
    set: (name, value) => void variables.set(name, value),
    get: (name) => variables.get(name) ?? '',
    ...changes,
  };
  return { variables, side };
}

/** Which of the three states the page shows. */
const shown = (widget: Frame): Promise<readonly string[]> =>
  widget.$$eval('[role="status"] > p', (states) => states.flatMap(({ id, hidden }) => (hidden ? [] : [id])));

async function press(widget: Frame): Promise<readonly string[]> {
  await widget.click('#existing-ask');
  await widget.waitForSelector('#existing-asked:not([hidden]), #existing-failed:not([hidden])');
  return shown(widget);
}

describe.skipIf(!hasBrowser)('the settings page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('asks for nothing from elsewhere before the button is pressed', async () => {
    const { widget, errors, requestsElsewhere } = await openWidget(browser, keeping().side);
    expect(await shown(widget)).toEqual([]);
    expect(requestsElsewhere).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.each([false, true])(
    'asks for all contacts, and looks whether it is noted (objects: %s)',
    async (answersObjects) => {
      const { side, variables } = keeping({ answersObjects });
      const { widget, errors, requestsElsewhere } = await openWidget(browser, side);
      expect(await press(widget)).toEqual(['existing-asked']);
      expect([...variables]).toEqual([[variable, passRequests.asked]]);
      expect(requestsElsewhere).toEqual([sdkAddress]);
      expect(errors).toEqual([]);
    },
  );

  it.each([
    ['refuses', { set: () => Promise.reject(new Error('no')) }],
    ['says yes and keeps nothing', { get: () => '' }],
    ['gives no SDK', { isUnreachable: true }],
  ] as const)('says what to do by hand when Bigin %s, and lets people try again', async (_, changes) => {
    const { widget } = await openWidget(browser, keeping(changes).side);
    expect(await press(widget)).toEqual(['existing-failed']);
    expect(await widget.$eval('#existing-failed', ({ textContent }) => textContent)).toContain(
      'Existing contacts',
    );
    expect(await press(widget)).toEqual(['existing-failed']);
  });

  it('can be used with the keyboard, which keeps its place', async () => {
    const { side, variables } = keeping();
    const { page, widget } = await openWidget(browser, side);
    await widget.focus('#existing-ask');
    await page.keyboard.press('Enter');
    await widget.waitForSelector('#existing-asked:not([hidden])');
    expect(variables.size).toBe(1);
    expect(await widget.evaluate('document.activeElement.id')).toBe('existing-ask');
  });

  it('offers nothing where no Bigin is', async () => {
    const { widget } = await openWidget(browser, undefined);
    expect(
      await widget.$eval('#existing-ask', (button) => (button as unknown as { disabled: boolean }).disabled),
    ).toBe(true);
    expect(
      await widget.$eval('#outside', (notice) => (notice as unknown as { hidden: boolean }).hidden),
    ).toBe(false);
  });

  it.each(['light', 'dark'] as const)(
    'has no finding of the accessibility check when it is %s',
    async (scheme) => {
      for (const changes of [{}, { isUnreachable: true }]) {
        const { page, widget } = await openWidget(browser, keeping(changes).side);
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await press(widget);
        await widget.evaluate(axe);
        const results = (await widget.evaluate('axe.run()')) as AxeResults;
        expect(results.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        expect(results.passes.length).toBeGreaterThan(15);
      }
    },
  );

  it('has the contacts from before brought in, within the hour', async () => {
    const world = syncWorld({ ...topping, rules: [] });
    const ids: string[] = [];
    for (const name of ['Ann', 'Bo', 'Cy'])
      ids.push(
        await createInBigin(world.sandbox, 'Contacts', { Last_Name: name, Email: `${name}@x.example` }),
      );
    const token = world.sandbox.signIn('admin', ['ZohoBigin.settings.variables.ALL']);
    const { widget } = await openWidget(browser, {
      get: (name) => world.sandbox.bigin.variables()[name] ?? '',
      set: async (name, value) => {
        const json = { variables: [{ value }] };
        await send(world.sandbox, 'PUT', `/bigin/v2/settings/variables/${name}`, { token, json });
      },
    });
    expect(await press(widget)).toEqual(['existing-asked']);
    world.sandbox.clock.advance(3_600_000);
    const runs = await world.settle();
    expect(runs.flatMap(({ info }) => info)).toContain('retry_pending has gone through all contacts');
    expect(ids.map((id) => world.contact(id).Books_Sync_Status)).toEqual(['In step', 'In step', 'In step']);
  });
});
