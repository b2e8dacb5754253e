import type { Statement } from '../syntax/ast.ts';
import { blocksOf } from '../syntax/walk.ts';

const ends: ReadonlySet<Statement['kind']> = new Set(['return', 'throw', 'break', 'continue']);

/** Whether no run goes on behind the statement. A loop may have no round, so it never ends a run for sure. */
export function endsAlways(statement: Statement): boolean {
  if (ends.has(statement.kind)) return true;
  if (statement.kind === 'for-each' || (statement.kind === 'if' && !statement.otherwise)) return false;
  const blocks = blocksOf(statement);
  return blocks.length > 0 && blocks.every(({ statements }) => statements.some(endsAlways));
}
