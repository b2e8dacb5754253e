import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPointer, placesInJson } from '../../codegen/package/json-places.ts';

describe('the places of a JSON text', () => {
  it('are those of keys in objects and of entries in lists', () => {
    const text = '{"a": [1, {"b": "x, ]"}], "c": null}';
    const { offsets } = placesInJson(text);
    expect(Object.fromEntries(offsets)).toEqual({
      '': 0,
      '/a': 1,
      '/a/0': 7,
      '/a/1': 10,
      '/a/1/b': 11,
      '/c': 26,
    });
  });

  it('tell keys that stand twice in one object, written alike or not', () => {
    const text = String.raw`{"a": {"b": 1}, "b": 2, "\u0061": 3, "a": 4}`;
    expect(placesInJson(text).repeated).toEqual([
      { pointer: '/a', key: 'a', offset: 24 },
      { pointer: '/a', key: 'a', offset: 37 },
    ]);
  });

  it('are found for keys that hold the separator of pointers', () => {
    expect([...placesInJson('{"a/b": {"~": 1}, "a": {"b": 2}}').offsets.keys()]).toEqual([
      '',
      '/a~1b',
      '/a~1b/~0',
      '/a',
      '/a/b',
    ]);
  });

  it('cover every value of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { offsets, repeated } = placesInJson(text);
        expect(repeated).toEqual([]);
        for (const [path, inner, isMember] of partsOf(value)) {
          const offset = offsets.get(jsonPointer(path));
          const start = isMember ? JSON.stringify(path.at(-1)) : JSON.stringify(inner)[0];
          expect(text.slice(offset).startsWith(start ?? '?')).toBe(true);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

type Part = readonly [path: readonly string[], value: unknown, isMember: boolean];

function partsOf(value: unknown, path: readonly string[] = [], isMember = false): readonly Part[] {
  const self: Part = [path, value, isMember];
  if (typeof value !== 'object' || value === null) return [self];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    partsOf(each, [...path, key], !Array.isArray(value)),
  );
  return [self, ...inner];
}
