import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPackageFiles, packageFileRules } from '../../codegen/package/rules.ts';
import type { PackageEntry } from '../../codegen/package/zip.ts';

const page: PackageEntry = { path: 'app/widget.html', bytes: 1 };
const fileAt = (path: string, bytes = 1): PackageEntry => ({ path, bytes });
const nameOfLength = (length: number): string => `${'n'.repeat(length - 3)}.js`;
const numbered = (count: number, folder = 'app', extension = '.js'): readonly PackageEntry[] =>
  Array.from({ length: count }, (_, index) => fileAt(`${folder}/f${index}${extension}`));

function told(files: readonly PackageEntry[]): readonly string[] {
  return checkPackageFiles(files).map(
    ({ file, code, message, hint }) => `${file} ${code} ${message} ${hint}`,
  );
}

const accepted =
  '.jpg .jpeg .png .gif .svg .css .woff .woff2 .ttf .eot .webm .js .mp3 .mp4 .json .txt .md .xml .html';

/** A rule at its edge: the last listing that keeps it, the first that breaks it, and what is said then. */
const edges: readonly {
  readonly rule: string;
  readonly keeps: readonly PackageEntry[];
  readonly breaks: readonly PackageEntry[];
  readonly says: readonly string[];
}[] = [
  {
    rule: 'app/ holds a file',
    keeps: [page],
    breaks: [fileAt('plugin-manifest.json')],
    says: [
      'topping/app pack/app-empty The package holds no page: the folder has no files. Add the page that the topping shows, as widget.html.',
    ],
  },
  {
    rule: 'no hidden file',
    keeps: [page],
    breaks: [page, fileAt('app/img/.DS_Store')],
    says: [
      'topping/app/img/.DS_Store pack/hidden The hidden file ".DS_Store" does not belong in the package. Delete it, or keep it outside topping/app. Operating systems and editors leave such files.',
    ],
  },
  {
    rule: 'no hidden folder, said once',
    keeps: [page],
    breaks: [page, fileAt('app/.git/config'), fileAt('app/.git/HEAD'), fileAt('app/.git/a b/.x', 6_000_000)],
    says: [
      'topping/app/.git pack/hidden The hidden folder ".git" does not belong in the package. Delete it, or keep it outside topping/app. Operating systems and editors leave such files.',
    ],
  },
  {
    rule: 'no file that is an extension only',
    keeps: [page],
    breaks: [page, fileAt('app/.js')],
    says: [
      'topping/app/.js pack/hidden The hidden file ".js" does not belong in the package. Delete it, or keep it outside topping/app. Operating systems and editors leave such files.',
    ],
  },
  {
    rule: 'folder names',
    keeps: [page, fileAt('app/A-z_0$/x.js')],
    breaks: [page, fileAt('app/my files.v2/x.js'), fileAt('app/my files.v2/y.js')],
    says: [
      'topping/app/my files.v2 pack/folder-name The folder name "my files.v2" has characters that Zoho does not accept: " ", ".". Rename the folder: letters A to Z, digits, "_", "-" and "$" are accepted; dots are not.',
    ],
  },
  {
    rule: 'file names',
    keeps: [page, fileAt('app/A-z_0$.min.js')],
    breaks: [page, fileAt('app/größe 1.js')],
    says: [
      'topping/app/größe 1.js pack/file-name The file name "größe 1.js" has characters that Zoho does not accept: "ö", "ß", " ". Rename the file: letters A to Z, digits, ".", "_", "-" and "$" are accepted.',
    ],
  },
  {
    rule: 'length of file names',
    keeps: [page, fileAt(`app/${nameOfLength(50)}`)],
    breaks: [page, fileAt(`app/${nameOfLength(51)}`)],
    says: [
      `topping/app/${nameOfLength(51)} pack/file-name-too-long The file name has 51 characters; 50 are allowed, the extension included. Shorten the name by 1.`,
    ],
  },
  {
    rule: 'size of a file',
    keeps: [page, fileAt('app/film.mp4', 5_000_000)],
    breaks: [page, fileAt('app/film.mp4', 5_000_001)],
    says: [
      'topping/app/film.mp4 pack/file-too-large The file has 5,000,001 bytes; 5,000,000 are allowed for one file. Make the file smaller, or split it.',
    ],
  },
  {
    rule: 'number of files',
    keeps: [fileAt('plugin-manifest.json'), ...numbered(250)],
    breaks: [fileAt('plugin-manifest.json'), ...numbered(251)],
    says: [
      'topping/app pack/too-many-files The package counts 251 files; 250 are allowed. Remove or join files: the count has to fall by 1.',
    ],
  },
  {
    rule: 'number of files with a translation, which counts twice',
    keeps: [...numbered(248), fileAt('app/translations/en.json')],
    breaks: [...numbered(249), fileAt('app/translations/en.json')],
    says: [
      'topping/app pack/too-many-files The package counts 251 files; 250 are allowed. Files under app/translations count twice; there is 1. Remove or join files: the count has to fall by 1.',
    ],
  },
  {
    rule: 'number of files with translations only',
    keeps: numbered(125, 'app/translations', '.json'),
    breaks: numbered(126, 'app/translations', '.json'),
    says: [
      'topping/app pack/too-many-files The package counts 252 files; 250 are allowed. Files under app/translations count twice; there are 126. Remove or join files: the count has to fall by 2.',
    ],
  },
  {
    rule: 'size of all files',
    keeps: [
      fileAt('plugin-manifest.json', 5),
      ...numbered(4).map(({ path }) => fileAt(path, 4_999_998)),
      fileAt('app/x.js', 3),
    ],
    breaks: [
      fileAt('plugin-manifest.json', 5),
      ...numbered(4).map(({ path }) => fileAt(path, 4_999_998)),
      fileAt('app/x.js', 4),
    ],
    says: [
      'topping/app pack/package-too-large The files of the package have 20,000,001 bytes together; 20,000,000 are allowed. Remove what the pages do not use, and make images smaller.',
    ],
  },
  {
    rule: 'lower-case extensions',
    keeps: [page, fileAt('app/logo.png')],
    breaks: [page, fileAt('app/logo.PNG')],
    says: [
      'topping/app/logo.PNG pack/extension Files ending in ".PNG" are not accepted: Zoho\'s packer would leave this one out without failing. Rename it so that it ends in ".png": only lower case is accepted.',
    ],
  },
  {
    rule: 'known extensions',
    keeps: [page, ...accepted.split(' ').map((extension) => fileAt(`app/x${extension}`))],
    breaks: [page, fileAt('app/paper.pdf')],
    says: [
      `topping/app/paper.pdf pack/extension Files ending in ".pdf" are not accepted: Zoho's packer would leave this one out without failing. Remove it, or use one of ${accepted}.`,
    ],
  },
  {
    rule: 'an extension at all',
    keeps: [page, fileAt('app/README.md')],
    breaks: [page, fileAt('app/README')],
    says: [
      `topping/app/README pack/extension The file has no extension, so Zoho's packer would leave it out without failing. Remove it, or use one of ${accepted}.`,
    ],
  },
  {
    rule: 'no Deluge',
    keeps: [page],
    breaks: [page, fileAt('app/server/source/1/sync.dre')],
    says: [
      'topping/app/server/source/1/sync.dre pack/extension Files ending in ".dre" are not accepted: Zoho\'s packer would leave this one out without failing. Deluge goes into the console by hand: the console sheet has it. No page says that Bigin reads .dre files.',
    ],
  },
  {
    rule: 'no file for tests',
    keeps: [page, fileAt('app/js/contest.js'), fileAt('app/latest/testing.js'), fileAt('app/specs.js')],
    breaks: [page, fileAt('app/js/widget.test.js'), fileAt('app/js/form.spec.js')],
    says: ['widget.test.js', 'form.spec.js'].map(
      (name) =>
        `topping/app/js/${name} pack/test-file "${name}" is for tests, and people who install the topping have no use for it. Move it out of topping/app: tests of the pages can stand in the folder test.`,
    ),
  },
  {
    rule: 'no folder for tests, said once',
    keeps: [page],
    breaks: [page, fileAt('app/js/__mocks__/a.js'), fileAt('app/js/__mocks__/b.test.js')],
    says: [
      'topping/app/js/__mocks__ pack/test-file "__mocks__" is for tests, and people who install the topping have no use for it. Move it out of topping/app: tests of the pages can stand in the folder test.',
    ],
  },
  {
    rule: 'no source map',
    keeps: [page],
    breaks: [page, fileAt('app/js/widget.js.map')],
    says: [
      'topping/app/js/widget.js.map pack/extension Files ending in ".map" are not accepted: Zoho\'s packer would leave this one out without failing. Source maps are not shipped: keep them outside topping/app.',
    ],
  },
  {
    rule: 'no TypeScript',
    keeps: [page, fileAt('app/main.js')],
    breaks: [page, fileAt('app/main.ts')],
    says: [
      'topping/app/main.ts pack/extension Files ending in ".ts" are not accepted: Zoho\'s packer would leave this one out without failing. Compile it to JavaScript and put the .js file there.',
    ],
  },
];

