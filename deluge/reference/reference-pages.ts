import { findingsIn } from '../analysis/file-findings.ts';
import type { RuleDescription } from '../analysis/rule.ts';
import { ruleDescriptions } from '../analysis/rules.ts';
import { settingsDiagnostics } from '../analysis/settings.ts';
import { builtIns } from '../builtins/built-ins.ts';
import { BuiltInRegistry } from '../builtins/registry.ts';
import { notCovered } from '../not-covered/not-covered-table.ts';
import { probeDiagnostics } from '../probe/import-probe.ts';
import { runtimeDiagnostics } from '../runtime/errors.ts';
import { executionDiagnostics } from '../runtime/execution-diagnostics.ts';
import { usageDiagnostics } from '../runtime/usage-report.ts';
import { SourceFile } from '../source.ts';
import { syntaxDiagnostics } from '../syntax/syntax-diagnostics.ts';
import { blockTasks } from '../tasks/block-table.ts';
import { integrationTasks, TaskTable } from '../tasks/task-table.ts';
import { type CatalogueGroup, type DescribedRule, diagnosticsPage } from './diagnostics-page.ts';
import { supportPage } from './support-page.ts';

/** A page of the documentation that is made from the tables of the code. */
export interface ReferencePage {
  /** Relative to the project, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** The messages of the language. A new catalogue is one line here; a test finds one that is missing. */
const delugeMessages: readonly CatalogueGroup[] = [
  {
    title: 'Form of a script',
    about: 'A text cannot be read as Deluge. Where Zoho’s editor has words of its own, these are they.',
    catalogues: [syntaxDiagnostics],
  },
  {
    title: 'Running a script',
    about: 'A run ended with an error. The wording is the platform’s where it is known.',
    catalogues: [runtimeDiagnostics, executionDiagnostics, usageDiagnostics],
  },
  {
    title: 'Settings of the analysis',
    about: 'The settings of the rules cannot be read.',
    catalogues: [settingsDiagnostics],
  },
  {
    title: 'Answers of the probe',
    about: 'What a live console printed cannot be read as answers.',
    catalogues: [probeDiagnostics],
  },
];

/**
 * All generated pages.
 *
 * @param more messages of the parts of the toolchain that build on the language
 */
export function referencePages(more: readonly CatalogueGroup[] = []): readonly ReferencePage[] {
  return [
    {
      path: 'docs/deluge-support.md',
      text: supportPage({ builtIns, tasks: integrationTasks, blockTasks, notCovered: notCovered.groups }),
    },
    {
      path: 'docs/diagnostics.md',
      text: diagnosticsPage([...delugeMessages, ...more], ruleDescriptions.map(withExample)),
    },
  ];
}

/** What a rule says about its own wrong example. */
function withExample(rule: RuleDescription): DescribedRule {
  const facts = {
    builtIns: new BuiltInRegistry(builtIns),
    tasks: new TaskTable(integrationTasks),
    connections: ['biginconnection', 'booksconnection'],
  };
  const { results } = findingsIn(new SourceFile('example.deluge', rule.wrong), facts);
  const example = results.find((result) => result.rule.name === rule.name);
  if (!example) throw new Error(`The rule ${rule.name} does not find its wrong example.`);
  const { message, hint = '' } = example.diagnostic;
  return { rule, message, hint, hasFix: example.edits.length > 0 };
}
