import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { Answers } from './answers.ts';

/** What the files of a new project say besides the answers. */
export interface ProjectSettings extends Answers {
  /** What package.json gets the toolchain from: a range of versions, or `file:` and a path. */
  readonly toolchain: string;
  /** The versions of what else the project needs. */
  readonly versions: { readonly node: string; readonly nodeTypes: string; readonly typescript: string };
}

/** A file of a new project. */
export interface ProjectFile {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly text: string;
}

const folder = fileURLToPath(new URL('template/', import.meta.url));
const extension = '.hbs';

/** Each way in which a value gets into a file, so that no value can end the text that it stands in. */
const forms = {
  json: (value: string) => JSON.stringify(value),
  /** A text in TypeScript. */
  text: (value: string) => `'${value.replace(/[\\']/g, (character) => `\\${character}`)}'`,
  html: (value: string) => Handlebars.escapeExpression(value),
  markdown: (value: string) => value.replace(/[\\`*_[\]<>#|]/g, (character) => `\\${character}`),
} as const;

/** What the templates ask of the answers. */
function questionsOfTemplates({ service }: Answers) {
  return {
    slack: service === 'slack',
    desk: service === 'desk',
    orders: service === 'order-api',
    alone: service === 'none',
  };
}

/**
 * The files of a new project: those of the folder `template/`, each with the values in its gaps. A name that begins with
 * `dot-` there begins with a dot in the project, as npm leaves some files with a dot out of a package. A file without a text is left out.
 */
export function projectFiles(settings: ProjectSettings): readonly ProjectFile[] {
  const engine = Handlebars.create();
  for (const [name, form] of Object.entries(forms)) engine.registerHelper(name, form);
  const knownHelpers = Object.fromEntries(Object.keys(forms).map((name) => [name, true]));
  const options = { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers };
  const values = { ...settings, ...questionsOfTemplates(settings) };
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()
    .map((path) => ({
      file: path
        .slice(0, -extension.length)
        .split(sep)
        .map((name) => name.replace(/^dot-/, '.'))
        .join('/'),
      text: engine.compile(readFileSync(join(folder, path), 'utf8'), options)(values),
    }))
    .filter(({ text }) => text.trim() !== '');
}
