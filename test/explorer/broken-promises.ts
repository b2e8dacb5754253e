import { expect } from 'vitest';
import { explore, type Subject } from '../../sandbox/index.ts';
import { scenarioNamed } from './subjects.ts';

/** The promises that a subject breaks in a scenario, in any order of its calls and with so many faults; all is followed. */
export async function brokenPromises(
  subject: Subject,
  name: string,
  faults: number,
): Promise<readonly string[]> {
  const { counterexamples, isComplete } = await explore(subject, scenarioNamed(name), {
    faults,
    limit: 20_000,
    shrink: false,
  });
  expect(isComplete).toBe(true);
  return counterexamples.map(({ invariant }) => invariant);
}

/** Far more paths than a test has time for; `topping explore` follows them. */
export const tooManyPaths: ReadonlySet<string> = new Set(['two-claims']);

/** Those, too, in which two runs meet, or an outage can begin at any call, when a call can fail besides. */
export const tooManyPathsWithFaults: ReadonlySet<string> = new Set([
  ...tooManyPaths,
  'create-then-edit',
  'two-edits',
  'edit-while-creating',
  'flip-back',
  'emails-swapped',
  'emails-of-existing-customers-swapped',
  'edited-in-books-meanwhile',
  'token-revoked',
  'daily-limit',
  'rule-delivered-twice',
  'schedule-beside-workflow',
  'delete-then-retry',
  'install-script-twice',
  'install-script-beside-workflow',
]);

/** Those, too, that have many paths when two calls can fail. */
export const tooManyPathsWithPairs: ReadonlySet<string> = new Set([
  ...tooManyPathsWithFaults,
  'delete-while-syncing',
  'delete-during-outage',
  'existing-linked-to-another',
  'same-name-twice',
  'minute-limit',
]);

/** Those that take long in every order of their calls, when they are explored again and again under other readings. */
export const tooManyPathsUnderReadings: ReadonlySet<string> = new Set([
  ...tooManyPaths,
  'create-then-edit',
  'edit-while-creating',
  'emails-swapped',
  'emails-of-existing-customers-swapped',
  'schedule-beside-workflow',
  'delete-then-retry',
  'install-script-beside-workflow',
]);
