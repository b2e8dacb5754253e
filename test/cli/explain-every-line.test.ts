import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { explainLine } from '../../cli/explanation.ts';
import { loadProject } from '../../cli/project.ts';
import { makeFunctions } from '../../cli/stages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const loaded = await loadProject(root);
if (!loaded.ok) throw new Error('The project does not load.');
const { project } = loaded;
const functions = makeFunctions(project);
if (!functions.ok) throw new Error('The functions cannot be made.');
const files = readdirSync(join(root, 'functions')).filter((file) => file.endsWith('.deluge'));

test('there are functions to ask', () => {
  expect(functions.made.map(({ file }) => file).toSorted()).toEqual(
    files.map((file) => `functions/${file}`).toSorted(),
  );
});

test.each(files)('each line of functions/%s goes back to a line of a definition', (file) => {
  const made = functions.made.find((one) => one.file === `functions/${file}`);
  if (!made) throw new Error(`No definition makes ${file}.`);
  const lines = readFileSync(join(root, 'functions', file), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const explained = explainLine(project, made, line);
    expect(explained, `line ${line}: ${text}`).toMatchObject({ file: made.file, line, text: text.trim() });
    const { entry = '', definition } = explained ?? {};
    expect(definition?.text, `line ${line}: ${text}`).not.toBe('');
    expect(definition?.file, `line ${line}: ${text}`).toMatch(/^topping\//);
    // A field's line names its target, so that no line goes back to a wrong one.
    if (entry.startsWith('fields.')) expect(definition?.text).toContain(`${entry.split('.').at(-1)}:`);
    // The header alone is in no entry, and it is made of comments.
    if (entry === 'header') expect(text === '' || text.startsWith('//'), `line ${line}: ${text}`).toBe(true);
  }
  expect(explainLine(project, made, 0)).toBeUndefined();
  expect(explainLine(project, made, lines.length + 1)).toBeUndefined();
});
