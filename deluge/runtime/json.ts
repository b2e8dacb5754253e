import type { DateTimeValue } from './date-time-value.ts';
import { Decimal } from './decimal.ts';
import { fail } from './errors.ts';
import { FileValue } from './file-value.ts';
import { HashOrderedMap } from './hash-ordered-map.ts';
import type { Readings } from './readings.ts';
import { CollectionValue, contentOf, ListValue, MapValue, type Value } from './value.ts';

/** Arrays and objects within each other; a deeper text is refused, so that none can exhaust the stack. */
export const deepestJson = 500;

export interface ParseJsonOptions {
  /** Also take what Zoho's `toMap` takes: names and values without quotes, and single quotes. */
  readonly lenient?: boolean;
  /** See the reading `map-key-order`. */
  readonly keyOrder?: Readings['map-key-order'];
}

export type ParsedJson =
  | { readonly ok: true; readonly value: Value }
  /** `message` completes the sentence "the text is not JSON: …"; `offset` counts UTF-16 units from 0. */
  | { readonly ok: false; readonly message: string; readonly offset: number };

/**
 * Reads JSON without loss: whole numbers stay exact whatever their length, other numbers become exact decimals,
 * keys keep their order, and a repeated key overwrites.
 *
 * @example
 * parseJson('{"id":4876876000001234567}') // { ok: true, value: MapValue }
 */
export function parseJson(text: string, options: ParseJsonOptions = {}): ParsedJson {
  try {
    return { ok: true, value: new JsonReader(text, options).readDocument() };
  } catch (error) {
    if (error instanceof JsonFault) return { ok: false, message: error.message, offset: error.offset };
    throw error;
  }
}

/** How values that JSON has no form for are written. */
export interface WriteJsonOptions {
  /** The text of a date; by default ISO 8601 in UTC. */
  readonly dateText?: (value: DateTimeValue) => string;
  /** The digits of a decimal; by default all of them, with at least one behind the point. */
  readonly decimalText?: (value: Decimal) => string;
  /** The quoted form of a text; by default with the fewest escapes. */
  readonly quoted?: (text: string) => string;
}

/**
 * Writes a value as JSON without blanks. What `parseJson` read is written back as the same value.
 *
 * @throws ScriptFailure when the value is nested deeper than `deepestJson`, as one that contains itself is.
 */
export function writeJson(value: Value, options: WriteJsonOptions = {}): string {
  return writeValue(value, options, 0);
}

function writeValue(value: Value, options: WriteJsonOptions, depth: number): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return quoted(value, options);
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      break;
  }
  if (value instanceof Decimal) return options.decimalText?.(value) ?? value.toString();
  if (value instanceof MapValue) return writeMap(value, options, depth + 1);
  if (value instanceof ListValue) return writeList(value, options, depth + 1);
  if (value instanceof CollectionValue) return writeValue(contentOf(value), options, depth);
  if (value instanceof FileValue) return quoted(value.name, options);
  return quoted(options.dateText?.(value) ?? new Date(value.epochMs).toISOString(), options);
}

