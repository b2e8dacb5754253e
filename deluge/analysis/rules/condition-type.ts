import { typeLabel } from '../../runtime/value.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { isNever } from '../types.ts';
import { conditionsOf } from '../walk-expressions.ts';

export const conditionType: Rule = {
  name: 'condition-type',
  severity: 'error',
  what: 'A condition is a value that is never true or false.',
  why: 'A condition must be BOOLEAN, or the run ends with an error. Only types that are sure are looked at.',
  page: 'https://www.zoho.com/deluge/help/conditional-statements/condition.html',
  wrong: 'rows = {1,2};\nif(rows.toString())\n{\n\tinfo "some";\n}',
  right: 'rows = {1,2};\nif(rows.size() > 0)\n{\n\tinfo "some";\n}',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const condition of conditionsIn(scope)) {
        const type = scope.typeOf(condition);
        // What null does in a condition shows in a run only.
        if (!isNever(type, ['boolean']) || (type.size === 1 && type.has('null'))) continue;
        const label = [...type]
          .filter((one) => one !== 'null')
          .map((one) => typeLabel[one])
          .join(' or ');
        yield {
          range: condition.range,
          message: `A condition must be BOOLEAN, but this one is ${label}.`,
          hint: 'Compare the value with something, for example != null.',
        };
      }
    }
  },
};

function* conditionsIn(scope: Scope): Iterable<Expression> {
  for (const statement of scope.allStatements) yield* conditionsOf(statement);
  for (const expression of scope.expressions) {
    if (expression.kind === 'conditional') yield expression.condition;
    if (expression.kind === 'binary' && (expression.operator === '&&' || expression.operator === '||')) {
      yield expression.left;
      yield expression.right;
    }
    if (expression.kind === 'unary' && expression.operator === '!') yield expression.operand;
  }
}
