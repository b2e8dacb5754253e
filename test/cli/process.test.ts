import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { documentOf, runToppingProcess, toppingProgram } from '../support/cli.ts';
import { makeFolder } from '../support/folder.ts';
import { makeProject, makeUntypedProject } from '../support/project.ts';

describe('topping as a process', () => {
  test('builds the project, with progress on standard error and without colour', async () => {
    const project = makeProject();
    const run = await runToppingProcess(['build'], { directory: project.path('functions') });
    expect(run).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^function {3}functions\/contact_to_books\.deluge \(unchanged\)\n/),
      stderr: expect.stringMatching(/^check: .*\ngenerate: .*\nreplay: .*\nwrite: .*\n$/),
    });
    expect(run.stdout).not.toContain('\u001b');
  });

  test('says why a definition does not load, in the words of Node', async () => {
    const project = makeUntypedProject();
    project.edit('topping/workflow.ts', /$/, "\nthrow new Error('no rule today');\n");
    const run = await runToppingProcess(['check'], { directory: project.root });
    expect(run).toEqual({
      status: 1,
      stdout: '',
      stderr: `error definition/cannot-be-loaded at topping/workflow.ts:17:7
  The definitions cannot be loaded: no rule today

  17 | throw new Error('no rule today');
     |       ^
  Mend what the message names and run the command again. No file was changed.
`,
    });
  });

  test('writes nothing but the document under --json', async () => {
    const folder = makeFolder({ 'a.deluge': 'return 4876876000001234567;' });
    const run = await runToppingProcess(['run', 'a.deluge', '--json'], { directory: folder.path });
    expect(run.stdout).toContain('"returns":4876876000001234567,');
    expect(documentOf(run)).toMatchObject({ protocol: 1, ok: true });
    expect(run.status).toBe(0);
  });

  test.each([
    [1, ['parse', 'wrong.deluge'], /^error syntax\/expected-semicolon at wrong\.deluge:1:7\n/],
    [
      2,
      ['pars'],
      /^error usage\/unknown-command\n {2}There is no command "pars"\.\n {2}Did you mean parse\?\n$/,
    ],
    [3, ['parse', '.'], /^error environment\/cannot-read\n/],
  ])('ends with status %d', async (status, args, stderr) => {
    const folder = makeFolder({ 'wrong.deluge': 'info 1' });
    const run = await runToppingProcess(args, { directory: folder.path });
    expect(run).toEqual({ status, stdout: '', stderr: expect.stringMatching(stderr) });
    expect(run.stderr).not.toContain('\u001b');
  });

  test('ends quietly when nobody reads on', async () => {
    const folder = makeFolder({
      'a.deluge': 'for each n in {1,2,3,4,5,6,7,8}\n{\n\tinfo rightpad("x",200000);\n}',
    });
    const child = spawn(process.execPath, [toppingProgram, 'run', 'a.deluge'], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.once('data', () => child.stdout.destroy());
    // The script prints to the limit, so that the pipe is full when its reader goes; that much is said, and no more.
    expect(await text(child.stderr)).toMatch(
      /^(?:warning limits\/near\n.*512,000 characters of info.*\n.*\n)?$/,
    );
  });

  test.skipIf(process.platform === 'win32')('ends the sandbox on Ctrl-C', async () => {
    const project = makeUntypedProject();
    const child = spawn(process.execPath, [toppingProgram, 'sandbox', '--port', '0', '--json'], {
      cwd: project.root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const status = new Promise((resolve) => {
      child.on('close', resolve);
    });
    child.stdout.once('data', () => child.kill('SIGINT'));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
    expect(await status).toBe(0);
  });

  test('on a Node that is too old names the right one', async () => {
    const older = 'Object.defineProperty(process,"versions",{value:{node:"20.19.0"}})';
    const run = await runToppingProcess(['check'], {
      directory: tmpdir(),
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}` },
    });
    expect(run).toEqual({
      status: 3,
      stdout: '',
      stderr: `error environment/node-too-old
  topping runs on Node 24 or later; this is Node 20.19.0.
  Run it as "npx topping" or "npm start" in the project: npm ci has installed the right Node there.
`,
    });
  });

  test('without its packages says how to install them', async () => {
    const copy = realpathSync(mkdtempSync(join(tmpdir(), 'not-installed-')));
    onTestFinished(() => rmSync(copy, { recursive: true }));
    cpSync(fileURLToPath(new URL('../../cli', import.meta.url)), join(copy, 'cli'), { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    const run = await runToppingProcess(['check'], {
      directory: copy,
      program: join(copy, 'cli/topping.js'),
    });
    expect(run).toEqual({
      status: 3,
      stdout: '',
      stderr: `error environment/not-installed
  The package commander is not installed.
  Run "npm ci" in the folder of the project.
`,
    });
  });
});
