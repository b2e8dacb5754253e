import { expect, test } from 'vitest';
import { fixedHost } from '../support/run-deluge.ts';
import { loopComparison } from './loop.ts';
import { measure, median } from './measure.ts';

test('the median is the middle value, or half way between the middle two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('two sides take turns, warm up without being timed, and are compared round by round', async () => {
  const log: string[] = [];
  let time = 0;
  const side = (name: string, costs: readonly number[]) => {
    let round = 0;
    return {
      name,
      run: () => {
        log.push(name);
        time += costs[round++] ?? 0;
      },
    };
  };
  const measured = await measure(
    // In the second timed round something else keeps the machine busy: both sides take ten times as long.
    {
      name: 'x',
      target: 2,
      counts: 'clock',
      ours: side('ours', [99, 6, 60, 9]),
      theirs: side('theirs', [1, 2, 20, 3]),
      warmUp: 1,
      rounds: 3,
    },
    () => time,
  );
  expect(log).toEqual(Array.from({ length: 4 }, () => ['ours', 'theirs']).flat());
  expect(measured).toEqual({ name: 'x', target: 2, ours: 9, theirs: 3, ratio: 3 });
});

// The bench holds it to 6. The margin is so wide that a busy machine cannot fail it, and a slow path taken in every
// round does.
test('a loop takes no more than forty times as long as by hand', async () => {
  const { ratio } = await measure({ ...loopComparison(fixedHost, 5), warmUp: 5 }, () => performance.now());
  expect(ratio).toBeLessThan(40);
});
