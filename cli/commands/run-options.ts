import {
  type Diagnostic,
  defaultReadings,
  isDatePattern,
  type LimitProfileName,
  type Limits,
  limitProfiles,
  limitsOf,
  MapValue,
  nearestName,
  parseJson,
  type Readings,
  readingTable,
  TimeZone,
  type Value,
} from '../../deluge/index.ts';
import { usageDiagnostics } from '../cli-diagnostics.ts';

/** What the options of `topping run` mean, or what is wrong with the first wrong one. */
export type ReadOption<Made> =
  | { readonly ok: true; readonly value: Made }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

function wrong(option: string, reason: string): ReadOption<never> {
  const details = { option: `--${option}`, reason, command: 'run' };
  return { ok: false, diagnostic: usageDiagnostics.report('wrong-value', details, undefined) };
}

function right<Made>(value: Made): ReadOption<Made> {
  return { ok: true, value };
}

const orNearest = (nearest: string | undefined): string =>
  nearest === undefined ? '' : `; the nearest is ${nearest}`;

/** The values of `--args`; a number keeps all its digits. */
export function readArguments(text: string | undefined): ReadOption<Readonly<Record<string, Value>>> {
  if (text === undefined) return right({});
  const parsed = parseJson(text);
  if (!parsed.ok)
    return wrong('args', `this is not JSON: ${parsed.message} at character ${parsed.offset + 1}`);
  if (!(parsed.value instanceof MapValue)) return wrong('args', 'give an object, such as {"id":1}');
  return right(Object.fromEntries(parsed.value.entries()));
}

/** The readings with those of `--reading NAME=VALUE` in place of their defaults. */
export function readReadings(given: readonly string[]): ReadOption<Readings> {
  const chosen: Record<string, string> = { ...defaultReadings };
  for (const text of given) {
    const [name = '', value = ''] = text.split('=');
    const reading = Object.hasOwn(readingTable, name)
      ? readingTable[name as keyof typeof readingTable]
      : undefined;
    if (!reading) {
      const names = Object.keys(readingTable);
      const nearest = nearestName(name, names);
      const known = nearest === undefined ? `; there are ${names.join(', ')}` : orNearest(nearest);
      return wrong('reading', `there is no reading "${name}"${known}`);
    }
    if (!(reading.values as readonly string[]).includes(value)) {
      return wrong('reading', `${name} is one of ${reading.values.join(', ')}`);
    }
    chosen[name] = value;
  }
  // Every name and value was looked up in the table.
  return right(chosen as Readings);
}

/** The limits of `--limits`, by the place where the function runs. */
export function readLimits(name: string): ReadOption<Limits> {
  const names = Object.keys(limitProfiles);
  const isProfile = (one: string): one is LimitProfileName => names.includes(one);
  return isProfile(name)
    ? right(limitsOf(name))
    : wrong('limits', `there are no limits "${name}"; there are those of ${names.join(', ')}`);
}

/** The zone of a run where none is given. */
export const defaultZone = 'UTC';

/** The zone of `--zone`. A script takes an unknown one for GMT, as Java does; here it is a slip. */
export function readZone(zone: string, now: number): ReadOption<TimeZone> {
  const timeZone = new TimeZone(zone);
  if (zone === defaultZone || isNamedZone(zone) || timeZone.offsetAt(now) !== 0) return right(timeZone);
  return wrong(
    'zone',
    `there is no time zone "${zone}"${orNearest(nearestName(zone, Intl.supportedValuesOf('timeZone')))}`,
  );
}

function isNamedZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const timeForm =
  /^(?<wall>(?<day>\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)?)(?<offset>Z|[+-]\d\d:\d\d)?$/;

/** The moment of `--now`, in milliseconds: local time in the zone, unless it says its own offset. */
export function readNow(text: string, zone: TimeZone): ReadOption<number> {
  const { wall = '', day = '', offset } = timeForm.exec(text)?.groups ?? {};
  const clock = wall.replace(' ', 'T') + (wall.length > day.length ? '' : 'T00:00');
  const epochMs = Date.parse(`${clock}Z`);
  // Date.parse takes the 30th of February for the 2nd of March.
  if (Number.isNaN(epochMs) || !new Date(epochMs).toISOString().startsWith(day)) {
    return wrong('now', `"${text}" is no time; write 2026-01-15T10:30:00`);
  }
  return right(offset === undefined ? zone.epochOf(epochMs) : Date.parse(clock + offset));
}

/** The pattern of `--date-format`. */
export function readDateFormat(pattern: string): ReadOption<string> {
  return isDatePattern(pattern)
    ? right(pattern)
    : wrong('date-format', `"${pattern}" is no pattern of a date; write dd-MMM-yyyy`);
}

/** The address of `--upstream`. */
export function readUpstream(text: string | undefined): ReadOption<string | undefined> {
  if (text === undefined) return right(undefined);
  const isAddress = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  return isAddress ? right(text) : wrong('upstream', 'give an address such as http://127.0.0.1:8787');
}
