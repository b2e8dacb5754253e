import type { Range } from '../source.ts';
import type { BinaryOperator, Expression, MapEntry, TaskBlock, TaskEntry } from './ast.ts';
import { decodeTextLiteral } from './text-literal.ts';
import { bindingPower, comparisonPower, isBlockTask } from './token.ts';
import { TokenReader } from './token-reader.ts';

/** A chain such as a + b + c is a left-deep tree; longer chains than this are refused to keep every walk of it shallow. */
const longestChain = 1000;

/** Expressions: precedence climbing over `bindingPower`. */
export class ExpressionParser extends TokenReader {
  expression(): Expression {
    return this.nested(() => this.continueExpression(this.#unary()));
  }

  /** Reads on from an operand that has been read. */
  continueExpression(operand: Expression): Expression {
    return this.#binary(operand, 0);
  }

  #binary(first: Expression, floor: number): Expression {
    let left = first;
    for (let length = 0; ; length++) {
      const operator = this.#binaryOperator();
      if (!operator || operator.power <= floor) return left;
      if (length > longestChain) this.fail('too-deep', { limit: longestChain }, this.token);
      for (let words = 0; words < operator.tokens; words++) this.advance();
      if (this.token.kind === '++' || this.token.kind === '--') {
        this.fail('increment-not-available', { operator: this.token.kind }, this.token);
      }
      const right = this.nested(() => this.#binary(this.#unary(), operator.power));
      left = {
        kind: 'binary',
        range: { start: left.range.start, end: right.range.end },
        operator: operator.name,
        operatorRange: operator.range,
        left,
        right,
      };
    }
  }

  #binaryOperator():
    | {
        readonly name: BinaryOperator;
        readonly power: number;
        readonly tokens: number;
        readonly range: Range;
      }
    | undefined {
    const { token } = this;
    const range = { start: token.start, end: token.end };
    const power = bindingPower[token.kind];
    if (power !== undefined) return { name: token.kind as BinaryOperator, power, tokens: 1, range };
    const word = this.keyword();
    if (word === 'in') return { name: 'in', power: comparisonPower, tokens: 1, range };
    if (word !== 'not') return undefined;
    const next = this.peek(1);
    if (next.kind !== 'identifier' || this.textOf(next).toLowerCase() !== 'in') return undefined;
    return {
      name: 'not in',
      power: comparisonPower,
      tokens: 2,
      range: { start: token.start, end: next.end },
    };
  }

  #unary(): Expression {
    const { kind, start } = this.token;
    if (kind === '!' || kind === '-' || kind === '+') {
      this.advance();
      const operand = this.nested(() => this.#unary());
      return { kind: 'unary', range: { start, end: operand.range.end }, operator: kind, operand };
    }
    if (kind === '++' || kind === '--') this.fail('increment-not-available', { operator: kind }, this.token);
    return this.postfixExpression();
  }

  /** A primary with its chain of members and calls. */
  postfixExpression(): Expression {
    let expression = this.#primary();
    for (let length = 0; ; length++) {
      if (length > longestChain) this.fail('too-deep', { limit: longestChain }, this.token);
      if (this.token.kind === '[' && !this.token.startsLine) {
        this.fail('index-not-available', undefined, this.token);
      }
      if (!this.accept('.')) return expression;
      const name = this.expect('identifier');
      const nameRange = { start: name.start, end: name.end };
      const { start } = expression.range;
      if (this.token.kind === '(') {
        const args = this.#arguments();
        const range = { start, end: this.previous.end };
        expression = {
          kind: 'method-call',
          range,
          receiver: expression,
          name: this.textOf(name),
          nameRange,
          arguments: args,
        };
      } else {
        expression = {
          kind: 'member',
          range: { start, end: name.end },
          object: expression,
          name: this.textOf(name),
        };
      }
    }
  }

  #primary(): Expression {
    const { token } = this;
    const range = { start: token.start, end: token.end };
    switch (token.kind) {
      case 'text': {
        this.advance();
        const raw = this.textOf(token);
        return {
          kind: 'text',
          range,
          value: decodeTextLiteral(raw),
          quote: raw.startsWith("'") ? "'" : '"',
          raw,
        };
      }
      case 'number':
        this.advance();
        return { kind: 'number', range, raw: this.textOf(token) };
      case '(': {
        this.advance();
        const expression = this.expression();
        this.expect(')');
        return { kind: 'parenthesized', range: { start: token.start, end: this.previous.end }, expression };
      }
      case '{':
        return this.#braces();
      case '[':
        return this.#listIn('[', ']');
      case 'identifier':
        return this.#word();
      default:
        return this.fail('expected-expression', { found: this.foundText(token) }, token);
    }
  }

  #word(): Expression {
    const { token } = this;
    const raw = this.textOf(token);
    const range = { start: token.start, end: token.end };
    const next = this.peek(1);
    switch (this.keyword()) {
      case 'true':
      case 'false':
        this.advance();
        return { kind: 'boolean', range, value: raw.toLowerCase() === 'true', raw };
      case 'null':
        this.advance();
        return { kind: 'null', range, raw };
      case 'if':
        if (next.kind === '(') return this.#conditional();
        break;
      default:
    }
    if (next.kind === '[' && isBlockTask(raw)) return this.#taskBlock();
    if (next.kind === ':' && raw.toLowerCase() === 'list' && this.peek(3).kind === '(')
      return this.#typedList();
    this.advance();
    if (next.kind === '(') {
      const args = this.#arguments();
      return {
        kind: 'call',
        range: { start: token.start, end: this.previous.end },
        name: raw,
        nameRange: range,
        arguments: args,
      };
    }
    return { kind: 'identifier', range, name: raw };
  }

