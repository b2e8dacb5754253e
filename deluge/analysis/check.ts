import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source.ts';
import type { Program } from '../syntax/ast.ts';
import { analyze } from './analyze.ts';
import type { AnalysisFacts } from './facts.ts';
import type { AnalysisSettings } from './settings.ts';

/**
 * What is to be told about a program that parsed without errors, in the order of the text. What a comment silences is
 * left out; `analyze` gives it too, with the fixes.
 */
export function check(
  source: SourceFile,
  program: Program,
  facts: AnalysisFacts,
  settings?: AnalysisSettings,
): readonly Diagnostic[] {
  return analyze(source, program, facts, settings)
    .filter(({ silencedBy }) => silencedBy === undefined)
    .map(({ diagnostic }) => diagnostic);
}
