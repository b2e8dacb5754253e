import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { mappingEntries } from '../../codegen/definition/entries.ts';
import type { Mapping } from '../../codegen/definition/mapping.ts';
import { fileInProject, placeOfCall, placeOfFrame } from '../../codegen/definition/place.ts';
import { fieldValue } from '../../codegen/definition/value.ts';
import { lookupName } from '../../codegen/transforms/table.ts';

interface Fixture {
  readonly mapping: Mapping;
  readonly places: () => Readonly<Record<string, string>>;
}

const fixture = new URL('../fixtures/definitions/compiling/places.ts', import.meta.url);

describe('every part of a definition knows its place', () => {
  const expected = { mapping: '12:24', contact_name: '16:19', notes: '20:5', contact_type: '22:26' };

  test('in a test runner, which transforms the file', async () => {
    const { places }: Fixture = await import(fixture.href);
    expect(places()).toEqual(expected);
  });

  test('in Node, which runs the file as it is', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(fixture), '--print']);
    expect(JSON.parse(stdout)).toEqual(expected);
  });
});

describe('a line of a stack', () => {
  const cases: readonly (readonly [frame: string, place: readonly [string, number, number] | undefined])[] = [
    ['    at file:///home/kim/a.ts:3:14', ['file:///home/kim/a.ts', 3, 14]],
    ['    at fields (file:///home/kim/a%20b.ts:3:14)', ['file:///home/kim/a%20b.ts', 3, 14]],
    ['    at /home/kim/my sync/a.ts:3:14', ['file:///home/kim/my%20sync/a.ts', 3, 14]],
    ['    at Object.fields (/home/kim/a.ts:3:14)', ['file:///home/kim/a.ts', 3, 14]],
    ['    at fields (/home/kim (work)/a.ts:3:14)', ['file:///home/kim%20(work)/a.ts', 3, 14]],
    ['    at async Object.fields (/home/kim/a.ts:3:14)', ['file:///home/kim/a.ts', 3, 14]],
    ['    at node:internal/modules/run_main:101:5', undefined],
    ['    at Array.map (<anonymous>)', undefined],
    ['    at eval (eval at define (file:///home/kim/a.ts:9:1), <anonymous>:1:1)', undefined],
    ['    at https://example.com/a.ts:3:14', undefined],
  ];
  test.each(cases)('%s', (frame, place) => {
    const [file, line, column] = place ?? [];
    expect(placeOfFrame(frame)).toEqual(place && { file, line, column });
  });
});

test('a call whose caller is no file has no place, rather than the place of somebody else', () => {
  const call = new Function('place', 'return place(place)') as (place: typeof placeOfCall) => unknown;
  expect(call(placeOfCall)).toBeUndefined();
});

test('an engine that keeps no stacks gives no place', () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    expect(here()).toBeUndefined();
  } finally {
    Error.stackTraceLimit = limit;
  }
  expect(here()?.file).toBe(pathToFileURL(import.meta.filename).href);
});

function here(): ReturnType<typeof placeOfCall> {
  return placeOfCall(here);
}

test('a file is named from the project, and not at all when it lies outside', () => {
  const place = { file: 'file:///home/kim/my%20sync/topping/index.ts', line: 1, column: 1 };
  expect(fileInProject(place, 'file:///home/kim/my%20sync')).toBe('topping/index.ts');
  expect(fileInProject(place, 'file:///home/kim/my%20sync/')).toBe('topping/index.ts');
  expect(fileInProject(place, 'file:///home/kim/my%20sync/top')).toBeUndefined();
  expect(fileInProject(place, undefined)).toBeUndefined();
  expect(fileInProject(undefined, 'file:///home/')).toBeUndefined();
});

test('the value of a field is frozen data: printed, it shows what was written and nothing of how it works', () => {
  const value = fieldValue<'lookup', 'Owner'>({
    name: 'Owner',
    transforms: [],
    whenEmpty: 'clear',
    definedAt: undefined,
  });
  const named = value.through(lookupName);
  expect(Object.isFrozen(named)).toBe(true);
  expect(Object.isFrozen(named.transforms)).toBe(true);
  expect(Object.keys(named)).toEqual(['kind', 'name', 'transforms', 'whenEmpty', 'definedAt']);
  expect(value.transforms).toEqual([]);
  expect(named.transforms).toEqual([lookupName]);
});

test('entries come in the order of the definition, with their whole path', async () => {
  const { mapping }: Fixture = await import(fixture.href);
  expect(mappingEntries(mapping).map(({ path }) => path.join('.'))).toEqual([
    'contact_name',
    'notes',
    'contact_type',
    'contact_persons.primary.email',
  ]);
});
