import type { BuiltInRegistry } from '../builtins/registry.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Range, SourceFile } from '../source.ts';
import type { FunctionDeclaration, Program, Statement } from '../syntax/ast.ts';
import type { TaskTable } from '../tasks/task-table.ts';

/** What a rule may know about the world of a script. */
export interface AnalysisFacts {
  readonly builtIns: BuiltInRegistry;
  readonly tasks: TaskTable;
  /** Link names of the declared connections; undefined when nothing is known about them. */
  readonly connections?: readonly string[] | undefined;
  /** Names of variables that are set before a body without a header runs. */
  readonly preset?: readonly string[] | undefined;
}

/** A function, or the statements of a text without one. */
export interface Scope {
  readonly parameters: readonly string[];
  readonly statements: readonly Statement[];
  readonly declaration?: FunctionDeclaration;
}

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
}

/** One rule: what it finds, why that matters, and an example of each side, both run as tests. */
export interface Rule {
  /** `analysis/<name>` is the code of its diagnostics. */
  readonly name: string;
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
  readonly wrong: string;
  readonly right: string;
  readonly find: (context: RuleContext) => Iterable<Finding>;
}

export function toDiagnostic(rule: Rule, source: SourceFile, finding: Finding): Diagnostic {
  return {
    code: `analysis/${rule.name}`,
    severity: rule.severity,
    message: finding.message,
    hint: finding.hint,
    file: source.name,
    ...source.positionAt(finding.range.start),
    range: finding.range,
  };
}
