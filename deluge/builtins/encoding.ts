import { fail } from '../runtime/errors.ts';
import { decodeXmlEntities, encodeXmlEntities, xmlEntities } from '../xml/xml-entities.ts';
import { asText } from './arguments.ts';
import { defineFunctions, pageOf } from './define.ts';

/** Functions that write a text in another alphabet, and read it back. Bytes are UTF-8 (inferred). */
export const encodingFunctions = defineFunctions(
  { receiver: ['text'], freeForm: true, pages: 'string', read: asText },
  [
    {
      name: 'encodeUrl',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      page: pageOf('common', 'encodeurl'),
      note: 'The older form of zoho.encryption.urlEncode. A blank becomes %20 (inferred).',
      run: urlEncode,
    },
    {
      name: 'textToHex',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      run: (value) => hexOf(new TextEncoder().encode(value)),
    },
    {
      name: 'hexToText',
      parameters: [],
      result: 'text',
      confidence: 'documented',
      run: (value) => new TextDecoder().decode(bytesOf(value)),
    },
    {
      name: 'htmlEncode',
      parameters: [],
      result: 'text',
      confidence: 'inferred',
      run: (value) => value.replace(/[&<>"']/g, (character) => entities.get(character) ?? character),
    },
    {
      name: 'htmlDecode',
      parameters: [],
      result: 'text',
      confidence: 'inferred',
      note: 'Knows the five entities of XML, &nbsp; and numbers.',
      run: (value) => decodeXmlEntities(value, namedInHtml),
    },
    {
      name: 'xmlEncode',
      parameters: [],
      result: 'text',
      confidence: 'inferred',
      run: (value) => encodeXmlEntities(value),
    },
    {
      name: 'xmlDecode',
      parameters: [],
      result: 'text',
      confidence: 'inferred',
      run: (value) => decodeXmlEntities(value, namedInHtml),
    },
  ],
);

/**
 * A text for a query: letters, digits and `.-*_` stay, as with Java's URLEncoder, and a blank becomes `%20`.
 * Source: https://www.zoho.com/deluge/help/functions/encryption/urlencode.html (documented)
 */
export function urlEncode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Reads `%41` and `+`; a percent sign that begins no byte stays as it is. */
export function urlDecode(value: string): string {
  return value.replaceAll('+', ' ').replace(/(?:%[0-9a-fA-F]{2})+/g, (bytes) => {
    return new TextDecoder().decode(bytesOf(bytes.replaceAll('%', '')));
  });
}

export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

function bytesOf(hex: string): Uint8Array {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(hex)) {
    fail('argument-value', {
      name: 'hexToText',
      parameter: 'text',
      problem: 'it must hold pairs of hexadecimal digits, such as 0A',
    });
  }
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
}

/** HTML has no name for the apostrophe that all readers know. */
const entities: ReadonlyMap<string, string> = new Map([...xmlEntities, ["'", '&#39;']]);
const namedInHtml: ReadonlyMap<string, string> = new Map([['&nbsp;', '\u00a0']]);
