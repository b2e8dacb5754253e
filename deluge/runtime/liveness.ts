import type { Expression, Statement, TaskBlock } from '../syntax/ast.ts';
import { expressionsOf, operandsOf, statementsWithin } from '../syntax/walk.ts';

/**
 * What for the value of a name may still be read: to go on by it, or only to be told in the log, as part of a text. Of a
 * value that is only told no more matters than what could make the telling fail.
 */
export type Use = 'read' | 'told';

/**
 * What for the present value of a variable may still be read by a run that is held at the task block with an offset;
 * undefined for a block that does not stand alone in a statement.
 */
export type Liveness = (offset: number) => ((name: string) => Use | undefined) | undefined;

/** Names that are one variable have one key. */
type Names = ReadonlyMap<string, Use>;

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
 * @param ignoresCase whether names that differ in case only are one variable
 * @returns undefined where the statements do what this does not know
 */
export function livenessOf(statements: readonly Statement[], ignoresCase: boolean): Liveness | undefined {
  const results = ignoresCase ? knownWithoutCase : knownWithCase;
  const known = results.get(statements) ?? { liveness: findLiveness(statements, ignoresCase) };
  results.set(statements, known);
  return known.liveness;
}

interface Result {
  readonly liveness: Liveness | undefined;
}

/** Statements are compiled once for each object of readings, which makes no other difference here. */
const knownWithCase = new WeakMap<readonly Statement[], Result>();
const knownWithoutCase = new WeakMap<readonly Statement[], Result>();

function findLiveness(statements: readonly Statement[], ignoresCase: boolean): Liveness | undefined {
  for (const { kind } of statementsWithin(statements)) {
    if (kind === 'delete-records' || kind === 'alert' || kind === 'form-action' || kind === 'invalid') {
      return undefined;
    }
  }
  const keyOf = (name: string): string => (ignoresCase ? name.toLowerCase() : name);
  const found = new LivenessFinder(keyOf).find(statements);
  return (offset) => {
    const live = found.get(offset);
    return live && ((name) => live.get(keyOf(name)));
  };
}

class LivenessFinder {
  readonly #keyOf: (name: string) => string;
  readonly #found = new Map<number, Names>();

  constructor(keyOf: (name: string) => string) {
    this.#keyOf = keyOf;
  }

  /** By the offsets of task blocks, what is live there. */
  find(statements: readonly Statement[]): ReadonlyMap<number, Names> {
    const nothing: Names = new Map();
    this.#sequence(statements, nothing, { onBreak: nothing, onContinue: nothing, onFailure: nothing });
    return this.#found;
  }

  /** The names that are live before statements, given those that are live behind them. */
  #sequence(statements: readonly Statement[], behind: Names, exits: Exits): Names {
    return statements.reduceRight((live, statement) => this.#before(statement, live, exits), behind);
  }

  #before(statement: Statement, behind: Names, exits: Exits): Names {
    const used = this.#usesOf(statement);
    switch (statement.kind) {
      case 'assignment': {
        const { target, operator } = statement;
        const isPlain = target.kind === 'identifier' && operator === '=';
        const kept = isPlain ? without(behind, this.#keyOf(target.name)) : behind;
        const present: Names =
          target.kind === 'identifier' && !isPlain
            ? new Map([[this.#keyOf(target.name), 'read']])
            : new Map();
        const live = union(kept, used, present, exits.onFailure);
        if (isPlain) this.#note(statement.value, live);
        return live;
      }
      case 'expression-statement': {
        const live = union(behind, used, exits.onFailure);
        this.#note(statement.expression, live);
        return live;
      }
      case 'if': {
        const { branches, otherwise } = statement;
        const last = otherwise ? this.#sequence(otherwise.body.statements, behind, exits) : behind;
        const bodies = branches.map(({ body }) => this.#sequence(body.statements, behind, exits));
        return union(last, ...bodies, used, exits.onFailure);
      }
      case 'for-each': {
        // What is live at the head of the loop is so behind each round as well: followed until it grows no more.
        let head = behind;
        for (;;) {
          const inside = { ...exits, onBreak: behind, onContinue: head };
          const body = this.#sequence(statement.body.statements, head, inside);
          const next = union(head, without(body, this.#keyOf(statement.variable)));
          if (isSame(next, head)) return union(head, used, exits.onFailure);
          head = next;
        }
      }
      case 'try': {
        const handler = this.#sequence(statement.handler.statements, behind, exits);
        const onFailure = without(handler, this.#keyOf(statement.variable));
        return this.#sequence(statement.body.statements, behind, { ...exits, onFailure });
      }
      case 'bare-block':
        return this.#sequence(statement.body.statements, behind, exits);
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
  #note(value: Expression, live: Names): void {
    if (isTaskBlock(value)) this.#found.set(value.range.start, live);
  }

  /** The names that a statement itself uses. */
  #usesOf(statement: Statement): Names {
    const parts = statement.kind === 'info' ? partsOfText(statement.value) : undefined;
    if (!parts) return this.#namesIn(expressionsOf(statement));
    const told = parts.flatMap((part) => (part.kind === 'identifier' ? [this.#keyOf(part.name)] : []));
    const others = parts.filter(({ kind }) => kind !== 'identifier');
    return union(new Map(told.map((name) => [name, 'told'])), this.#namesIn(others));
  }

  /** Every name in expressions. `input.Name` can mean the argument `Name`, so that members count as names as well. */
  #namesIn(expressions: readonly Expression[]): Names {
    const names = new Map<string, Use>();
    const open = [...expressions];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.kind === 'identifier' || next.kind === 'member') names.set(this.#keyOf(next.name), 'read');
      open.push(...operandsOf(next));
    }
    return names;
  }
}

function isTaskBlock(value: Expression): value is TaskBlock {
  return value.kind === 'task-block';
}

/** The parts of a sum that begins with a text, so that whatever comes behind is joined to it; undefined for others. */
function partsOfText(value: Expression): readonly Expression[] | undefined {
  // One in single quotes can be a date.
  if (value.kind === 'text') return value.quote === '"' ? [value] : undefined;
  if (value.kind !== 'binary' || value.operator !== '+') return undefined;
  const first = partsOfText(value.left);
  return first && [...first, value.right];
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
