import { describe, expect, test } from 'vitest';
import { explore, standardScenarios, type syncInvariants } from '../../sandbox/index.ts';
import {
  brokenPromises,
  tooManyPaths,
  tooManyPathsWithFaults,
  tooManyPathsWithPairs,
} from './broken-promises.ts';
import { naiveSubject, scenarioNamed, subjectOfFile } from './subjects.ts';

type InvariantName = keyof typeof syncInvariants;

const ONE = 'one-customer-per-contact';
const OTHERS = 'no-other-customer-changed';
const UNMAPPED = 'unmapped-values-kept';
const RUNS = 'every-run-accounted-for';
const CALLS = 'calls-per-change';

/** The promises that a sync breaks, by scenario, in any order of its calls. */
type Table = Readonly<Record<string, readonly InvariantName[]>>;

/** What the naive function breaks: the list that shows that the explorer can find what is wrong. */
const naiveWithoutFaults: Table = {
  create: [],
  'create-then-edit': [ONE, RUNS, CALLS],
  'two-edits': [ONE, CALLS],
  'edit-while-creating': [ONE, UNMAPPED, CALLS],
  'flip-back': [ONE, CALLS],
  'edit-at-rest': [CALLS],
  'edit-of-unmapped-field': [CALLS],
  'delete-while-syncing': [],
  'delete-at-rest': [],
  'delete-during-outage': [RUNS],
  'email-changed': [CALLS],
  'email-removed': [],
  'emails-swapped': [ONE, CALLS],
  'emails-of-existing-customers-swapped': [ONE, UNMAPPED, CALLS],
  'existing-same-email': [UNMAPPED],
  'existing-linked-to-another': [UNMAPPED],
  'existing-same-name': [OTHERS, UNMAPPED],
  'existing-similar-name': [OTHERS, UNMAPPED],
  'existing-several-persons': [UNMAPPED],
  'existing-same-email-twice': [OTHERS, UNMAPPED],
  'existing-inactive': [OTHERS, UNMAPPED],
  'existing-vendor': [ONE, RUNS],
  'same-name-twice': [ONE, OTHERS, RUNS],
  'both-names-taken': [OTHERS, UNMAPPED],
  'existing-longer-email': [OTHERS, UNMAPPED],
  'existing-several-persons-no-first-name': [UNMAPPED],
  'existing-address': [UNMAPPED],
  'two-claims': [ONE, UNMAPPED, CALLS],
  'name-changed': [ONE, CALLS],
  'existing-same-name-then-edit': [OTHERS, UNMAPPED, CALLS],
  'edited-in-books-meanwhile': [UNMAPPED],
  'customer-deleted-in-books': [],
  'wrong-organization': [ONE, RUNS],
  'token-revoked': [ONE, RUNS, CALLS],
  'daily-limit': [ONE, RUNS, CALLS],
  'minute-limit': [ONE, RUNS],
  'rule-delivered-twice': [],
  'schedule-beside-workflow': [ONE, RUNS, CALLS],
  'delete-then-retry': [RUNS],
  'install-script-twice': [ONE],
  'install-script-beside-workflow': [],
};

/** The same with one fault at any call, where that breaks more: a script that takes every answer for good. */
const naiveWithOneFault: Table = {
  create: [ONE, RUNS],
  'two-edits': [ONE, RUNS, CALLS],
  'flip-back': [ONE, RUNS, CALLS],
  'edit-at-rest': [ONE, RUNS, CALLS],
  'edit-of-unmapped-field': [RUNS, CALLS],
  'delete-while-syncing': [RUNS],
  'delete-at-rest': [RUNS],
  'email-changed': [ONE, RUNS, CALLS],
  'email-removed': [ONE, RUNS],
  'emails-swapped': [ONE, RUNS, CALLS],
  'emails-of-existing-customers-swapped': [ONE, UNMAPPED, RUNS, CALLS],
  'existing-same-email': [ONE, UNMAPPED, RUNS],
  'existing-linked-to-another': [ONE, UNMAPPED, RUNS],
  'existing-same-name': [ONE, OTHERS, UNMAPPED, RUNS],
  'existing-similar-name': [ONE, OTHERS, UNMAPPED, RUNS],
  'existing-several-persons': [ONE, UNMAPPED, RUNS],
  'existing-same-email-twice': [ONE, OTHERS, UNMAPPED, RUNS],
  'existing-inactive': [ONE, OTHERS, UNMAPPED, RUNS],
  'both-names-taken': [ONE, OTHERS, UNMAPPED, RUNS],
  'edited-in-books-meanwhile': [ONE, UNMAPPED, RUNS],
  'customer-deleted-in-books': [ONE, RUNS],
  'rule-delivered-twice': [RUNS],
  'install-script-beside-workflow': [ONE, RUNS],
};

