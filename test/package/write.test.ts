import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileSystem, machineFileSystem } from '../../codegen/disk/file-system.ts';
import { writeOutput } from '../../codegen/disk/output.ts';
import { checkPacked, packageOutput, packagePath } from '../../codegen/package/write.ts';
import { makeZip } from '../../codegen/package/zip.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import { type Fault, MemoryFileSystem } from './memory-file-system.ts';
import { sampleFiles } from './sample-files.ts';

const name = 'bigin-books-topping';
const zip = makeZip(sampleFiles);
const older = new TextEncoder().encode('the package of yesterday');

function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ file, code, message, hint }) => `${file} ${code} ${message} ${hint}`);
}

/** What `topping pack` does with a package: makes it a file of the project, and writes that. */
function writePackage(root: string, of: string, content: Uint8Array, disk: FileSystem = machineFileSystem) {
  const made = packageOutput(of, content);
  const failure = made.ok ? writeOutput(root, [made.output], disk) : made.diagnostic;
  if (failure) return { ok: false, diagnostics: [failure] };
  return { ok: true, path: packagePath(of), diagnostics: [] };
}

const notWritable = (reason: string): string =>
  `dist/${name}.zip pack/output-not-writable The package cannot be written: ${reason}. Make the folder writable, or remove what is in the way. An older package was left as it was.`;

describe('writing a package to a real disk', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'write-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('makes dist/ and the file, and leaves nothing else behind', () => {
    expect(writePackage(root, name, zip)).toEqual({ ok: true, path: `dist/${name}.zip`, diagnostics: [] });
    expect(readdirSync(join(root, 'dist'))).toEqual([`${name}.zip`]);
    expect(new Uint8Array(readFileSync(join(root, packagePath(name))))).toEqual(zip);
  });

  it('replaces an older file', () => {
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, packagePath(name)), older);
    expect(writePackage(root, name, zip).ok).toBe(true);
    expect(checkPacked(zip, join(root, packagePath(name)))).toEqual([]);
    expect(readdirSync(join(root, 'dist'))).toEqual([`${name}.zip`]);
  });

  it('says that dist is a file, and leaves it as it was', () => {
    writeFileSync(join(root, 'dist'), 'mine');
    expect(told(writePackage(root, name, zip).diagnostics)).toEqual([
      notWritable('a file has the name of its folder'),
    ]);
    expect(readFileSync(join(root, 'dist'), 'utf8')).toBe('mine');
  });

  it('says that a folder has the name of the package, and leaves nothing behind', () => {
    mkdirSync(join(root, packagePath(name)), { recursive: true });
    expect(told(writePackage(root, name, zip).diagnostics)).toEqual([
      notWritable('there is a folder of that name'),
    ]);
    expect(readdirSync(join(root, 'dist'))).toEqual([`${name}.zip`]);
  });
});

describe('a step of writing that fails', () => {
  const steps: readonly (Fault & { readonly reason: string })[] = [
    { step: 'makeFolder', path: /dist$/, code: 'EROFS', reason: 'the disk is read-only' },
    {
      step: 'makeTemporaryFolder',
      path: /dist/,
      code: 'EACCES',
      reason: 'your account may not do that here',
    },
    { step: 'write', path: /\.zip$/, code: 'ENOSPC', reason: 'the disk is full' },
    { step: 'rename', path: /\.zip$/, code: 'EPERM', reason: 'the system does not permit it' },
    { step: 'rename', path: /\.zip$/, code: 'EBUSY', reason: 'another program holds it open' },
    { step: 'write', path: /\.zip$/, code: 'EIO', reason: 'the system answered EIO' },
  ];

  it.each(steps)('$step ($code) is one diagnostic, and the older file stays', ({ reason, ...fault }) => {
    const fileSystem = new MemoryFileSystem({ [`root/dist/${name}.zip`]: older });
    fileSystem.faults.push(fault);
    expect(told(writePackage('root', name, zip, fileSystem).diagnostics)).toEqual([notWritable(reason)]);
    expect(filesIn(fileSystem)).toEqual([[`root/dist/${name}.zip`, older]]);
  });

  it('that only clears up is no failure', () => {
    const fileSystem = new MemoryFileSystem();
    fileSystem.faults.push({ step: 'removeFolder', path: /dist/, code: 'EBUSY' });
    expect(writePackage('root', name, zip, fileSystem).ok).toBe(true);
    expect(filesIn(fileSystem)).toEqual([[`root/dist/${name}.zip`, zip]]);
  });

  it('because of a defect is not called a failure of the disk', () => {
    const fileSystem = new MemoryFileSystem();
    fileSystem.rename = () => {
      throw new TypeError('a defect');
    };
    expect(() => writePackage('root', name, zip, fileSystem)).toThrow('a defect');
  });
});

