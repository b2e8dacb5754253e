import type { BuiltInRegistry } from '../builtins/registry.ts';
import type { Statement } from '../syntax/ast.ts';
import { expressionsWithin, statementsWithin } from '../syntax/walk.ts';

/**
 * The variables that a function uses as lists: with a function that lists have and maps have not, or as what a loop
 * goes over. `{}` assigned to one of them is an empty list; anywhere else it is an empty map, as in JSON.
 * Source: https://www.zoho.com/deluge/help/datatypes.html shows `{}` for both; that the use decides is inferred.
 */
export function variablesUsedAsLists(
  statements: readonly Statement[],
  registry: BuiltInRegistry,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of expressionsWithin(statements)) {
    if (node.kind !== 'method-call' || node.receiver.kind !== 'identifier') continue;
    const table = registry.methodsNamed(node.name);
    if (table?.list && !table.map) names.add(node.receiver.name);
  }
  for (const statement of statementsWithin(statements)) {
    if (statement.kind === 'for-each' && statement.iterable.kind === 'identifier') {
      names.add(statement.iterable.name);
    }
  }
  return names;
}
