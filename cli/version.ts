import manifest from '../package.json' with { type: 'json' };

/** The version of the toolchain, from its package.json. */
export function toolVersion(): string {
  return manifest.version;
}

/** What generated files say that made them. */
export function generatorName(): string {
  return `bigin-books-topping ${toolVersion()}`;
}
