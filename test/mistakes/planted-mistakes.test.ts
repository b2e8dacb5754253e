import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../fuzz/random.ts';
import { mistakeKinds, none, placesOf, type Told, toldOf } from './planted-mistakes.ts';

const project = join(import.meta.dirname, '../..');
/** What the generator writes: whole functions, which hold every statement that the topping needs. */
const texts = readdirSync(join(project, 'functions'))
  .filter((file) => file.endsWith('.deluge'))
  .map((file) => readFileSync(join(project, 'functions', file), 'utf8'));

/** How many places of each kind are tried in each script. */
const placesTried = 3;

/**
 * The least share of the mistakes, in percent, that one diagnostic tells, at most one line away; 96 where none is
 * named. A brace that is missing or too much can look right at another place too, a line further.
 */
const leastShares: Readonly<Record<string, number>> = {
  'the opening brace of a block is missing': 85,
  'the closing brace of a block is missing': 85,
  'the closing brace of a block stands twice': 90,
};

describe('one slip in a long script is told once, where it is', () => {
  test.each(mistakeKinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
    const random = seededRandom(7);
    const counts: Record<Told, number> = none();
    for (const text of texts) {
      const places = placesOf(kind, text);
      for (let tried = 0; places.length > 0 && tried < placesTried; tried++) {
        counts[toldOf(text, random.pick(places))]++;
      }
    }
    const told = counts.once + counts.elsewhere + counts['several times'] + counts['with consequences'];
    expect(told).toBeGreaterThan(10);
    expect((100 * counts.once) / told, JSON.stringify(counts)).toBeGreaterThanOrEqual(
      leastShares[name] ?? 96,
    );
  });
});
