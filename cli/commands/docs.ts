import { resolve } from 'node:path';
import { z } from 'zod';
import { sheetSchemaPage } from '../../codegen/index.ts';
import { type Diagnostic, defineDiagnostics, referencePages } from '../../deluge/index.ts';
import { sandboxPage } from '../../sandbox/index.ts';
import { statusOf, usageDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { readText } from '../files.ts';
import { messageGroups } from '../message-groups.ts';
import { findProjectRoot } from '../project.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { writeText } from '../write-text.ts';

export const docsDiagnostics = defineDiagnostics('docs', {
  'not-current': {
    severity: 'error',
    message: () => 'This page is not as the tables of the code make it.',
    hint: () => 'Run "topping docs".',
  },
});

export const docsCommand = defineCommand({
  name: 'docs',
  declare: (declaration) =>
    declaration
      .description('write the pages of docs/ that are made from the tables of the code')
      .option('--check', 'write nothing; fail when a page is not current'),
  options: z.object({ check: z.boolean().default(false) }),
  run: async ({ options, report, terminal }) => {
    const root = findProjectRoot(terminal.directory);
    if (root === undefined) {
      const found = [usageDiagnostics.report('no-project', { directory: terminal.directory }, undefined)];
      report.failure(found);
      return statusOf(found);
    }
    const diagnostics: Diagnostic[] = [];
    const changed: string[] = [];
    for (const page of [...referencePages(messageGroups), sheetSchemaPage, sandboxPage]) {
      const read = readText(resolve(root, page.path), page.path);
      if (read.ok && read.text === page.text) continue;
      if (options.check)
        diagnostics.push(docsDiagnostics.report('not-current', undefined, { file: page.path }));
      else diagnostics.push(...writeText(resolve(root, page.path), page.path, page.text));
      changed.push(page.path);
    }
    report.diagnostics(diagnostics);
    if (diagnostics.length === 0) {
      for (const path of changed) report.line(`${path}: written`);
      if (changed.length === 0) report.line('The generated pages are current.');
    }
    report.document({
      protocol,
      ok: diagnostics.length === 0,
      changed,
      diagnostics: diagnostics.map(diagnosticDocument),
    });
    return statusOf(diagnostics);
  },
});
