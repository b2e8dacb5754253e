import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../../deluge/runtime/java-date.ts';
import { parseDate } from '../../../deluge/runtime/java-date-parser.ts';
import { TimeZone, TimeZones } from '../../../deluge/runtime/time-zone.ts';

const zones = new TimeZones();
const now = Date.UTC(2024, 5, 1);
const kolkata = zones.get('Asia/Kolkata');
/** 1 January 2019, 15:05:30.007 in Kolkata, a Tuesday. */
const moment = Date.UTC(2019, 0, 1, 9, 35, 30, 7);

describe('formatting', () => {
  test.each([
    ['hh:mm a', '03:05 PM'],
    ["yyyyMMdd'T'HHmmss", '20190101T150530'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2019-01-01T15:05:30+05:30'],
    ["yyyy-MM-dd'T'HH:mm:ssZ", '2019-01-01T15:05:30+0530'],
    ['X XX', '+05 +0530'],
    ['yy y YYYY', '19 2019 2019'],
    ['d D DDD', '1 1 001'],
    ['M MM MMM MMMM', '1 01 Jan January'],
    ['E EEEE u', 'Tue Tuesday 2'],
    ['H k K h', '15 15 3 3'],
    ['S SSS', '7 007'],
    ['w W F', '1 1 1'],
    ['G', 'AD'],
    ['z', 'IST'],
    ["''yy 'o''clock'", "'19 o'clock"],
    ['', ''],
  ])('%s', (pattern, text) => {
    expect(formatDate(pattern, moment, kolkata)).toBe(text);
  });

  test.each([
    [0, '12 AM 0 24 0'],
    [12, '12 PM 12 12 0'],
    [23, '11 PM 23 23 11'],
  ])("%d o'clock on the four clocks", (hour, text) => {
    expect(formatDate('h a H k K', Date.UTC(2019, 0, 1, hour), zones.get('UTC'))).toBe(text);
  });

  test('UTC is written Z, and zones have names', () => {
    expect(formatDate('XXX Z z', 0, zones.get('UTC'))).toBe('Z +0000 UTC');
    expect(formatDate('z zzzz', 0, zones.get('America/Los_Angeles'))).toBe('PST Pacific Standard Time');
  });

  test.each([
    ['Asia/Kolkata', 'IST IST', 'India Standard Time'],
    ['Europe/London', 'GMT BST', 'Greenwich Mean Time'],
    ['Europe/Paris', 'CET CEST', 'Central European Standard Time'],
    ['Australia/Sydney', 'AEDT AEST', 'Australian Eastern Daylight Time'],
    ['GMT', 'GMT GMT', 'Greenwich Mean Time'],
    ['UTC', 'UTC UTC', 'Coordinated Universal Time'],
    ['Asia/Kathmandu', 'NPT NPT', 'Nepal Time'],
    ['Pacific/Nauru', 'GMT+12:00 GMT+12:00', 'Nauru Time'],
  ])('names %s as Java does: %s in winter and summer of the north', (id, short, long) => {
    const zone = zones.get(id);
    const [winter, summer] = [Date.UTC(2019, 0, 1), Date.UTC(2019, 6, 1)];
    expect(`${formatDate('z', winter, zone)} ${formatDate('z', summer, zone)}`).toBe(short);
    expect(formatDate('zzzz', winter, zone)).toBe(long);
  });

  test('the week of 29 December 2019 is the first of 2020, as in Java', () => {
    expect(formatDate('w YYYY yyyy', Date.UTC(2019, 11, 29), zones.get('UTC'))).toBe('1 2020 2019');
  });

  test.each([
    ['yyyy-mm-dd b', "'yyyy-mm-dd b' is not a date pattern: the letter b has no meaning"],
    ["yyyy 'open", "'yyyy 'open' is not a date pattern: a quote does not end"],
  ])('%s is refused', (pattern, message) => {
    expect(() => formatDate(pattern, 0, kolkata)).toThrow(message);
  });
});

describe('parsing', () => {
  const parse = (pattern: string, text: string, strict = false) =>
    parseDate(pattern, text, { zone: kolkata, zones, now, strict });

  test.each([
    ['yyyy-MM-dd', '2019-01-01', Date.UTC(2018, 11, 31, 18, 30)],
    ['MM,d,yyyy hh:mm:ss a', '01,11,2019 1:30:00 pm', Date.UTC(2019, 0, 11, 8)],
    ['dd-MMM-yyyy', '15-August-1947', Date.UTC(1947, 7, 14, 18, 30)],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2020-12-09T17:25:24-07:00', Date.UTC(2020, 11, 10, 0, 25, 24)],
    ['yyyyMMddHHmmss', '20190101150530', Date.UTC(2019, 0, 1, 9, 35, 30)],
    ['dd/MM/yy', '15/08/47', Date.UTC(1947, 7, 14, 18, 30)],
    ['dd/MM/yy', '15/08/30', Date.UTC(2030, 7, 14, 18, 30)],
    ['yyyy', '2019 and more', Date.UTC(2018, 11, 31, 18, 30)],
    ['dd-MM-yyyy', '31-02-2020', Date.UTC(2020, 2, 1, 18, 30)],
    ['hh a', '12 AM', Date.UTC(1969, 11, 31, 18, 30)],
    ['hh a', '12 PM', Date.UTC(1970, 0, 1, 6, 30)],
    ['kk', '24', Date.UTC(1969, 11, 31, 18, 30)],
    ['yyyy-DDD', '2019-032', Date.UTC(2019, 0, 31, 18, 30)],
    ['yyyy-MM-dd HH:mm z', '2019-06-01 12:00 PST', Date.UTC(2019, 5, 1, 19)],
    ['yyyy-MM-dd HH:mm Z', '2019-06-01 12:00 +0200', Date.UTC(2019, 5, 1, 10)],
  ])('%s reads %s', (pattern, text, expected) => {
    expect(parse(pattern, text)).toBe(expected);
  });

  test.each([
    ['yyyy-MM-dd', '2019/01/01'],
    ['dd-MMM-yyyy', '01-Foo-2019'],
    ['yyyy', 'abc'],
    ['hh a', '12 XX'],
  ])('%s does not read %s', (pattern, text) => {
    expect(parse(pattern, text)).toBeUndefined();
  });

  test('a year of two digits lies at most 80 years back and 20 ahead', () => {
    const yearOf = (text: string, at: number) =>
      new Date(parseDate('yy', text, { zone: zones.get('UTC'), zones, now: at }) ?? 0).getUTCFullYear();
    expect(yearOf('44', now)).toBe(2044);
    expect(yearOf('45', now)).toBe(1945);
    expect(yearOf('10', Date.UTC(1999, 0, 1))).toBe(2010);
    expect(yearOf('20', Date.UTC(1999, 0, 1))).toBe(1920);
  });

  test('strict reading wants fields in range and the whole text', () => {
    expect(parse('dd-MM-yyyy', '31-02-2020', true)).toBeUndefined();
    expect(parse('dd-MM-yyyy', '01-02-2020 more', true)).toBeUndefined();
    expect(parse('dd-MM-yyyy', '01-02-20', true)).toBeUndefined();
    expect(parse('dd-MM-yyyy', '1-2-2020', true)).toBe(Date.UTC(2020, 0, 31, 18, 30));
  });

  test('what was formatted is read back, in every zone', () => {
    const pattern = 'dd-MMMM-yyyy HH:mm:ss.SSS XXX';
    const anyZone = fc.constantFrom(
      'UTC',
      'Asia/Kolkata',
      'America/Los_Angeles',
      'Europe/Berlin',
      'Australia/Lord_Howe',
    );
    // In the first half of the 20th century zones had offsets with seconds, which no pattern can write.
    const anyMoment = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(anyZone, anyMoment, (id, epochMs) => {
        const zone = zones.get(id);
        const text = formatDate(pattern, epochMs, zone);
        expect(parseDate(pattern, text, { zone: kolkata, zones, now, strict: true })).toBe(epochMs);
      }),
      { seed: 20_240_603, numRuns: 200 },
    );
  });
});

