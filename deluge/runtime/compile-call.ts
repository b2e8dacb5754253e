import { accepts, checkArguments, type MethodTable, mostArguments } from '../builtins/registry.ts';
import type { Call, MethodCall } from '../syntax/ast.ts';
import type { ExchangeTask, Task } from '../tasks/task.ts';
import { bindArguments } from '../tasks/task-arguments.ts';
import { targetOfCall } from './call-target.ts';
import { type Callable, call, callSuspending } from './callable.ts';
import { compileIfNull } from './compile-choice.ts';
import {
  type CompiledExpression,
  constant,
  type Evaluate,
  evaluateAll,
  plain,
  plainEvaluators,
  type Suspending,
  suspending,
  withOperands,
} from './compiled.ts';
import { type Compiler, failing } from './compiler.ts';
import { constructorNamed } from './constructors.ts';
import { fail, failNotCovered } from './errors.ts';
import { exchange } from './exchange.ts';
import { type FastMethod, fastMethod } from './fast-methods.ts';
import type { Frame } from './frame.ts';
import { isNumber, MethodSite, refuseReceiver } from './method-site.ts';
import { textOf } from './text-form.ts';
import { contentOf, typeOf, type Value, valueTypes } from './value.ts';

/** A call of whatever kind: of a function of the programs, a task, a function of the language, a method. */
export function compileCall(node: Call | MethodCall, compiler: Compiler): CompiledExpression {
  const { scope, names } = compiler;
  if (givesNullForEmptyDate(node, compiler)) return constant(null);
  const target = targetOfCall(node, scope, names);
  const position = node.nameRange.start;
  const operands = node.arguments.map((argument) => compiler.expression(argument));
  switch (target.kind) {
    case 'function':
      return compileFunctionCall(target.callable, operands, position);
    case 'task':
      return compileTask(target.task, operands, position, compiler.source.positionAt(node.range.start).line);
    case 'zoho-function':
      return withOperands(operands, (frame, values) => {
        frame.position = position;
        const args = checkArguments(target.builtIn, values, frame.execution);
        return target.builtIn.run(frame.execution, null, args);
      });
    case 'free-function':
      if (isIfNull(target.name)) return compileIfNull(node.arguments, position, compiler);
      return compileFreeFunction(target.name, operands, position, compiler);
    case 'method':
      return compileMethod(target.node, operands, compiler);
    case 'not-covered': {
      const { name, group } = target.found;
      return failing(position, () => failNotCovered(name, group));
    }
    case 'unknown-function':
      return failing(position, () =>
        fail('unknown-function', { name: target.path, nearest: names.functions.nearest(target.path) }),
      );
    case 'unknown-task':
      return failing(position, () =>
        fail('unknown-task', { name: target.path, nearest: nearestZohoName(target.path, compiler) }),
      );
  }
}

/** `isText('')`: https://www.zoho.com/deluge/help/functions/common/istext.html */
function givesNullForEmptyDate(node: Call | MethodCall, { names, readings }: Compiler): boolean {
  const operand = node.kind === 'call' ? node.arguments[0] : node.receiver;
  if (operand?.kind !== 'text' || operand.raw !== "''" || readings['single-quoted-date'] === 'text')
    return false;
  return names.registry.freeFunction(node.name)?.nullForEmptyDate === true;
}

function isIfNull(name: string): boolean {
  return name.toLowerCase() === 'ifnull';
}

function nearestZohoName(path: string, { names }: Compiler): string | undefined {
  return names.tasks.nearest(path) ?? names.registry.nearest(path);
}

function compileFunctionCall(
  callable: Callable,
  operands: readonly CompiledExpression[],
  position: number,
): CompiledExpression {
  if (callable.suspends) {
    return suspending(function* (frame) {
      const values = yield* evaluateAll(operands, frame);
      frame.position = position;
      return yield* callSuspending(callable, values, frame.execution);
    });
  }
  return withOperands(operands, (frame, values) => {
    frame.position = position;
    return call(callable, values, frame.execution);
  });
}

