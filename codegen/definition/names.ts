import type { definitionDiagnostics } from './definition-diagnostics.ts';

/** The form that a kind of name must have, and how to make one of a name that has not. */
export interface NameForm {
  readonly diagnostic: keyof typeof definitionDiagnostics.entries & `bad-${string}`;
  readonly pattern: RegExp;
  readonly suggest: (name: string) => string;
}

/** Words of a name, joined by one separator; what is left of a name without any letter is `name`. */
function rejoined(name: string, separator: string): string {
  const words = name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9_\s-]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.join(separator).replace(/^\d+/, '');
  return joined.startsWith(separator) && separator !== '' ? joined.slice(1) : joined || 'name';
}

const lower = (separator: string) => (name: string) => rejoined(name, separator).toLowerCase();

/**
 * Function names: what Deluge takes for an identifier and a file can be named after (inferred from saved functions).
 * Link names: small letters, digits and underscores, a letter first, at most 50, as the page of a sister product states for
 * custom services (documented); that those of connections have the same form is inferred from all samples.
 * https://help.zoho.com/portal/en/kb/qengine/user-guide/test-cases/api-testing/articles/connections-11-5-2023-1
 * Custom fields of Books: `cf_` and the label in small letters with underscores (observed).
 * Variables: real toppings use capitals too; the console puts the namespace and two underscores in front (observed).
 */
export const nameForms = {
  topping: { diagnostic: 'bad-topping-name', pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, suggest: lower('-') },
  namespace: { diagnostic: 'bad-namespace', pattern: /^[a-z][a-z0-9]*$/, suggest: lower('') },
  version: {
    diagnostic: 'bad-version',
    pattern: /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/,
    suggest: (name) => name,
  },
  function: {
    diagnostic: 'bad-function-name',
    pattern: /^[A-Za-z][A-Za-z0-9_]*$/,
    suggest: (name) => rejoined(name, '_'),
  },
  link: {
    diagnostic: 'bad-link-name',
    pattern: /^[a-z][a-z0-9_]{0,49}$/,
    suggest: (name) => lower('_')(name).slice(0, 50).replace(/_+$/, ''),
  },
  variable: {
    diagnostic: 'bad-variable-name',
    pattern: /^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/,
    suggest: (name) => rejoined(name, '_'),
  },
  'custom-field': {
    diagnostic: 'bad-custom-field-name',
    pattern: /^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/,
    suggest: (name) => rejoined(name, '_'),
  },
  'books-field': {
    diagnostic: 'bad-books-field-name',
    pattern: /^cf_[a-z0-9]+(_[a-z0-9]+)*$/,
    suggest: (name) => `cf_${rejoined(name.replace(/^cf_?/i, ''), '_').toLowerCase()}`,
  },
  page: {
    diagnostic: 'bad-widget-page',
    pattern: /^(?!.*\.\.)[A-Za-z0-9_$-][A-Za-z0-9_.$/-]*\.html$/,
    suggest: (name) => name,
  },
} as const satisfies Readonly<Record<string, NameForm>>;

export type NameKind = keyof typeof nameForms;
