import { readFileSync } from 'node:fs';
import { planFunctions } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';

/** A function by name and text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The functions of the topping as they stand in `functions/`, with other texts for some of them. */
export function shippedTexts(replaced: Readonly<Record<string, string>> = {}): readonly NamedText[] {
  return planFunctions(topping).map(({ functionName: name }) => ({
    name,
    text: replaced[name] ?? textOfFile(`functions/${name}.deluge`),
  }));
}

/** The text of a file of the project. @param file relative to the project */
export function textOfFile(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}
