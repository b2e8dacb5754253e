import type { Binary, Expression } from '../../syntax/ast.ts';
import type { Finding, Rule } from '../rule.ts';

export const singleEquals: Rule = {
  name: 'single-equals',
  severity: 'warning',
  what: 'A single = stands where values are compared.',
  why: 'Deluge takes it for == there, but it reads like an assignment and is one in nearly every other language.',
  page: 'https://www.zoho.com/deluge/help/operators/relational-operators.html',
  wrong: 'stage = "Won";\nif(stage = "Won")\n{\n\tinfo "won";\n}',
  right: 'stage = "Won";\nif(stage == "Won")\n{\n\tinfo "won";\n}',
  find: function* ({ scopes }) {
    const expressions = scopes.flatMap((scope) => scope.expressions);
    const others = new Set<Expression>(expressions.flatMap((expression) => [...pairsOf(expression)]));
    for (const scope of scopes) {
      // What stands alone and is no assignment, as in `my-total = 5;`, is another rule's.
      for (const statement of scope.allStatements) {
        if (statement.kind === 'expression-statement') others.add(statement.expression);
      }
    }
    for (const expression of expressions) {
      if (expression.kind === 'list') yield* asMap(expression);
      if (expression.kind !== 'binary' || expression.operator !== '=' || others.has(expression)) continue;
      yield {
        range: expression.operatorRange,
        message: 'A single = compares here.',
        hint: 'Write ==, which means the same and cannot be mistaken for an assignment.',
      };
    }
  },
  fix: (_context, { range, hint }) => (hint === asColon ? [] : [{ range, text: '==' }]),
};

const asColon = 'A map is written with colons: {"key":value}.';

/** `{"a"=1,"b"=2}` is a list of two comparisons, and meant as a map. */
function* pairsOf(expression: Expression): Iterable<Binary> {
  if (expression.kind !== 'list') return;
  for (const item of expression.items) {
    if (item.kind === 'binary' && item.operator === '=' && item.left.kind === 'text') yield item;
  }
}

function* asMap(list: Expression): Iterable<Finding> {
  const [first] = pairsOf(list);
  if (first) yield { range: first.operatorRange, message: 'A single = compares here.', hint: asColon };
}
