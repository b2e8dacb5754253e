import { describe, expect, test } from 'vitest';
import {
  type Ending,
  explore,
  play,
  type Scenario,
  type Subject,
  syncInvariants,
  writeSchedule,
} from '../../sandbox/index.ts';
import { keyedSubject } from './keyed-subject.ts';
import { counts, creations, doubleCreate, isAlone, lostUpdate } from './planted.ts';
import { naiveSubject, scenarioNamed, subjectOfFile, subjectOfText } from './subjects.ts';

/** Judged where its last run ends. */
const alone = ({ retry: _, ...subject }: Subject): Subject => subject;

const counter = alone(subjectOfText(lostUpdate, counts));
const createOnce = alone(subjectOfText(doubleCreate, isAlone));
const broken = async (subject: Subject, scenario: Scenario, options: object): Promise<readonly string[]> => {
  const bounds = { faults: 0, limit: 100_000, shrink: false, ...options };
  const { counterexamples, isComplete } = await explore(subject, scenario, bounds);
  expect(isComplete).toBe(true);
  return counterexamples.map(({ invariant }) => invariant).toSorted();
};

/** Asks for its contact, and writes the time of the answer, with the contact's name, into the counter. */
const tellsTime = `void automation.tell(Map contact)
{
	invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts/" + contact.get("Contacts.ID") type :GET connection:"biginconnection" ];
	change = Map();
	change.put("notes",contact.get("Contacts.Last Name") + " at " + zoho.currenttime.toString("HH:mm:ss"));
	invokeurl [ url :"https://www.zohoapis.com/books/v3/contacts/4000001000000001001?organization_id=10001" type :PUT parameters:change.toString() headers:{"Content-Type":"application/json"} connection:"booksconnection" ];
}`;

/** Writes into the contact, and then what it was given of the contact into Books. */
function subjectOfGiven(): Subject {
  const text = `void automation.sync_contact(Map contact)
{
	body = "{\\"data\\":[{\\"Sync_Problem\\":\\"seen\\"}],\\"trigger\\":[]}";
	invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts/" + contact.get("id") type :PUT parameters:body headers:{"Content-Type":"application/json"} connection:"biginconnection" ];
	customer = Map();
	customer.put("contact_name",contact.get("Phone") + " " + contact.get("Sync_Problem"));
	invokeurl [ url :"https://www.zohoapis.com/books/v3/contacts?organization_id=10001" type :POST parameters:customer.toString() headers:{"Content-Type":"application/json"} connection:"booksconnection" detailed:true ];
}`;
  const { sandbox, ...rest } = keyedSubject({ sync_contact: text });
  const rules = (sandbox.rules ?? []).map((rule) => ({ ...rule, entryStyle: 'map-plain' as const }));
  return {
    ...rest,
    // What search does not show yet would tell the states apart as well.
    sandbox: { ...sandbox, rules: rules.filter(({ name }) => name === 'Sync'), options: { searchLagMs: 0 } },
  };
}

const startedTwice = alone(
  subjectOfText(
    doubleCreate
      .replace('(Map contact)', '()')
      .replace('contact.get("Contacts.ID")', 'randomNumber(1,1000000)'),
    isAlone,
  ),
);
const twoStarts: Scenario = {
  name: 'two-starts',
  about: 'A function is started twice.',
  events: [
    { kind: 'run', function: 'contact_to_books' },
    { kind: 'run', function: 'contact_to_books' },
  ],
};

describe("a function that nobody's save starts", () => {
  test('takes part in every order of calls', async () => {
    const { counterexamples, scenario } = await explore(startedTwice, twoStarts, { faults: 0, limit: 1000 });
    expect(counterexamples.map((one) => [one.invariant, writeSchedule(one)])).toEqual([
      ['one-acme', 'world.world.1.2.2'],
    ]);
    const [first] = counterexamples;
    const played = first && (await play(startedTwice, scenario, first));
    expect(played?.ok && played.story.slice(0, 2)).toEqual([
      '1. The function contact_to_books is started.',
      '2. Run 1 begins.',
    ]);
  });

  test('finds nothing to do when there is none of its name', async () => {
    const none: Scenario = { ...twoStarts, events: [{ kind: 'run', function: 'nothing' }] };
    const played = await play(startedTwice, none, { choices: [] });
    expect(played).toMatchObject({
      ok: true,
      story: ['1. The function nothing is started. There is none.'],
      happenings: [{ isRefused: true, began: [] }],
    });
  });
});

