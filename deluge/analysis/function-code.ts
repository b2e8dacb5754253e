import type { SourceFile } from '../source.ts';
import { calleePath, type Expression, type Statement } from '../syntax/ast.ts';
import { expressionsWithin, statementsWithin } from '../syntax/walk.ts';

export const equality: ReadonlySet<string> = new Set(['==', '=', '!=']);
export const changesList: ReadonlySet<string> = new Set([
  'add',
  'addall',
  'remove',
  'removeall',
  'removeelement',
  'clear',
]);
const changesContainer: ReadonlySet<string> = new Set([...changesList, 'put', 'putall']);
const givesWhole: ReadonlySet<string> = new Set(['size', 'length', 'len', 'tolong', 'tonumber', 'indexof']);
const mayGiveNull: ReadonlySet<string> = new Set(['get', 'getjson', 'getprefix', 'getsuffix']);
const searches = /^zoho\.\w+\.(searchrecords|getrelatedrecords)$/;

type Guard = 'size' | 'null';
const guardsOfSize: ReadonlySet<string> = new Set(['size', 'isempty', 'length']);
const guardsOfNull: ReadonlySet<string> = new Set(['ifnull', 'isnull', 'isblank']);

/** What the text of one function shows of its values. */
export class FunctionCode {
  readonly statements: readonly Statement[];
  readonly expressions: readonly Expression[];
  readonly #source: SourceFile;
  readonly #values = new Map<string, Expression[]>();
  /** Texts of expressions that the function tests somewhere, by what it tests them for. */
  readonly #guarded: Readonly<Record<Guard, Set<string>>> = { size: new Set(), null: new Set() };
  readonly #caught = new Set<string>();

  constructor(source: SourceFile, statements: readonly Statement[]) {
    this.#source = source;
    this.statements = [...statementsWithin(statements)];
    this.expressions = [...expressionsWithin(statements)];
    for (const statement of this.statements) {
      if (statement.kind === 'try') this.#caught.add(statement.variable);
      if (statement.kind !== 'assignment' || statement.target.kind !== 'identifier') continue;
      const { name } = statement.target;
      this.#values.set(name, [...(this.#values.get(name) ?? []), statement.value]);
    }
    for (const expression of this.expressions) this.#collectGuards(expression);
  }

  #collectGuards(node: Expression): void {
    if (node.kind === 'binary' && equality.has(node.operator)) {
      if (node.right.kind === 'null') this.#guarded.null.add(this.textOf(node.left));
      if (node.left.kind === 'null') this.#guarded.null.add(this.textOf(node.right));
    }
    if (node.kind !== 'call' && node.kind !== 'method-call') return;
    const name = node.name.toLowerCase();
    const tested = node.kind === 'method-call' ? node.receiver : node.arguments[0];
    if (tested && guardsOfSize.has(name)) this.#guarded.size.add(this.textOf(tested));
    if (tested && guardsOfNull.has(name)) this.#guarded.null.add(this.textOf(tested));
    // What the function itself has put under a key is there.
    if (node.kind === 'method-call' && (name === 'put' || name === 'containkey' || name === 'containskey')) {
      const [key] = node.arguments;
      if (key) this.#guarded.null.add(`${this.textOf(node.receiver)}.get(${this.textOf(key)})`);
    }
  }

  /** As it is written, without blanks. */
  textOf({ range }: Expression): string {
    return this.#source.text.slice(range.start, range.end).replace(/\s+/g, '');
  }

  isGuarded(value: Expression, guard: Guard): boolean {
    if (guard === 'size' && this.#literalOf(value)?.kind === 'list') return true;
    return this.#guarded[guard].has(this.textOf(value));
  }

  isCaught(name: string): boolean {
    return this.#caught.has(name);
  }

  /** Whether it is certainly a text. */
  isText(value: Expression): boolean {
    if (value.kind === 'text') return value.quote === '"';
    if (value.kind === 'parenthesized') return this.isText(value.expression);
    if (value.kind === 'method-call') return value.name.toLowerCase() === 'tostring';
    return (
      value.kind === 'binary' &&
      value.operator === '+' &&
      (this.isText(value.left) || this.isText(value.right))
    );
  }

  /** Whether it is certainly a whole number. */
  isWhole(value: Expression): boolean {
    if (value.kind === 'number') return !value.raw.includes('.');
    if (value.kind === 'parenthesized') return this.isWhole(value.expression);
    return value.kind === 'method-call' && givesWhole.has(value.name.toLowerCase());
  }

  /** Whether it is read from a map or a text, and the function tests it nowhere. */
  mayBeNull(value: Expression): boolean {
    if (value.kind !== 'method-call' || !mayGiveNull.has(value.name.toLowerCase())) return false;
    return value.arguments[0]?.kind === 'text' && !this.isGuarded(value, 'null');
  }

  isResponseCode(value: Expression): boolean {
    const read = value.kind === 'identifier' ? this.#onlyValueOf(value.name) : value;
    if (read?.kind !== 'method-call' || read.name.toLowerCase() !== 'get') return false;
    const [key] = read.arguments;
    return key?.kind === 'text' && key.value === 'responseCode';
  }

  isSearchResult(name: string): boolean {
    const value = this.#onlyValueOf(name);
    const path = value?.kind === 'method-call' ? calleePath(value)?.join('.').toLowerCase() : undefined;
    return path !== undefined && searches.test(path);
  }

  /** What the literals and constructors show that are assigned to a variable. */
  kindOf(value: Expression): 'map' | 'list' | undefined {
    const literal = this.#literalOf(value);
    if (!literal) return undefined;
    if (literal.kind === 'map' || (literal.kind === 'call' && literal.name.toLowerCase() === 'map'))
      return 'map';
    const isList = literal.kind === 'list' || literal.kind === 'typed-list';
    return isList || (literal.kind === 'call' && literal.name.toLowerCase() === 'list') ? 'list' : undefined;
  }

  /** Whether a function that changes a map or list is called on the variable behind a statement. */
  isChanged(name: string, { range }: Statement): boolean {
    return this.expressions.some(
      (node) =>
        node.kind === 'method-call' &&
        node.range.start > range.end &&
        changesContainer.has(node.name.toLowerCase()) &&
        node.receiver.kind === 'identifier' &&
        node.receiver.name === name,
    );
  }

  #literalOf(value: Expression): Expression | undefined {
    return value.kind === 'identifier' ? this.#onlyValueOf(value.name) : value;
  }

  #onlyValueOf(name: string): Expression | undefined {
    const values = this.#values.get(name) ?? [];
    return values.length === 1 ? values[0] : undefined;
  }
}

/** The expression and all that it is made of. */
export function within(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const statement: Statement = {
    kind: 'expression-statement',
    expression,
    range: expression.range,
    trivia: { leading: [], trailing: [] },
  };
  for (const node of expressionsWithin([statement])) found.push(node);
  return found;
}
