import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = join(root, 'test/fixtures/definitions');

interface Mistake {
  /** `file:line`. */
  readonly at: string;
  readonly message: RegExp;
}

/** `// expect-error: <pattern>` announces an error in the next line. */
function announcedMistakes(): readonly Mistake[] {
  const folder = join(fixtures, 'not-compiling');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        const [, pattern] = /^\s*\/\/ expect-error: (.+)$/.exec(text) ?? [];
        return pattern === undefined ? [] : [{ at: `${file}:${index + 2}`, message: new RegExp(pattern) }];
      }),
  );
}

/** What the compiler says, by `file:line`; the further lines of a message belong to its first. */
function compile(project: string): Promise<ReadonlyMap<string, string>> {
  const compiler = join(root, 'node_modules/.bin/tsc');
  return new Promise((resolve) => {
    execFile(compiler, ['--noEmit', '--pretty', 'false', '-p', project], { cwd: root }, (_error, output) => {
      const said = new Map<string, string>();
      let at = 'nowhere';
      for (const line of output.split('\n').filter((text) => text !== '')) {
        const [, file, number] = /^(\S[^(]*)\((\d+),\d+\): error/.exec(line) ?? [];
        if (file !== undefined) at = `${basename(file)}:${number}`;
        said.set(at, `${said.get(at) ?? ''}${line}\n`);
      }
      resolve(said);
    });
  });
}

test('TypeScript refuses each mistake in its line, with a message that says what is wrong, and nothing else', async () => {
  const mistakes = announcedMistakes();
  const said = await compile(join(fixtures, 'not-compiling'));
  expect(mistakes.length).toBeGreaterThan(30);
  // The fixtures that compile are part of the same project: an error in one of them stands in this list too.
  expect([...said.keys()].sort()).toEqual(mistakes.map(({ at }) => at).sort());
  for (const { at, message } of mistakes) expect(said.get(at), at).toMatch(message);
});
