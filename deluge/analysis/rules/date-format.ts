import { isNumberPattern } from '../../builtins/decimal-format.ts';
import { isDatePattern } from '../../runtime/java-date.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

const page = 'https://www.zoho.com/deluge/help/functions/common/to-text.html';

export const dateFormat: Rule = {
  name: 'date-format',
  severity: 'warning',
  what: 'toString() or toText() is given a format with a letter that stands for nothing.',
  why: 'The result is null, without a word: letters stand for parts of the date, and other text needs single quotes.',
  page,
  wrong: 'day = "2024-01-31".toDate("yyyy-MM-dd");\ninfo day.toString("yyyy-MM-ddTHH:mm:ss");',
  right: 'day = "2024-01-31".toDate("yyyy-MM-dd");\ninfo day.toString("yyyy-MM-dd\'T\'HH:mm:ss");',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const expression of scope.expressions) {
        const format = formatIn(expression, scope);
        if (format?.kind !== 'text' || isNumberPattern(format.value) || isDatePattern(format.value)) continue;
        yield {
          range: format.range,
          message: `With the format "${format.value}" the result is null.`,
          hint: "Letters stand for parts of the date, as in yyyy-MM-dd; put other text in single quotes, as in 'T'.",
        };
      }
    }
  },
};

function formatIn(expression: Expression, scope: Scope): Expression | undefined {
  if (expression.kind !== 'call' && expression.kind !== 'method-call') return undefined;
  if (!/^to(string|text)$/i.test(expression.name)) return undefined;
  const { kind } = scope.targetOf(expression);
  if (kind === 'method') return expression.arguments[0];
  return kind === 'free-function' ? expression.arguments[1] : undefined;
}
