import type { Diagnostic } from '../../deluge/index.ts';
import { limits, type Provenance, widgetPackageRules } from '../../zoho/index.ts';
import { projectPathOf } from './layout.ts';
import { packDiagnostics } from './pack-diagnostics.ts';
import type { PackageEntry } from './zip.ts';

/** A rule that the files of a package keep. */
export interface PackageFileRule {
  /** What the rule asks for, in words. */
  readonly asks: string;
  readonly provenance: Provenance;
  /** Everything in the listing that breaks the rule. */
  readonly check: (listing: Listing) => readonly Diagnostic[];
}

/** The files of a package, as the rules look at them. */
interface Listing {
  /** Files under `app/`, without the hidden ones: those are reported once and not measured. */
  readonly appFiles: readonly PackageEntry[];
  readonly all: readonly PackageEntry[];
}

const { fileSize, files: fileCount, fileName: nameLength, totalSize } = limits.widgetPackage;
const { extensions, fileName, folderName } = widgetPackageRules;
const report = packDiagnostics.report;

const ours = (note: string): Provenance => ({ ...extensions, confidence: 'inferred', note });

/** Every rule of a widget package. A new one is one entry here and one test. */
export const packageFileRules: readonly PackageFileRule[] = [
  {
    asks: 'The folder app/ holds a file.',
    provenance: { ...extensions, note: 'The packer refuses a missing or empty folder app/.' },
    check: ({ all }) =>
      all.some((file) => isInApp(file.path))
        ? []
        : [report('app-empty', undefined, { file: projectPathOf('app') })],
  },
  {
    asks: 'No file or folder is hidden.',
    provenance: ours(
      'The packer refuses names such as ".js", and drops most others whose name begins with a dot.',
    ),
    check: ({ all }) => unique(all.flatMap((file) => hiddenPart(file.path) ?? [])).map(reportHidden),
  },
  {
    asks: 'Folder names have letters A to Z, digits, "_", "-" and "$".',
    provenance: folderName,
    check: ({ appFiles }) =>
      unique(appFiles.flatMap((file) => foldersOf(file.path))).flatMap((folder) => {
        const name = nameOf(folder);
        if (folderName.value.test(name)) return [];
        const characters = refusedBy(folderName.value, name);
        return [report('folder-name', { name, characters }, { file: projectPathOf(folder) })];
      }),
  },
  {
    asks: 'File names have letters A to Z, digits, ".", "_", "-" and "$".',
    provenance: fileName,
    check: eachFile((file, place) => {
      const name = nameOf(file.path);
      if (fileName.value.test(name)) return undefined;
      return report('file-name', { name, characters: refusedBy(fileName.value, name) }, place);
    }),
  },
  {
    asks: `A file name has at most ${nameLength.value} characters.`,
    provenance: nameLength,
    check: eachFile((file, place) => {
      const actual = nameOf(file.path).length;
      const limit = nameLength.value;
      return actual > limit ? report('file-name-too-long', { actual, limit }, place) : undefined;
    }),
  },
  {
    asks: 'No file or folder is for tests.',
    provenance: ours('Nothing of the platform runs tests of a package.'),
    check: ({ appFiles }) =>
      unique(appFiles.flatMap(({ path }) => testPart(path) ?? [])).map((path) =>
        report('test-file', { name: nameOf(path) }, { file: projectPathOf(path) }),
      ),
  },
  {
    asks: 'File names end in an extension that goes into the package.',
    provenance: extensions,
    check: eachFile((file, place) => {
      const extension = extensionOf(file.path);
      const advice = adviceOnExtension(extension);
      return advice === undefined ? undefined : report('extension', { extension, advice }, place);
    }),
  },
  {
    asks: `A file has at most ${fileSize.value} bytes.`,
    provenance: fileSize,
    check: eachFile((file, place) => {
      const limit = fileSize.value;
      return file.bytes > limit ? report('file-too-large', { actual: file.bytes, limit }, place) : undefined;
    }),
  },
  {
    asks: `The package has at most ${fileCount.value} files; translations count twice.`,
    provenance: fileCount,
    check: ({ appFiles }) => {
      const translations = appFiles.filter(isTranslation).length;
      const actual = appFiles.length + translations;
      const limit = fileCount.value;
      if (actual <= limit) return [];
      return [report('too-many-files', { actual, limit, translations }, { file: projectPathOf('app') })];
    },
  },
  {
    asks: `The files have at most ${totalSize.value} bytes together.`,
    provenance: totalSize,
    check: ({ all }) => {
      const actual = all.reduce((sum, file) => sum + file.bytes, 0);
      const limit = totalSize.value;
      if (actual <= limit) return [];
      return [report('package-too-large', { actual, limit }, { file: projectPathOf('app') })];
    },
  },
];

