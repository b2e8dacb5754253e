import type { Statement } from '../../syntax/ast.ts';
import { blocksOf, expressionsWithin } from '../../syntax/walk.ts';
import { exchangeOf } from '../exchange.ts';
import type { Rule } from '../rule.ts';

export const callInLoop: Rule = {
  name: 'call-in-loop',
  severity: 'warning',
  what: 'A service is called, or a mail sent, in each round of a loop.',
  why: 'Every round costs a call of the daily limit and the time of an answer; a long list ends the function half done. A loop with a break is left alone: it asks for pages until the last, or tries until something works.',
  page: 'https://www.zoho.com/deluge/help/limitations.html',
  wrong:
    'for each  id in {"1","2"}\n{\n\tcontact = zoho.bigin.getRecordById("Contacts",id);\n\tif(contact != null)\n\t{\n\t\tinfo "found";\n\t}\n}',
  right:
    'contacts = zoho.bigin.searchRecords("Contacts","(Last_Name:equals:Ito)");\nif(contacts != null)\n{\n\tinfo "found";\n}',
  needsWhole: true,
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      const reported = new Set<number>();
      for (const statement of scope.allStatements) {
        if (statement.kind !== 'for-each' || statement.body.statements.some(breaks)) continue;
        for (const expression of expressionsWithin(statement.body.statements)) {
          const exchange = exchangeOf(expression, scope);
          const { start } = expression.range;
          if (!exchange || reported.has(start)) continue;
          reported.add(start);
          yield {
            range: { start, end: start + exchange.name.length },
            message: `${exchange.name} is called in each round of the loop over '${statement.variable}'.`,
            hint: 'Collect what is needed in the loop and call once behind it, with a bulk or search call.',
          };
        }
      }
    }
  },
};

/** Whether a statement can end the loop that it stands in; a break in an inner loop ends that one only. */
function breaks(statement: Statement): boolean {
  if (statement.kind === 'break') return true;
  if (statement.kind === 'for-each') return false;
  return blocksOf(statement).some(({ statements }) => statements.some(breaks));
}
