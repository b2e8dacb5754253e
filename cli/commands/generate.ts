import { Option } from 'commander';
import { z } from 'zod';
import { type ComparedFile, differingFiles, freshnessDiagnostics } from '../../codegen/index.ts';
import { hasErrors } from '../../deluge/index.ts';
import { statusOf } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { withProject } from '../project-command.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { compareStored, makeFunctions, prepareFunctions, writeFiles } from '../stages.ts';
import { exitStatus } from '../terminal.ts';

export const generateCommand = defineCommand({
  name: 'generate',
  declare: (declaration) =>
    declaration
      .description('write the Deluge functions of the definitions into functions/')
      .option(
        '--check',
        'write nothing; fail when a file is not as its definition makes it, and show the difference',
      )
      .addOption(new Option('--force', 'overwrite functions that were changed by hand').conflicts('check')),
  options: z.object({ check: z.boolean().default(false), force: z.boolean().default(false) }),
  run: (invocation) =>
    withProject(invocation, async (project, { options, report, stop, tell }) => {
      const functions = makeFunctions(project);
      if (!functions.ok) return stop(functions.diagnostics);
      const warnings = [...project.diagnostics, ...functions.diagnostics];
      if (!options.check) {
        const prepared = prepareFunctions(project, functions.made, options);
        if (!prepared.ok) return stop(prepared.diagnostics);
        const { output, unchanged } = prepared.made;
        const written = writeFiles(project, output);
        if (!written.ok) return stop(written.diagnostics);
        tell(warnings);
        for (const file of written.made) report.line(`${file}: written`);
        for (const file of unchanged) report.line(`${file}: unchanged`);
        report.document({
          protocol,
          ok: true,
          written: written.made,
          unchanged,
          diagnostics: warnings.map(diagnosticDocument),
        });
        return exitStatus.fine;
      }
      const comparison = compareStored(project, functions.made);
      const diagnostics = [...warnings, ...freshnessDiagnostics(comparison)];
      const files = comparison.ok ? comparison.files : [];
      const ok = !hasErrors(diagnostics);
      tell(diagnostics);
      for (const file of differingFiles(comparison)) report.text(diffOf(file));
      if (ok) report.line(`${files.length} generated files are as their definitions make them.`);
      report.document({
        protocol,
        ok,
        files: files.map(({ file, freshness }) => ({ file, state: freshness.kind })),
        diagnostics: diagnostics.map(diagnosticDocument),
      });
      return statusOf(diagnostics);
    }),
});

function diffOf({ freshness }: ComparedFile): string {
  return 'diff' in freshness ? freshness.diff : '';
}
