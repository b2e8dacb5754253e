import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source.ts';
import type { Program, Statement } from '../syntax/ast.ts';
import { type AnalysisFacts, type Rule, type Scope, toDiagnostic } from './rule.ts';
import { undeclaredConnection } from './undeclared-connection.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { unknownFunction } from './unknown-function.ts';

/** Every rule. To add one: its file, one line here, and its two examples are tested. */
export const rules: readonly Rule[] = [undefinedVariable, unknownFunction, undeclaredConnection];

/** What the rules find in a program that parsed without errors, in the order of the text. */
export function check(source: SourceFile, program: Program, facts: AnalysisFacts): readonly Diagnostic[] {
  const context = { source, program, scopes: scopesOf(program), facts };
  return rules
    .flatMap((rule) => Array.from(rule.find(context), (finding) => toDiagnostic(rule, source, finding)))
    .sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
}

function scopesOf(program: Program): readonly Scope[] {
  const body: Statement[] = [];
  const scopes: Scope[] = [];
  for (const item of program.items) {
    if (item.kind !== 'function') body.push(item);
    else {
      const parameters = item.parameters.map(({ name }) => name);
      scopes.push({ parameters, statements: item.body.statements, declaration: item });
    }
  }
  return body.length > 0 ? [{ parameters: [], statements: body }, ...scopes] : scopes;
}
