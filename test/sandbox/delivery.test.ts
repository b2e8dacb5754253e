import { describe, expect, test } from 'vitest';
import type { Delivery, Sandbox, SandboxOptions, WorkflowRule } from '../../sandbox/index.ts';
import { createInBigin, newSandbox, send } from './world.ts';

const rule: WorkflowRule = {
  name: 'R',
  module: 'Contacts',
  on: ['create', 'edit'],
  function: 'f',
  entryStyle: 'map-plain',
};
const script = 'void f(Map contact)\n{\n\tinfo contact.get("Title");\n}';

function withRule(more: Partial<WorkflowRule> = {}, options: Partial<SandboxOptions> = {}): Sandbox {
  return newSandbox({ functions: [{ name: 'f', text: script }], rules: [{ ...rule, ...more }], ...options });
}

const edit = (sandbox: Sandbox, id: string, values: object) =>
  send(sandbox, 'PUT', `/bigin/v2/Contacts/${id}`, { json: { data: [values] } });

const infos = async (sandbox: Sandbox) => (await sandbox.settle()).map((run) => run.info.join());

describe('a rule for named fields', () => {
  test('answers to an edit that changes one of them, and to every creation', async () => {
    const sandbox = withRule({ fields: ['Title', 'Phone'] });
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee', Title: 'A' });
    await edit(sandbox, id, { Mobile: '1' });
    await edit(sandbox, id, { Title: 'A' });
    await edit(sandbox, id, { Title: 'B', Mobile: '2' });
    expect(await infos(sandbox)).toEqual(['A', 'B']);
  });

  test('names fields that exist', () => {
    expect(() => withRule({ fields: ['Tittle'] })).toThrow(
      'The rule "R" looks at the field "Tittle", which Contacts does not have.',
    );
  });
});

describe('a criterion', () => {
  test.each([
    [{ field: 'Title', is: 'equals', value: 'HEAD' }, 1],
    [{ field: 'Title', is: 'equals', value: 'Hea' }, 0],
    [{ field: 'Title', is: 'not-equals', value: 'Head' }, 0],
    [{ field: 'Title', is: 'contains', value: 'ea' }, 1],
    [{ field: 'Title', is: 'starts-with', value: 'he' }, 1],
    [{ field: 'Phone', is: 'equals', value: '' }, 1],
    [{ field: 'Email_Opt_Out', is: 'equals', value: 'false' }, 1],
    [{ field: 'Phone', is: 'not-empty' }, 0],
  ] as const)('%j', async (criterion, runs) => {
    const sandbox = withRule({ criteria: [criterion] });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee', Title: 'Head' });
    expect(await sandbox.settle()).toHaveLength(runs);
  });
});

describe('delivery', () => {
  async function twoSaves(delivery: Delivery) {
    const sandbox = withRule({}, { delivery });
    const id = await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee', Title: 'first' });
    await edit(sandbox, id, { Title: 'second' });
    return sandbox;
  }

  test('is once and at once', async () => {
    expect(await infos(await twoSaves(() => [0]))).toEqual(['first', 'second']);
  });

  test('can be twice, and never', async () => {
    expect(await infos(await twoSaves(({ number }) => (number === 1 ? [0, 0] : [])))).toEqual([
      'first',
      'first',
    ]);
  });

  test('can be late, and so in another order', async () => {
    const sandbox = await twoSaves(({ event }) => (event === 'create' ? [60_000] : [0]));
    expect(sandbox.pendingRuns().map((run) => run.event)).toEqual(['edit']);
    expect(sandbox.deferredRuns()).toBe(1);
    await expect(sandbox.step('run-1')).rejects.toThrow('There is no pending run "run-1".');
    expect(() => sandbox.snapshot()).toThrow('2 are not finished');
    expect(await infos(sandbox)).toEqual(['second']);
    sandbox.clock.advance(59_999);
    expect(await infos(sandbox)).toEqual([]);
    sandbox.clock.advance(1);
    // The run has the record as it was when the write happened.
    expect(await infos(sandbox)).toEqual(['first']);
    expect(sandbox.deferredRuns()).toBe(0);
  });
});

