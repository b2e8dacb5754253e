import type { BuiltIn, BuiltInRegistry } from '../builtins/registry.ts';
import type { CallTarget } from '../runtime/call-target.ts';
import { isSystemPath } from '../runtime/system-variables.ts';
import { type ValueType, valueTypes } from '../runtime/value.ts';
import {
  type Binary,
  type Call,
  type Expression,
  type MethodCall,
  memberPath,
  type Parameter,
  type Statement,
} from '../syntax/ast.ts';
import { withSignedLiteral } from '../syntax/signed-literal.ts';

/** The types that a value can have: all of them when nothing is known. */
export type StaticType = ReadonlySet<ValueType>;

export const anyType: StaticType = new Set(valueTypes);
const nothingYet: StaticType = new Set();
const text: StaticType = new Set(['text']);
const boolean: StaticType = new Set(['boolean']);
const wholeNumber: StaticType = new Set(['number']);
const numeric: StaticType = new Set(['number', 'decimal']);
const nullOnly: StaticType = new Set(['null']);
const map: StaticType = new Set(['map']);
const list: StaticType = new Set(['list']);
const container: StaticType = new Set(['map', 'list']);

/** Whether the value can have none of the given types, and something is known about it. */
export function isNever(type: StaticType, types: readonly ValueType[]): boolean {
  return type.size > 0 && !types.some((one) => type.has(one));
}

/** The one type that a value surely has; undefined when it can have several. */
export function onlyType(type: StaticType): ValueType | undefined {
  const [first] = type;
  return type.size === 1 ? first : undefined;
}

/** What the inference has to know of a scope. */
export interface TypedScope {
  readonly parameters: readonly Parameter[];
  readonly allStatements: readonly Statement[];
  /** In an order in which what holds an expression stands before it. */
  readonly expressions: readonly Expression[];
  readonly targetOf: (call: Call | MethodCall) => CallTarget;
}

/**
 * The types of the expressions of a scope. It does not look at the order of the statements: a variable can have every
 * type that it is given anywhere in its function. What comes from outside can be anything.
 *
 * @param preset names that have a value before the scope begins
 */
export function inferTypes(
  scope: TypedScope,
  registry: BuiltInRegistry,
  preset: readonly string[],
): (expression: Expression) => StaticType {
  const types = new Map<Expression, StaticType>();
  const variables = fixedVariables(scope, preset);
  const fixed = new Set(variables.keys());
  const inferred = new Map<string, StaticType>();
  const lookUp = (expression: Expression): StaticType => types.get(expression) ?? anyType;
  const typeOfVariable = (name: string): StaticType => variables.get(name) ?? inferred.get(name) ?? anyType;
  const innerFirst = scope.expressions.toReversed();
  for (const statement of scope.allStatements) {
    if (statement.kind !== 'assignment' || statement.target.kind !== 'identifier') continue;
    if (!fixed.has(statement.target.name)) inferred.set(statement.target.name, nothingYet);
  }
  // Types only grow, and there are eight of them, so this ends.
  for (let grows = true; grows; ) {
    grows = false;
    for (const expression of innerFirst) {
      types.set(expression, typeOfExpression(expression, lookUp, typeOfVariable, scope, registry));
    }
    for (const statement of scope.allStatements) {
      if (statement.kind !== 'assignment' || statement.target.kind !== 'identifier') continue;
      const { name } = statement.target;
      const known = inferred.get(name);
      if (!known) continue;
      const given = statement.operator === '=' ? lookUp(statement.value) : anyType;
      const both = union(known, given);
      if (both.size > known.size) {
        inferred.set(name, both);
        grows = true;
      }
    }
  }
  return (expression) => {
    const type = lookUp(expression);
    return type.size === 0 ? anyType : type;
  };
}

/** What is known of a variable without looking at assignments. A name from outside that is also assigned stays open. */
function fixedVariables(scope: TypedScope, preset: readonly string[]): Map<string, StaticType> {
  const variables = new Map<string, StaticType>();
  for (const name of preset) variables.set(name, anyType);
  // A platform gives some arguments as text whatever their declaration says, so a declared type is a hint only.
  for (const { name } of scope.parameters) variables.set(name, anyType);
  for (const statement of scope.allStatements) {
    if (statement.kind === 'for-each' || statement.kind === 'try') variables.set(statement.variable, anyType);
  }
  return variables;
}