describe('the name of a package', () => {
  it.each(['', '../evil', 'a/b', '.hidden', 'a b', '@scope/name', 'a\\b'])('may not be "%s"', (wrong) => {
    const fileSystem = new MemoryFileSystem();
    const { ok, diagnostics } = writePackage('root', wrong, zip, fileSystem);
    expect(ok).toBe(false);
    expect(told(diagnostics)).toEqual([
      `undefined pack/package-name "${wrong}" cannot be the name of a package file. Use letters A to Z, digits, ".", "_" and "-", starting with a letter or a digit.`,
    ]);
    expect(filesIn(fileSystem)).toEqual([]);
  });
});

describe('checking a package', () => {
  const path = `dist/${name}.zip`;
  const check = (found: Uint8Array | undefined): readonly string[] =>
    told(checkPacked(zip, path, new MemoryFileSystem(found ? { [path]: found } : {})));
  const stale = 'pack/stale The package does not hold what the project holds now.';
  const anew = 'Make it anew with `topping pack`.';

  it('finds nothing when the bytes are equal', () => {
    expect(check(zip)).toEqual([]);
  });

  it('says that there is none', () => {
    expect(check(undefined)).toEqual([
      `${path} pack/not-packed There is no package file. Make it with \`topping pack\`.`,
    ]);
  });

  it('says that it is no zip', () => {
    expect(check(older)).toEqual([`${path} pack/not-a-zip The file is not a zip that can be read. ${anew}`]);
  });

  it('says that it cannot be read', () => {
    const fileSystem = new MemoryFileSystem({ [path]: zip });
    fileSystem.faults.push({ step: 'read', path: /zip/, code: 'EACCES' });
    expect(told(checkPacked(zip, path, fileSystem))).toEqual([
      `${path} pack/unreadable It cannot be read: your account may not do that here. Check that it still exists and that your account may read it.`,
    ]);
  });

  it('names files that are missing, too much and different', () => {
    const [manifest, ...others] = sampleFiles;
    if (!manifest) throw new Error('The sample is empty.');
    const content = new Uint8Array([1]);
    const changed = others
      .filter(({ path: each }) => each !== 'app/Zoo.js')
      .map((file) => (file.path === 'app/widget.html' ? { ...file, content } : file));
    expect(check(makeZip([manifest, ...changed, { path: 'app/new.js', content }]))).toEqual([
      `${path} ${stale} Missing: app/Zoo.js. Too much: app/new.js. Different: app/widget.html. ${anew}`,
    ]);
  });

  it('names five files and counts the rest', () => {
    const added = Array.from({ length: 8 }, (_, index) => ({
      path: `app/n${index}.js`,
      content: new Uint8Array([index]),
    }));
    expect(check(makeZip([...sampleFiles, ...added]))).toEqual([
      `${path} ${stale} Too much: app/n0.js, app/n1.js, app/n2.js, app/n3.js, app/n4.js and 3 more. ${anew}`,
    ]);
  });

  it('tells the same files that another program packed', () => {
    const packedOtherwise = zipSync(
      Object.fromEntries(sampleFiles.map(({ path: each, content }) => [each, content])),
      { mtime: new Date(2026, 5, 1) },
    );
    expect(check(packedOtherwise)).toEqual([
      `${path} pack/packed-otherwise The package holds the right files, but was not made by this version of \`topping pack\`. Make it anew with \`topping pack\`, so that its digest can be compared.`,
    ]);
  });
});

function filesIn(fileSystem: MemoryFileSystem): readonly (readonly [string, Uint8Array])[] {
  return [...fileSystem.nodes].flatMap(([path, node]) =>
    node.kind === 'file' && !path.includes('/.pack-') ? [[path, node.content] as const] : [],
  );
}
