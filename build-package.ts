/**
 * Makes the package of the toolchain as it would be published: node build-package.ts FOLDER
 *
 * Node takes the types out of sources, but not of those in a package (https://nodejs.org/api/typescript.html, "Type
 * stripping in dependencies"). So a package holds JavaScript, and declarations beside it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What goes into the package as it is. */
const copied = [
  'codegen/templates',
  'cli/new-project/template',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
] as const;

interface PackageFile {
  readonly exports: Readonly<Record<string, string>>;
}

/** Sources are named in package.json, so that a checkout can be linked; the package has what was made of them. */
function publishedManifest(text: string): string {
  const { scripts: _scripts, allowScripts: _allowScripts, ...manifest } = JSON.parse(text);
  const { exports } = manifest as PackageFile;
  const published = Object.entries(exports).map(([name, path]) => [
    name,
    path.endsWith('.ts')
      ? { types: path.replace(/\.ts$/, '.d.ts'), default: path.replace(/\.ts$/, '.js') }
      : path,
  ]);
  return `${JSON.stringify({ ...manifest, exports: Object.fromEntries(published) }, null, 2)}\n`;
}

const folder = resolve(process.argv[2] ?? join(root, 'dist', 'package'));
rmSync(folder, { recursive: true, force: true });
const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder], {
  stdio: 'inherit',
});
for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
const manifest = publishedManifest(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(folder, 'package.json'), manifest);
