import type { Diagnostic } from '../../deluge/index.ts';
import { reasonOf } from '../disk/failure-reasons.ts';
import { type FileSystem, failureCode, pathBelow } from '../disk/file-system.ts';
import { packageLayout, projectPathOf } from './layout.ts';
import { packDiagnostics } from './pack-diagnostics.ts';
import type { PackageEntry, PackageFile } from './zip.ts';

/** What a project has to pack: zip paths and sizes, and what stood in the way. */
export interface Collected {
  readonly files: readonly PackageEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Lists the files under `topping/app` without reading them. Links and special files are reported and left out;
 * hidden files are listed, because a rule of the package speaks about them.
 */
export function listAppFiles(projectRoot: string, fileSystem: FileSystem): Collected {
  const { app, appSource } = packageLayout;
  const files: PackageEntry[] = [];
  const diagnostics: Diagnostic[] = [];

  const visit = (path: string): void => {
    const place = { file: projectPathOf(path) };
    const location = pathBelow(projectRoot, place.file);
    try {
      const { kind, bytes } = fileSystem.inspect(location);
      if (kind === 'link') {
        diagnostics.push(packDiagnostics.report('link', undefined, place));
      } else if (kind === 'folder') {
        for (const name of fileSystem.namesIn(location).toSorted()) visit(`${path}/${name}`);
      } else if (kind === 'file' && path !== app) {
        files.push({ path, bytes });
      } else {
        const wanted = path === app ? 'folder' : 'file';
        diagnostics.push(packDiagnostics.report('not-a-file', { wanted }, place));
      }
    } catch (error) {
      const code = failureCode(error);
      diagnostics.push(
        path === app && code === 'ENOENT'
          ? packDiagnostics.report('app-missing', { folder: appSource }, place)
          : packDiagnostics.report('unreadable', { reason: reasonOf(code) }, place),
      );
    }
  };

  visit(app);
  return { files, diagnostics };
}

/** The contents of listed files. */
export interface ReadFiles {
  readonly files: readonly PackageFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the files of a listing. A file that has another size than it had when it was listed is reported. */
export function readListedFiles(
  projectRoot: string,
  listing: readonly PackageEntry[],
  fileSystem: FileSystem,
): ReadFiles {
  const files: PackageFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { path, bytes } of listing) {
    const place = { file: projectPathOf(path) };
    try {
      const content = fileSystem.read(pathBelow(projectRoot, place.file));
      if (content.length === bytes) files.push({ path, content });
      else {
        const details = { listed: bytes, read: content.length };
        diagnostics.push(packDiagnostics.report('changed-while-packing', details, place));
      }
    } catch (error) {
      const reason = reasonOf(failureCode(error));
      diagnostics.push(packDiagnostics.report('unreadable', { reason }, place));
    }
  }
  return { files, diagnostics };
}
