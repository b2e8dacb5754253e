import { resolve } from 'node:path';
import * as z from 'zod/mini';
import {
  type ConformanceCase,
  type Diagnostic,
  defineDiagnostics,
  readConformanceCases,
  runConformanceCase,
} from '../../deluge/index.ts';
import { statusOf } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { readText } from '../files.ts';
import { protocol } from '../report.ts';
import { exitStatus } from '../terminal.ts';

const conformDiagnostics = defineDiagnostics('conform', {
  'not-cases': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The file does not hold cases: ${d.reason}.`,
    hint: () => 'A file of cases is a JSON array: [{"id":"flow-if-01","code":"info 1;","info":["1"]}]',
  },
});

export const conformCommand = defineCommand({
  name: 'conform',
  declare: (declaration) =>
    declaration
      .description('run documented cases of Deluge and compare what they give')
      .argument('<files...>', 'one or more JSON files of cases'),
  options: z.object({}),
  run: async ({ files, report, terminal }) => {
    // All files are read before the first case runs, so that a wrong name does not come to light at the end.
    const read = files.map((file) => readCases(resolve(terminal.directory, file), file));
    const unread = read.flatMap((one) => (one.ok ? [] : [one.diagnostic]));
    if (unread.length > 0) {
      report.failure(unread);
      return statusOf(unread);
    }
    const cases = read.flatMap((one) => (one.ok ? one.cases : []));
    let passed = 0;
    for (const one of cases) {
      const { pass, expected, actual } = await runConformanceCase(one);
      if (pass) passed++;
      else {
        report.line(
          `failed ${one.id}\n  expected ${JSON.stringify(expected)}\n  actual   ${JSON.stringify(actual)}`,
        );
      }
      report.document({ id: one.id, pass, expected, actual });
    }
    const failed = cases.length - passed;
    report.line(`${passed} of ${cases.length} cases pass`);
    report.document({ protocol, total: cases.length, passed, failed });
    return failed === 0 ? exitStatus.fine : exitStatus.findings;
  },
});

type ReadFile =
  | { readonly ok: true; readonly cases: readonly ConformanceCase[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

function readCases(path: string, file: string): ReadFile {
  const read = readText(path, file);
  if (!read.ok) return read;
  const found = readConformanceCases(read.text);
  if (found.ok) return found;
  return {
    ok: false,
    diagnostic: conformDiagnostics.report('not-cases', { reason: found.message }, { file }),
  };
}
