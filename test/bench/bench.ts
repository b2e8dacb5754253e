/* What `npm run bench` runs: each comparison on this machine, and the ratio of the two sides. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFolder } from '../../cli/bundle/current-bundle.ts';
import { makeBundle } from '../../cli/bundle/make-bundle.ts';
import type { Host } from '../../deluge/index.ts';
import { loopComparison } from './loop.ts';
import { type Comparison, measure } from './measure.ts';
import { parsingComparison } from './parsing.ts';
import { shippedComparison } from './shipped-function.ts';
import { startComparison } from './start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const person = { id: '1000000000000000001', email: 'user@example.com', name: 'User' };
const host: Host = {
  now: () => 0,
  timeZone: 'UTC',
  dateFormat: 'dd-MMM-yyyy',
  random: () => 0.5,
  variable: () => null,
  apiDomain: 'https://www.zohoapis.com',
  user: person,
  admin: person,
};

/** A name that the compiler does not look up: nothing but this command needs the parser. */
const javaScriptParser: string = 'acorn';
const { parse: parseJavaScript }: { readonly parse: (text: string, options: object) => unknown } =
  await import(javaScriptParser);

/** In milliseconds. */
const clocks: Readonly<Record<Comparison['counts'], () => number>> = {
  // Only the sum is exact: the kernel divides it by samples.
  processor: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
  clock: () => performance.now(),
};

function comparisons(folder: string): readonly Comparison[] {
  const shipped = readFileSync(join(root, 'functions/contact_to_books.deluge'), 'utf8');
  const byHand = readFileSync(join(root, 'test/bench/sync-by-hand.ts'), 'utf8');
  const script = join(folder, 'one.deluge');
  writeFileSync(script, 'info 1;\n');
  const withPlaces = (text: string): void => {
    parseJavaScript(text, { ecmaVersion: 'latest', locations: true, onComment: [] });
  };
  return [
    parsingComparison(shipped, byHand, withPlaces, 31),
    loopComparison(host, 31),
    shippedComparison(shipped, host, 15),
    startComparison(join(root, 'cli/topping.js'), script, 11),
  ];
}

const [processor] = cpus();
const folder = mkdtempSync(join(tmpdir(), 'topping-bench-'));
try {
  process.stdout.write(
    `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}, ${process.platform}\n`,
  );
  // As npm leaves it after an installation; a source may have changed since.
  await makeBundle(root, join(root, bundleFolder));
  for (const comparison of comparisons(folder)) {
    const { name, ours, theirs, ratio, target } = await measure(comparison, clocks[comparison.counts]);
    const verdict = ratio <= target ? 'met' : 'missed';
    process.stdout.write(
      `${name}\n  ${comparison.ours.name} ${ours.toFixed(1)} ms, ${comparison.theirs.name} ${theirs.toFixed(1)} ms: ${ratio.toFixed(2)} times as long (target ${target}: ${verdict})\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
