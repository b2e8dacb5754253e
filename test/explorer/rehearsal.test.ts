import { describe, expect, test } from 'vitest';
import type { HttpAnswer, Readings } from '../../deluge/index.ts';
import { rehearse } from '../../sandbox/explorer/rehearsal.ts';
import { RunMachine } from '../../sandbox/explorer/run-machine.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import { json } from '../support/run-deluge.ts';

const call = (path: string): string =>
  `invokeurl [ url :"https://www.zohoapis.com/bigin/v2/" + ${path} type :GET ]`;

function sandboxOf(body: string, more: Partial<SandboxOptions> = {}): Sandbox {
  const text = `void automation.f()\n{\n${body}\n}`;
  const functions = [{ name: 'f', text }];
  return createSandbox({ organizations: [{ id: '10001', name: 'Example' }], functions, ...more });
}

/** What a function did with some answers, one list for each run, under the default readings. */
async function machineOf(body: string, histories: readonly (readonly HttpAnswer[])[]): Promise<RunMachine> {
  const machine = new RunMachine();
  const sandbox = sandboxOf(body, { onMove: (move) => machine.note(move) });
  const start = sandbox.mark();
  for (const history of histories) {
    sandbox.rewind(start);
    const run = sandbox.call('f') ?? '';
    await sandbox.step(run);
    for (const answer of history) await sandbox.step(run, async () => answer);
  }
  return machine;
}

/** Whether runs under other readings show the same. */
async function isAlike(
  body: string,
  readings: Partial<Readings>,
  ...histories: readonly (readonly string[])[]
): Promise<boolean> {
  const machine = await machineOf(
    body,
    histories.map((history) => history.map((answer) => json(answer))),
  );
  expect(rehearse(machine, sandboxOf(body))).toBe(true);
  return rehearse(machine, sandboxOf(body, { options: { readings } }));
}

const characters = { 'text-length': 'characters' } as const;
const emoji = '{"text":"😀"}';
const letters = '{"text":"ab"}';
/** By default as long as each other. */
const length = `n = ${call('"a"')}.get("text").length();`;

describe('runs show the same under another reading', () => {
  test('when they only hold other values', async () => {
    expect(await isAlike(`${length}\nb = ${call('"b"')};\ninfo n;`, characters, [emoji, '{}'])).toBe(true);
  });

  test('when no answer of theirs brings the difference out', async () => {
    expect(await isAlike(`${length}\nb = ${call('"b" + n')};`, characters, [letters, '{}'])).toBe(true);
  });
});

describe('runs show something else under another reading', () => {
  test('when a request differs', async () => {
    expect(await isAlike(`${length}\nb = ${call('"b" + n')};`, characters, [emoji, '{}'])).toBe(false);
  });

  test('when a call is missing', async () => {
    const body = `${length}\nif(n == 2)\n{\nb = ${call('"b"')};\n}`;
    expect(await isAlike(body, characters, [emoji, '{}'])).toBe(false);
  });

  test('when they fail at the end', async () => {
    expect(await isAlike(`${length}\ninfo 1 / (n - 1);`, characters, [emoji])).toBe(false);
  });

  test('when it shows behind a place at which the runs were alike by default', async () => {
    const body = `t = ${call('"a"')};\nn = t.get("text").length();\nb = ${call('"b"')};\nif(n == 1)\n{\ninfo 1 / 0;\n}`;
    // The second run is not followed behind the first answer: it stands where the first one stood.
    expect(await isAlike(body, characters, [letters, '{}'], [emoji])).toBe(false);
    expect(await isAlike(body, characters, [letters, '{}'], [letters])).toBe(true);
  });
});

test('runs read the time and the variables that were read then', async () => {
  const machine = new RunMachine();
  const body = `a = ${call('zoho.currenttime.toString("HHmmss") + zoho.adminuserid')};`;
  const sandbox = sandboxOf(body, { onMove: (move) => machine.note(move) });
  const start = sandbox.mark();
  for (const waits of [0, 1000, 2000]) {
    sandbox.rewind(start);
    sandbox.clock.advance(waits);
    await sandbox.step(sandbox.call('f') ?? '');
  }
  const other = sandboxOf(body);
  other.clock.advance(77_000);
  expect(rehearse(machine, other)).toBe(true);
  const elsewhere = sandboxOf(body, { options: { timeZone: 'Asia/Kolkata' } });
  expect(rehearse(machine, elsewhere)).toBe(false);
});

test('runs that stand alike before they draw a random number go on with the numbers of the run that was noted', async () => {
  const machine = new RunMachine();
  const body = `t = ${call('"a"')};\nb = ${call('"b" + randomNumber(0,1000000)')};`;
  const sandbox = sandboxOf(body, { onMove: (move) => machine.note(move) });
  sandbox.rewind(sandbox.mark());
  const runs = [sandbox.call('f') ?? '', sandbox.call('f') ?? ''];
  for (const run of runs) await sandbox.step(run);
  // The one that began last goes on first.
  for (const run of runs.toReversed()) await sandbox.step(run, async () => json('1'));
  expect(machine.starts).toHaveLength(2);
  expect(rehearse(machine, sandboxOf(body))).toBe(true);
  expect(rehearse(machine, sandboxOf(body, { seed: 2 }))).toBe(false);
});

test('a machine holds each place once, and each way from it', async () => {
  const body = `t = ${call('"a"')};\nb = ${call('"b"')};`;
  const machine = await machineOf(body, [[json('1'), json('3')], [json('2')], [json('1'), json('3')]]);
  expect(machine.starts).toHaveLength(1);
  const [first] = machine.starts[0]?.place.ways.values() ?? [];
  expect([...(first?.to.ways.values() ?? [])].map(({ to }) => to.ways.size)).toEqual([1, 1]);
  expect(new Set([...(first?.to.ways.values() ?? [])].map(({ to }) => to)).size).toBe(1);
});
