import { defineTransform, type Transform } from './transform.ts';

/** How Bigin answers a date with time: the organization's offset, no milliseconds. */
const bigin = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$/;

const monthNames = [
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
] as const;

type Moment = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;

const digits = (value: number, count: number): string => String(value).padStart(count, '0');
const ofTwelve = (hour: number): number => (hour % 12 === 0 ? 12 : hour % 12);

/** The letters that a pattern may have: those whose meaning a page of Zoho shows and that every locale writes alike. */
const letters: Readonly<Record<string, (moment: Moment) => string>> = {
  yyyy: ({ year }) => digits(year, 4),
  yy: ({ year }) => digits(year % 100, 2),
  MMMM: ({ month }) => monthNames[month - 1] ?? '',
  MMM: ({ month }) => (monthNames[month - 1] ?? '').slice(0, 3),
  MM: ({ month }) => digits(month, 2),
  dd: ({ day }) => digits(day, 2),
  HH: ({ hour }) => digits(hour, 2),
  hh: ({ hour }) => digits(ofTwelve(hour), 2),
  mm: ({ minute }) => digits(minute, 2),
  ss: ({ second }) => digits(second, 2),
  a: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
};

const dateLetters: ReadonlySet<string> = new Set(['yyyy', 'yy', 'MMMM', 'MMM', 'MM', 'dd']);

function checkedPattern(name: string, pattern: string, allowed: (letter: string) => boolean): string {
  const parts = pattern.match(/([A-Za-z])\1*|[^A-Za-z]+/g) ?? [];
  const wrong = parts.find((part) => (/[A-Za-z]/.test(part) ? !allowed(part) : !/^[ ,./:()-]+$/.test(part)));
  if (parts.length === 0 || wrong !== undefined) {
    const known = Object.keys(letters).filter(allowed).join(', ');
    throw new RangeError(
      `${name}(${JSON.stringify(pattern)}): the pattern ${wrong === undefined ? 'is empty' : `cannot hold ${JSON.stringify(wrong)}`}. Use ${known}, and blanks or , . / : ( ) - between them.`,
    );
  }
  return pattern;
}

function written(pattern: string, moment: Moment): string {
  return pattern.replace(/([A-Za-z])\1*/g, (letter) => letters[letter]?.(moment) ?? letter);
}

/**
 * The date of a date with time, as the organization of Bigin has it.
 *
 * @param pattern letters of Java's date patterns: yyyy, yy, MMMM, MMM, MM, dd
 * @throws RangeError for other letters
 *
 * @example
 * const created = formatDate('dd.MM.yyyy'); // '2026-01-15T10:30:00+01:00' becomes '15.01.2026'
 */
export function formatDate(pattern: string): Transform<'date-time', 'text'> {
  checkedPattern('formatDate', pattern, (letter) => dateLetters.has(letter));
  return defineTransform({
    name: 'formatDate',
    arguments: [pattern],
    from: 'date-time',
    to: 'text',
    documentation: 'The date of a date with time, as the organization of Bigin has it, in a pattern.',
    longest: () => written(pattern, { year: 2026, month: 9, day: 1, hour: 0, minute: 0, second: 0 }).length,
    deluge: (input, write) => {
      const { literal } = write;
      const day = `${input}.subString(0,10).toDate(${literal('yyyy-MM-dd')})`;
      return whenReadable(input, `${day}.toString(${literal(pattern)})`, write);
    },
    reference: (value) => {
      if (!bigin.test(value)) return '';
      const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number);
      return written(pattern, { year, month, day, hour: 0, minute: 0, second: 0 });
    },
  });
}

/**
 * A date with time, as the clocks of a zone show it.
 *
 * @param pattern letters of Java's date patterns: yyyy, yy, MMMM, MMM, MM, dd, HH, hh, mm, ss, a
 * @param zone a name of the tz database: `Europe/Berlin`
 * @throws RangeError for other letters, and for an unknown zone
 *
 * @example
 * const created = formatDateTime('dd MMM yyyy HH:mm', 'Asia/Kolkata');
 */
export function formatDateTime(pattern: string, zone: string): Transform<'date-time', 'text'> {
  checkedPattern('formatDateTime', pattern, (letter) => letter in letters);
  const clock = clockOf(zone);
  return defineTransform({
    name: 'formatDateTime',
    arguments: [pattern, zone],
    from: 'date-time',
    to: 'text',
    documentation: 'A date with time in a pattern, as the clocks of a zone show it.',
    longest: () => written(pattern, { year: 2026, month: 9, day: 1, hour: 0, minute: 0, second: 0 }).length,
    deluge: (input, write) => {
      const { literal } = write;
      const moment = `${input}.toTime(${literal("yyyy-MM-dd'T'HH:mm:ssXXX")})`;
      return whenReadable(input, `${moment}.toString(${literal(pattern)}, ${literal(zone)})`, write);
    },
    reference: (value) => (bigin.test(value) ? written(pattern, momentAt(Date.parse(value), clock)) : ''),
  });
}

/** A text that is no date gives nothing: toDate and toTime would stop the function. */
function whenReadable(input: string, expression: string, write: Parameters<Transform['deluge']>[1]): string {
  const { literal } = write;
  const result = write.variable('date');
  const readable = bigin.source.replace('(?:', '(').slice(1, -1);
  write.add(
    `${result} = ${literal('')};`,
    `if(${input}.matches(${literal(readable)}))`,
    '{',
    `${result} = ${expression};`,
    '}',
  );
  return result;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch {
    throw new RangeError(
      `formatDateTime: there is no zone ${JSON.stringify(zone)}. Use a name of the tz database, such as "Europe/Berlin".`,
    );
  }
}

function momentAt(epochMs: number, clock: Intl.DateTimeFormat): Moment {
  const parts = Object.fromEntries(
    clock.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}
