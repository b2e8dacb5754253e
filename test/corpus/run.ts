/**
 * Reads every public script of the corpus and holds what happens against the manifest.
 *
 *   npm run corpus [-- --cache DIR]
 *
 * The scripts come from `node test/corpus/extract.ts --mirrors DIR`. Prints the figures; exits with 1 on a deviation.
 * With --update the verdicts of the manifest are replaced by what happens now: read the difference before you keep it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, print, SourceFile } from '../../deluge/index.ts';
import { withoutRanges } from '../support/tree-shape.ts';
import { comparable, differencesBetween, unchangedLines } from './difference.ts';
import {
  cacheFolder,
  digestOf,
  type IndexEntry,
  type ManifestEntry,
  manifestFile,
  readManifest,
} from './manifest.ts';

interface Observed {
  /** The first diagnostic, as `line code`; absent for a script that parses. */
  readonly first?: string;
  readonly printed?: readonly string[];
  /** Lines of an accepted script, and how many of them are printed as they were. */
  readonly lines?: { readonly all: number; readonly unchanged: number };
  readonly faults: readonly string[];
}

const { values } = parseArgs({
  options: { cache: { type: 'string' }, update: { type: 'boolean', default: false } },
});
const cache = cacheFolder(values.cache);
const files = new Map(readIndex().map(({ digest, file }) => [digest, file]));
const manifest = readManifest();

const deviations: string[] = [];
const observed = new Map<ManifestEntry, Observed>();
for (const entry of manifest.scripts) {
  const file = files.get(entry.digest);
  if (file === undefined) {
    deviations.push(`${nameOf(entry)}: not in the cache`);
    continue;
  }
  const text = readFileSync(join(cache, file), 'utf8');
  if (digestOf(text) !== entry.digest) {
    deviations.push(`${nameOf(entry)}: another text in the cache`);
    continue;
  }
  const seen = observe(entry, text);
  observed.set(entry, seen);
  for (const fault of seen.faults) deviations.push(`${nameOf(entry)}: ${fault}`);
  deviations.push(...deviationsOf(entry, seen).map((change) => `${nameOf(entry)}: ${change}`));
}

if (values.update) update();
else report();

function readIndex(): readonly IndexEntry[] {
  try {
    return JSON.parse(readFileSync(join(cache, 'index.json'), 'utf8')) as readonly IndexEntry[];
  } catch {
    process.stderr.write(
      `No scripts at ${cache}: run node test/corpus/extract.ts --mirrors DIR first, or name their folder with --cache.\n`,
    );
    process.exit(2);
  }
}

function nameOf({ repository, path }: ManifestEntry): string {
  return `${repository}/${path}`;
}

function observe(entry: ManifestEntry, text: string): Observed {
  const { program, diagnostics } = parse(new SourceFile(nameOf(entry), text));
  const [first] = diagnostics;
  if (first) return { first: `${first.line} ${first.code}`, faults: [] };
  const printed = print(program).text;
  const again = parse(new SourceFile('printed', printed));
  const faults: string[] = [];
  if (again.diagnostics.length > 0) faults.push('its print does not parse');
  else {
    if (print(again.program).text !== printed) faults.push('printing its print changes it');
    if (withoutRanges(again.program) !== withoutRanges(program)) faults.push('its print is another tree');
  }
  if (!entry.accepted) return { faults };
  const written = comparable(text);
  const ours = comparable(printed);
  const lines = { all: written.split('\n').length - 1, unchanged: unchangedLines(written, ours) };
  return { faults, printed: differencesBetween(written, ours), lines };
}

function deviationsOf({ verdict, printed = [] }: ManifestEntry, seen: Observed): readonly string[] {
  const expected = verdict.parses ? undefined : verdict.first;
  if (seen.first !== expected) return [`first diagnostic ${seen.first ?? 'none'}, not ${expected ?? 'none'}`];
  const found = seen.printed ?? [];
  if (found.join() !== printed.join()) {
    return [`print differs in ${found.join(', ') || 'nothing'}, not in ${printed.join(', ') || 'nothing'}`];
  }
  return [];
}

function report(): void {
  const entries = manifest.scripts;
  const accepted = entries.filter((entry) => entry.accepted);
  const others = entries.filter((entry) => !entry.accepted);
  const parsed = (some: readonly ManifestEntry[]): number =>
    some.filter((entry) => observed.has(entry) && observed.get(entry)?.first === undefined).length;
  const unchanged = accepted.filter((entry) => observed.get(entry)?.printed?.length === 0).length;
  const sums = accepted.map((entry) => observed.get(entry)?.lines ?? { all: 0, unchanged: 0 });
  const linesInAll = sums.reduce((sum, { all }) => sum + all, 0);
  const unchangedInAll = sums.reduce((sum, { unchanged: same }) => sum + same, 0);
  const lines = [
    `accepted by Zoho: ${parsed(accepted)} of ${accepted.length} parse`,
    `others: ${parsed(others)} of ${others.length} parse`,
    `accepted and printed as they were: ${unchanged} of ${accepted.length} (${percent(unchanged, accepted.length)})`,
    `lines of them: ${unchangedInAll} of ${linesInAll} (${percent(unchangedInAll, linesInAll)})`,
    '',
    'why the print of the rest differs:',
    ...counted(accepted.map((entry) => observed.get(entry)?.printed?.join(' + ') ?? '').filter(Boolean)),
    '',
    'why scripts do not parse:',
    ...counted(
      entries.flatMap(({ verdict }) =>
        verdict.parses ? [] : [`${verdict.reason}: ${manifest.reasons[verdict.reason] ?? 'no such reason'}`],
      ),
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (deviations.length === 0) {
    process.stdout.write('\nno deviation from the manifest\n');
    return;
  }
  process.stdout.write(`\n${deviations.length} deviations from the manifest:\n`);
  for (const deviation of deviations) process.stdout.write(`  ${deviation}\n`);
  process.exitCode = 1;
}

function counted(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `  ${String(count).padStart(3)}  ${name}`);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

/** A script that fails newly gets the reason `unexplained`, which a person replaces. */
function update(): void {
  const scripts = manifest.scripts.map((entry): ManifestEntry => {
    const seen = observed.get(entry);
    if (!seen) return entry;
    const { printed: _, ...rest } = entry;
    const reason = entry.verdict.parses ? 'unexplained' : entry.verdict.reason;
    const verdict =
      seen.first === undefined
        ? { parses: true as const }
        : { parses: false as const, reason, first: seen.first };
    const differs = seen.printed !== undefined && seen.printed.length > 0;
    return { ...rest, verdict, ...(differs && { printed: seen.printed }) };
  });
  writeFileSync(manifestFile, `${JSON.stringify({ reasons: manifest.reasons, scripts }, null, 2)}\n`);
  process.stdout.write(`${manifestFile} written; bring it into form with npm run format\n`);
}
