import { describe, expect, test } from 'vitest';
import { documentOf } from '../support/cli.ts';
import { makeFolder } from '../support/folder.ts';

const emptyUsage = { statements: 0, httpCalls: 0, elapsedMs: 0 };

describe('a script that ends well', () => {
  test('prints what it informs of and what it returns', async () => {
    const folder = makeFolder({ 'a.deluge': 'info "Dear " + name;\nreturn {"n":1,"t":"x"};' });
    expect(await folder.run(['run', 'a.deluge', '--args', '{"name":"Ann"}'])).toEqual({
      status: 0,
      stdout: 'Dear Ann\nreturns {"n":1,"t":"x"}\n',
      stderr: '',
    });
  });

  test('prints nothing of a result that is null', async () => {
    const folder = makeFolder({ 'a.deluge': 'info 1;' });
    expect((await folder.run(['run', 'a.deluge'])).stdout).toBe('1\n');
  });

  test('is one document for a machine', async () => {
    const folder = makeFolder({ 'a.deluge': 'info "a";\ninfo 2;\nreturn {1,"b"};' });
    const run = await folder.run(['run', '--json', 'a.deluge']);
    expect(run.status).toBe(0);
    const document = documentOf(run);
    expect(Object.keys(document)).toEqual(['protocol', 'ok', 'info', 'returns', 'error', 'http', 'usage']);
    expect(document).toEqual({
      protocol: 1,
      ok: true,
      info: ['a', '2'],
      returns: [1, 'b'],
      error: null,
      http: [],
      usage: { statements: 3, httpCalls: 0, elapsedMs: 1000 },
    });
  });

  test('keeps every digit of what it takes and returns', async () => {
    const id = '4876876000001234567';
    const args = `{"id":${id},"price":0.1,"big":123456789012345678901234567890,"small":-12345678901234567.25}`;
    const folder = makeFolder({
      'a.deluge':
        'm = Map();\nm.put("id",id);\nm.put("next",id + 1);\nm.put("price",price + 0.2);\nm.put("big",big);\nm.put("small",small);\nm.put("list",{id});\nreturn m;',
    });
    const returns = `{"id":${id},"next":4876876000001234568,"price":0.3,"big":123456789012345678901234567890,"small":-12345678901234567.25,"list":[${id}]}`;
    const forMachines = await folder.run(['run', '--json', 'a.deluge', '--args', args]);
    expect(forMachines.stdout).toContain(`"returns":${returns},"error":null,`);
    const forPeople = await folder.run(['run', 'a.deluge', '--args', args]);
    expect(forPeople.stdout).toBe(`returns ${returns}\n`);
  });

  test('may return a text that looks like JSON, or has a key that JavaScript knows', async () => {
    const folder = makeFolder({
      'a.deluge': 'm = Map();\nm.put("__proto__","{\\"a\\":1}");\nm.put("10",1);\nm.put("2",2);\nreturn m;',
    });
    const run = await folder.run(['run', '--json', 'a.deluge']);
    expect(run.stdout).toContain(String.raw`"returns":{"__proto__":"{\"a\":1}","10":1,"2":2}`);
  });
});

