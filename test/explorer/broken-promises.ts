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
export const tooManyPaths: ReadonlySet<string> = new Set([
  'edit-while-creating',
  'two-claims',
  'emails-swapped',
  'emails-of-existing-customers-swapped',
  'delete-then-retry',
  'install-script-twice',
  'install-script-beside-workflow',
  'schedule-beside-workflow',
]);

/** Those, too, in which two runs meet, or an outage can begin at any call, when a call can fail besides. */
export const tooManyPathsWithFaults: ReadonlySet<string> = new Set([
  ...tooManyPaths,
  'create-then-edit',
  'two-edits',
  'flip-back',
  'delete-while-syncing',
  'same-name-twice',
  'edited-in-books-meanwhile',
  'token-revoked',
  'daily-limit',
  'minute-limit',
  'rule-delivered-twice',
]);
