import type { Binary, Expression, Unary } from '../syntax/ast.ts';
import { withSignedLiteral } from '../syntax/signed-literal.ts';
import { type CompiledExpression, plain, suspending, withOperand } from './compiled.ts';
import type { Compiler } from './compiler.ts';
import type { RuntimeContext } from './context.ts';
import { fastOperations } from './fast-operations.ts';
import { numberLiteral } from './number-literal.ts';
import { binaryOperations, isTrue, keepSign, negate } from './operators.ts';
import type { Readings } from './readings.ts';
import { truth } from './truth.ts';
import type { Value } from './value.ts';

const unaryOperations: Readonly<Record<Unary['operator'], (value: Value, context: RuntimeContext) => Value>> =
  {
    '!': (value) => !isTrue(value),
    '-': negate,
    '+': keepSign,
  };

export function compileUnary(node: Unary, compiler: Compiler): CompiledExpression {
  const position = node.range.start;
  // The smallest whole number can only be written with its sign: without it, it is out of range.
  if (node.operator === '-' && node.operand.kind === 'number') {
    const value = numberLiteral(`-${node.operand.raw}`);
    if (value !== undefined) return plain(() => value);
  }
  const signed = compiler.readings['minus-before-call'] === 'number' ? withSignedLiteral(node) : undefined;
  if (signed) return compiler.expression(signed);
  const apply = unaryOperations[node.operator];
  return withOperand(compiler.expression(node.operand), (frame, value) => {
    frame.position = position;
    return apply(value, frame.execution);
  });
}

export function compileBinary(written: Binary, compiler: Compiler): CompiledExpression {
  const node = grouped(written, compiler.readings);
  const { operator } = node;
  const left = compiler.expression(node.left);
  const right = compiler.expression(node.right);
  const position = node.operatorRange.start;
  if (operator === '&&' || operator === '||') {
    return compileLogical(node, left, right, compiler.readings);
  }
  const operation = binaryOperations[operator];
  if (left.kind === 'plain' && right.kind === 'plain') {
    const fast = fastOperations[operator];
    if (fast) {
      const literal = right.constant;
      return plain(
        literal === undefined
          ? fast.general(left.evaluate, right.evaluate, position)
          : fast.withLiteral(left.evaluate, literal, position),
      );
    }
    const { evaluate: first } = left;
    const { evaluate: second } = right;
    return plain((frame) => {
      const a = first(frame);
      const b = second(frame);
      frame.position = position;
      return operation(a, b, frame.execution);
    });
  }
  return suspending(function* (frame) {
    const a = left.kind === 'plain' ? left.evaluate(frame) : yield* left.evaluate(frame);
    const b = right.kind === 'plain' ? right.evaluate(frame) : yield* right.evaluate(frame);
    frame.position = position;
    return operation(a, b, frame.execution);
  });
}

/**
 * `&&` and `||` leave out their right side when the left one decides: saved scripts write
 * `x != null && x.size() > 0` (observed; not documented). Under the reading `short-circuit` they do not.
 */
function compileLogical(
  node: Binary,
  left: CompiledExpression,
  right: CompiledExpression,
  readings: Readings,
): CompiledExpression {
  const stopsEarly = readings['short-circuit'] === 'stops-early';
  const decides = node.operator === '||';
  const leftPosition = node.left.range.start;
  const rightPosition = node.right.range.start;
  if (left.kind === 'plain' && right.kind === 'plain') {
    const { evaluate: first } = left;
    const { evaluate: second } = right;
    if (!stopsEarly) {
      return plain((frame) => {
        const isFirst = truth(first(frame), frame, leftPosition);
        const isSecond = truth(second(frame), frame, rightPosition);
        return isFirst === decides ? decides : isSecond;
      });
    }
    return plain((frame) => {
      if (truth(first(frame), frame, leftPosition) === decides) return decides;
      return truth(second(frame), frame, rightPosition);
    });
  }
  return suspending(function* (frame) {
    const isFirst = truth(
      left.kind === 'plain' ? left.evaluate(frame) : yield* left.evaluate(frame),
      frame,
      leftPosition,
    );
    if (stopsEarly && isFirst === decides) return decides;
    const isSecond = truth(
      right.kind === 'plain' ? right.evaluate(frame) : yield* right.evaluate(frame),
      frame,
      rightPosition,
    );
    return isFirst === decides ? decides : isSecond;
  });
}

/** `a || b && c` as the reading `logical-precedence` groups it; what stands in brackets stays together. */
function grouped(node: Binary, readings: Readings): Binary {
  if (readings['logical-precedence'] !== 'left-to-right' || node.operator !== '||') return node;
  const { right } = node;
  if (right.kind !== 'binary' || right.operator !== '&&') return node;
  // The leftmost operand of the && chain belongs to the || on its left.
  return { ...right, left: withLeftmost(right.left, node) };
}

function withLeftmost(side: Expression, node: Binary): Expression {
  return side.kind === 'binary' && side.operator === '&&'
    ? { ...side, left: withLeftmost(side.left, node) }
    : { ...node, right: side, range: { start: node.left.range.start, end: side.range.end } };
}