function typeOfExpression(
  expression: Expression,
  typeOf: (expression: Expression) => StaticType,
  typeOfVariable: (name: string) => StaticType,
  scope: TypedScope,
  registry: BuiltInRegistry,
): StaticType {
  switch (expression.kind) {
    case 'text':
      return expression.quote === '"' ? text : new Set<ValueType>(['text', 'date-time']);
    case 'number':
      return expression.raw.includes('.') ? new Set<ValueType>(['decimal']) : wholeNumber;
    case 'boolean':
      return boolean;
    case 'null':
      return nullOnly;
    case 'identifier':
      return typeOfVariable(expression.name);
    case 'parenthesized':
      return typeOf(expression.expression);
    case 'map':
      return expression.bare ? container : map;
    case 'list':
    case 'typed-list':
      return list;
    case 'empty-braces':
      return container;
    case 'conditional':
      return union(typeOf(expression.whenTrue), typeOf(expression.whenFalse));
    case 'unary': {
      const signed = withSignedLiteral(expression);
      if (signed) return typeOf(signed);
      return expression.operator === '!' ? boolean : numeric;
    }
    case 'binary':
      return typeOfBinary(expression, typeOf(expression.left), typeOf(expression.right));
    case 'member':
      return typeOfMember(expression);
    case 'call':
    case 'method-call':
      return typeOfCall(scope.targetOf(expression), expression, typeOf, registry);
    default:
      return anyType;
  }
}

const dates: readonly string[] = ['zoho.currentdate', 'zoho.currenttime'];

function typeOfMember(expression: Expression): StaticType {
  const path = memberPath(expression);
  if (!path || !isSystemPath(path)) return anyType;
  return dates.includes(path.join('.').toLowerCase()) ? new Set<ValueType>(['date-time']) : text;
}

function typeOfBinary({ operator }: Binary, left: StaticType, right: StaticType): StaticType {
  switch (operator) {
    case '+':
      if (onlyType(left) === 'text' || onlyType(right) === 'text') return text;
      if (left.size === 0 || right.size === 0) return nothingYet;
      return isNumeric(left) && isNumeric(right) ? numeric : anyType;
    case '-':
    case '*':
    case '/':
    case '%':
      return left.size === 0 || right.size === 0 ? nothingYet : numeric;
    default:
      return boolean;
  }
}

function isNumeric(type: StaticType): boolean {
  return [...type].every((one) => numeric.has(one));
}

function typeOfCall(
  target: CallTarget,
  node: Call | MethodCall,
  typeOf: (expression: Expression) => StaticType,
  registry: BuiltInRegistry,
): StaticType {
  switch (target.kind) {
    case 'zoho-function':
      return typeOfResult(target.builtIn.result);
    case 'free-function': {
      const [first] = node.arguments;
      return typeOfFreeCall(target.name, first && typeOf(first), registry);
    }
    case 'method': {
      const table = registry.methodsNamed(target.node.name);
      if (!table || isIfNull(target.node.name)) return anyType;
      const receiver = typeOf(target.node.receiver);
      return unionOfResults([...receiver].flatMap((type) => table[type] ?? []));
    }
    default:
      return anyType;
  }
}

function typeOfFreeCall(name: string, first: StaticType | undefined, registry: BuiltInRegistry): StaticType {
  switch (name.toLowerCase()) {
    case 'map':
      return map;
    case 'list':
      return list;
    case 'collection':
      return container;
    case 'ifnull':
      return anyType;
  }
  if (!first) return unionOfResults([registry.freeFunction(name)].flatMap((found) => found ?? []));
  return unionOfResults([...first].flatMap((type) => registry.freeFunction(name, type) ?? []));
}

export function isIfNull(name: string): boolean {
  return name.toLowerCase() === 'ifnull';
}

function unionOfResults(candidates: readonly BuiltIn[]): StaticType {
  // No candidate: either nothing is known of the receiver yet, or the call fails; neither says anything.
  return candidates.map(({ result }) => typeOfResult(result)).reduce(union, nothingYet);
}

/** Whole results may come as decimals and the other way round; neither says more than that it is a number. */
function typeOfResult(result: BuiltIn['result']): StaticType {
  if (result === 'any') return anyType;
  if (result === 'nothing') return nullOnly;
  if (result === 'number' || result === 'decimal') return new Set<ValueType>(['number', 'decimal', 'null']);
  return new Set<ValueType>([result, 'null']);
}

function union(first: StaticType, second: StaticType): StaticType {
  if (first === second || second.size === 0) return first;
  return first.size === 0 ? second : new Set([...first, ...second]);
}
