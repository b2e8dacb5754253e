import type { Expression, Statement, TaskBlock } from '../syntax/ast.ts';
import { expressionsOf, operandsOf, statementsWithin } from '../syntax/walk.ts';

/** The names whose present values a run may still read, by the offset of the task block that it is held at. */
export type Liveness = ReadonlyMap<number, Names>;

/**
 * What for the value of a name may still be read: to go on by it, or only to be told in the log, as part of a text. Of a
 * value that is only told no more matters than what could make the telling fail.
 */
export type Use = 'read' | 'told';

export type Names = ReadonlyMap<string, Use>;

/** Where a run goes on from inside a statement, besides behind it: which names are live there. */
interface Exits {
  readonly onBreak: Names;
  readonly onContinue: Names;
  /** In the handler around it. Any statement may fail. */
  readonly onFailure: Names;
}

/**
 * Finds out, from the last statement to the first, which variables a run may still read when it is held at a task block
 * that stands alone in a statement, as in `response = invokeurl [ … ];`. A name counts as read where it might be: the
 * answer can only be too large.
 *
 * @returns undefined where the statements do what this does not know
 */
export function livenessOf(statements: readonly Statement[]): Liveness | undefined {
  for (const { kind } of statementsWithin(statements)) {
    if (kind === 'delete-records' || kind === 'alert' || kind === 'form-action' || kind === 'invalid') {
      return undefined;
    }
  }
  const found = new Map<number, Names>();
  const nothing: Names = new Map();
  sequence(statements, nothing, { onBreak: nothing, onContinue: nothing, onFailure: nothing }, found);
  return found;
}

/** The names that are live before statements, given those that are live behind them. */
function sequence(
  statements: readonly Statement[],
  behind: Names,
  exits: Exits,
  found: Map<number, Names>,
): Names {
  return statements.reduceRight((live, statement) => before(statement, live, exits, found), behind);
}

function before(statement: Statement, behind: Names, exits: Exits, found: Map<number, Names>): Names {
  const used = usesOf(statement);
  switch (statement.kind) {
    case 'assignment': {
      const { target, operator } = statement;
      const isPlain = target.kind === 'identifier' && operator === '=';
      const kept = isPlain ? without(behind, target.name) : behind;
      const present: Names =
        target.kind === 'identifier' && !isPlain ? new Map([[target.name, 'read']]) : new Map();
      const live = union(kept, used, present, exits.onFailure);
      if (isPlain) note(statement.value, live, found);
      return live;
    }
    case 'expression-statement': {
      const live = union(behind, used, exits.onFailure);
      note(statement.expression, live, found);
      return live;
    }
    case 'if': {
      const { branches, otherwise } = statement;
      const last = otherwise ? sequence(otherwise.body.statements, behind, exits, found) : behind;
      const bodies = branches.map(({ body }) => sequence(body.statements, behind, exits, found));
      return union(last, ...bodies, used, exits.onFailure);
    }
    case 'for-each': {
      // What is live at the head of the loop is so behind each round as well: followed until it grows no more.
      let head = behind;
      for (;;) {
        const inside = { ...exits, onBreak: behind, onContinue: head };
        const body = sequence(statement.body.statements, head, inside, found);
        const next = union(head, without(body, statement.variable));
        if (isSame(next, head)) return union(head, used, exits.onFailure);
        head = next;
      }
    }
    case 'try': {
      const handler = sequence(statement.handler.statements, behind, exits, found);
      const onFailure = without(handler, statement.variable);
      return sequence(statement.body.statements, behind, { ...exits, onFailure }, found);
    }
    case 'bare-block':
      return sequence(statement.body.statements, behind, exits, found);
    case 'break':
      return exits.onBreak;
    case 'continue':
      return exits.onContinue;
    case 'return':
    case 'throw':
      return union(used, exits.onFailure);
    default:
      return union(behind, used, exits.onFailure);
  }
}

/** A loop is gone through several times; the last time finds the most. */
function note(value: Expression, live: Names, found: Map<number, Names>): void {
  if (isTaskBlock(value)) found.set(value.range.start, live);
}

function isTaskBlock(value: Expression): value is TaskBlock {
  return value.kind === 'task-block';
}

/** The names that a statement itself uses. */
function usesOf(statement: Statement): Names {
  const parts = statement.kind === 'info' ? partsOfText(statement.value) : undefined;
  if (!parts) return namesIn(expressionsOf(statement));
  const told = parts.flatMap((part) => (part.kind === 'identifier' ? [part.name] : []));
  const others = parts.filter(({ kind }) => kind !== 'identifier');
  return union(new Map(told.map((name) => [name, 'told'])), namesIn(others));
}

/** The parts of a sum that begins with a text, so that whatever comes behind is joined to it; undefined for others. */
function partsOfText(value: Expression): readonly Expression[] | undefined {
  // One in single quotes can be a date.
  if (value.kind === 'text') return value.quote === '"' ? [value] : undefined;
  if (value.kind !== 'binary' || value.operator !== '+') return undefined;
  const first = partsOfText(value.left);
  return first && [...first, value.right];
}

/** Every name in expressions. `input.Name` can mean the argument `Name`, so that members count as names as well. */
function namesIn(expressions: readonly Expression[]): Names {
  const names = new Map<string, Use>();
  const open = [...expressions];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'identifier' || next.kind === 'member') names.set(next.name, 'read');
    open.push(...operandsOf(next));
  }
  return names;
}

function without(names: Names, name: string): Names {
  if (!names.has(name)) return names;
  const kept = new Map(names);
  kept.delete(name);
  return kept;
}

function union(...all: readonly Names[]): Names {
  const names = new Map<string, Use>();
  for (const some of all) {
    for (const [name, use] of some) if (names.get(name) !== 'read') names.set(name, use);
  }
  return names;
}

function isSame(one: Names, other: Names): boolean {
  return one.size === other.size && [...one].every(([name, use]) => other.get(name) === use);
}
