import { endsAlways } from '../control-flow.ts';
import type { Rule } from '../rule.ts';

export const missingReturn: Rule = {
  name: 'missing-return',
  severity: 'warning',
  what: 'A function that declares a result can end without giving one.',
  why: 'The caller gets nothing on that way. Zoho refuses to save some kinds of functions, buttons among them, unless every way returns.',
  page: 'https://www.zoho.com/deluge/help/error-messages.html',
  wrong: 'string button.f(Int id)\n{\nif(id > 0)\n{\n\treturn "done";\n}\n}',
  right: 'string button.f(Int id)\n{\nif(id > 0)\n{\n\treturn "done";\n}\nreturn "nothing to do";\n}',
  needsWhole: true,
  find: function* ({ scopes }) {
    for (const { declaration, statements, allStatements } of scopes) {
      if (!declaration?.returnType || isVoid(declaration.returnType)) continue;
      for (const statement of allStatements) {
        if (statement.kind !== 'return' || statement.value) continue;
        yield {
          range: statement.range,
          message: `The function '${declaration.name}' returns nothing here, but declares a ${declaration.returnType}.`,
          hint: 'Return a value, or null.',
        };
      }
      if (statements.some(endsAlways)) continue;
      yield {
        range: declaration.nameRange,
        message: `The function '${declaration.name}' can end without returning a ${declaration.returnType}.`,
        hint: 'Return a value behind its last statement.',
      };
    }
  },
};

export function isVoid(returnType: string): boolean {
  return returnType.toLowerCase() === 'void';
}
