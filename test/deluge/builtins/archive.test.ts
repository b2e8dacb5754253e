import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FileValue } from '../../../deluge/runtime/file-value.ts';
import { errorOf, infoOf } from '../../support/run-deluge.ts';

function run(text: string, file?: FileValue): readonly string[] {
  const args = file ? { file } : {};
  return infoOf(`void f(${file ? 'file file' : ''})\n{\n${text}\n}`, { function: 'f', args });
}

const zipped = (files: Parameters<typeof zipSync>[0]): FileValue =>
  new FileValue({ name: 'a.zip', type: 'application/zip', bytes: zipSync(files) });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('compress and extract', () => {
  test('a file, which gives its name to the archive', () => {
    expect(
      run(
        'z = "héllo".toFile("a.txt").compress();\ninfo z.getFileName();\ninfo z.getFileType();\nm = z.extract();\ninfo m.keys();\ninfo m.get("a.txt").getFileContent();',
      ),
    ).toEqual(['a.zip', 'application/zip', 'a.txt', 'héllo']);
  });

  test('a list of files, with a name', () => {
    expect(
      run(
        'l = List();\nl.add("1".toFile("a.txt"));\nl.add("2".toFile("b.csv"));\ninfo l.compress().getFileName();\nz = l.compress("both");\ninfo z.getFileName();\nm = z.extract();\ninfo m.size() + " " + m.get("b.csv").getFileType();',
      ),
    ).toEqual(['files.zip', 'both.zip', '2 text/csv']);
  });

  test('a map, whose maps become folders', () => {
    expect(
      run(
        'm = {"x.txt":"1".toFile("x.txt"),"inner":{"y.txt":"2".toFile("y.txt")}};\nz = m.compress("c.ZIP");\ninfo z.getFileName();\ninfo z.extract().keys();\ninfo z.extract().get("inner/y.txt").getFileName();',
      ),
    ).toEqual(['c.ZIP', 'x.txt,inner/y.txt', 'y.txt']);
  });

  test('the same files make the same archive', () => {
    const text = 'info zoho.encryption.md5(zoho.encryption.base64Encode("a".toFile("a.txt").compress()));';
    expect(run(text)).toEqual(run(text));
  });

  test('what is no archive, and an empty one, gives an empty collection', () => {
    expect(run('info "text".toFile("a.zip").extract().size();')).toEqual(['0']);
    expect(run('info file.extract().isEmpty();', zipped({}))).toEqual(['true']);
  });

  test('folders without a file are left out', () => {
    expect(
      run('info file.extract().keys();', zipped({ 'a/': new Uint8Array(), 'b.txt': bytes('b') })),
    ).toEqual(['b.txt']);
  });

  test.each([
    [
      'holds more than three megabytes',
      zipped({ 'a.txt': new Uint8Array(3 * 1024 * 1024 + 1) }),
      'value-too-large',
    ],
    ['is damaged', damaged(), 'argument-value'],
  ])('an archive that %s is refused', (_, file, code) => {
    const error = errorOf('void f(file file)\n{\ninfo file.extract();\n}', { function: 'f', args: { file } });
    expect(error.code).toBe(`runtime/${code}`);
  });

  test('an archive of more than two megabytes is refused', () => {
    // Bytes without a pattern do not get smaller.
    let state = 1;
    const noise = Uint8Array.from({ length: 2.1 * 1024 * 1024 }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state;
    });
    const file = new FileValue({ name: 'noise', type: 'x/y', bytes: noise });
    const error = errorOf('void f(file file)\n{\ninfo file.compress();\n}', {
      function: 'f',
      args: { file },
    });
    expect(error.message).toMatch(/^The archive that compress makes has \d+ bytes; 2097152 are allowed$/);
  });
});

/** An archive whose packed bytes are turned into others. */
function damaged(): FileValue {
  const file = zipped({ 'a.txt': bytes('a'.repeat(1000)) });
  const name = 'a.txt'.length;
  file.bytes.fill(0xff, 30 + name, 30 + name + 6);
  return file;
}
