import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**'],
    // Only what hangs is stopped: how long a test takes is the machine's affair.
    testTimeout: 300_000,
    // By default one processor is left free, which on two halves the speed.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['zoho/**/*.ts', 'deluge/**/*.ts', 'codegen/**/*.ts', 'sandbox/**/*.ts', 'cli/**/*.ts'],
      reporter: ['text', 'json-summary'],
    },
  },
});