const names = standardScenarios.map(({ name }) => name);
const shipped = subjectOfFile('functions/contact_to_books.deluge');
const naive = naiveSubject();

test('the table speaks of every scenario', () => {
  expect(Object.keys(naiveWithoutFaults)).toEqual(names);
  for (const name of tooManyPathsWithPairs) expect(names).toContain(name);
});

describe('the shipped functions keep every promise, in every order of their calls', () => {
  test.each(names.filter((name) => !tooManyPaths.has(name)))('%s', async (name) => {
    expect(await brokenPromises(shipped, name, 0)).toEqual([]);
  });
});

describe('the shipped functions keep every promise, with one fault at any call', () => {
  test.each(names.filter((name) => !tooManyPathsWithFaults.has(name)))('%s', async (name) => {
    expect(await brokenPromises(shipped, name, 1)).toEqual([]);
  });
});

describe('the shipped functions keep every promise, with two faults at any calls', () => {
  test.each(names.filter((name) => !tooManyPathsWithPairs.has(name)))('%s', async (name) => {
    expect(await brokenPromises(shipped, name, 2)).toEqual([]);
  });
});

/** What the moment of a change decides: which write is the later one, to the second. */
const withChangesAtOnce = [
  'create-then-edit',
  'two-edits',
  'flip-back',
  'delete-while-syncing',
  'two-claims',
];

describe('the shipped functions keep every promise when a second passes between what people do', () => {
  test.each(withChangesAtOnce)('%s', async (name) => {
    const scenario = scenarioNamed(name);
    const events = scenario.events.map((event) => (event.whenSettled ? event : { ...event, afterMs: 1000 }));
    const bounds = { faults: 0, limit: 4000, shrink: false };
    const { counterexamples, isComplete } = await explore(shipped, { ...scenario, events }, bounds);
    expect(counterexamples).toEqual([]);
    expect(isComplete).toBe(!tooManyPaths.has(name));
  });
});

describe('the naive function, in every order of its calls', () => {
  test.each(names)('%s', async (name) => {
    expect(await brokenPromises(naive, name, 0)).toEqual(naiveWithoutFaults[name]);
  });
});

describe('the naive function, with one fault at any call', () => {
  test.each(Object.keys(naiveWithOneFault))('%s', async (name) => {
    expect(await brokenPromises(naive, name, 1)).toEqual(naiveWithOneFault[name]);
  });
});

describe('how the naive function breaks its promises', () => {
  const ways: readonly (readonly [name: string, invariant: InvariantName, breach: RegExp])[] = [
    ['existing-several-persons', UNMAPPED, /lost 2 of its 3 persons/],
    ['existing-similar-name', OTHERS, /Ann Leeds \(\d+\) was changed, which stands for no contact in Bigin/],
    ['two-edits', ONE, /other values in contact_persons\.primary\.phone/],
    ['same-name-twice', OTHERS, /was written for 2 contacts of Bigin/],
    ['same-name-twice', ONE, /other values in contact_persons\.primary\.email/],
    [
      'wrong-organization',
      RUNS,
      /^run 1 failed at line \d+: Value is empty and 'size' function cannot be applied$/,
    ],
    [
      'edit-of-unmapped-field',
      CALLS,
      /made 2 calls to Books for a change of a field that is not mapped; 0 would do/,
    ],
  ];
  test.each(ways)('%s breaks %s', async (name, invariant, breach) => {
    const { counterexamples } = await explore(naive, scenarioNamed(name), { faults: 0, limit: 20_000 });
    expect(counterexamples.find((one) => one.invariant === invariant)?.breaches.join('; ')).toMatch(breach);
  });
});