describe('the rules of a package', () => {
  it.each(edges)('hold $rule', ({ keeps, breaks, says }) => {
    expect(told(keeps)).toEqual([]);
    expect(told(breaks)).toEqual(says);
  });

  it('are all reported at once, as errors', () => {
    const diagnostics = checkPackageFiles([
      fileAt('app/a b/ö.js'),
      fileAt(`app/${nameOfLength(60)}`, 5_000_001),
      fileAt('app/.DS_Store'),
      fileAt('app/x.ICO'),
      ...numbered(251).map(({ path }) => fileAt(path, 80_000)),
    ]);
    expect(diagnostics.map(({ code }) => code).toSorted()).toEqual([
      'pack/extension',
      'pack/file-name',
      'pack/file-name-too-long',
      'pack/file-too-large',
      'pack/folder-name',
      'pack/hidden',
      'pack/package-too-large',
      'pack/too-many-files',
    ]);
    expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(['error']));
  });

  it('each say what they ask for and where that is known from', () => {
    for (const rule of packageFileRules) {
      expect(rule.asks).toMatch(/^[A-Z].*\.$/);
      expect(rule.provenance.source).toMatch(/^https:/);
    }
  });

  it('count a folder whose name begins with translations as Zoho does', () => {
    expect(told([...numbered(248), fileAt('app/translations-old/en.json')])).toEqual([]);
    expect(told([...numbered(249), fileAt('app/translations-old/en.json')])).toHaveLength(1);
    expect(told([...numbered(249), fileAt('app/translations/readme.md')])).toEqual([]);
    expect(told([...numbered(249), fileAt('app/translations.json')])).toEqual([]);
  });

  it('take any listing whose names and sizes are within them, and only such', () => {
    const character = fc.constantFrom(...'abzABZ019_-$');
    const name = fc.string({ unit: character, minLength: 1, maxLength: 40 });
    const folder = fc.array(name, { maxLength: 3 });
    const extension = fc.constantFrom(...accepted.split(' '));
    const file = fc
      .record({ folder, name, extension, bytes: fc.nat(80_000) })
      .map((part) => fileAt(['app', ...part.folder, `${part.name}${part.extension}`].join('/'), part.bytes));
    const files = fc.uniqueArray(file, { minLength: 1, maxLength: 120, selector: ({ path }) => path });
    fc.assert(
      fc.property(files, fc.constantFrom(' ', '/.', 'é', '\n', '%', '"'), (listing, wrong) => {
        expect(told(listing)).toEqual([]);
        expect(told([...listing, fileAt(`app/x${wrong}y.js`)])).toHaveLength(1);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
