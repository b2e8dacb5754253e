import type { Expression, Statement } from '../syntax/ast.ts';
import type { Scope } from './scope.ts';

/** A part of a text that only a run knows; its name is for people. */
export interface OpenPart {
  readonly open: string;
}

/** A text as far as the script itself shows it: what is written there, and what is open. */
export type TextPattern = readonly (string | OpenPart)[];

/** More texts than this for one expression are as good as none. */
const MOST_PATTERNS = 64;

/** Methods that leave a text as it is, or nearly so. */
const keepsText: ReadonlySet<string> = new Set(['tostring', 'totext', 'trim', 'tolong', 'tonumber']);
/** What can be done with a map so that its entries stay as they are written. */
const readsMap: ReadonlySet<string> = new Set([
  'get',
  'getjson',
  'containkey',
  'containskey',
  'keys',
  'size',
  'isempty',
  'tostring',
]);

/**
 * The texts that the expressions of one function can give. It does not look at the order of the statements: a variable
 * has every value that it is given anywhere in its function. The empty text and the null that a variable begins with, or
 * that stand in for a value that is missing, do not count when there is another value too.
 *
 * @example
 * // host = hosts.get(key); url = host + "/books/v3/contacts/" + id;
 * patternsOf(url) // [['https://www.zohoapis.com/books/v3/contacts/', { open: 'id' }], ['https://www.zohoapis.eu/…']]
 */
export class TextPatterns {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  patternsOf(expression: Expression): readonly TextPattern[] {
    return this.#patterns(expression, new Set());
  }

  /** The texts of an expression when none of them has an open part; undefined when one has. */
  constantsOf(expression: Expression): readonly string[] | undefined {
    const texts = this.patternsOf(expression).map(constantOf);
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }

  #patterns(expression: Expression, open: ReadonlySet<string>): readonly TextPattern[] {
    switch (expression.kind) {
      case 'text':
        return [[expression.value]];
      case 'number':
        return [[expression.raw]];
      case 'parenthesized':
        return this.#patterns(expression.expression, open);
      case 'binary':
        if (expression.operator !== '+') break;
        return joined(this.#patterns(expression.left, open), this.#patterns(expression.right, open));
      case 'conditional':
        return union([
          ...this.#patterns(expression.whenTrue, open),
          ...this.#patterns(expression.whenFalse, open),
        ]);
      case 'identifier':
        return this.#variable(expression.name, open);
      case 'call': {
        const [first, second] = expression.arguments;
        const name = expression.name.toLowerCase();
        if (name === 'ifnull' && first && second) {
          const instead = isEmpty(second) ? [] : this.#patterns(second, open);
          return union([...this.#patterns(first, open), ...instead]);
        }
        if (name === 'encodeurl' && first) return this.#encoded(first, open);
        break;
      }
      case 'method-call': {
        const name = expression.name.toLowerCase();
        if (keepsText.has(name)) return this.#patterns(expression.receiver, open);
        if (name === 'encodeurl') return this.#encoded(expression.receiver, open);
        if (name === 'get')
          return this.#entry(expression.receiver, expression.arguments[0], open, expression);
        break;
      }
      default:
    }
    return [[{ open: nameOf(expression) }]];
  }

  /** What is escaped may differ from what it was made of; plain words do not. */
  #encoded(expression: Expression, open: ReadonlySet<string>): readonly TextPattern[] {
    return this.#patterns(expression, open).map((pattern) => {
      const text = constantOf(pattern);
      return text === undefined ? [{ open: nameOf(expression) }] : [encodeURIComponent(text)];
    });
  }

  /** An entry of a map that the function writes down and leaves as it is. */
  #entry(
    receiver: Expression,
    key: Expression | undefined,
    open: ReadonlySet<string>,
    whole: Expression,
  ): readonly TextPattern[] {
    const unknown = [[{ open: nameOf(whole) }]];
    const map = this.#unchangedLiteral(receiver);
    if (map?.kind !== 'map') return unknown;
    const named =
      key?.kind === 'text'
        ? map.entries.filter((one) => one.key.kind === 'text' && one.key.value === key.value)
        : [];
    const values = named.length > 0 ? named : map.entries;
    return values.length === 0 ? unknown : union(values.flatMap(({ value }) => this.#patterns(value, open)));
  }

  #unchangedLiteral(expression: Expression): Expression | undefined {
    if (expression.kind === 'parenthesized') return this.#unchangedLiteral(expression.expression);
    if (expression.kind !== 'identifier') return expression;
    const { name } = expression;
    const given = this.#givenTo(name);
    const [only] = given.values;
    if (given.isOpen || given.values.length !== 1 || !only) return undefined;
    // Wherever else the map goes, it may be changed there: a map is handed on, not copied.
    const uses = this.#scope.expressions.filter((one) => one.kind === 'identifier' && one.name === name);
    const reads = this.#scope.expressions.filter(
      (one) =>
        one.kind === 'method-call' &&
        readsMap.has(one.name.toLowerCase()) &&
        one.receiver.kind === 'identifier' &&
        one.receiver.name === name,
    );
    return uses.length === reads.length ? only : undefined;
  }

  #variable(name: string, open: ReadonlySet<string>): readonly TextPattern[] {
    const itself: TextPattern = [{ open: name }];
    const { isOpen, values } = this.#givenTo(name);
    if (isOpen || values.length === 0 || open.has(name)) return [itself];
    const inside = new Set([...open, name]);
    const begun = values.filter((value) => !isEmpty(value));
    const patterns = (begun.length > 0 ? begun : values).flatMap((value) => this.#patterns(value, inside));
    // The variable's own name says more than that of the function which gave its value.
    return union(patterns.map((pattern) => (isWhollyOpen(pattern) ? itself : pattern)));
  }

  /** What a variable is given, and whether it gets values from elsewhere too. */
  #givenTo(name: string): { readonly isOpen: boolean; readonly values: readonly Expression[] } {
    const values: Expression[] = [];
    let isOpen = this.#scope.parameters.some((parameter) => parameter.name === name);
    for (const statement of this.#scope.allStatements) {
      const given = givenBy(statement, name);
      if (given === 'nothing') continue;
      if (given === 'anything') isOpen = true;
      else if (statement.kind === 'for-each') {
        const items = this.#unchangedLiteral(given);
        if (items?.kind === 'list' && !statement.overIndex) values.push(...items.items);
        else isOpen = true;
      } else values.push(given);
    }
    return { isOpen, values };
  }
}

