/** The five characters that XML has names for. */
export const xmlEntities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

const characters: ReadonlyMap<string, string> = new Map(
  [...xmlEntities].map(([character, entity]) => [entity, character]),
);

const largestCodePoint = 0x10ffff;

/** A text between tags or in quotes. */
export function encodeXmlEntities(text: string): string {
  return text.replace(/[&<>"']/g, (character) => xmlEntities.get(character) ?? character);
}

/** Reads `&amp;`, `&#65;` and `&#x41;`; what is none of them stays, unless `more` knows it. */
export function decodeXmlEntities(text: string, more: ReadonlyMap<string, string> = new Map()): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|[a-z]+);/g,
    (whole, decimal?: string, hex?: string) => {
      if (decimal === undefined && hex === undefined)
        return characters.get(whole) ?? more.get(whole) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= largestCodePoint ? String.fromCodePoint(code) : whole;
    },
  );
}
