import { expect, test } from 'vitest';
import { bringIn, sandboxWithContacts } from './bring-in.ts';

test('existing contacts are brought in at nearly the pace that Books allows, and none twice', async () => {
  const sandbox = await sandboxWithContacts(230);
  const first = await bringIn(sandbox);
  expect(first.customers).toBe(230);
  expect(first.booksCalls).toBe(460);
  expect(first.refusedCalls).toBe(0);
  expect(first.use).toBeGreaterThanOrEqual(0.95);
  expect(first.mostStatements).toBeLessThan(5_000);

  const again = await bringIn(sandbox);
  expect(again.customers).toBe(230);
  expect(again.booksCalls).toBe(0);
});
