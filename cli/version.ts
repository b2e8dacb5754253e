import { readFileSync } from 'node:fs';

/** The version of the toolchain, from its package.json. */
export function toolVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}

/** What generated files say that made them. */
export function generatorName(): string {
  return `bigin-books-topping ${toolVersion()}`;
}
