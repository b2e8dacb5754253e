import type { Expression } from '../../syntax/ast.ts';
import type { AnalysisFacts } from '../facts.ts';
import type { Finding, Rule } from '../rule.ts';
import { within } from '../walk-expressions.ts';

export const withoutEffect: Rule = {
  name: 'without-effect',
  severity: 'warning',
  what: 'A statement is a value that nothing is done with.',
  why: 'It changes nothing. Mostly an assignment was meant, or a call without its brackets.',
  wrong: 'rows = List();\nrows.add(1);\nrows.clear;\ninfo rows;',
  right: 'rows = List();\nrows.add(1);\nrows.clear();\ninfo rows;',
  find: function* ({ scopes, facts }) {
    for (const statement of scopes.flatMap((scope) => scope.allStatements)) {
      if (statement.kind !== 'expression-statement') continue;
      const { expression } = statement;
      if (expression.kind === 'binary' || ![...within(expression)].some(mayAct)) {
        yield* findIn(expression, facts);
      }
    }
  },
};

/** What does something by itself: calls, blocks of keys and `insert into Log [ … ]`. */
const acting: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  'call',
  'method-call',
  'task-block',
  'insert-record',
  'invalid-expression',
]);

function mayAct({ kind }: Expression): boolean {
  return acting.has(kind);
}

function* findIn(expression: Expression, { builtIns }: AnalysisFacts): Iterable<Finding> {
  const { range } = expression;
  // Creator's task, which its list of keywords names: https://www.zoho.com/deluge/help/keywords.html (documented).
  if (expression.kind === 'identifier' && /^reload$/i.test(expression.name)) return;
  const message = 'This value stands alone: nothing is done with it.';
  if (expression.kind === 'member' && builtIns.isMethodName(expression.name)) {
    yield { range, message, hint: `To call the function, write ${expression.name}() with brackets.` };
  } else if (expression.kind === 'binary' && expression.operator === '==') {
    yield { range, message, hint: 'To set a variable, write a single =; to compare, write if(…) { … }.' };
  } else if (expression.kind === 'binary' && expression.operator === '=') {
    yield { range, message, hint: 'Only a name can be set, of letters, digits and _: a_b = …;' };
  } else {
    yield { range, message, hint: 'Assign it to a variable, show it with info, or take it out.' };
  }
}
