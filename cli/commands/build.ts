import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { withProject } from '../project-command.ts';
import { replayFigures, replayLines, replayProgress } from '../replay-report.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { makeFunctions, makePackage, prepareFunctions, replayEvents, writeFiles } from '../stages.ts';
import { exitStatus } from '../terminal.ts';

export const buildCommand = defineCommand({
  name: 'build',
  declare: (declaration) =>
    declaration.description(
      'the main job: generate, check, replay, pack; nothing is written unless all of it went well',
    ),
  options: z.object({}),
  run: (invocation) => {
    const { report, terminal } = invocation;
    const start = terminal.clock();
    report.progress('check: definitions and their types');
    return withProject(invocation, async (project, { stop, tell }) => {
      report.progress('generate: functions from definitions');
      const functions = makeFunctions(project);
      if (!functions.ok) return stop(functions.diagnostics);
      const prepared = prepareFunctions(project, functions.made);
      if (!prepared.ok) return stop(prepared.diagnostics);
      const packed = makePackage(project, functions.made);
      if (!packed.ok) return stop(packed.diagnostics);

      report.progress('replay: contacts through the sandbox');
      const replayed = await replayEvents(project, functions.made, undefined, replayProgress(report));
      if (!replayed.ok) return stop(replayed.diagnostics);
      const { report: result } = replayed.made;
      if (!result.ok) {
        tell(result.findings);
        for (const line of replayLines(result)) report.line(line);
        report.line('Nothing was written: the functions do not do what the definitions say.');
        report.document({
          protocol,
          ok: false,
          replay: replayFigures(result),
          diagnostics: result.findings.map(diagnosticDocument),
        });
        return exitStatus.findings;
      }

      report.progress('write: functions/ and dist/');
      const written = writeFiles(project, [...prepared.made.output, ...packed.made.output]);
      if (!written.ok) return stop(written.diagnostics);
      const { path, zip, sha256, entries, sheets } = packed.made;
      const diagnostics = [
        ...project.diagnostics,
        ...functions.diagnostics,
        ...packed.diagnostics,
        ...result.findings,
      ];
      const elapsedMs = Math.round(terminal.clock() - start);
      tell(diagnostics);
      for (const { file } of prepared.made.output) report.line(`function   ${file} (written)`);
      for (const file of prepared.made.unchanged) report.line(`function   ${file} (unchanged)`);
      for (const line of replayLines(result)) report.line(line);
      report.line(`package    ${path}, ${zip.length} bytes in ${entries.length} files`);
      report.line(`           sha256 ${sha256}`);
      report.line(`sheet      ${Object.keys(sheets).join(', ')}`);
      report.line(`time       ${(elapsedMs / 1000).toFixed(1)} s`);
      report.document({
        protocol,
        ok: true,
        functions: {
          written: prepared.made.output.map(({ file }) => file),
          unchanged: prepared.made.unchanged,
        },
        replay: replayFigures(result),
        zip: { path, bytes: zip.length, sha256, entries },
        sheets: Object.keys(sheets),
        elapsedMs,
        diagnostics: diagnostics.map(diagnosticDocument),
      });
      return exitStatus.fine;
    });
  },
});
