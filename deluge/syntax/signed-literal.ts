import type { Expression, Unary } from './ast.ts';

/**
 * `-5.abs()` with the minus taken for a part of the number, as one that is written `(-5).abs()`. Undefined where no
 * number stands behind the minus, or no call follows it.
 */
export function withSignedLiteral({ operator, operand, range }: Unary): Expression | undefined {
  return operator === '-' && operand.kind === 'method-call' ? signed(operand, range.start) : undefined;
}

function signed(expression: Expression, start: number): Expression | undefined {
  const range = { start, end: expression.range.end };
  if (expression.kind === 'number') return { ...expression, range, raw: `-${expression.raw}` };
  if (expression.kind !== 'method-call') return undefined;
  const receiver = signed(expression.receiver, start);
  return receiver && { ...expression, range, receiver };
}
