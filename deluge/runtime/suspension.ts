import { expressionsWithin } from '../syntax/walk.ts';
import { type Names, targetOfCall } from './call-target.ts';
import type { Callable } from './callable.ts';
import { Scope } from './scope.ts';

/**
 * Marks the functions that may exchange something over HTTP: those that hold a task with an exchange, and, until
 * nothing changes, those that call such a function.
 */
export function markSuspending(callables: readonly Callable[], names: Names): void {
  const callers = new Map<Callable, Callable[]>();
  const open: Callable[] = [];
  for (const callable of callables) {
    const scope = new Scope(
      callable.parameters.map((parameter) => parameter.name),
      callable.statements,
    );
    for (const node of expressionsWithin(callable.statements)) {
      if (node.kind === 'task-block') open.push(callable);
      if (node.kind !== 'call' && node.kind !== 'method-call') continue;
      const target = targetOfCall(node, scope, names);
      if (target.kind === 'task' && target.task.kind === 'exchange') open.push(callable);
      if (target.kind === 'function') {
        callers.set(target.callable, [...(callers.get(target.callable) ?? []), callable]);
      }
    }
  }
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.suspends) continue;
    next.suspends = true;
    open.push(...(callers.get(next) ?? []));
  }
}
