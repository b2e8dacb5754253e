import { expect, test } from 'vitest';
import { textOf } from '../../../deluge/runtime/text-form.ts';
import { date } from '../values/plain-values.ts';
import { testContext } from '../values/runtime-context.ts';
import { callBuiltIn } from './built-in-fact.ts';

test('workDaysList gives dates, and leaves out weekends and holidays', () => {
  const context = testContext();
  const days = (args: Parameters<typeof callBuiltIn>[2]): string =>
    textOf(callBuiltIn(date('1-Jan-2020'), 'workDaysList', args), context);
  expect(days([date('6-Jan-2020')])).toBe('01-Jan-2020,02-Jan-2020,03-Jan-2020,06-Jan-2020');
  expect(days(['6-Jan-2020', ['Monday'], [date('2-Jan-2020')]])).toBe(
    '01-Jan-2020,03-Jan-2020,04-Jan-2020,05-Jan-2020',
  );
});
