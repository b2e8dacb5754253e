import type { BinaryOperator } from '../syntax/ast.ts';
import { CaughtError } from './caught-error.ts';
import type { RuntimeContext } from './context.ts';
import { DateTimeValue } from './date-time-value.ts';
import { Decimal } from './decimal.ts';
import { asDecimal, compare, equals } from './equality.ts';
import { fail } from './errors.ts';
import { failExecution } from './execution-diagnostics.ts';
import { textOf } from './text-form.ts';
import { ListValue, MapValue, typeOf, type Value } from './value.ts';
import { checkedWhole } from './whole-number.ts';

/** Longer texts are refused before the JavaScript engine does it in its own way. */
export const longestText = 2 ** 28;

/** The text of any value, as `info` and `+` show it. */
export function printed(value: Value, context: RuntimeContext): string {
  if (typeof value === 'string') return value;
  if (value instanceof CaughtError) return value.text;
  return textOf(value, context);
}

/** `left + right`: addition, or concatenation when a side is text. */
export function add(left: Value, right: Value, context: RuntimeContext): Value {
  if (typeof left === 'string' || typeof right === 'string') return concatenate(left, right, context);
  return arithmetic('+', left, right);
}

/**
 * Text and null: https://www.zoho.com/deluge/help/operators/arithmetic-operators.html says that text joins with
 * anything (documented); what null gives is a reading.
 */
function concatenate(left: Value, right: Value, context: RuntimeContext): string {
  if ((left === null || right === null) && context.readings['text-plus-null'] === 'error') {
    return fail('wrong-operands', { operator: '+', left: typeOf(left), right: typeOf(right) });
  }
  const first = partOf(left, context);
  const second = partOf(right, context);
  if (first.length + second.length > longestText) failExecution('text-too-long', { limit: longestText });
  return first + second;
}

function partOf(value: Value, context: RuntimeContext): string {
  if (value !== null) return printed(value, context);
  return context.readings['text-plus-null'] === 'empty' ? '' : 'null';
}

export function subtract(left: Value, right: Value): Value {
  // https://www.zoho.com/deluge/help/operators/arithmetic-operators.html: the difference of dates is milliseconds
  // (documented).
  if (left instanceof DateTimeValue && right instanceof DateTimeValue) {
    return BigInt(left.epochMs) - BigInt(right.epochMs);
  }
  return arithmetic('-', left, right);
}

export function multiply(left: Value, right: Value): Value {
  return arithmetic('*', left, right);
}

export function divide(left: Value, right: Value, context: RuntimeContext): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if (right === 0n) return fail('division-by-zero', {});
    if (context.readings['whole-division'] === 'truncate' || left % right === 0n) {
      return checkedWhole(left / right);
    }
  }
  const [dividend, divisor] = decimalOperands('/', left, right);
  return dividend.divide(divisor) ?? fail('division-by-zero', {});
}

export function remainder(left: Value, right: Value): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return right === 0n ? fail('division-by-zero', {}) : left % right;
  }
  const [dividend, divisor] = decimalOperands('%', left, right);
  return dividend.remainder(divisor) ?? fail('division-by-zero', {});
}

/** A NUMBER beside a DECIMAL gives a DECIMAL: https://www.zoho.com/deluge/help/datatypes/number.html (documented). */
function arithmetic(operator: '+' | '-' | '*', left: Value, right: Value): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if (operator === '+') return checkedWhole(left + right);
    return checkedWhole(operator === '-' ? left - right : left * right);
  }
  const [first, second] = decimalOperands(operator, left, right);
  if (operator === '+') return first.add(second);
  return operator === '-' ? first.subtract(second) : first.multiply(second);
}

function decimalOperands(operator: string, left: Value, right: Value): readonly [Decimal, Decimal] {
  const first = asDecimal(left);
  const second = asDecimal(right);
  if (!first || !second)
    return fail('wrong-operands', { operator, left: typeOf(left), right: typeOf(right) });
  return [first, second];
}

export function negate(value: Value): Value {
  if (typeof value === 'bigint') return checkedWhole(-value);
  if (value instanceof Decimal) return value.negate();
  return fail('wrong-operands', { operator: '-', left: 'number', right: typeOf(value) });
}

/** `+value`: the number as it is. */
export function keepSign(value: Value): Value {
  if (typeof value === 'bigint' || value instanceof Decimal) return value;
  return fail('wrong-operands', { operator: '+', left: 'number', right: typeOf(value) });
}

/**
 * A condition is BOOLEAN or a failure. The wording for null is that of public error reports (observed).
 */
export function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) return failExecution('condition-null', undefined);
  return fail('condition-not-boolean', { type: typeOf(value) });
}

/** `in`: an element of a list, a key of a map, or a part of a text. */
export function isIn(value: Value, container: Value, context: RuntimeContext): boolean {
  if (container instanceof ListValue) {
    return container.items.some((item) => equals(item, value, context.readings));
  }
  if (container instanceof MapValue) return container.has(printed(value, context));
  if (typeof container === 'string' && typeof value === 'string') return container.includes(value);
  return fail('wrong-operands', { operator: 'in', left: typeOf(value), right: typeOf(container) });
}

type Apply = (left: Value, right: Value, context: RuntimeContext) => Value;

/** What each binary operator does with two values. `&&` and `||` are missing: they may leave out their right side. */
export const binaryOperations: Readonly<Record<Exclude<BinaryOperator, '&&' | '||'>, Apply>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '==': (left, right, { readings }) => equals(left, right, readings),
  // Saved scripts write a single = in conditions, where it means the same (observed).
  '=': (left, right, { readings }) => equals(left, right, readings),
  '!=': (left, right, { readings }) => !equals(left, right, readings),
  '<': (left, right) => compare(left, right) < 0,
  '>': (left, right) => compare(left, right) > 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>=': (left, right) => compare(left, right) >= 0,
  in: isIn,
  'not in': (left, right, context) => !isIn(left, right, context),
};
