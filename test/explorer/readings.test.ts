import { describe, expect, test } from 'vitest';
import {
  createSandbox,
  explore,
  exploreReadings,
  type Invariants,
  platformReadings,
  type ReadingPick,
  type Subject,
  underReadings,
} from '../../sandbox/index.ts';
import { found } from './endings.ts';
import { keyedSubject } from './keyed-subject.ts';
import { naiveSubject, scenarioNamed, subjectOfFile, subjectOfText, withoutRetry } from './subjects.ts';

const runsEnd: Invariants = {
  'runs-end': {
    promise: 'No run fails.',
    breaches: ({ history }) =>
      history.runs.flatMap(({ finished }) => (finished?.outcome.ok ? [] : ['a run failed'])),
  },
};

/** Fails when it finds the platform to be another than it takes it for. Nothing tries again, which would ask more. */
function leaning(condition: string): Subject {
  const text = `void automation.lean(Map contact)\n{\nif(${condition})\n{\ninfo 1 / 0;\n}\n}`;
  return withoutRetry(subjectOfText(text, runsEnd));
}

const bounds = { faults: 0, limit: 20_000, shrink: false } as const;

function written(picks: readonly ReadingPick[]): string {
  return picks.map(({ name, value }) => `${name}=${value}`).join(' ');
}

async function brokenUnder(subject: Subject, name: string, together: 1 | 2): Promise<readonly string[]> {
  const { explored } = await exploreReadings(subject, scenarioNamed(name), { ...bounds, together });
  return explored.flatMap(({ picks, exploration }) =>
    exploration.counterexamples.length === 0 ? [] : [written(picks)],
  );
}

const emptyIsNull = '(!isNull(""))';
const astral = '("😀".length() != 1)';

function otherOf(name: string): string {
  const { values = [], default: taken } = platformReadings[name] ?? {};
  return `${name}=${values.find((value) => value !== taken)}`;
}
const isTrue = platformReadings['is-null-of-empty-text']?.default === 'true';
const counted = platformReadings['text-length']?.default === 'characters';
const leansOnNull = isTrue ? emptyIsNull : 'isNull("")';
const leansOnLength = counted ? astral : '("😀".length() == 1)';

test('the questions are those of the language and those of Books', () => {
  expect(Object.keys(platformReadings)).toEqual(
    expect.arrayContaining(['text-plus-null', 'books-email-filter', 'books-object-update']),
  );
  for (const { values, default: taken } of Object.values(platformReadings)) expect(values).toContain(taken);
  expect(() => underReadings(leaning('true'), [{ name: 'text-plus-null', value: 'maybe' }])).toThrow(
    'There is no reading text-plus-null=maybe.',
  );
});

describe('what leans on an open question is found', () => {
  test('with one reading at a time', async () => {
    expect(await brokenUnder(leaning(leansOnNull), 'create', 1)).toEqual([otherOf('is-null-of-empty-text')]);
    expect(await brokenUnder(leaning(leansOnLength), 'create', 1)).toEqual([otherOf('text-length')]);
  });

  test('with two readings that come together only in pairs', async () => {
    const both = leaning(`${leansOnNull} && ${leansOnLength}`);
    expect(await brokenUnder(both, 'create', 1)).toEqual([]);
    const broken = await brokenUnder(both, 'create', 2);
    expect(broken.map((picks) => picks.split(' ').toSorted())).toEqual([
      [otherOf('is-null-of-empty-text'), otherOf('text-length')].toSorted(),
    ]);
  });

  test('also when it is about Books', async () => {
    const partial = `void automation.lean(Map contact)
{
	found = invokeurl [ url :"https://www.zohoapis.com/books/v3/contacts?organization_id=10001&email=nn@example.com" type :GET connection:"booksconnection" ];
	if(found.get("contacts").size() > 0)
	{
		info 1 / 0;
	}
}`;
    const scenario = {
      ...scenarioNamed('create'),
      books: [
        {
          record: {
            contact_name: 'Ann',
            contact_persons: [{ first_name: 'Ann', email: 'ann@example.com', is_primary_contact: true }],
          },
        },
      ],
    };
    const { explored } = await exploreReadings(subjectOfText(partial, runsEnd), scenario, {
      ...bounds,
      together: 1,
    });
    const broken = explored.filter(({ exploration }) => exploration.counterexamples.length > 0);
    expect(broken.map(({ picks }) => written(picks))).toEqual(['books-email-filter=contains']);
  });
});

