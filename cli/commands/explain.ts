import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { freshnessDiagnostics, originOfLine } from '../../codegen/index.ts';
import { usageDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { withProject } from '../project-command.ts';
import { protocol } from '../report.ts';
import { compareStored, makeFunctions } from '../stages.ts';
import { exitStatus } from '../terminal.ts';

export const explainCommand = defineCommand({
  name: 'explain',
  declare: (declaration) =>
    declaration
      .description('tell which entry of a definition a generated line comes from')
      .argument('<place>', 'a line of a generated function, such as functions/contact_to_books.deluge:42'),
  options: z.object({}),
  run: (invocation) =>
    withProject(invocation, async (project, { files, report, terminal, stop }) => {
      const [place = ''] = files;
      const [, path = '', digits = ''] = /^(.+):(\d+)$/.exec(place) ?? [];
      const line = Number(digits);
      const wrongPlace = (reason: string) =>
        stop([usageDiagnostics.report('wrong-place', { reason }, undefined)]);
      const functions = makeFunctions(project);
      if (!functions.ok) return stop(functions.diagnostics);
      const wanted = relative(project.root, resolve(terminal.directory, path)).replaceAll('\\', '/');
      const made = functions.made.find(({ file }) => file === wanted);
      if (!made) return wrongPlace(`"${place}" is not a line of a generated function.`);
      // What is explained is the text that the definitions make now: another one on the disk has other lines.
      const outdated = freshnessDiagnostics(compareStored(project, [made])).filter(
        ({ file }) => file === made.file,
      );
      if (outdated.length > 0) return stop(outdated);
      const origin = originOfLine(made.sourceMap, line);
      if (!origin) return wrongPlace(`Line ${line} of ${made.file} is not part of the program.`);

      const { entry, file, line: at } = origin;
      const mapping = project.topping.mappings.find(({ name }) => name === made.name);
      const rule = project.topping.rules.find(({ functionName }) => functionName === made.name);
      report.line(`${made.file}:${line}  ${made.text.split('\n')[line - 1]?.trim() ?? ''}`);
      report.line(`entry       ${entry === '' ? 'the mapping as a whole' : entry}`);
      if (file !== undefined && at !== undefined) {
        report.line(`definition  ${file}:${at}  ${sourceLine(project.root, file, at)}`);
      }
      report.line(`mapping     ${made.name}: ${mapping?.description ?? ''}`);
      if (rule) report.line(`rule        ${rule.name}: ${rule.module}, on ${rule.on.join(' or ')}`);
      report.document({
        protocol,
        ok: true,
        file: made.file,
        line,
        entry,
        definition: file !== undefined && at !== undefined ? { file, line: at } : null,
        mapping: made.name,
        rule: rule?.name ?? null,
      });
      return exitStatus.fine;
    }),
});

function sourceLine(root: string, file: string, line: number): string {
  return readFileSync(join(root, file), 'utf8').split('\n')[line - 1]?.trim() ?? '';
}
