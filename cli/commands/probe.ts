import { resolve } from 'node:path';
import { z } from 'zod';
import { importProbe, probeFunction } from '../../deluge/index.ts';
import { statusOf } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { readText } from '../files.ts';
import { protocol } from '../report.ts';
import { exitStatus } from '../terminal.ts';

export const probeCommand = defineCommand({
  name: 'probe',
  declare: (declaration) =>
    declaration
      .description('print a function that asks a live console the open questions, or import its answers')
      .option('--import <file>', 'a file with what the function has printed'),
  options: z.object({ import: z.string().optional() }),
  run: async ({ options, report, terminal }) => {
    const { import: file } = options;
    if (file === undefined) {
      const text = probeFunction();
      report.text(text);
      report.document({ protocol, ok: true, function: text });
      return exitStatus.fine;
    }
    const read = readText(resolve(terminal.directory, file), file);
    if (!read.ok) {
      report.failure([read.diagnostic]);
      return statusOf([read.diagnostic]);
    }
    const imported = importProbe(read.text);
    if (!imported.ok) {
      const found = imported.diagnostics.map((diagnostic) => ({ ...diagnostic, file }));
      report.failure(found);
      return exitStatus.findings;
    }
    const { readings, undecided } = imported;
    // As "topping run --reading" takes them.
    for (const [name, value] of Object.entries(readings)) report.line(`${name}=${value}`);
    for (const { name, reason, seen } of undecided) {
      report.line(`# ${name} stays open. ${reason}${seen === undefined ? '' : `: ${seen}`}.`);
    }
    report.document({ protocol, ok: true, readings, undecided });
    return exitStatus.fine;
  },
});