describe('what no path asks is skipped', () => {
  test('and counted', async () => {
    const others = Object.values(platformReadings).reduce((sum, { values }) => sum + values.length - 1, 0);
    const { explored, alike, skipped } = await exploreReadings(
      leaning('isNull("")'),
      scenarioNamed('create'),
      {
        ...bounds,
        together: 1,
      },
    );
    expect(explored[0]?.exploration.consulted).toContain('is-null-of-empty-text');
    expect(explored[0]?.exploration.consulted).not.toContain('split-to-characters');
    expect(explored.length - 1 + alike.length + skipped).toBe(others);
    expect(skipped).toBeGreaterThan(others / 2);
  });

  const subjects: readonly (readonly [string, Subject, string])[] = [
    ['leaning', leaning('isNull("") && "a".length() == 1'), 'create'],
    ['keyed', keyedSubject(), 'create-then-edit'],
    ['shipped', withoutRetry(subjectOfFile('functions/contact_to_books.deluge')), 'existing-several-persons'],
    ['naive', naiveSubject(), 'existing-same-name'],
  ];
  test.each(subjects)('and would have come to the same: %s', async (_name, subject, name) => {
    const scenario = scenarioNamed(name);
    const outcomes = async (all: boolean): Promise<ReadonlyMap<string, string>> => {
      const { explored, alike } = await exploreReadings(subject, scenario, { ...bounds, together: 1, all });
      const shown = new Map(
        explored.map(({ picks, exploration: { isComplete, counterexamples } }) => [
          written(picks),
          JSON.stringify([isComplete, counterexamples]),
        ]),
      );
      for (const { picks, as } of alike) shown.set(written(picks), shown.get(written(as)) ?? '');
      return shown;
    };
    const [some, whole] = [await outcomes(false), await outcomes(true)];
    expect(some.size).toBeLessThan(whole.size);
    for (const [picks, outcome] of whole) {
      expect([picks, outcome]).toEqual([picks, some.get(picks) ?? some.get('')]);
    }
  });

  test('but not behind a search that was cut', async () => {
    const { explored, skipped } = await exploreReadings(keyedSubject(), scenarioNamed('create-then-edit'), {
      ...bounds,
      limit: 2,
      together: 1,
    });
    expect(skipped).toBe(0);
    expect(explored.every(({ exploration }) => !exploration.isComplete)).toBe(true);
  });
});

describe('where the runs show the same under another reading, it is not explored again', () => {
  const subjects: readonly (readonly [string, Subject, string, number])[] = [
    ['keyed', keyedSubject(), 'create-then-edit', 0],
    ['keyed, with faults', keyedSubject(), 'create', 1],
    ['shipped', subjectOfFile('functions/contact_to_books.deluge'), 'rule-delivered-twice', 0],
    ['naive, with faults', naiveSubject(), 'existing-same-name', 1],
  ];
  test.each(subjects)('and would have come to the same endings: %s', async (_name, subject, name, faults) => {
    const scenario = scenarioNamed(name);
    const { explored, alike } = await exploreReadings(subject, scenario, { ...bounds, faults, together: 1 });
    expect(alike.length).toBeGreaterThan(explored.length);
    const plain = await found(subject, scenario, faults, true);
    for (const { picks, as } of alike) {
      expect(as).toEqual([]);
      const { broken, endings } = await found(underReadings(subject, picks), scenario, faults, true);
      expect({ picks, broken, endings }).toEqual({ picks, broken: plain.broken, endings: plain.endings });
    }
  });

  test('nor are pairs that show the same as one of the two', async () => {
    const subject = leaning(leansOnNull);
    const { explored, alike } = await exploreReadings(subject, scenarioNamed('create'), {
      ...bounds,
      together: 2,
    });
    expect(explored.map(({ picks }) => written(picks))).toEqual(['', otherOf('is-null-of-empty-text')]);
    const pairs = alike.filter(({ picks }) => picks.some(({ name }) => name === 'is-null-of-empty-text'));
    expect(pairs.length).toBeGreaterThan(0);
    for (const { as } of pairs) expect(written(as)).toBe(otherOf('is-null-of-empty-text'));
  });
});

