import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../codegen/digest.ts';
import { entriesOf, makeZip, readZip } from '../../codegen/package/zip.ts';
import { sampleFiles } from './sample-files.ts';
import { readDirectory } from './zip-directory.ts';

// Changes when fflate packs otherwise: then every published digest changes, and the changelog has to say so.
const sampleDigest = '28c97ebb32d83ec9e91bd96f8877d447497de54f80792d458f8178c3082132db';

describe('the zip of a package', () => {
  it('has its entries sorted, with nothing in them that depends on the machine', () => {
    const directory = readDirectory(makeZip(sampleFiles));
    expect(directory.map(({ content, ...entry }) => entry)).toEqual(
      [
        'app/Zoo.js',
        'app/empty.txt',
        'app/noise.png',
        'app/translations/en.json',
        'app/widget.html',
        'plugin-manifest.json',
      ].map((path) => ({
        path,
        system: 3,
        mode: '100644',
        method: 8,
        date: '1980-1-1 0',
        checksumHolds: true,
        extraBytes: 0,
      })),
    );
  });

  it('holds the bytes that went in, for a reader of another make', () => {
    const contents = new Map(readDirectory(makeZip(sampleFiles)).map(({ path, content }) => [path, content]));
    for (const { path, content } of sampleFiles) expect(contents.get(path)).toEqual(content);
  });

  it('is the same whatever the order of the files', () => {
    expect(sha256Of(makeZip(sampleFiles.toReversed()))).toBe(sampleDigest);
  });

  it.each([
    ['UTC', '0'],
    ['Asia/Tokyo', '-540'],
    ['America/New_York', '300'],
  ])('is the same byte for byte in %s', (zone, offset) => {
    const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
    const script = fileURLToPath(new URL('print-zip-digest.ts', import.meta.url));
    const output = execFileSync(node, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
    expect(output).toBe(`${offset} ${sampleDigest}`);
  });

  it('changes when one byte of one file changes', () => {
    const changed = sampleFiles.map((file) =>
      file.path === 'app/empty.txt' ? { ...file, content: new Uint8Array(1) } : file,
    );
    expect(sha256Of(makeZip(changed))).not.toBe(sampleDigest);
  });

  it('refuses two files with one path, which it could not hold', () => {
    const [first, ...rest] = sampleFiles;
    if (!first) throw new Error('The sample is empty.');
    expect(() => makeZip([first, ...rest, first])).toThrow(
      'The zip does not read back as the files that went into it.',
    );
  });

  it('lists its entries in its own order', () => {
    expect(entriesOf(sampleFiles).slice(0, 3)).toEqual([
      { path: 'app/Zoo.js', bytes: 38 },
      { path: 'app/empty.txt', bytes: 0 },
      { path: 'app/noise.png', bytes: 5_000 },
    ]);
  });

  it('reads back whatever files went in', () => {
    const path = fc
      .string({ unit: fc.constantFrom(...'abAB01._-$/'), minLength: 1 })
      .map((name) => `app/x${name}x`);
    const file = fc.record({ path, content: fc.uint8Array({ maxLength: 2_000 }) });
    const files = fc.uniqueArray(file, { selector: (each) => each.path, maxLength: 20 });
    fc.assert(
      fc.property(files, (listed) => {
        const zip = makeZip(listed);
        const sorted = listed.toSorted((left, right) => (left.path < right.path ? -1 : 1));
        expect(readZip(zip)).toEqual(sorted);
        expect(readDirectory(zip).map(({ path: each, content }) => ({ path: each, content }))).toEqual(
          sorted,
        );
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('reading a zip', () => {
  it('gives nothing for bytes that are none', () => {
    const zip = makeZip(sampleFiles);
    expect(readZip(new Uint8Array())).toBeUndefined();
    expect(readZip(new TextEncoder().encode('no zip at all'))).toBeUndefined();
    expect(readZip(zip.subarray(0, zip.length - 30))).toBeUndefined();
  });

  it('never throws on a zip with a byte changed', () => {
    const zip = makeZip(sampleFiles);
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const damaged = zip.map((byte, index) => (index === position ? byte ^ change : byte));
        expect(readZip(damaged) ?? []).toBeInstanceOf(Array);
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
