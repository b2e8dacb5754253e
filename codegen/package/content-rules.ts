import type { Diagnostic } from '../../deluge/index.ts';
import { secretInFile } from '../secrets.ts';
import { packageLayout, projectPathOf } from './layout.ts';
import { packDiagnostics } from './pack-diagnostics.ts';
import { missingFiles, unusedFiles } from './usage.ts';
import type { PackageFile } from './zip.ts';

/** What the rules look at: the files under `app/` with what they hold, and the pages that are opened. */
interface Contents {
  readonly files: readonly PackageFile[];
  readonly pages: readonly string[];
}

/** A rule about what the files of a package hold. */
interface PackageContentRule {
  /** What the rule asks for, in words. */
  readonly asks: string;
  readonly check: (contents: Contents) => readonly Diagnostic[];
}

const { report } = packDiagnostics;

/** Kinds of files that hold text which people or browsers read. */
const textual = /\.(html|js|css|json|svg|xml|txt|md)$/;

const sourceMapComment = /[#@]\s*sourceMappingURL\s*=\s*(data:)?/;

/** Every rule about contents. A new one is one entry here and one test. */
export const packageContentRules: readonly PackageContentRule[] = [
  {
    asks: 'The page of each widget is in the package.',
    check: ({ files, pages }) =>
      pages
        .filter((page) => !files.some(({ path }) => path === page))
        .map((page) => report('page-missing', undefined, { file: projectPathOf(page) })),
  },
  {
    asks: 'No file holds a secret: everybody who installs the topping can read the package.',
    check: eachText((text, file) => {
      const found = secretInFile(text);
      return found && report('secret', { kind: found.kind }, { file, ...positionIn(text, found.index) });
    }),
  },
  {
    asks: 'No file names or holds a source map.',
    check: eachText((text, file) => {
      const found = sourceMapComment.exec(text);
      if (!found) return undefined;
      const isInline = found[1] !== undefined;
      return report('source-map', { isInline }, { file, ...positionIn(text, found.index) });
    }),
  },
  {
    asks: 'Every file that a page or a style sheet names is in the package.',
    check: ({ files }) =>
      missingFiles(files).map(({ path, index, name, nearest, text }) =>
        report('missing-file', { name, nearest }, { file: projectPathOf(path), ...positionIn(text, index) }),
      ),
  },
  {
    asks: 'Every file is used by a page.',
    check: ({ files, pages }) =>
      unusedFiles(files, pages).map((path) => report('unused', undefined, { file: projectPathOf(path) })),
  },
];

/**
 * Checks what the files of a package hold.
 *
 * @param pages of the widgets, as in `app/widget.html`; where none is named, every page can be opened
 */
export function checkPackageContents(
  files: readonly PackageFile[],
  pages: readonly string[],
): readonly Diagnostic[] {
  const named =
    pages.length > 0 ? pages : files.map(({ path }) => path).filter((path) => path.endsWith('.html'));
  return packageContentRules.flatMap((rule) => rule.check({ files, pages: named }));
}

/** The path in the package of a widget's page. */
export function pagePath(page: string): string {
  return `${packageLayout.app}/${page}`;
}

function eachText(
  check: (text: string, file: string) => Diagnostic | undefined,
): PackageContentRule['check'] {
  return ({ files }) =>
    files
      .filter(({ path }) => textual.test(path))
      .flatMap(({ path, content }) => check(new TextDecoder().decode(content), projectPathOf(path)) ?? []);
}

function positionIn(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
