import type { Rule } from '../rule.ts';

export const singleEquals: Rule = {
  name: 'single-equals',
  severity: 'warning',
  what: 'A single = stands where values are compared.',
  why: 'Deluge takes it for == there, but it reads like an assignment and is one in nearly every other language.',
  page: 'https://www.zoho.com/deluge/help/operators/relational-operators.html',
  wrong: 'stage = "Won";\nif(stage = "Won")\n{\n\tinfo "won";\n}',
  right: 'stage = "Won";\nif(stage == "Won")\n{\n\tinfo "won";\n}',
  find: function* ({ scopes }) {
    for (const expression of scopes.flatMap((scope) => scope.expressions)) {
      if (expression.kind !== 'binary' || expression.operator !== '=') continue;
      yield {
        range: expression.operatorRange,
        message: 'A single = compares here.',
        hint: 'Write ==, which means the same and cannot be mistaken for an assignment.',
      };
    }
  },
  fix: (_context, { range }) => [{ range, text: '==' }],
};
