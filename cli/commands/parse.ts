import * as z from 'zod/mini';
import { parse, SourceFile } from '../../deluge/index.ts';
import { defineCommand } from '../command.ts';
import { eachFile, tellFile } from '../each-file.ts';

export const parseCommand = defineCommand({
  name: 'parse',
  declare: (declaration) =>
    declaration
      .description('read Deluge files and tell what is wrong with their form')
      .argument('<files...>', 'one or more Deluge files'),
  options: z.object({}),
  run: async ({ files, report, terminal }) =>
    eachFile(files, terminal, (file, read) => {
      if (!read.ok) return tellFile(report, { file, diagnostics: [read.diagnostic] });
      const { diagnostics } = parse(new SourceFile(file, read.text));
      return tellFile(report, { file, diagnostics, text: read.text });
    }),
});
