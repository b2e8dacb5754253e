import { resolve } from 'node:path';
import { z } from 'zod';
import { freshnessDiagnostics } from '../../codegen/index.ts';
import {
  type AnalysisFacts,
  type AnalysisSettings,
  BuiltInRegistry,
  builtIns,
  type Diagnostic,
  diagnosticsOf,
  type FileFindings,
  findingsIn,
  fixText,
  hasErrors,
  integrationTasks,
  SourceFile,
  sarifOf,
  TaskTable,
} from '../../deluge/index.ts';
import { projectSettings } from '../analysis-settings.ts';
import { statusOf, usageDiagnostics, weightiest } from '../cli-diagnostics.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { eachFile, tellFile } from '../each-file.ts';
import { shownPath } from '../files.ts';
import { findProjectRoot } from '../project.ts';
import { withProject } from '../project-command.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { compareStored, makeFunctions, makePackage } from '../stages.ts';
import { type ExitStatus, exitStatus } from '../terminal.ts';
import { toolVersion } from '../version.ts';
import { writeText } from '../write-text.ts';

const options = z.object({ fix: z.boolean().default(false), sarif: z.string().optional() });
type CheckInvocation = Invocation<z.infer<typeof options>>;

export const checkCommand = defineCommand({
  name: 'check',
  declare: (declaration) =>
    declaration
      .description(
        'tell what is wrong with the definitions, the functions, the manifest and the package; or with Deluge files',
      )
      .option('--fix', 'make the safe fixes in the given files')
      .option('--sarif <file>', 'write the findings of the given files as SARIF 2.1.0, for code scanning')
      .argument('[files...]', 'Deluge files (default: the whole project)'),
  options,
  run: (invocation) => {
    if (invocation.files.length > 0) return checkFiles(invocation);
    const { fix, sarif } = invocation.options;
    return fix || sarif !== undefined ? needsFiles(invocation) : checkProject(invocation);
  },
});

async function needsFiles({ options: { fix }, report }: CheckInvocation): Promise<ExitStatus> {
  const argument = `files together with ${fix ? '--fix' : '--sarif'}`;
  const found = [usageDiagnostics.report('missing-argument', { argument, command: 'check' }, undefined)];
  report.failure(found);
  return statusOf(found);
}

async function checkProject(invocation: CheckInvocation): Promise<ExitStatus> {
  return withProject(invocation, async (project, { report, stop, tell }) => {
    const functions = makeFunctions(project);
    const found: Diagnostic[] = [...project.diagnostics, ...functions.diagnostics];
    if (functions.ok) {
      found.push(...freshnessDiagnostics(compareStored(project, functions.made)));
      found.push(...makePackage(project, functions.made).diagnostics);
    }
    if (hasErrors(found)) return stop(found);
    tell(found);
    report.line('definitions, functions, manifest, connections and package: fine');
    report.document({ protocol, ok: true, diagnostics: found.map(diagnosticDocument) });
    return exitStatus.fine;
  });
}

async function checkFiles({
  files,
  options: { fix, sarif },
  report,
  terminal,
}: CheckInvocation): Promise<ExitStatus> {
  const { directory } = terminal;
  const facts: AnalysisFacts = {
    builtIns: new BuiltInRegistry(builtIns),
    tasks: new TaskTable(integrationTasks),
  };
  const project = findProjectRoot(directory);
  const read = projectSettings(project);
  if (!read.ok) {
    report.failure(read.diagnostics);
    return statusOf(read.diagnostics);
  }
  const { settings } = read;
  const root = project ?? directory;
  const findings: FileFindings[] = [];
  const status = eachFile(files, terminal, (file, given) => {
    if (!given.ok) return tellFile(report, { file, diagnostics: [given.diagnostic] });
    const path = resolve(directory, file);
    const mended = fix
      ? fixed(new SourceFile(file, given.text), path, facts, settings)
      : unchanged(given.text);
    const found = findingsIn(new SourceFile(file, mended.text), facts, settings);
    findings.push({ ...found, source: new SourceFile(shownPath(root, path), mended.text) });
    const diagnostics = [...mended.diagnostics, ...diagnosticsOf(found)];
    const outcome = mended.count > 0 ? `fine, ${mended.count} fixed` : 'fine';
    return tellFile(report, {
      file,
      diagnostics,
      text: mended.text,
      outcome,
      ...(fix && { members: { fixed: mended.count } }),
    });
  });
  if (sarif === undefined) return status;
  const log = `${JSON.stringify(sarifOf(findings, toolVersion()), null, 2)}\n`;
  const failures = writeText(resolve(directory, sarif), sarif, log);
  report.diagnostics(failures);
  return weightiest([status, statusOf(failures)]);
}

/** The text that is looked at, after what was mended in it. */
interface MendedText {
  readonly text: string;
  readonly count: number;
  /** Why the file could not be written. */
  readonly diagnostics: readonly Diagnostic[];
}

function unchanged(text: string): MendedText {
  return { text, count: 0, diagnostics: [] };
}

function fixed(
  source: SourceFile,
  path: string,
  facts: AnalysisFacts,
  settings: AnalysisSettings,
): MendedText {
  const { text, fixed: results } = fixText(source, facts, settings);
  if (results.length === 0) return unchanged(source.text);
  const diagnostics = writeText(path, source.name, text);
  return diagnostics.length > 0
    ? { ...unchanged(source.text), diagnostics }
    : { text, count: results.length, diagnostics };
}