function compileTask(
  task: Task,
  operands: readonly CompiledExpression[],
  position: number,
  line: number,
): CompiledExpression {
  if (task.kind === 'local') {
    return withOperands(operands, (frame, values) => {
      frame.position = position;
      return task.evaluate(bindArguments(task, values), frame.execution);
    });
  }
  return suspending(function* (frame) {
    const values = yield* evaluateAll(operands, frame);
    frame.position = position;
    return yield* exchangeOf(task, values, frame, line);
  });
}

function* exchangeOf(
  task: ExchangeTask,
  values: readonly Value[],
  frame: Frame,
  line: number,
): Suspending<Value> {
  const { execution } = frame;
  const args = bindArguments(task, values);
  const request = task.request(args, execution);
  const answer = yield* exchange(request, line, execution);
  return task.answer(answer, execution, request, args);
}

/** `name(…)`: which function it is may depend on the type of the first argument. */
function compileFreeFunction(
  name: string,
  operands: readonly CompiledExpression[],
  position: number,
  { names, readings }: Compiler,
): CompiledExpression {
  const { registry, functions } = names;
  const construct = constructorNamed(name, readings);
  if (construct) {
    return withOperands(operands, (frame, values) => {
      frame.position = position;
      return construct(values);
    });
  }
  if (!registry.freeFunction(name)) {
    return failing(position, () =>
      fail('unknown-function', { name, nearest: functions.nearest(name) ?? registry.nearest(name) }),
    );
  }
  const withoutArguments = registry.freeFunction(name);
  const table: MethodTable = Object.fromEntries(
    valueTypes.map((type) => [type, registry.freeFunction(name, type)]),
  );
  return withOperands(operands, (frame, values) => {
    frame.position = position;
    const [given] = values;
    const first = given === undefined ? undefined : contentOf(given);
    const builtIn = first === undefined ? withoutArguments : table[typeOf(first)];
    if (!builtIn) throw new Error(`The registry lost the function ${name}`);
    if (builtIn.receiver === 'none') {
      const args = checkArguments(builtIn, values, frame.execution);
      return builtIn.run(frame.execution, null, args);
    }
    if (first === undefined) {
      return fail('argument-count', {
        name: builtIn.name,
        given: 0,
        least: 1,
        most: mostArguments(builtIn.parameters) + 1,
      });
    }
    const type = typeOf(first);
    if (isNumber(first) && !accepts(builtIn.receiver, type) && table.text) {
      const rest = checkArguments(table.text, values.slice(1), frame.execution);
      return table.text.run(frame.execution, textOf(first, frame.execution), rest);
    }
    if (!accepts(builtIn.receiver, type)) {
      const takes = valueTypes.filter((known) => accepts(builtIn.receiver, known));
      return refuseReceiver(builtIn.name, type, takes, frame);
    }
    const rest = checkArguments(builtIn, values.slice(1), frame.execution);
    return builtIn.run(frame.execution, first, rest);
  });
}

function compileMethod(
  node: MethodCall,
  operands: readonly CompiledExpression[],
  compiler: Compiler,
): CompiledExpression {
  const { name } = node;
  const position = node.nameRange.start;
  if (isIfNull(name)) return compileIfNull([node.receiver, ...node.arguments], position, compiler);
  const { registry } = compiler.names;
  const table = registry.methodsNamed(name);
  if (!table) {
    return failing(position, () => fail('unknown-function', { name, nearest: registry.nearest(name) }));
  }
  const [argument] = node.arguments;
  const hasPair = argument?.kind === 'map' && argument.bare === true;
  const site = new MethodSite(name, table, operands.length, hasPair);
  const receiver = compiler.expression(node.receiver);
  const evaluators = plainEvaluators(operands);
  if (receiver.kind === 'suspending' || !evaluators) {
    return suspending(function* (frame) {
      const [value = null, ...values] = yield* evaluateAll([receiver, ...operands], frame);
      frame.position = position;
      return site.call(frame, value, values);
    });
  }
  const fast = fastMethod(name, operands.length, registry);
  if (fast && receiver.slot !== undefined) {
    return callFast(fast, site, receiver.evaluate, receiver.slot, evaluators, position);
  }
  const [first, second, third] = evaluators;
  if (first && second && !third && receiver.slot !== undefined) {
    return callWithTwo(site, receiver.evaluate, receiver.slot, [first, second], position);
  }
  if (second) return callWithMany(site, receiver.evaluate, evaluators, position);
  const literals = literalsOf(operands);
  return first && !literals
    ? callWithOne(site, receiver, first, position)
    : callWithLiterals(site, receiver, literals ?? [], position);
}

