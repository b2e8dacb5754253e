import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { failureCode, reasonOf } from '../../codegen/index.ts';
import {
  type Diagnostic,
  defineDiagnostics,
  hasErrors,
  parse,
  print,
  SourceFile,
} from '../../deluge/index.ts';
import { environmentDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { eachFile, tellFile } from '../each-file.ts';

const formatDiagnostics = defineDiagnostics('fmt', {
  'not-formatted': {
    severity: 'error',
    message: () => "This file is not in the layout of Zoho's editor.",
    hint: () => 'Run "topping fmt" on it.',
  },
});

export const fmtCommand = defineCommand({
  name: 'fmt',
  declare: (declaration) =>
    declaration
      .description('format Deluge files as the editor of Zoho does when it saves')
      .option('--check', 'change nothing; fail when a file is not formatted')
      .argument('<files...>', 'one or more Deluge files'),
  options: z.object({ check: z._default(z.boolean(), false) }),
  run: async ({ files, options, report, terminal }) =>
    eachFile(files, terminal, (file, read) => {
      if (!read.ok) return tellFile(report, { file, diagnostics: [read.diagnostic] });
      const { program, diagnostics } = parse(new SourceFile(file, read.text));
      if (hasErrors(diagnostics)) return tellFile(report, { file, diagnostics, text: read.text });
      const { text } = print(program);
      const changed = text !== read.text;
      const found = !changed
        ? []
        : options.check
          ? [formatDiagnostics.report('not-formatted', undefined, { file })]
          : write(resolve(terminal.directory, file), file, text);
      return tellFile(report, {
        file,
        diagnostics: [...diagnostics, ...found],
        text: read.text,
        outcome: changed ? 'formatted' : 'fine',
        members: { changed },
      });
    }),
});

function write(path: string, file: string, text: string): readonly Diagnostic[] {
  try {
    writeFileSync(path, text);
    return [];
  } catch (error) {
    const reason = reasonOf(failureCode(error));
    return [environmentDiagnostics.report('cannot-write', { path: file, reason }, undefined)];
  }
}
