import { posix } from 'node:path';

/** The rules of the layout, over a set of files: what the test of the architecture checks. */
export type Files = ReadonlyMap<string, string>;

/** Which top folders a top folder may import from. `cli` may import all of them; nobody imports `cli` or `test`. */
const allowedImports: Readonly<Record<string, readonly string[]>> = {
  zoho: [],
  deluge: ['zoho'],
  codegen: ['deluge', 'zoho'],
  sandbox: ['deluge', 'zoho'],
  topping: ['codegen', 'zoho'],
  cli: ['zoho', 'deluge', 'codegen', 'sandbox', 'topping'],
};

const longestFile = 900;
const uselessNames = /(^|\/)(utils?|helpers?|common|misc|managers?)(\.[a-z]+|\/)/i;

/** One line for each violation; empty when the layout holds. Paths are relative to the project, with slashes. */
export function violationsOf(files: Files): readonly string[] {
  const sources = [...files].filter(([path]) => path.endsWith('.ts'));
  return [
    ...sources.flatMap(([path, text]) => importViolations(path, text, files)),
    ...cycles(files),
    ...[...files].flatMap(([path, text]) => fileViolations(path, text)),
  ];
}

function fileViolations(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const lines = text.split('\n').length - 1;
  if (lines > longestFile) found.push(`${path} has ${lines} lines; ${longestFile} are the limit`);
  if (/^export\s+default\b|^export\s*\{[^}]*\bas\s+default\b/m.test(text) && path !== 'vitest.config.ts') {
    found.push(`${path} has a default export`);
  }
  if (uselessNames.test(path)) found.push(`${path} has a name that explains nothing`);
  return found;
}

function importViolations(path: string, text: string, files: Files): readonly string[] {
  const found: string[] = [];
  const from = topFolder(path);
  for (const specifier of importsOf(text)) {
    const target = resolve(path, specifier);
    if (target === undefined || target === 'package.json') continue;
    if (!files.has(target)) found.push(`${path} imports ${specifier}, which does not exist`);
    const to = topFolder(target);
    if (to === from || from === 'test') continue;
    if (!(allowedImports[from] ?? []).includes(to)) found.push(`${path} imports from ${to}/`);
    else if (target !== `${to}/index.ts`) found.push(`${path} reaches past ${to}/index.ts to ${target}`);
  }
  return found;
}

/** Cycles between files, each said once, as `a -> b -> a`. Imports of types count: a cycle of ideas is one too. */
function cycles(files: Files): readonly string[] {
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    state.set(path, 'open');
    trail.push(path);
    for (const specifier of importsOf(files.get(path) ?? '')) {
      const target = resolve(path, specifier);
      if (target === undefined || !files.has(target)) continue;
      if (state.get(target) === 'open') {
        found.push(`cycle: ${[...trail.slice(trail.indexOf(target)), target].join(' -> ')}`);
      } else if (!state.has(target)) visit(target);
    }
    trail.pop();
    state.set(path, 'done');
  };
  for (const path of files.keys()) if (!state.has(path)) visit(path);
  return found;
}

function topFolder(path: string): string {
  return path.split('/')[0] ?? '';
}

function resolve(path: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
}

function importsOf(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const statement =
    /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...code.matchAll(statement)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
