import { expect, test } from 'vitest';
import { probeFunction } from '../../deluge/index.ts';
import { documentOf } from '../support/cli.ts';
import { makeFolder } from '../support/folder.ts';

test('prints the function that asks a console', async () => {
  const folder = makeFolder({});
  expect(await folder.run(['probe'])).toEqual({ status: 0, stdout: probeFunction(), stderr: '' });
  expect(documentOf(await folder.run(['probe', '--json']))).toEqual({
    protocol: 1,
    ok: true,
    function: probeFunction(),
  });
});

test('turns what it has printed into readings', async () => {
  const folder = makeFolder({ 'probe.deluge': probeFunction(), 'answers.txt': '~whole-division=3 3~\n' });
  const { stdout } = await folder.run(['run', 'probe.deluge']);
  expect(stdout).toContain('~whole-division=3.5 3~\n');
  const imported = await folder.run(['probe', '--import', 'answers.txt']);
  expect(imported.status).toBe(0);
  expect(imported.stdout.split('\n').slice(0, 2)).toEqual([
    'whole-division=truncate',
    '# decimal-arithmetic stays open. The text holds no answer.',
  ]);
  expect(documentOf(await folder.run(['probe', '--import', 'answers.txt', '--json']))).toMatchObject({
    protocol: 1,
    ok: true,
    readings: { 'whole-division': 'truncate' },
    undecided: expect.arrayContaining([{ name: 'list-print', reason: 'The text holds no answer' }]),
  });
});

test('says why a text cannot be imported', async () => {
  const folder = makeFolder({ 'answers.txt': 'hello' });
  expect(await folder.run(['probe', '--import', 'answers.txt'])).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'error probe/no-answers at answers.txt\n  The text holds no answer of the probe\n  Run the function that "topping probe" prints, and copy its info lines or the text it returns.\n',
  });
  expect((await folder.run(['probe', '--import', 'gone.txt'])).status).toBe(2);
});
