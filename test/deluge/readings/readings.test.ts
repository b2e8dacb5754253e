import { describe, expect, test } from 'vitest';
import { compile } from '../../../deluge/runtime/compile.ts';
import type { Reading } from '../../../deluge/runtime/reading.ts';
import {
  defaultReadings,
  type ReadingName,
  type Readings,
  readingNames,
  readingTable,
} from '../../../deluge/runtime/readings.ts';
import { SourceFile } from '../../../deluge/source.ts';
import { parse } from '../../../deluge/syntax/parser.ts';
import { runDeluge } from '../../support/run-deluge.ts';
import { type ReadingProgram, readingPrograms } from './programs.ts';

const names = readingNames;
const table: Readonly<Record<ReadingName, Reading>> = readingTable;
const programs: Readonly<
  Record<ReadingName, Pick<ReadingProgram<never>, 'text' | 'options'> & { readonly outcomes: Outcomes }>
> = readingPrograms;

type Outcomes = Readonly<Record<string, string>>;

function outcomeOf(name: ReadingName, readings: Partial<Readings>): string {
  const { text, options } = programs[name];
  const { outcome } = runDeluge(text, { ...options, readings });
  const lines = outcome.ok ? outcome.info : [...outcome.info, `error: ${outcome.error.message}`];
  return lines.join(' | ');
}

const cases = names.flatMap((name) => {
  return table[name].values.map((value) => [name, value] as const);
});

test.each(cases)('%s=%s does what its program says', (name, value) => {
  const { outcomes } = programs[name];
  expect(outcomeOf(name, { [name]: value })).toBe(outcomes[value]);
});

test.each(names)('every two behaviours of %s are told apart by its program', (name) => {
  const outcomes = Object.values(programs[name].outcomes);
  expect(new Set(outcomes).size).toBe(table[name].values.length);
});

test.each(names)('the default of %s is what a run without readings does', (name) => {
  const { text, options, outcomes } = programs[name];
  const { outcome } = runDeluge(text, options);
  const lines = outcome.ok ? outcome.info : [...outcome.info, `error: ${outcome.error.message}`];
  expect(lines.join(' | ')).toBe(outcomes[defaultReadings[name]]);
});

describe('readings inside expressions that wait for an answer', () => {
  const answer = 'getUrl("https://www.example.com/")';
  const answers = [{ body: 'x' }, { body: 'x' }];

  test.each<readonly [Partial<Readings>, string, string]>([
    [{}, `info false && ${answer}.size() > 0;`, 'false'],
    [{ 'short-circuit': 'evaluates-both' }, `info false && ${answer}.size() > 0;`, 'error'],
    [{}, `info if(true,"a",${answer}.size());`, 'a'],
    [{ 'conditional-evaluation': 'eager' }, `info if(true,"a",${answer}.size());`, 'error'],
    [{}, `info ifnull("a",${answer}.size());`, 'a'],
    [{ 'ifnull-evaluation': 'eager' }, `info ifnull("a",${answer}.size());`, 'error'],
    [{}, `info "[" + ifnull("",${answer}) + "]";`, '[]'],
    [{ 'ifnull-of-empty-text': 'default' }, `info "[" + ifnull("",${answer}) + "]";`, '[x]'],
    [
      { 'loop-over-changing-list': 'error' },
      `l = {1,2};\nfor each i in l\n{\n\tl.add(${answer});\n}\ninfo "end";`,
      'error',
    ],
  ])('%o in %s', (readings, text, expected) => {
    const { outcome } = runDeluge(text, { answers, readings });
    expect(outcome.ok ? outcome.info.join() : 'error').toBe(expected);
  });
});

describe('a compiled program', () => {
  const source = new SourceFile('a.deluge', 'info 7 / 2;');
  const compiled = compile([{ source, program: parse(source).program }]);

  test('is compiled once for each object of readings, and not again for the default ones', () => {
    const truncating: Readings = { ...defaultReadings, 'whole-division': 'truncate' };
    expect(compiled.under(truncating)).not.toBe(compiled);
    expect(compiled.under(truncating)).toBe(compiled.under(truncating));
    expect(compiled.under(defaultReadings)).toBe(compiled);
    expect(compiled.under({ ...defaultReadings })).toBe(compiled);
  });
});
