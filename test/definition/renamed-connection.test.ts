import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sandboxOptionsOf } from '../../cli/topping-sandbox.ts';
import { checkConnections, checkTopping, generateFunctions, type Topping } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';

/** The topping as it is when one word in `topping/connections.ts` is another: every use of the definition changes. */
function renamed(from: string, to: string): Topping {
  const change = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(change);
    if ('kind' in value && value.kind === 'connection' && 'linkName' in value && value.linkName === from) {
      return { ...value, linkName: to };
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
  };
  return change(topping) as Topping;
}

const linkNames = topping.connections.map(({ linkName }) => linkName);

test.each(linkNames)('%s stands in one place of the definitions', (linkName) => {
  const folder = new URL('../../topping/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const uses = files.flatMap(
    (file) => readFileSync(new URL(file, folder), 'utf8').match(new RegExp(`\\b${linkName}\\b`, 'g')) ?? [],
  );
  expect(files).toContain('connections.ts');
  expect(uses).toHaveLength(1);
});

test.each(linkNames)(
  'when %s is renamed there, functions and sandbox follow, and nothing is amiss',
  (linkName) => {
    const changed = renamed(linkName, 'another_name');
    const functions = generateFunctions(changed, 'x');
    const texts = functions.map(({ text }) => text).join('\n');
    expect(texts).toContain('"another_name"');
    expect(texts).not.toContain(`"${linkName}"`);
    expect(Object.keys(sandboxOptionsOf(changed, functions).connections ?? {})).toContain('another_name');
    expect(checkTopping(changed)).toEqual(checkTopping(topping));
    expect(checkConnections(changed, functions)).toEqual([]);
    expect(functions.flatMap(({ diagnostics }) => diagnostics)).toEqual(
      generateFunctions(topping, 'x').flatMap(({ diagnostics }) => diagnostics),
    );
  },
);
