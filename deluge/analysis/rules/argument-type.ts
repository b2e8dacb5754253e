import { type BuiltIn, type BuiltInParameter, parameterAt } from '../../builtins/registry.ts';
import { typeLabel, type ValueType, valueTypes } from '../../runtime/value.ts';
import type { Call, Expression, MethodCall } from '../../syntax/ast.ts';
import type { AnalysisFacts } from '../facts.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { isNever, onlyType } from '../types.ts';

export const argumentType: Rule = {
  name: 'argument-type',
  severity: 'warning',
  what: 'A built-in function is given a value, or called on one, of a type that it does not take.',
  why: 'The call fails when it runs here. It is no error because saved scripts show that the platform converts more than its pages say. Only types that are sure are looked at.',
  wrong: 'name = "Ann";\nname.put("first","A");',
  right: 'name = Map();\nname.put("first","A");\ninfo name;',
  find: function* ({ scopes, facts }) {
    for (const scope of scopes) {
      for (const expression of scope.expressions) {
        if (expression.kind === 'call' || expression.kind === 'method-call') {
          yield* findIn(expression, scope, facts);
        }
      }
    }
  },
};

function* findIn(node: Call | MethodCall, scope: Scope, { builtIns }: AnalysisFacts): Iterable<Finding> {
  const target = scope.targetOf(node);
  switch (target.kind) {
    case 'zoho-function':
      yield* wrongArguments([target.builtIn], node.arguments, scope);
      return;
    case 'free-function': {
      const { name } = target;
      const [first, ...rest] = node.arguments;
      if (!first) return;
      const candidates = [...scope.typeOf(first)].flatMap((type) => builtIns.freeFunction(name, type) ?? []);
      if (candidates.some(({ receiver }) => receiver === 'none')) {
        yield* wrongArguments(candidates, node.arguments, scope);
        return;
      }
      const takes = valueTypes.filter((type) =>
        candidates.some(({ receiver }) => receiver === 'any' || receiver.includes(type)),
      );
      if (candidates.length === 0) return;
      if (isMisfit(first, withDigits(takes), scope)) yield wrongReceiver(node, first, takes, scope);
      else yield* wrongArguments(candidates, rest, scope);
      return;
    }
    case 'method': {
      const table = builtIns.methodsNamed(node.name);
      if (!table || node.kind !== 'method-call') return;
      const takes = valueTypes.filter((type) => table[type]);
      if (isMisfit(node.receiver, withDigits(takes), scope)) {
        yield wrongReceiver(node, node.receiver, takes, scope);
        return;
      }
      const candidates = [...scope.typeOf(node.receiver)].flatMap((type) => table[type] ?? []);
      yield* wrongArguments(candidates, node.arguments, scope);
    }
  }
}

/**
 * A number has the functions of texts as well, on its digits, and is taken where a text is wanted, unless that has to
 * have the layout of a date (observed; a run takes it so too).
 */
function withDigits(takes: readonly ValueType[]): readonly ValueType[] {
  return takes.includes('text') ? [...takes, 'number', 'decimal'] : takes;
}

/** Null alone is left to the rule about null: what the platform does with it differs from function to function. */
function isMisfit(value: Expression, takes: readonly ValueType[], scope: Scope): boolean {
  const type = scope.typeOf(value);
  return onlyType(type) !== 'null' && isNever(type, takes);
}

function wrongReceiver(
  node: Call | MethodCall,
  receiver: Expression,
  takes: readonly ValueType[],
  scope: Scope,
): Finding {
  return {
    range: node.nameRange,
    message: `The function '${node.name}' cannot be applied to a ${labelOf(receiver, scope)} value.`,
    hint: `It works on ${labels(takes)}.`,
  };
}

/** Arguments that none of the functions takes that a call can mean. */
function* wrongArguments(
  candidates: readonly BuiltIn[],
  values: readonly Expression[],
  scope: Scope,
): Iterable<Finding> {
  const [first] = candidates;
  if (!first) return;
  for (const [index, value] of values.entries()) {
    const parameters = candidates.map((builtIn) => parameterAt(builtIn.parameters, index));
    if (parameters.some((parameter) => !parameter || parameter.types === 'any')) continue;
    const known = parameters.filter((parameter): parameter is BuiltInParameter => parameter !== undefined);
    const takes = [...new Set(known.flatMap(({ types }) => (types === 'any' ? [] : types)))];
    if (!isMisfit(value, takes.includes('date-time') ? takes : withDigits(takes), scope)) continue;
    yield {
      range: value.range,
      message: `The function '${first.name}' does not take a ${labelOf(value, scope)} value for '${known[0]?.name}'.`,
      hint: `Give it ${labels(takes)}.`,
    };
  }
}

function labelOf(value: Expression, scope: Scope): string {
  return labels([...scope.typeOf(value)].filter((type) => type !== 'null'));
}

function labels(types: readonly ValueType[]): string {
  return types.map((type) => typeLabel[type]).join(' or ');
}
