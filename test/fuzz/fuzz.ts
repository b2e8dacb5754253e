/**
 * Gives the parser, the printer and the checks texts of all kinds and looks for a broken promise.
 *
 *   npm run fuzz [-- --inputs 1000000 --seed 1 --shard 1/2]
 *
 * Every input can be made again from the seed and its number. Prints the count, the time and the findings; exits with 1
 * on a finding. A finding belongs into test/fuzz/regressions as a file of its own.
 */
import { parseArgs } from 'node:util';
import { growthFamilies, growthOf, steepestGrowth } from './growth.ts';
import { inputOf, seedTexts } from './inputs.ts';
import { brokenPromise } from './inspect.ts';
import { shrink } from './shrink.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    shard: { type: 'string', default: '1/1' },
  },
});
const [shard = 1, shards = 1] = values.shard.split('/').map(Number);
const count = Number(values.inputs);
const seed = Number(values.seed);
/** A text of at most 4,000 characters that keeps a current machine busy for longer is a finding. */
const longestMilliseconds = 500;
const mostFindings = 20;

const seeds = seedTexts(seed);
const findings: string[] = [];
const started = performance.now();
let slowest = { milliseconds: 0, number: -1 };
let done = 0;
let families = 0;

for (let number = shard - 1; number < count && findings.length < mostFindings; number += shards) {
  const text = inputOf(seed, number, seeds);
  const before = performance.now();
  const broken = brokenPromise(text);
  const milliseconds = performance.now() - before;
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, number };
  if (milliseconds > longestMilliseconds && shortestTime(text) > longestMilliseconds) {
    tell(`input ${number} takes ${Math.round(milliseconds)} ms`);
  }
  if (broken !== undefined) {
    const kind = broken.split(':')[0];
    const small = shrink(text, (shorter) => brokenPromise(shorter)?.split(':')[0] === kind);
    tell(`input ${number}: ${broken}\n${JSON.stringify(small)}`);
  }
  done++;
  if (done % 100_000 === 0) process.stdout.write(`${done} inputs, ${findings.length} findings\n`);
}

if (shard === 1) {
  for (const [name, family] of Object.entries(growthFamilies)) {
    const growth = growthOf(family);
    families++;
    if (growth > steepestGrowth) {
      tell(`${name}: four times the text takes ${growth.toFixed(1)} times as long`);
    }
  }
}

const seconds = (performance.now() - started) / 1000;
process.stdout.write(
  [
    `seed ${seed}, shard ${shard} of ${shards}: ${done} inputs in ${seconds.toFixed(0)} s`,
    `slowest: input ${slowest.number} with ${slowest.milliseconds.toFixed(1)} ms`,
    `growth: ${families} families of long texts`,
    `findings: ${findings.length}`,
    '',
  ].join('\n'),
);
if (findings.length > 0) process.exitCode = 1;

/** At once, so that a run that is stopped has said what it found. */
function tell(finding: string): void {
  findings.push(finding);
  process.stdout.write(`${finding}\n`);
}

/** The best of three: another process can have had the machine the first time. */
function shortestTime(text: string): number {
  const times = [1, 2, 3].map(() => {
    const before = performance.now();
    brokenPromise(text);
    return performance.now() - before;
  });
  return Math.min(...times);
}
