import { type NotCovered, notCoveredMessage } from '../../not-covered/not-covered.ts';
import { notCovered } from '../../not-covered/not-covered-table.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const notCoveredName: Rule = {
  name: 'not-covered',
  severity: 'note',
  what: 'A function or task is called that Zoho documents, or that belongs to one of its services, and that this engine does not have.',
  why: 'The platform runs it; a run here fails when it comes to the call. docs/deluge-support.md lists such names.',
  page: 'https://www.zoho.com/deluge/help/integration-tasks.html',
  wrong: 'info zoho.sheet.getRecords("id","Sheet1",Map(),"sheet_connection");',
  right:
    'info invokeurl\n[\n\turl :"https://sheet.zoho.com/api/v2/id?method=worksheet.records.fetch"\n\tconnection :"booksconnection"\n];',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const expression of scope.expressions) yield* findIn(expression, scope);
    }
  },
};

function* findIn(expression: Expression, scope: Scope): Iterable<Finding> {
  if (expression.kind === 'task-block') {
    const { start } = expression.range;
    const found = notCovered.block(expression.task);
    if (found) yield finding(found, { start, end: start + expression.task.length });
    return;
  }
  if (expression.kind !== 'call' && expression.kind !== 'method-call') return;
  const target = scope.targetOf(expression);
  if (target.kind === 'not-covered') yield finding(target.found, expression.nameRange);
}

function finding({ name, group }: NotCovered, range: Finding['range']): Finding {
  return { range, message: `${notCoveredMessage({ name, owner: group.owner })}.`, hint: group.instead };
}