/**
 * Checks the files of a package against every rule, and reports all violations at once.
 *
 * @param files paths as they are in the zip (`app/widget.html`), sizes in bytes
 *
 * @example
 * checkPackageFiles([{ path: 'app/Logo.PNG', bytes: 812 }]).map((diagnostic) => diagnostic.code);
 * // ['pack/extension']
 */
export function checkPackageFiles(files: readonly PackageEntry[]): readonly Diagnostic[] {
  const appFiles = files.filter((file) => isInApp(file.path) && hiddenPart(file.path) === undefined);
  return packageFileRules.flatMap((rule) => rule.check({ appFiles, all: files }));
}

function eachFile(
  check: (file: PackageEntry, place: { readonly file: string }) => Diagnostic | undefined,
): PackageFileRule['check'] {
  return ({ appFiles }) => appFiles.flatMap((file) => check(file, { file: projectPathOf(file.path) }) ?? []);
}

function isInApp(path: string): boolean {
  return path.startsWith('app/');
}

// The packer compares the beginning of the folder's path, so app/translations-old counts twice as well.
function isTranslation(file: PackageEntry): boolean {
  const folder = file.path.slice(0, file.path.lastIndexOf('/'));
  return folder.startsWith('app/translations') && extensionOf(file.path) === '.json';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders below app/ that lead to a file, outermost first. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1, -1).map((_, index) => parts.slice(0, index + 2).join('/'));
}

/** The outermost part of a path whose name begins with a dot. */
function hiddenPart(path: string): string | undefined {
  const hidden = [...foldersOf(path), path].find((part) => nameOf(part).startsWith('.'));
  return hidden === undefined ? undefined : hidden + (hidden === path ? '' : '/');
}

const testFolder = /^(tests?|specs?|__tests__|__mocks__|fixtures)$/;
const testFile = /\.(test|spec|stories)\.[a-z]+$/;

/** The outermost part of a path that is named as tests and what belongs to them are. */
function testPart(path: string): string | undefined {
  return (
    foldersOf(path).find((folder) => testFolder.test(nameOf(folder))) ??
    (testFile.test(path) ? path : undefined)
  );
}

function reportHidden(part: string): Diagnostic {
  const kind = part.endsWith('/') ? 'folder' : 'file';
  const path = kind === 'folder' ? part.slice(0, -1) : part;
  return report('hidden', { name: nameOf(path), kind }, { file: projectPathOf(path) });
}

function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 || dot === name.length - 1 ? '' : name.slice(dot);
}

/** What to do about files of kinds that people put beside pages. */
const adviceByExtension: Readonly<Record<string, string>> = {
  '.dre':
    'Deluge goes into the console by hand: the console sheet has it. No page says that Bigin reads .dre files.',
  '.ts': 'Compile it to JavaScript and put the .js file there.',
  '.map': 'Source maps are not shipped: keep them outside topping/app.',
  '.ico': 'Use a .png or .svg image.',
  '.webp': 'Use a .png or .jpg image.',
  '.htm': 'Rename it so that it ends in ".html".',
};

/** Why an extension is refused and what to do about it; `undefined` when it is accepted. */
function adviceOnExtension(extension: string): string | undefined {
  const accepted: readonly string[] = extensions.value;
  const special = adviceByExtension[extension];
  if (special !== undefined) return special;
  if (accepted.includes(extension)) return undefined;
  const lowerCase = extension.toLowerCase();
  if (accepted.includes(lowerCase))
    return `Rename it so that it ends in "${lowerCase}": only lower case is accepted.`;
  return `Remove it, or use one of ${accepted.filter((known) => !(known in adviceByExtension)).join(' ')}.`;
}

/** The characters of a name that no name of this form may have, each once. */
function refusedBy(form: RegExp, name: string): readonly string[] {
  return unique([...name].filter((character) => !form.test(character)));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
