import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Choice,
  faultKinds,
  type PlayedSchedule,
  readSchedule,
  writeSchedule,
} from '../../sandbox/index.ts';

const fault = fc.record({
  kind: fc.constantFrom(...faultKinds),
  side: fc.constantFrom('before' as const, 'after' as const),
});
const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    actor: fc.constantFrom('user' as const, 'bookkeeper' as const, 'world' as const),
  }),
  fc.record({ kind: fc.constant('step' as const), run: fc.integer({ min: 1, max: 9999 }) }),
  fc.record({ kind: fc.constant('step' as const), run: fc.integer({ min: 1, max: 9999 }), fault }),
);

test('a schedule comes back from its code, and the code needs no quotes in a shell', () => {
  fc.assert(
    fc.property(
      fc.array(choice),
      fc.option(fc.array(fc.nat({ max: 20 }), { minLength: 1 }), { nil: undefined }),
      (choices, events) => {
        const schedule: PlayedSchedule = { ...(events && { events }), choices };
        const code = writeSchedule(schedule);
        expect(code).toMatch(/^[a-z0-9.,:-]*$/);
        expect(readSchedule(code)).toEqual(schedule);
      },
    ),
    { seed: 20_261_121, numRuns: 300 },
  );
});

test.each(['x', 'user.', '1-timeout', '1-timeout-during', '1-nothing-after', '0', ',1:user', 'user 1'])(
  '%j is no code',
  (text) => {
    expect(readSchedule(text)).toBeUndefined();
  },
);
