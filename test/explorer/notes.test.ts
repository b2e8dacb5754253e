import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../deluge/index.ts';
import { readsNotes, withoutWording } from '../../sandbox/explorer/notes.ts';
import { explore, type Invariants } from '../../sandbox/index.ts';
import { writesChange } from './planted.ts';
import { scenarioNamed, subjectOfText, withoutRetry, withWriteScope } from './subjects.ts';

const reference = {
  expected: () => ({}),
  onlyForPeople: ['Reason'],
  recorded: ({ Status, Reason }: Readonly<Record<string, unknown>>) =>
    Status === 'Waiting' ? String(Reason) : null,
};

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, line: 1 });

describe('what is written for people', () => {
  test('makes no difference by its wording', () => {
    const likeness = withoutWording(reference);
    const [one, other] = ['status 500', 'status 503'].map((Reason) =>
      likeness({ id: '1', Status: 'Waiting', Reason }),
    );
    expect(one).toEqual(other);
    expect(JSON.stringify(one)).not.toContain('500');
  });

  test('makes a difference where somebody may be told by it', () => {
    const likeness = withoutWording(reference);
    const [waiting, done] = ['Waiting', 'Done'].map((Status) => likeness({ Status, Reason: 'status 500' }));
    expect(waiting).not.toEqual(done);
    expect(likeness({ Status: 'Done' })).toEqual({ Status: 'Done' });
  });

  test.each([
    ['https://www.zohoapis.com/bigin/v2/Contacts/1?fields=Email,Reason', true],
    ['https://www.zohoapis.com/bigin/v2/Contacts/search?criteria=(Reason:equals:x)&fields=id', true],
    ['https://www.zohoapis.com/bigin/v2/Contacts/1', true],
    ['https://www.zohoapis.com/bigin/v2/Contacts/1?fields=Email', false],
    ['https://www.zohoapis.com/books/v3/contacts?organization_id=1', false],
  ])('%s asks for it: %s', (url, asks) => {
    expect(readsNotes(get(url), reference)).toBe(asks);
  });
});

const readsReason = `void automation.reads(Map contact)
{
	url = "https://www.zohoapis.com/bigin/v2/Contacts/" + contact.get("Contacts.ID");
	read = invokeurl [ url :url + "?fields=Books_Sync_Reason" type :GET connection:"biginconnection" ];
	reason = ifnull(read.get("data").get(0).get("Books_Sync_Reason"),"");
	if(reason == "two")
	{
		info 1 / 0;
	}
	change = Map();
	change.put("Books_Sync_Reason",if(reason == "","one","two"));
${writesChange}
}`;

const runsEnd: Invariants = {
  'runs-end': {
    promise: 'No run fails.',
    breaches: ({ history }) =>
      history.runs.flatMap(({ finished }) => (finished?.outcome.ok === false ? ['a run failed'] : [])),
  },
};

test('a function that reads it all the same is found out, and its races are found', async () => {
  const { counterexamples, isComplete } = await explore(
    withoutRetry(withWriteScope(subjectOfText(readsReason, runsEnd))),
    scenarioNamed('two-edits'),
    { faults: 0, limit: 10_000, shrink: false },
  );
  expect(isComplete).toBe(true);
  expect(counterexamples.map(({ invariant }) => invariant)).toEqual(['runs-end']);
});
