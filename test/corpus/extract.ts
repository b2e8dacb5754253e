/**
 * Writes the public Deluge scripts that the manifest names into a cache folder, from git copies of their repositories.
 *
 *   node test/corpus/extract.ts --mirrors DIR [--cache DIR]
 *
 * DIR under --mirrors holds `owner+name`, a git folder or a bare one, possibly one folder further down; get them with
 * `git clone --bare https://github.com/owner/name DIR/owner+name`. The scripts belong to their authors: the cache is
 * ignored by git and stays so.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, decodeScript, digestOf, fileOf, type IndexEntry, readManifest } from './manifest.ts';

const { values } = parseArgs({ options: { mirrors: { type: 'string' }, cache: { type: 'string' } } });
if (values.mirrors === undefined) {
  process.stderr.write('usage: node test/corpus/extract.ts --mirrors DIR [--cache DIR]\n');
  process.exit(2);
}
const cache = cacheFolder(values.cache);
mkdirSync(cache, { recursive: true });

const index: IndexEntry[] = [];
const gone: string[] = [];
const missing = new Set<string>();
for (const { repository, path, digest } of readManifest().scripts) {
  const git = gitFolder(join(values.mirrors, repository.replace('/', '+')));
  if (git === undefined) {
    missing.add(repository);
    continue;
  }
  const text = decodeScript(contentOf(git, path));
  if (text === undefined || digestOf(text) !== digest) {
    gone.push(`${repository}/${path}`);
    continue;
  }
  writeFileSync(join(cache, fileOf(digest)), text);
  index.push({ file: fileOf(digest), digest });
}
writeFileSync(join(cache, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);

process.stdout.write(`${index.length} scripts written to ${cache}\n`);
for (const script of gone) process.stdout.write(`changed or gone: ${script}\n`);
for (const repository of missing) process.stdout.write(`not at hand: ${repository}\n`);
if (gone.length > 0 || missing.size > 0) process.exitCode = 1;

/** The folder that git takes as --git-dir: the copy itself, its `.git`, or the one copy inside it. */
function gitFolder(base: string): string | undefined {
  const isGit = (folder: string): boolean =>
    existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects'));
  if (!existsSync(base)) return undefined;
  const inside = readdirSync(base).map((name) => join(base, name));
  return [base, join(base, '.git'), ...inside, ...inside.map((folder) => join(folder, '.git'))].find(isGit);
}

function contentOf(git: string, path: string): Buffer | undefined {
  try {
    return execFileSync('git', [`--git-dir=${git}`, 'show', `HEAD:${path}`], {
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
