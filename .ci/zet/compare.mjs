// A second opinion on our package: Zoho's own packer makes one from the same files, and both have to hold the same.
//
//   topping pack && npm ci --prefix .ci/zet && node .ci/zet/compare.mjs [--project DIR] [--zip FILE]
//
// Exit status: 0 both agree, 1 they differ or Zoho's packer refuses the files, 3 something is missing to compare.
// Needs no network: Zoho's packer gets a home folder of its own and is told not to look for updates.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { crc32 } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
// Zoho's packer names the zip after the folder, and takes letters, digits and "_" only.
const treeName = 'bigin_books_topping';

const { values: options } = parseArgs({
  options: { project: { type: 'string' }, zip: { type: 'string' } },
});
const project = resolve(options.project ?? join(here, '..', '..'));
const ourZip = resolve(options.zip ?? join(project, 'dist', 'bigin-books-topping.zip'));

process.exitCode = await compare();

async function compare() {
  const missing = whatIsMissing();
  if (missing !== undefined) {
    say(missing);
    return 3;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'zet-'));
  try {
    const tree = copyTree(scratch);
    for (const command of ['validate', 'pack']) {
      const status = runZet(command, tree, scratch);
      if (status !== 0) {
        say(`Zoho's packer refuses the files: "zet ${command}" ended with status ${status}.`);
        return 1;
      }
    }
    const theirZip = join(tree, 'dist', `${treeName}.zip`);
    if (!existsSync(theirZip)) {
      say(`"zet pack" ended well but made no ${treeName}.zip.`);
      return 1;
    }
    const ours = await entriesOf(ourZip);
    const theirs = await entriesOf(theirZip);
    return ours && theirs && report(ours, theirs) ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function whatIsMissing() {
  if (!existsSync(join(here, 'node_modules', 'zoho-extension-toolkit'))) {
    return "Zoho's packer is not installed here. Run: npm ci --prefix .ci/zet";
  }
  if (!existsSync(ourZip)) return `There is no package ${ourZip}. Run: topping pack`;
  return undefined;
}

/** Lays the project's files out as Zoho's packer wants them: `app/` beside the manifest. */
function copyTree(scratch) {
  const tree = join(scratch, treeName);
  mkdirSync(tree);
  cpSync(join(project, 'plugin-manifest.json'), join(tree, 'plugin-manifest.json'));
  cpSync(join(project, 'topping', 'app'), join(tree, 'app'), { recursive: true });
  return tree;
}

function runZet(command, tree, scratch) {
  const home = join(scratch, 'home');
  mkdirSync(home, { recursive: true });
  const script = require.resolve('zoho-extension-toolkit/index.js');
  const result = spawnSync(process.execPath, [script, command], {
    cwd: tree,
    // Nothing else of the environment is passed on: no token, no proxy, no other home.
    env: { PATH: process.env.PATH, HOME: home, NO_UPDATE_NOTIFIER: '1' },
    encoding: 'utf8',
  });
  if (result.error) throw result.error;
  say(`$ zet ${command}`);
  say(`${result.stdout}${result.stderr}`.trim());
  return result.status ?? result.signal;
}

/**
 * The entries of a zip in its order, with the digest of their bytes; `undefined`, with a line said, when unreadable.
 * A third party's strict reader reads both files, so that our own reader is not the judge of our own writer.
 */
async function entriesOf(path) {
  try {
    return await readEntries(readFileSync(path));
  } catch (error) {
    say(`${path} cannot be read as a zip: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

async function readEntries(bytes) {
  const yauzl = require('yauzl');
  const entries = [];
  const zip = await yauzl.fromBufferPromise(bytes, { strictFileNames: true });
  for await (const entry of zip.eachEntry()) {
    const chunks = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    if (crc32(content) !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} is wrong`);
    entries.push({
      path: entry.fileName,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  }
  return entries;
}

function report(ours, theirs) {
  list('topping pack', ours);
  list('zet pack', theirs);
  const differences = [
    ...repeated('topping pack', ours),
    ...repeated('zet pack', theirs),
    ...differencesBetween(byPath(ours), byPath(theirs)),
  ];
  if (differences.length === 0) {
    say(`Both packages hold the same ${ours.length} files.`);
    return true;
  }
  say('The packages differ:');
  for (const difference of differences) say(`  ${difference}`);
  return false;
}

function list(title, entries) {
  say(`\n${title}: ${entries.length} files`);
  for (const { path, bytes, sha256 } of [...byPath(entries).values()]) {
    say(`  ${sha256.slice(0, 12)} ${String(bytes).padStart(9)} ${path}`);
  }
}

function byPath(entries) {
  const sorted = entries.toSorted((left, right) => (left.path < right.path ? -1 : 1));
  return new Map(sorted.map((entry) => [entry.path, entry]));
}

function repeated(title, entries) {
  const paths = entries.map((entry) => entry.path);
  return paths
    .filter((path, index) => paths.indexOf(path) !== index)
    .map((path) => `${path} is twice in the package of ${title}`);
}

function differencesBetween(ours, theirs) {
  return [...new Set([...ours.keys(), ...theirs.keys()])].toSorted().flatMap((path) => {
    const our = ours.get(path);
    const their = theirs.get(path);
    if (!our) return [`${path} is in the package of zet only`];
    if (!their) return [`${path} is in the package of topping only`];
    return our.sha256 === their.sha256 ? [] : [`${path} has other bytes in each`];
  });
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
