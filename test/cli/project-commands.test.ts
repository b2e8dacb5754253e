import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { documentOf, runCli } from '../support/cli.ts';
import { generatedDeluge, sourceMapOf } from '../support/generated-files.ts';
import { makeProject, makeUntypedProject, type TestProject } from '../support/project.ts';

const deluge = 'functions/contact_to_books.deluge';
const generated = generatedDeluge.flatMap((file) => [file, sourceMapOf(file)]);
const zip = 'dist/bigin-books-topping.zip';
const sheets = ['dist/console-sheet.json', 'dist/console-sheet.html'];

/** For the commands that leave the project as it is. */
const unchanged = makeUntypedProject(afterAll);

/** What the few contacts of a test project come to. */
const replayed = `contacts   2: 2 replayed, 0 refused by Bigin, 0 without a run
edits      1: 1 replayed, 0 refused by Bigin, 0 without a run
customers  2 created, 1 updated, 0 left as they were
`;
const figures = {
  contacts: { total: 2, replayed: 2, refused: 0, skipped: 0 },
  edits: { total: 1, replayed: 1, refused: 0, skipped: 0 },
  books: { created: 2, updated: 1, unchanged: 0 },
  calls: { sync: { bigin: 15 }, replay: { bigin: 3 } },
  runs: { total: 3, failed: 0 },
  mismatches: [],
};

