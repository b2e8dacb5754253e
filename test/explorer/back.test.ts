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
import { topping } from '../../topping/index.ts';
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
    website('https://b.example'),
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
  events: [
    created,
    { ...website('https://b.example'), whenSettled: true },
    { ...wayBack, whenSettled: true },
  ],
};

async function broken(subject: Subject, scenario: Scenario, faults: number): Promise<readonly string[]> {
  const { counterexamples, isComplete } = await explore(subject, scenario, {
    faults,
    limit: 60_000,
    shrink: false,
  });
  expect(isComplete).toBe(true);
  return counterexamples.map(({ invariant }) => invariant);
}

describe('at the end Bigin holds what Books owns, and nothing echoes', () => {
  test.each([
    [whileSyncing.name, whileSyncing, 0],
    [twice.name, twice, 0],
    [once.name, once, 1],
  ] as const)('%s', async (_, scenario, faults) => {
    expect(await broken(subjectOf(), scenario, faults)).toEqual([]);
  });
});

describe('the payment terms, as the topping ships', () => {
  const terms = (payment_terms_label: string) =>
    ({ kind: 'edit-books', contactName: 'Ann Lee', values: { payment_terms_label } }) as const;
  const shipped: Subject = {
    ...explorationSubject(topping, functionsOf(topping)),
    invariants: {
      ...syncInvariants,
      'terms-in-bigin': {
        promise: 'A contact holds the payment terms of its customer.',
        breaches: ({ records, books }: Ending) =>
          [...records.values()].flatMap((record) => {
            const customer = books.find(({ contact_id }) => contact_id === record.Books_Customer_ID);
            const [held, owned] = [record.Books_Payment_Terms ?? '', customer?.payment_terms_label ?? ''];
            return held === owned ? [] : [`Bigin has ${held}, and Books has ${owned}`];
          }),
      },
    },
  };

  test.each([
    [
      'while an edit in Bigin is synced',
      0,
      { ...whileSyncing, events: whileSyncing.events.with(2, terms('Net 30')) },
    ],
    [
      'with a fault at any call',
      1,
      { ...once, events: once.events.with(1, { ...terms('Net 30'), whenSettled: true }) },
    ],
  ] as const)('come to Bigin %s', async (_, faults, scenario) => {
    expect(await broken(shipped, scenario, faults)).toEqual([]);
  });

  test('that never come are told', async () => {
    const silent = functionsOf(topping).map(({ name, text }) => ({
      name,
      text: text.replaceAll('state.put("Books_Payment_Terms"', 'state.put("Books_Sync_Reason"'),
    }));
    const subject = { ...shipped, sandbox: explorationSubject(topping, silent).sandbox };
    const scenario = { ...once, events: once.events.with(1, { ...terms('Net 30'), whenSettled: true }) };
    expect(await broken(subject, scenario, 0)).toContain('terms-in-bigin');
  });
});

describe('a way back that is changed is caught', () => {
  const further = 'newest = newest + 1000000;\nlast = newest;\nplace.put("last",newest);';
  const mutants: readonly (readonly [string, string, string, Scenario, string])[] = [
    ['starts the rules', 'body.put("trigger",List());', '', once, 'no-echo'],
    [
      'takes for seen what it has not',
      'place.put("last",newest);',
      further,
      whileSyncing,
      'books-value-in-bigin',
    ],
    [
      'fills what nobody asked it to',
      'state = Map();',
      'state = Map();\nstate.put("Mailing_City","Oslo");',
      once,
      'typed-values-kept',
    ],
  ];
  test.each(mutants)('%s', async (_, original, other, scenario, invariant) => {
    const subject = subjectOf((text) => {
      if (!text.includes(original)) throw new Error(`There is no ${original}`);
      return text.replaceAll(original, other);
    });
    expect(await broken(subject, scenario, 0)).toContain(invariant);
  });
});
