import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Range, SourceFile } from '../source.ts';
import type { Program } from '../syntax/ast.ts';
import type { AnalysisFacts } from './facts.ts';
import type { Scope } from './scope.ts';
import type { TextEdit } from './text-edit.ts';

export interface RuleContext {
  readonly source: SourceFile;
  readonly program: Program;
  readonly scopes: readonly Scope[];
  readonly facts: AnalysisFacts;
}

export interface Finding {
  readonly range: Range;
  readonly message: string;
  readonly hint: string;
  /** Where this finding is less certain than the others of its rule. */
  readonly severity?: Severity;
}

/** What people are told about a rule. Both examples are run as tests. */
export interface RuleDescription {
  /** `analysis/<name>` is the code of its diagnostics. */
  readonly name: string;
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
  /** The page that says so; left out where people have met it and no page says it. */
  readonly page?: string;
  readonly wrong: string;
  readonly right: string;
}

/** One rule: what it finds, why that matters, and how it is mended where that is safe. */
export interface Rule extends RuleDescription {
  /** Whether it concludes from what a function does not hold, so that all of it has to be read. */
  readonly needsWhole?: true;
  readonly find: (context: RuleContext) => Iterable<Finding>;
  /**
   * The edits that mend a finding and leave what the script does as it is; empty where that cannot be promised here.
   * Only for findings that `find` gave for the same context.
   */
  readonly fix?: (context: RuleContext, finding: Finding) => readonly TextEdit[];
}
