/**
 * The escapes of a text literal. `\"` is documented (https://www.zoho.com/deluge/help/datatypes/text.html); `\n` and
 * `\r` are used by saved public scripts (observed); `\t` and `\\` are inferred. Any other backslash stays a character:
 * saved scripts write regular expressions as "\s" (observed).
 */
const meanings: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** What a literal with its quotes means as text. */
export function decodeTextLiteral(raw: string): string {
  const quote = raw.charAt(0);
  const closed = raw.length > 1 && raw.endsWith(quote);
  const inner = raw.slice(1, closed ? -1 : raw.length);
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\([\s\S])/g, (written, character: string) => meanings[character] ?? written);
}

/**
 * Characters that stand as they are in a text literal on every Zoho product: all but the quote, the backslash (whose
 * doubling no page documents), line breaks and other control characters.
 */
const unsafe = new RegExp(
  `[\\\\${codeRange(0x00, 0x1f)}${codeRange(0x7f, 0x9f)}${codeRange(0x2028, 0x2029)}]`,
  'u',
);

function codeRange(first: number, last: number): string {
  const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
  return `${escaped(first)}-${escaped(last)}`;
}

/**
 * A Deluge expression whose value is the given text, whatever it holds.
 *
 * Quotes are escaped. A backslash, a line break or another control character is never written into a literal: how Zoho
 * reads such an escape is documented nowhere, so it comes from `hexToText`, as saved public scripts do it.
 *
 * @example
 * textLiteral('say "hi"') // "say \"hi\""
 * textLiteral('a\\b') // ("a" + hexToText("5C") + "b")
 *
 * @throws RangeError when the text holds half of a surrogate pair, which no file can hold.
 */
export function textLiteral(value: string): string {
  if (!value.isWellFormed())
    throw new RangeError('A text with half of a surrogate pair cannot be written to a file.');
  const parts: string[] = [];
  let plain = '';
  let special = '';
  const flushPlain = (): void => {
    if (plain !== '') parts.push(`"${plain.replaceAll('"', '\\"')}"`);
    plain = '';
  };
  const flushSpecial = (): void => {
    if (special !== '') parts.push(`hexToText("${hexOf(special)}")`);
    special = '';
  };
  for (const character of value) {
    if (unsafe.test(character)) {
      flushPlain();
      special += character;
    } else {
      flushSpecial();
      plain += character;
    }
  }
  flushPlain();
  flushSpecial();
  const [only = '""'] = parts;
  return parts.length > 1 ? `(${parts.join(' + ')})` : only;
}

/** The bytes of a text in UTF-8, as `hexToText` reads them. */
function hexOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte.toString(16).padStart(2, '0').toUpperCase(),
  ).join('');
}
