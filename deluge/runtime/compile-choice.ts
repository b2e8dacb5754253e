import type { Conditional, Expression } from '../syntax/ast.ts';
import { type CompiledExpression, plain, suspending } from './compiled.ts';
import { type Compiler, failing } from './compiler.ts';
import { fail } from './errors.ts';
import type { Frame } from './frame.ts';
import { truth } from './truth.ts';

/** `if(condition,a,b)`; whether the side that is not taken is evaluated is the reading `conditional-evaluation`. */
export function compileConditional(node: Conditional, compiler: Compiler): CompiledExpression {
  const condition = compiler.expression(node.condition);
  const whenTrue = compiler.expression(node.whenTrue);
  const whenFalse = compiler.expression(node.whenFalse);
  const position = node.condition.range.start;
  const isEager = (frame: Frame): boolean => frame.execution.readings['conditional-evaluation'] === 'eager';
  if (condition.kind === 'plain' && whenTrue.kind === 'plain' && whenFalse.kind === 'plain') {
    const { evaluate: decide } = condition;
    const { evaluate: first } = whenTrue;
    const { evaluate: second } = whenFalse;
    return plain((frame) => {
      const isFirst = truth(decide(frame), frame, position);
      if (!isEager(frame)) return isFirst ? first(frame) : second(frame);
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
    if (!isEager(frame)) {
      const chosen = isFirst ? whenTrue : whenFalse;
      return chosen.kind === 'plain' ? chosen.evaluate(frame) : yield* chosen.evaluate(frame);
    }
    const value = whenTrue.kind === 'plain' ? whenTrue.evaluate(frame) : yield* whenTrue.evaluate(frame);
    const other = whenFalse.kind === 'plain' ? whenFalse.evaluate(frame) : yield* whenFalse.evaluate(frame);
    return isFirst ? value : other;
  });
}

/** `ifnull(a,b)` or `a.ifnull(b)`; whether b is evaluated when it is not needed is the reading `ifnull-evaluation`. */
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
  const isEager = (frame: Frame): boolean => frame.execution.readings['ifnull-evaluation'] === 'eager';
  if (first.kind === 'plain' && second.kind === 'plain') {
    const { evaluate } = first;
    const { evaluate: evaluateOther } = second;
    return plain((frame) => {
      const own = evaluate(frame);
      if (own !== null && !isEager(frame)) return own;
      const other = evaluateOther(frame);
      return own ?? other;
    });
  }
  return suspending(function* (frame) {
    const own = first.kind === 'plain' ? first.evaluate(frame) : yield* first.evaluate(frame);
    if (own !== null && !isEager(frame)) return own;
    const other = second.kind === 'plain' ? second.evaluate(frame) : yield* second.evaluate(frame);
    return own ?? other;
  });
}
