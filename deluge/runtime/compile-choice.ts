import type { Conditional, Expression } from '../syntax/ast.ts';
import { type CompiledExpression, plain, suspending } from './compiled.ts';
import { type Compiler, failing } from './compiler.ts';
import { fail } from './errors.ts';
import { truth } from './truth.ts';
import type { Value } from './value.ts';

/** `if(condition,a,b)`; whether the side that is not taken is evaluated is the reading `conditional-evaluation`. */
export function compileConditional(node: Conditional, compiler: Compiler): CompiledExpression {
  const condition = compiler.expression(node.condition);
  const whenTrue = compiler.expression(node.whenTrue);
  const whenFalse = compiler.expression(node.whenFalse);
  const position = node.condition.range.start;
  const isEager = compiler.readings['conditional-evaluation'] === 'eager';
  if (condition.kind === 'plain' && whenTrue.kind === 'plain' && whenFalse.kind === 'plain') {
    const { evaluate: decide } = condition;
    const { evaluate: first } = whenTrue;
    const { evaluate: second } = whenFalse;
    if (!isEager) {
      return plain((frame) => (truth(decide(frame), frame, position) ? first(frame) : second(frame)));
    }
    return plain((frame) => {
      const isFirst = truth(decide(frame), frame, position);
      const value = first(frame);
      const other = second(frame);
      return isFirst ? value : other;
    });
  }
  return suspending(function* (frame) {
    const isFirst = truth(
      condition.kind === 'plain' ? condition.evaluate(frame) : yield* condition.evaluate(frame),
      frame,
      position,
    );
    if (!isEager) {
      const chosen = isFirst ? whenTrue : whenFalse;
      return chosen.kind === 'plain' ? chosen.evaluate(frame) : yield* chosen.evaluate(frame);
    }
    const value = whenTrue.kind === 'plain' ? whenTrue.evaluate(frame) : yield* whenTrue.evaluate(frame);
    const other = whenFalse.kind === 'plain' ? whenFalse.evaluate(frame) : yield* whenFalse.evaluate(frame);
    return isFirst ? value : other;
  });
}

/**
 * `ifnull(a,b)` or `a.ifnull(b)`. Whether b is evaluated when it is not needed is the reading `ifnull-evaluation`,
 * whether it replaces an empty text the reading `ifnull-of-empty-text`.
 */
export function compileIfNull(
  operands: readonly Expression[],
  position: number,
  compiler: Compiler,
): CompiledExpression {
  const [value, otherwise] = operands;
  if (!value || !otherwise || operands.length > 2) {
    const given = operands.length;
    return failing(position, () => fail('argument-count', { name: 'ifnull', given, least: 2, most: 2 }));
  }
  const first = compiler.expression(value);
  const second = compiler.expression(otherwise);
  const isEager = compiler.readings['ifnull-evaluation'] === 'eager';
  const isMissing = compiler.readings['ifnull-of-empty-text'] === 'default' ? isNullOrEmpty : isNull;
  if (first.kind === 'plain' && second.kind === 'plain') {
    const { evaluate } = first;
    const { evaluate: evaluateOther } = second;
    if (!isEager && isMissing === isNull) return plain((frame) => evaluate(frame) ?? evaluateOther(frame));
    return plain((frame) => {
      const own = evaluate(frame);
      if (!isEager) return isMissing(own) ? evaluateOther(frame) : own;
      const other = evaluateOther(frame);
      return isMissing(own) ? other : own;
    });
  }
  return suspending(function* (frame) {
    const own = first.kind === 'plain' ? first.evaluate(frame) : yield* first.evaluate(frame);
    if (!isEager && !isMissing(own)) return own;
    const other = second.kind === 'plain' ? second.evaluate(frame) : yield* second.evaluate(frame);
    return isMissing(own) ? other : own;
  });
}

function isNull(value: Value): boolean {
  return value === null;
}

function isNullOrEmpty(value: Value): boolean {
  return value === null || value === '';
}
