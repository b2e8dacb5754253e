/** A module to be pulled: a product, and the API name that the product has for it. */
export interface PulledModule {
  readonly product: 'bigin' | 'books' | 'crm';
  readonly module: string;
}

/** What is pulled when nothing is named: what a mapping of contacts reads and writes. */
export const usualModules: readonly PulledModule[] = [
  { product: 'bigin', module: 'Contacts' },
  { product: 'books', module: 'contacts' },
];

/** Reads `bigin.Contacts`; undefined for what names no module. Of Books there are contacts only. */
export function readModuleName(name: string): PulledModule | undefined {
  const [, product, module = ''] = /^(bigin|books|crm)\.([A-Za-z]\w*)$/.exec(name) ?? [];
  if (product === 'bigin' || product === 'crm') return { product, module };
  return product === 'books' && module === 'contacts' ? { product, module } : undefined;
}

/** The name of a module on the command line. */
export function moduleName({ product, module }: PulledModule): string {
  return `${product}.${module}`;
}

/** Where the catalogue of a module stands, relative to the project. */
export function catalogueFile({ product, module }: PulledModule): string {
  return `topping/catalogue/${[product, ...wordsOf(module)].join('-')}.ts`;
}

/** The name that the file exports: that of the catalogue which the toolchain has for the module. */
export function catalogueName({ product, module }: PulledModule): string {
  return (
    product +
    wordsOf(module)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')
  );
}

/** `Price_Books` and `PriceBooks` are two words. */
function wordsOf(module: string): readonly string[] {
  return module
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .split(/_+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}
