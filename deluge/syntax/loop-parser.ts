import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Comment, Expression, InvalidStatement, Statement } from './ast.ts';
import { SlipParser } from './slip-parser.ts';
import { keywordOf, type Token } from './token.ts';

/** `for each`, and the loops that Deluge has not. */
export abstract class LoopParser extends SlipParser {
  protected invalid(start: number, leading: readonly Comment[]): InvalidStatement {
    const range = { start, end: Math.max(start, this.previous.end) };
    return { kind: 'invalid', range, trivia: { leading, trailing: [] } };
  }

  /** `while`, `do` and `for` without `each`: said once; what stands in the body is read like any other. */
  protected otherLoop(leading: readonly Comment[]): Statement {
    const { token } = this;
    const isFor = this.keyword() === 'for';
    const isRange = isFor && this.isWord('from', this.peek(2));
    if (isRange) this.report('loop-range', undefined, token);
    else {
      const word = this.textOf(token);
      this.report('loop-not-available', { word: isFor ? `${word} (…)` : word }, token);
    }
    this.advance();
    this.#skipToBlock();
    if (this.token.kind === '{') this.block('a loop');
    if (
      this.keyword() === 'while' &&
      token.kind === 'identifier' &&
      this.textOf(token).toLowerCase() === 'do'
    ) {
      this.advance();
      this.#skipToBlock();
      this.accept(';');
    }
    return this.invalid(token.start, [...leading, ...this.takeComments(this.previous.end)]);
  }

  /** Passes what is left of a line, to the brace of a block. */
  #skipLine(): void {
    while (!this.token.startsLine && this.token.kind !== '{' && this.token.kind !== 'end') this.advance();
  }

  /** Passes the header of a loop: to its brace, or to the end of the statement where it has none. */
  #skipToBlock(): void {
    for (let depth = 0; this.token.kind !== 'end'; this.advance()) {
      const { kind } = this.token;
      if (kind === '{' || kind === '}' || (kind === ';' && depth <= 0)) return;
      if (kind === '(') depth++;
      if (kind === ')') depth--;
    }
  }

  protected forEach(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    const isOneWord = this.keyword() === 'foreach';
    if (!this.#passLoopWords()) return this.otherLoop(leading);
    const bracket = this.token;
    const isBracketed = this.accept('(');
    if (isBracketed && !isOneWord) this.report('loop-header-brackets', undefined, bracket);
    const overIndex = this.isWord('index') && this.peek(1).kind === 'identifier' && !this.#isIn(this.peek(1));
    if (overIndex) this.advance();
    if (isBracketed && this.#isIn(this.peek(2))) this.advance();
    const variable = this.expect('identifier');
    if (this.token.kind === ',' && this.peek(1).kind === 'identifier') {
      this.report('loop-two-variables', { second: this.textOf(this.peek(1)) }, this.peek(1));
      this.advance();
      this.advance();
    }
    if (this.#isIn(this.token)) this.advance();
    else this.#missingIn();
    const isWithoutList = this.token.kind === '{' && this.token.startsLine && !this.#beginsList();
    if (isWithoutList) this.report('expected-expression', { found: '{' }, this.token);
    const { start: from } = this.token;
    const iterable = this.headerPart(
      () => {
        const list: Expression = isWithoutList ? this.#nothing() : this.expression();
        if (!isWithoutList) this.#refuseHeader(list);
        if (isBracketed) this.expect(')');
        return list;
      },
      () => this.unread(from),
    );
    const body = this.bodyOf('for each', start);
    return {
      kind: 'for-each',
      range: { start, end: this.previous.end },
      trivia: { leading, trailing: this.takeTrailingComments() },
      variable: this.textOf(variable),
      variableRange: { start: variable.start, end: variable.end },
      overIndex,
      iterable,
      body,
    };
  }

  /** Passes `for each`, and says what is wrong with the two words; false where another loop begins. */
  #passLoopWords(): boolean {
    const { token } = this;
    const next = this.peek(1);
    const keyword = this.keyword();
    if (keyword === 'foreach') this.report('foreach-one-word', { found: this.textOf(token) }, token);
    else if (keyword === 'each')
      this.report('expected-token', { expected: 'for', found: this.textOf(token) }, token);
    else if (this.#isEach(next)) this.advance();
    else if (next.kind === 'identifier' && this.#isIn(this.peek(2))) {
      this.report('expected-token', { expected: 'each', found: this.textOf(next) }, next);
    } else return false;
    this.advance();
    return true;
  }

  /** Whether a word is `each`, or `each` mistyped, which is said. */
  #isEach(token: Token): boolean {
    if (token.kind !== 'identifier') return false;
    const word = this.textOf(token);
    if (keywordOf(word) === 'each') return true;
    const isMistyped = this.#isIn(this.peek(3)) && nearestName(word, ['each']) !== undefined;
    if (isMistyped) this.report('mistyped-word', { found: word, word: 'each' }, token);
    return isMistyped;
  }

  /** No `in` behind the variable: another word stands there, or the value at once. */
  #missingIn(): void {
    const { token } = this;
    const next = this.peek(1);
    if (token.kind !== 'identifier' || token.startsLine) {
      this.fail('expected-token', { expected: 'in', found: this.foundText(token) }, token);
    }
    this.report('expected-token', { expected: 'in', found: this.foundText(token) }, token);
    const isOtherWord = next.kind === 'identifier' || next.kind === '{' || next.kind === 'text';
    if (isOtherWord && !next.startsLine) this.advance();
  }

  /** Whether the brace under the cursor opens a list of literals, and no block. */
  #beginsList(): boolean {
    const { kind } = this.peek(1);
    return kind === 'text' || kind === 'number' || kind === '{';
  }

  #nothing(): Expression {
    const { end } = this.previous;
    return { kind: 'empty-braces', range: { start: end, end } };
  }

  #refuseHeader(iterable: Expression): void {
    if (this.token.kind === ',') {
      // `for each x in 1,2}`: the list is not opened.
      this.report('expected-token', { expected: '{', found: this.textOf(iterable.range) }, iterable.range);
      this.#skipLine();
      return;
    }
    if (this.token.kind === '}' && this.peek(1).kind === '{') {
      this.report('unexpected-token', { found: '}' }, this.token);
      this.advance();
      return;
    }
    if (this.isWord('to') && !this.token.startsLine) {
      this.report('loop-range', undefined, iterable.range);
      this.advance();
      this.expression();
    } else if (iterable.kind === 'call' && iterable.name.toLowerCase() === 'range') {
      this.report('loop-range', undefined, iterable.range);
    } else if (callsInChain(iterable) > 1) {
      this.report('loop-chained-calls', undefined, iterable.range);
    }
  }

  #isIn(token: { readonly kind: string; readonly start: number; readonly end: number }): boolean {
    return (
      token.kind === 'identifier' && this.source.text.slice(token.start, token.end).toLowerCase() === 'in'
    );
  }
}

/** How many calls of a function or method follow one another: `a.get("b").toList()` has two. */
function callsInChain(expression: Expression): number {
  let calls = 0;
  for (let next = expression; ; ) {
    if (next.kind === 'call') return calls + 1;
    if (next.kind === 'parenthesized') next = next.expression;
    else if (next.kind === 'member') next = next.object;
    else if (next.kind === 'method-call') {
      calls++;
      next = next.receiver;
    } else return calls;
  }
}
