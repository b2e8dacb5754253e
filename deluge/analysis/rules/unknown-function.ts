import { nearestName } from '../../diagnostics/nearest-name.ts';
import { notCovered } from '../../not-covered/not-covered-table.ts';
import { systemVariable } from '../../runtime/system-variables.ts';
import type { Call, MethodCall } from '../../syntax/ast.ts';
import { blockTask } from '../../tasks/block-table.ts';
import { constructorNames, isConstructor } from '../constructors.ts';
import type { AnalysisFacts } from '../facts.ts';
import { foreignCall } from '../foreign-functions.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const unknownFunction: Rule = {
  name: 'unknown-function',
  severity: 'error',
  what: 'A function or task is called whose name is a misspelling of a known one, or that of another language; as a warning, one that nothing known resembles.',
  why: 'A misspelt name fails when the function is saved, and here when it runs. A name that resembles nothing may be one that the platform knows, and cannot be run here.',
  page: 'https://www.zoho.com/deluge/help/error-messages.html',
  wrong: 'info "a".toUpperCas();',
  right: 'info "a".toUpperCase();',
  find: function* ({ scopes, facts }) {
    for (const scope of scopes) {
      for (const expression of scope.expressions) {
        if (expression.kind === 'call' || expression.kind === 'method-call') {
          yield* findIn(expression, scope, facts);
        } else if (expression.kind === 'task-block' && isUnknown(expression.task)) {
          const { task, range } = expression;
          const place = { start: range.start, end: range.start + task.length };
          const found = unknown(place, task, undefined);
          yield facts.tasks.find(task) ? { ...found, hint: asCall(task) } : found;
        }
      }
    }
  },
};

function isUnknown(task: string): boolean {
  return !blockTask(task) && !notCovered.block(task);
}

function* findIn(
  node: Call | MethodCall,
  scope: Scope,
  { builtIns, tasks }: AnalysisFacts,
): Iterable<Finding> {
  const target = scope.targetOf(node);
  const { nameRange } = node;
  const foreign = foreignCall(node, scope, builtIns);
  // `Math.random()` has its class before it; `Orders.Items()` may be more than the items() of Python.
  const isOfClass = foreign !== undefined && foreign.start < nameRange.start;
  if (target.kind === 'method' && !isOfClass && isRowOfSubform(target.node, scope, builtIns)) {
    yield {
      range: nameRange,
      message: `'${node.name}' is a subform of a Zoho Creator form, or is misspelt.`,
      hint: 'A row of a subform cannot be made here: run the script in Creator.',
      severity: 'note',
    };
    return;
  }
  if (foreign) {
    const { name, start, instead, mayBeKnown } = foreign;
    yield {
      range: { start, end: nameRange.end },
      message: notFound(name),
      hint: instead,
      ...(mayBeKnown && { severity: 'warning' }),
    };
    return;
  }
  switch (target.kind) {
    case 'free-function': {
      const { name } = target;
      if (isConstructor(name) || builtIns.freeFunction(name)) return;
      const instead = insteadOfCall(name, builtIns);
      if (instead !== undefined) {
        yield { range: nameRange, message: notFound(name), hint: instead };
        return;
      }
      yield unknown(nameRange, name, builtIns.nearest(name) ?? nearestName(name, constructorNames));
      return;
    }
    case 'unknown-task': {
      const { path } = target;
      const instead = insteadOfTask(path);
      if (instead === undefined) yield unknown(nameRange, path, tasks.nearest(path));
      else yield { range: nameRange, message: notFound(path), hint: instead };
      return;
    }
    case 'method':
      // `Status:ui.add(…)` is a function of a field, of which no value is known here.
      if (node.kind === 'method-call' && node.receiver.kind === 'field-choices') return;
      if (!builtIns.isMethodName(node.name)) yield unknown(nameRange, node.name, builtIns.nearest(node.name));
  }
}

/** `today` and `now` take no brackets, and a function that has no free form is called on a value. */
function insteadOfCall(name: string, builtIns: AnalysisFacts['builtIns']): string | undefined {
  const asValue = withoutBrackets(name);
  if (asValue !== undefined) return asValue;
  return builtIns.isMethodName(name) ? `It is called on a value: value.${name}(…).` : undefined;
}

/**
 * `row = Orders.Items();` makes a row of a subform:
 * https://www.zoho.com/deluge/help/miscellaneous/insert-subform-row.html (documented).
 */
function isRowOfSubform(node: MethodCall, scope: Scope, builtIns: AnalysisFacts['builtIns']): boolean {
  const { receiver, name } = node;
  if (node.arguments.length > 0 || builtIns.isMethodName(name)) return false;
  if (receiver.kind !== 'identifier' || scope.sets(receiver.name)) return false;
  return scope.assignments.some(({ value }) => value === node);
}

/** A task that is known as a call, as `postUrl(…)` is, and that stands before keys in brackets. */
function asCall(task: string): string {
  return `It is known as a call here: write ${task}("https://…"), or invokeurl [ url :"https://…" type :GET ].`;
}

/** A system variable takes no brackets, and no task of these products deletes a record. */
function insteadOfTask(path: string): string | undefined {
  const deletes = /^zoho\.(crm|bigin|books)(\.v\d+)?\.delete\w*$/i.test(path);
  return deletes
    ? 'No task deletes records: call the REST API with invokeurl [ url :"…" type :DELETE connection:"…" ].'
    : withoutBrackets(path);
}

function withoutBrackets(path: string): string | undefined {
  const variable = systemVariable(path);
  return variable && `Write ${variable.path} without brackets: it is a value.`;
}

function notFound(name: string): string {
  return `Not able to find '${name}' function.`;
}

function unknown(range: Finding['range'], name: string, near: string | undefined): Finding {
  const message = notFound(name);
  if (near !== undefined && isMisspelling(name, near))
    return { range, message, hint: `Did you mean ${near}?` };
  const hint = near
    ? `The nearest known one is ${near}. docs/deluge-support.md lists what is supported.`
    : 'docs/deluge-support.md lists what is supported.';
  return { range, message, hint, severity: 'warning' };
}

/**
 * A slip keeps the family, the first letter, and nearly the length; what differs in more may be a function of another
 * product, such as toFile beside isFile.
 */
function isMisspelling(name: string, near: string): boolean {
  const [family, last] = splitPath(name);
  const [nearFamily, nearLast] = splitPath(near);
  return (
    family === nearFamily &&
    last.charAt(0) === nearLast.charAt(0) &&
    Math.abs(last.length - nearLast.length) <= 1 &&
    nearestName(last, [nearLast]) !== undefined
  );
}

function splitPath(path: string): readonly [family: string, last: string] {
  const lower = path.toLowerCase();
  const dot = lower.lastIndexOf('.');
  return [lower.slice(0, dot + 1), lower.slice(dot + 1)];
}
