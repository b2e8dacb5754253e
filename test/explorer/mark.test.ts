import { expect, test } from 'vitest';
import { createSandbox, type FinishedRun, type Sandbox, SandboxStopped } from '../../sandbox/index.ts';
import { subjectOfText } from './subjects.ts';

/** Tells all that a run can know of itself: its argument, which it changes, the time of each part, and its randomness. */
const observer = `void automation.observe(Map contact)
{
	contact.put("seen",ifnull(contact.get("seen"),0) + 1);
	info contact.get("seen") + " " + zoho.currenttime.toString("HH:mm:ss") + " " + randomNumber(1,1000000);
	first = invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts/" + contact.get("Contacts.ID") type :GET connection:"biginconnection" ];
	info zoho.currenttime.toString("HH:mm:ss") + " " + first.get("data").get(0).get("Phone");
	second = invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts/" + contact.get("Contacts.ID") type :GET connection:"biginconnection" ];
	info zoho.currenttime.toString("HH:mm:ss") + " " + second.get("data").get(0).get("Phone");
}`;

async function write(sandbox: Sandbox, method: string, path: string, values: object): Promise<void> {
  const token = sandbox.signIn('user', ['ZohoBigin.modules.ALL']);
  const response = await sandbox.fetch(
    new Request(`${sandbox.hosts.api}/bigin/v2/Contacts${path}`, {
      method,
      headers: { authorization: `Zoho-oauthtoken ${token}` },
      body: JSON.stringify({ data: [values], trigger: method === 'POST' ? ['workflow'] : [] }),
    }),
  );
  expect(response.ok).toBe(true);
}

async function held(): Promise<Sandbox> {
  const sandbox = createSandbox(subjectOfText(observer).sandbox);
  await write(sandbox, 'POST', '', { Last_Name: 'Lee', Email: 'lee@example.com', Phone: '1' });
  await sandbox.step('run-1');
  await sandbox.step('run-1');
  return sandbox;
}

async function finish(sandbox: Sandbox): Promise<FinishedRun | undefined> {
  await sandbox.settle();
  return sandbox.finishedRuns().at(-1);
}

test('a run that is gone back to ends as it did: same argument, times, randomness and answers', async () => {
  const sandbox = await held();
  const mark = sandbox.mark();
  const first = await finish(sandbox);
  expect(first?.info).toHaveLength(3);
  expect(first?.info[0]).toMatch(/^1 /);
  sandbox.clock.advance(3_600_000);
  sandbox.rewind(mark);
  expect(sandbox.pendingRuns().map(({ id }) => id)).toEqual(['run-1']);
  expect(await finish(sandbox)).toEqual(first);
  sandbox.rewind(mark);
  expect(await finish(sandbox)).toEqual(first);
});

test('and reads the variables as it read them, whatever another run has put there since', async () => {
  const reader = `void automation.observe(Map contact)
{
	info zoho.bigin.getOrgVariable("books_organization_id");
	first = invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts/" + contact.get("Contacts.ID") type :GET connection:"biginconnection" ];
	info zoho.bigin.getOrgVariable("books_organization_id");
}`;
  const sandbox = createSandbox(subjectOfText(reader).sandbox);
  await write(sandbox, 'POST', '', { Last_Name: 'Lee', Email: 'lee@example.com' });
  await sandbox.step('run-1');
  const mark = sandbox.mark();
  const before = String(sandbox.bigin.variables().books_organization_id);
  sandbox.rewind(mark);
  const token = sandbox.signIn('user', ['ZohoBigin.settings.variables.UPDATE']);
  const answer = await sandbox.fetch(
    new Request(`${sandbox.hosts.api}/bigin/v2/settings/variables/books_organization_id`, {
      method: 'PUT',
      headers: { authorization: `Zoho-oauthtoken ${token}` },
      body: JSON.stringify({ variables: [{ value: '7' }] }),
    }),
  );
  expect(answer.ok).toBe(true);
  expect((await finish(sandbox))?.info).toEqual([before, '7']);
});

test('and goes another way when the world does', async () => {
  const sandbox = await held();
  const [run] = sandbox.pendingRuns();
  const mark = sandbox.mark();
  const first = await finish(sandbox);
  sandbox.rewind(mark);
  await write(sandbox, 'PUT', `/${run?.recordId}`, { Phone: '2' });
  const second = await finish(sandbox);
  expect(second?.info.slice(0, 2)).toEqual(first?.info.slice(0, 2));
  expect([first?.info[2]?.slice(-2), second?.info[2]?.slice(-2)]).toEqual([' 1', ' 2']);
});

test('no mark is taken while an exchange is under way', async () => {
  const sandbox = await held();
  await sandbox.step('run-1', async (request, send) => {
    expect(() => sandbox.mark()).toThrow(SandboxStopped);
    return send(request);
  });
});
