import chromium from '@sparticuz/chromium';
import { type Browser, launch } from 'puppeteer-core';

/** The platforms that the packaged browser runs on. Elsewhere name one with the variable CHROME. */
const runsHere = process.platform === 'linux' && process.arch === 'x64';

/** Whether there is a browser to test pages in. */
export const hasBrowser = runsHere || process.env.CHROME !== undefined;

/** Starts a browser that nobody sees, as people have it: with its rules about files and other origins. */
export async function startBrowser(): Promise<Browser> {
  return launch({
    executablePath: process.env.CHROME ?? (await chromium.executablePath()),
    headless: 'shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'],
  });
}
