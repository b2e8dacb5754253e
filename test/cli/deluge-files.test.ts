import { chmodSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentOf, documentsOf } from '../support/cli.ts';
import { makeFolder } from '../support/folder.ts';

/** A tab before the mistake, so that the caret has to stand under it all the same. */
const wrong = 'if(true)\n{\n\tinfo 1\n\tinfo 2;\n}\n';
const right = 'if(true)\n{\n\tinfo 1;\n}\n';
const unformatted = 'if ( true ) { info 1 ; }';

const mistake = `error syntax/expected-semicolon at wrong.deluge:3:8
  Expecting ';' at the end of statement.

  3 | \tinfo 1
    | \t      ^
  Put a semicolon here.
`;
const mistakeDocument = {
  code: 'syntax/expected-semicolon',
  severity: 'error',
  message: "Expecting ';' at the end of statement.",
  hint: 'Put a semicolon here.',
  file: 'wrong.deluge',
  line: 3,
  column: 8,
};
const missing = `error usage/file-not-found
  There is no file gone.deluge.
  Give the path from the folder that you are in.
`;

describe.each(['parse', 'check', 'fmt'])('topping %s', (command) => {
  const files = { 'wrong.deluge': wrong, 'right.deluge': right };

  test('says of each file that it is fine', async () => {
    const folder = makeFolder({ 'a.deluge': right, 'b.deluge': right });
    expect(await folder.run([command, 'a.deluge', 'b.deluge'])).toEqual({
      status: 0,
      stdout: 'a.deluge: fine\nb.deluge: fine\n',
      stderr: '',
    });
    const documents = documentsOf(await folder.run([command, '--json', 'a.deluge', 'b.deluge']));
    expect(documents).toEqual(
      ['a.deluge', 'b.deluge'].map((file) => ({
        protocol: 1,
        file,
        ok: true,
        ...(command === 'fmt' && { changed: false }),
        diagnostics: [],
      })),
    );
  });

  test('shows a syntax error once, with its line and a caret, and goes on with the next file', async () => {
    const folder = makeFolder(files);
    expect(await folder.run([command, 'wrong.deluge', 'right.deluge'])).toEqual({
      status: 1,
      stdout: 'right.deluge: fine\n',
      stderr: mistake,
    });
    const run = await folder.run([command, 'wrong.deluge', 'right.deluge', '--json']);
    expect(run.status).toBe(1);
    expect(documentsOf(run)).toEqual([
      { protocol: 1, file: 'wrong.deluge', ok: false, diagnostics: [mistakeDocument] },
      expect.objectContaining({ file: 'right.deluge', ok: true }),
    ]);
    expect(folder.read('wrong.deluge')).toBe(wrong);
  });

  test('goes on behind a file that is not there, and ends with the weightiest status', async () => {
    const folder = makeFolder(files);
    expect(await folder.run([command, 'gone.deluge', 'wrong.deluge', 'right.deluge'])).toEqual({
      status: 2,
      stdout: 'right.deluge: fine\n',
      stderr: missing + mistake,
    });
    expect((await folder.run([command, '.', 'gone.deluge'])).status).toBe(3);
    const documents = documentsOf(await folder.run([command, 'gone.deluge', 'right.deluge', '--json']));
    expect(documents).toMatchObject([
      { file: 'gone.deluge', ok: false, diagnostics: [{ code: 'usage/file-not-found' }] },
      { file: 'right.deluge', ok: true },
    ]);
  });

  test('takes a byte order mark for no letter of the text', async () => {
    const run = await makeFolder({ 'a.deluge': `\uFEFF${right}` }).run([command, 'a.deluge']);
    expect(run).toEqual({ status: 0, stdout: 'a.deluge: fine\n', stderr: '' });
  });
});

test('topping parse says nothing of names, topping check does', async () => {
  const folder = makeFolder({ 'a.deluge': 'void f()\n{\ninfo nmae;\n}\n' });
  expect((await folder.run(['parse', 'a.deluge'])).status).toBe(0);
  expect(await folder.run(['check', 'a.deluge'])).toEqual({
    status: 1,
    stdout: '',
    stderr: `error analysis/undefined-variable at a.deluge:3:6
  Variable 'nmae' is not defined.

  3 | info nmae;
    |      ^^^^
  Set it before it is read: nmae = …;
`,
  });
});

