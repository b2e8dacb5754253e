import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { textLiteral } from '../../deluge/index.ts';
import { closeMark, openMark } from './origin-marks.ts';

/** What `{{literal …}}` can print. */
export type LiteralValue =
  | string
  | number
  | boolean
  | null
  | readonly LiteralValue[]
  | { readonly [key: string]: LiteralValue };

/** A Deluge literal of a value, whatever it holds. Lists and maps are written in braces, as Zoho's editor does. */
export function delugeLiteral(value: LiteralValue): string {
  if (value === undefined) throw new TypeError('A template asks for a literal of a value that is missing.');
  if (value === null) return 'null';
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || /e/i.test(String(value)))
      throw new RangeError(`Deluge has no literal for ${value}.`);
    return String(value);
  }
  // A list that is empty would read as a map, and a map as a list: both are `{}`.
  if (Array.isArray(value)) return value.length === 0 ? 'List()' : `{${value.map(delugeLiteral).join(',')}}`;
  const entries = Object.entries(value);
  return entries.length === 0
    ? 'Map()'
    : `{${entries.map(([key, held]) => `${textLiteral(key)}:${delugeLiteral(held)}`).join(',')}}`;
}

/** A comment of one line, whatever the text holds. */
export function delugeComment(text: string): string {
  return `// ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()}`;
}

/** A name as it stands; anything else is a defect, as names are checked where they are defined. */
export function delugeName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw new TypeError(`${JSON.stringify(name)} is no name in Deluge.`);
  return name;
}

function delugeTask(path: string): string {
  return path.split('.').map(delugeName).join('.');
}

/** Handlebars is strict about `{{value}}` only: among the arguments of a helper, a missing value is undefined. */
function textPart(part: unknown): string {
  if (typeof part !== 'string')
    throw new TypeError(`A template joins a value that is ${part === undefined ? 'missing' : 'no text'}.`);
  return part;
}

/** A Deluge expression that codegen has put together from checked parts; only `{{expression …}}` lets one through. */
export interface DelugeExpression {
  readonly deluge: string;
}

/**
 * The helpers through which values get into Deluge. A template has no other way: `{{value}}` alone is refused, and so
 * is a value that is missing.
 */
export const templateHelpers = {
  literal: delugeLiteral,
  comment: delugeComment,
  name: delugeName,
  task: delugeTask,
  /** Makes one text of several, for `literal`; the last argument is what Handlebars adds. */
  join: (...parts: readonly unknown[]) => parts.slice(0, -1).map(textPart).join(''),
  expression: (item: { readonly expression: DelugeExpression }) => item.expression.deluge,
  /** The lines in front of an expression, each whole; nothing for an expression that needs none. */
  statements: (item: { readonly statements: readonly DelugeExpression[] }) =>
    item.statements.map(({ deluge }) => `${deluge}\n`).join(''),
} as const;

const extension = '.deluge.hbs';

/**
 * Renders the template of this name, which may use every other template as a partial.
 *
 * @throws Error when the template asks for a value that the data lacks
 */
export function renderTemplate(name: string, data: object): string {
  const engine = Handlebars.create();
  for (const [helper, print] of Object.entries(templateHelpers)) engine.registerHelper(helper, print);
  engine.registerHelper('origin', function (this: unknown, item: { readonly origin: number }, options) {
    return `${openMark(item.origin)}\n${options.fn(this)}${closeMark(item.origin)}\n`;
  });
  const sources = templateSources();
  for (const [partial, text] of sources) engine.registerPartial(partial, text);
  const main = sources.get(name);
  if (main === undefined) throw new Error(`There is no template ${name}${extension}.`);
  const template = engine.compile(main, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: {
      origin: true,
      ...Object.fromEntries(Object.keys(templateHelpers).map((helper) => [helper, true])),
    },
  });
  return template(data);
}

/** The texts of all templates by name. */
export function templateSources(): ReadonlyMap<string, string> {
  const folder = new URL('../templates/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(extension));
  return new Map(
    files
      .sort()
      .map((file) => [file.slice(0, -extension.length), readFileSync(new URL(file, folder), 'utf8')]),
  );
}
