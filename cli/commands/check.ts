import { z } from 'zod';
import { freshnessDiagnostics } from '../../codegen/index.ts';
import {
  type AnalysisFacts,
  BuiltInRegistry,
  builtIns,
  check,
  type Diagnostic,
  hasErrors,
  integrationTasks,
  parse,
  SourceFile,
  TaskTable,
} from '../../deluge/index.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { eachFile, tellFile } from '../each-file.ts';
import { withProject } from '../project-command.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { compareStored, makeFunctions, makePackage } from '../stages.ts';
import { type ExitStatus, exitStatus } from '../terminal.ts';

export const checkCommand = defineCommand({
  name: 'check',
  declare: (declaration) =>
    declaration
      .description(
        'tell what is wrong with the definitions, the functions, the manifest and the package; or with Deluge files',
      )
      .argument('[files...]', 'Deluge files (default: the whole project)'),
  options: z.object({}),
  run: (invocation) => (invocation.files.length > 0 ? checkFiles(invocation) : checkProject(invocation)),
});

async function checkProject(invocation: Invocation<object>): Promise<ExitStatus> {
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

async function checkFiles({ files, report, terminal }: Invocation<object>): Promise<ExitStatus> {
  const facts: AnalysisFacts = {
    builtIns: new BuiltInRegistry(builtIns),
    tasks: new TaskTable(integrationTasks),
  };
  return eachFile(files, terminal, (file, read) => {
    const diagnostics = read.ok ? diagnose(new SourceFile(file, read.text), facts) : [read.diagnostic];
    return tellFile(report, { file, diagnostics, ...(read.ok && { text: read.text }) });
  });
}

/** What is wrong with the form of a text, or else with what it says. */
function diagnose(source: SourceFile, facts: AnalysisFacts): readonly Diagnostic[] {
  const { program, diagnostics } = parse(source);
  return hasErrors(diagnostics) ? diagnostics : [...diagnostics, ...check(source, program, facts)];
}
