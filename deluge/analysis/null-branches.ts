import type { Range } from '../source.ts';
import type { Expression, Identifier, Statement } from '../syntax/ast.ts';
import { statementsWithin } from '../syntax/walk.ts';
import type { Scope } from './scope.ts';

/**
 * Whether a variable is null for sure where it is read: in the branch of an `if` that was entered because it is null,
 * with no setting before. Nothing else is concluded: a condition joined with || says nothing of either side.
 */
export function isNullAt({ name, range }: Identifier, scope: Scope): boolean {
  return scope.allStatements.some((statement) =>
    nullBlocksOf(statement, name).some(
      (block) =>
        holds(block, range.start) &&
        ![...statementsWithin(block.statements)].some((one) => setsBefore(one, name, range.start)),
    ),
  );
}

interface Body {
  readonly range: Range;
  readonly statements: readonly Statement[];
}

/** The blocks of a statement that are entered only while the variable is null. */
function nullBlocksOf(statement: Statement, name: string): readonly Body[] {
  if (statement.kind !== 'if') return [];
  const found: Body[] = [];
  let isNull = false;
  for (const { condition, body } of statement.branches) {
    if (isNull || conjuncts(condition).some((one) => compares(one, name, '=='))) found.push(body);
    // What stands behind `if(x != null)` is for the runs in which it is null.
    isNull ||= compares(bare(condition), name, '!=');
  }
  if (isNull && statement.otherwise) found.push(statement.otherwise.body);
  return found;
}

function conjuncts(condition: Expression): readonly Expression[] {
  const inside = bare(condition);
  if (inside.kind !== 'binary' || inside.operator !== '&&') return [inside];
  return [...conjuncts(inside.left), ...conjuncts(inside.right)];
}

function bare(expression: Expression): Expression {
  return expression.kind === 'parenthesized' ? bare(expression.expression) : expression;
}

/** `x == null`, `null == x` and `isNull(x)`, or `x != null` and `null != x`. */
function compares(condition: Expression, name: string, operator: '==' | '!='): boolean {
  const isVariable = (one: Expression | undefined): boolean =>
    one?.kind === 'identifier' && one.name === name;
  if (condition.kind === 'call' && /^isnull$/i.test(condition.name)) {
    return operator === '==' && isVariable(condition.arguments[0]);
  }
  if (condition.kind !== 'binary' || condition.operator !== operator) return false;
  const { left, right } = condition;
  return (isVariable(left) && right.kind === 'null') || (left.kind === 'null' && isVariable(right));
}

function setsBefore(statement: Statement, name: string, offset: number): boolean {
  if (statement.range.start >= offset) return false;
  if (statement.kind === 'for-each' || statement.kind === 'try') return statement.variable === name;
  if (statement.kind !== 'assignment') return false;
  const { target, value } = statement;
  return target.kind === 'identifier' && target.name === name && value.range.end <= offset;
}

function holds({ range }: Body, offset: number): boolean {
  return range.start <= offset && offset < range.end;
}
