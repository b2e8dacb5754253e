import { describe, expect, test } from 'vitest';
import { replaceFiles } from '../../codegen/disk/replace-files.ts';
import { type Fault, failure, MemoryFileSystem } from './memory-file-system.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const replacements = [
  { target: 'root/functions/a.deluge', content: bytes('new a') },
  { target: 'root/dist/b.zip', content: bytes('new b') },
  { target: 'root/dist/c.html', content: bytes('new c') },
];

function pathsIn(fileSystem: MemoryFileSystem): readonly string[] {
  return [...fileSystem.nodes.keys()].toSorted();
}

function textAt(fileSystem: MemoryFileSystem, path: string): string {
  return new TextDecoder().decode(fileSystem.read(path));
}

test('all files stand in their places, and nothing else is left', () => {
  const fileSystem = new MemoryFileSystem({ 'root/functions/a.deluge': 'old a' });
  expect(replaceFiles(replacements, fileSystem)).toBeUndefined();
  expect(pathsIn(fileSystem)).toEqual([
    'root',
    'root/dist',
    'root/dist/b.zip',
    'root/dist/c.html',
    'root/functions',
    'root/functions/a.deluge',
  ]);
  expect(replacements.map(({ target }) => textAt(fileSystem, target))).toEqual(['new a', 'new b', 'new c']);
});

describe('when the last file cannot be written, the first ones are as they were', () => {
  const faults: readonly Fault[] = [
    { step: 'write', path: /c\.html$/, code: 'ENOSPC' },
    { step: 'makeTemporaryFolder', path: /dist/, code: 'EACCES' },
    { step: 'makeFolder', path: /dist$/, code: 'EROFS' },
  ];
  test.each(faults)('$step ($code)', (fault) => {
    const fileSystem = new MemoryFileSystem({
      'root/functions/a.deluge': 'old a',
      'root/dist/b.zip': 'old b',
    });
    const before = new Map(fileSystem.nodes);
    fileSystem.faults.push(fault);
    expect(replaceFiles(replacements, fileSystem)?.code).toBe(fault.code);
    expect(fileSystem.nodes).toEqual(before);
  });

  test('a folder in its place', () => {
    const fileSystem = new MemoryFileSystem({ 'root/functions/a.deluge': 'old a' });
    fileSystem.putSpecial('root/dist/c.html', 'folder');
    const before = new Map(fileSystem.nodes);
    expect(replaceFiles(replacements, fileSystem)).toEqual({ target: 'root/dist/c.html', code: 'EISDIR' });
    expect(fileSystem.nodes).toEqual(before);
  });

  test('and a folder that was made for them is gone', () => {
    const fileSystem = new MemoryFileSystem({ 'root/dist': 'a file' });
    const before = new Map(fileSystem.nodes);
    expect(replaceFiles(replacements, fileSystem)).toEqual({ target: 'root/dist/b.zip', code: 'EEXIST' });
    expect(fileSystem.nodes).toEqual(before);
  });
});

test('a folder that was made and holds something by now stays', () => {
  const fileSystem = new MemoryFileSystem({ 'root/dist': 'a file' });
  const write = fileSystem.write;
  fileSystem.write = (path, content) => {
    write(path, content);
    fileSystem.put('root/functions/mine.txt', 'mine');
  };
  expect(replaceFiles(replacements, fileSystem)?.code).toBe('EEXIST');
  expect(pathsIn(fileSystem)).toEqual(['root', 'root/dist', 'root/functions', 'root/functions/mine.txt']);
});

test('a defect is not called a failure of the disk, and what was written beside the files is gone', () => {
  const fileSystem = new MemoryFileSystem({ 'root/functions/a.deluge': 'old a' });
  fileSystem.rename = () => {
    throw new TypeError('a defect');
  };
  expect(() => replaceFiles(replacements, fileSystem)).toThrow('a defect');
  expect(pathsIn(fileSystem).filter((path) => path.includes('.writing-'))).toEqual([]);
  fileSystem.rename = () => {
    throw failure('EPERM', 'rename');
  };
  expect(replaceFiles(replacements, fileSystem)).toEqual({
    target: 'root/functions/a.deluge',
    code: 'EPERM',
  });
  expect(textAt(fileSystem, 'root/functions/a.deluge')).toBe('old a');
});
