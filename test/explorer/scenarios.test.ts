import { expect, test } from 'vitest';
import { play, standardScenarios } from '../../sandbox/index.ts';
import { subjectOfFile } from './subjects.ts';

const shipped = subjectOfFile('functions/contact_to_books.deluge');

test('scenarios have names of their own that a command line takes', () => {
  const names = standardScenarios.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z-]+$/);
});

test('scenarios speak of contacts and customers that they have', () => {
  for (const { name, events, bigin, books, mustSync, adopted } of standardScenarios) {
    const contacts = [
      ...(bigin ?? []).map(({ contact }) => contact),
      ...events.flatMap((event) => (event.kind === 'create' ? [event.contact] : [])),
    ];
    const customers = (books ?? []).map(({ record }) => record.contact_name);
    expect([name, contacts]).toEqual([name, expect.arrayContaining([...(mustSync ?? [])])]);
    expect([name, contacts]).toEqual([name, expect.arrayContaining(Object.keys(adopted ?? {}))]);
    expect([name, customers]).toEqual([name, expect.arrayContaining(Object.values(adopted ?? {}))]);
  }
});

// A refused event would make a scenario something else than it says.
test.each(standardScenarios.map((scenario) => [scenario.name, scenario] as const))(
  '%s plays out in the plain order, and Bigin and Books take every event',
  async (_name, scenario) => {
    const played = await play(shipped, scenario, { choices: [] });
    if (!played.ok) throw new Error('the plain order always fits');
    // Beyond those of the scenario there is the end of an outage, behind which the schedule runs.
    const events = played.happenings.flatMap((one) =>
      one.kind === 'event' && scenario.events.includes(one.event) ? [one] : [],
    );
    expect(events).toHaveLength(scenario.events.length);
    // A subject need not have every function that a scenario starts.
    const refused = events.filter(({ event, isRefused }) => isRefused && event.kind !== 'run');
    expect(refused).toEqual([]);
  },
);
