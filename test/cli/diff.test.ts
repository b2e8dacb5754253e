import { describe, expect, test } from 'vitest';
import { documentOf, runCli } from '../support/cli.ts';
import { makeUntypedProject, type TestProject } from '../support/project.ts';

const mapping = 'topping/mappings/contact-to-books.ts';
const released = 'released.json';

/** A project whose sheet was kept when it was entered in the console, and which has changed since. */
async function changedSince(change: (project: TestProject) => void): Promise<TestProject> {
  const before = makeUntypedProject();
  const { status } = await runCli(['pack'], { directory: before.root });
  if (status !== 0) throw new Error('The project cannot be packed.');
  // Definitions are loaded once for a folder.
  const project = makeUntypedProject();
  project.write(released, before.read('dist/console-sheet.json'));
  change(project);
  return project;
}

const digest = '[0-9a-f]{64}';

describe('topping diff', () => {
  test('one field of the mapping: the function to paste again, its digests, and the line', async () => {
    const project = await changedSince((changed) =>
      changed.edit(mapping, "mobile: field('Mobile')", "mobile: field('Home_Phone')"),
    );
    const run = await runCli(['diff', released], { directory: project.root });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    const lines = run.stdout.split('\n');
    expect(lines[0]).toBe('1. Automate ▸ Functions: change "contact_to_books"');
    expect(lines[1]).toBe('   Replace all of its text with functions/contact_to_books.deluge.');
    expect(lines[2]).toMatch(new RegExp(`^ {3}SHA-256: ${digest} → ${digest}$`));
    const changed = lines.filter((line) => /^ {3}[-+](?![-+])/.test(line));
    expect(changed).toEqual([
      '   -\tprimaryPerson.put("mobile",ifnull(record.get("Mobile"),""));',
      '   +\tprimaryPerson.put("mobile",ifnull(record.get("Home_Phone"),""));',
    ]);
    expect(run.stdout).toMatch(/\n1 thing has to be entered again\.\n$/);

    const forMachines = await runCli(['diff', released, '--json'], { directory: project.root });
    expect(documentOf(forMachines)).toMatchObject({
      protocol: 1,
      ok: true,
      old: { version: '0.1.0' },
      new: { version: '0.1.0' },
      changes: [
        {
          kind: 'changed',
          step: 'functions',
          place: 'Automate ▸ Functions',
          key: 'contact_to_books',
          values: [],
          text: { file: 'functions/contact_to_books.deluge', diff: expect.stringContaining('Home_Phone') },
        },
      ],
      sameInEffect: [],
    });
  });

  test('a renamed variable: the variable, and the function that reads it', async () => {
    const project = await changedSince((changed) =>
      changed.edit('topping/variables.ts', "name: 'books_organization_id'", "name: 'books_organisation'"),
    );
    const { stdout } = await runCli(['diff', released], { directory: project.root });
    expect(stdout).toContain(
      '1. Custom Properties: make under another name "Books organization id"\n' +
        '   It was "books_organization_id". A variable keeps its API name: make the new one with the value that the old one has, paste the functions that read it, then delete the old one.\n' +
        '   API name: books_organization_id → books_organisation\n' +
        '2. Automate ▸ Functions: change "contact_to_books"\n',
    );
    expect(stdout).toMatch(/\n2 things have to be entered again\.\n$/);
  });

  test('nothing, when only the generator has another version', async () => {
    const project = await changedSince((changed) => {
      const sheet = changed.read(released);
      const older = sheet.replaceAll('bigin-books-topping 0.1.0', 'bigin-books-topping 0.0.9');
      changed.write(released, older);
    });
    const { status, stdout } = await runCli(['diff', released], { directory: project.root });
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        'functions/contact_to_books.deluge has another head only: the text in the console may stay.\n' +
        'Nothing has to be entered again.\n',
    });
  });

  test('compares two sheets outside of any project as well', async () => {
    const project = await changedSince(() => undefined);
    const sheet = JSON.parse(project.read(released));
    const [rule] = sheet.rules;
    project.write('next.json', JSON.stringify({ ...sheet, rules: [{ ...rule, criteria: '' }], widgets: [] }));
    const { stdout } = await runCli(['diff', '../released.json', '../next.json'], {
      directory: project.path('dist-of-others'),
    });
    expect(stdout).toBe(
      '1. Automate ▸ Workflow: change "Contact to Books"\n' +
        '   Criteria: Email is not empty → All records\n' +
        '2. Settings Widget: delete "Contacts in Zoho Books"\n' +
        '3. Components ▸ Widgets: delete "Contacts in Zoho Books"\n' +
        '3 things have to be entered again.\n',
    );
  });

  test('says what is wrong with a file that it is given, and where', async () => {
    const project = await changedSince((changed) => changed.write('text.json', '{'));
    const codes = async (...args: readonly string[]): Promise<unknown> => {
      const run = await runCli(['diff', '--json', ...args], { directory: project.root });
      const { diagnostics } = documentOf(run) as { readonly diagnostics: readonly Record<string, unknown>[] };
      return [run.status, ...diagnostics.map(({ code, file }) => `${code} ${file}`)];
    };
    expect(await codes('text.json')).toEqual([1, 'sheet-reading/not-json text.json']);
    expect(await codes(released, 'package.json')).toEqual([1, 'sheet-reading/not-a-sheet package.json']);
    expect(await codes('gone.json')).toEqual([2, 'usage/file-not-found undefined']);
    expect((await runCli(['diff'], { directory: project.root })).status).toBe(2);
  });
});
