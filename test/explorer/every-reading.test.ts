import { describe, expect, test } from 'vitest';
import { exploreReadings, standardScenarios } from '../../sandbox/index.ts';
import { tooManyPathsUnderReadings } from './broken-promises.ts';
import { scenarioNamed, subjectOfFile } from './subjects.ts';

const shipped = subjectOfFile('functions/contact_to_books.deluge');

/** Which readings break which promises; all is followed. */
async function brokenUnderReadings(name: string, together: 1 | 2): Promise<readonly string[]> {
  const { explored, alike } = await exploreReadings(shipped, scenarioNamed(name), {
    faults: 0,
    limit: 20_000,
    shrink: false,
    together,
  });
  // Else the questions would not reach the functions.
  expect(explored.length + alike.length).toBeGreaterThan(10 ** together);
  return explored.flatMap(({ picks, exploration: { isComplete, counterexamples } }) => {
    const readings = picks.map(({ name, value }) => `${name}=${value}`).join(' with ');
    const found = counterexamples.map(({ invariant }) => `${invariant} under ${readings}`);
    return isComplete ? found : [...found, `cut under ${readings}`];
  });
}

const names = standardScenarios.map(({ name }) => name);

describe('the shipped functions keep every promise under every reading of what is unsettled', () => {
  test.each(names.filter((name) => !tooManyPathsUnderReadings.has(name)))('%s', async (name) => {
    expect(await brokenUnderReadings(name, 1)).toEqual([]);
  });
});

describe('the shipped functions keep every promise under every two readings', () => {
  test.each(['create', 'delete-at-rest', 'same-name-twice'])('%s', async (name) => {
    expect(await brokenUnderReadings(name, 2)).toEqual([]);
  });
});
