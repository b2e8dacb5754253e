import { describe, expect, test } from 'vitest';
import { sandboxOf } from '../../cli/topping-sandbox.ts';
import { generateFunction, planFunctions } from '../../codegen/index.ts';
import { type Readings, readingTable } from '../../deluge/index.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';

const functions = planFunctions(topping)
  .filter(({ task }) => task === 'install' || task === 'uninstall')
  .map((plan) => generateFunction(plan, 'test 1.0.0'));
const position = 'books_sync_position';

/** The sandbox of an account that has the topping, with some of its variables set. */
function account(values: Readonly<Record<string, string>>, readings: Partial<Readings> = {}): Sandbox {
  const variables = topping.variables.map((variable) => ({
    ...variable,
    defaultValue: values[variable.name] ?? variable.defaultValue,
  }));
  return sandboxOf({ ...topping, variables, rules: [], schedules: [] }, functions, { readings });
}

/** Runs a script of the topping, and gives what it logged. */
async function run(sandbox: Sandbox, name: string): Promise<readonly string[]> {
  const before = sandbox.finishedRuns().length;
  sandbox.call(name);
  await sandbox.settle();
  return sandbox
    .finishedRuns()
    .slice(before)
    .flatMap(({ outcome }) => (outcome.ok ? outcome.info : [`failed: ${outcome.error.message}`]));
}

/** What the scripts asked for; how the connections get their tokens is no matter of theirs. */
const callsOf = (sandbox: Sandbox): readonly string[] =>
  sandbox.httpLog
    .filter(({ service }) => service !== 'accounts')
    .map(({ method, path }) => `${method} ${path}`);

/** The default of every open question, and every other answer to each of them. */
const allReadings: readonly Partial<Readings>[] = [
  {},
  ...Object.entries(readingTable).flatMap(([name, reading]) =>
    reading.values.filter((value) => value !== reading.default).map((value) => ({ [name]: value })),
  ),
];

describe('the script of the installation', () => {
  test('has nothing to do at the first one, and asks nothing of anybody', async () => {
    const sandbox = account({});
    expect(await run(sandbox, 'on_installation')).toEqual(['on_installation nothing has to begin anew']);
    expect(sandbox.httpLog).toEqual([]);
  });

  test('has every contact looked at anew at an upgrade, once, whatever is read of open questions', async () => {
    for (const readings of allReadings) {
      const name = JSON.stringify(readings);
      const sandbox = account({ [position]: 'page-7' }, readings);
      expect(await run(sandbox, 'on_installation'), name).toEqual([
        'on_installation all records are looked at anew',
      ]);
      expect(sandbox.bigin.variables()[position], name).toBe('');
      expect(await run(sandbox, 'on_installation'), name).toEqual([
        'on_installation nothing has to begin anew',
      ]);
      expect(callsOf(sandbox), name).toEqual([`PUT /bigin/v2/settings/variables/${position}`]);
    }
    expect(allReadings.length).toBeGreaterThan(60);
  });

  test('lets the installation go on when the account is not set up', async () => {
    const sandbox = account({ [position]: 'page-7', zoho_data_centre: 'moon' });
    const [said = ''] = await run(sandbox, 'on_installation');
    expect(said).toContain('stopped: the variable zoho_data_centre names no data centre.');
    expect(sandbox.bigin.variables()[position]).toBe('page-7');
  });
});

describe('the script of the uninstallation', () => {
  test('leaves a task that tells what stays, and touches nothing in Books, whatever is read of open questions', async () => {
    for (const readings of allReadings) {
      const name = JSON.stringify(readings);
      const sandbox = account({}, readings);
      const books = sandbox.snapshot().books;
      expect(await run(sandbox, 'on_uninstallation'), name).toEqual([
        'on_uninstallation a task tells what stays in Zoho Books',
      ]);
      expect(sandbox.bigin.records('Tasks'), name).toMatchObject([
        {
          Subject: 'The contact sync was removed. Customers in Zoho Books stay as they are',
          Description:
            'Keep the custom field cf_bigin_contact_id of customers in Zoho Books if the sync may be installed again: it finds its customers by it.',
        },
      ]);
      expect(sandbox.snapshot().books, name).toEqual(books);
    }
  });
});
