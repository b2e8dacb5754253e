import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commandNames } from '../../cli/commands.ts';
import { documentOf, runCli } from '../support/cli.ts';
import { makeUntypedProject } from '../support/project.ts';

const elsewhere = mkdtempSync(join(tmpdir(), 'no-project-'));
afterAll(() => rmSync(elsewhere, { recursive: true }));
const directory = elsewhere;

/** What is given, and the code, message and hint that come of it. */
const wrongUses: readonly (readonly [args: string, code: string, message: string, hint: string])[] = [
  [
    '',
    'usage/no-command',
    'Name a command: init, build, generate, check, replay, explore, pack, plan, diff, explain, fields, sandbox, run, fmt, parse, conform, probe, doctor or docs.',
    '"topping --help" says what each of them does.',
  ],
  ['bild', 'usage/unknown-command', 'There is no command "bild".', 'Did you mean build?'],
  [
    'frobnicate',
    'usage/unknown-command',
    'There is no command "frobnicate".',
    '"topping --help" lists what can be given.',
  ],
  [
    '--loud',
    'usage/unknown-option',
    'There is no option --loud.',
    '"topping --help" lists what can be given.',
  ],
  [
    'generate --chek',
    'usage/unknown-option',
    'The command generate has no option --chek.',
    'Did you mean --check?',
  ],
  [
    'build --everything',
    'usage/unknown-option',
    'The command build has no option --everything.',
    '"topping build --help" lists what can be given.',
  ],
  [
    'run',
    'usage/missing-argument',
    'The command run needs a Deluge file.',
    '"topping run --help" lists what can be given.',
  ],
  [
    'parse',
    'usage/missing-argument',
    'The command parse needs one or more Deluge files.',
    '"topping parse --help" lists what can be given.',
  ],
  [
    'fmt --check',
    'usage/missing-argument',
    'The command fmt needs one or more Deluge files.',
    '"topping fmt --help" lists what can be given.',
  ],
  [
    'conform',
    'usage/missing-argument',
    'The command conform needs one or more JSON files of cases.',
    '"topping conform --help" lists what can be given.',
  ],
  [
    'explain',
    'usage/missing-argument',
    'The command explain needs a line of a generated function, such as functions/contact_to_books.deluge:42.',
    '"topping explain --help" lists what can be given.',
  ],
  [
    'plan',
    'usage/missing-argument',
    'The command plan needs a JSON file with a record of Bigin; with --from, the place of a contact, from 0.',
    '"topping plan --help" lists what can be given.',
  ],
  [
    'init --name=My-Topping',
    'usage/wrong-value',
    '--name: "My-Topping" is no name of a topping; "my-topping" would be one.',
    '"topping init --help" lists what can be given.',
  ],
  [
    'init --data-centre=mars',
    'usage/wrong-value',
    '--data-centre: "mars" is none of the data centres, which are us, eu, in, au, jp, cn, ca, sa, uk, ae.',
    '"topping init --help" lists what can be given.',
  ],
  ...['https://example.com', 'http://10.0.0.1:8787'].map(
    (address) =>
      [
        `doctor --sandbox=${address}`,
        'usage/wrong-value',
        '--sandbox: give the address of a sandbox on this machine, such as http://127.0.0.1:8787.',
        '"topping doctor --help" lists what can be given.',
      ] as const,
  ),
  [
    'build now please',
    'usage/too-many-arguments',
    'The command build does not take "now".',
    '"topping build --help" lists what can be given.',
  ],
  [
    'run a.deluge b.deluge',
    'usage/too-many-arguments',
    'The command run does not take "b.deluge".',
    '"topping run --help" lists what can be given.',
  ],
  [
    'run a.deluge --zone',
    'usage/missing-value',
    '--zone needs a value.',
    '"topping run --help" lists what can be given.',
  ],
  [
    'generate --check --force',
    'usage/conflicting-options',
    '--force and --check exclude each other.',
    'Give one of them.',
  ],
  ...['x', '-1', '65536', '1e3'].map(
    (port) =>
      [
        `sandbox --port=${port}`,
        'usage/wrong-value',
        '--port: a port is a whole number from 0 to 65535.',
        '"topping sandbox --help" lists what can be given.',
      ] as const,
  ),
  ...['build', 'generate', 'check', 'replay', 'pack', 'plan 0', 'explain f:1', 'sandbox'].map(
    (command) =>
      [
        command,
        'usage/no-project',
        `There is no topping project in ${elsewhere} or above it.`,
        'Go into a folder that has plugin-manifest.json and topping/index.ts.',
      ] as const,
  ),
];

describe('wrong use gets one message and status 2', () => {
  test.each(wrongUses)('topping %s', async (line, code, message, hint) => {
    const args = line.split(' ').filter((arg) => arg !== '');
    const run = await runCli(args, { directory });
    expect({ ...run, stderr: run.stderr.replace(/^check: .*\n/, '') }).toEqual({
      status: 2,
      stdout: '',
      stderr: `error ${code}\n  ${message}\n  ${hint}\n`,
    });
    const forMachines = await runCli(['--json', ...args], { directory });
    expect(forMachines.status).toBe(2);
    expect(documentOf(forMachines)).toEqual({
      protocol: 1,
      ok: false,
      diagnostics: [{ code, severity: 'error', message, hint, line: null, column: null }],
    });
  });

  test('a file that a command about the project has no use for', async () => {
    const project = makeUntypedProject();
    expect(await runCli(['pack', 'my.zip'], { directory: project.root })).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error usage/too-many-arguments\n  The command pack does not take "my.zip".\n  "topping pack --help" lists what can be given.\n',
    });
  });

  test('--json before the command is taken too', async () => {
    const run = await runCli(['--json', 'bild'], { directory });
    expect(documentOf(run)).toMatchObject({ diagnostics: [{ code: 'usage/unknown-command' }] });
  });
});

describe('help is no wrong use', () => {
  test('the program says what each command does', async () => {
    const run = await runCli(['--help'], { directory });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    for (const name of commandNames) expect(run.stdout).toMatch(new RegExp(`^  ${name}( |$)`, 'm'));
  });

  test.each(commandNames)('topping %s --help', async (name) => {
    const run = await runCli([name, '--help'], { directory });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(new RegExp(`^Usage: topping ${name} \\[options\\]`));
    // Every argument and every option has a description.
    for (const [line] of run.stdout.matchAll(/^ {2}\S.*$/gm)) expect(line).toMatch(/^ {2}\S.*? {2,}\S/);
    expect(run.stdout).toContain('--json');
  });

  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runCli(['--version'], { directory })).toEqual({
      status: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
});

test('a command started in a folder of the project is about the project', async () => {
  const project = makeUntypedProject();
  const directory = project.path('topping/mappings');
  const checked = await runCli(['check'], { directory });
  expect(checked).toEqual({
    status: 0,
    stdout: 'definitions, functions, manifest, connections and package: fine\n',
    stderr: '',
  });
  // Files are named from the folder that one is in.
  const explained = await runCli(['explain', '../../functions/contact_to_books.deluge:60'], { directory });
  expect(explained.stdout).toMatch(/^functions\/contact_to_books\.deluge:60 {2}/);
  expect(await runCli(['parse', '../../functions/contact_to_books.deluge'], { directory })).toEqual({
    status: 0,
    stdout: '../../functions/contact_to_books.deluge: fine\n',
    stderr: '',
  });
});
