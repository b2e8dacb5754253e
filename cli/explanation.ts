import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GeneratedFunction, originOfLine, type Topping } from '../codegen/index.ts';
import type { Project } from './project.ts';

/** Where a line of a generated function comes from. */
export interface Explanation {
  readonly file: string;
  readonly line: number;
  /** The line itself, without its indentation. */
  readonly text: string;
  /** The part of the mapping: `fields.company_name`; empty for the definition as a whole, `header` for the header of the file. */
  readonly entry: string;
  /** The line of the definition. */
  readonly definition: { readonly file: string; readonly line: number; readonly text: string } | undefined;
  /** The function's own definition. */
  readonly by: {
    readonly kind: 'mapping' | 'companion' | 'service function';
    readonly name: string;
    readonly description: string;
  };
  /** The mapping whose work a companion does a part of. */
  readonly mapping: string | undefined;
  /** What runs the function. */
  readonly starts: readonly Start[];
}

/** A rule or a schedule that runs a function. */
export interface Start {
  readonly kind: 'rule' | 'schedule';
  readonly name: string;
  /** `Contacts, on create or edit`; `every hour`. */
  readonly when: string;
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
  // What is in no entry is the header, which speaks of the definition as a whole.
  const origin = found ?? made.sourceMap.lines.find(({ entry }) => entry === '');
  const { file, line: at } = origin ?? {};
  return {
    file: made.file,
    line,
    text: text.trim(),
    entry: found === undefined ? 'header' : found.entry,
    definition:
      file === undefined || at === undefined
        ? undefined
        : { file, line: at, text: sourceLine(root, file, at) },
    ...definitionOf(topping, made.name),
    starts: startsOf(topping, made.name),
  };
}

function definitionOf(topping: Topping, name: string): Pick<Explanation, 'by' | 'mapping'> {
  const isOfName = (one: { readonly name: string }): boolean => one.name === name;
  const mapping = topping.mappings.find(isOfName);
  if (mapping) return { by: { kind: 'mapping', name, description: mapping.description }, mapping: name };
  const companion = topping.companions.find(isOfName);
  if (companion) {
    const { description } = companion;
    return { by: { kind: 'companion', name, description }, mapping: companion.mapping.name };
  }
  const description = topping.serviceFunctions.find(isOfName)?.description ?? '';
  return { by: { kind: 'service function', name, description }, mapping: undefined };
}

function startsOf({ rules, schedules }: Topping, name: string): readonly Start[] {
  return [
    ...rules
      .filter(({ functionName }) => functionName === name)
      .map((rule): Start => {
        const when = `${rule.module}, on ${rule.on.join(' or ')}`;
        return { kind: 'rule', name: rule.name, when };
      }),
    ...schedules
      .filter(({ functionName }) => functionName === name)
      .map((schedule): Start => {
        const { everyHours } = schedule;
        const when = everyHours === 1 ? 'every hour' : `every ${everyHours} hours`;
        return { kind: 'schedule', name: schedule.name, when };
      }),
  ];
}

function sourceLine(root: string, file: string, line: number): string {
  return readFileSync(join(root, file), 'utf8').split('\n')[line - 1]?.trim() ?? '';
}
