import { describe, expect, test } from 'vitest';
import { explore, type Subject, syncInvariants } from '../../sandbox/index.ts';
import { naiveSubject, scenarioNamed, subjectOfFile, subjectOfText } from './subjects.ts';

const shipped = subjectOfFile('functions/contact_to_books.deluge');

async function breachesOf(
  subject: Subject,
  name: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { counterexamples } = await explore(subject, scenarioNamed(name), { faults: 0, limit: 1000 });
  return Object.fromEntries(counterexamples.map(({ invariant, breaches }) => [invariant, breaches]));
}

test('the promises have their names and their order', () => {
  expect(Object.keys(syncInvariants)).toEqual([
    'one-customer-per-contact',
    'no-other-customer-changed',
    'unmapped-values-kept',
    'every-run-accounted-for',
    'no-false-alarm',
    'deleted-contact-inactive',
    'no-echo',
    'calls-per-change',
  ]);
});

describe('a conflict or a failure that is recorded on the contact', () => {
  const recorded = (text: string | null): Subject => ({
    ...shipped,
    reference: { ...shipped.reference, recorded: () => text },
  });
  const silent = ['one-customer-per-contact', 'every-run-accounted-for'];

  test.each(['wrong-organization', 'existing-same-email-twice'])('is no broken promise: %s', async (name) => {
    expect(
      Object.keys(await breachesOf(recorded('Books has two customers with this e-mail.'), name)),
    ).toEqual([]);
    expect(Object.keys(await breachesOf(recorded(null), name))).toEqual(silent);
  });

  test('excuses no change of another customer, and no loss of unmapped values', async () => {
    const recordsAll: Subject = {
      ...naiveSubject(),
      reference: { ...shipped.reference, recorded: () => 'a reason' },
    };
    expect(Object.keys(await breachesOf(recordsAll, 'existing-same-name'))).toEqual([
      'no-other-customer-changed',
      'unmapped-values-kept',
    ]);
  });
});

describe('a run that does not end well is told', () => {
  test('when it fails', async () => {
    const { 'every-run-accounted-for': breaches } = await breachesOf(
      subjectOfText('void automation.fail(Map contact)\n{\n\tinfo 1 / 0;\n}'),
      'create',
    );
    expect(breaches).toEqual([expect.stringMatching(/^run 1 failed at line 3: /)]);
  });

  test('when it goes on and on', async () => {
    const call =
      '\tinvokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts" type :GET connection:"biginconnection" ];\n';
    const { 'every-run-accounted-for': breaches } = await breachesOf(
      subjectOfText(`void automation.chatter(Map contact)\n{\n${call.repeat(90)}}`),
      'create',
    );
    expect(breaches).toContain('the runs have not ended after 80 steps');
  });

  test('when rules run in circles', async () => {
    const text = `void automation.circle(Map contact)
{
	invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts/" + contact.get("Contacts.ID") type :PUT parameters:"{\\"data\\":[{\\"Phone\\":\\"1\\"}]}" headers:{"Content-Type":"application/json"} connection:"biginconnection" ];
}`;
    const subject = subjectOfText(text);
    const biginconnection = { service: 'bigin' as const, scopes: ['ZohoBigin.modules.ALL'] };
    const connections = { ...subject.sandbox.connections, biginconnection };
    const circles = { ...subject, sandbox: { ...subject.sandbox, connections } };
    const { 'no-echo': breaches } = await breachesOf(circles, 'create');
    expect(breaches?.[0]).toBe('run 2 was started by what another run wrote in Bigin');
    expect(breaches?.at(-1)).toMatch(/^The rule "Contact to Books" starts itself again and again/);
  });
});
