import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source.ts';
import { parse } from '../syntax/parser.ts';
import { type AnalysisResult, analyze } from './analyze.ts';
import type { AnalysisFacts } from './facts.ts';
import type { AnalysisSettings } from './settings.ts';

/** What was found in one file. */
export interface FileFindings {
  readonly source: SourceFile;
  /** What is wrong with its form. */
  readonly diagnostics: readonly Diagnostic[];
  readonly results: readonly AnalysisResult[];
}

/** Reads a text and lets the rules look at what can be read of it. */
export function findingsIn(
  source: SourceFile,
  facts: AnalysisFacts,
  settings?: AnalysisSettings,
): FileFindings {
  const { program, diagnostics } = parse(source);
  const results = analyze(source, program, facts, settings, diagnostics);
  return { source, diagnostics, results };
}

/** What people are told of the findings, in the order of the text: all but what a comment silences. */
export function diagnosticsOf({ diagnostics, results }: FileFindings): readonly Diagnostic[] {
  const told = results.filter(({ silencedBy }) => silencedBy === undefined);
  return [...diagnostics, ...told.map(({ diagnostic }) => diagnostic)].sort(
    (a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0),
  );
}
