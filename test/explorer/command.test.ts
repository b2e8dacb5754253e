import { afterAll, describe, expect, test } from 'vitest';
import { documentOf, runCli } from '../support/cli.ts';
import { makeUntypedProject } from '../support/project.ts';
import { textOfFile } from '../support/shipped-texts.ts';

const project = makeUntypedProject(afterAll);
const { root: directory } = project;

project.write('naive.deluge', textOfFile('test/fixtures/naive/naive_sync.deluge'));
const naive = ['--function', 'naive.deluge'];

const story = `  1. A user creates the contact Ann in Bigin.
  2. Run 1 begins.
  3. Run 1 (line N) calls GET /books/v3/contacts: 200, 1 found.
  4. Run 1 (line N) calls PUT /books/v3/contacts/4000001000000001002: 200; Books wrote Ann Lee (4000001000000001002).
  5. From now on nothing fails. 1500 minutes later the schedule runs retry_pending.
  6. Run 2 begins.
  7. Run 2 (line N) calls GET /bigin/v2/Contacts/search: 204.
  8. Run 2 (line N) calls GET /bigin/v2/Contacts: 200.
  9. Run 2 (line N) calls GET /bigin/v2/Contacts: 200.
  10. Run 2 (line N) calls GET /bigin/v2/Contacts/5000001000000001001: 200.
  11. Run 2 (line N) calls PUT /bigin/v2/Contacts/5000001000000001001: 200.
  12. Run 2 (line N) calls GET /books/v3/contacts: 200, 1 found.
  13. Run 2 (line N) calls GET /books/v3/contacts/4000001000000001002: 200.
  14. Run 2 (line N) calls PUT /bigin/v2/Contacts/5000001000000001001: 200.
  15. Run 2 (line N) calls PUT /books/v3/contacts/4000001000000001002: 200; Books wrote Ann Lee (4000001000000001002).
  16. Run 2 (line N) calls PUT /books/v3/contacts/4000001000000001002: 200; Books wrote Ann Lee (4000001000000001002).
  17. Run 2 (line N) calls PUT /books/v3/contacts/contactpersons/4000001000000001003: 200; Books wrote Ann Lee (4000001000000001002).
  18. Run 2 (line N) calls GET /bigin/v2/Contacts/5000001000000001001: 200.
  19. Run 2 (line N) calls PUT /bigin/v2/Contacts/5000001000000001001: 200.
  20. Run 2 (line N) calls GET /bigin/v2/Contacts/5000001000000001001: 200.
  21. Then the schedule runs books_to_bigin.
  22. Run 3 begins.
  23. Run 3 (line N) calls GET /books/v3/contacts: 200, 1 found.
  24. Run 3 (line N) calls GET /books/v3/contacts/4000001000000001002: 200.
  25. Run 3 (line N) calls GET /bigin/v2/Contacts/5000001000000001001: 200.
  26. Run 3 (line N) calls PUT /bigin/v2/settings/variables/books_seen_until: 200.
  27. 1500 minutes later the schedule runs retry_pending.
  28. Run 4 begins.
  29. Run 4 (line N) calls GET /bigin/v2/Contacts/search: 204.
  30. Run 4 (line N) calls GET /bigin/v2/Contacts: 200.
  31. Run 4 (line N) calls GET /bigin/v2/Contacts: 200.
  32. Then the schedule runs books_to_bigin.
  33. Run 5 begins.
  34. Run 5 (line N) calls GET /books/v3/contacts: 200, 1 found.
  35. Run 5 (line N) calls GET /books/v3/contacts/4000001000000001002: 200.
  36. Run 5 (line N) calls GET /bigin/v2/Contacts/5000001000000001001: 200.
  Broken: no-other-customer-changed: No Books contact is changed but the one that stands for the contact.
    the Books contact Ann Leeds (4000001000000001002) was changed, which stands for no contact in Bigin.
`;
const code = 'user';
const withoutLines = (text: string): string => text.replace(/\(line \d+\)/g, '(line N)');