test('a sandbox tells which questions were asked, also while a function that runs is compiled', async () => {
  const sandbox = createSandbox({
    organizations: [{ id: '10001', name: 'Example' }],
    functions: [{ name: 'f', text: 'void f()\n{\n\tx = ifnull(null,1);\n}' }],
  });
  expect(sandbox.consultedReadings).not.toContain('ifnull-evaluation');
  sandbox.call('f');
  await sandbox.settle();
  expect(sandbox.consultedReadings).toContain('ifnull-evaluation');
  expect(sandbox.consultedReadings).not.toContain('text-plus-null');
});

describe('a question about Books is asked only where its answers differ', () => {
  const path = '/books/v3/contacts?organization_id=10001';
  const ann = { contact_name: 'Ann', contact_persons: [{ first_name: 'Ann', email: 'ann@example.com' }] };
  const calls: readonly (readonly [string, string, string, object | undefined, readonly string[]])[] = [
    ['the whole address', 'GET', `${path}&email=ann@example.com`, undefined, []],
    ['a part of it', 'GET', `${path}&email=nn@example.com`, undefined, ['books-email-filter']],
    ['another filter', 'GET', `${path}&contact_name=Ann`, undefined, []],
    ['a creation', 'POST', path, { contact_name: 'Bo', contact_persons: [{ first_name: 'Bo' }] }, []],
    ['an update without addresses', 'PUT', 'ID', { notes: 'x' }, []],
    ['one with an address', 'PUT', 'ID', { billing_address: { city: 'Oslo' } }, ['books-object-update']],
  ];
  test.each(calls)('%s', async (_what, method, to, body, asked) => {
    const sandbox = createSandbox({ organizations: [{ id: '10001', name: 'Example' }] });
    const token = sandbox.signIn('user', ['ZohoBooks.contacts.ALL']);
    const send = async (verb: string, address: string, sent: object | undefined): Promise<string> => {
      const request = new Request(`${sandbox.hosts.api}${address}`, {
        method: verb,
        headers: { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json' },
        ...(sent && { body: JSON.stringify(sent) }),
      });
      const answer = await sandbox.fetch(request);
      expect(answer.ok).toBe(true);
      return answer.text();
    };
    await send('POST', path, ann);
    const id = sandbox.books.contacts()[0]?.contact_id;
    await send(method, to === 'ID' ? path.replace('contacts', `contacts/${id}`) : to, body);
    const ofBooks = [...sandbox.consultedReadings].filter((name) => name.startsWith('books-'));
    expect(ofBooks).toEqual(asked);
  });
});

describe('the small sync keeps its promises under every reading', () => {
  test.each(['create', 'edit-at-rest', 'delete-at-rest', 'minute-limit'])('%s', async (name) => {
    expect(await brokenUnder(keyedSubject(), name, 1)).toEqual([]);
  });

  test('also with a fault', async () => {
    const { counterexamples } = await explore(
      underReadings(keyedSubject(), [{ name: 'response-code-type', value: 'text' }]),
      scenarioNamed('create'),
      { ...bounds, faults: 1 },
    );
    expect(counterexamples).toEqual([]);
  });
});
