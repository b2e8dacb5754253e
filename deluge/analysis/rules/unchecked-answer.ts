import type { Statement } from '../../syntax/ast.ts';
import { type Exchange, exchangeOf } from '../exchange.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { derivedFrom, isTested, mentions } from '../uses.ts';
import { expressionsOf, within } from '../walk-expressions.ts';

export const uncheckedAnswer: Rule = {
  name: 'unchecked-answer',
  severity: 'warning',
  what: 'A service is called with invokeurl, and no condition looks at what it answered.',
  why: 'An answer with an error is a value like any other: the script goes on as if the call had done its work.',
  page: 'https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html',
  wrong:
    'answer = invokeurl\n[\n\turl :"https://www.example.com/orders"\n\ttype :POST\n\tparameters:"{}"\n];\ninfo answer;',
  right:
    'answer = invokeurl\n[\n\turl :"https://www.example.com/orders"\n\ttype :POST\n\tparameters:"{}"\n\tdetailed:true\n];\nif(answer.get("responseCode").toString() != "201")\n{\n\tinfo "not ordered: " + answer;\n}',
  needsWhole: true,
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      for (const statement of scope.allStatements) yield* findIn(statement, scope);
    }
  },
};

function* findIn(statement: Statement, scope: Scope): Iterable<Finding> {
  const [value] = expressionsOf(statement);
  if (!value) return;
  const exchange = exchangeOf(value, scope);
  if (!exchange || !isAddressCall(exchange)) return;
  const { start } = exchange.node.range;
  const range = { start, end: start + exchange.name.length };
  if (statement.kind === 'expression-statement') {
    yield {
      range,
      message: `Nothing looks at what ${exchange.name} answers.`,
      hint: 'Assign the answer to a variable and test it, best with detailed:true and its responseCode.',
    };
    return;
  }
  if (statement.kind !== 'assignment' || statement.target.kind !== 'identifier') return;
  const { name } = statement.target;
  const names = derivedFrom([name], scope);
  if (isTested(names, scope) || isPassedOn(names, scope)) return;
  yield {
    range,
    message: `No condition looks at '${name}', which is what ${exchange.name} answers.`,
    hint: 'Test it before the script goes on, best with detailed:true and its responseCode.',
  };
}

function isAddressCall({ node, name }: Exchange): boolean {
  return node.kind === 'call' || (node.kind === 'task-block' && /^invoke(url|api)$/i.test(name));
}

/** Whether somebody else gets the answer, who may test it: a caller, another function, a container. */
function isPassedOn(names: ReadonlySet<string>, scope: Scope): boolean {
  for (const statement of scope.allStatements) {
    if (statement.kind === 'return' && statement.value && mentions(statement.value, names)) return true;
    if (
      statement.kind === 'assignment' &&
      statement.target.kind === 'member' &&
      mentions(statement.value, names)
    ) {
      return true;
    }
  }
  return scope.expressions.some((expression) => {
    if (expression.kind === 'task-block') return [...within(expression)].some((part) => isNamed(part, names));
    if (expression.kind !== 'call' && expression.kind !== 'method-call') return false;
    const { kind } = scope.targetOf(expression);
    const leaves =
      kind === 'function' ||
      kind === 'unknown-function' ||
      kind === 'task' ||
      kind === 'not-covered' ||
      kind === 'unknown-task';
    const keeps =
      expression.kind === 'method-call' && /^(put|add|putall|addall|insert)$/i.test(expression.name);
    return (leaves || keeps) && expression.arguments.some((argument) => mentions(argument, names));
  });
}

function isNamed(part: { readonly kind: string }, names: ReadonlySet<string>): boolean {
  return (
    part.kind === 'identifier' && 'name' in part && typeof part.name === 'string' && names.has(part.name)
  );
}
