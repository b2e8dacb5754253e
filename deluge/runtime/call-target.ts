import type { BuiltIn, BuiltInRegistry } from '../builtins/registry.ts';
import type { NotCovered } from '../not-covered/not-covered.ts';
import { notCovered } from '../not-covered/not-covered-table.ts';
import { type Call, calleePath, type MethodCall } from '../syntax/ast.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskTable } from '../tasks/task-table.ts';
import type { Callable } from './callable.ts';
import type { FunctionTable } from './function-table.ts';
import type { Scope } from './scope.ts';
import { isSystemPath } from './system-variables.ts';

/** What names in calls can mean. */
export interface Names {
  readonly functions: FunctionTable;
  readonly registry: BuiltInRegistry;
  readonly tasks: TaskTable;
}

/** What a call means, as far as the text tells. */
export type CallTarget =
  | { readonly kind: 'function'; readonly callable: Callable }
  | { readonly kind: 'task'; readonly task: Task }
  /** A function of the language with a dotted name: `zoho.encryption.md5`. */
  | { readonly kind: 'zoho-function'; readonly builtIn: BuiltIn }
  /** A free function of the language. */
  | { readonly kind: 'free-function'; readonly name: string }
  /** A function of whatever the receiver turns out to be. */
  | { readonly kind: 'method'; readonly node: MethodCall }
  /** What is documented for others, and has nothing behind it here. */
  | { readonly kind: 'not-covered'; readonly found: NotCovered }
  | { readonly kind: 'unknown-function'; readonly path: string }
  | { readonly kind: 'unknown-task'; readonly path: string };

/** Functions of the programs come first, so that a program can stand in for a task that is not known here. */
export function targetOfCall(node: Call | MethodCall, scope: Scope, names: Names): CallTarget {
  return node.kind === 'call' ? targetOfName(node.name, names) : targetOfMethod(node, scope, names);
}

function targetOfName(name: string, { functions, tasks, registry }: Names): CallTarget {
  const callable = functions.find(name);
  if (callable) return { kind: 'function', callable };
  const task = tasks.find(name);
  if (task) return { kind: 'task', task };
  const found = registry.freeFunction(name) ? undefined : notCovered.freeFunction(name);
  return found ? { kind: 'not-covered', found } : { kind: 'free-function', name };
}

function targetOfMethod(node: MethodCall, scope: Scope, names: Names): CallTarget {
  const parts = calleePath(node);
  const [first] = parts ?? [];
  if (!parts || first === undefined || scope.assigns(first)) return targetOfReceiver(node, names);
  const path = parts.join('.');
  const callable = names.functions.find(path);
  if (callable) return { kind: 'function', callable };
  // Zoho reserves the word, so no variable has its name in other letters.
  const isPlatform = first.toLowerCase() === 'zoho';
  if (isPlatform) {
    const task = names.tasks.find(path);
    if (task) return { kind: 'task', task };
    const builtIn = names.registry.zohoFunction(path);
    if (builtIn) return { kind: 'zoho-function', builtIn };
    if (isSystemPath(parts.slice(0, -1))) return { kind: 'method', node };
  }
  const found = notCovered.path(path);
  if (found) return { kind: 'not-covered', found };
  if (isPlatform) return { kind: 'unknown-task', path };
  if (names.functions.isNamespace(first)) return { kind: 'unknown-function', path };
  return targetOfReceiver(node, names);
}

function targetOfReceiver(node: MethodCall, { registry }: Names): CallTarget {
  const found = registry.isMethodName(node.name) ? undefined : notCovered.method(node.name);
  return found ? { kind: 'not-covered', found } : { kind: 'method', node };
}
