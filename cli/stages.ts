import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Comparison,
  type ConsoleSheet,
  checkConnections,
  checkLogo,
  checkPacked,
  checkSheets,
  compareFunctions,
  functionsOutput,
  type GeneratedFunction,
  generateFunctions,
  listingDiagnostics,
  type OutputFile,
  type PackageEntry,
  pack,
  packageOutput,
  packagePath,
  releaseNotesOf,
  type SheetFiles,
  sheetFiles,
  sheetOutput,
  type Topping,
  writeOutput,
} from '../codegen/index.ts';
import { type Diagnostic, defineDiagnostics, hasErrors } from '../deluge/index.ts';
import {
  type ReplayProgress,
  type ReplayReport,
  readEvents,
  replay,
  type Sandbox,
  SandboxStopped,
} from '../sandbox/index.ts';
import { readText, shownPath } from './files.ts';
import type { Project } from './project.ts';
import { biginFieldsOf, referenceOf, sandboxOf, sandboxOrganization } from './topping-sandbox.ts';
import { generatorName } from './version.ts';

/**
 * The stages of the main job. Each gives a value: what it made, or what kept it from making it. Only `writeFiles`
 * changes anything on the disk. `topping build` chains them; a command of its own shows one.
 */
export type Stage<Made> =
  | { readonly ok: true; readonly made: Made; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const replayStageDiagnostics = defineDiagnostics('replay', {
  'no-events': {
    severity: 'error',
    message: (d: { readonly file: string }) =>
      `The project has no contacts to replay: there is no ${d.file}.`,
    hint: () =>
      'Make it, with fields as Bigin names them: {"contacts":[{"Last_Name":"Ito","Email":"ito@example.com"}]}',
  },
});

function stopped(diagnostics: readonly Diagnostic[]): Stage<never> {
  return { ok: false, diagnostics };
}

function done<Made>(made: Made, diagnostics: readonly Diagnostic[] = []): Stage<Made> {
  return { ok: true, made, diagnostics };
}

/** Makes all functions of the topping, and checks their text and what they call. */
export function makeFunctions({ root, topping, settings }: Project): Stage<readonly GeneratedFunction[]> {
  const functions = generateFunctions(topping, generatorName(), settings);
  const diagnostics = [
    ...functions.flatMap((made) => made.diagnostics),
    ...checkConnections(topping, functions, { root: pathToFileURL(`${root}/`).href }),
  ];
  return hasErrors(diagnostics) ? stopped(diagnostics) : done(functions, diagnostics);
}

export function compareStored({ root }: Project, functions: readonly GeneratedFunction[]): Comparison {
  return compareFunctions(root, functions);
}

/** What there is to write, and what is as it should be already. */
export interface PreparedFunctions {
  readonly output: readonly OutputFile[];
  readonly unchanged: readonly string[];
}

/** Finds what has to be written into `functions/`, and whether it may be. */
export function prepareFunctions(
  project: Project,
  functions: readonly GeneratedFunction[],
  options: { readonly force: boolean } = { force: false },
): Stage<PreparedFunctions> {
  const prepared = functionsOutput(compareStored(project, functions), options);
  return prepared.ok ? done(prepared) : stopped(prepared.diagnostics);
}

/** Writes files of the project, all or none. */
export function writeFiles({ root }: Project, files: readonly OutputFile[]): Stage<readonly string[]> {
  const failure = writeOutput(root, files);
  return failure ? stopped([failure]) : done(files.map(({ file }) => file));
}

/** A replay and the sandbox that it ran in. */
export interface Replayed {
  readonly report: ReplayReport;
  readonly sandbox: Sandbox;
}

/** The events that are replayed when no file is named. */
export const defaultEvents = 'test/data/contacts.json';

/** Replays a file of events through the functions' text in a fresh sandbox. */
export async function replayEvents(
  project: Project,
  functions: readonly GeneratedFunction[],
  path: string | undefined,
  progress: (progress: ReplayProgress) => void,
): Promise<Stage<Replayed>> {
  const { root, topping } = project;
  const file = shownPath(root, path ?? defaultEvents);
  const read = readText(path ?? join(root, defaultEvents), file);
  if (!read.ok) {
    const isOurs = read.isMissing && path === undefined;
    return stopped([
      isOurs ? replayStageDiagnostics.report('no-events', { file }, undefined) : read.diagnostic,
    ]);
  }
  const events = readEvents(read.text, file, biginFieldsOf(topping).Contacts);
  if (!events.ok) return stopped(events.diagnostics);
  const made = makeSandbox(project, functions);
  if (!made.ok) return made;
  const report = await replay({
    sandbox: made.made,
    events: events.events,
    organizationId: sandboxOrganization.id,
    ...referenceOf(topping),
    progress,
    file,
  });
  return done({ report, sandbox: made.made }, report.findings);
}

/** A sandbox with the topping's functions and rules, set up as an installer would. */
export function makeSandbox({ topping }: Project, functions: readonly GeneratedFunction[]): Stage<Sandbox> {
  try {
    return done(sandboxOf(topping, functions));
  } catch (error) {
    if (error instanceof SandboxStopped) return stopped([error.diagnostic]);
    throw error;
  }
}

/** What goes into `dist/`. */
export interface Packed {
  readonly zip: Uint8Array;
  readonly entries: readonly PackageEntry[];
  readonly sha256: string;
  /** Relative to the project. */
  readonly path: string;
  readonly sheet: ConsoleSheet;
  readonly sheets: SheetFiles;
  readonly output: readonly OutputFile[];
}

/** Makes the zip and the console sheet in memory, and checks every rule about them. */
export function makePackage(
  { root, topping }: Project,
  functions: readonly GeneratedFunction[],
): Stage<Packed> {
  const packed = pack(root, { pages: topping.widgets.map(({ page }) => page) });
  const path = packagePath(topping.name);
  const notes = releaseNotes(root, topping);
  const sheets = sheetFiles(topping, functions, {
    releaseNotes: notes.text,
    ...(packed.ok && { package: { file: path, bytes: packed.zip.length, sha256: packed.sha256 } }),
  });
  const ofLogo = topping.listing ? checkLogo(root, topping.listing.logo) : [];
  const diagnostics = [...packed.diagnostics, ...sheets.diagnostics, ...notes.diagnostics, ...ofLogo];
  if (!packed.ok || hasErrors(diagnostics)) return stopped(diagnostics);
  const { zip, entries, sha256 } = packed;
  const archive = packageOutput(topping.name, zip);
  if (!archive.ok) return stopped([...diagnostics, archive.diagnostic]);
  return done(
    {
      zip,
      entries,
      sha256,
      path,
      sheet: sheets.sheet,
      sheets: sheets.files,
      output: [archive.output, ...sheetOutput(sheets.files)],
    },
    diagnostics,
  );
}

const changelogFile = 'CHANGELOG.md';

/** What the changelog says of the topping's version. A project may do without a changelog, but not forget a version. */
function releaseNotes(
  root: string,
  { version }: Topping,
): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const changelog = readText(join(root, changelogFile), changelogFile);
  if (!changelog.ok) return { text: '', diagnostics: changelog.isMissing ? [] : [changelog.diagnostic] };
  const text = releaseNotesOf(changelog.text, version);
  if (text !== undefined) return { text, diagnostics: [] };
  const place = { file: changelogFile };
  return { text: '', diagnostics: [listingDiagnostics.report('no-release-notes', { version }, place)] };
}

/** Compares `dist/` with what the project makes now. */
export function compareOutput({ root }: Project, { zip, path, sheets }: Packed): readonly Diagnostic[] {
  const found = comparePackage(zip, join(root, path), path);
  // The sheet names the digest of the package: where that differs, or is not there, the sheet says nothing new.
  return found.length > 0 ? found : checkSheets(root, sheets);
}

/** Compares a package file with what the project makes now. */
export function comparePackage(zip: Uint8Array, path: string, shownAs: string): readonly Diagnostic[] {
  return checkPacked(zip, path).map((found) => ({ ...found, file: shownAs }));
}
