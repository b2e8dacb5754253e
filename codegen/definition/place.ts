import { pathToFileURL } from 'node:url';

/** Where in a definition's file something was written. Lines and columns count from 1. */
export interface DefinitionPlace {
  /** A file URL. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const frameOfFile =
  /^\s*at (?:.* \()?(?<file>(?:file:\/\/)?\/.*|(?:file:\/\/\/)?[A-Za-z]:[\\/].*):(?<line>\d+):(?<column>\d+)\)?$/;

/**
 * The place in the file from which a function was called, or undefined when the engine does not tell.
 *
 * Node keeps the positions of a TypeScript file that it runs, and a test runner maps them back in the text of the
 * stack; that is why the text is read, and not the engine's raw frames. Only the frame right above the function counts:
 * if that is not a file (a `Function` built from text, say), any other place would be a wrong one.
 *
 * @param callee the function whose call is meant; it must be running
 */
export function placeOfCall(callee: (...details: never[]) => unknown): DefinitionPlace | undefined {
  const trace: { stack?: string } = {};
  Error.captureStackTrace?.(trace, callee);
  const frame = trace.stack?.split('\n').find((line) => /^\s*at /.test(line));
  return frame === undefined ? undefined : placeOfFrame(frame);
}

/** The place that one line of a stack names; undefined for a line that names no file. */
export function placeOfFrame(frame: string): DefinitionPlace | undefined {
  const { file, line, column } = frameOfFile.exec(frame)?.groups ?? {};
  if (file === undefined || line === undefined || column === undefined) return undefined;
  // Code made from text stands nowhere, although its frame names the file that made it.
  if (file.endsWith('<anonymous>')) return undefined;
  return Object.freeze({
    file: file.startsWith('file:') ? file : pathToFileURL(file).href,
    line: Number(line),
    column: Number(column),
  });
}

/**
 * The file of a place as a person in the project names it.
 *
 * @param root the file URL of the project's folder; without it, and for a file outside of it, the result is undefined
 *
 * @example
 * fileInProject({ file: 'file:///home/kim/sync/topping/index.ts', line: 3, column: 1 }, 'file:///home/kim/sync/')
 * // 'topping/index.ts'
 */
export function fileInProject(
  place: DefinitionPlace | undefined,
  root: string | undefined,
): string | undefined {
  if (place === undefined || root === undefined) return undefined;
  const folder = root.endsWith('/') ? root : `${root}/`;
  return place.file.startsWith(folder) ? decodeURIComponent(place.file.slice(folder.length)) : undefined;
}
