import { type CalendarFields, fieldsOf, msPerHour, msPerMinute, wallOf } from './calendar.ts';
import { monthNames, type PatternPart, parsePattern, shortName, weekdayNames } from './java-date.ts';
import type { TimeZone, TimeZones } from './time-zone.ts';

export interface ParseDateOptions {
  /** The zone of a text that names none. */
  readonly zone: TimeZone;
  readonly zones: TimeZones;
  /** Now, in epoch milliseconds: a year of two digits lies within 80 years before and 20 after. */
  readonly now: number;
  /**
   * Every field must lie in its range and the whole text must be used. Java's parser, and so the functions that
   * are given a pattern, carry fields over and leave a rest unread.
   */
  readonly strict?: boolean;
}

/**
 * Reads a text in a Java pattern, and gives epoch milliseconds; undefined when the text has another layout.
 *
 * @example
 * parseDate('dd/MM/yyyy', '15/08/1947', { zone, zones, now })
 * @throws ScriptFailure when the pattern is invalid.
 */
export function parseDate(pattern: string, text: string, options: ParseDateOptions): number | undefined {
  return new DateReader(text, options).read(parsePattern(pattern));
}

type NumberField = 'year' | 'month' | 'day' | 'dayOfYear' | 'hour' | 'minute' | 'second' | 'millisecond';
type NameField = 'month' | 'weekday' | 'half' | 'era';

/** Where the number of each letter goes, and which number stands for 0: hours may begin with 24 or 12. */
const numberLetters: Readonly<Record<string, { readonly field: NumberField; readonly zero?: number }>> = {
  y: { field: 'year' },
  Y: { field: 'year' },
  M: { field: 'month' },
  L: { field: 'month' },
  D: { field: 'dayOfYear' },
  d: { field: 'day' },
  H: { field: 'hour' },
  k: { field: 'hour', zero: 24 },
  K: { field: 'hour' },
  h: { field: 'hour', zero: 12 },
  m: { field: 'minute' },
  s: { field: 'second' },
  S: { field: 'millisecond' },
};

/** The letters whose value is a name; its position counts from `first`. */
const nameLetters: Readonly<
  Record<string, { readonly field: NameField; readonly names: readonly string[]; readonly first: number }>
> = {
  M: { field: 'month', names: monthNames, first: 1 },
  L: { field: 'month', names: monthNames, first: 1 },
  E: { field: 'weekday', names: weekdayNames, first: 1 },
  a: { field: 'half', names: ['AM', 'PM'], first: 0 },
  G: { field: 'era', names: ['BC', 'AD'], first: 0 },
};

