import type { BuiltInRegistry, MethodTable } from '../builtins/registry.ts';
import type { Expression, Statement } from '../syntax/ast.ts';
import { expressionsWithin, statementsWithin } from '../syntax/walk.ts';

/** The variables of a function whose use tells what `{}` is when it is assigned to them. */
export interface BraceUses {
  readonly lists: ReadonlySet<string>;
  readonly maps: ReadonlySet<string>;
}

/**
 * The variables that a function uses as lists (with a function that lists have and maps have not, or as what a loop
 * goes over) or as maps. `{}` assigned to one of them is such a value; elsewhere it is what the reading
 * `empty-braces` says.
 * Source: https://www.zoho.com/deluge/help/datatypes.html shows `{}` for both; that the use decides is inferred.
 */
export function braceUsesIn(statements: readonly Statement[], registry: BuiltInRegistry): BraceUses {
  const lists = new Set<string>();
  const maps = new Set<string>();
  for (const node of expressionsWithin(statements)) {
    if (node.kind !== 'method-call' || node.receiver.kind !== 'identifier') continue;
    const use = useOf(registry.methodsNamed(node.name));
    if (use === 'list') lists.add(node.receiver.name);
    if (use === 'map') maps.add(node.receiver.name);
  }
  for (const statement of statementsWithin(statements)) {
    if (statement.kind === 'for-each' && statement.iterable.kind === 'identifier') {
      lists.add(statement.iterable.name);
    }
  }
  return { lists, maps };
}

/** Whether an expression is `{}`, alone or in brackets. */
export function isEmptyBraces(value: Expression): boolean {
  return value.kind === 'parenthesized' ? isEmptyBraces(value.expression) : value.kind === 'empty-braces';
}

function useOf(table: MethodTable | undefined): 'list' | 'map' | undefined {
  if (table?.list && !table.map) return 'list';
  return table?.map && !table.list ? 'map' : undefined;
}
