import { resolve } from 'node:path';
import { z } from 'zod';
import { type ConsoleSheet, diffSheets, readSheet } from '../../codegen/index.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import { statusOf } from '../cli-diagnostics.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { diffLines } from '../diff-report.ts';
import { readText } from '../files.ts';
import { withProject } from '../project-command.ts';
import { protocol, type Report } from '../report.ts';
import { makeFunctions, makePackage } from '../stages.ts';
import { type ExitStatus, exitStatus } from '../terminal.ts';

export const diffCommand = defineCommand({
  name: 'diff',
  declare: (declaration) =>
    declaration
      .description('list what has to be entered again in the console after a change, in order')
      .argument('<old>', 'the JSON of the console sheet that the console was set up after')
      .argument('[new]', 'the JSON of the sheet to set it up after; without it, what the project makes now'),
  options: z.object({}),
  run: async (invocation) => {
    const [oldFile = '', newFile] = invocation.files;
    const old = readSheetFile(invocation, oldFile);
    if (!old.ok) return fail(invocation.report, old.diagnostic);
    if (newFile !== undefined) {
      const current = readSheetFile(invocation, newFile);
      if (!current.ok) return fail(invocation.report, current.diagnostic);
      return tellDiff(invocation.report, old.sheet, current.sheet);
    }
    return withProject(invocation, async (project, { report, stop }) => {
      const functions = makeFunctions(project);
      if (!functions.ok) return stop(functions.diagnostics);
      const packed = makePackage(project, functions.made);
      if (!packed.ok) return stop(packed.diagnostics);
      return tellDiff(report, old.sheet, packed.made.sheet);
    });
  },
});

function readSheetFile({ terminal }: Invocation<object>, file: string): ReturnType<typeof readSheet> {
  const read = readText(resolve(terminal.directory, file), file);
  return read.ok ? readSheet(read.text, file) : { ok: false, diagnostic: read.diagnostic };
}

function fail(report: Report, diagnostic: Diagnostic): ExitStatus {
  report.failure([diagnostic]);
  return statusOf([diagnostic]);
}

function tellDiff(report: Report, old: ConsoleSheet, current: ConsoleSheet): ExitStatus {
  const diff = diffSheets(old, current);
  for (const line of diffLines(diff)) report.line(line);
  report.document({
    protocol,
    ok: true,
    old: old.topping,
    new: current.topping,
    changes: diff.changes,
    sameInEffect: diff.sameInEffect,
  });
  return exitStatus.fine;
}
