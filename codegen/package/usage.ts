import { nearestName } from '../../deluge/index.ts';
import type { PackageFile } from './zip.ts';

/** Kinds of files that can name others. */
const naming = /\.(html|js|css|json|svg|xml)$/;

/** What can be the path of a file: in an attribute, in a `url(…)`, in a text of a program. */
const pathLike = /[A-Za-z0-9_$./-]*[A-Za-z0-9_$-]\.[a-z0-9]+/g;

/** A folder whose file is only known when the program runs: `translations/${language}.json`, `'img/' + name`. */
const folderOfSome = /([A-Za-z0-9_$./-]+\/)(?:\$\{|["'`]\s*\+)/g;

/**
 * The files of a package that no page uses, directly or through another file. What a file might mean counts as use: a
 * file is only called unused when nothing that is used names it.
 *
 * @param pages paths of the pages that are opened, as in `app/widget.html`
 */
export function unusedFiles(files: readonly PackageFile[], pages: readonly string[]): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const used = new Set<string>();
  const waiting = pages.filter((page) => byPath.has(page));
  const pageFolders = [...new Set(pages.map(folderOf))];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (used.has(path)) continue;
    used.add(path);
    const file = byPath.get(path);
    if (!file || !naming.test(path)) continue;
    // A script names files as seen from the page that loads it, a style sheet as seen from itself.
    const folders = [folderOf(path), ...pageFolders];
    waiting.push(...filesNamedIn(new TextDecoder().decode(file.content), folders, [...byPath.keys()]));
  }
  return files.map(({ path }) => path).filter((path) => !used.has(path));
}

/** A file that is named and not in the package. */
interface MissingFile {
  /** The file that names it, its text, and where the name begins there. */
  readonly path: string;
  readonly text: string;
  readonly index: number;
  readonly name: string;
  /** The file that was probably meant, as the same place would name it. */
  readonly nearest: string | undefined;
}

/** Where a file has to be named as it is: an address with a scheme is elsewhere, one with braces is not known yet. */
const namedByPage = /<[a-z][^>]*?\s(?:src|href)\s*=\s*["'](?<name>[A-Za-z0-9_$./-]+)(?=["'?#])/gi;
const namedByStyle = /\burl\(\s*["']?(?<name>[A-Za-z0-9_$./-]+)(?=["'?#)\s])/gi;

/** The files that pages and style sheets name and that are not in the package. What a script loads is not looked at. */
export function missingFiles(files: readonly PackageFile[]): readonly MissingFile[] {
  const known = files.map(({ path }) => path);
  return files.flatMap(({ path, content }) => {
    const patterns = path.endsWith('.html')
      ? [namedByPage, namedByStyle]
      : path.endsWith('.css')
        ? [namedByStyle]
        : [];
    if (patterns.length === 0) return [];
    const text = new TextDecoder().decode(content);
    const folder = folderOf(path);
    // Blanks in their place, so that what follows keeps its position.
    const shown = text.replace(/<!--.*?-->|\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ' '));
    return patterns
      .flatMap((pattern) => [...shown.matchAll(pattern)])
      .map(({ 0: found, index, groups: { name = '' } = {} }) => ({
        name,
        index: index + found.length - name.length,
      }))
      .filter(
        ({ name }) =>
          !name.startsWith('//') && !name.endsWith('/') && !known.includes(resolved(folder, name)),
      )
      .map(({ name, index }) => {
        const meant = nearestName(resolved(folder, name), known);
        const inFolder = meant?.startsWith(`${folder}/`) ? meant.slice(folder.length + 1) : undefined;
        return { path, text, index, name, nearest: inFolder };
      });
  });
}

function filesNamedIn(text: string, folders: readonly string[], known: readonly string[]): readonly string[] {
  const names = [...text.matchAll(pathLike)].flatMap(([name]) =>
    folders.map((folder) => resolved(folder, name)),
  );
  const inFolders = [...text.matchAll(folderOfSome)]
    .flatMap(([, name = '']) => folders.map((folder) => resolved(folder, name)))
    .flatMap((folder) => known.filter((path) => folderOf(path) === folder));
  return [...names, ...inFolders].filter((path) => known.includes(path));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path as a browser follows it from a folder; one that begins with a slash starts at the top of the package. */
function resolved(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of [...(path.startsWith('/') ? [] : folder.split('/')), ...path.split('/')]) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
