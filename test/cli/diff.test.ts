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

/** The functions on the disk whose text holds another, in the order of the sheet. */
function functionsWith(project: TestProject, text: string): readonly string[] {
  const { functions, installActions } = JSON.parse(project.read(released)) as {
    readonly functions: readonly { readonly file: string }[];
    readonly installActions: readonly { readonly file: string }[];
  };
  return [...functions, ...installActions]
    .map(({ file }) => file)
    .filter((file) => project.read(file).includes(text))
    .map((file) => file.replace(/^functions\/|\.deluge$/g, ''));
}

const digest = '[0-9a-f]{64}';

describe('topping diff', () => {
  test('one field of the mapping: the functions to paste again that hold it, their digests, and the lines', async () => {
    const project = await changedSince((changed) =>
      changed.edit(mapping, "mobile: field('Mobile')", "mobile: field('Home_Phone')"),
    );
    const run = await runCli(['diff', released], { directory: project.root });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    const holding = functionsWith(project, 'record.get("Mobile")');
    expect(holding).toContain('contact_to_books');
    const lines = run.stdout.split('\n');
    expect(lines.filter((line) => /^\d+\. /.test(line))).toEqual(
      holding.map((name, index) => `${index + 1}. Automate ▸ Functions: change "${name}"`),
    );
    expect(lines[1]).toBe(`   Replace all of its text with functions/${holding[0]}.deluge.`);
    expect(lines[2]).toMatch(new RegExp(`^ {3}SHA-256: ${digest} → ${digest}$`));
    const changed = lines.filter((line) => /^ {3}[-+](?![-+])/.test(line));
    expect(changed.filter((line) => !/Mobile|Home_Phone/.test(line))).toEqual([]);
    expect(run.stdout).toMatch(new RegExp(`\n${holding.length} things have to be entered again\\.\n$`));

    const forMachines = await runCli(['diff', released, '--json'], { directory: project.root });
    expect(documentOf(forMachines)).toMatchObject({
      protocol: 1,
      ok: true,
      old: { version: '0.1.0' },
      new: { version: '0.1.0' },
      changes: holding.map((key) => ({
        kind: 'changed',
        step: 'functions',
        place: 'Automate ▸ Functions',
        key,
        values: [],
        text: { file: `functions/${key}.deluge`, diff: expect.stringContaining('Home_Phone') },
      })),
      // A head names the digest of the whole definition, whatever of it the function uses.
      sameInEffect: expect.not.arrayContaining(holding.map((key) => `functions/${key}.deluge`)),
    });
  });

  test('a renamed variable: the variable, and the functions that read it', async () => {
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
    const readers = functionsWith(project, '"books_organization_id"');
    expect(stdout).toMatch(new RegExp(`\n${readers.length + 1} things have to be entered again\\.\n$`));
  });

  test('nothing, when only the generator has another version', async () => {
    const project = await changedSince((changed) => {
      const sheet = changed.read(released);
      const older = sheet.replaceAll('bigin-books-topping 0.1.0', 'bigin-books-topping 0.0.9');
      changed.write(released, older);
    });
    const { status, stdout } = await runCli(['diff', released], { directory: project.root });
    expect(status).toBe(0);
    const [last, ...others] = stdout.trimEnd().split('\n').toReversed();
    expect(last).toBe('Nothing has to be entered again.');
    expect(others.toSorted()).toEqual(
      functionsWith(project, 'Generated by')
        .map((name) => `functions/${name}.deluge has another head only: the text in the console may stay.`)
        .toSorted(),
    );
  });

  test('compares two sheets outside of any project as well', async () => {
    const project = await changedSince(() => undefined);
    const sheet = JSON.parse(project.read(released));
    const [rule, ...otherRules] = sheet.rules;
    const rules = [{ ...rule, criteria: '' }, ...otherRules];
    project.write('next.json', JSON.stringify({ ...sheet, rules, widgets: [] }));
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
