import { nearestName } from '../builtins/nearest-name.ts';
import { isSystemPath } from '../runtime/system-variables.ts';
import { calleePath, type Expression } from '../syntax/ast.ts';
import { expressionsWithin } from '../syntax/walk.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** Functions of the product itself, which are called by a path that begins so. */
const namespaces: ReadonlySet<string> = new Set([
  'standalone',
  'automation',
  'button',
  'schedule',
  'thisapp',
]);

/** Constructors, which the interpreter knows by itself. */
const constructors: readonly string[] = [
  'Map',
  'List',
  'Collection',
  'ifnull',
  'getUrl',
  'postUrl',
  'invokeUrl',
];

export const unknownFunction: Rule = {
  name: 'unknown-function',
  severity: 'error',
  what: 'A function or integration task is called that this engine does not know.',
  why: 'On the platform a misspelt name fails when the function is saved; here it would fail when it runs.',
  wrong: 'info "a".toUpperCas();',
  right: 'info "a".toUpperCase();',
  find: function* (context) {
    const declared = context.scopes.flatMap(({ declaration }) => (declaration ? [declaration.name] : []));
    for (const scope of context.scopes) {
      for (const expression of expressionsWithin(scope.statements))
        yield* findIn(expression, declared, context);
    }
  },
};

function* findIn(
  expression: Expression,
  declared: readonly string[],
  context: RuleContext,
): Iterable<Finding> {
  const { builtIns, tasks } = context.facts;
  if (expression.kind === 'call') {
    const { name } = expression;
    if (isConstructor(name) || declared.includes(name) || builtIns.freeFunction(name) || tasks.find(name))
      return;
    yield unknown(expression.nameRange, name, builtIns.nearest(name) ?? nearestName(name, constructors));
    return;
  }
  if (expression.kind !== 'method-call') return;
  const path = calleePath(expression);
  const [root = ''] = path ?? [];
  if (path && root.toLowerCase() === 'zoho' && path.length > 2) {
    const task = path.join('.');
    if (tasks.find(task) || builtIns.zohoFunction(task) || isSystemPath(path.slice(0, 2))) return;
    yield unknown(expression.nameRange, task, tasks.nearest(task));
    return;
  }
  if (namespaces.has(root.toLowerCase())) return;
  const { name } = expression;
  if (!builtIns.isMethodName(name)) yield unknown(expression.nameRange, name, builtIns.nearest(name));
}

function isConstructor(name: string): boolean {
  const lower = name.toLowerCase();
  return constructors.some((known) => known.toLowerCase() === lower);
}

function unknown(range: Finding['range'], name: string, near: string | undefined): Finding {
  return {
    range,
    message: `Not able to find '${name}' function.`,
    hint: near ? `Did you mean ${near}?` : 'Look the name up in the list of what is supported.',
  };
}
