import { readdirSync, readFileSync } from 'node:fs';

/** A function by name and text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

const extension = '.deluge';

/** The functions of the topping as they stand in `functions/`, with other texts for some of them. */
export function shippedTexts(replaced: Readonly<Record<string, string>> = {}): readonly NamedText[] {
  return readdirSync(new URL('../../functions/', import.meta.url))
    .filter((file) => file.endsWith(extension))
    .map((file) => {
      const name = file.slice(0, -extension.length);
      return { name, text: replaced[name] ?? textOfFile(`functions/${file}`) };
    });
}

/** The text of a file of the project. @param file relative to the project */
export function textOfFile(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}
