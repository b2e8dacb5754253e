import { defineDiagnostics } from '../../deluge/index.ts';

interface Amount {
  readonly actual: number;
  readonly limit: number;
}

/** Numbers as people read them, the same on every machine: 5000000 -> 5,000,000. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function quotedList(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(', ');
}

const shownNames = 5;

function someOf(paths: readonly string[]): string {
  const rest = paths.length - shownNames;
  const shown = paths.slice(0, shownNames).join(', ');
  return rest > 0 ? `${shown} and ${grouped(rest)} more` : shown;
}

/** What can be wrong with the files of a package and with writing it. */
export const packDiagnostics = defineDiagnostics('pack', {
  'app-missing': {
    severity: 'error',
    message: (d: { folder: string }) => `The folder ${d.folder} does not exist.`,
    hint: () => 'Put the pages of the topping there: a package without them is refused.',
  },
  'app-empty': {
    severity: 'error',
    message: () => 'The package holds no page: the folder has no files.',
    hint: () => 'Add the page that the topping shows, as widget.html.',
  },
  'folder-name': {
    severity: 'error',
    message: (d: { name: string; characters: readonly string[] }) =>
      `The folder name "${d.name}" has characters that Zoho does not accept: ${quotedList(d.characters)}.`,
    hint: () => 'Rename the folder: letters A to Z, digits, "_", "-" and "$" are accepted; dots are not.',
  },
  'file-name': {
    severity: 'error',
    message: (d: { name: string; characters: readonly string[] }) =>
      `The file name "${d.name}" has characters that Zoho does not accept: ${quotedList(d.characters)}.`,
    hint: () => 'Rename the file: letters A to Z, digits, ".", "_", "-" and "$" are accepted.',
  },
  'file-name-too-long': {
    severity: 'error',
    message: (d: Amount) =>
      `The file name has ${d.actual} characters; ${d.limit} are allowed, the extension included.`,
    hint: (d) => `Shorten the name by ${d.actual - d.limit}.`,
  },
  hidden: {
    severity: 'error',
    message: (d: { name: string; kind: 'file' | 'folder' }) =>
      `The hidden ${d.kind} "${d.name}" does not belong in the package.`,
    hint: () => 'Delete it, or keep it outside topping/app. Operating systems and editors leave such files.',
  },
  'file-too-large': {
    severity: 'error',
    message: (d: Amount) =>
      `The file has ${grouped(d.actual)} bytes; ${grouped(d.limit)} are allowed for one file.`,
    hint: () => 'Make the file smaller, or split it.',
  },
  'too-many-files': {
    severity: 'error',
    message: (d: Amount & { translations: number }) =>
      `The package counts ${grouped(d.actual)} files; ${grouped(d.limit)} are allowed.` +
      (d.translations > 0
        ? ` Files under app/translations count twice; there ${d.translations === 1 ? 'is' : 'are'} ${grouped(d.translations)}.`
        : ''),
    hint: (d) => `Remove or join files: the count has to fall by ${grouped(d.actual - d.limit)}.`,
  },
  'package-too-large': {
    severity: 'error',
    message: (d: Amount) =>
      `The files of the package have ${grouped(d.actual)} bytes together; ${grouped(d.limit)} are allowed.`,
    hint: () => 'Remove what the pages do not use, and make images smaller.',
  },
  extension: {
    severity: 'error',
    message: (d: { extension: string; advice: string }) =>
      d.extension === ''
        ? "The file has no extension, so Zoho's packer would leave it out without failing."
        : `Files ending in "${d.extension}" are not accepted: Zoho's packer would leave this one out without failing.`,
    hint: (d) => d.advice,
  },
  'test-file': {
    severity: 'error',
    message: (d: { name: string }) =>
      `"${d.name}" is for tests, and people who install the topping have no use for it.`,
    hint: () => 'Move it out of topping/app: tests of the pages can stand in the folder test.',
  },
  'page-missing': {
    severity: 'error',
    message: () => 'A widget of the topping names this page, and there is no such file.',
    hint: () => 'Make the page, or correct the page of the widget in topping/index.ts.',
  },
  secret: {
    severity: 'error',
    message: (d: { kind: string }) =>
      `Here stands what looks like ${d.kind}, and everybody who installs the topping can read the package.`,
    hint: () =>
      'Take it out, and have it replaced where it came from. A page gets at other services through connections.',
  },
  'source-map': {
    severity: 'error',
    message: (d: { isInline: boolean }) =>
      d.isInline
        ? 'The file holds its source map, and with it the source that it was made from.'
        : 'The file names a source map, which is not in the package: browsers would look for it in vain.',
    hint: () => 'Switch source maps off where the file is made.',
  },
  unused: {
    severity: 'error',
    message: () => 'No page of the topping uses this file.',
    hint: () => 'Remove it, or name it where it is used: in a page, a style sheet or a script.',
  },
  'missing-file': {
    severity: 'error',
    message: (d: { name: string; nearest: string | undefined }) =>
      `"${d.name}" is named here, and the package has no such file.`,
    hint: (d) =>
      d.nearest === undefined
        ? 'Add the file to topping/app, or take its name away.'
        : `Did you mean "${d.nearest}"?`,
  },
  link: {
    severity: 'error',
    message: () => 'This is a symbolic link; a package holds files only.',
    hint: () => 'Put a copy of what it leads to in its place.',
  },
  'not-a-file': {
    severity: 'error',
    message: (d: { wanted: 'file' | 'folder' }) => `This is not a ${d.wanted}, so it cannot be packed.`,
    hint: (d) => `Replace it with a ${d.wanted}, or remove it.`,
  },
  unreadable: {
    severity: 'error',
    message: (d: { reason: string }) => `It cannot be read: ${d.reason}.`,
    hint: () => 'Check that it still exists and that your account may read it.',
  },
  'changed-while-packing': {
    severity: 'error',
    message: (d: { listed: number; read: number }) =>
      `The file changed while it was packed: it had ${grouped(d.listed)} bytes, then ${grouped(d.read)}.`,
    hint: () => 'Wait until the program that writes it has finished, then pack again.',
  },
  'package-name': {
    severity: 'error',
    message: (d: { name: string }) => `"${d.name}" cannot be the name of a package file.`,
    hint: () => 'Use letters A to Z, digits, ".", "_" and "-", starting with a letter or a digit.',
  },
  'output-not-writable': {
    severity: 'error',
    message: (d: { reason: string }) => `The package cannot be written: ${d.reason}.`,
    hint: () =>
      'Make the folder writable, or remove what is in the way. An older package was left as it was.',
  },
  'not-packed': {
    severity: 'error',
    message: () => 'There is no package file.',
    hint: () => 'Make it with `topping pack`.',
  },
  'not-a-zip': {
    severity: 'error',
    message: () => 'The file is not a zip that can be read.',
    hint: () => 'Make it anew with `topping pack`.',
  },
  stale: {
    severity: 'error',
    message: (d: { missing: readonly string[]; unexpected: readonly string[]; changed: readonly string[] }) =>
      `The package does not hold what the project holds now.${[
        d.missing.length > 0 && ` Missing: ${someOf(d.missing)}.`,
        d.unexpected.length > 0 && ` Too much: ${someOf(d.unexpected)}.`,
        d.changed.length > 0 && ` Different: ${someOf(d.changed)}.`,
      ]
        .filter((part) => part !== false)
        .join('')}`,
    hint: () => 'Make it anew with `topping pack`.',
  },
  'packed-otherwise': {
    severity: 'error',
    message: () => 'The package holds the right files, but was not made by this version of `topping pack`.',
    hint: () => 'Make it anew with `topping pack`, so that its digest can be compared.',
  },
});
