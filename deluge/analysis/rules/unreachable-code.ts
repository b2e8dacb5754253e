import type { Statement } from '../../syntax/ast.ts';
import { blocksOf } from '../../syntax/walk.ts';
import { endsAlways } from '../control-flow.ts';
import type { Finding, Rule } from '../rule.ts';

export const unreachableCode: Rule = {
  name: 'unreachable-code',
  severity: 'warning',
  what: 'A statement stands where no run can come to it.',
  why: 'It stands behind a return, throw, break or continue, so it never does what it was written for.',
  wrong: 'string f()\n{\nreturn "done";\ninfo "sent";\n}',
  right: 'string f()\n{\ninfo "sent";\nreturn "done";\n}',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      yield* findIn(scope.statements);
      for (const statement of scope.allStatements) {
        for (const block of blocksOf(statement)) yield* findIn(block.statements);
      }
    }
  },
};

function* findIn(statements: readonly Statement[]): Iterable<Finding> {
  const end = statements.findIndex(endsAlways);
  const first = statements[end + 1];
  const last = statements.at(-1);
  const ending = statements[end];
  if (!ending || !first || !last) return;
  // Zoho asks for a return at the end of a function even where all branches before it return (observed).
  if (first.kind === 'return' && first === last && ending.kind !== 'return') return;
  yield {
    range: { start: first.range.start, end: last.range.end },
    message: `No run comes here: ${causes[ending.kind] ?? 'every branch before it ends'}.`,
    hint: 'Take it out, or move it before what ends the run.',
  };
}

const causes: Readonly<Partial<Record<Statement['kind'], string>>> = {
  return: 'the return before it ends the function',
  throw: 'the throw before it ends the block',
  break: 'the break before it ends the loop',
  continue: 'the continue before it begins the next round',
};
