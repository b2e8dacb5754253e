import type * as Fflate from 'fflate/browser';

/** Loaded at the first use: setting up its tables would take a tenth of the start of every command. */
export function fflate(): typeof Fflate {
  const { createRequire } = process.getBuiltinModule('node:module');
  return createRequire(import.meta.url)('fflate/browser') as typeof Fflate;
}
