import type { TextLiteral } from '../syntax/ast.ts';
import type { Readings } from './readings.ts';

const escapes = /\\([\s\S])/g;
const letters: ReadonlySet<string> = new Set(['n', 'r', 't']);

/** What a text literal means under the readings `escape-letters` and `escape-backslash`. */
export function literalText({ raw, value, quote }: TextLiteral, readings: Readings): string {
  const keepsLetters = readings['escape-letters'] === 'kept';
  const keepsBackslashes = readings['escape-backslash'] === 'two-backslashes';
  if ((!keepsLetters && !keepsBackslashes) || !raw.includes('\\')) return value;
  const inner = raw.slice(1, raw.endsWith(quote) && raw.length > 1 ? -1 : raw.length);
  return inner.replace(escapes, (written, character: string) => {
    if (letters.has(character)) return keepsLetters ? written : (controlCharacters[character] ?? written);
    if (character === '\\') return keepsBackslashes ? written : '\\';
    return character === '"' || character === "'" ? character : written;
  });
}

const controlCharacters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
