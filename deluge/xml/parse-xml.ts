import { decodeXmlEntities } from './xml-entities.ts';
import { type XmlChild, XmlElement, XmlText } from './xml-node.ts';

export type ParsedXml =
  | { readonly ok: true; readonly elements: readonly XmlElement[] }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** Deeper XML is refused before the JavaScript stack is. */
export const deepestXml = 500;

const nameStart = /[\p{L}_:]/u;
const namePattern = /[\p{L}_:][\p{L}\p{M}\p{N}_:.-]*/uy;
const blankPattern = /\s*/y;

/**
 * Reads XML. One text may hold several elements side by side, as a result of XPath does; a document type is passed
 * over, and its entities are not known.
 *
 * @example
 * parseXml('<a b="1">x</a>') // { ok: true, elements: [XmlElement a] }
 */
export function parseXml(text: string): ParsedXml {
  try {
    return { ok: true, elements: new XmlReader(text).readAll() };
  } catch (error) {
    if (error instanceof XmlFault) return { ok: false, message: error.message, offset: error.offset };
    throw error;
  }
}

/** Never leaves this file. */
class XmlFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

class XmlReader {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): readonly XmlElement[] {
    const elements: XmlElement[] = [];
    for (;;) {
      this.#skipBlanks();
      if (this.#offset >= this.#text.length) return elements;
      if (this.#skipMarkup()) continue;
      if (this.#text[this.#offset] !== '<') this.#fault('text stands outside of all elements');
      elements.push(this.#readElement(0));
    }
  }

  #readElement(depth: number): XmlElement {
    if (depth > deepestXml) this.#fault('the elements are nested too deeply');
    this.#expect('<');
    const name = this.#readName('an element');
    const attributes = this.#readAttributes(name);
    if (this.#skip('/>')) return new XmlElement(name, attributes, []);
    this.#expect('>');
    const children = this.#readChildren(depth);
    this.#expect('</');
    const start = this.#offset;
    const closing = this.#readName('an end tag');
    if (closing !== name) this.#fault(`</${closing}> stands where <${name}> ends`, start);
    this.#skipBlanks();
    this.#expect('>');
    return new XmlElement(name, attributes, children);
  }

  #readAttributes(element: string): readonly (readonly [string, string])[] {
    const attributes = new Map<string, string>();
    for (;;) {
      this.#skipBlanks();
      if (!nameStart.test(this.#text[this.#offset] ?? '')) return [...attributes];
      const start = this.#offset;
      const name = this.#readName('an attribute');
      if (attributes.has(name)) this.#fault(`<${element}> has the attribute ${name} twice`, start);
      this.#skipBlanks();
      this.#expect('=');
      this.#skipBlanks();
      const quote = this.#text[this.#offset];
      if (quote !== '"' && quote !== "'") this.#fault(`the value of ${name} needs quotes`);
      this.#offset++;
      attributes.set(name, decodeXmlEntities(this.#readUntil(quote ?? '', `the value of ${name}`)));
    }
  }

  #readChildren(depth: number): readonly XmlChild[] {
    const children: XmlChild[] = [];
    let text = '';
    const endText = (): void => {
      if (text !== '') children.push(new XmlText(text));
      text = '';
    };
    for (;;) {
      const next = this.#text.indexOf('<', this.#offset);
      if (next < 0) this.#fault('an element is not closed', this.#text.length);
      text += decodeXmlEntities(this.#text.slice(this.#offset, next));
      this.#offset = next;
      if (this.#text.startsWith('</', next)) {
        endText();
        return children;
      }
      if (this.#skip('<![CDATA[')) text += this.#readUntil(']]>', 'a CDATA section');
      else if (!this.#skipMarkup()) {
        endText();
        children.push(this.#readElement(depth + 1));
      }
    }
  }

  /** Passes over a comment, a processing instruction or a document type. */
  #skipMarkup(): boolean {
    if (this.#skip('<!--')) this.#readUntil('-->', 'a comment');
    else if (this.#skip('<?')) this.#readUntil('?>', 'a processing instruction');
    else if (this.#skip('<!DOCTYPE')) this.#skipDocumentType();
    else return false;
    return true;
  }

  #skipDocumentType(): void {
    const start = this.#offset;
    let depth = 1;
    while (depth > 0) {
      const character = this.#text[this.#offset];
      if (character === undefined) this.#fault('the document type is not closed', start);
      if (character === '<') depth++;
      if (character === '>') depth--;
      this.#offset++;
    }
  }

  #readName(what: string): string {
    namePattern.lastIndex = this.#offset;
    const [name] = namePattern.exec(this.#text) ?? [];
    if (name === undefined) return this.#fault(`the name of ${what} is missing`);
    this.#offset += name.length;
    return name;
  }

  #readUntil(end: string, what: string): string {
    const start = this.#offset;
    const next = this.#text.indexOf(end, start);
    if (next < 0) this.#fault(`${what} is not closed`);
    this.#offset = next + end.length;
    return this.#text.slice(start, next);
  }

  #expect(mark: string): void {
    if (!this.#skip(mark)) this.#fault(`'${mark}' is missing`);
  }

  #skip(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#offset)) return false;
    this.#offset += mark.length;
    return true;
  }

  #skipBlanks(): void {
    blankPattern.lastIndex = this.#offset;
    blankPattern.test(this.#text);
    this.#offset = blankPattern.lastIndex;
  }

  #fault(message: string, offset = this.#offset): never {
    throw new XmlFault(message, offset);
  }
}
