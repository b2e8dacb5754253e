import { nearestName } from '../../diagnostics/nearest-name.ts';
import { calleePath, type Expression, type TextLiteral } from '../../syntax/ast.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const undeclaredConnection: Rule = {
  name: 'undeclared-connection',
  severity: 'error',
  what: 'A call names a connection that the topping does not declare.',
  why: 'The call fails on the platform: a connection is found by its link name alone.',
  page: 'https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html',
  wrong:
    'answer = invokeurl\n[\n\turl :"https://www.example.com"\n\ttype :GET\n\tconnection:"bookconnection"\n];\nif(answer != null)\n{\n\tinfo answer;\n}',
  right:
    'answer = invokeurl\n[\n\turl :"https://www.example.com"\n\ttype :GET\n\tconnection:"booksconnection"\n];\nif(answer != null)\n{\n\tinfo answer;\n}',
  find: function* ({ scopes, facts }) {
    const { connections } = facts;
    if (!connections) return;
    for (const scope of scopes) {
      const reported = new Set<number>();
      for (const expression of scope.expressions) {
        const named = connectionOf(expression, scope);
        if (!named || connections.includes(named.value) || !takesConnection(expression, scope)) continue;
        if (reported.has(named.range.start)) continue;
        reported.add(named.range.start);
        const near = nearestName(named.value, connections);
        yield {
          range: named.range,
          message: `The connection '${named.value}' is not declared.`,
          hint: near ? `Did you mean ${near}?` : 'Declare it in topping/connections.ts.',
        };
      }
    }
  },
};

/** Whether the last argument of a task can be a link name: of a task that is not known, nobody can tell. */
function takesConnection(expression: Expression, scope: Scope): boolean {
  if (expression.kind !== 'method-call') return true;
  const target = scope.targetOf(expression);
  if (target.kind !== 'task') return false;
  const { parameters } = target.task;
  const needed = parameters.filter(({ optional }) => !optional).length;
  return parameters.at(-1)?.name === 'connection' && expression.arguments.length > needed;
}

/**
 * The link name that a call is given as a literal: `connection:"…"`, or the last argument of an integration task.
 *
 * @param scope where it is given, a variable of it that holds one literal counts as that
 */
export function connectionOf(expression: Expression, scope?: Scope): TextLiteral | undefined {
  if (expression.kind === 'task-block') {
    const entry = expression.entries.find(({ key }) => key.toLowerCase() === 'connection');
    return entry && literalOf(entry.value, scope);
  }
  if (expression.kind !== 'method-call') return undefined;
  const path = calleePath(expression);
  if (path?.[0]?.toLowerCase() !== 'zoho' || path.length < 3) return undefined;
  const last = expression.arguments.at(-1);
  // The module's name is a text too: a link name stands behind at least two arguments.
  return expression.arguments.length > 2 && last ? literalOf(last, scope) : undefined;
}

function literalOf(value: Expression, scope: Scope | undefined): TextLiteral | undefined {
  const written = value.kind === 'identifier' ? scope?.onlyValueOf(value.name) : value;
  return written?.kind === 'text' ? written : undefined;
}
