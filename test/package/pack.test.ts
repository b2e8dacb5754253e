import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../../codegen/digest.ts';
import { pack } from '../../codegen/package/pack.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import { MemoryFileSystem } from './memory-file-system.ts';
import { readDirectory } from './zip-directory.ts';

const goodFiles = {
  'root/plugin-manifest.json': '{"service": "BIGIN"}',
  'root/topping/app/widget.html': '<script src="js/widget.js"></script>',
  'root/topping/app/js/widget.js': 'void 0;',
  'root/topping/connections.ts': 'not packed',
  'root/package.json': '{}',
};

function packed(files: Readonly<Record<string, string | Uint8Array>>) {
  return pack('root', { fileSystem: new MemoryFileSystem(files) });
}

function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ file, code, message, hint }) => `${file} ${code} ${message} ${hint}`);
}

describe('packing a project', () => {
  it('takes the manifest and the files of topping/app, and nothing else', () => {
    const result = packed(goodFiles);
    if (!result.ok) throw new Error(told(result.diagnostics).join('\n'));
    expect(result.entries).toEqual([
      { path: 'app/js/widget.js', bytes: 7 },
      { path: 'app/widget.html', bytes: 36 },
      { path: 'plugin-manifest.json', bytes: 20 },
    ]);
    expect(result.sha256).toBe(sha256Of(result.zip));
    expect(readDirectory(result.zip).map(({ path, content }) => [path, content.length])).toEqual(
      result.entries.map(({ path, bytes }) => [path, bytes]),
    );
    expect(result.diagnostics).toEqual([]);
  });

  it('reports what is wrong with the manifest and with the files at once', () => {
    const result = packed({
      ...goodFiles,
      'root/plugin-manifest.json': '{"service": "CRM"}',
      'root/topping/app/.DS_Store': 'x',
      'root/topping/app/big.png': new Uint8Array(5_000_001),
      'root/topping/app/notes.doc': 'x',
    });
    expect(result.ok).toBe(false);
    expect(result.diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['manifest/wrong-service', 'plugin-manifest.json'],
      ['pack/hidden', 'topping/app/.DS_Store'],
      ['pack/extension', 'topping/app/notes.doc'],
      ['pack/file-too-large', 'topping/app/big.png'],
    ]);
  });

  it('does not read files that break a rule', () => {
    const fileSystem = new MemoryFileSystem({
      ...goodFiles,
      'root/topping/app/film.mp4': new Uint8Array(5_000_001),
    });
    fileSystem.faults.push({ step: 'read', path: /app/, code: 'EIO' });
    expect(pack('root', { fileSystem }).diagnostics.map(({ code }) => code)).toEqual(['pack/file-too-large']);
  });

  it('names a manifest that is missing, and one with a byte order mark', () => {
    const { 'root/plugin-manifest.json': _, ...withoutManifest } = goodFiles;
    expect(told(packed(withoutManifest).diagnostics)).toEqual([
      'plugin-manifest.json manifest/missing The project has no plugin-manifest.json. Make plugin-manifest.json with this content: {"service": "BIGIN"}',
    ]);
    const marked = packed({ ...goodFiles, 'root/plugin-manifest.json': '\uFEFF{"service": "BIGIN"}' });
    expect(marked.diagnostics.map(({ code }) => code)).toEqual(['manifest/byte-order-mark']);
  });

  it('names a folder topping/app that is missing or empty', () => {
    const manifest = { 'root/plugin-manifest.json': goodFiles['root/plugin-manifest.json'] };
    expect(told(packed(manifest).diagnostics)).toEqual([
      'topping/app pack/app-missing The folder topping/app does not exist. Put the pages of the topping there: a package without them is refused.',
    ]);
    const empty = new MemoryFileSystem(manifest);
    empty.putSpecial('root/topping/app/img', 'folder');
    expect(told(pack('root', { fileSystem: empty }).diagnostics)).toEqual([
      'topping/app pack/app-empty The package holds no page: the folder has no files. Add the page that the topping shows, as widget.html.',
    ]);
  });

  it('refuses a file in the place of topping/app', () => {
    const { 'root/plugin-manifest.json': manifest } = goodFiles;
    expect(
      told(packed({ 'root/plugin-manifest.json': manifest, 'root/topping/app': 'x' }).diagnostics),
    ).toEqual([
      'topping/app pack/not-a-file This is not a folder, so it cannot be packed. Replace it with a folder, or remove it.',
    ]);
  });

  it.each([
    [
      'link',
      'pack/link This is a symbolic link; a package holds files only. Put a copy of what it leads to in its place.',
    ],
    [
      'other',
      'pack/not-a-file This is not a file, so it cannot be packed. Replace it with a file, or remove it.',
    ],
  ] as const)('refuses what is no file: %s', (kind, expected) => {
    const paths = [
      'topping/app/logo.png',
      'plugin-manifest.json',
      ...(kind === 'link' ? ['topping/app'] : []),
    ];
    for (const path of paths) {
      const fileSystem = new MemoryFileSystem(goodFiles);
      fileSystem.putSpecial(`root/${path}`, kind);
      expect(told(pack('root', { fileSystem }).diagnostics)).toEqual([`${path} ${expected}`]);
    }
  });

  it('reports in the order of paths, whatever the order of the disk', () => {
    const fileSystem = new MemoryFileSystem(goodFiles);
    for (const name of ['a.js', 'z.js', 'm.js']) fileSystem.putSpecial(`root/topping/app/${name}`, 'link');
    expect(pack('root', { fileSystem }).diagnostics.map(({ file }) => file)).toEqual([
      'topping/app/a.js',
      'topping/app/m.js',
      'topping/app/z.js',
    ]);
  });

  it('refuses links to files and folders on a real disk, and does not follow them', () => {
    const root = temporaryProject(goodFiles);
    symlinkSync('/', join(root, 'topping/app/everything'));
    symlinkSync('widget.html', join(root, 'topping/app/index.html'));
    expect(pack(root).diagnostics.map(({ file, code }) => [file, code])).toEqual([
      ['topping/app/everything', 'pack/link'],
      ['topping/app/index.html', 'pack/link'],
    ]);
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe instead of waiting for it', () => {
    const root = temporaryProject(goodFiles);
    execFileSync('mkfifo', [join(root, 'topping/app/pipe.js')]);
    expect(pack(root).diagnostics.map(({ code }) => code)).toEqual(['pack/not-a-file']);
  });

  it('packs the same from a real disk as from memory', () => {
    const root = temporaryProject(goodFiles);
    const [onDisk, inMemory] = [pack(root), packed(goodFiles)];
    expect(onDisk.ok && onDisk.sha256).toBe(inMemory.ok && inMemory.sha256);
    expect(onDisk.ok).toBe(true);
  });

  it.each([
    ['inspect', /widget\.js/, 'topping/app/js/widget.js'],
    ['namesIn', /app\/js/, 'topping/app/js'],
    ['read', /widget\.html/, 'topping/app/widget.html'],
    ['read', /manifest/, 'plugin-manifest.json'],
  ] as const)('names what it may not read: %s', (step, path, file) => {
    const fileSystem = new MemoryFileSystem(goodFiles);
    fileSystem.faults.push({ step, path, code: 'EACCES' });
    expect(told(pack('root', { fileSystem }).diagnostics)).toEqual([
      `${file} pack/unreadable It cannot be read: your account may not do that here. Check that it still exists and that your account may read it.`,
    ]);
  });

  it('tells that a file changed between listing and reading', () => {
    const fileSystem = new MemoryFileSystem(goodFiles);
    const { read } = fileSystem;
    fileSystem.read = (path) => (path.endsWith('widget.js') ? new Uint8Array(7_001) : read(path));
    expect(told(pack('root', { fileSystem }).diagnostics)).toEqual([
      'topping/app/js/widget.js pack/changed-while-packing The file changed while it was packed: it had 7 bytes, then 7,001. Wait until the program that writes it has finished, then pack again.',
    ]);
  });

  it('lets a defect through instead of calling it an unreadable file', () => {
    const fileSystem = new MemoryFileSystem(goodFiles);
    fileSystem.read = () => {
      throw new TypeError('a defect');
    };
    expect(() => pack('root', { fileSystem })).toThrow('a defect');
  });

  it('packs this project', () => {
    const result = pack(fileURLToPath(new URL('../../', import.meta.url)));
    expect(told(result.diagnostics)).toEqual([]);
    expect(result.ok && result.entries.map(({ path }) => path)).toEqual([
      'app/css/widget.css',
      'app/js/ask-bigin.js',
      'app/js/widget.js',
      'app/translations/en.json',
      'app/widget.html',
      'plugin-manifest.json',
    ]);
  });
});

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporaryProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'pack-'));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    const target = join(root, path.slice('root/'.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return root;
}
