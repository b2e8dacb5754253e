import { type BuiltIn, leastArguments, type MethodTable, mostArguments } from '../../builtins/registry.ts';
import { numberOfArguments } from '../../runtime/errors.ts';
import type { Call, MethodCall } from '../../syntax/ast.ts';
import { taskForm } from '../../tasks/task-arguments.ts';
import { isConstructor } from '../constructors.ts';
import type { AnalysisFacts } from '../facts.ts';
import { foreignCall } from '../foreign-functions.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const argumentCount: Rule = {
  name: 'argument-count',
  severity: 'error',
  what: 'A call has more or fewer arguments than the function takes.',
  why: 'The call fails: "No. of arguments mismatches for the function". More than a page shows is a warning: pages leave some out.',
  page: 'https://www.zoho.com/deluge/help/functions/number/text.html',
  wrong: 'info "a,b".replaceAll(",");',
  right: 'info "a,b".replaceAll(",",";");',
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
  const given = node.arguments.length;
  switch (target.kind) {
    case 'function': {
      const declared = target.callable.parameters.length;
      if (given !== declared)
        yield finding(node, node.name, `It declares ${declared}; ${given} ${are(given)} given.`);
      return;
    }
    case 'task': {
      const { parameters } = target.task;
      const least = parameters.filter(({ optional }) => !optional).length;
      if (given < least || given > parameters.length) {
        // The pages of tasks leave out arguments that saved scripts give at the end.
        const tooMany = given > parameters.length && { severity: 'warning' as const };
        yield { ...finding(node, target.task.path, `It is called as ${taskForm(target.task)}.`), ...tooMany };
      }
      return;
    }
    case 'zoho-function':
      yield* misfit(node, given, [target.builtIn]);
      return;
    case 'free-function': {
      const { name } = target;
      if (isConstructor(name)) {
        if (name.toLowerCase() !== 'collection' && given > 1) {
          yield finding(node, name, `It takes 0 to 1; ${given} are given.`);
        }
        return;
      }
      const [first] = node.arguments;
      const types = first ? [...scope.typeOf(first)] : [];
      const candidates = first
        ? types.flatMap((type) => builtIns.freeFunction(name, type) ?? [])
        : [builtIns.freeFunction(name)].flatMap((found) => found ?? []);
      const free = candidates.filter(({ receiver }) => receiver === 'none');
      const methods = candidates.filter(({ receiver }) => receiver !== 'none');
      if (free.some((builtIn) => fits(builtIn, given)) || methods.some((builtIn) => fits(builtIn, given - 1)))
        return;
      if (free.length > 0) yield* misfit(node, given, free);
      else yield* misfit(node, given, methods, 1);
      return;
    }
    case 'method': {
      const table = builtIns.methodsNamed(node.name);
      if (!table || foreignCall(node, scope, builtIns)) return;
      yield* misfit(node, given, methodsOf(table, node, scope));
    }
  }
}

/**
 * The functions that a method call can mean: those of the receiver's types. That none fits is another rule's finding.
 * Of records, `distinct` and `average` take a field: https://www.zoho.com/deluge/help/aggregate-functions.html (documented).
 */
function methodsOf(table: MethodTable, node: Call | MethodCall, scope: Scope): readonly BuiltIn[] {
  if (node.kind !== 'method-call' || node.receiver.kind === 'fetch-records') return [];
  return [...scope.typeOf(node.receiver)].flatMap((type) => table[type] ?? []);
}

function* misfit(
  node: Call | MethodCall,
  given: number,
  candidates: readonly BuiltIn[],
  receiverAsArgument = 0,
): Iterable<Finding> {
  const [first] = candidates;
  if (!first || candidates.some((builtIn) => fits(builtIn, given - receiverAsArgument))) return;
  const least =
    Math.min(...candidates.map(({ parameters }) => leastArguments(parameters))) + receiverAsArgument;
  const most =
    Math.max(...candidates.map(({ parameters }) => mostArguments(parameters))) + receiverAsArgument;
  const takes = numberOfArguments(least, most);
  // Saved scripts give functions arguments that their pages leave out, such as toWords("en-us"); none gives too few.
  const tooMany = given > most && { severity: 'warning' as const };
  yield { ...finding(node, first.name, `It takes ${takes}; ${given} ${are(given)} given.`), ...tooMany };
}

function fits({ parameters }: BuiltIn, given: number): boolean {
  return given >= leastArguments(parameters) && given <= mostArguments(parameters);
}

function finding(node: Call | MethodCall, name: string, hint: string): Finding {
  return { range: node.nameRange, message: `No. of arguments mismatches for the function ${name}.`, hint };
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
