import { describe, expect, test } from 'vitest';
import { type Ending, type Scenario, type Subject, syncInvariants } from '../../sandbox/index.ts';
import { found } from './endings.ts';
import { keyedSubject } from './keyed-subject.ts';
import { counts, creations, lostUpdate, writesChange } from './planted.ts';
import { scenarioNamed, subjectOfFile, subjectOfText, withWriteScope } from './subjects.ts';

const shipped = subjectOfFile('functions/contact_to_books.deluge');
const naive = subjectOfFile('test/fixtures/naive/naive_sync.deluge');

/** Two contacts that are edited at once, and one of them twice. */
const threeEdits: Scenario = {
  name: 'three-edits',
  about: 'Two contacts are edited at once.',
  events: [
    { kind: 'create', contact: 'Ann', values: { Last_Name: 'Lee', Email: 'ann@example.com' } },
    {
      kind: 'create',
      contact: 'Bob',
      values: { Last_Name: 'Ray', Email: 'bob@example.com' },
      whenSettled: true,
    },
    { kind: 'edit', contact: 'Ann', values: { Phone: '1' }, whenSettled: true },
    { kind: 'edit', contact: 'Bob', values: { Phone: '2' } },
    { kind: 'edit', contact: 'Ann', values: { Phone: '3' } },
  ],
};

/** Each run counts in the contact that was created first, which is its own for one run only. */
const countsElsewhere = `void automation.count_elsewhere(Map contact)
{
	url = "https://www.zohoapis.com/bigin/v2/Contacts/5000001000000001001";
	read = invokeurl [ url :url + "?fields=Description" type :GET connection:"biginconnection" ];
	first = read.get("data").get(0);
	change = Map();
	change.put("Description",(ifnull(first.get("Description"),"0").toLong() + 1).toString());
${writesChange}
}`;

const countsAll = {
  'every-contact-is-counted': {
    promise: 'The first contact says how many contacts were created.',
    breaches: ({ records, history }: Ending) => {
      const [first] = records.values();
      return first?.Description === String(history.recordIds.size) ? [] : ['one is not counted'];
    },
  },
};

const wandering = withWriteScope(subjectOfText(countsElsewhere, countsAll));

describe('a reduced search comes to the same endings, and no finding is lost', () => {
  const cases: readonly (readonly [name: string, subject: Subject, scenario: Scenario, faults: number])[] = [
    ['two contacts of one name', shipped, scenarioNamed('same-name-twice'), 0],
    ['a creation with faults', shipped, scenarioNamed('create'), 1],
    ['an edit with faults', shipped, scenarioNamed('edit-at-rest'), 1],
    ['a limit with faults', shipped, scenarioNamed('minute-limit'), 1],
    ['the naive function, with faults', naive, scenarioNamed('same-name-twice'), 1],
    ['a small sync, edits of two contacts', keyedSubject(), threeEdits, 0],
    ['a small sync, two contacts with faults', keyedSubject(), scenarioNamed('same-name-twice'), 1],
    ['a planted lost update', subjectOfText(lostUpdate, counts), creations(2), 1],
    ['runs that touch what is not their own', wandering, creations(2), 0],
  ];
  test.each(cases)('%s', async (_name, subject, scenario, faults) => {
    const whole = await found(subject, scenario, faults, false);
    const reduced = await found(subject, scenario, faults, true);
    expect(whole.reduced).toBe(0);
    expect(reduced.broken).toEqual(whole.broken);
    expect(reduced.endings).toEqual(whole.endings);
  });

  test('and it takes away work', async () => {
    const whole = await found(shipped, scenarioNamed('same-name-twice'), 0, false);
    const reduced = await found(shipped, scenarioNamed('same-name-twice'), 0, true);
    expect(reduced.reduced).toBeGreaterThan(0);
    expect(reduced.steps).toBeLessThan(whole.steps * 0.6);
  });

  test('and more of it where calls fail', async () => {
    const whole = await found(shipped, scenarioNamed('delete-while-syncing'), 1, false);
    const reduced = await found(shipped, scenarioNamed('delete-while-syncing'), 1, true);
    expect(reduced.steps).toBeLessThan(whole.steps * 0.75);
  });

  test('a race between runs that touch what is not their own is found', async () => {
    expect((await found(wandering, creations(2), 0, true)).broken).toEqual(['every-contact-is-counted']);
  });

  test('runs of one contact are followed in every order', async () => {
    const { reduced } = await found(shipped, scenarioNamed('create-then-edit'), 0, true);
    expect(reduced).toBe(0);
    expect(Object.keys(syncInvariants)).not.toContain('look');
  });
});