describe('topping build', () => {
  test('types, generates, replays, packs, and says what came of it', async () => {
    const project = makeProject();
    project.remove('functions');
    const run = await runCli(['build'], { directory: project.root });
    expect({ status: run.status, stderr: run.stderr }).toEqual({
      status: 0,
      stderr: `check: definitions and their types
generate: functions from definitions
replay: contacts through the sandbox
write: functions/ and dist/
`,
    });
    const packed = readFileSync(project.path(zip));
    expect(
      run.stdout.replace(/ \d+ statements/, ' N statements'),
    ).toBe(`${generated.map((file) => `function   ${file} (written)\n`).join('')}${replayed}calls      Bigin 15, Books 6, tokens 2
Deluge     3 runs, N statements, 0 failed
fields     all as mapped
package    ${zip}, ${packed.length} bytes in 6 files
           sha256 ${createHash('sha256').update(packed).digest('hex')}
sheet      ${sheets.join(', ')}
time       1.0 s
`);
    expect([...project.snapshot().keys()].filter((file) => /^(dist|functions)\//.test(file))).toEqual([
      zip,
      'dist/console-sheet.html',
      'dist/console-sheet.json',
      ...generated.toSorted(),
    ]);
  });

  test('makes of the project what the project ships', async () => {
    const project = makeUntypedProject();
    project.remove('functions');
    await runCli(['build'], { directory: project.root });
    for (const file of generated) {
      expect(project.read(file)).toBe(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
    }
  });

  test('is one document for a machine, and changes nothing the second time', async () => {
    const project = makeUntypedProject();
    await runCli(['build'], { directory: project.root });
    const before = project.snapshot();
    const run = await runCli(['build', '--json'], { directory: project.root });
    expect(run.status).toBe(0);
    const document = documentOf(run);
    expect(document).toMatchObject({
      protocol: 1,
      ok: true,
      functions: { written: [], unchanged: generated },
      replay: figures,
      zip: { path: zip, bytes: readFileSync(project.path(zip)).length },
      sheets,
      elapsedMs: 1000,
      diagnostics: [],
    });
    expect(project.snapshot()).toEqual(before);
  });

  test('writes nothing when the functions do not do what the definitions say', async () => {
    const project = makeUntypedProject();
    // Bigin refuses the second contact, and the events do not say that it should.
    project.write(
      'test/data/contacts.json',
      '{"contacts":[{"Last_Name":"Ito","Email":"i@example.com"},{"Last_Name":"I","Email":"i@example.com"}]}',
    );
    const before = project.snapshot();
    const run = await runCli(['build', '--json'], { directory: project.root });
    expect(run.status).toBe(1);
    expect(documentOf(run)).toMatchObject({
      ok: false,
      replay: { contacts: { total: 2, replayed: 1, refused: 1 } },
      diagnostics: [{ code: 'replay/contact-refused' }],
    });
    expect(project.snapshot()).toEqual(before);
  });
});

describe('topping generate', () => {
  test('writes what is missing or out of date', async () => {
    const project = makeUntypedProject();
    const before = project.snapshot();
    project.remove(deluge);
    const run = await runCli(['generate', '--json'], { directory: project.root });
    expect(run.status).toBe(0);
    expect(documentOf(run)).toEqual({
      protocol: 1,
      ok: true,
      written: [deluge],
      unchanged: generated.filter((file) => file !== deluge),
      diagnostics: [],
    });
    expect(project.snapshot()).toEqual(before);
  });

  test('--check finds nothing in the project as it is', async () => {
    const run = await runCli(['generate', '--check'], { directory: unchanged.root });
    expect(run).toEqual({
      status: 0,
      stdout: `${generated.length} generated files are as their definitions make them.\n`,
      stderr: '',
    });
    expect(
      documentOf(await runCli(['generate', '--check', '--json'], { directory: unchanged.root })),
    ).toEqual({
      protocol: 1,
      ok: true,
      files: generated.map((file) => ({ file, state: 'fresh' })),
      diagnostics: [],
    });
  });

  test('a warning does not keep it from its work', async () => {
    const project = makeUntypedProject();
    project.edit('topping/connections.ts', "contacts.READ'", "contacts.READ', 'ZohoBigin.settings.READ'");
    const run = await runCli(['generate'], { directory: project.root });
    expect(run.status).toBe(0);
    expect(run.stderr).toBe(`warning connection/excess-scope at topping/connections.ts:4:32
  The connection "biginconnection" asks for ZohoBigin.settings.READ, which no function needs.

  4 | export const biginConnection = defineConnection({
    |                                ^
  Take it away: people grant what they are asked for. If it is needed all the same, say why: { scope, because }.
`);
  });
});

test('topping check finds nothing in the project as it is', async () => {
  expect(await runCli(['check'], { directory: unchanged.root })).toEqual({
    status: 0,
    stdout: 'definitions, functions, manifest, connections and package: fine\n',
    stderr: '',
  });
  expect(documentOf(await runCli(['check', '--json'], { directory: unchanged.root }))).toEqual({
    protocol: 1,
    ok: true,
    diagnostics: [],
  });
});

describe('the rules that a project sets in topping/analysis.json', () => {
  const address = 'https://www.zohoapis.eu/books';

  /** A project whose function holds an address, which the rule hard-coded-host notes. */
  function projectWithHost(settings: string | undefined): TestProject {
    const project = makeUntypedProject();
    project.edit('topping/mappings/contact-to-books.ts', "field('Description')", `constant('${address}')`);
    // What is no longer mapped is no personal data of the listing.
    project.edit('topping/listing.ts', "    'notes about the person',\n", '');
    if (settings !== undefined) project.write('topping/analysis.json', settings);
    return project;
  }

  test.each([
    ['not set', undefined, 'note analysis/hard-coded-host', 0],
    ['set to a warning', '{"rules":{"hard-coded-host":"warning"}}', 'warning analysis/hard-coded-host', 0],
    ['set to an error', '{"rules":{"hard-coded-host":"error"}}', 'error analysis/hard-coded-host', 1],
    ['switched off', '{"rules":{"hard-coded-host":"off"}}', '', 0],
    ['misspelled', '{"rules":{"hard-coded-hosts":"off"}}', 'error analysis-settings/unknown-rule', 1],
  ])('%s', async (_, settings, told, status) => {
    const project = projectWithHost(settings);
    const generated = await runCli(['generate'], { directory: project.root });
    expect(generated.stderr.split(' at ')[0]).toBe(told);
    expect(generated.status).toBe(status);
    const checked = await runCli(['check'], { directory: project.root });
    expect(checked.stderr.split(' at ')[0]).toBe(told);
    expect(checked.status).toBe(status);
  });
});

describe('topping replay', () => {
  test('says what came of the contacts', async () => {
    const run = await runCli(['replay'], { directory: unchanged.root });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(
      new RegExp(
        `^${replayed}calls .*\nDeluge {5}3 runs, \\d+ statements, 0 failed\nfields {5}all as mapped\n$`,
      ),
    );
    const document = documentOf(await runCli(['replay', '--json'], { directory: unchanged.root }));
    expect(document).toMatchObject({ protocol: 1, ok: true, ...figures, diagnostics: [] });
  });

  test('--trace tells of each run what it called and logged', async () => {
    const { stdout } = await runCli(['replay', '--trace'], { directory: unchanged.root });
    const [first = '', ...lines] = stdout.split('\n');
    expect(first).toMatch(/^Contact to Books \d{19}$/);
    expect(lines[0]).toMatch(
      /^ {2}line \d+: GET https:\/\/www\.zohoapis\.com\/bigin\/v2\/Contacts\/\d{19}\?fields=\S+ 200$/,
    );
    expect(stdout).toMatch(/^ {2}line \d+: POST .*\/books\/v3\/contacts\?organization_id=10001 201$/m);
    expect(stdout).toMatch(/^ {2}info contact_to_books \d{19}: created customer \d+$/m);
  });

  test('takes another file of events, named from the folder that one is in', async () => {
    const project = makeUntypedProject();
    project.write('topping/one.json', '{"contacts":[{"Last_Name":"Ito","Email":"ito@example.com"}]}');
    const run = await runCli(['replay', 'one.json'], { directory: project.path('topping') });
    expect(run.stdout).toContain('contacts   1: 1 replayed');
  });
});

describe('topping pack', () => {
  test('writes the zip and the sheet, which --check then finds as they should be', async () => {
    const project = makeUntypedProject();
    const directory = project.root;
    const run = await runCli(['pack'], { directory });
    // The documents of our listing are for its owner to publish.
    expect({ status: run.status, stderr: run.stderr.split('\n')[0] }).toEqual({
      status: 0,
      stderr: 'note listing/documents-missing',
    });
    expect(run.stdout).toMatch(
      /^dist\/bigin-books-topping\.zip: written\ndist\/console-sheet\.json: written\ndist\/console-sheet\.html: written\n +\d+ {2}app\/widget\.html\n[\s\S]* +25 {2}plugin-manifest\.json\n +\d+ {2}in 6 files\n +\d+ {2}packed, sha256 [0-9a-f]{64}\n$/,
    );
    const [, sum = '', packed = ''] = /(\d+) {2}in 6 files\n +(\d+) {2}packed/.exec(run.stdout) ?? [];
    const listed = [...run.stdout.matchAll(/^ +(\d+) {2}(?:app\/|plugin)/gm)].map(([, bytes]) =>
      Number(bytes),
    );
    expect(listed).toEqual(listed.toSorted((one, other) => other - one));
    expect(listed.reduce((total, bytes) => total + bytes, 0)).toBe(Number(sum));
    expect(project.size(zip)).toBe(Number(packed));
    const before = project.snapshot();
    expect(await runCli(['pack', '--check'], { directory })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`${zip}: as the project makes it\n`),
    });
    const given = await runCli(['pack', '--check', zip, '--json'], { directory });
    expect(documentOf(given)).toMatchObject({
      ok: true,
      zip: { path: zip, entries: expect.arrayContaining([{ path: 'plugin-manifest.json', bytes: 25 }]) },
      diagnostics: [],
    });
    expect(project.snapshot()).toEqual(before);
  });

  test('--check says one thing about each way in which dist/ can be wrong', async () => {
    const project = makeUntypedProject();
    const directory = project.root;
    const codes = async (...args: readonly string[]): Promise<unknown> => {
      const run = await runCli(['pack', '--check', '--json', ...args], { directory });
      const { diagnostics } = documentOf(run) as { readonly diagnostics: readonly Record<string, unknown>[] };
      return [run.status, ...diagnostics.map(({ code, file }) => `${code} ${file}`)];
    };
    expect(await codes()).toEqual([1, `pack/not-packed ${zip}`]);
    expect(await codes('mine.zip')).toEqual([2, 'usage/file-not-found undefined']);
    await runCli(['pack'], { directory });
    project.edit('dist/console-sheet.html', '<title>', '<title >');
    expect(await codes()).toEqual([1, 'sheet-file/stale dist/console-sheet.html']);
    project.remove('dist/console-sheet.json');
    expect(await codes()).toEqual([1, 'sheet-file/missing dist/console-sheet.json']);
    await runCli(['pack'], { directory });
    project.edit('topping/app/js/widget.js', /$/, '\n// changed\n');
    expect(await codes()).toEqual([1, `pack/stale ${zip}`]);
    expect(await codes(zip)).toEqual([1, `pack/stale ${zip}`]);
    project.write('mine.zip', 'no zip');
    expect(await codes('mine.zip')).toEqual([1, 'pack/not-a-zip mine.zip']);
  });
});