const zoneText = /(?:(Z)(?![a-z])|(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?|([A-Za-z_]+(?:\/[A-Za-z_]+)*))/y;
const unboundedWidth = 9;

class DateReader {
  readonly #text: string;
  readonly #options: ParseDateOptions;
  /** What was read so far. */
  readonly #fields: { [Field in NumberField | NameField]?: number } = {};
  #offset = 0;
  #zone: TimeZone;
  #zoneOffset: number | undefined;

  constructor(text: string, options: ParseDateOptions) {
    this.#text = text;
    this.#options = options;
    this.#zone = options.zone;
  }

  read(parts: readonly PatternPart[]): number | undefined {
    for (const [index, part] of parts.entries()) {
      const fits =
        part.kind === 'literal' ? this.#skip(part.text) : this.#readField(part, isNumeric(parts[index + 1]));
      if (!fits) return undefined;
    }
    if (this.#options.strict && this.#offset < this.#text.length) return undefined;
    return this.#moment();
  }

  #skip(literal: string): boolean {
    if (!this.#text.startsWith(literal, this.#offset)) return false;
    this.#offset += literal.length;
    return true;
  }

  #readField(part: PatternPart & { kind: 'field' }, beforeNumber: boolean): boolean {
    if (!this.#options.strict) while (/[ \t]/.test(this.#text[this.#offset] ?? '')) this.#offset++;
    if ('zZX'.includes(part.letter)) return this.#readZone();
    return isNumeric(part) ? this.#readNumber(part, beforeNumber) : this.#readName(part.letter);
  }

  #readNumber({ letter, count }: PatternPart & { kind: 'field' }, beforeNumber: boolean): boolean {
    const { strict } = this.#options;
    const isYear = letter === 'y' || letter === 'Y';
    // Only where two fields touch does the pattern say how many digits belong to the first.
    const width = beforeNumber ? count : strict ? Math.max(count, 2) : unboundedWidth;
    let end = this.#offset;
    while (end - this.#offset < width && /\d/.test(this.#text[end] ?? '')) end++;
    const length = end - this.#offset;
    if (length === 0 || (strict && isYear && length !== count)) return false;
    const value = Number(this.#text.slice(this.#offset, end));
    this.#offset = end;
    const target = numberLetters[letter];
    if (!target) return false;
    if (isYear && count <= 2 && length === 2) this.#fields.year = this.#fullYear(value);
    else this.#fields[target.field] = value === target.zero ? 0 : value;
    return true;
  }

  #fullYear(twoDigits: number): number {
    const thisYear = fieldsOf(this.#options.now).year;
    const year = thisYear - (thisYear % 100) + twoDigits;
    if (year > thisYear + 20) return year - 100;
    return year <= thisYear - 80 ? year + 100 : year;
  }

  #readName(letter: string): boolean {
    const target = nameLetters[letter];
    if (!target) return false;
    const rest = this.#text.slice(this.#offset).toLowerCase();
    for (const [index, name] of target.names.entries()) {
      const lower = name.toLowerCase();
      const form = [lower, lower.slice(0, shortName)].find((text) => rest.startsWith(text));
      if (form !== undefined) {
        this.#fields[target.field] = index + target.first;
        this.#offset += form.length;
        return true;
      }
    }
    return false;
  }

  #readZone(): boolean {
    zoneText.lastIndex = this.#offset;
    const match = zoneText.exec(this.#text);
    if (!match) return false;
    const [whole, utc, sign, hours = '0', minutes = '0', name] = match;
    this.#offset += whole.length;
    if (name !== undefined) {
      this.#zone = this.#options.zones.get(name);
      this.#zoneOffset = undefined;
      return true;
    }
    const size = utc === undefined ? Number(hours) * msPerHour + Number(minutes) * msPerMinute : 0;
    this.#zoneOffset = sign === '-' ? -size : size;
    return true;
  }

  #moment(): number | undefined {
    const read = this.#fields;
    const year = read.year ?? 1970;
    const hour = read.hour ?? 0;
    const fields: CalendarFields = {
      year: read.era === 0 ? 1 - year : year,
      month: read.dayOfYear === undefined ? (read.month ?? 1) : 1,
      day: read.dayOfYear ?? read.day ?? 1,
      hour: hour + (read.half === 1 && hour < 12 ? 12 : 0),
      minute: read.minute ?? 0,
      second: read.second ?? 0,
      millisecond: read.millisecond ?? 0,
    };
    const wallMs = wallOf(fields);
    if (this.#options.strict && !isExact(fields, wallMs)) return undefined;
    return this.#zoneOffset === undefined ? this.#zone.epochOf(wallMs) : wallMs - this.#zoneOffset;
  }
}

/** Whether no field carried over into another. */
function isExact(fields: CalendarFields, wallMs: number): boolean {
  const actual = fieldsOf(wallMs);
  return (Object.keys(actual) as (keyof CalendarFields)[]).every((name) => fields[name] === actual[name]);
}

function isNumeric(part: PatternPart | undefined): boolean {
  if (part?.kind !== 'field') return false;
  return part.letter === 'M' || part.letter === 'L' ? part.count < shortName : part.letter in numberLetters;
}