type Plain = Extract<CompiledExpression, { readonly kind: 'plain' }>;

/** A call that allocates nothing as long as its values are the usual ones. */
function callFast(
  fast: FastMethod,
  site: MethodSite,
  evaluate: Evaluate,
  slot: number,
  [first = nothing, second = nothing]: readonly Evaluate[],
  position: number,
): CompiledExpression {
  switch (fast.given) {
    case 0: {
      const { apply } = fast;
      return plain((frame) => {
        const value = frame.slots[slot] ?? evaluate(frame);
        const result = apply(value);
        if (result !== undefined) return result;
        frame.position = position;
        return site.call(frame, value, []);
      });
    }
    case 1: {
      const { apply } = fast;
      return plain((frame) => {
        const value = frame.slots[slot] ?? evaluate(frame);
        const argument = first(frame);
        const result = apply(value, argument);
        if (result !== undefined) return result;
        frame.position = position;
        return site.call(frame, value, [argument]);
      });
    }
    case 2: {
      const { apply } = fast;
      return plain((frame) => {
        const value = frame.slots[slot] ?? evaluate(frame);
        const argument = first(frame);
        const other = second(frame);
        const result = apply(value, argument, other);
        if (result !== undefined) return result;
        frame.position = position;
        return site.call(frame, value, [argument, other]);
      });
    }
  }
}

function nothing(): Value {
  return null;
}

/** Most calls of methods have a variable as receiver, which is read here without a call. */
function callWithLiterals(
  site: MethodSite,
  { evaluate, slot }: Plain,
  values: readonly Value[],
  position: number,
): CompiledExpression {
  if (slot === undefined) {
    return plain((frame) => {
      const value = evaluate(frame);
      frame.position = position;
      return site.call(frame, value, values);
    });
  }
  return plain((frame) => {
    const value = frame.slots[slot] ?? evaluate(frame);
    frame.position = position;
    return site.call(frame, value, values);
  });
}

function callWithOne(
  site: MethodSite,
  { evaluate, slot }: Plain,
  argument: Evaluate,
  position: number,
): CompiledExpression {
  if (slot === undefined) {
    return plain((frame) => {
      const value = evaluate(frame);
      const values = [argument(frame)];
      frame.position = position;
      return site.call(frame, value, values);
    });
  }
  return plain((frame) => {
    const value = frame.slots[slot] ?? evaluate(frame);
    const values = [argument(frame)];
    frame.position = position;
    return site.call(frame, value, values);
  });
}

function callWithTwo(
  site: MethodSite,
  evaluate: Evaluate,
  slot: number,
  [first, second]: readonly [Evaluate, Evaluate],
  position: number,
): CompiledExpression {
  return plain((frame) => {
    const value = frame.slots[slot] ?? evaluate(frame);
    const values = [first(frame), second(frame)];
    frame.position = position;
    return site.call(frame, value, values);
  });
}

function callWithMany(
  site: MethodSite,
  receiver: Evaluate,
  operands: readonly Evaluate[],
  position: number,
): CompiledExpression {
  return plain((frame) => {
    const value = receiver(frame);
    const values: Value[] = [];
    for (const operand of operands) values.push(operand(frame));
    frame.position = position;
    return site.call(frame, value, values);
  });
}

function literalsOf(operands: readonly CompiledExpression[]): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const operand of operands) {
    if (operand.kind !== 'plain' || operand.constant === undefined) return undefined;
    values.push(operand.constant);
  }
  return values;
}