describe('time zones', () => {
  const hour = 3_600_000;

  test.each([
    ['Asia/Calcutta', 5.5],
    ['US/Central', -6],
    ['IST', 5.5],
    ['EST', -5],
    ['SST', 11],
    ['GMT+5:30', 5.5],
    ['GMT-0330', -3.5],
    ['+02:00', 2],
    ['GMT', 0],
    ['UTC+8', 0],
    ['Mars/Olympus', 0],
    ['', 0],
  ])('%s is %d hours from UTC in January', (id, hours) => {
    expect(new TimeZone(id).offsetAt(Date.UTC(2020, 0, 15))).toBe(hours * hour);
  });

  test('clock changes are followed', () => {
    const zone = new TimeZone('America/Los_Angeles');
    expect(zone.offsetAt(Date.UTC(2024, 6, 1))).toBe(-7 * hour);
  });

  test.each([
    ['America/Los_Angeles', -8],
    ['Australia/Sydney', 10],
    ['Europe/Moscow', 3],
    ['Asia/Kolkata', 5.5],
  ])('%s has its present standard time before 1900, as in Java', (id, hours) => {
    const zone = new TimeZone(id);
    expect(zone.offsetAt(Date.UTC(1899, 11, 31))).toBe(hours * hour);
    expect(zone.offsetAt(Date.UTC(-200, 6, 1))).toBe(hours * hour);
  });

  test('a time that the clocks skip moves on, one that comes twice is the later one', () => {
    const zone = new TimeZone('America/Los_Angeles');
    expect(zone.epochOf(Date.UTC(2024, 2, 10, 2, 30))).toBe(Date.UTC(2024, 2, 10, 10, 30));
    expect(zone.epochOf(Date.UTC(2024, 10, 3, 1, 30))).toBe(Date.UTC(2024, 10, 3, 9, 30));
  });
});
