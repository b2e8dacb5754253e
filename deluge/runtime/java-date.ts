import {
  type CalendarFields,
  dayOfWeek,
  dayOfYear,
  fieldsOf,
  msPerMinute,
  weekOfMonth,
  weekOfYear,
} from './calendar.ts';
import { fail } from './errors.ts';
import type { TimeZone } from './time-zone.ts';

/** One piece of a date pattern. */
export type PatternPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: string; readonly count: number };

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const weekdayNames: readonly string[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];
/** Letters of a short name; a pattern with more letters asks for the long one. */
export const shortName = 3;

/**
 * Splits a pattern of Java's SimpleDateFormat, whose letters Zoho takes over.
 * Source: https://www.zoho.com/deluge/help/functions/common/tostring.html (documented by its samples)
 *
 * @throws ScriptFailure for a letter without a meaning and a quote that does not end.
 */
export function parsePattern(pattern: string): readonly PatternPart[] {
  const read = readPattern(pattern);
  return read.ok ? read.parts : fail('invalid-date-pattern', { pattern, reason: read.reason });
}

/** Whether each letter of a pattern stands for a field or in quotes that end. */
export function isDatePattern(pattern: string): boolean {
  return readPattern(pattern).ok;
}

type ReadPattern =
  | { readonly ok: true; readonly parts: readonly PatternPart[] }
  | { readonly ok: false; readonly reason: string };

function readPattern(pattern: string): ReadPattern {
  const parts: PatternPart[] = [];
  let literal = '';
  let index = 0;
  while (index < pattern.length) {
    const character = pattern[index] ?? '';
    if (/[A-Za-z]/.test(character)) {
      if (!(character in fieldWriters)) {
        return { ok: false, reason: `the letter ${character} has no meaning` };
      }
      let end = index + 1;
      while (pattern[end] === character) end++;
      if (literal !== '') parts.push({ kind: 'literal', text: literal });
      literal = '';
      parts.push({ kind: 'field', letter: character, count: end - index });
      index = end;
    } else if (character === "'") {
      const quoted = readQuoted(pattern, index + 1);
      if (!quoted) return { ok: false, reason: 'a quote does not end' };
      literal += quoted.text;
      index = quoted.end;
    } else {
      literal += character;
      index++;
    }
  }
  if (literal !== '') parts.push({ kind: 'literal', text: literal });
  return { ok: true, parts };
}

/** Two quotes stand for one, inside quoted text and outside; undefined for a quote that does not end. */
function readQuoted(
  pattern: string,
  start: number,
): { readonly text: string; readonly end: number } | undefined {
  if (pattern[start] === "'") return { text: "'", end: start + 1 };
  let text = '';
  for (let index = start; index < pattern.length; index++) {
    if (pattern[index] !== "'") {
      text += pattern[index];
    } else if (pattern[index + 1] === "'") {
      text += "'";
      index++;
    } else {
      return { text, end: index + 1 };
    }
  }
  return undefined;
}

/** What a field writer reads: the fields, the wall clock's reading, and the zone at that moment. */
interface Moment {
  readonly fields: CalendarFields;
  readonly wallMs: number;
  readonly epochMs: number;
  readonly offset: number;
  readonly zone: TimeZone;
}

/** What each letter writes, as in java.text.SimpleDateFormat. */
const fieldWriters: Readonly<Record<string, (moment: Moment, count: number) => string>> = {
  G: ({ fields }) => (fields.year > 0 ? 'AD' : 'BC'),
  y: ({ fields }, count) => yearText(fields.year > 0 ? fields.year : 1 - fields.year, count),
  Y: ({ wallMs }, count) => yearText(weekOfYear(wallMs).weekYear, count),
  M: ({ fields }, count) => monthText(fields.month, count),
  L: ({ fields }, count) => monthText(fields.month, count),
  w: ({ wallMs }, count) => digits(weekOfYear(wallMs).week, count),
  W: ({ wallMs }, count) => digits(weekOfMonth(wallMs), count),
  D: ({ wallMs }, count) => digits(dayOfYear(wallMs), count),
  d: ({ fields }, count) => digits(fields.day, count),
  F: ({ fields }, count) => digits(Math.floor((fields.day - 1) / 7) + 1, count),
  E: ({ wallMs }, count) => nameText(weekdayNames[dayOfWeek(wallMs) - 1] ?? '', count),
  u: ({ wallMs }, count) => digits(((dayOfWeek(wallMs) + 5) % 7) + 1, count),
  a: ({ fields }) => (fields.hour < 12 ? 'AM' : 'PM'),
  H: ({ fields }, count) => digits(fields.hour, count),
  k: ({ fields }, count) => digits(fields.hour || 24, count),
  K: ({ fields }, count) => digits(fields.hour % 12, count),
  h: ({ fields }, count) => digits(fields.hour % 12 || 12, count),
  m: ({ fields }, count) => digits(fields.minute, count),
  s: ({ fields }, count) => digits(fields.second, count),
  S: ({ fields }, count) => digits(fields.millisecond, count),
  z: ({ zone, epochMs }, count) => zone.nameAt(epochMs, count >= 4 ? 'long' : 'short'),
  Z: ({ offset }) => offsetText(offset, ''),
  X: ({ offset }, count) => {
    if (offset === 0) return 'Z';
    return count === 1 ? offsetText(offset, '').slice(0, 3) : offsetText(offset, count === 2 ? '' : ':');
  },
};

/**
 * The text of a moment in a Java pattern.
 *
 * @example
 * formatDate("yyyy-MM-dd'T'HH:mm:ssXXX", 0, new TimeZone('Asia/Kolkata')) // '1970-01-01T05:30:00+05:30'
 * @throws ScriptFailure when the pattern is invalid.
 */
export function formatDate(pattern: string, epochMs: number, zone: TimeZone): string {
  const offset = zone.offsetAt(epochMs);
  const wallMs = epochMs + offset;
  const moment: Moment = { fields: fieldsOf(wallMs), wallMs, epochMs, offset, zone };
  let text = '';
  for (const part of parsePattern(pattern)) {
    text += part.kind === 'literal' ? part.text : (fieldWriters[part.letter]?.(moment, part.count) ?? '');
  }
  return text;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

function yearText(year: number, count: number): string {
  return count === 2 ? digits(year % 100, 2) : digits(year, count);
}

function monthText(month: number, count: number): string {
  return count < shortName ? digits(month, count) : nameText(monthNames[month - 1] ?? '', count);
}

function nameText(name: string, count: number): string {
  return count > shortName ? name : name.slice(0, shortName);
}

function offsetText(offset: number, separator: string): string {
  const minutes = Math.floor(Math.abs(offset) / msPerMinute);
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60), 2)}${separator}${digits(minutes % 60, 2)}`;
}
