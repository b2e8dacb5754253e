import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { isAsShown, stepsOf } from '../support/tutorial.ts';

const source = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(source, 'docs/tutorial.md'), 'utf8');
const steps = stepsOf(page);

/** What building the package reads of a checkout. */
const checkout = [
  'cli',
  'codegen',
  'deluge',
  'sandbox',
  'zoho',
  'build-package.ts',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
];

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tutorial-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of checkout)
  cpSync(join(source, name), join(folder, 'bigin-books-topping', name), { recursive: true });
symlinkSync(join(source, 'node_modules'), join(folder, 'bigin-books-topping/node_modules'), 'junction');

/** The reader's machine: this Node first, and no network. */
const environment = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  NO_COLOR: '1',
  npm_config_offline: 'true',
  npm_config_ignore_scripts: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

/** Gives a new project the packages that this one has, so that only the toolchain itself is left to install. */
function provideDependencies(project: string): void {
  const from = join(source, 'node_modules');
  const to = join(project, 'node_modules');
  const names = readdirSync(from)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(from, name)).map((inner) => `${name}/${inner}`) : [name],
    );
  for (const name of names) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    symlinkSync(join(from, name), join(to, name), 'junction');
  }
}

async function run(command: string, directory: string): Promise<string> {
  const child = spawn(command, {
    cwd: directory,
    env: environment,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  await new Promise((resolve) => {
    child.on('close', resolve);
  });
  // What npm has to say of the settings of this machine is not the page's.
  return printed.replace(/^npm (?:warn|notice).*\n/gm, '');
}

describe.skipIf(process.platform === 'win32')('what the tutorial shows is what a reader gets', () => {
  let directory = folder;

  test('it has some commands, and changes a file', () => {
    expect(steps.filter(({ kind }) => kind === 'command').length).toBeGreaterThan(15);
    expect(steps.filter(({ kind }) => kind === 'edit').length).toBeGreaterThan(1);
  });

  test.each(
    steps.map(
      (step) => [step.line, step.kind === 'edit' ? `change ${step.file}` : step.command, step] as const,
    ),
  )('line %d: %s', { timeout: 300_000 }, async (_line, _name, step) => {
    if (step.kind === 'edit') {
      const path = join(directory, step.file);
      const text = readFileSync(path, 'utf8');
      expect(text.split(step.from)).toHaveLength(2);
      writeFileSync(
        path,
        text.replace(step.from, () => step.to),
      );
      return;
    }
    const [, to] = /^cd (\S+)$/.exec(step.command) ?? [];
    if (to !== undefined) {
      directory = join(directory, to);
      return;
    }
    if (step.command === 'npm install') provideDependencies(directory);
    const printed = await run(step.command, directory);
    expect(
      isAsShown(step.shown, printed),
      `The page shows:\n${step.shown}\nThis is printed:\n${printed}`,
    ).toBe(true);
  });
});

describe('a page is held to all that it shows', () => {
  test.each([
    ['a\n…\nd\n', 'a\nb\nc\nd\n', true],
    ['a\n…\nd\n', 'a\nd\n', true],
    ['a\n…\nd\n', 'a\nb\nd\ne\n', false],
    ['a\n', 'a\nb\n', false],
    ['', 'a\n', false],
    ['… of 3\n', '2 of 3\n', true],
    ['… of 3\n', '2 of 4\n', false],
    ['a (b).\n', 'a (b)!\n', false],
  ])('%j is shown and %j is printed: %s', (shown, printed, isSame) => {
    expect(isAsShown(shown, printed)).toBe(isSame);
  });
});
