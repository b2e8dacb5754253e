import { describe, expect, test } from 'vitest';
import {
  explore,
  type Played,
  type PlayedSchedule,
  play,
  readSchedule,
  type Subject,
} from '../../sandbox/index.ts';
import { brokenPromises } from './broken-promises.ts';
import { keyedSubject, keyedTexts } from './keyed-subject.ts';
import { replaced } from './replaced.ts';
import { scenarioNamed } from './subjects.ts';

async function played(subject: Subject, name: string, code: string): Promise<Extract<Played, { ok: true }>> {
  const schedule: PlayedSchedule = readSchedule(code) ?? { choices: [] };
  const one = await play(subject, scenarioNamed(name), schedule);
  if (!one.ok) throw new Error(`choice ${one.choice} cannot be made`);
  return one;
}

const idle = 'void automation.retry_pending()\n{\n\tinfo "nothing is tried again";\n}';

describe('once nothing fails any more, the subject tries again', () => {
  test('and what it makes good is no broken promise', async () => {
    expect(await brokenPromises(keyedSubject(), 'create', 1)).toEqual([]);
    expect(await brokenPromises(keyedSubject(), 'create', 2)).toEqual([
      'one-customer-per-contact',
      'every-run-accounted-for',
    ]);
    expect(await brokenPromises(keyedSubject(), 'daily-limit', 0)).toEqual([]);
  });

  test('and what it leaves is one, whatever is recorded on the contact', async () => {
    const subject = keyedSubject({ retry_pending: idle });
    expect(await brokenPromises(subject, 'create', 1)).toEqual([
      'one-customer-per-contact',
      'no-false-alarm',
    ]);
    const { breaches } = await played(subject, 'create', 'user.1.1-status-500-html-before');
    expect(breaches.get('one-customer-per-contact')).toEqual([
      'the contact Ann Lee: no customer in Books stands for it, although no conflict is left; recorded is: A call failed.',
    ]);
  });

  test('but a subject that does not try again may leave it with a reason', async () => {
    const { retry: _, ...subject } = keyedSubject();
    expect(await brokenPromises(subject, 'create', 1)).toEqual([]);
  });

  test('and a conflict that a person must settle may stay recorded', async () => {
    expect(await brokenPromises(keyedSubject(), 'existing-same-email-twice', 0)).toEqual([]);
  });

  test('so that to record a reason for everything is no way to keep the promises', async () => {
    const text = keyedTexts.sync_contact;
    const lazy = replaced(
      text.slice(0, text.indexOf('\ttry')) + text.slice(text.indexOf('\tchange = Map();')),
      'problem = ""',
      'problem = "Needs attention."',
    );
    expect(await brokenPromises(keyedSubject({ sync_contact: lazy }), 'create', 0)).toEqual([
      'one-customer-per-contact',
    ]);
    expect(
      await brokenPromises(keyedSubject({ sync_contact: lazy }), 'existing-same-email-twice', 0),
    ).toEqual([]);
  });

  test('and a reason that has come to be untrue is one too', async () => {
    const never = replaced(
      keyedTexts.sync_contact,
      'change.put("Sync_Problem",problem);',
      'if(problem != "")\n\t{\n\t\tchange.put("Sync_Problem",problem);\n\t}',
    );
    expect(await brokenPromises(keyedSubject({ sync_contact: never }), 'create', 0)).toEqual([]);
    expect(await brokenPromises(keyedSubject({ sync_contact: never }), 'create', 1)).toEqual([
      'no-false-alarm',
    ]);
  });
});

describe('the rounds', () => {
  const rounds = ({ happenings }: Extract<Played, { ok: true }>): number =>
    happenings.filter(({ kind }) => kind === 'retry').length;

  test('end with the first that changes nothing', async () => {
    expect(rounds(await played(keyedSubject(), 'create', 'user'))).toBe(1);
    expect(rounds(await played(keyedSubject(), 'create', 'user.1.1-timeout-before'))).toBe(2);
  });

  test('and are no more than the subject says', async () => {
    const restless = `void automation.retry_pending()
{
	change = Map();
	change.put("Last_Name",zoho.currenttime.toString("HH:mm"));
	body = Map();
	body.put("data",{change});
	invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts" type :POST parameters:body.toString() headers:{"Content-Type":"application/json"} connection:"biginconnection" ];
}`;
    expect(rounds(await played(keyedSubject({ retry_pending: restless }), 'create', 'user'))).toBe(3);
  });

  test('are told in the story, with each call', async () => {
    const { story } = await played(keyedSubject(), 'daily-limit', 'user.world.1.1.1.user');
    expect(story.slice(-10).map((line) => line.replace(/^\d+\. |\(line \d+\) /g, ''))).toEqual([
      'The outage ends.',
      'From now on nothing fails. 15 minutes later the schedule runs retry_pending.',
      'Run 3 begins.',
      'Run 3 calls GET /bigin/v2/Contacts: 200.',
      'Run 3 calls GET /bigin/v2/Contacts/5000001000000001001: 200.',
      'Run 3 calls PUT /books/v3/contacts: 201; Books wrote Ann Lee (4000001000000001002).',
      'Run 3 calls PUT /bigin/v2/Contacts/5000001000000001001: 200.',
      '15 minutes later the schedule runs retry_pending.',
      'Run 4 begins.',
      'Run 4 calls GET /bigin/v2/Contacts: 200.',
    ]);
  });

  test('that go on and on are told', async () => {
    const call =
      '\tinvokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts?fields=Email" type :GET connection:"biginconnection" ];\n';
    const chatter = `void automation.retry_pending()\n{\n${call.repeat(90)}}`;
    const { breaches } = await played(keyedSubject({ retry_pending: chatter }), 'create', 'user');
    expect(breaches.get('every-run-accounted-for')).toEqual(['the runs have not ended after 80 steps']);
  });

  test('equal endings are tried again once', async () => {
    let judged = 0;
    const subject = keyedSubject();
    const counting: Subject = {
      ...subject,
      invariants: {
        counted: {
          promise: 'It is counted.',
          breaches: () => {
            judged += 1;
            return [];
          },
        },
      },
    };
    // A path with one fault comes to an ending again that one with two has come to before.
    const { endings } = await explore(counting, scenarioNamed('create'), {
      faults: 2,
      limit: 20_000,
      shrink: false,
      seed: 5,
    });
    expect(judged).toBeGreaterThan(0);
    expect(judged).toBeLessThan(endings);
  });
});
