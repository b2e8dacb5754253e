import { zoneAbbreviations } from './zone-abbreviations.ts';

/**
 * Three-letter ids that Java's `TimeZone` takes besides the names of the tz database
 * (java.time.ZoneId.SHORT_IDS). `unixEpoch("SST")` on
 * https://www.zoho.com/deluge/help/functions/datetime/unix-epoch.html shows that Zoho reads them so.
 */
const javaZoneIds: Readonly<Record<string, string>> = {
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  BST: 'Asia/Dhaka',
  CAT: 'Africa/Harare',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  EST: '-05:00',
  HST: '-10:00',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MIT: 'Pacific/Apia',
  MST: '-07:00',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh',
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Java's tables of zones begin here; a zone has its present standard time in all the years before. */
const firstChange = Date.UTC(1900, 0, 1);
/** A year whose rules are those of the present. */
const latestYear = 2025;

/** Seconds whose offset a zone keeps. */
const MOST_ASKED = 64;

const fixedOffset = /^(?:GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/;

/** A time zone: how far its clocks are from UTC at a given moment. */
export class TimeZone {
  /** The id that was asked for. */
  readonly id: string;
  #known: number | Intl.DateTimeFormat | undefined;
  /** By second, what was asked for lately: a script asks for the present, and moments near it, again and again. */
  readonly #askedOffsets = new Map<number, number>();
  #standard: number | undefined;

  /** @param id A tz name, a Java short id or `GMT+5:30`; an unknown one is GMT, as in Java. */
  constructor(id: string) {
    this.id = id;
  }

  /** Made when it is first asked for: it takes longer than a short script does, and many need no zone. */
  get #offset(): number | Intl.DateTimeFormat {
    const named = javaZoneIds[this.id] ?? this.id;
    this.#known ??= parseOffset(named) ?? formatFor(named) ?? 0;
    return this.#known;
  }

  /** Milliseconds to add to UTC for the wall clock at this moment. */
  offsetAt(epochMs: number): number {
    const offset = this.#offset;
    if (typeof offset === 'number') return offset;
    if (epochMs < firstChange) return this.#standardOffset(offset);
    const second = Math.floor(epochMs / 1000);
    const asked = this.#askedOffsets.get(second);
    if (asked !== undefined) return asked;
    if (this.#askedOffsets.size >= MOST_ASKED) this.#askedOffsets.clear();
    const found = offsetIn(offset, epochMs);
    this.#askedOffsets.set(second, found);
    return found;
  }

  /**
   * The offset that the zone has now without summer time, which Java's `TimeZone` gives for all moments before 1900.
   * https://www.zoho.com/deluge/help/functions/common/totime.html shows it: a time of the year 19 is moved between two
   * zones by the hours that lie between them today.
   */
  #standardOffset(format: Intl.DateTimeFormat): number {
    this.#standard ??= Math.min(...[0, 6].map((month) => offsetIn(format, Date.UTC(latestYear, month, 1))));
    return this.#standard;
  }

  /** The zone's name in English, such as `PDT` or `Pacific Daylight Time`; `GMT+05:30` where it has none. */
  nameAt(epochMs: number, length: 'short' | 'long'): string {
    const offset = this.#offset;
    if (typeof offset === 'number') return offsetName(offset);
    const { timeZone } = offset.resolvedOptions();
    if (this.id === 'GMT') return length === 'short' ? 'GMT' : 'Greenwich Mean Time';
    const name = englishName(timeZone, epochMs, length);
    if (!/^GMT[+-]/.test(name)) return name;
    return zoneAbbreviations[englishName(timeZone, epochMs, 'long')] ?? offsetName(this.offsetAt(epochMs));
  }

  /**
   * The moment at which the wall clock shows the given local time. As in Java's calendar, a time that the clocks
   * skip is taken with the offset before the gap, and one that comes twice with the offset after the change.
   *
   * @param wallMs The wall clock's reading, counted as if it were UTC.
   */
  epochOf(wallMs: number): number {
    const offset = this.#offset;
    if (typeof offset === 'number') return wallMs - offset;
    const before = this.offsetAt(wallMs - day);
    const after = this.offsetAt(wallMs + day);
    if (before === after) return wallMs - before;
    const late = wallMs - after;
    return this.offsetAt(late) === after ? late : wallMs - before;
  }
}

function englishName(timeZone: string, epochMs: number, timeZoneName: 'short' | 'long'): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName });
  return format.formatToParts(epochMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** Milliseconds to add to UTC at the moment, by the clock that the format shows. */
function offsetIn(format: Intl.DateTimeFormat, epochMs: number): number {
  const fields: Record<string, number> = {};
  for (const part of format.formatToParts(epochMs)) {
    if (part.type !== 'literal') fields[part.type] = Number(part.value);
  }
  const {
    year = 0,
    month = 1,
    day: dayOfMonth = 1,
    hour: hours = 0,
    minute: minutes = 0,
    second = 0,
  } = fields;
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, dayOfMonth);
  wall.setUTCHours(hours, minutes, second);
  return wall.getTime() - Math.floor(epochMs / 1000) * 1000;
}

/** `GMT+05:30`, the name of a zone that has none. */
function offsetName(offset: number): string {
  if (offset === 0) return 'GMT';
  const minutes = Math.abs(offset) / minute;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `GMT${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Zones by id, kept because building one is a hundred times as slow as asking it. */
export class TimeZones {
  readonly #zones = new Map<string, TimeZone>();
  readonly #knowsUtcOffsets: boolean;

  /** @param knowsUtcOffsets Whether `UTC+8` is a zone: the reading `utc-offset-zone`. */
  constructor(knowsUtcOffsets = false) {
    this.#knowsUtcOffsets = knowsUtcOffsets;
  }

  get(id: string): TimeZone {
    let zone = this.#zones.get(id);
    if (!zone) {
      zone = new TimeZone(this.#knowsUtcOffsets ? id.replace(/^UTC(?=[+-])/, 'GMT') : id);
      this.#zones.set(id, zone);
    }
    return zone;
  }
}

function parseOffset(id: string): number | undefined {
  const match = fixedOffset.exec(id);
  if (!match) return undefined;
  const [, sign, hours = '0', minutes = '0'] = match;
  const size = Number(hours) * hour + Number(minutes) * minute;
  return sign === '-' ? -size : size;
}

function formatFor(id: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone: id,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}
