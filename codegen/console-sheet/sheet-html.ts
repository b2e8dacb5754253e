import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { pageTemplate } from './page-template.ts';
import type { ConsoleSheet } from './sheet.ts';
import { stepsOf } from './sheet-steps.ts';

// Only this style and this script may work in the page, so a value that slipped out of its place could do nothing.
const policy = [
  "default-src 'none'",
  `style-src '${integrityOf(pageStyle)}'`,
  `script-src '${integrityOf(pageScript)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const renderPage = Handlebars.create().compile(pageTemplate, { strict: true, noEscape: false });

/**
 * A console sheet as one page to read, tick off and copy from. It loads nothing, and is the same for the same sheet.
 *
 * @example
 * const page = sheetHtml(sheetOf(input)); // '<!doctype html>…'
 */
export function sheetHtml(sheet: ConsoleSheet): string {
  const { name, version, namespace = '' } = sheet.topping;
  const steps = stepsOf(sheet);
  return renderPage({
    policy: new Handlebars.SafeString(policy),
    style: new Handlebars.SafeString(pageStyle),
    script: new Handlebars.SafeString(pageScript),
    topping: { name, version, namespace },
    steps,
    count: steps.reduce((sum, { items }) => sum + items.length, 0),
  });
}

function integrityOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
