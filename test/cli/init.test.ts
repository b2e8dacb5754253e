import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandNames } from '../../cli/commands.ts';
import { dataCentres } from '../../zoho/index.ts';
import { documentOf } from '../support/cli.ts';
import { makeFolder } from '../support/folder.ts';

const centres = Object.keys(dataCentres).join(', ');
const toolchain = fileURLToPath(new URL('../..', import.meta.url));

const written = [
  'README.md',
  '.github/workflows/check.yml',
  '.gitignore',
  'package.json',
  'plugin-manifest.json',
  'test/contact-to-books.test.ts',
  'test/data/contacts.json',
  'topping/app/css/widget.css',
  'topping/app/widget.html',
  'topping/companions.ts',
  'topping/connections.ts',
  'topping/custom-fields.ts',
  'topping/index.ts',
  'topping/mappings/contact-to-books.ts',
  'topping/schedules.ts',
  'topping/tsconfig.json',
  'topping/variables.ts',
  'topping/workflow.ts',
  'tsconfig.json',
];

describe('topping init', () => {
  test('writes a project, and says how to go on', async () => {
    const folder = makeFolder({});
    const run = await folder.run(['init', 'sync-topping']);
    const root = join(folder.path, 'sync-topping');
    expect(run).toEqual({
      status: 0,
      stdout: `${written.map((file) => `${file}: written\n`).join('')}
Sync topping stands in ${root}. Go on there:
  npm install   # the toolchain
  npm start     # generate, check, replay, pack
  npm test      # the tests
`,
      stderr: '',
    });
    const { version, devDependencies, dependencies } = JSON.parse(
      readFileSync(join(toolchain, 'package.json'), 'utf8'),
    );
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).toMatchObject({
      name: 'sync-topping',
      devDependencies: {
        'bigin-books-topping': `^${version}`,
        typescript: dependencies.typescript,
        node: devDependencies.node,
        '@types/node': devDependencies['@types/node'],
      },
    });
  });

  const ofTheSync = [
    'contact_to_books',
    'contact_removed',
    'retry_pending',
    'sync_existing',
    'on_installation',
    'on_uninstallation',
  ];
  test.each([
    ['none', ofTheSync],
    ['slack', [...ofTheSync, 'notify_conflict']],
    ['desk', [...ofTheSync, 'desk_ticket_lookup']],
    ['order-api', [...ofTheSync, 'order_status']],
  ])('the project can be built at once, with the service %s', async (service, functions) => {
    const folder = makeFolder({});
    const modules = join(folder.path, 'node_modules');
    expect(await folder.run(['init', '--name', 'sync-topping', '--service', service])).toMatchObject({
      status: 0,
    });
    expect(existsSync(join(folder.path, 'topping/service-functions.ts'))).toBe(service !== 'none');
    expect(folder.read('README.md').includes('service-functions')).toBe(service !== 'none');
    mkdirSync(join(modules, '@types'), { recursive: true });
    symlinkSync(toolchain, join(modules, 'bigin-books-topping'), 'junction');
    symlinkSync(join(toolchain, 'node_modules/@types/node'), join(modules, '@types/node'), 'junction');
    const run = await folder.run(['build', '--json']);
    expect(documentOf(run)).toMatchObject({
      ok: true,
      functions: {
        written: functions.flatMap((name) => [`functions/${name}.deluge`, `functions/${name}.map.json`]),
      },
      replay: { contacts: { total: 3, replayed: 2, skipped: 1 }, runs: { failed: 0 }, mismatches: [] },
      zip: { path: 'dist/sync-topping.zip' },
    });
    expect(await folder.run(['check'])).toEqual({
      status: 0,
      stdout: 'definitions, functions, manifest, connections and package: fine\n',
      stderr: '',
    });
  });

  test('no text can break the file that it stands in', async () => {
    const folder = makeFolder({});
    const displayName = `Kim's "<b>" \\ \${x} \`y\` {{z}}`;
    const args = ['init', '--name', 'kim', '--display-name', displayName, '--description', displayName];
    await folder.run(args);
    const { read } = folder;
    expect(read('topping/index.ts')).toContain(`displayName: 'Kim\\'s "<b>" \\\\ \${x} \`y\` {{z}}',`);
    expect(JSON.parse(read('package.json'))).toMatchObject({ description: displayName });
    expect(read('topping/app/widget.html')).not.toContain('<b>');
    expect(read('README.md').split('\n')[0]).toBe(`# Kim's "\\<b\\>" \\\\ \${x} \\\`y\\\` {{z}}`);
  });

  test('a new repository counts as empty', async () => {
    const folder = makeFolder({ '.git/HEAD': 'ref: refs/heads/main\n' });
    expect(await folder.run(['init'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('refuses a folder that holds something, and writes nothing', async () => {
    const folder = makeFolder({ 'notes.txt': 'mine', 'b.txt': '' });
    const before = readdirSync(folder.path);
    expect(await folder.run(['init', '--yes'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `error init/folder-not-empty
  The folder ${folder.path} is not empty: it holds b.txt and 1 more.
  Name a new folder: "topping init my-topping". Nothing was written.
`,
    });
    expect(readdirSync(folder.path)).toEqual(before);
    const other = await folder.run(['init', 'notes.txt', '--json']);
    expect(documentOf(other)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'environment/cannot-read' }],
    });
    expect(readdirSync(folder.path)).toEqual(before);
  });
});

describe('on a terminal topping init asks', () => {
  const answering = (answers: readonly string[]) => {
    const asked: string[] = [];
    const left = [...answers];
    return {
      asked,
      ask: async (question: string) => {
        asked.push(question);
        return left.shift() ?? '';
      },
    };
  };

  test('for what was not given, until it can take the answer', async () => {
    const folder = makeFolder({});
    const { asked, ask } = answering(['', '  Syncs.  ', 'mars', 'eu']);
    const run = await folder.run(['init', 'kims-topping', '--name=kim', '--json'], { ask });
    expect(asked).toEqual([
      'Name that people read [Kim]: ',
      'What it does, in a sentence [Keeps Zoho Books customers in step with Bigin contacts.]: ',
      `Data centre of your Zoho account: ${centres} [us]: `,
      `That cannot be taken: "mars" is none of the data centres, which are ${centres}.
Data centre of your Zoho account: ${centres} [us]: `,
      'A function with another service, too: none, slack, desk, order-api [none]: ',
    ]);
    expect(documentOf(run)).toMatchObject({
      ok: true,
      name: 'kim',
      displayName: 'Kim',
      description: 'Syncs.',
      dataCentre: 'eu',
      service: 'none',
    });
    const variables = folder.read('kims-topping/topping/variables.ts');
    expect(variables).toContain("defaultValue: 'eu',");
  });

  test('nothing with --yes', async () => {
    const folder = makeFolder({});
    const { asked, ask } = answering([]);
    const run = await folder.run(['init', '123 Café!', '--yes', '--json'], { ask });
    expect(asked).toEqual([]);
    expect(documentOf(run)).toMatchObject({ ok: true, name: 'cafe', dataCentre: 'us' });
  });
});

test('the commands that the new project calls are there', () => {
  const text = readFileSync(join(toolchain, 'cli/new-project/template/package.json.hbs'), 'utf8');
  for (const [, name] of text.matchAll(/topping (\w+)"/g)) expect(commandNames).toContain(name);
});
