import { describe, expect, test } from 'vitest';
import { freshnessOf } from '../../codegen/generation/freshness.ts';
import { readHeader, withHeader } from '../../codegen/generation/header.ts';

const header = {
  generator: 'bigin-books-topping 1.0.0',
  definitionFile: 'topping/a.ts',
  definitionDigest: 'a'.repeat(64),
};
const made = withHeader(header, 'void automation.f()\n{\nx = 1;\n}\n');
const older = withHeader(
  { ...header, definitionDigest: 'b'.repeat(64) },
  'void automation.f()\n{\nx = 0;\n}\n',
);

describe('a generated file on disk', () => {
  test('is fresh when it is what is generated now, to the byte', () => {
    expect(freshnessOf('functions/f.deluge', made, made)).toEqual({ kind: 'fresh' });
  });

  test('is missing when it is not there', () => {
    expect(freshnessOf('functions/f.deluge', undefined, made)).toEqual({ kind: 'missing' });
  });

  test('is stale when an older definition made it, and the difference is shown', () => {
    const found = freshnessOf('functions/f.deluge', older, made);
    expect(found.kind).toBe('stale');
    expect('diff' in found && found.diff).toContain('-x = 0;\n+x = 1;');
  });

  test.each([
    ['a changed line', made.replace('x = 1', 'x = 2')],
    ['an added line', `${made}info 1;\n`],
    ['a changed digest', made.replace(/text sha256:./, 'text sha256:0')],
    ['a header taken away', made.split('\n').slice(4).join('\n')],
    ['a text of somebody else', 'info 1;\n'],
  ])('is hand-edited with %s', (_name, present) => {
    expect(freshnessOf('functions/f.deluge', present, made).kind).toBe('hand-edited');
  });
});

test('a header reads back as it was written', () => {
  expect(readHeader(made)).toEqual({
    header: { ...header, textDigest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    program: 'void automation.f()\n{\nx = 1;\n}\n',
  });
  expect(readHeader('info 1;')).toBeUndefined();
});
