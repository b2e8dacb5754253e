import { describe, expect, test } from 'vitest';
import { explorationSubject } from '../../cli/topping-exploration.ts';
import {
  type Ending,
  explore,
  type Invariants,
  type Scenario,
  type Subject,
  syncInvariants,
} from '../../sandbox/index.ts';
import { functionsOf } from '../support/sync-world.ts';
import { wayBackTopping } from '../support/way-back.ts';

const typed = { Last_Name: 'Lee', First_Name: 'Ann', Mailing_City: 'Lund' };

/** What the way back promises beside what the sync does. */
const wayBackInvariants: Invariants = {
  ...syncInvariants,
  'books-value-in-bigin': {
    promise: 'A contact holds what its customer has in the fields that Books owns.',
    breaches: ({ records, books }: Ending) =>
      [...records.values()].flatMap((record) => {
        const customer = books.find(({ contact_id }) => contact_id === record.Books_Customer_ID);
        if (customer === undefined || (customer.website ?? '') === (record.Home_Phone ?? '')) return [];
        return [`Bigin has ${record.Home_Phone}, and Books has ${customer.website}`];
      }),
  },
  'typed-values-kept': {
    promise: 'What people type into the other fields of a contact stays.',
    breaches: ({ records }: Ending) =>
      [...records.values()].flatMap((record) =>
        Object.entries(typed).flatMap(([field, value]) =>
          record[field] === value ? [] : [`${field} is ${record[field]}`],
        ),
      ),
  },
};

function subjectOf(change: (text: string) => string = (text) => text): Subject {
  const functions = functionsOf(wayBackTopping).map(({ name, text }) => ({
    name,
    text: name === 'books_to_bigin' ? change(text) : text,
  }));
  return { ...explorationSubject(wayBackTopping, functions), invariants: wayBackInvariants };
}

const created = {
  kind: 'create',
  contact: 'ann',
  values: { ...typed, Email: 'ann@example.com' },
} as const;
const website = (value: string) =>
  ({ kind: 'edit-books', contactName: 'Ann Lee', values: { website: value } }) as const;
const wayBack = { kind: 'run', function: 'books_to_bigin' } as const;

const whileSyncing: Scenario = {
  name: 'books-edits-while-syncing',
  about: 'The bookkeeper edits what Books owns while an edit in Bigin is synced and the way back runs.',
  events: [
    created,
    { kind: 'edit', contact: 'ann', values: { Description: 'Likes tea' }, whenSettled: true },
    { ...website('https://b.example'), whenSettled: true },
    { ...wayBack, whenSettled: true },
  ],
};

const twice: Scenario = {
  name: 'way-back-twice',
  about: 'The bookkeeper edits what Books owns, and the way back runs twice at a time.',
  events: [
    created,
    { ...website('https://b.example'), whenSettled: true },
    { ...wayBack, whenSettled: true },
    wayBack,
  ],
};

const once: Scenario = {
  name: 'way-back',
  about: 'The bookkeeper edits what Books owns, and the way back runs.',
  events: [created, { ...website('https://b.example'), whenSettled: true }, { ...wayBack, whenSettled: true }],
};

async function broken(subject: Subject, scenario: Scenario, faults: number): Promise<readonly string[]> {
  const { counterexamples, isComplete, ...rest } = await explore(subject, scenario, {
    faults,
    limit: 60_000,
    shrink: false,
  });
  console.log(scenario.name, faults, rest.schedules, rest.states, rest.endings);
  expect(isComplete).toBe(true);
  return counterexamples.map(({ invariant }) => invariant);
}

describe('at the end Bigin holds what Books owns, and nothing echoes', () => {
  test.each([
    [whileSyncing, 0],
    [twice, 0],
    [once, 1],
  ] as const)('%$', async (scenario, faults) => {
    expect(await broken(subjectOf(), scenario, faults)).toEqual([]);
  });
});

describe('a way back that is changed is caught', () => {
  const mutants: readonly (readonly [string, string, string, Scenario, number, string])[] = [
    ['starts the rules', 'body.put("trigger",List());', '', once, 0, 'no-echo'],
    ['keeps its place after a failure', 'isCut = true;', 'isCut = false;', once, 1, 'books-value-in-bigin'],
    [
      'looks only at what is newer than its last place',
      'changedAt < stopAt',
      'changedAt <= stopAt',
      twice,
      0,
      'books-value-in-bigin',
    ],
  ];
  test.each(mutants)('%s', async (_, original, other, scenario, faults, invariant) => {
    const subject = subjectOf((text) => {
      if (!text.includes(original)) throw new Error(`There is no ${original}`);
      return text.replaceAll(original, other);
    });
    expect(await broken(subject, scenario, faults)).toContain(invariant);
  });
});
