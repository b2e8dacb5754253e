import type { Block, Statement } from '../syntax/ast.ts';

const ends: ReadonlySet<Statement['kind']> = new Set(['return', 'throw', 'break', 'continue']);

/** Whether no run goes on behind the statement. A loop may have no round, so it never ends a run for sure. */
export function endsAlways(statement: Statement): boolean {
  switch (statement.kind) {
    case 'if': {
      const { branches, otherwise } = statement;
      if (!otherwise) return false;
      return (
        otherwise.statements.some(endsAlways) &&
        branches.every(({ body }) => body.statements.some(endsAlways))
      );
    }
    case 'try':
      return statement.body.statements.some(endsAlways) && statement.handler.statements.some(endsAlways);
    default:
      return ends.has(statement.kind);
  }
}

/** The blocks of a statement itself, not those inside them. */
export function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case 'if':
      return [
        ...statement.branches.map(({ body }) => body),
        ...(statement.otherwise ? [statement.otherwise] : []),
      ];
    case 'for-each':
      return [statement.body];
    case 'try':
      return [statement.body, statement.handler];
    default:
      return [];
  }
}
