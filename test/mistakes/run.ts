/**
 * Plants one mistake at a time in the accepted scripts of the corpus and counts how the parser tells of it.
 *
 *   npm run mistakes [-- --cache DIR --places 3 --seed 1]
 *
 * The scripts come from `node test/corpus/extract.ts --mirrors DIR`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, SourceFile } from '../../deluge/index.ts';
import { cacheFolder, type IndexEntry, readManifest } from '../corpus/manifest.ts';
import { seededRandom } from '../fuzz/random.ts';
import { mistakeKinds, none, placesOf, type Told, toldOf } from './planted-mistakes.ts';

const { values } = parseArgs({
  options: {
    cache: { type: 'string' },
    places: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const cache = cacheFolder(values.cache);
const index = JSON.parse(readFileSync(join(cache, 'index.json'), 'utf8')) as readonly IndexEntry[];
const accepted = new Set(
  readManifest().scripts.flatMap(({ accepted, digest }) => (accepted ? [digest] : [])),
);
const texts = index
  .filter(({ digest }) => accepted.has(digest))
  .map(({ file }) => readFileSync(join(cache, file), 'utf8'))
  .filter((text) => parse(new SourceFile('script', text)).diagnostics.length === 0);

const random = seededRandom(Number(values.seed));
const total: Record<Told, number> = none();
process.stdout.write(`${texts.length} scripts, up to ${values.places} places of each kind in each\n\n`);
process.stdout.write(
  '| mistake | planted | still Deluge | told once | once, elsewhere | several times | with consequences |\n',
);
process.stdout.write('|---|---|---|---|---|---|---|\n');
for (const kind of mistakeKinds) {
  const counts: Record<Told, number> = none();
  for (const text of texts) {
    const places = placesOf(kind, text);
    if (places.length === 0) continue;
    for (let planted = 0; planted < Number(values.places); planted++) {
      const told = toldOf(text, random.pick(places));
      counts[told]++;
      total[told]++;
    }
  }
  row(kind.name, counts);
}
row('all', total);

function row(name: string, counts: Readonly<Record<Told, number>>): void {
  const all =
    counts.nothing + counts.once + counts.elsewhere + counts['several times'] + counts['with consequences'];
  const share = (100 * counts.once) / Math.max(1, all - counts.nothing);
  const cells = [
    name,
    all,
    counts.nothing,
    `${counts.once} (${share.toFixed(1)} %)`,
    counts.elsewhere,
    counts['several times'],
    counts['with consequences'],
  ];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