describe('a planted race is found, with the least schedule that shows it', () => {
  test('a lost update: three contacts are explored, two are told, and the turn passes once', async () => {
    const { counterexamples, scenario } = await explore(counter, creations(3), { faults: 0, limit: 10_000 });
    expect(
      counterexamples.map(({ invariant, faults, switches, events }) => ({
        invariant,
        faults,
        switches,
        events,
      })),
    ).toEqual([{ invariant: 'every-contact-is-counted', faults: 0, switches: 1, events: [0, 1] }]);
    const [first] = counterexamples;
    if (!first) return;
    const played = await play(counter, scenario, first);
    expect(played).toMatchObject({
      ok: true,
      breaches: new Map([['every-contact-is-counted', first.breaches]]),
    });
    // One run reads the counter, the other counts, and the first writes what it has read.
    const calls = played.ok
      ? played.happenings.flatMap((one) =>
          one.kind === 'exchange' ? [`${one.run} ${one.request.method}`] : [],
        )
      : [];
    expect(calls).toEqual(['1 GET', '1 GET', '2 GET', '2 GET', '2 PUT', '1 PUT']);
    expect(writeSchedule(first)).toBe('0,1:user.user.1.1.2.2.2');
  });

  test('a double create', async () => {
    const { counterexamples } = await explore(createOnce, creations(3), { faults: 0, limit: 10_000 });
    expect(counterexamples.map((one) => [one.invariant, one.switches, writeSchedule(one)])).toEqual([
      ['one-acme', 1, '0,1:user.user.1.2.2'],
    ]);
  });

  test('and one run alone breaks nothing', async () => {
    expect(await broken(counter, creations(1), {})).toEqual([]);
    expect(await broken(createOnce, creations(1), {})).toEqual([]);
  });

  test('a fault that loses the increment is found only when faults are allowed', async () => {
    expect(await broken(counter, creations(1), { faults: 0 })).toEqual([]);
    expect(await broken(counter, creations(1), { faults: 1 })).toEqual(['every-contact-is-counted']);
  });
});

describe('pruning takes away no finding', () => {
  const contactToBooks = subjectOfFile('functions/contact_to_books.deluge');
  const naive = naiveSubject();
  const cases: readonly (readonly [name: string, subject: Subject, scenario: Scenario, faults: number])[] = [
    ['counter', counter, creations(2), 0],
    ['double create with a fault', createOnce, creations(2), 1],
    ['create', contactToBooks, scenarioNamed('create'), 1],
    ['edited in Books', contactToBooks, scenarioNamed('edited-in-books-meanwhile'), 0],
    ['delete while syncing', contactToBooks, scenarioNamed('delete-while-syncing'), 0],
    ['keyed: create then edit', keyedSubject(), scenarioNamed('create-then-edit'), 0],
    ['keyed: rule delivered twice', keyedSubject(), scenarioNamed('rule-delivered-twice'), 0],
    ['naive: create then edit', naive, scenarioNamed('create-then-edit'), 1],
    ['naive: existing with the same name', naive, scenarioNamed('existing-same-name'), 1],
    ['naive: edited in Books', naive, scenarioNamed('edited-in-books-meanwhile'), 1],
    ['naive: minute limit', naive, scenarioNamed('minute-limit'), 0],
    ['the time that a run has read', subjectOfText(tellsTime, counts), creations(2), 0],
    ['what a run was given', subjectOfGiven(), scenarioNamed('create-then-edit'), 0],
    ['keyed: delete while syncing', keyedSubject(), scenarioNamed('delete-while-syncing'), 1],
    ['keyed: minute limit', keyedSubject(), scenarioNamed('minute-limit'), 1],
    ['started twice', startedTwice, twoStarts, 0],
  ];
  test.each(cases)('%s', async (_name, subject, scenario, faults) => {
    const whole = await broken(subject, scenario, { faults, prune: false });
    expect(await broken(subject, scenario, { faults, prune: true })).toEqual(whole);
  });

  test.each(cases)('and no ending: %s', async (_name, subject, scenario, faults) => {
    const endings = async (prune: boolean): Promise<ReadonlySet<string>> => {
      const seen = new Set<string>();
      const look = ({ books, records, history }: Ending): readonly string[] => {
        seen.add(JSON.stringify([books, [...records], history.runs.map(({ booksCalls }) => booksCalls)]));
        return [];
      };
      const looking = {
        ...subject,
        invariants: { look: { promise: 'Every ending is seen.', breaches: look } },
      };
      await explore(looking, scenario, { faults, limit: 100_000, shrink: false, prune });
      return seen;
    };
    const whole = await endings(false);
    expect(whole.size).toBeGreaterThan(0);
    expect(await endings(true)).toEqual(whole);
  });

  test('and takes away work', async () => {
    const bounds = { faults: 0, limit: 100_000, shrink: false };
    const pruned = await explore(counter, creations(3), bounds);
    const whole = await explore(counter, creations(3), {
      ...bounds,
      prune: false,
    });
    expect(whole.pruned).toBe(0);
    expect(pruned.steps).toBeLessThan(whole.steps / 2);
  });
});

