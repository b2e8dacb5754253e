import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { behaviourOf, expectationsOf, programsIn } from '../../support/language-program.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.deluge'));

describe.each(files)('%s', (file) => {
  const programs = programsIn(file, readFileSync(new URL(file, folder), 'utf8'));

  test.each(programs.map((program) => [program.name, program] as const))('%s', (_name, program) => {
    const expected = expectationsOf(program);
    expect(expected, 'a program that expects nothing proves nothing').not.toEqual([]);
    expect(behaviourOf(program)).toEqual(expected);
  });
});

describe('the runner of language programs', () => {
  const program = (text: string): Parameters<typeof behaviourOf>[0] => ({ name: 'test', text });

  test('sees another line of info', () => {
    const wrong = program('info 1;\n// info: 2');
    expect(behaviourOf(wrong)).toEqual(['info: 1']);
    expect(expectationsOf(wrong)).toEqual(['info: 2']);
  });

  test('sees an error in another line than the one that is marked', () => {
    const wrong = program('a = 1;\nb = a / 0;\ninfo b; // error: Divide');
    expect(behaviourOf(wrong)).toEqual([
      'error: Error in performing the Operation / : Divide by zero error (line 2)',
    ]);
  });

  test('sees an error that nobody expects', () => {
    expect(behaviourOf(program('// returns: 1\nreturn 1 / 0;'))).toEqual([
      'error: Error in performing the Operation / : Divide by zero error (line 2)',
    ]);
  });

  test('keeps the lines of the file in each chunk', () => {
    const [first, second] = programsIn('x.deluge', 'info 1;\n---\n\ninfo 2;\n');
    expect(first?.name).toBe('x.deluge:1');
    expect(second?.name).toBe('x.deluge:4');
    expect(second?.text.split('\n')[3]).toBe('info 2;');
  });
});
