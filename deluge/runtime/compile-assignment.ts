import type { Assignment, AssignmentOperator, Expression, Member } from '../syntax/ast.ts';
import { CaughtError } from './caught-error.ts';
import {
  type CompiledExpression,
  type CompiledStatement,
  completed,
  plain,
  plainStatement,
  suspending,
  suspendingStatement,
  withOperand,
  withOperands,
  withValue,
} from './compiled.ts';
import type { StatementCompiler } from './compiler.ts';
import { newMap } from './constructors.ts';
import type { RuntimeContext } from './context.ts';
import { isEmptyBraces } from './empty-braces.ts';
import { failExecution } from './execution-diagnostics.ts';
import { notAvailableHere } from './not-available-here.ts';
import { add, divide, multiply, remainder, subtract } from './operators.ts';
import type { Readings } from './readings.ts';
import { contentOf, ListValue, MapValue, typeOf, type Value } from './value.ts';

type Combine = (left: Value, right: Value, context: RuntimeContext) => Value;

/** https://www.zoho.com/developer/help/scripting/assignment-statements.html (documented) */
const combinations: Readonly<Record<Exclude<AssignmentOperator, '='>, Combine>> = {
  '+=': add,
  '-=': subtract,
  '*=': multiply,
  '/=': divide,
  '%=': remainder,
};

export function compileAssignment(node: Assignment, compiler: StatementCompiler): CompiledStatement {
  const { target } = node;
  if (target.kind === 'field-choices') {
    return withValue(notAvailableHere(target, 'Creator'), () => completed);
  }
  if (target.kind === 'member') {
    return isArgumentOf(target, compiler)
      ? assignVariable(node, target.name, compiler)
      : assignField(node, target, compiler);
  }
  return assignVariable(node, target.name, compiler);
}

/** `input.Name = …` sets what `input.Name` reads. */
function isArgumentOf({ object }: Member, { scope }: StatementCompiler): boolean {
  return object.kind === 'identifier' && object.name === 'input' && !scope.assigns('input');
}

function assignVariable(node: Assignment, name: string, compiler: StatementCompiler): CompiledStatement {
  const slot = compiler.scope.slotOf(name);
  const value = newValue(node, compileValue(node.value, name, compiler), compiler);
  if (value.kind === 'suspending') {
    return suspendingStatement(function* (frame) {
      frame.slots[slot] = yield* value.evaluate(frame);
      return completed;
    });
  }
  const { evaluate } = value;
  return plainStatement((frame) => {
    frame.slots[slot] = evaluate(frame);
    return completed;
  });
}

/** `{}` is what the variable is used as. */
function compileValue(value: Expression, name: string, compiler: StatementCompiler): CompiledExpression {
  const { lists, maps } = compiler.braceUses;
  if (isEmptyBraces(value)) {
    if (lists.has(name)) return plain(() => new ListValue());
    if (maps.has(name)) return plain(() => newMap(compiler.readings));
  }
  const compiled = compiler.expression(value);
  const isCopied = compiler.readings['container-assignment'] === 'copied' && value.kind === 'identifier';
  return isCopied ? withOperand(compiled, (_frame, given) => copyOf(given, compiler.readings)) : compiled;
}

/** The reading `container-assignment`: what is inside stays shared. */
function copyOf(value: Value, readings: Readings): Value {
  if (value instanceof ListValue) return new ListValue([...value.items], value.elementType);
  return value instanceof MapValue && !(value instanceof CaughtError)
    ? newMap(readings, value.entries())
    : value;
}

/** The assigned value itself, or the target's value combined with it. */
function newValue(
  { target, operator, range }: Assignment,
  value: CompiledExpression,
  compiler: StatementCompiler,
): CompiledExpression {
  if (operator === '=') return value;
  const combine = combinations[operator];
  const present = compiler.expression(target);
  const position = range.start;
  if (present.kind === 'plain' && value.kind === 'plain') {
    const { evaluate: evaluatePresent } = present;
    const { evaluate } = value;
    return plain((frame) => {
      const left = evaluatePresent(frame);
      const right = evaluate(frame);
      frame.position = position;
      return combine(left, right, frame.execution);
    });
  }
  return suspending(function* (frame) {
    const left = present.kind === 'plain' ? present.evaluate(frame) : yield* present.evaluate(frame);
    const right = value.kind === 'plain' ? value.evaluate(frame) : yield* value.evaluate(frame);
    frame.position = position;
    return combine(left, right, frame.execution);
  });
}

/** A record's field, as in Creator; here any map stands in for a record. */
function assignField(node: Assignment, target: Member, compiler: StatementCompiler): CompiledStatement {
  const { name } = target;
  const position = target.range.start;
  const operands = [
    compiler.expression(target.object),
    newValue(node, compiler.expression(node.value), compiler),
  ];
  const set = withOperands(operands, (frame, [object = null, value = null]) => {
    frame.position = position;
    const map = contentOf(object);
    if (!(map instanceof MapValue)) return failExecution('no-field', { name, type: typeOf(map) });
    map.set(name, value);
    return null;
  });
  return withValue(set, () => completed);
}
