import { scopesForCall } from '../../zoho/index.ts';
import type { Connection } from '../definition/connection.ts';
import type { Topping } from '../definition/topping.ts';
import { callsOf, type PlannedCall } from './calls.ts';

/** A scope and why it is asked for. */
export interface NeededScope {
  readonly scope: string;
  /** The calls that need it; at least one. */
  readonly calls: readonly [PlannedCall, ...PlannedCall[]];
}

/**
 * The scopes that the functions of a topping need of a connection, each with the calls that need it.
 *
 * @example
 * for (const { scope, calls } of neededScopes(booksConnection, topping)) {
 *   print(`${scope}: ${calls.map(({ purpose }) => purpose).join('; ')}`);
 * }
 */
export function neededScopes(connection: Connection, topping: Topping): readonly NeededScope[] {
  const needed = new Map<string, [PlannedCall, ...PlannedCall[]]>();
  const functions = [
    ...topping.mappings.map((mapping) => ({ task: 'sync' as const, mapping })),
    ...topping.companions,
  ];
  for (const { task, mapping } of functions) {
    for (const call of callsOf(task, mapping)) {
      if (mapping.connections[call.through].linkName !== connection.linkName) continue;
      for (const scope of scopesForCall(call.method, call.path.replace('{id}', '1')) ?? []) {
        const calls = needed.get(scope);
        if (calls) calls.push(call);
        else needed.set(scope, [call]);
      }
    }
  }
  return [...needed].map(([scope, calls]) => ({ scope, calls }));
}
