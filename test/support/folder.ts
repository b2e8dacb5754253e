import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type CliOptions, type CliRun, runCli } from './cli.ts';

/** A folder with some files, outside any project, which is gone after the test. */
export interface Folder {
  readonly path: string;
  readonly read: (file: string) => string;
  readonly run: (args: readonly string[], options?: Partial<CliOptions>) => Promise<CliRun>;
}

/**
 * Makes a folder with files to run commands on.
 *
 * @example
 * const { stdout } = await makeFolder({ 'a.deluge': 'info 1;' }).run(['run', 'a.deluge']);
 */
export function makeFolder(files: Readonly<Record<string, string>>): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'files-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  return {
    path,
    read: (file) => readFileSync(join(path, file), 'utf8'),
    run: (args, options) => runCli(args, { directory: path, ...options }),
  };
}