describe('topping explore', () => {
  test('tells the counts, the first counterexample as a story, and how to see it again', async () => {
    const run = await runCli(['explore', 'existing-similar-name', '--faults', 'none', ...naive], {
      directory,
    });
    expect(run.status).toBe(1);
    expect(
      withoutLines(run.stdout),
    ).toBe(`existing-similar-name: 1 schedules, 4 states, 0 pruned: breaks no-other-customer-changed, unmapped-values-kept
${story}  Again: topping explore existing-similar-name --replay ${code} --function naive.deluge
total      1 scenarios, 1 schedules, faults none: 1 scenarios break a promise
`);
  });

  test('and the code tells the same story', async () => {
    const run = await runCli(['explore', 'existing-similar-name', '--replay', code, ...naive], { directory });
    expect({ status: run.status, stdout: withoutLines(run.stdout) }).toEqual({ status: 1, stdout: story });
  });

  test('a scenario in which nothing breaks is fine', async () => {
    const run = await runCli(['explore', 'create', '--faults', 'none'], { directory });
    expect({ status: run.status, stdout: run.stdout }).toEqual({
      status: 0,
      stdout: `create: 1 schedules, 9 states, 0 pruned: all promises hold
total      1 scenarios, 1 schedules, faults none: 0 scenarios break a promise
`,
    });
  });

  test('gives a machine one document, with a code for each invariant that is broken', async () => {
    const run = await runCli(['explore', 'existing-similar-name', '--faults', 'none', '--json', ...naive], {
      directory,
    });
    expect(run.status).toBe(1);
    expect(documentOf(run)).toMatchObject({
      protocol: 1,
      ok: false,
      faults: 'none',
      scenarios: [
        {
          name: 'existing-similar-name',
          complete: true,
          broken: [
            { invariant: 'no-other-customer-changed', faults: 0, replay: code },
            { invariant: 'unmapped-values-kept', faults: 0, replay: code },
          ],
        },
      ],
    });
  });

  test('explores the readings of what is unsettled, and takes one for given', async () => {
    const run = await runCli(['explore', 'create', '--faults', 'none', '--readings', 'one'], { directory });
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(
      /^create: 1 schedules, .*\n {2}readings: \d+ explored, \d+ alike, \d+ skipped, \d+ schedules, \d+ states, 0 pruned: no further promise breaks\ntotal {6}1 scenarios, \d+ schedules, faults none, readings one: 0 scenarios break a promise\n$/,
    );
    const reading = ['--reading', 'map-key-order=reversed'];
    const args = ['explore', 'existing-similar-name', '--faults', 'none', ...reading, ...naive];
    const given = await runCli(args, { directory });
    expect(given.stdout).toContain(
      `  Again: topping explore existing-similar-name ${reading.join(' ')} --replay ${code} --function naive.deluge\n`,
    );
  });

  test('says when it was cut', async () => {
    const run = await runCli(['explore', 'create', '--limit', '5'], { directory });
    expect(run.stdout).toMatch(/^create: 5 schedules, .*, cut at the limit: all promises hold\n/);
    expect(run.stdout).toMatch(/0 scenarios break a promise, 1 not followed to the end\n$/);
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
  test('says of a function that cannot run what is wrong with it, whether it is explored or replayed', async () => {
    project.write('broken.deluge', 'void automation.contact_to_books(Map contact)\n{\n\tx = ;\n}\n');
    for (const more of [[], ['--replay', 'user']]) {
      const args = ['explore', 'create', '--function', 'broken.deluge', ...more];
      const run = await runCli(args, { directory });
      expect(run.status).toBe(1);
      expect(run.stderr).toContain('error sandbox/function-with-errors');
    }
  });

  test.each(wrong)('%j is wrong use', async (args, message) => {
    const run = await runCli(['explore', ...args], { directory });
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});
