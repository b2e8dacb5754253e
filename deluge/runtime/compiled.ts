import type { Frame } from './frame.ts';
import type { HttpAnswer, HttpRequest } from './host.ts';
import type { Value } from './value.ts';

/**
 * A part of a program as a closure. What can never exchange anything over HTTP is a plain function; what can is a
 * generator that yields each request and is resumed with its answer. Which of the two is known when the program
 * is compiled, so that plain code does not pay for the other kind.
 */
export type Evaluate = (frame: Frame) => Value;
export type Suspending<Result> = Generator<HttpRequest, Result, HttpAnswer>;
export type EvaluateSuspending = (frame: Frame) => Suspending<Value>;

export type CompiledExpression =
  | {
      readonly kind: 'plain';
      readonly evaluate: Evaluate;
      /** The value of a literal that cannot change: what uses it need not evaluate it again and again. */
      readonly constant?: Value;
      /**
       * The slot of a variable. Where it holds a value, that is what the expression gives; where it holds null or
       * nothing yet, `evaluate` knows what to do.
       */
      readonly slot?: number;
    }
  | { readonly kind: 'suspending'; readonly evaluate: EvaluateSuspending };

/** How a statement ended. Numbers, because a loop asks for it in every round. */
export type Completion = 0 | 1 | 2 | 3;
export const completed: Completion = 0;
export const broke: Completion = 1;
export const continued: Completion = 2;
/** The value stands in the frame's `result`. */
export const returned: Completion = 3;

export type Execute = (frame: Frame) => Completion;
export type ExecuteSuspending = (frame: Frame) => Suspending<Completion>;

export type CompiledStatement =
  | { readonly kind: 'plain'; readonly execute: Execute }
  | { readonly kind: 'suspending'; readonly execute: ExecuteSuspending };

export function plain(evaluate: Evaluate): CompiledExpression {
  return { kind: 'plain', evaluate };
}

export function constant(value: Value): CompiledExpression {
  return { kind: 'plain', evaluate: () => value, constant: value };
}

export function suspending(evaluate: EvaluateSuspending): CompiledExpression {
  return { kind: 'suspending', evaluate };
}

export function plainStatement(execute: Execute): CompiledStatement {
  return { kind: 'plain', execute };
}

export function suspendingStatement(execute: ExecuteSuspending): CompiledStatement {
  return { kind: 'suspending', execute };
}

/** An expression of one operand: the operand, then `apply`. */
export function withOperand(
  operand: CompiledExpression,
  apply: (frame: Frame, value: Value) => Value,
): CompiledExpression {
  if (operand.kind === 'suspending') {
    return suspending(function* (frame) {
      return apply(frame, yield* operand.evaluate(frame));
    });
  }
  const { evaluate } = operand;
  return plain((frame) => apply(frame, evaluate(frame)));
}

/** An expression of several operands: all of them from left to right, then `apply`. */
export function withOperands(
  operands: readonly CompiledExpression[],
  apply: (frame: Frame, values: Value[]) => Value,
): CompiledExpression {
  const evaluators = plainEvaluators(operands);
  if (!evaluators) {
    return suspending(function* (frame) {
      return apply(frame, yield* evaluateAll(operands, frame));
    });
  }
  const [first, second, third] = evaluators;
  if (!first) return plain((frame) => apply(frame, []));
  if (!second) return plain((frame) => apply(frame, [first(frame)]));
  if (!third) return plain((frame) => apply(frame, [first(frame), second(frame)]));
  return plain((frame) => {
    const values: Value[] = [];
    for (const evaluate of evaluators) values.push(evaluate(frame));
    return apply(frame, values);
  });
}

/** All operands from left to right, inside a generator. */
export function* evaluateAll(operands: readonly CompiledExpression[], frame: Frame): Suspending<Value[]> {
  const values: Value[] = [];
  for (const operand of operands) {
    values.push(operand.kind === 'plain' ? operand.evaluate(frame) : yield* operand.evaluate(frame));
  }
  return values;
}

/** The closures of operands that are all plain; undefined when one is not. */
export function plainEvaluators(operands: readonly CompiledExpression[]): readonly Evaluate[] | undefined {
  const evaluators: Evaluate[] = [];
  for (const operand of operands) {
    if (operand.kind === 'suspending') return undefined;
    evaluators.push(operand.evaluate);
  }
  return evaluators;
}

/** A statement of one value: the value, then `act`. */
export function withValue(
  value: CompiledExpression,
  act: (frame: Frame, value: Value) => Completion,
): CompiledStatement {
  if (value.kind === 'plain') {
    const { evaluate } = value;
    return plainStatement((frame) => act(frame, evaluate(frame)));
  }
  return suspendingStatement(function* (frame) {
    return act(frame, yield* value.evaluate(frame));
  });
}
