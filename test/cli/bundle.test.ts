import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledCommands, currentBundle, stateOf } from '../../cli/bundle/current-bundle.ts';
import { makeBundle } from '../../cli/bundle/make-bundle.ts';
import type { main } from '../../cli/main.ts';
import { makeFolder } from '../support/folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the bundle of the commands on Deluge files', () => {
  const files = {
    'a.deluge': 'x = {"a":1};\ninfo x.get("a") + zoho.encryption.md5("a");\nreturn 2;\n',
    'wrong.deluge': 'x = ;\n',
    'cases.json': '[{"id":"one","code":"info 1;","info":["1"]},{"id":"two","code":"info 1;","info":["2"]}]',
  };
  const bundles = mkdtempSync(join(tmpdir(), 'bundles-'));
  let bundled: { readonly main: typeof main };
  beforeAll(async () => {
    await makeBundle(root, bundles);
    const file = currentBundle(root, bundles) ?? 'none';
    bundled = await import(pathToFileURL(join(bundles, file)).href);
  });
  afterAll(() => rmSync(bundles, { recursive: true }));

  const calls: readonly (readonly string[])[] = [
    ['run', 'a.deluge'],
    ['run', 'a.deluge', '--json', '--zone', 'Europe/Paris', '--reading', 'whole-number-division=decimal'],
    ['run', 'wrong.deluge'],
    ['run', 'a.deluge', '--zone', 'Mars'],
    ['run'],
    ['run', '--help'],
    ['run', '--version'],
    ['parse', 'a.deluge', 'wrong.deluge'],
    ['fmt', '--check', 'a.deluge', 'wrong.deluge'],
    ['conform', 'cases.json'],
    ['conform', 'a.deluge', '--nonsense'],
  ];

  test.each(calls.map((args) => [args.join(' '), args] as const))(
    'topping %s does what the sources do',
    async (_, args) => {
      const folder = makeFolder(files);
      const run = await folder.run(args, { main: bundled.main });
      expect(run).toEqual(await folder.run(args));
      expect(run.stdout + run.stderr).not.toBe('');
    },
  );

  test('each command that it holds is called above', () => {
    expect(new Set(calls.map(([command]) => command))).toEqual(new Set(bundledCommands));
  });
});

describe('a bundle is loaded', () => {
  const name = 'made';
  function bundleOf(file: string): { readonly root: string; readonly bundles: string } {
    const folder = makeFolder({ 'a.ts': file, 'b.ts': 'export {};\n' });
    const bundles = join(folder.path, 'bundles');
    mkdirSync(bundles);
    const inputs = Object.fromEntries(
      ['a.ts', 'b.ts'].map((path) => [path, stateOf(join(folder.path, path))]),
    );
    writeFileSync(join(bundles, 'manifest.json'), JSON.stringify({ inputs, name }));
    return { root: folder.path, bundles };
  }

  test('while no file has changed that it was made from', () => {
    const { root, bundles } = bundleOf('1;');
    expect(currentBundle(root, bundles)).toBe('made/topping.mjs');
  });

  test('not when a file has another text of the same length', () => {
    const { root, bundles } = bundleOf('1;');
    writeFileSync(join(root, 'a.ts'), '2;');
    expect(currentBundle(root, bundles)).toBeUndefined();
  });

  test('not when a file is gone', () => {
    const { root, bundles } = bundleOf('1;');
    rmSync(join(root, 'b.ts'));
    expect(currentBundle(root, bundles)).toBeUndefined();
  });

  test('not when there is none, or its manifest is broken', () => {
    const { root, bundles } = bundleOf('1;');
    expect(currentBundle(root, join(root, 'elsewhere'))).toBeUndefined();
    writeFileSync(join(bundles, 'manifest.json'), '{"inputs":');
    expect(currentBundle(root, bundles)).toBeUndefined();
  });
});
