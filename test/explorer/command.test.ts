import { afterAll, describe, expect, test } from 'vitest';
import { documentOf, runCli } from '../support/cli.ts';
import { makeUntypedProject } from '../support/project.ts';

const { root: directory } = makeUntypedProject(afterAll);

const story = `  1. A user creates the contact Ann in Bigin.
  2. Run 1 begins.
  3. A user edits Phone of the contact Ann in Bigin.
  4. Run 2 begins.
  5. Run 1 (line N) calls GET /bigin/v2/Contacts/5000001000000001001: 200.
  6. Run 1 (line N) calls GET /books/v3/contacts: 200, 0 found.
  7. Run 2 (line N) calls GET /bigin/v2/Contacts/5000001000000001001: 200.
  8. Run 2 (line N) calls GET /books/v3/contacts: 200, 0 found.
  9. Run 2 (line N) calls POST /books/v3/contacts: 201; Books wrote Ann Lee (4000001000000001002).
  10. Run 1 (line N) calls POST /books/v3/contacts: 400, code 3062.
  11. Run 1 (line N) calls POST /books/v3/contacts: 201; Books wrote Ann Lee (ann@example.com) (4000001000000001004).
  Broken: one-customer-per-contact: Exactly one customer stands for each contact with an e-mail, with equal mapped fields, or a conflict is recorded on the contact.
    the contact Ann Lee: 2 customers in Books stand for it, and nothing is recorded on the contact.
`;
const code = 'user.user.1.1.2.2.2';
const withoutLines = (text: string): string => text.replace(/\(line \d+\)/g, '(line N)');

describe('topping explore', () => {
  test('tells the counts, the first counterexample as a story, and how to see it again', async () => {
    const run = await runCli(['explore', 'create-then-edit', '--faults', 'none'], { directory });
    expect(run.status).toBe(1);
    expect(
      withoutLines(run.stdout),
    ).toBe(`create-then-edit: 19 schedules, 55 states, 11 pruned: breaks one-customer-per-contact, calls-per-change
${story}  Again: topping explore create-then-edit --replay ${code}
total      1 scenarios, 19 schedules, faults none: 1 scenarios break a promise
`);
  });

  test('and the code tells the same story', async () => {
    const run = await runCli(['explore', 'create-then-edit', '--replay', code], { directory });
    expect({ status: run.status, stdout: withoutLines(run.stdout) }).toEqual({ status: 1, stdout: story });
  });

  test('a scenario in which nothing breaks is fine', async () => {
    const run = await runCli(['explore', 'create', '--faults', 'none'], { directory });
    expect({ status: run.status, stdout: run.stdout }).toEqual({
      status: 0,
      stdout: `create: 1 schedules, 5 states, 0 pruned: all promises hold
total      1 scenarios, 1 schedules, faults none: 0 scenarios break a promise
`,
    });
  });

  test('gives a machine one document, with a code for each invariant that is broken', async () => {
    const run = await runCli(['explore', 'create', '--json'], { directory });
    expect(run.status).toBe(1);
    expect(documentOf(run)).toMatchObject({
      protocol: 1,
      ok: false,
      faults: 'single',
      scenarios: [
        {
          name: 'create',
          complete: true,
          broken: [
            { invariant: 'one-customer-per-contact', faults: 1, replay: 'user.1-timeout-before' },
            { invariant: 'every-run-accounted-for', faults: 1, replay: 'user.1-timeout-before' },
          ],
        },
      ],
    });
  });

  test('explores the readings of what is unsettled, and takes one for given', async () => {
    const run = await runCli(['explore', 'create', '--faults', 'none', '--readings', 'one'], { directory });
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(
      /^create: 1 schedules, .*\n {2}readings: \d+ explored, \d+ skipped, \d+ schedules, \d+ states, 0 pruned: no further promise breaks\ntotal {6}1 scenarios, \d+ schedules, faults none, readings one: 0 scenarios break a promise\n$/,
    );
    const args = ['explore', 'create-then-edit', '--faults', 'none', '--reading', 'text-plus-null=error'];
    const given = await runCli(args, { directory });
    expect(given.stdout).toContain(
      `  Again: topping explore create-then-edit --reading text-plus-null=error --replay ${code}\n`,
    );
  });

  test('says when it was cut', async () => {
    const run = await runCli(['explore', 'create', '--limit', '5'], { directory });
    expect(run.stdout).toMatch(/^create: 5 schedules, .*, cut at the limit: breaks /);
    expect(run.stdout).toMatch(/1 scenarios break a promise, 1 not followed to the end\n$/);
  });

  const wrong: readonly (readonly [args: readonly string[], message: string])[] = [
    [['creat'], 'SCENARIO: there is no scenario "creat"; the nearest is create.'],
    [['--faults', 'many'], '--faults: give one of none, single, pairs.'],
    [['--readings', 'all'], '--readings: give one of none, one, pairs.'],
    [
      ['--reading', 'text-plus-nul=null'],
      '--reading: there is no reading "text-plus-nul"; the nearest is text-plus-null.',
    ],
    [['--reading', 'books-email-filter=x'], '--reading: books-email-filter is one of equals, contains.'],
    [['--limit', '0'], '--limit: give a whole number from 1.'],
    [['--seed', 'x'], '--seed: give a whole number from 0.'],
    [['--replay', 'user'], '--replay: name the scenario that the code belongs to.'],
    [['create', '--replay', 'x'], '--replay: this is no code that "topping explore" printed.'],
    [
      ['create', '--replay', 'user.2'],
      '--replay: choice 2 of the code cannot be made; the code may be of another function or scenario.',
    ],
    [['create', '--function', 'none.deluge'], 'There is no file none.deluge.'],
  ];
  test.each(wrong)('%j is wrong use', async (args, message) => {
    const run = await runCli(['explore', ...args], { directory });
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});
