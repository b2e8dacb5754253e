import type { Rule } from '../rule.ts';
import { isVoid } from './missing-return.ts';

export const returnedValue: Rule = {
  name: 'returned-value',
  severity: 'error',
  what: 'A void function returns a value.',
  why: 'Zoho does not save it: "Invalid return Type".',
  page: 'https://www.zoho.com/deluge/help/error-messages.html',
  wrong: 'void automation.f(Int id)\n{\nreturn id;\n}',
  right: 'void automation.f(Int id)\n{\ninfo id;\nreturn;\n}',
  find: function* ({ scopes }) {
    for (const { declaration, allStatements } of scopes) {
      if (!declaration?.returnType || !isVoid(declaration.returnType)) continue;
      for (const statement of allStatements) {
        if (statement.kind !== 'return' || !statement.value) continue;
        yield {
          range: statement.value.range,
          message: `The function '${declaration.name}' is void and cannot return a value.`,
          hint: 'Take the value out, or declare the type of the result before the name of the function.',
        };
      }
    }
  },
};
