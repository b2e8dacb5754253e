import type { Range, SourceFile } from '../source.ts';

export type Severity = 'error' | 'warning' | 'note';

/**
 * What the tool tells a person about something that is wrong: what, where, and what to do about it.
 * The same shape serves Deluge, definitions, the manifest and the package, so that one renderer and one
 * `--json` form serve them all.
 */
export interface Diagnostic {
  /** Stable; scripts rely on it. `<area>/<what-is-wrong>`, as in `syntax/unclosed-text`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The file it is about, relative to the project when it lies inside. */
  readonly file?: string;
  /** Line and column, counted from 1. */
  readonly line?: number;
  readonly column?: number;
  /** The offsets in the file, when the finding has an extent. */
  readonly range?: Range;
}

/** Where a diagnostic points: a range in a source, a file with or without a line, or nowhere. */
export type Place =
  | { readonly source: SourceFile; readonly range: Range }
  | { readonly file: string; readonly line?: number; readonly column?: number }
  | undefined;

/** One kind of diagnostic. Its texts are functions of typed details, so that none can be forgotten. */
export interface DiagnosticEntry<Details> {
  readonly severity: Severity;
  readonly message: (details: Details) => string;
  readonly hint?: (details: Details) => string;
}

/** The details that each entry of an area needs, by the entry's name. */
type DetailsByName = Readonly<Record<string, unknown>>;

/** Builds diagnostics of one area from its entries. */
export interface DiagnosticCatalogue<Details extends DetailsByName> {
  readonly area: string;
  readonly entries: { readonly [Name in keyof Details]: DiagnosticEntry<Details[Name]> };
  /** Makes one diagnostic. An entry without details takes `undefined`. */
  readonly report: <Name extends keyof Details & string>(
    name: Name,
    details: Details[Name],
    place: Place,
  ) => Diagnostic;
}

/**
 * Declares the diagnostics of one area.
 *
 * @example
 * const pack = defineDiagnostics('pack', {
 *   'file-too-large': {
 *     severity: 'error',
 *     message: (d: { bytes: number; limit: number }) => `The file has ${d.bytes} bytes; ${d.limit} are allowed.`,
 *     hint: () => 'Make it smaller, or load it from the web.',
 *   },
 * });
 * pack.report('file-too-large', { bytes: 6_000_000, limit: 5_000_000 }, { file: 'app/film.mp4' });
 */
export function defineDiagnostics<Details extends DetailsByName>(
  area: string,
  entries: { readonly [Name in keyof Details]: DiagnosticEntry<Details[Name]> },
): DiagnosticCatalogue<Details> {
  return {
    area,
    entries,
    report: (name, details, place) => {
      const entry = entries[name];
      return {
        code: `${area}/${name}`,
        severity: entry.severity,
        message: entry.message(details),
        ...(entry.hint && { hint: entry.hint(details) }),
        ...resolvePlace(place),
      };
    },
  };
}

function resolvePlace(place: Place): Pick<Diagnostic, 'file' | 'line' | 'column' | 'range'> {
  if (!place) return {};
  if ('source' in place) {
    return { file: place.source.name, ...place.source.positionAt(place.range.start), range: place.range };
  }
  return place;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
