import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { freshnessDiagnostics } from '../../codegen/index.ts';
import { usageDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { explainLine } from '../explanation.ts';
import { withProject } from '../project-command.ts';
import { protocol } from '../report.ts';
import { compareStored, makeFunctions } from '../stages.ts';
import { exitStatus } from '../terminal.ts';

/** What stands for entries that are no part of a mapping. */
const entryNames: Readonly<Record<string, string>> = {
  '': 'the definition as a whole',
  header: 'the header: what made the file, and from which definition',
};

/** What a definition is called in front of its name. */
const kindNames = { mapping: 'mapping', companion: 'companion', 'service function': 'function' } as const;

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
      const explained = explainLine(project, made, line);
      if (!explained) return wrongPlace(`${made.file} has no line ${line}.`);

      const { entry, definition, by, mapping, starts } = explained;
      report.line(`${made.file}:${line}  ${explained.text}`);
      report.line(`entry       ${entryNames[entry] ?? entry}`);
      if (definition) report.line(`definition  ${definition.file}:${definition.line}  ${definition.text}`);
      report.line(`${kindNames[by.kind].padEnd(12)}${by.name}: ${by.description}`);
      if (mapping !== undefined && by.kind !== 'mapping') report.line(`mapping     ${mapping}`);
      for (const { kind, name, when } of starts) report.line(`${kind.padEnd(12)}${name}: ${when}`);
      report.document({
        protocol,
        ok: true,
        file: made.file,
        line,
        entry,
        definition: definition ? { file: definition.file, line: definition.line } : null,
        function: by,
        mapping: mapping ?? null,
        rule: starts.find(({ kind }) => kind === 'rule')?.name ?? null,
        schedule: starts.find(({ kind }) => kind === 'schedule')?.name ?? null,
      });
      return exitStatus.fine;
    }),
});
