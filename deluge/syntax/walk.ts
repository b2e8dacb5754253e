import { type Block, type Expression, type Statement, valuesOfEntry } from './ast.ts';

/** Every statement of the given ones and of the blocks inside them, in the order of the text. */
export function* statementsWithin(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    for (const block of blocksOf(statement)) yield* statementsWithin(block.statements);
  }
}

/**
 * Every expression inside the statements, in no particular order. It keeps a stack of its own: a text may join
 * thousands of parts, and its tree is as deep as they are many.
 */
export function* expressionsWithin(statements: readonly Statement[]): Generator<Expression> {
  for (const statement of statementsWithin(statements)) {
    const open = [...expressionsOf(statement)];
    for (let next = open.pop(); next; next = open.pop()) {
      yield next;
      open.push(...operandsOf(next));
    }
  }
}

/** The blocks of a statement itself, not those inside them. */
export function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case 'if': {
      const bodies = statement.branches.map((branch) => branch.body);
      return statement.otherwise ? [...bodies, statement.otherwise.body] : bodies;
    }
    case 'for-each':
    case 'bare-block':
      return [statement.body];
    case 'try':
      return [statement.body, statement.handler];
    default:
      return [];
  }
}

/** The expressions that stand in a statement itself, not in its blocks. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assignment':
      return statement.target.kind === 'identifier' ? [statement.value] : [statement.target, statement.value];
    case 'expression-statement':
      return [statement.expression];
    case 'if':
      return statement.branches.map((branch) => branch.condition);
    case 'for-each':
      return [statement.iterable];
    case 'info':
    case 'alert':
      return [statement.value];
    case 'delete-records':
      return [statement.records];
    case 'return':
    case 'throw':
    case 'markup':
      return statement.value ? [statement.value] : [];
    default:
      return [];
  }
}

/** The expressions that an expression itself is made of. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'member':
      return [expression.object];
    case 'call':
      return expression.arguments;
    case 'method-call':
      return [expression.receiver, ...expression.arguments];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case 'parenthesized':
      return [expression.expression];
    case 'map':
      return expression.entries.flatMap((entry) => [entry.key, entry.value]);
    case 'list':
      return expression.items;
    case 'task-block':
      return expression.entries.flatMap(valuesOfEntry).map(({ value }) => value);
    case 'typed-list':
      return expression.items ? [expression.items] : [];
    case 'insert-record':
      return expression.fields.map((field) => field.value);
    case 'fetch-records': {
      const { criteria, limits } = expression;
      const values = valuesInCriteria(criteria);
      return limits ? [...values, limits.from, limits.to] : values;
    }
    default:
      return [];
  }
}

/**
 * The expressions of criteria that the function computes: what a field is compared with. The fields themselves name
 * no variable, nor does the field of `Status:ui`.
 */
function valuesInCriteria(criteria: Expression): readonly Expression[] {
  const values: Expression[] = [];
  const open: Expression[] = [criteria];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'parenthesized') open.push(next.expression);
    else if (next.kind === 'unary') open.push(next.operand);
    else if (next.kind === 'method-call') values.push(...next.arguments);
    else if (next.kind === 'binary' && (next.operator === '&&' || next.operator === '||')) {
      open.push(next.right, next.left);
    } else if (next.kind === 'binary') {
      values.push(next.right);
      if (next.left.kind !== 'identifier' && next.left.kind !== 'member') values.push(next.left);
    }
  }
  return values;
}
