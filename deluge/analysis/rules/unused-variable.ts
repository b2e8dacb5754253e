import type { Expression, Statement } from '../../syntax/ast.ts';
import { isConstructor } from '../constructors.ts';
import { type Exchange, exchangeOf } from '../exchange.ts';
import { removalOf } from '../removal.ts';
import type { Rule } from '../rule.ts';
import type { Scope, VariableAssignment } from '../scope.ts';

export const unusedVariable: Rule = {
  name: 'unused-variable',
  severity: 'warning',
  what: 'A variable gets a value that nothing reads.',
  why: 'It is a leftover, or the name is misspelt where it was meant to be read. In a body without a header it is a note: the product may read it.',
  wrong: 'void f()\n{\ntotal = 1;\ninfo "done";\n}',
  right: 'void f()\n{\ntotal = 1;\ninfo total;\n}',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      const read = namesRead(scope);
      const reported = new Set<string>();
      for (const { target } of scope.assignments) {
        const { name, range } = target;
        if (read.has(name) || reported.has(name)) continue;
        reported.add(name);
        const isFilled = scope.expressions.some((one) => one.kind === 'identifier' && one.name === name);
        const answer = answerKept(name, scope);
        if (answer) {
          // That nothing looks at the answer of an address is what unchecked-answer says.
          if (answer.node.kind !== 'method-call') continue;
          yield {
            range,
            message: `'${name}' keeps what ${answer.name} answers, and nothing reads it.`,
            hint: 'Test the answer, or call without keeping it.',
            severity: 'note',
          };
          continue;
        }
        yield {
          range,
          message: isFilled ? `'${name}' is filled and never read.` : `'${name}' is set and never read.`,
          hint: 'Take it out, or read it where it was meant to be read.',
          ...(!scope.declaration && { severity: 'note' }),
        };
      }
    }
  },
  fix: ({ source, scopes }, finding) => {
    for (const scope of scopes) {
      const first = scope.assignments.find(({ target }) => target.range.start === finding.range.start);
      if (!first) continue;
      const { name } = first.target;
      const all = scope.assignments.filter(({ target }) => target.name === name);
      const isFilled = scope.expressions.some((one) => one.kind === 'identifier' && one.name === name);
      if (!scope.declaration || isFilled || !all.every(isWithoutEffect)) return [];
      const edits = all.map((statement) => removalOf(statement, source, scope));
      return edits.every((edit) => edit !== undefined) ? edits : [];
    }
    return [];
  },
};

/** The call of a service whose answer a variable is given somewhere. */
function answerKept(name: string, scope: Scope): Exchange | undefined {
  for (const { target, value } of scope.assignments) {
    const exchange = target.name === name ? exchangeOf(value, scope) : undefined;
    if (exchange) return exchange;
  }
  return undefined;
}

/** A variable that holds a container of its own is not read by what only fills it. */
function namesRead(scope: Scope): ReadonlySet<string> {
  const filled = new Set<Expression>();
  const shared = new Set(
    scope.assignments.filter(({ value }) => !isFreshContainer(value)).map(({ target }) => target.name),
  );
  for (const { name } of scope.parameters) shared.add(name);
  for (const statement of scope.allStatements) {
    if (statement.kind === 'for-each' || statement.kind === 'try') shared.add(statement.variable);
    const receiver = filledBy(statement);
    if (receiver) filled.add(receiver);
  }
  const read = new Set<string>();
  for (const expression of scope.expressions) {
    if (expression.kind !== 'identifier') continue;
    if (!filled.has(expression) || shared.has(expression.name)) read.add(expression.name);
  }
  return read;
}

/** The receiver of a statement such as `m.put("k",1);`. */
function filledBy(statement: Statement): Expression | undefined {
  if (statement.kind !== 'expression-statement' || statement.expression.kind !== 'method-call')
    return undefined;
  const { receiver, name } = statement.expression;
  return receiver.kind === 'identifier' && /^(put|putall|add|addall|insert)$/i.test(name)
    ? receiver
    : undefined;
}

function isFreshContainer(value: Expression): boolean {
  switch (value.kind) {
    case 'map':
    case 'list':
    case 'empty-braces':
    case 'typed-list':
      return true;
    case 'call':
      return isConstructor(value.name);
    default:
      return false;
  }
}

/** Whether a run is the same without the assignment: its value is there already, and nothing is called. */
function isWithoutEffect({ value, operator, trivia }: VariableAssignment): boolean {
  const isPlain =
    value.kind === 'text' ||
    value.kind === 'number' ||
    value.kind === 'boolean' ||
    value.kind === 'null' ||
    value.kind === 'empty-braces' ||
    value.kind === 'typed-list' ||
    (value.kind === 'call' && value.arguments.length === 0 && isConstructor(value.name));
  return isPlain && operator === '=' && trivia.leading.length === 0 && trivia.trailing.length === 0;
}