describe('topping explain', () => {
  const lines = unchanged.read(deluge).split('\n');
  const company = lines.findIndex((line) => line.includes('"company_name"')) + 1;

  test('names the entry, the definition, the mapping and the rule behind a line', async () => {
    const run = await runCli(['explain', `${deluge}:${company}`], { directory: unchanged.root });
    expect(run).toEqual({
      status: 0,
      stdout: `${deluge}:${company}  ${lines[company - 1]?.trim()}
entry       fields.company_name
definition  topping/mappings/contact-to-books.ts:47  company_name: field('Account_Name').through(lookupName),
mapping     contact_to_books: Keeps a Books customer in step with a Bigin contact.
rule        Contact to Books: Contacts, on create or edit
`,
      stderr: '',
    });
    const forMachines = await runCli(['explain', `${deluge}:${company}`, '--json'], {
      directory: unchanged.root,
    });
    expect(documentOf(forMachines)).toEqual({
      protocol: 1,
      ok: true,
      file: deluge,
      line: company,
      entry: 'fields.company_name',
      definition: { file: 'topping/mappings/contact-to-books.ts', line: 47 },
      function: {
        kind: 'mapping',
        name: 'contact_to_books',
        description: 'Keeps a Books customer in step with a Bigin contact.',
      },
      mapping: 'contact_to_books',
      rule: 'Contact to Books',
      schedule: null,
    });
  });

  test.each([
    [
      'contact_removed',
      `companion   contact_removed: Makes the customer of a deleted contact inactive in Books. Nothing is deleted there.
mapping     contact_to_books
rule        Contact removed: Contacts, on delete
`,
    ],
    [
      'retry_pending',
      `companion   retry_pending: Takes up contacts that could not be synced, and those that no run has seen.
mapping     contact_to_books
schedule    Retry pending contacts: every hour
`,
    ],
    [
      'sync_existing',
      `companion   sync_existing: Brings in the contacts that were there before the topping, one slice a call.
mapping     contact_to_books
`,
    ],
    [
      'notify_conflict',
      `function    notify_conflict: Tells a Slack channel which contacts need attention, each time that they are others.
schedule    Tell of conflicts: every hour
`,
    ],
  ])('says what %s does, and what runs it', async (name, tells) => {
    const run = await runCli(['explain', `functions/${name}.deluge:7`], { directory: unchanged.root });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('\nentry       the definition as a whole\ndefinition  topping/');
    expect(run.stdout.endsWith(`\n${tells}`), run.stdout).toBe(true);
  });

  test('says of the header what it is', async () => {
    const run = await runCli(['explain', `${deluge}:1`], { directory: unchanged.root });
    expect(run.stdout).toContain(
      '\nentry       the header: what made the file, and from which definition\ndefinition  topping/mappings/contact-to-books.ts:',
    );
  });

  test.each([
    [`${deluge}:9999`, `${deluge} has no line 9999.`],
    [`${deluge}:0`, `${deluge} has no line 0.`],
    [deluge, `"${deluge}" is not a line of a generated function.`],
    ['functions/other.deluge:3', '"functions/other.deluge:3" is not a line of a generated function.'],
    ['topping/index.ts:3', '"topping/index.ts:3" is not a line of a generated function.'],
  ])('says what is wrong with %s', async (place, message) => {
    expect(await runCli(['explain', place], { directory: unchanged.root })).toEqual({
      status: 2,
      stdout: '',
      stderr: `error usage/wrong-place\n  ${message}\n  Give FILE:LINE, such as ${deluge}:42.\n`,
    });
  });
});
