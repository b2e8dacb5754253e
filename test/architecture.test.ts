import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { violationsOf } from './support/architecture.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['zoho', 'deluge', 'codegen', 'sandbox', 'topping', 'cli', 'test'];
const textual = /\.(ts|js|mjs|hbs|html|css)$/;

function projectFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      // A fixture that must not compile holds its mistakes on purpose.
      if (!entry.isFile() || !textual.test(path) || path.startsWith('test/fixtures/')) continue;
      files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
  return files;
}

test('the layout holds: import directions, no cycles, short files, no default exports, names that explain', () => {
  const files = projectFiles();
  expect(files.size).toBeGreaterThan(100);
  expect(violationsOf(files)).toEqual([]);
});

describe('a violation of the layout is found', () => {
  const violations: readonly (readonly [
    name: string,
    files: Readonly<Record<string, string>>,
    found: string,
  ])[] = [
    [
      'an import against the direction',
      { 'zoho/a.ts': "import { b } from '../deluge/index.ts';", 'deluge/index.ts': '' },
      'zoho/a.ts imports from deluge/',
    ],
    [
      'the sandbox importing codegen',
      { 'sandbox/a.ts': "import type { B } from '../codegen/index.ts';", 'codegen/index.ts': '' },
      'sandbox/a.ts imports from codegen/',
    ],
    [
      'anybody importing cli',
      { 'topping/a.ts': "export { b } from '../cli/index.ts';", 'cli/index.ts': '' },
      'topping/a.ts imports from cli/',
    ],
    [
      'a dynamic import against the direction',
      { 'deluge/a.ts': "const b = await import('../sandbox/index.ts');", 'sandbox/index.ts': '' },
      'deluge/a.ts imports from sandbox/',
    ],
    [
      'reaching past an index',
      {
        'codegen/a.ts': "import { parse } from '../deluge/syntax/parser.ts';",
        'deluge/syntax/parser.ts': '',
      },
      'codegen/a.ts reaches past deluge/index.ts to deluge/syntax/parser.ts',
    ],
    [
      'a cycle between files',
      {
        'deluge/a.ts': "import { b } from './b.ts';",
        'deluge/b.ts': "import type { C } from './c.ts';",
        'deluge/c.ts': "export * from './a.ts';",
      },
      'cycle: deluge/a.ts -> deluge/b.ts -> deluge/c.ts -> deluge/a.ts',
    ],
    [
      'an import of nothing',
      { 'deluge/a.ts': "import './gone.ts';" },
      'deluge/a.ts imports ./gone.ts, which does not exist',
    ],
    ['a long file', { 'deluge/a.ts': 'x\n'.repeat(901) }, 'deluge/a.ts has 901 lines; 900 are the limit'],
    [
      'a default export',
      { 'deluge/a.ts': 'export default function a() {}' },
      'deluge/a.ts has a default export',
    ],
    [
      'a renamed default export',
      { 'deluge/a.ts': 'export { a as default };' },
      'deluge/a.ts has a default export',
    ],
    [
      'a name that explains nothing',
      { 'deluge/utils.ts': '' },
      'deluge/utils.ts has a name that explains nothing',
    ],
  ];
  test.each(violations)('%s', (_name, files, found) => {
    expect(violationsOf(new Map(Object.entries(files)))).toEqual([found]);
  });

  test('and the same files without it are fine', () => {
    const files = {
      'codegen/a.ts': "import { parse } from '../deluge/index.ts';\n// from '../cli/x.ts'",
      'deluge/index.ts': '',
    };
    expect(violationsOf(new Map(Object.entries(files)))).toEqual([]);
  });
});
