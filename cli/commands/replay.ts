import { resolve } from 'node:path';
import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { withProject } from '../project-command.ts';
import { replayFigures, replayLines, replayProgress, runLines } from '../replay-report.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { defaultEvents, makeFunctions, replayEvents } from '../stages.ts';
import { exitStatus } from '../terminal.ts';

export const replayCommand = defineCommand({
  name: 'replay',
  declare: (declaration) =>
    declaration
      .description('replay contacts through the sandbox and compare Books with the mapping, field by field')
      .option('--trace', 'print what each run of a function decided and called')
      .argument('[file]', `events to replay (default: ${defaultEvents})`),
  options: z.object({ trace: z.boolean().default(false) }),
  run: (invocation) =>
    withProject(invocation, async (project, { files, options, report, terminal, stop, tell }) => {
      const functions = makeFunctions(project);
      if (!functions.ok) return stop(functions.diagnostics);
      const path = files[0] === undefined ? undefined : resolve(terminal.directory, files[0]);
      const replayed = await replayEvents(project, functions.made, path, replayProgress(report));
      if (!replayed.ok) return stop(replayed.diagnostics);
      const { report: result, sandbox } = replayed.made;
      if (options.trace)
        for (const run of sandbox.finishedRuns()) for (const line of runLines(run)) report.line(line);
      const diagnostics = [...project.diagnostics, ...functions.diagnostics, ...result.findings];
      tell(diagnostics);
      for (const line of replayLines(result)) report.line(line);
      report.document({
        protocol,
        ok: result.ok,
        ...replayFigures(result),
        diagnostics: diagnostics.map(diagnosticDocument),
      });
      return result.ok ? exitStatus.fine : exitStatus.findings;
    }),
});
