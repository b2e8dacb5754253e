import { elementFor, elementTypeNamed } from '../builtins/list-elements.ts';
import type {
  Expression,
  Identifier,
  ListLiteral,
  MapLiteral,
  Member,
  TextLiteral,
  TypedList,
} from '../syntax/ast.ts';
import { memberPath } from '../syntax/ast.ts';
import { compileBlockTask } from './compile-block-task.ts';
import { compileCall } from './compile-call.ts';
import { compileConditional } from './compile-choice.ts';
import { compileBinary, compileUnary } from './compile-operator.ts';
import {
  type CompiledExpression,
  constant,
  type Evaluate,
  plain,
  plainEvaluators,
  withOperand,
  withOperands,
} from './compiled.ts';
import { type Compiler, failing } from './compiler.ts';
import { listOf, newMap } from './constructors.ts';
import { readDateText } from './date-literal.ts';
import { fail } from './errors.ts';
import { failExecution } from './execution-diagnostics.ts';
import type { Frame } from './frame.ts';
import { literalText } from './literal-text.ts';
import { mapContent } from './map-content.ts';
import { refuseReceiver } from './method-site.ts';
import { notAvailableHere } from './not-available-here.ts';
import { numberLiteral } from './number-literal.ts';
import { printed } from './operators.ts';
import { nearestSystemVariable, systemVariable } from './system-variables.ts';
import { CollectionValue, contentOf, ListValue, MapValue, typeOf, type Value } from './value.ts';

/** Compiles an expression of any kind. */
export function compileExpression(node: Expression, compiler: Compiler): CompiledExpression {
  switch (node.kind) {
    case 'text':
      return compileText(node, compiler);
    case 'number': {
      const value = numberLiteral(node.raw);
      if (value === undefined) return failing(node.range.start, () => fail('number-overflow', {}));
      return constant(value);
    }
    case 'boolean':
      return constant(node.value);
    case 'null':
      return constant(null);
    case 'identifier':
      return compileIdentifier(node, compiler);
    case 'member':
      return compileMember(node, compiler);
    case 'call':
    case 'method-call':
      return compileCall(node, compiler);
    case 'unary':
      return compileUnary(node, compiler);
    case 'binary':
      return compileBinary(node, compiler);
    case 'conditional':
      return compileConditional(node, compiler);
    case 'parenthesized':
      return compiler.expression(node.expression);
    case 'map':
      return compileMap(node, compiler);
    case 'list':
      return compileList(node, compiler);
    case 'empty-braces':
      return compiler.readings['empty-braces'] === 'list'
        ? plain(() => new ListValue())
        : plain(() => newMap(compiler.readings));
    case 'typed-list':
      return compileTypedList(node, compiler);
    case 'task-block':
      return compileBlockTask(node, compiler);
    case 'fetch-records':
    case 'insert-record':
    case 'field-choices':
      return notAvailableHere(node, 'Creator');
    case 'invalid-expression':
      throw new Error('A program with syntax errors cannot be compiled: look at its diagnostics first');
  }
}

/** Single quotes make a date where the text has the form of one, else plain text (observed in saved CRM functions). */
function compileText(node: TextLiteral, { readings }: Compiler): CompiledExpression {
  const { quote, range } = node;
  const value = literalText(node, readings);
  if (quote === '"' || readings['single-quoted-date'] === 'text' || !/\d/.test(value)) return constant(value);
  return plain((frame) => {
    frame.position = range.start;
    return readDateText(value, frame.execution) ?? value;
  });
}

function compileIdentifier({ name, range }: Identifier, compiler: Compiler): CompiledExpression {
  const { scope } = compiler;
  const slot = scope.slotOf(name);
  const position = range.start;
  if (scope.assigns(name)) {
    const evaluate: Evaluate = (frame) => frame.slots[slot] ?? unassigned(frame, slot, name, position);
    return { kind: 'plain', evaluate, slot };
  }
  const system = systemVariable(name);
  if (system) {
    return plain((frame) => {
      const own = frame.slots[slot];
      return own === undefined ? system.read(frame.execution) : own;
    });
  }
  if (name === argumentMap) return plain((frame) => frame.slots[slot] ?? argumentsOf(frame, slot));
  return plain((frame) => frame.slots[slot] ?? unassigned(frame, slot, name, position));
}

/** `??` takes null and undefined together, for speed; here they are told apart. */
function unassigned(frame: Frame, slot: number, name: string, position: number): Value {
  if (frame.slots[slot] === null) return null;
  frame.position = position;
  return fail('undefined-variable', { name });
}

