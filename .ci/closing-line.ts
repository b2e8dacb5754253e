/** Prints the closing line of the tests, from the report that the test runner wrote: "312 passed, 0 failed". */
import { readFileSync } from 'node:fs';

const [path = ''] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, success } = JSON.parse(
  readFileSync(path, 'utf8'),
) as {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
};
// A file that could not even be loaded counts no test as failed.
const failed = Math.max(numFailedTests, success ? 0 : Math.max(1, numFailedTestSuites > 0 ? 1 : 0));
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
process.stdout.write(`${numPassedTests} passed, ${failed} failed${skipped}\n`);
