import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What is known of each public script, without its text: where it is, what it must be, and what becomes of it here.
 * `npm run corpus` holds the code against it.
 */
export interface Manifest {
  /** Why a script does not parse, by name: what a reader sees at the place that its verdict gives. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly scripts: readonly ManifestEntry[];
}

export interface ManifestEntry {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly path: string;
  /** SHA-256 of the text with runs of white space folded into one blank and trimmed. */
  readonly digest: string;
  /** Whether the text has the layout that Zoho's editor writes on save, so that Zoho has accepted it. */
  readonly accepted: boolean;
  readonly verdict: Verdict;
  /** How the printed text differs from an accepted one: `DifferenceKind`s; absent for the others. */
  readonly printed?: readonly string[];
}

export type Verdict =
  | { readonly parses: true }
  | {
      readonly parses: false;
      readonly reason: string;
      /** The first diagnostic, as `line code`. */
      readonly first: string;
    };

/** What the extract step writes beside the scripts. */
export interface IndexEntry {
  /** The name of the script in the cache. */
  readonly file: string;
  readonly digest: string;
}

export const manifestFile = fileURLToPath(new URL('manifest.json', import.meta.url));

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
}

/** Where the scripts lie: what was asked for, else DELUGE_CORPUS, else `.cache/corpus` in the project. */
export function cacheFolder(asked: string | undefined): string {
  return asked ?? process.env.DELUGE_CORPUS ?? fileURLToPath(new URL('../../.cache/corpus', import.meta.url));
}

export function fileOf(digest: string): string {
  return `${digest.slice(0, 16)}.deluge`;
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex');
}

/** The text of a file of a repository: UTF-8, or UTF-16 where zero bytes tell so; without its byte order mark. */
export function decodeScript(content: Buffer | undefined): string | undefined {
  if (content === undefined) return undefined;
  const isWide = content.subarray(0, 4000).includes(0);
  const encoding = isWide ? (content[0] === 0xfe ? 'utf-16be' : 'utf-16le') : 'utf-8';
  return new TextDecoder(encoding)
    .decode(content)
    .replace(/^\uFEFF+/, '')
    .replace(/\r\n?/g, '\n');
}
