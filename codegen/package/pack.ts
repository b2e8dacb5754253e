import { type Diagnostic, hasErrors } from '../../deluge/index.ts';
import { sha256Of } from '../digest.ts';
import { reasonOf } from '../disk/failure-reasons.ts';
import { type FileSystem, failureCode, machineFileSystem, pathBelow } from '../disk/file-system.ts';
import { listAppFiles, readListedFiles } from './collect.ts';
import { checkPackageContents, pagePath } from './content-rules.ts';
import { packageLayout } from './layout.ts';
import { checkManifest } from './manifest.ts';
import { manifestDiagnostics } from './manifest-diagnostics.ts';
import { packDiagnostics } from './pack-diagnostics.ts';
import { checkPackageFiles } from './rules.ts';
import { entriesOf, makeZip, type PackageEntry, type PackageFile } from './zip.ts';

export type PackResult =
  | {
      readonly ok: true;
      readonly zip: Uint8Array;
      /** What the zip holds, in its order. */
      readonly entries: readonly PackageEntry[];
      /** Of the zip; the same for the same files on every machine. */
      readonly sha256: string;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface PackOptions {
  /** The pages of the widgets, relative to the folder of the widgets. Default: every page that there is */
  readonly pages?: readonly string[];
  readonly fileSystem?: FileSystem;
}

/**
 * Makes the widget zip of a project in memory: plugin-manifest.json and the files of topping/app, which are
 * `app/…` in the zip. Everything that is wrong with the manifest and the files is reported at once.
 *
 * @example
 * const packed = pack('.');
 * if (packed.ok) packed.entries; // [{ path: 'app/widget.html', bytes: 5120 }, …]
 */
export function pack(projectRoot: string, options: PackOptions = {}): PackResult {
  const { pages = [], fileSystem = machineFileSystem } = options;
  const manifest = readManifest(projectRoot, fileSystem);
  const listing = listAppFiles(projectRoot, fileSystem);
  const checked = [...manifest.diagnostics, ...listing.diagnostics];
  // Nothing to measure when the folder itself could not be listed.
  if (listing.files.length > 0 || listing.diagnostics.length === 0) {
    const manifestEntries = manifest.file ? entriesOf([manifest.file]) : [];
    checked.push(...checkPackageFiles([...listing.files, ...manifestEntries]));
  }
  if (!manifest.file || hasErrors(checked)) return { ok: false, diagnostics: checked };

  const read = readListedFiles(projectRoot, listing.files, fileSystem);
  const ofContents = hasErrors(read.diagnostics) ? [] : checkPackageContents(read.files, pages.map(pagePath));
  const diagnostics = [...checked, ...read.diagnostics, ...ofContents];
  if (hasErrors(diagnostics)) return { ok: false, diagnostics };

  const files = [...read.files, manifest.file];
  const zip = makeZip(files);
  return { ok: true, zip, entries: entriesOf(files), sha256: sha256Of(zip), diagnostics };
}

interface ReadManifest {
  readonly file?: PackageFile;
  readonly diagnostics: readonly Diagnostic[];
}

function readManifest(projectRoot: string, fileSystem: FileSystem): ReadManifest {
  const path = packageLayout.manifest;
  const place = { file: path };
  try {
    const location = pathBelow(projectRoot, path);
    const { kind } = fileSystem.inspect(location);
    if (kind === 'link') return { diagnostics: [packDiagnostics.report('link', undefined, place)] };
    if (kind !== 'file') {
      return { diagnostics: [packDiagnostics.report('not-a-file', { wanted: 'file' }, place)] };
    }
    const content = fileSystem.read(location);
    // TextDecoder drops a byte order mark unless told to keep it.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
    return { file: { path, content }, diagnostics: checkManifest(text, path).diagnostics };
  } catch (error) {
    const code = failureCode(error);
    const diagnostic =
      code === 'ENOENT'
        ? manifestDiagnostics.report('missing', { file: path }, place)
        : packDiagnostics.report('unreadable', { reason: reasonOf(code) }, place);
    return { diagnostics: [diagnostic] };
  }
}
