import { describe, expect, test } from 'vitest';
import { explore, type Subject, standardScenarios, type syncInvariants } from '../../sandbox/index.ts';
import { scenarioNamed, subjectOfFile } from './subjects.ts';

type InvariantName = keyof typeof syncInvariants;

const ONE = 'one-customer-per-contact';
const OTHERS = 'no-other-customer-changed';
const UNMAPPED = 'unmapped-values-kept';
const RUNS = 'every-run-accounted-for';
const CALLS = 'calls-per-change';

async function broken(subject: Subject, name: string, faults: number): Promise<readonly string[]> {
  const scenario = scenarioNamed(name);
  const { counterexamples, isComplete } = await explore(subject, scenario, {
    faults,
    limit: 20_000,
    shrink: false,
  });
  expect(isComplete).toBe(true);
  return counterexamples.map(({ invariant }) => invariant);
}

/** The promises that a sync breaks, by scenario, in any order of its calls. */
type Table = Readonly<Record<string, readonly InvariantName[]>>;

/**
 * What the shipped function breaks today. It finds its customer by e-mail, which is no identity: two runs can both find
 * none. An entry that gets shorter is progress, and is changed here; none is to get longer.
 */
const shippedWithoutFaults: Table = {
  create: [],
  'create-then-edit': [ONE, CALLS],
  'two-edits': [ONE, CALLS],
  'edit-while-creating': [ONE, RUNS, CALLS],
  'flip-back': [ONE, CALLS],
  'edit-at-rest': [CALLS],
  'edit-of-unmapped-field': [CALLS],
  'delete-while-syncing': [],
  'delete-at-rest': [],
  'email-changed': [ONE, CALLS],
  'email-removed': [],
  'emails-swapped': [ONE, OTHERS, CALLS],
  'emails-of-existing-customers-swapped': [ONE, OTHERS, CALLS],
  'existing-same-email': [],
  'existing-linked-to-another': [OTHERS],
  'existing-same-name': [],
  'existing-similar-name': [],
  'existing-several-persons': [],
  'existing-same-email-twice': [ONE, RUNS],
  'existing-inactive': [],
  'existing-vendor': [],
  'same-name-twice': [],
  'both-names-taken': [ONE, RUNS],
  'edited-in-books-meanwhile': [UNMAPPED],
  'customer-deleted-in-books': [],
  'wrong-organization': [ONE, RUNS],
  'token-revoked': [ONE, RUNS, CALLS],
  'daily-limit': [ONE, RUNS, CALLS],
  'minute-limit': [ONE, RUNS],
  'rule-delivered-twice': [ONE],
  'schedule-beside-workflow': [ONE, RUNS, CALLS],
  'delete-then-retry': [],
  'install-script-twice': [ONE],
  'install-script-beside-workflow': [],
};

/** The same with one fault at any call, where that breaks more. Nothing is tried again and nothing recorded in Bigin. */
const shippedWithOneFault: Table = {
  create: [ONE, RUNS],
  'create-then-edit': [ONE, RUNS, CALLS],
  'two-edits': [ONE, RUNS, CALLS],
  'flip-back': [ONE, RUNS, CALLS],
  'edit-at-rest': [ONE, RUNS, CALLS],
  'email-changed': [ONE, RUNS, CALLS],
  'email-removed': [ONE, RUNS],
  'existing-same-email': [ONE, RUNS],
  'existing-linked-to-another': [ONE, OTHERS, RUNS],
  'existing-same-name': [ONE, RUNS],
  'existing-similar-name': [ONE, RUNS],
  'existing-several-persons': [ONE, RUNS],
  'existing-inactive': [ONE, RUNS],
  'existing-vendor': [ONE, RUNS],
  'same-name-twice': [ONE, RUNS],
  'edited-in-books-meanwhile': [ONE, UNMAPPED, RUNS],
  'customer-deleted-in-books': [ONE, RUNS],
  'rule-delivered-twice': [ONE, RUNS],
  'install-script-beside-workflow': [ONE, RUNS],
};

/** Too many paths with a fault for a test; `topping explore` follows them. */
const tooManyPaths: ReadonlySet<string> = new Set([
  'edit-while-creating',
  'emails-swapped',
  'emails-of-existing-customers-swapped',
]);

/** What the naive function breaks: the list that shows that the explorer can find what is wrong. */
const naiveWithoutFaults: Table = {
  create: [],
  'create-then-edit': [ONE, RUNS, CALLS],
  'two-edits': [ONE, CALLS],
  'edit-while-creating': [ONE, RUNS, CALLS],
  'flip-back': [ONE, CALLS],
  'edit-at-rest': [CALLS],
  'edit-of-unmapped-field': [CALLS],
  'delete-while-syncing': [],
  'delete-at-rest': [],
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
  'existing-inactive': [UNMAPPED],
  'existing-vendor': [ONE, RUNS],
  'same-name-twice': [ONE, OTHERS, RUNS],
  'both-names-taken': [OTHERS, UNMAPPED],
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

/** A script that takes every answer for good fails in its runs, too. */
const naiveWithOneFault: Table = {
  create: [ONE, RUNS],
  'edit-of-unmapped-field': [RUNS, CALLS],
  'delete-while-syncing': [RUNS],
  'existing-same-name': [ONE, OTHERS, UNMAPPED, RUNS],
  'existing-several-persons': [ONE, UNMAPPED, RUNS],
  'rule-delivered-twice': [RUNS],
};

const names = standardScenarios.map(({ name }) => name);
const shipped = subjectOfFile('functions/contact_to_books.deluge');
const naive = subjectOfFile('test/fixtures/naive/naive_sync.deluge');

test('the tables speak of every scenario', () => {
  expect(Object.keys(shippedWithoutFaults)).toEqual(names);
  expect(Object.keys(naiveWithoutFaults)).toEqual(names);
});

describe('the shipped function, in every order of its calls', () => {
  test.each(names)('%s', async (name) => {
    expect(await broken(shipped, name, 0)).toEqual(shippedWithoutFaults[name]);
  });
});

describe('the shipped function, with one fault at any call', () => {
  test.each(names.filter((name) => !tooManyPaths.has(name)))('%s', async (name) => {
    expect(await broken(shipped, name, 1)).toEqual(shippedWithOneFault[name] ?? shippedWithoutFaults[name]);
  });
});

describe('the naive function, in every order of its calls', () => {
  test.each(names)('%s', async (name) => {
    expect(await broken(naive, name, 0)).toEqual(naiveWithoutFaults[name]);
  });
});

describe('the naive function, with one fault at any call', () => {
  test.each(Object.keys(naiveWithOneFault))('%s', async (name) => {
    expect(await broken(naive, name, 1)).toEqual(naiveWithOneFault[name]);
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
