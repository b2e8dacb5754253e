import type { Expression, Statement } from '../syntax/ast.ts';
import { expressionsWithin } from '../syntax/walk.ts';

/** The expression and all in it. */
export function within(expression: Expression): Iterable<Expression> {
  const range = expression.range;
  return expressionsWithin([
    { kind: 'info', value: expression, range, trivia: { leading: [], trailing: [] } },
  ]);
}

/** The expressions that a statement gives a value, a loop or a caller; conditions are not among them. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assignment':
    case 'info':
      return [statement.value];
    case 'expression-statement':
      return [statement.expression];
    case 'for-each':
      return [statement.iterable];
    case 'return':
    case 'throw':
      return statement.value ? [statement.value] : [];
    default:
      return [];
  }
}

/** The conditions of an `if` with all its branches. */
export function conditionsOf(statement: Statement): readonly Expression[] {
  return statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : [];
}
