import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Seconds depend on the machine; how many types TypeScript makes does not. They grow with the program, so they are held against
 * its identifiers. What raises the number at once is a schema of zod
 * that is held against `z.ZodType`, or a union of schemas that a method is called on: TypeScript then compares all types of
 * zod with each other. `tsc --noEmit --singleThreaded --generateTrace DIR` shows in which file.
 */
test('the whole project is type-checked without making more types than it needs', async () => {
  const compiler = fileURLToPath(new URL('../node_modules/.bin/tsc', import.meta.url));
  const { stdout } = await promisify(execFile)(
    compiler,
    ['--noEmit', '--singleThreaded', '--extendedDiagnostics'],
    { cwd: root },
  );
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+([0-9]+)`, 'm').exec(stdout)?.[1] ?? Number.NaN);
  const identifiers = figure('Identifiers');
  expect(figure('Types') / identifiers).toBeLessThan(0.618);
  expect(figure('Instantiations') / identifiers).toBeLessThan(0.906);
});
