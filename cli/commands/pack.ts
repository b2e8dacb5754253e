import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { checkDocumentsForMarketplace, type PackageEntry } from '../../codegen/index.ts';
import { usageDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { withProject } from '../project-command.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { compareOutput, comparePackage, makeFunctions, makePackage, writeFiles } from '../stages.ts';
import { exitStatus } from '../terminal.ts';

export const packCommand = defineCommand({
  name: 'pack',
  declare: (declaration) =>
    declaration
      .description('make the widget zip and the console sheet in dist/')
      .option(
        '--check',
        'write nothing; fail when dist/, or the zip that is given, is not what the project makes',
      )
      .argument('[zip]', 'with --check: a zip to compare with'),
  options: z.object({ check: z.boolean().default(false) }),
  run: (invocation) =>
    withProject(invocation, async (project, { files, options, report, terminal, stop, tell }) => {
      const [zip] = files;
      if (zip !== undefined && !options.check) {
        const details = { argument: zip, command: 'pack' };
        return stop([usageDiagnostics.report('too-many-arguments', details, undefined)]);
      }
      const functions = makeFunctions(project);
      if (!functions.ok) return stop(functions.diagnostics);
      const packed = makePackage(project, functions.made);
      if (!packed.ok) return stop(packed.diagnostics);
      const { made } = packed;
      const { listing } = project.topping;
      const warnings = [
        ...project.diagnostics,
        ...functions.diagnostics,
        ...packed.diagnostics,
        ...(listing && !options.check ? checkDocumentsForMarketplace(listing) : []),
      ];
      if (zip !== undefined) {
        const path = resolve(terminal.directory, zip);
        const found = existsSync(path)
          ? comparePackage(made.zip, path, zip)
          : [usageDiagnostics.report('file-not-found', { path: zip }, undefined)];
        if (found.length > 0) return stop(found);
      } else if (options.check) {
        const found = compareOutput(project, made);
        if (found.length > 0) return stop(found);
      } else {
        const written = writeFiles(project, made.output);
        if (!written.ok) return stop(written.diagnostics);
        for (const path of written.made) report.line(`${path}: written`);
      }
      tell(warnings);
      for (const line of contentsLines(made.entries)) report.line(line);
      if (options.check) report.line(`${zip ?? made.path}: as the project makes it`);
      report.line(`${String(made.zip.length).padStart(9)}  packed, sha256 ${made.sha256}`);
      report.document({
        protocol,
        ok: true,
        zip: { path: zip ?? made.path, bytes: made.zip.length, sha256: made.sha256, entries: made.entries },
        diagnostics: warnings.map(diagnosticDocument),
      });
      return exitStatus.fine;
    }),
});

/** What the zip holds, largest first: what makes a package large stands at the top. */
function contentsLines(entries: readonly PackageEntry[]): readonly string[] {
  const sum = entries.reduce((total, { bytes }) => total + bytes, 0);
  const line = (bytes: number, text: string): string => `${String(bytes).padStart(9)}  ${text}`;
  return [
    ...entries.toSorted((one, other) => other.bytes - one.bytes).map(({ path, bytes }) => line(bytes, path)),
    line(sum, `in ${entries.length} files`),
  ];
}