describe('a search repeats exactly', () => {
  const subject = alone(subjectOfFile('test/fixtures/naive/naive_sync.deluge'));
  const scenario = scenarioNamed('two-edits');

  test('with the same seed', async () => {
    const bounds = { faults: 1, limit: 300, seed: 7, shrink: false };
    expect(await explore(subject, scenario, bounds)).toEqual(await explore(subject, scenario, bounds));
  });

  test('and another seed changes the order of the search, not what is found in the end', async () => {
    const bounds = { faults: 0, limit: 100_000, shrink: false };
    const plain = await explore(subject, scenario, bounds);
    const shuffled = await explore(subject, scenario, { ...bounds, seed: 3 });
    expect(shuffled.states).toBe(plain.states);
    expect(shuffled.counterexamples.map(({ invariant }) => invariant)).toEqual(
      plain.counterexamples.map(({ invariant }) => invariant),
    );
    expect(shuffled.counterexamples).not.toEqual(plain.counterexamples);
  });

  test('a limit stops it, and it says so', async () => {
    const cut = await explore(subject, scenario, { faults: 1, limit: 10, shrink: false });
    expect({ schedules: cut.schedules, isComplete: cut.isComplete }).toEqual({
      schedules: 10,
      isComplete: false,
    });
  });

  test('what goes back to a moment goes on from there as if nothing had happened since', async () => {
    // Without pruning every path is followed by going back; played from the start each must end the same way.
    const { counterexamples } = await explore(subject, scenario, {
      faults: 1,
      limit: 600,
      shrink: false,
      prune: false,
    });
    expect(counterexamples.length).toBeGreaterThan(1);
    for (const found of counterexamples) {
      const played = await play(subject, scenario, found);
      expect(played.ok && played.breaches.get(found.invariant)).toEqual(found.breaches);
    }
  });
});

describe('the sync starting itself is seen', () => {
  const writesBack = (trigger: string): string => `void automation.write_back(Map contact)
{
	record = Map();
	record.put("Description","seen");
	body = Map();
	body.put("data",{record});
${trigger}	invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts/" + contact.get("Contacts.ID") type :PUT parameters:body.toString() headers:{"Content-Type":"application/json"} connection:"biginconnection" ];
}`;
  const withWriteScope = (text: string): Subject => {
    const subject = subjectOfText(text, { 'no-echo': syncInvariants['no-echo'] });
    const biginconnection = { service: 'bigin' as const, scopes: ['ZohoBigin.modules.ALL'] };
    return {
      ...subject,
      sandbox: { ...subject.sandbox, connections: { ...subject.sandbox.connections, biginconnection } },
    };
  };

  test('when it writes with its rules on', async () => {
    expect(await broken(withWriteScope(writesBack('')), scenarioNamed('create'), {})).toEqual(['no-echo']);
  });

  test('and not when it writes with them off', async () => {
    const quiet = writesBack('	body.put("trigger",List());\n');
    expect(await broken(withWriteScope(quiet), scenarioNamed('create'), {})).toEqual([]);
  });
});