describe('a script that fails', () => {
  const failing = 'items = {1,2};\ninfo items.size();\n\tinfo items.get(0) / 0;\n';

  test('is told with file, line, column and a caret, behind what it printed before', async () => {
    const folder = makeFolder({ 'a.deluge': failing });
    expect(await folder.run(['run', 'a.deluge'])).toEqual({
      status: 1,
      stdout: '2\n',
      stderr: `error runtime/division-by-zero at a.deluge:3:20
  Error in performing the Operation / : Divide by zero error

  3 | \tinfo items.get(0) / 0;
    | \t                  ^
  Test the divisor with != 0 before you divide.
`,
    });
  });

  test('has its error in the document', async () => {
    const folder = makeFolder({ 'a.deluge': failing });
    const run = await folder.run(['run', 'a.deluge', '--json']);
    expect(run.status).toBe(1);
    expect(documentOf(run)).toEqual({
      protocol: 1,
      ok: false,
      info: ['2'],
      returns: null,
      error: {
        code: 'runtime/division-by-zero',
        message: 'Error in performing the Operation / : Divide by zero error',
        line: 3,
        column: 20,
      },
      http: [],
      usage: { statements: 3, httpCalls: 0, elapsedMs: 1000 },
    });
  });

  test('says what it used of each limit when asked', async () => {
    const folder = makeFolder({ 'a.deluge': 'int f(int n)\n{\nreturn f(n + 1);\n}' });
    const run = await folder.run(['run', 'a.deluge', '--usage', '--args', '{"n":1}']);
    expect(run.stdout).toContain('used 75 of 75 calls within each other (100 %)\n');
    const asked = ['run', 'a.deluge', '--json', '--usage', '--args', '{"n":1}'];
    expect(documentOf(await folder.run(asked))).toMatchObject({
      limits: expect.arrayContaining([{ limit: 'callDepth', used: 75, allowed: 75, share: 1 }]),
    });
  });

  test('keeps to the limits of the place that is named', async () => {
    const folder = makeFolder({ 'a.deluge': 'info 1;' });
    const lines = async (place: string): Promise<string> =>
      (await folder.run(['run', 'a.deluge', '--usage', '--limits', place])).stdout;
    expect(await lines('crm')).toContain('used 1 of 200,000 statements (0 %)\n');
    expect(await lines('language')).toContain('used 1 of 5,000 statements (0 %)\n');
    const wrong = await folder.run(['run', 'a.deluge', '--limits', 'crn']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain(
      'there are no limits "crn"; there are those of language, crm, crm-workflow',
    );
  });

  test('because its result contains itself is no defect of ours', async () => {
    const folder = makeFolder({ 'a.deluge': 'm = Map();\nm.put("m",m);\nreturn m;' });
    const run = await folder.run(['run', 'a.deluge', '--json']);
    expect(run.status).toBe(1);
    expect(documentOf(run)).toMatchObject({
      ok: false,
      returns: null,
      error: { code: 'runtime/value-contains-itself', line: 0, column: 0 },
    });
    const { stderr } = await folder.run(['run', 'a.deluge']);
    expect(stderr).toMatch(/^error runtime\/value-contains-itself at a\.deluge\n {2}\S.*\n {2}\S.*\n$/);
  });

  test('at its first letter is not run', async () => {
    const folder = makeFolder({ 'a.deluge': 'info 1;\nx = 1\nx = 2;' });
    expect(await folder.run(['run', 'a.deluge'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `error syntax/expected-semicolon at a.deluge:2:6
  Expecting ';' at the end of statement.

  2 | x = 1
    |      ^
  Put a semicolon here.
`,
    });
    const message = "Expecting ';' at the end of statement.";
    const code = 'syntax/expected-semicolon';
    expect(documentOf(await folder.run(['run', 'a.deluge', '--json']))).toEqual({
      protocol: 1,
      ok: false,
      info: [],
      returns: null,
      error: { code, message, line: 2, column: 6 },
      http: [],
      usage: emptyUsage,
      diagnostics: [
        {
          code,
          severity: 'error',
          message,
          hint: 'Put a semicolon here.',
          file: 'a.deluge',
          line: 2,
          column: 6,
        },
      ],
    });
  });
});

describe('the options', () => {
  const files = {
    'now.deluge': 'info zoho.currenttime.toString("yyyy-MM-dd HH:mm");\ninfo zoho.currentdate;',
    'two.deluge':
      'string standalone.one(int n)\n{\n\treturn "one " + n;\n}\nstring standalone.two()\n{\n\treturn standalone.one(2);\n}',
    'division.deluge': 'info 7 / 2;',
  };

  test.each([
    ['--now 2026-03-29T10:30:00', '2026-03-29 10:30\n29-Mar-2026\n'],
    ['--now 2026-03-29T10:30:00Z --zone Asia/Kolkata', '2026-03-29 16:00\n29-Mar-2026\n'],
    ['--now 2026-03-29T10:30+05:30 --zone UTC', '2026-03-29 05:00\n29-Mar-2026\n'],
    ['--now 2026-03-29 --zone IST --date-format yyyy/MM/dd', '2026-03-29 00:00\n2026/03/29\n'],
  ])('time, zone and date format: %s', async (options, printed) => {
    const run = await makeFolder(files).run(['run', 'now.deluge', ...options.split(' ')]);
    expect(run).toEqual({ status: 0, stdout: printed, stderr: '' });
  });

  test('the function to call, with its arguments', async () => {
    const folder = makeFolder(files);
    const one = await folder.run(['run', 'two.deluge', '--call', 'standalone.one', '--args', '{"n":5}']);
    expect(one.stdout).toBe('returns "one 5"\n');
    const two = await folder.run(['run', 'two.deluge', '--call', 'standalone.two']);
    expect(two.stdout).toBe('returns "one 2"\n');
  });

  test.each([
    ['exact', '3.5\n'],
    ['truncate', '3\n'],
  ])('a reading: whole-division=%s', async (value, printed) => {
    const run = await makeFolder(files).run([
      'run',
      'division.deluge',
      '--reading',
      `whole-division=${value}`,
    ]);
    expect(run).toEqual({ status: 0, stdout: printed, stderr: '' });
  });

  test.each([
    ['--zone Europe/Berln', '--zone: there is no time zone "Europe/Berln"; the nearest is Europe/Berlin.'],
    ['--zone Nowhere', '--zone: there is no time zone "Nowhere".'],
    ['--now yesterday', '--now: "yesterday" is no time; write 2026-01-15T10:30:00.'],
    ['--now 2026-02-30', '--now: "2026-02-30" is no time; write 2026-01-15T10:30:00.'],
    ['--now 2026-01-15T25:00', '--now: "2026-01-15T25:00" is no time; write 2026-01-15T10:30:00.'],
    ['--args {"a":}', "--args: this is not JSON: '}' begins no value at character 6."],
    ['--args [1]', '--args: give an object, such as {"id":1}.'],
    [
      '--reading whole-divison=x',
      '--reading: there is no reading "whole-divison"; the nearest is whole-division.',
    ],
    ['--date-format dd-qq', '--date-format: "dd-qq" is no pattern of a date; write dd-MMM-yyyy.'],
    ['--upstream localhost', '--upstream: give an address such as http://127.0.0.1:8787.'],
    ['--upstream ftp://127.0.0.1', '--upstream: give an address such as http://127.0.0.1:8787.'],
  ])('what is wrong with %s', async (options, message) => {
    const folder = makeFolder(files);
    const args = ['run', 'now.deluge', ...options.split(' ')];
    expect(await folder.run(args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `error usage/wrong-value\n  ${message}\n  "topping run --help" lists what can be given.\n`,
    });
    const run = await folder.run([...args, '--json']);
    expect(run.status).toBe(2);
    expect(documentOf(run)).toMatchObject({
      ok: false,
      info: [],
      error: { code: 'usage/wrong-value', message, line: 0, column: 0 },
      usage: emptyUsage,
    });
  });

  test('a reading has its own values', async () => {
    const run = await makeFolder(files).run(['run', 'now.deluge', '--reading', 'whole-division=perhaps']);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('--reading: whole-division is one of exact, truncate, decimal.\n');
  });

  test('a function that the file does not have', async () => {
    const run = await makeFolder(files).run(['run', 'two.deluge', '--call', 'standalone.on']);
    expect(run).toEqual({
      status: 1,
      stdout: '',
      stderr:
        "error execution/unknown-entry at two.deluge\n  The programs declare no function 'standalone.on'\n  Did you mean 'standalone.one'?\n",
    });
  });
});

describe('the file', () => {
  test('that is not there', async () => {
    const run = await makeFolder({}).run(['run', 'gone.deluge', '--json']);
    expect(run.status).toBe(2);
    expect(documentOf(run)).toMatchObject({
      ok: false,
      error: { code: 'usage/file-not-found', message: 'There is no file gone.deluge.', line: 0, column: 0 },
    });
  });

  test('that is a folder', async () => {
    const run = await makeFolder({}).run(['run', '.']);
    expect(run).toEqual({
      status: 3,
      stdout: '',
      stderr:
        'error environment/cannot-read\n  . cannot be read: there is a folder of that name.\n  See that it is a file, who owns it and who may read it.\n',
    });
  });
});