/**
 * The map of all arguments, an older way to read them:
 * https://www.zoho.com/crm/developer/docs/functions/deluge-editor.html (documented).
 */
const argumentMap = 'input';

function argumentsOf(frame: Frame, slot: number): Value {
  if (frame.slots[slot] === null) return null;
  return new MapValue(frame.argumentEntries());
}

function compileMember(node: Member, compiler: Compiler): CompiledExpression {
  const { object, name, range } = node;
  const path = memberPath(node);
  if (path?.[0]?.toLowerCase() === 'zoho') return compileSystemPath(path.join('.'), range.start);
  const position = range.end - name.length;
  if (object.kind === 'identifier' && object.name === argumentMap && !compiler.scope.assigns(argumentMap)) {
    return compileArgument(name, position, compiler);
  }
  return withOperand(compiler.expression(object), (frame, value) => {
    frame.position = position;
    return fieldOf(value, name, frame);
  });
}

function compileSystemPath(path: string, position: number): CompiledExpression {
  const variable = systemVariable(path);
  if (!variable) {
    return failing(position, () =>
      failExecution('unknown-system-variable', { name: path, nearest: nearestSystemVariable(path) }),
    );
  }
  return plain((frame) => variable.read(frame.execution));
}

/** `input.name`: the argument `name`, or the field of an argument that is itself called `input`. */
function compileArgument(name: string, position: number, { scope }: Compiler): CompiledExpression {
  const mapSlot = scope.slotOf(argumentMap);
  const slot = scope.slotOf(name);
  return plain((frame) => {
    frame.position = position;
    const own = frame.slots[mapSlot];
    if (own !== undefined) return fieldOf(own, name, frame);
    return frame.slots[slot] ?? unassigned(frame, slot, `${argumentMap}.${name}`, position);
  });
}

function fieldOf(value: Value, name: string, frame: Frame): Value {
  if (value instanceof MapValue) return value.get(name);
  if (value instanceof CollectionValue) return fieldOf(contentOf(value), name, frame);
  if (value === null) return refuseReceiver(name, 'null', ['map'], frame);
  return failExecution('no-field', { name, type: typeOf(value) });
}

function compileMap({ entries, range }: MapLiteral, compiler: Compiler): CompiledExpression {
  const { readings } = compiler;
  const keys = entries.map(({ key }) => compiler.expression(key));
  const values = entries.map(({ value }) => compiler.expression(value));
  const names = textsOf(keys);
  const evaluators = plainEvaluators(values);
  if (names && evaluators) {
    return plain((frame) => {
      const map = newMap(readings);
      for (let index = 0; index < names.length; index++) {
        map.set(names[index] ?? '', mapContent(evaluators[index]?.(frame) ?? null, readings));
      }
      return map;
    });
  }
  const operands = keys.flatMap((key, index) => [key, values[index] ?? constant(null)]);
  return withOperands(operands, (frame, given) => {
    frame.position = range.start;
    const map = newMap(readings);
    for (let index = 0; index < given.length; index += 2) {
      const key = printed(mapContent(given[index] ?? null, readings), frame.execution);
      map.set(key, mapContent(given[index + 1] ?? null, readings));
    }
    return map;
  });
}

/** The texts of operands that are all literals of text; undefined when one is not. */
function textsOf(operands: readonly CompiledExpression[]): readonly string[] | undefined {
  const texts: string[] = [];
  for (const operand of operands) {
    if (operand.kind !== 'plain' || typeof operand.constant !== 'string') return undefined;
    texts.push(operand.constant);
  }
  return texts;
}

function compileList({ items }: ListLiteral, compiler: Compiler): CompiledExpression {
  const operands = items.map((item) => compiler.expression(item));
  const texts = textsOf(operands);
  if (texts) return plain(() => new ListValue(texts.slice()));
  return withOperands(operands, (_frame, values) => new ListValue(values));
}

function compileTypedList({ elementType, items, range }: TypedList, compiler: Compiler): CompiledExpression {
  const type = elementTypeNamed(elementType);
  if (type === undefined) {
    return failing(range.start, () =>
      failExecution('not-supported', { what: `a list of type ${elementType}` }),
    );
  }
  if (!items) return plain(() => new ListValue([], type));
  return withOperand(compiler.expression(items), (frame, value) => {
    frame.position = range.start;
    const list = new ListValue([], type);
    for (const item of listOf([value]).items) list.items.push(elementFor(list, item, frame.execution));
    return list;
  });
}