function givenBy(statement: Statement, name: string): Expression | 'anything' | 'nothing' {
  switch (statement.kind) {
    case 'assignment':
      if (statement.target.kind !== 'identifier' || statement.target.name !== name) return 'nothing';
      return statement.operator === '=' ? statement.value : 'anything';
    case 'for-each':
      return statement.variable === name ? statement.iterable : 'nothing';
    case 'try':
      return statement.variable === name ? 'anything' : 'nothing';
    default:
      return 'nothing';
  }
}

/** A pattern as people read it, with its open parts in braces: `/contacts/{id}`. */
export function writtenPattern(pattern: TextPattern): string {
  return pattern.map((part) => (typeof part === 'string' ? part : `{${part.open}}`)).join('');
}

/** The text of a pattern without open parts. */
export function constantOf(pattern: TextPattern): string | undefined {
  return pattern.every((part) => typeof part === 'string') ? pattern.join('') : undefined;
}

function isEmpty(value: Expression): boolean {
  return value.kind === 'null' || (value.kind === 'text' && value.value === '');
}

function isWhollyOpen(pattern: TextPattern): boolean {
  return pattern.length === 1 && typeof pattern[0] === 'object';
}

function joined(left: readonly TextPattern[], right: readonly TextPattern[]): readonly TextPattern[] {
  return union(left.flatMap((first) => right.map((second) => [...first, ...second])));
}

function union(patterns: readonly TextPattern[]): readonly TextPattern[] {
  const different = new Map(patterns.map((pattern) => [JSON.stringify(pattern), pattern]));
  return different.size > MOST_PATTERNS ? [[{ open: 'text' }]] : [...different.values()];
}

/** What people would call a value: the variable, the key that it is read by, or what gives it. */
function nameOf(expression: Expression): string {
  switch (expression.kind) {
    case 'identifier':
    case 'member':
      return expression.name;
    case 'parenthesized':
      return nameOf(expression.expression);
    case 'method-call': {
      const [key] = expression.arguments;
      if (expression.name.toLowerCase().startsWith('get') && key?.kind === 'text') return key.value;
      return nameOf(expression.receiver);
    }
    case 'call':
      return expression.arguments[0] ? nameOf(expression.arguments[0]) : expression.name;
    default:
      return 'value';
  }
}