describe('topping fmt', () => {
  test('writes the layout of the editor, and then finds nothing more to do', async () => {
    const folder = makeFolder({ 'a.deluge': unformatted });
    expect(await folder.run(['fmt', 'a.deluge'])).toEqual({
      status: 0,
      stdout: 'a.deluge: formatted\n',
      stderr: '',
    });
    expect(folder.read('a.deluge')).toBe(right);
    expect((await folder.run(['fmt', 'a.deluge'])).stdout).toBe('a.deluge: fine\n');
  });

  test('--check changes nothing', async () => {
    const folder = makeFolder({ 'a.deluge': unformatted });
    expect(await folder.run(['fmt', '--check', 'a.deluge'])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'error fmt/not-formatted at a.deluge\n  This file is not in the layout of Zoho\'s editor.\n  Run "topping fmt" on it.\n',
    });
    expect(folder.read('a.deluge')).toBe(unformatted);
    expect(documentOf(await folder.run(['fmt', '--check', '--json', 'a.deluge']))).toMatchObject({
      ok: false,
      changed: true,
      diagnostics: [{ code: 'fmt/not-formatted' }],
    });
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says of a file that it may not write',
    async () => {
      const folder = makeFolder({ 'a.deluge': unformatted });
      chmodSync(`${folder.path}/a.deluge`, 0o444);
      expect(await folder.run(['fmt', 'a.deluge'])).toEqual({
        status: 3,
        stdout: '',
        stderr:
          'error environment/cannot-write\n  a.deluge cannot be written: your account may not do that here.\n  See who owns the file and who may write to it.\n',
      });
    },
  );
});

describe('topping conform', () => {
  const cases = JSON.stringify([
    { id: 'add-01', code: 'info 1 + 1;\nreturn 3;', info: ['2'], returns: 3 },
    { id: 'add-02', code: 'info 1 + 1;', info: ['3'] },
    { id: 'fail-01', code: 'info 1 / 0;', error: true },
  ]);

  test('tells the cases that fail, and how many pass', async () => {
    const folder = makeFolder({ 'cases.json': cases });
    expect(await folder.run(['conform', 'cases.json'])).toEqual({
      status: 1,
      stdout: `failed add-02
  expected {"info":["3"]}
  actual   {"info":["2"],"returns":"null","error":null}
2 of 3 cases pass
`,
      stderr: '',
    });
  });

  test('gives machines each case, and the sum last', async () => {
    const folder = makeFolder({ 'cases.json': cases, 'more.json': '[{"id":"one-01","code":"info 1;"}]' });
    const run = await folder.run(['conform', '--json', 'cases.json', 'more.json']);
    expect(run.status).toBe(1);
    const documents = documentsOf(run);
    expect(documents.map((document) => Object.keys(document))).toEqual([
      ...Array.from({ length: 4 }, () => ['id', 'pass', 'expected', 'actual']),
      ['protocol', 'total', 'passed', 'failed'],
    ]);
    expect(documents.map(({ id, pass }) => [id, pass]).slice(0, 4)).toEqual([
      ['add-01', true],
      ['add-02', false],
      ['fail-01', true],
      ['one-01', true],
    ]);
    expect(documents[1]).toMatchObject({ expected: { info: ['3'] }, actual: { info: ['2'] } });
    expect(documents.at(-1)).toEqual({ protocol: 1, total: 4, passed: 3, failed: 1 });
  });

  test('ends with 0 when all pass', async () => {
    const folder = makeFolder({ 'cases.json': '[{"id":"one-01","code":"info 1;","info":["1"]}]' });
    expect(await folder.run(['conform', 'cases.json'])).toEqual({
      status: 0,
      stdout: '1 of 1 cases pass\n',
      stderr: '',
    });
  });

  test.each([
    ['[', 'not JSON: a value is missing at character 2'],
    ['{}', 'not an array of cases'],
    ['[{"code":"info 1;"}]', 'id of case 0 is not a text'],
  ])('does not run a file with %s', async (content, reason) => {
    const folder = makeFolder({ 'good.json': cases, 'bad.json': content });
    expect(await folder.run(['conform', 'good.json', 'bad.json'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `error conform/not-cases at bad.json
  The file does not hold cases: ${reason}.
  A file of cases is a JSON array: [{"id":"flow-if-01","code":"info 1;","info":["1"]}]
`,
    });
    expect(documentOf(await folder.run(['conform', 'good.json', 'bad.json', '--json']))).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'conform/not-cases', file: 'bad.json' }],
    });
  });

  test('names a file that is not there', async () => {
    const run = await makeFolder({}).run(['conform', 'gone.deluge']);
    expect(run).toEqual({ status: 2, stdout: '', stderr: missing });
  });
});
