import { expect, test } from 'vitest';
import { defaultReadings, readingTable } from '../../../deluge/runtime/readings.ts';

test.each(Object.entries(readingTable))(
  '%s asks a question, and has a default among several values',
  (name, reading) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(reading.question).toMatch(/\?$/);
    expect(new Set(reading.values).size).toBeGreaterThan(1);
    expect(reading.values).toContain(reading.default);
    expect(reading.sources.length).toBeGreaterThan(0);
  },
);

test('the default readings are the defaults of the table', () => {
  expect(Object.keys(defaultReadings)).toEqual(Object.keys(readingTable));
  expect(defaultReadings['whole-division']).toBe('exact');
  expect(defaultReadings['record-task-envelope']).toBe('envelope');
});
