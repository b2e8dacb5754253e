import { calleePath, type Expression, type Statement } from '../../syntax/ast.ts';
import { blocksOf, expressionsWithin } from '../../syntax/walk.ts';
import { exchangeOf } from '../exchange.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const callInLoop: Rule = {
  name: 'call-in-loop',
  severity: 'warning',
  what: 'A service is called, or a mail sent, in each round of a loop, also by a function of the script.',
  why: 'Every round costs a call of the daily limit and the time of an answer; a long list ends the function half done. A loop with a break is left alone: it asks for pages until the last, or tries until something works.',
  page: 'https://www.zoho.com/deluge/help/limitations.html',
  wrong:
    'for each  id in {"1","2"}\n{\n\tcontact = zoho.bigin.getRecordById("Contacts",id);\n\tif(contact != null)\n\t{\n\t\tinfo "found";\n\t}\n}',
  right:
    'contacts = zoho.bigin.searchRecords("Contacts","(Last_Name:equals:Ito)");\nif(contacts != null)\n{\n\tinfo "found";\n}',
  needsWhole: true,
  find: function* ({ scopes }) {
    const calling = functionsThatCall(scopes);
    for (const scope of scopes) {
      const reported = new Set<number>();
      for (const statement of scope.allStatements) {
        if (statement.kind !== 'for-each' || statement.body.statements.some(breaks)) continue;
        for (const expression of expressionsWithin(statement.body.statements)) {
          const name = exchangeOf(expression, scope)?.name ?? calledIn(expression, scope, calling);
          const { start } = expression.range;
          if (name === undefined || reported.has(start)) continue;
          reported.add(start);
          yield {
            range: { start, end: start + name.length },
            message: `${name} is called in each round of the loop over '${statement.variable}'.`,
            hint: 'Collect what is needed in the loop and call once behind it, with a bulk or search call.',
          };
        }
      }
    }
  },
};

/** The bodies of the functions that call a service, themselves or through others. */
function functionsThatCall(scopes: readonly Scope[]): ReadonlySet<readonly Statement[]> {
  const calling = new Set<readonly Statement[]>();
  for (let grows = true; grows; ) {
    grows = false;
    for (const scope of scopes) {
      if (!scope.declaration || calling.has(scope.statements)) continue;
      if (!scope.expressions.some((one) => exchangeOf(one, scope) ?? calledIn(one, scope, calling))) continue;
      calling.add(scope.statements);
      grows = true;
    }
  }
  return calling;
}

/** The path of a function with one of the bodies that an expression calls. */
function calledIn(
  expression: Expression,
  scope: Scope,
  bodies: ReadonlySet<readonly Statement[]>,
): string | undefined {
  if (expression.kind !== 'call' && expression.kind !== 'method-call') return undefined;
  const target = scope.targetOf(expression);
  if (target.kind !== 'function' || !bodies.has(target.callable.statements)) return undefined;
  return expression.kind === 'call' ? expression.name : calleePath(expression)?.join('.');
}

/** Whether a statement can end the loop that it stands in; a break in an inner loop ends that one only. */
function breaks(statement: Statement): boolean {
  if (statement.kind === 'break') return true;
  if (statement.kind === 'for-each') return false;
  return blocksOf(statement).some(({ statements }) => statements.some(breaks));
}
