import type { BiginField, BooksPicklistField, BooksPlainField } from '../../zoho/index.ts';
import { type Literal, memberLines } from './literal-text.ts';
import { catalogueName, moduleName, type PulledModule } from './pulled-module.ts';

export interface CatalogueFacts {
  readonly module: PulledModule;
  /** The month in which the facts were read, `yyyy-MM`. */
  readonly date: string;
  /** How the file imports `zoho/index.ts`. */
  readonly zoho: string;
}

const sources = {
  bigin: 'https://www.bigin.com/developer/docs/apis/v2/field-meta.html',
  crm: 'https://www.zoho.com/crm/developer/docs/api/v8/field-meta.html',
} as const;

const types = { bigin: 'BiginModule', crm: 'CrmModule' } as const;
const productNames = { bigin: 'Bigin', crm: 'Zoho CRM' } as const;

/** The text of a catalogue file for a module of Bigin or Zoho CRM. */
export function moduleCatalogueText(
  facts: CatalogueFacts,
  product: 'bigin' | 'crm',
  labels: { readonly label: string; readonly singular: string },
  fields: Readonly<Record<string, BiginField>>,
): string {
  const { module } = facts.module;
  const about = {
    product,
    module,
    ...labels,
    source: sources[product],
    confidence: 'observed',
    date: facts.date,
  };
  return `import type { ${types[product]} } from '${facts.zoho}';

/**
 * The fields of ${productNames[product]} ${module} as the account has them.
 * Written by \`topping fields pull ${moduleName(facts.module)}\`.
 */
export const ${catalogueName(facts.module)} = {
${memberLines({ ...about }, 2)}
  fields: {
${linesOf(fields)}
  },
} as const satisfies ${types[product]};
`;
}

/**
 * The text of a catalogue file for the contacts of Books: the toolchain's own catalogue with the custom fields, as Books
 * tells nothing of its standard fields.
 */
export function booksCatalogueText(
  facts: CatalogueFacts,
  fields: Readonly<Record<string, BooksPlainField | BooksPicklistField>>,
): string {
  const name = catalogueName(facts.module);
  const custom =
    Object.keys(fields).length === 0 ? '  customFields: {},' : `  customFields: {\n${linesOf(fields)}\n  },`;
  return `import { type BooksModule, ${name} as standard } from '${facts.zoho}';

/**
 * The fields of Zoho Books contacts: the standard ones, and the custom ones as the organization has them.
 * Written by \`topping fields pull ${moduleName(facts.module)}\`.
 */
export const ${name} = {
  ...standard,
  date: '${facts.date}',
${custom}
} as const satisfies BooksModule;
`;
}

function linesOf(fields: Readonly<Record<string, object>>): string {
  // Fields are plain data, as every catalogue is.
  return memberLines(fields as Readonly<Record<string, Literal>>, 4);
}

/** The month that a catalogue file says; undefined when it says none. */
export function dateIn(text: string): string | undefined {
  return /^ {2}date: '(\d{4}-\d{2})',$/m.exec(text)?.[1];
}