  #conditional(): Expression {
    const { start } = this.token;
    this.advance();
    this.expect('(');
    const condition = this.expression();
    this.expect(',');
    const whenTrue = this.expression();
    this.expect(',');
    const whenFalse = this.expression();
    this.expect(')');
    return { kind: 'conditional', range: { start, end: this.previous.end }, condition, whenTrue, whenFalse };
  }

  #typedList(): Expression {
    const { start } = this.token;
    this.advance();
    this.advance();
    const elementType = this.textOf(this.expect('identifier'));
    this.expect('(');
    this.expect(')');
    return { kind: 'typed-list', range: { start, end: this.previous.end }, elementType };
  }

  #arguments(): readonly Expression[] {
    this.expect('(');
    const args: Expression[] = [];
    while (this.token.kind !== ')' && this.token.kind !== 'end') {
      const argument = this.expression();
      args.push(this.token.kind === ':' ? this.#bareMap(argument) : argument);
      if (!this.accept(',')) break;
    }
    if (this.token.kind === '?') this.fail('ternary-not-available', undefined, this.token);
    this.expect(')');
    return args;
  }

  /** `{}`, `{"k":v}` or `{a,b}`: the mark behind the first value tells a map from a list. */
  #braces(): Expression {
    const { start } = this.token;
    if (this.peek(1).kind === '}') {
      this.advance();
      this.advance();
      return { kind: 'empty-braces', range: { start, end: this.previous.end } };
    }
    this.advance();
    const first = this.expression();
    if (this.token.kind !== ':') return this.#listItems('{', '}', start, [first]);
    const entries = this.#mapEntries(first);
    this.expect('}');
    return { kind: 'map', range: { start, end: this.previous.end }, entries };
  }

  #bareMap(firstKey: Expression): Expression {
    const entries = this.#mapEntries(firstKey);
    return {
      kind: 'map',
      range: { start: firstKey.range.start, end: this.previous.end },
      entries,
      bare: true,
    };
  }

  #mapEntries(firstKey: Expression): readonly MapEntry[] {
    const entries: MapEntry[] = [];
    for (let key = firstKey; ; key = this.expression()) {
      this.expect(':');
      entries.push({ key, value: this.expression() });
      if (!this.accept(',')) return entries;
    }
  }

  #listIn(bracket: '{' | '[', close: '}' | ']'): Expression {
    const { start } = this.token;
    this.advance();
    if (this.accept(close))
      return { kind: 'list', range: { start, end: this.previous.end }, items: [], bracket };
    return this.#listItems(bracket, close, start, [this.expression()]);
  }

  #listItems(bracket: '{' | '[', close: '}' | ']', start: number, items: Expression[]): Expression {
    while (this.accept(',')) items.push(this.expression());
    this.expect(close);
    return { kind: 'list', range: { start, end: this.previous.end }, items, bracket };
  }

  #taskBlock(): TaskBlock {
    const { start } = this.token;
    const task = this.takeText();
    this.expect('[');
    const entries: TaskEntry[] = [];
    while (this.token.kind !== ']' && this.token.kind !== 'end') {
      const leading = this.takeComments(this.token.start);
      entries.push({ ...this.#taskKey(), value: this.expression(), leading });
      // Written by learners only; Zoho's editor has no mark between keys.
      if (this.token.kind === ',') this.fail('unexpected-token', { found: ',' }, this.token);
    }
    this.expect(']');
    return { kind: 'task-block', range: { start, end: this.previous.end }, task, entries };
  }

  /** `url :`, `reply to :`, `content-type:`. */
  #taskKey(): { readonly key: string; readonly keyRange: Range } {
    const first = this.expect('identifier');
    let key = this.textOf(first);
    while (this.token.kind === 'identifier' || this.token.kind === '-') {
      const hyphen = this.accept('-');
      key += `${hyphen ? '-' : ' '}${this.textOf(this.expect('identifier'))}`;
    }
    const { end } = this.previous;
    this.expect(':');
    return { key, keyRange: { start: first.start, end } };
  }
}
