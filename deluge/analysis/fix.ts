import { hasErrors } from '../diagnostics/diagnostic.ts';
import { SourceFile } from '../source.ts';
import { parse } from '../syntax/parser.ts';
import { type AnalysisResult, analyze } from './analyze.ts';
import type { AnalysisFacts } from './facts.ts';
import { type FormFix, loopHeaderFixes } from './loop-header-fix.ts';
import type { AnalysisSettings } from './settings.ts';
import { applyFixes, overlaps, type TextEdit } from './text-edit.ts';

export interface FixedText {
  /** As it was, when it has nothing to mend, or errors of form that only a person can. */
  readonly text: string;
  /** What was mended, in the order in which it was. */
  readonly fixed: readonly FormFix[];
}

/** One fix can make room for the next, such as a variable that only another leftover read. */
const mostRounds = 50;

/**
 * Makes the safe fixes of all findings that no comment silences. What the script does stays as it is, and the text
 * still parses. A second call on the result changes nothing.
 *
 * @throws Error when a fix breaks the form of the text: a defect of its rule.
 */
export function fixText(source: SourceFile, facts: AnalysisFacts, settings?: AnalysisSettings): FixedText {
  let text = source.text;
  const fixed: FormFix[] = [];
  /** Whether the text had no errors of form in an earlier round. */
  let wasRight = false;
  for (let round = 0; round < mostRounds; round++) {
    const current = new SourceFile(source.name, text);
    const { program, diagnostics } = parse(current);
    const ofForm = loopHeaderFixes(current, program, diagnostics);
    if (ofForm.length > 0) {
      text = applyFixes(
        text,
        ofForm.flatMap(({ edits }) => edits),
      );
      fixed.push(...ofForm);
      continue;
    }
    if (hasErrors(diagnostics)) {
      if (!wasRight) break;
      throw new Error(
        `A fix broke ${source.name}: ${diagnostics[0]?.message} (line ${diagnostics[0]?.line})`,
      );
    }
    wasRight = true;
    const chosen = compatibleFixes(analyze(current, program, facts, settings));
    if (chosen.length === 0) break;
    text = applyFixes(
      text,
      chosen.flatMap(({ edits }) => edits),
    );
    fixed.push(...chosen);
  }
  return { text, fixed };
}

/** The results whose fixes can be made at once: of two that touch, the one that comes first in the text. */
export function compatibleFixes(results: readonly AnalysisResult[]): readonly AnalysisResult[] {
  const chosen: AnalysisResult[] = [];
  const taken: TextEdit[] = [];
  for (const result of results) {
    if (result.edits.length === 0 || result.silencedBy !== undefined || overlaps(result.edits, taken))
      continue;
    chosen.push(result);
    taken.push(...result.edits);
  }
  return chosen;
}
