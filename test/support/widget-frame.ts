import { readFileSync } from 'node:fs';
import type { Browser, Frame, HTTPRequest, Page } from 'puppeteer-core';

/** How Bigin answers the page's SDK. */
export interface BiginSide {
  /** Sets a variable; one that throws refuses. */
  readonly set: (name: string, value: string) => Promise<void> | void;
  readonly get: (name: string) => Promise<string> | string;
  /** The SDK cannot be loaded. */
  readonly isUnreachable?: boolean;
  /** One variable is answered as its value, or as an object of variables. */
  readonly answersObjects?: boolean;
}

export interface OpenWidget {
  readonly page: Page;
  /** The page of the widget. */
  readonly widget: Frame;
  readonly errors: readonly string[];
  /** The addresses of other hosts that were asked for. */
  readonly requestsElsewhere: readonly string[];
}

const app = new URL('../../topping/app/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
};

/** A stand-in for Zoho's SDK: the calls that the page makes, with the answers that a topping in use reads. */
function sdk(answersObjects: boolean): string {
  return `window.ZOHO = {
  embeddedApp: { on: () => undefined, init: async () => true },
  BIGIN: { API: {
    setBiginVariable: async ({ apiname, value }) => { await setVariable(apiname, value); return JSON.stringify({ status_code: '200' }); },
    getBiginVariable: async ({ nameSpace }) => {
      const value = await getVariable(nameSpace);
      return { Success: { Content: ${answersObjects ? '{ [nameSpace]: { value } }' : 'value'} } };
    },
  } },
};`;
}

/** Opens the widget as Bigin does, in a frame of another page; or by itself, when there is no Bigin. */
export async function openWidget(browser: Browser, bigin: BiginSide | undefined): Promise<OpenWidget> {
  const page = await browser.newPage();
  const errors: string[] = [];
  const requestsElsewhere: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  if (bigin) {
    await page.exposeFunction('setVariable', bigin.set);
    await page.exposeFunction('getVariable', bigin.get);
  }
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { host } = new URL(request.url());
    if (!host.endsWith('.example')) requestsElsewhere.push(request.url());
    void answer(request, bigin);
  });
  await page.goto(bigin ? 'https://bigin.example/settings' : 'https://widget.example/widget.html');
  const widget = await page.waitForFrame((frame) => frame.url().startsWith('https://widget.example/'));
  await widget.waitForSelector('#existing-ask');
  await page.waitForNetworkIdle({ idleTime: 50 });
  return { page, widget, errors, requestsElsewhere };
}

async function answer(request: HTTPRequest, bigin: BiginSide | undefined): Promise<void> {
  const { host, pathname } = new URL(request.url());
  if (host === 'bigin.example') {
    const frame =
      '<iframe title="Settings" width="600" height="900" src="https://widget.example/widget.html">';
    const body = `<!doctype html><html lang="en"><title>Bigin</title><main>${frame}</iframe></main></html>`;
    return request.respond({ contentType: 'text/html', body });
  }
  if (host === 'widget.example') {
    const contentType = types[pathname.split('.').at(-1) ?? ''] ?? 'text/plain';
    return request.respond({ contentType, body: readFileSync(new URL(`.${pathname}`, app)) });
  }
  if (bigin === undefined || bigin.isUnreachable) return request.abort('failed');
  return request.respond({ contentType: 'text/javascript', body: sdk(bigin.answersObjects === true) });
}