function quoted(text: string, options: WriteJsonOptions): string {
  if (options.quoted) return options.quoted(text);
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** What JSON or `JSON.stringify` writes as an escape: quotes, backslashes, controls, and half a surrogate pair. */
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

function writeMap(map: MapValue, options: WriteJsonOptions, depth: number): string {
  if (depth > deepestJson) fail('value-contains-itself', {});
  let text = '{';
  for (const [key, value] of map.entries()) {
    if (text.length > 1) text += ',';
    text += `${quoted(key, options)}:${writeValue(value, options, depth)}`;
  }
  return `${text}}`;
}

function writeList(list: ListValue, options: WriteJsonOptions, depth: number): string {
  if (depth > deepestJson) fail('value-contains-itself', {});
  let text = '[';
  for (const item of list.items) {
    if (text.length > 1) text += ',';
    text += writeValue(item, options, depth);
  }
  return `${text}]`;
}

/** What is wrong with a text, and where; never leaves this file. */
class JsonFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const doubleQuote = 34;
const singleQuote = 39;
const comma = 44;
const zero = 48;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const bracket = 93;
const openBrace = 123;
const brace = 125;
/** Whole numbers with so many digits are exact as doubles. */
const exactDigits = 15;
const endsBareText = /[,:\]}/\\"[{;=#\n\r]/g;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class JsonReader {
  readonly #text: string;
  readonly #lenient: boolean;
  readonly #keyOrder: ParseJsonOptions['keyOrder'];
  #offset = 0;
  #depth = 0;

  constructor(text: string, options: ParseJsonOptions) {
    this.#text = text;
    this.#lenient = options.lenient ?? false;
    this.#keyOrder = options.keyOrder;
  }

  readDocument(): Value {
    const value = this.#readValue();
    this.#next();
    if (this.#offset < this.#text.length) this.#fault('something follows the value');
    return value;
  }

  #readValue(): Value {
    const first = this.#next();
    switch (first) {
      case doubleQuote:
        return this.#readText(doubleQuote);
      case openBrace:
      case openBracket: {
        if (++this.#depth > deepestJson) this.#fault(`it is nested deeper than ${deepestJson} levels`);
        this.#offset++;
        const value = first === openBrace ? this.#readObject() : this.#readArray();
        this.#depth--;
        return value;
      }
      case singleQuote:
        if (this.#lenient) return this.#readText(singleQuote);
        return this.#fault('text stands in double quotes');
      default:
        if (this.#offset >= this.#text.length) return this.#fault('a value is missing');
        return this.#readShortWhole() ?? (this.#lenient ? this.#readBareValue() : this.#readScalar());
    }
  }

  #readObject(): MapValue {
    const map = this.#keyOrder === 'hash' ? new HashOrderedMap() : new MapValue();
    if (!this.#skip(brace)) {
      do {
        const key = this.#readKey();
        if (!this.#skip(colon)) this.#fault("':' is missing after the name");
        map.set(key, this.#readValue());
      } while (this.#skip(comma));
      if (!this.#skip(brace)) this.#fault("',' or '}' is missing");
    }
    return this.#keyOrder === 'reversed' ? new MapValue([...map.entries()].reverse()) : map;
  }

  #readArray(): ListValue {
    const items: Value[] = [];
    if (!this.#skip(bracket)) {
      do items.push(this.#readValue());
      while (this.#skip(comma));
      if (!this.#skip(bracket)) this.#fault("',' or ']' is missing");
    }
    return new ListValue(items);
  }

  #readKey(): string {
    const first = this.#next();
    if (first === doubleQuote) return this.#readText(doubleQuote);
    if (!this.#lenient) return this.#fault('a name in double quotes is missing');
    return first === singleQuote ? this.#readText(singleQuote) : this.#readBareText('a name is missing');
  }

  /** A whole number of few digits with a mark behind it, as nearly all are; undefined for anything else. */
  #readShortWhole(): bigint | undefined {
    const text = this.#text;
    const start = this.#offset;
    let index = start;
    let value = 0;
    for (; ; index++) {
      const digit = text.charCodeAt(index) - zero;
      // Also false for NaN, at the end of the text.
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
    }
    const digits = index - start;
    if (digits === 0 || digits > exactDigits || (digits > 1 && text.charCodeAt(start) === zero))
      return undefined;
    const mark = text.charCodeAt(index);
    if (mark !== comma && mark !== brace && mark !== bracket) return undefined;
    this.#offset = index;
    return BigInt(value);
  }

  #readScalar(): Value {
    const number = this.#readNumber();
    if (number !== undefined) return number;
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#offset)) {
        this.#offset += word.length;
        return value;
      }
    }
    return this.#fault(
      `'${String.fromCodePoint(this.#text.codePointAt(this.#offset) ?? 0)}' begins no value`,
    );
  }

  #readNumber(): bigint | Decimal | undefined {
    numberPattern.lastIndex = this.#offset;
    const match = numberPattern.exec(this.#text);
    if (!match) return undefined;
    const [digits, fraction, exponent] = match;
    const value = fraction === undefined && exponent === undefined ? BigInt(digits) : Decimal.parse(digits);
    if (value === undefined) return this.#fault(`the number ${digits} is too large`);
    this.#offset += digits.length;
    return value;
  }

  /** As Java's org.json reads it, which takes the samples of Zoho's toMap page: up to a mark, without outer blanks. */
  #readBareValue(): Value {
    const start = this.#offset;
    const text = this.#readBareText('a value is missing');
    const word = words.get(text);
    if (word !== undefined) return word;
    const end = this.#offset;
    this.#offset = start;
    const number = this.#readNumber();
    const wholeTextIsNumber = number !== undefined && this.#text.slice(this.#offset, end).trim() === '';
    this.#offset = end;
    return wholeTextIsNumber ? number : text;
  }

  #readBareText(problem: string): string {
    endsBareText.lastIndex = this.#offset;
    const end = endsBareText.exec(this.#text)?.index ?? this.#text.length;
    const text = this.#text.slice(this.#offset, end).trim();
    if (text === '') this.#fault(problem);
    this.#offset = end;
    return text;
  }

  #readText(quote: number): string {
    let start = ++this.#offset;
    const end = this.#endOfPlainText(quote);
    if (end !== undefined) {
      this.#offset = end + 1;
      return this.#text.slice(start, end);
    }
    let text = '';
    for (;;) {
      const unit = this.#text.charCodeAt(this.#offset);
      if (Number.isNaN(unit)) this.#fault('the text does not end');
      if (unit === quote) {
        text += this.#text.slice(start, this.#offset);
        this.#offset++;
        return text;
      }
      if (unit === backslash) {
        text += this.#text.slice(start, this.#offset) + this.#readEscape();
        start = this.#offset;
      } else if (unit < blank && !this.#lenient) {
        this.#fault('a control character must be written as an escape');
      } else {
        this.#offset++;
      }
    }
  }

  /** Where a text ends that holds no escape; undefined for any other. */
  #endOfPlainText(quote: number): number | undefined {
    const text = this.#text;
    const { length } = text;
    for (let index = this.#offset; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit === quote) return index;
      if (unit === backslash || unit < blank) return undefined;
    }
    return undefined;
  }

  #readEscape(): string {
    const letter = this.#text[this.#offset + 1] ?? '';
    if (letter === 'u') {
      const digits = this.#text.slice(this.#offset + 2, this.#offset + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fault('\\u needs four hexadecimal digits');
      this.#offset += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = escapes[letter] ?? (this.#lenient && letter === "'" ? "'" : undefined);
    if (character === undefined) return this.#fault(`\\${letter} is no escape`);
    this.#offset += 2;
    return character;
  }

  #skip(mark: number): boolean {
    if (this.#next() !== mark) return false;
    this.#offset++;
    return true;
  }

  /** Passes blanks. What stands behind them; NaN at the end. */
  #next(): number {
    const text = this.#text;
    let unit = text.charCodeAt(this.#offset);
    while (unit === blank || unit === lineFeed || unit === carriageReturn || unit === tab) {
      unit = text.charCodeAt(++this.#offset);
    }
    return unit;
  }

  #fault(message: string): never {
    throw new JsonFault(message, this.#offset);
  }
}
