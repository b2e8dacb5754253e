import type { BinaryOperator } from '../syntax/ast.ts';
import { msPerDay } from './calendar.ts';
import { CaughtError } from './caught-error.ts';
import type { RuntimeContext } from './context.ts';
import { valueAtWallClock, wallClockOf } from './date-literal.ts';
import { DateTimeValue } from './date-time-value.ts';
import { Decimal } from './decimal.ts';
import { asDecimal, equals, orderOf } from './equality.ts';
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
  return arithmetic('+', left, right, context);
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

export function subtract(left: Value, right: Value, context: RuntimeContext): Value {
  // https://www.zoho.com/deluge/help/operators/arithmetic-operators.html: the difference of dates is milliseconds
  // (documented).
  if (left instanceof DateTimeValue && right instanceof DateTimeValue) {
    return BigInt(left.epochMs) - BigInt(right.epochMs);
  }
  return arithmetic('-', left, right, context);
}

export function multiply(left: Value, right: Value, context: RuntimeContext): Value {
  return arithmetic('*', left, right, context);
}

export function divide(left: Value, right: Value, context: RuntimeContext): Value {
  if (left === null || right === null) return withNull(divide, '/', left, right, context);
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if (right === 0n) return fail('division-by-zero', { operator: '/' });
    const reading = context.readings['whole-division'];
    if (reading === 'truncate') return wholeResult(left / right, context);
    if (left % right === 0n) {
      const quotient = wholeResult(left / right, context);
      return reading === 'decimal' ? (asDecimal(quotient) ?? quotient) : quotient;
    }
  }
  const [dividend, divisor] = decimalOperands('/', left, right);
  if (divisor.unscaled === 0n) return fail('division-by-zero', { operator: '/' });
  return decimalResult('/', dividend, divisor, context);
}

export function remainder(left: Value, right: Value, context: RuntimeContext): Value {
  if (left === null || right === null) return withNull(remainder, '%', left, right, context);
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return right === 0n ? fail('division-by-zero', { operator: '%' }) : left % right;
  }
  const [dividend, divisor] = decimalOperands('%', left, right);
  if (divisor.unscaled === 0n) return fail('division-by-zero', { operator: '%' });
  return decimalResult('%', dividend, divisor, context);
}

/** A NUMBER beside a DECIMAL gives a DECIMAL: https://www.zoho.com/deluge/help/datatypes/number.html (documented). */
function arithmetic(operator: '+' | '-' | '*', left: Value, right: Value, context: RuntimeContext): Value {
  if (left === null || right === null) {
    return withNull((a, b) => arithmetic(operator, a, b, context), operator, left, right, context);
  }
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if (operator === '+') return wholeResult(left + right, context);
    return wholeResult(operator === '-' ? left - right : left * right, context);
  }
  if (left instanceof DateTimeValue && operator !== '*') return moved(operator, left, right, context);
  const [first, second] = decimalOperands(operator, left, right);
  return decimalResult(operator, first, second, context);
}

/** A whole number as the result of an operator; beyond 64 bits the reading `whole-overflow` decides. */
function wholeResult(value: bigint, { readings }: RuntimeContext): bigint {
  return readings['whole-overflow'] === 'wraps' ? BigInt.asIntN(64, value) : checkedWhole(value);
}

/** An operator with null on a side: the reading `null-in-arithmetic`. */
function withNull(apply: Apply, operator: string, left: Value, right: Value, context: RuntimeContext): Value {
  switch (context.readings['null-in-arithmetic']) {
    case 'null':
      return null;
    case 'zero':
      return apply(left ?? 0n, right ?? 0n, context);
    case 'error':
      return operator === '%' ? failModulo(left, right) : fail('null-operand', { operator });
  }
}

/** A date and a number: the reading `date-plus-number`. A day later is the same time of day. */
function moved(operator: '+' | '-', date: DateTimeValue, by: Value, context: RuntimeContext): Value {
  const reading = context.readings['date-plus-number'];
  const amount = asDecimal(by)?.toNumber();
  if (reading === 'error' || amount === undefined || date.precision === 'time') {
    return fail('wrong-operands', { operator, left: typeOf(date), right: typeOf(by) });
  }
  const signed = operator === '+' ? amount : -amount;
  if (reading === 'milliseconds') return new DateTimeValue(date.epochMs + Math.trunc(signed), 'date-time');
  return valueAtWallClock(wallClockOf(date, context) + signed * msPerDay, date.precision, context);
}

/** The digits of a quotient that never ends, where the reading `decimal-arithmetic` asks for more than the usual ones. */
const longQuotientDigits = 34;

function decimalResult(
  operator: '+' | '-' | '*' | '/' | '%',
  left: Decimal,
  right: Decimal,
  { readings }: RuntimeContext,
): Decimal {
  const reading = readings['decimal-arithmetic'];
  if (reading === 'double') {
    const result = doubleOperations[operator](left.toNumber(), right.toNumber());
    return Decimal.fromNumber(result) ?? fail('number-overflow', {});
  }
  switch (operator) {
    case '+':
      return left.add(right);
    case '-':
      return left.subtract(right);
    case '*':
      return left.multiply(right);
    case '%':
      return left.remainder(right) ?? fail('division-by-zero', { operator });
    case '/': {
      const quotient = reading === 'decimal-34' ? left.divide(right, longQuotientDigits) : left.divide(right);
      return quotient ?? fail('division-by-zero', { operator });
    }
  }
}

const doubleOperations: Readonly<Record<'+' | '-' | '*' | '/' | '%', (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

function decimalOperands(operator: string, left: Value, right: Value): readonly [Decimal, Decimal] {
  const first = asDecimal(left);
  const second = asDecimal(right);
  if (first && second) return [first, second];
  if (operator === '%') return failModulo(left, right);
  return fail('wrong-operands', { operator, left: typeOf(left), right: typeOf(right) });
}

function failModulo(left: Value, right: Value): never {
  return fail('modulo-operands', { left: typeOf(left), right: typeOf(right) });
}

export function negate(value: Value, context: RuntimeContext): Value {
  if (typeof value === 'bigint') return wholeResult(-value, context);
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
  '<': (left, right, { readings }) => orderOf(left, right, readings) < 0,
  '>': (left, right, { readings }) => orderOf(left, right, readings) > 0,
  '<=': (left, right, { readings }) => orderOf(left, right, readings) <= 0,
  '>=': (left, right, { readings }) => orderOf(left, right, readings) >= 0,
  in: isIn,
  'not in': (left, right, context) => !isIn(left, right, context),
};
