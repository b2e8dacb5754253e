import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type ConnectionKind, connectionKind } from '../../codegen/definition/connection.ts';
import { type Connection, checkTopping, connectionDiagnostics } from '../../codegen/index.ts';
import { looseMapping, toppingOf } from '../definition/loose-definitions.ts';
import { bigin, books } from '../definition/sample-parts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/connections.md'), 'utf8');
const code = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, block = '']) => block).join('\n');

/** Runs the examples of the page, one after another in one file, and gives the connections that they make. */
async function connectionsOfPage(): Promise<readonly Connection[]> {
  const names = [...code.matchAll(/^const (\w+) = defineConnection/gm)].map(([, name]) => name);
  const folder = join(root, '.cache/connections-page');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'page.ts');
  const text = `import { defineConnection, defineService } from '../../codegen/index.ts';\n${code}\nexport const connections = [${names.join(', ')}];\n`;
  writeFileSync(file, text);
  const { connections } = (await import(file)) as { connections: readonly Connection[] };
  return connections;
}

test('the page shows every kind of connection, and each example is right', async () => {
  const connections = await connectionsOfPage();
  const kinds: readonly ConnectionKind[] = ['zoho', 'third-party', 'custom-oauth2', 'custom-key'];
  expect([...new Set(connections.map(connectionKind))]).toEqual(kinds);
  const others = connections.filter(({ linkName }) => linkName !== books.linkName);
  expect(others).toHaveLength(connections.length - 1);
  expect(checkTopping(toppingOf([looseMapping()], { connections: [bigin, books, ...others] }))).toEqual([]);
});

test('the page lists every finding about connections', () => {
  const told = [...page.matchAll(/`connection\/([a-z-]+)`/g)].map(([, name]) => name);
  expect([...new Set(told)].sort()).toEqual(Object.keys(connectionDiagnostics.entries).sort());
});
