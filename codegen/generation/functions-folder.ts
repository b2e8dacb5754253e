import type { Diagnostic } from '../../deluge/index.ts';
import { reasonOf } from '../disk/failure-reasons.ts';
import { type FileSystem, failureCode, machineFileSystem, pathBelow } from '../disk/file-system.ts';
import type { OutputFile } from '../disk/output.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import { functionsDiagnostics } from './functions-diagnostics.ts';
import { sourceMapText } from './generate-function.ts';
import { readHeader } from './header.ts';
import type { GeneratedFunction } from './write-function.ts';

const folder = 'functions';

/** One file in `functions/`, as it should be and as it is. */
export interface ComparedFile {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
  readonly freshness: Freshness;
  /** The function that this is the source map of. */
  readonly sourceMapOf?: string;
}

export type Comparison =
  | { readonly ok: true; readonly files: readonly ComparedFile[]; readonly leftOver: readonly string[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Compares what is generated now with what `functions/` holds. Changes nothing. */
export function compareFunctions(
  projectRoot: string,
  generated: readonly GeneratedFunction[],
  fileSystem: FileSystem = machineFileSystem,
): Comparison {
  const names = namesIn(projectRoot, fileSystem);
  if (!names.ok) return { ok: false, diagnostics: [names.diagnostic] };
  const diagnostics: Diagnostic[] = [];
  const present = (file: string): string | undefined => {
    try {
      return new TextDecoder().decode(fileSystem.read(pathBelow(projectRoot, file)));
    } catch (error) {
      const code = failureCode(error);
      if (code !== 'ENOENT') {
        diagnostics.push(functionsDiagnostics.report('not-readable', { reason: reasonOf(code) }, { file }));
      }
      return undefined;
    }
  };
  const files = generated.flatMap((made): readonly ComparedFile[] => {
    const map = { file: made.sourceMapFile, text: sourceMapText(made.sourceMap) };
    return [
      { file: made.file, text: made.text, freshness: freshnessOf(made.file, present(made.file), made.text) },
      {
        ...map,
        freshness: asSourceMap(freshnessOf(map.file, present(map.file), map.text)),
        sourceMapOf: made.file,
      },
    ];
  });
  const leftOver = names.names
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith('.deluge') && !files.some((made) => made.file === file))
    .filter((file) => readHeader(present(file) ?? '') !== undefined);
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, files, leftOver };
}

/** A source map has no header that tells a hand's change; it is only ever written together with its function. */
function asSourceMap(freshness: Freshness): Freshness {
  return freshness.kind === 'hand-edited' ? { ...freshness, kind: 'stale' } : freshness;
}

type Names =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

function namesIn(projectRoot: string, fileSystem: FileSystem): Names {
  try {
    return { ok: true, names: fileSystem.namesIn(pathBelow(projectRoot, folder)).toSorted() };
  } catch (error) {
    const code = failureCode(error);
    if (code === 'ENOENT') return { ok: true, names: [] };
    const place = { file: folder };
    return {
      ok: false,
      diagnostic:
        code === 'ENOTDIR'
          ? functionsDiagnostics.report('not-a-folder', undefined, place)
          : functionsDiagnostics.report('not-readable', { reason: reasonOf(code) }, place),
    };
  }
}

/** The files that are not as they should be. A source map that differs as its function does says nothing new. */
export function differingFiles(comparison: Comparison): readonly ComparedFile[] {
  if (!comparison.ok) return [];
  const differing = comparison.files.filter(({ freshness }) => freshness.kind !== 'fresh');
  const told = new Set(differing.map(({ file }) => file));
  return differing.filter(({ sourceMapOf }) => sourceMapOf === undefined || !told.has(sourceMapOf));
}

/** What `topping generate --check` reports of a comparison; none when every file is fresh. */
export function freshnessDiagnostics(comparison: Comparison): readonly Diagnostic[] {
  if (!comparison.ok) return comparison.diagnostics;
  const found = differingFiles(comparison).flatMap(({ file, freshness: { kind } }) =>
    kind === 'fresh' ? [] : [functionsDiagnostics.report(kind, undefined, { file })],
  );
  return [...found, ...leftOverDiagnostics(comparison.leftOver)];
}

function leftOverDiagnostics(files: readonly string[]): readonly Diagnostic[] {
  return files.map((file) => functionsDiagnostics.report('left-over', undefined, { file }));
}

export type FunctionsOutput =
  | {
      readonly ok: true;
      /** What has to be written. */
      readonly output: readonly OutputFile[];
      /** The files that are as they should be. */
      readonly unchanged: readonly string[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * What has to be written into `functions/`. Nothing when a file was changed by hand, unless `force` says that the
 * change may go.
 */
export function functionsOutput(
  comparison: Comparison,
  options: { readonly force: boolean },
): FunctionsOutput {
  if (!comparison.ok) return comparison;
  const { files, leftOver } = comparison;
  const refused = options.force ? [] : files.filter(({ freshness }) => freshness.kind === 'hand-edited');
  if (refused.length > 0 || leftOver.length > 0) {
    return {
      ok: false,
      diagnostics: [
        ...refused.map(({ file }) => functionsDiagnostics.report('hand-edited', undefined, { file })),
        ...leftOverDiagnostics(leftOver),
      ],
    };
  }
  const isFresh = ({ freshness }: ComparedFile): boolean => freshness.kind === 'fresh';
  return {
    ok: true,
    output: files.filter((file) => !isFresh(file)).map(outputOf),
    unchanged: files.filter(isFresh).map(({ file }) => file),
  };
}

function outputOf({ file, text }: ComparedFile): OutputFile {
  return {
    file,
    content: new TextEncoder().encode(text),
    notWritable: (reason) => functionsDiagnostics.report('not-writable', { reason }, { file }),
  };
}
