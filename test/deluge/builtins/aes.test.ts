import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testContext } from '../values/runtime-context.ts';
import { callBuiltIn, free } from './built-in-fact.ts';

test.each([
  ['aesEncode', 'aesDecode'],
  ['aesEncode128', 'aesDecode128'],
])('what %s gives, %s reads', (encode, decode) => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.boolean(), (key, data, withVector) => {
      const vector = withVector ? ['abcdefghijklmnop'] : [];
      const encrypted = callBuiltIn(free, `zoho.encryption.${encode}`, [key, data, ...vector]);
      expect(callBuiltIn(free, `zoho.encryption.${decode}`, [key, encrypted, ...vector])).toBe(
        data.toWellFormed(),
      );
    }),
    { seed: 7, numRuns: 100 },
  );
});

test('without a vector, the same text is encrypted differently each time', () => {
  let next = 0;
  const context = testContext({ random: () => (next++ % 256) / 256 });
  const once = () => callBuiltIn(free, 'zoho.encryption.aesEncode', ['key', 'text'], context);
  expect(once()).not.toBe(once());
});
