import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GeneratedFunction, originOfLine } from '../codegen/index.ts';
import type { Project } from './project.ts';

/** Where a line of a generated function comes from. */
export interface Explanation {
  readonly file: string;
  readonly line: number;
  /** The line itself, without its indentation. */
  readonly text: string;
  /** The part of the mapping: `fields.company_name`; empty for the mapping as a whole, `header` for the header of the file. */
  readonly entry: string;
  /** The line of the definition. */
  readonly definition: { readonly file: string; readonly line: number; readonly text: string } | undefined;
  readonly mapping: { readonly name: string; readonly description: string };
  readonly rule: { readonly name: string; readonly starts: string } | undefined;
}

/** Explains a line of a function that the definitions make; undefined for a line that the function does not have. */
export function explainLine(
  { root, topping }: Project,
  made: GeneratedFunction,
  line: number,
): Explanation | undefined {
  const lines = made.text.trimEnd().split('\n');
  const text = lines[line - 1];
  if (text === undefined) return undefined;
  const found = originOfLine(made.sourceMap, line);
  // What is in no entry is the header, which speaks of the mapping as a whole.
  const origin = found ?? made.sourceMap.lines.find(({ entry }) => entry === '');
  const { file, line: at } = origin ?? {};
  const mapping = topping.mappings.find(({ name }) => name === made.name);
  const rule = topping.rules.find(({ functionName }) => functionName === made.name);
  return {
    file: made.file,
    line,
    text: text.trim(),
    entry: found === undefined ? 'header' : found.entry,
    definition:
      file === undefined || at === undefined
        ? undefined
        : { file, line: at, text: sourceLine(root, file, at) },
    mapping: { name: made.name, description: mapping?.description ?? '' },
    rule: rule && { name: rule.name, starts: `${rule.module}, on ${rule.on.join(' or ')}` },
  };
}

function sourceLine(root: string, file: string, line: number): string {
  return readFileSync(join(root, file), 'utf8').split('\n')[line - 1]?.trim() ?? '';
}