describe('a schedule', () => {
  const scheduled = (everyMs = 60_000, text = 'info "tick";') =>
    newSandbox({ functions: [{ name: 'f', text }], schedules: [{ name: 'Retry', function: 'f', everyMs }] });

  test('runs each time the clock passes its moment', async () => {
    const sandbox = scheduled();
    expect(await infos(sandbox)).toEqual([]);
    for (const _ of [1, 2]) {
      sandbox.clock.advance(59_999);
      expect(sandbox.pendingRuns()).toEqual([]);
      sandbox.clock.advance(1);
      expect(sandbox.pendingRuns()).toMatchObject([
        { rule: 'Retry', event: 'schedule', recordId: '', depth: 1 },
      ]);
      expect(await infos(sandbox)).toEqual(['tick']);
    }
  });

  test('runs once after a jump over several moments, and keeps its beat', async () => {
    const sandbox = scheduled();
    sandbox.clock.advance(210_000);
    expect(await infos(sandbox)).toEqual(['tick']);
    sandbox.clock.advance(30_000);
    expect(await infos(sandbox)).toEqual(['tick']);
  });

  test('belongs to the state', async () => {
    const sandbox = scheduled();
    const saved = sandbox.snapshot();
    sandbox.clock.advance(60_000);
    await sandbox.settle();
    sandbox.restore(saved);
    sandbox.clock.advance(60_000);
    expect(await infos(sandbox)).toEqual(['tick']);
  });

  test('has a function and a time', () => {
    const schedules = [{ name: 'Retry', function: 'g', everyMs: 1 }];
    expect(() => newSandbox({ schedules })).toThrow(
      'The schedule "Retry" runs the function "g", which the sandbox does not have. It has none. Add the function',
    );
    expect(() => scheduled(0)).toThrow(
      'The schedule "Retry" would run every 0 ms; it takes a number above zero.',
    );
  });
});

describe('a run', () => {
  const reading = [
    'for each i in {1,2,3,4,5,6}',
    '{',
    '\tanswer = invokeurl',
    '\t[',
    '\t\turl :"https://www.zohoapis.com/bigin/v2/Contacts?fields=id"',
    '\t\ttype :GET',
    '\t\tconnection:"bigin_link"',
    '\t];',
    '}',
    'info "done";',
  ].join('\n');

  async function runWith(options: Partial<SandboxOptions>) {
    const sandbox = newSandbox({
      functions: [{ name: 'f', text: reading }],
      rules: [{ ...rule, on: ['create'] }],
      ...options,
    });
    await createInBigin(sandbox, 'Contacts', { Last_Name: 'Lee' });
    return (await sandbox.settle())[0];
  }

  test('that takes longer than 30 seconds is stopped', async () => {
    const slow = { clock: { startMs: 0, tickPerRequestMs: 6_000 } };
    const run = await runWith(slow);
    expect(run?.outcome).toMatchObject({
      ok: false,
      error: {
        code: 'sandbox/run-time-limit',
        message: 'The platform stops this function: its calls have taken longer than 30 seconds.',
        line: 3,
      },
    });
    // The first call fetches the connection's token as well.
    expect(run?.http).toHaveLength(5);
    expect((await runWith({ clock: { startMs: 0, tickPerRequestMs: 4_000 } }))?.info).toEqual(['done']);
  });

  test('has as many statements and calls as it is told', async () => {
    expect((await runWith({ options: { runLimits: { statements: 5 } } }))?.outcome).toMatchObject({
      ok: false,
      error: { code: 'runtime/statement-limit' },
    });
    expect((await runWith({ options: { runLimits: { httpCalls: 3 } } }))?.outcome).toMatchObject({
      ok: false,
    });
  });
});

describe('a function that somebody calls', () => {
  const textOf = (body: string): string => `void f()\n{\n\t${body}\n}`;
  const sandboxOf = (body: string): Sandbox =>
    newSandbox({ functions: [{ name: 'f', text: textOf(body) }], variables: { place: 'Oslo' } });

  test('runs without a record, once for each call', async () => {
    const sandbox = sandboxOf('info "ran";');
    expect([sandbox.call('f'), sandbox.call('f')]).toEqual(['run-1', 'run-2']);
    expect(sandbox.pendingRuns()[0]).toEqual({
      id: 'run-1',
      rule: 'f',
      module: '',
      recordId: '',
      event: 'call',
      depth: 1,
      request: null,
    });
    expect(await infos(sandbox)).toEqual(['ran', 'ran']);
  });

  test('has to be there', () => {
    const sandbox = sandboxOf('info "ran";');
    expect(sandbox.call('g')).toBeUndefined();
    expect(sandbox.pendingRuns()).toEqual([]);
  });

  test('shows what it has seen of the world, also when it was gone back to', async () => {
    const call =
      'invokeurl [ url :"https://www.zohoapis.com/bigin/v2/Contacts" type :GET connection:"bigin_link" ]';
    const sandbox = sandboxOf(
      `x = zoho.bigin.getOrgVariable("place"); y = ${call}; z = zoho.currenttime; w = ${call};`,
    );
    const id = sandbox.call('f') ?? '';
    expect(sandbox.heldRun(id)).toMatchObject({ args: [], observed: [] });
    await sandbox.step(id);
    expect(sandbox.heldRun(id)?.observed).toEqual(['Oslo']);
    sandbox.clock.advance(5000);
    await sandbox.step(id);
    const seen = ['Oslo', String(sandbox.clock.now())];
    const mark = sandbox.mark();
    await sandbox.step(id);
    expect(sandbox.heldRun(id)).toBeUndefined();
    sandbox.rewind(mark);
    expect(sandbox.heldRun(id)?.observed).toEqual(seen);
  });
});
