import { describe, expect, test } from 'vitest';
import {
  currentDate,
  currentTime,
  dateLayouts,
  readDateText,
  readDateTextOrApiForm,
} from '../../../deluge/runtime/date-literal.ts';
import { formatDate } from '../../../deluge/runtime/java-date.ts';
import { textOf } from '../../../deluge/runtime/text-form.ts';
import { testContext } from './runtime-context.ts';

const context = testContext();
const zone = context.zones.get(context.host.timeZone);
/** Midnight of 15 August 1947 in Los Angeles. */
const independence = Date.UTC(1947, 7, 15, 8);

test.each(dateLayouts.map((layout) => [layout]))('the documented layout %s is read', (layout) => {
  const text = formatDate(layout, independence, zone);
  expect(readDateText(text, context)).toMatchObject({ epochMs: independence, precision: 'date' });
});

test.each([
  ['1-Jan-2019', '01-Jan-2019'],
  ['15-Aug-1947 19:00:00', '15-Aug-1947 19:00:00'],
  ['15-Aug-1947 7:05 pm', '15-Aug-1947 19:05:00'],
  ['13:15:10', '13:15:10'],
  ['10:00:00 PM', '10:00:00 PM'],
  ['12:30 AM', '12:30:00 AM'],
  // Parts of the clock outside their range are set to nothing when a date stands before them.
  ['15-Aug-1947 24:10:12', '15-Aug-1947 00:00:00'],
  ['15-Aug-1947 10:60:12', '15-Aug-1947 10:00:00'],
  ['15-Aug-1947 10:20:60', '15-Aug-1947 10:20:00'],
  ['15-Aug-1947 10:60:12 pm', '15-Aug-1947 22:00:00'],
])('%s prints as %s', (text, printed) => {
  const value = readDateText(text, context);
  expect(value && textOf(value, context)).toBe(printed);
});

test.each([
  '',
  'workbook.download',
  'POST',
  '5',
  '12.5',
  '2019',
  '31-Feb-2020',
  '15-Foo-1947',
  '25:00:00',
  '13:00 PM',
  '10:60',
  '15-Aug-1947 125:00:00',
  '2020-12-09T17:25:24-07:00',
  '1-2-3-4',
])('%j is plain text', (text) => {
  expect(readDateText(text, context)).toBeUndefined();
});

describe('a date that can be read in two ways', () => {
  test.each([
    ['dd-MMM-yyyy', '02-Apr-2020'],
    ['MM/dd/yyyy', '04-Feb-2020'],
    ['MMM d, yyyy', '04-Feb-2020'],
  ])("follows the account's format %s", (dateFormat, printed) => {
    const value = readDateText('02/04/2020', testContext({ dateFormat }));
    expect(value && textOf(value, context)).toBe(printed);
  });
});

test("the account's format is read, also when it is none of the documented layouts", () => {
  const context = testContext({ dateFormat: 'yyyy.dd.MM' });
  const value = readDateText('2020.02.03', context);
  expect(value && textOf(value, testContext())).toBe('02-Mar-2020');
});

test("what Zoho's APIs give is read as well", () => {
  expect(readDateTextOrApiForm('2020-12-09T17:25:24-07:00', context)?.epochMs).toBe(
    Date.UTC(2020, 11, 10, 0, 25, 24),
  );
  expect(readDateTextOrApiForm('2020-12-09T17:25:24.5Z', context)?.epochMs).toBe(
    Date.UTC(2020, 11, 9, 17, 25, 24, 500),
  );
  expect(readDateTextOrApiForm('2020-12-09T17:25:24+0530', context)?.epochMs).toBe(
    Date.UTC(2020, 11, 9, 11, 55, 24),
  );
  expect(readDateTextOrApiForm('2020-12-09', context)?.precision).toBe('date');
  expect(readDateTextOrApiForm('2020-13-09T17:25:24Z', context)).toBeUndefined();
});

test("now and today come from the host's clock and the account's zone", () => {
  const tokyo = testContext({ timeZone: 'Asia/Tokyo', now: () => Date.UTC(2023, 9, 22, 16) });
  expect(textOf(currentTime(tokyo), tokyo)).toBe('23-Oct-2023 01:00:00');
  expect(textOf(currentDate(tokyo), tokyo)).toBe('23-Oct-2023');
  expect(currentDate(tokyo).epochMs).toBe(Date.UTC(2023, 9, 22, 15));
});
