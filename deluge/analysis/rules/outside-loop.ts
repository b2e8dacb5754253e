import type { Statement } from '../../syntax/ast.ts';
import { blocksOf } from '../../syntax/walk.ts';
import type { Finding, Rule } from '../rule.ts';

export const outsideLoop: Rule = {
  name: 'outside-loop',
  severity: 'error',
  what: 'A break or continue stands outside of a loop.',
  why: 'There is no round that it could end: the run fails there.',
  wrong: 'void f(Int id)\n{\nif(id == 0)\n{\n\tbreak;\n}\ninfo id;\n}',
  right: 'void f(Int id)\n{\nif(id == 0)\n{\n\treturn;\n}\ninfo id;\n}',
  find: function* ({ scopes }) {
    for (const { statements } of scopes) yield* findIn(statements);
  },
};

function* findIn(statements: readonly Statement[]): Iterable<Finding> {
  for (const statement of statements) {
    if (statement.kind === 'break' || statement.kind === 'continue') {
      const { start } = statement.range;
      yield {
        range: { start, end: start + statement.kind.length },
        message: `'${statement.kind}' stands outside of a loop.`,
        hint: 'To leave the function, write return.',
      };
    }
    if (statement.kind === 'for-each') continue;
    for (const block of blocksOf(statement)) yield* findIn(block.statements);
  }
}
