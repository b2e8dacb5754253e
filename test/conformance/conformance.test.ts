import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ConformanceCase, readConformanceCases } from '../../deluge/conformance/conformance-case.ts';
import { runConformanceCase } from '../../deluge/conformance/run-conformance-case.ts';
import { notYet } from './not-yet.ts';

const folder = new URL('.', import.meta.url);

const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

function casesOf(file: string): readonly ConformanceCase[] {
  const read = readConformanceCases(readFileSync(new URL(file, folder), 'utf8'));
  if (!read.ok) throw new Error(`${file}: ${read.message}`);
  return read.cases;
}

async function failuresIn(cases: readonly ConformanceCase[]): Promise<Readonly<Record<string, unknown>>> {
  const failures: Record<string, unknown> = {};
  for (const conformanceCase of cases) {
    const { pass, ...facts } = await runConformanceCase(conformanceCase);
    if (!pass) failures[conformanceCase.id] = facts;
  }
  return failures;
}

describe('the cases that were derived from documentation', () => {
  test('are 393 in 18 files, each with an id of its own', () => {
    const ids = files.flatMap((file) => casesOf(file).map(({ id }) => id));
    expect(files).toHaveLength(18);
    expect(ids).toHaveLength(393);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(files)('%s passes, but for what is listed as not passing yet', async (file) => {
    const cases = casesOf(file);
    const failures = await failuresIn(cases);
    const listed = cases.map(({ id }) => id).filter((id) => id in notYet);
    const unexpected = Object.entries(failures).filter(([id]) => !(id in notYet));
    expect(unexpected).toEqual([]);
    expect(Object.keys(failures), 'a listed case that passes must leave the list').toEqual(listed);
  });

  test('every listed case exists', () => {
    const ids = new Set(files.flatMap((file) => casesOf(file).map(({ id }) => id)));
    expect(Object.keys(notYet).filter((id) => !ids.has(id))).toEqual([]);
  });
});
