import type { BinaryOperator } from '../syntax/ast.ts';
import type { Evaluate } from './compiled.ts';
import { equals, orderOf } from './equality.ts';
import type { Frame } from './frame.ts';
import { add, longestText, multiply, remainder, subtract } from './operators.ts';
import type { Value } from './value.ts';

/**
 * Binary operators on operands that cannot suspend. Whole numbers and texts are most of what scripts calculate with, so
 * each operator tries them first and leaves all else to the general operation.
 */
export interface FastOperation {
  readonly general: (left: Evaluate, right: Evaluate, position: number) => Evaluate;
  /** For a right side that is a literal: `count + 1`, `name == ""`. It saves a call in each evaluation. */
  readonly withLiteral: (left: Evaluate, right: Value, position: number) => Evaluate;
}

// The operator of each entry is a function of its own, not a parameter, so that the engine can inline it.
export const fastOperations: Readonly<Partial<Record<BinaryOperator, FastOperation>>> = {
  '+': {
    general: (left, right, position) => (frame) => plus(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => plus(left(frame), right, frame, position),
  },
  '-': {
    general: (left, right, position) => (frame) => minus(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => minus(left(frame), right, frame, position),
  },
  '*': {
    general: (left, right, position) => (frame) => times(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => times(left(frame), right, frame, position),
  },
  '%': {
    general: (left, right, position) => (frame) => rest(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => rest(left(frame), right, frame, position),
  },
  '==': {
    general: (left, right, position) => (frame) => isEqual(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => isEqual(left(frame), right, frame, position),
  },
  '=': {
    general: (left, right, position) => (frame) => isEqual(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => isEqual(left(frame), right, frame, position),
  },
  '!=': {
    general: (left, right, position) => (frame) => !isEqual(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => !isEqual(left(frame), right, frame, position),
  },
  '<': {
    general: (left, right, position) => (frame) => isLess(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => isLess(left(frame), right, frame, position),
  },
  '>': {
    general: (left, right, position) => (frame) => isGreater(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => isGreater(left(frame), right, frame, position),
  },
  '<=': {
    general: (left, right, position) => (frame) => isAtMost(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => isAtMost(left(frame), right, frame, position),
  },
  '>=': {
    general: (left, right, position) => (frame) => isAtLeast(left(frame), right(frame), frame, position),
    withLiteral: (left, right, position) => (frame) => isAtLeast(left(frame), right, frame, position),
  },
};

/** The characters of the smallest NUMBER. */
const longestWholeText = 20;

function plus(left: Value, right: Value, frame: Frame, position: number): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    const sum = left + right;
    if (BigInt.asIntN(64, sum) === sum) return sum;
  } else if (typeof left === 'string' && typeof right === 'string') {
    if (left.length + right.length <= longestText) return left + right;
  } else if (typeof left === 'string' && typeof right === 'bigint') {
    if (left.length + longestWholeText <= longestText) return left + right;
  }
  frame.position = position;
  return add(left, right, frame.execution);
}

function minus(left: Value, right: Value, frame: Frame, position: number): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    const difference = left - right;
    if (BigInt.asIntN(64, difference) === difference) return difference;
  }
  frame.position = position;
  return subtract(left, right, frame.execution);
}

function times(left: Value, right: Value, frame: Frame, position: number): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    const product = left * right;
    if (BigInt.asIntN(64, product) === product) return product;
  }
  frame.position = position;
  return multiply(left, right, frame.execution);
}

function rest(left: Value, right: Value, frame: Frame, position: number): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint' && right !== 0n) return left % right;
  frame.position = position;
  return remainder(left, right, frame.execution);
}

function isEqual(left: Value, right: Value, frame: Frame, position: number): boolean {
  if (left === right) return true;
  if (typeof left === typeof right && (typeof left === 'bigint' || typeof left === 'string')) return false;
  frame.position = position;
  return equals(left, right, frame.execution.readings);
}

function isLess(left: Value, right: Value, frame: Frame, position: number): boolean {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right;
  frame.position = position;
  return orderOf(left, right, frame.execution.readings) < 0;
}

function isGreater(left: Value, right: Value, frame: Frame, position: number): boolean {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left > right;
  frame.position = position;
  return orderOf(left, right, frame.execution.readings) > 0;
}

function isAtMost(left: Value, right: Value, frame: Frame, position: number): boolean {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left <= right;
  frame.position = position;
  return orderOf(left, right, frame.execution.readings) <= 0;
}

function isAtLeast(left: Value, right: Value, frame: Frame, position: number): boolean {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left >= right;
  frame.position = position;
  return orderOf(left, right, frame.execution.readings) >= 0;
}
