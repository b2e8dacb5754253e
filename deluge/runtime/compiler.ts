import type { SourceFile } from '../source.ts';
import type { Block, Expression, Statement } from '../syntax/ast.ts';
import type { Names } from './call-target.ts';
import { type CompiledExpression, type CompiledStatement, plain } from './compiled.ts';
import type { BraceUses } from './empty-braces.ts';
import type { Readings } from './readings.ts';
import type { Scope } from './scope.ts';

/** What the parts of the compiler know of the function that they compile. */
export interface Compiler {
  readonly source: SourceFile;
  readonly scope: Scope;
  readonly names: Names;
  readonly readings: Readings;
  readonly braceUses: BraceUses;
  readonly expression: (node: Expression) => CompiledExpression;
}

/** An expression that can only fail, found so when it is compiled, and failing when it is reached. */
export function failing(position: number, fail: () => never): CompiledExpression {
  return plain((frame) => {
    frame.position = position;
    return fail();
  });
}

/** What the parts of the compiler that deal with statements use besides. */
export interface StatementCompiler extends Compiler {
  /** Whether `break` and `continue` have a loop to act on. */
  readonly insideLoop: boolean;
  readonly statement: (node: Statement) => CompiledStatement;
  readonly block: (node: Block) => CompiledStatement;
  /** The body of a loop. */
  readonly loopBody: (node: Block) => CompiledStatement;
}
