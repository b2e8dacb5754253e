import type { Call, Expression, MethodCall, TaskBlock } from '../syntax/ast.ts';
import { calleePath } from '../syntax/ast.ts';
import type { Scope } from './scope.ts';

/** An expression that calls a service: it takes time, counts against limits, and can fail. */
export interface Exchange {
  readonly node: Call | MethodCall | TaskBlock;
  /** As people know it: `invokeurl`, `zoho.bigin.updateRecord`. */
  readonly name: string;
  readonly effect: 'reads' | 'writes' | 'unknown';
}

/** The free functions that fetch an address; https://www.zoho.com/deluge/help/web-data.html (documented). */
const addressFunctions: ReadonlySet<string> = new Set(['geturl', 'posturl', 'invokeurl']);

/** Parts of the `zoho` path that hold plain functions instead of tasks. */
const plainFamilies: ReadonlySet<string> = new Set(['encryption', 'currentdate', 'currenttime']);

const writing = /^(create|update|upsert|add|insert|delete|bulk|attach|convert|mark|set|post|send|trigger)/i;
const reading = /^(get|search|fetch|retrieve|list|invokeconnector)/i;

/** The exchange that an expression makes itself, not in its parts; undefined when it makes none. */
export function exchangeOf(expression: Expression, scope: Scope): Exchange | undefined {
  if (expression.kind === 'task-block') {
    return { node: expression, name: expression.task, effect: 'unknown' };
  }
  if (expression.kind === 'call') {
    if (
      !addressFunctions.has(expression.name.toLowerCase()) ||
      scope.targetOf(expression).kind === 'function'
    ) {
      return undefined;
    }
    return { node: expression, name: expression.name, effect: 'unknown' };
  }
  if (expression.kind !== 'method-call') return undefined;
  const target = scope.targetOf(expression);
  if (target.kind === 'task') {
    return target.task.kind === 'local' ? undefined : integrationTask(expression, target.task.path);
  }
  if (target.kind === 'not-covered') {
    const { name, group } = target.found;
    return group.prefix === undefined ? undefined : integrationTask(expression, name);
  }
  if (target.kind !== 'unknown-task') return undefined;
  const [, family = '', name = ''] = calleePath(expression) ?? [];
  // Variables of the organization cost no call that counts.
  if (plainFamilies.has(family.toLowerCase()) || /^getorgvariable$/i.test(name)) return undefined;
  return integrationTask(expression, target.path);
}

function integrationTask(node: MethodCall, path: string): Exchange {
  const effect = writing.test(node.name) ? 'writes' : reading.test(node.name) ? 'reads' : 'unknown';
  return { node, name: path, effect };
}
