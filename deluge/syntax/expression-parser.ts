import type { Range } from '../source.ts';
import { type BinaryOperator, type Expression, type MapEntry, memberPath, type SortField } from './ast.ts';
import { decodeTextLiteral } from './text-literal.ts';
import { bindingPower, comparisonPower, type Token, type TokenKind } from './token.ts';
import { functionLookalikes, functionWords, operatorLookalikes } from './token-lookalikes.ts';
import { SyntaxPanic, TokenReader } from './token-reader.ts';

/** A chain such as a + b + c is a left-deep tree; longer chains than this are refused to keep every walk of it shallow. */
const longestChain = 1000;

/** Types in brackets before a value, as other languages convert it. */
const castTypes: ReadonlySet<string> = new Set([
  'int',
  'long',
  'string',
  'bool',
  'boolean',
  'float',
  'double',
  'decimal',
]);

/** How many tokens the parameters of a function that stands as a value are looked for over. */
const longestHeader = 40;

/** How many tokens behind a bracket the comparison of its criteria is looked for: a limit against quadratic time. */
const longestCriteria = 200;

/** What tells the criteria of `Orders[…]` from a position in a list. */
const criteriaMarks: ReadonlySet<TokenKind> = new Set(['==', '=', '!=', '<', '>', '<=', '>=', '&&', '||']);

/** Functions and words that a criterion can have in place of a comparison: https://www.zoho.com/deluge/help/criteria.html */
const criteriaWords: ReadonlySet<string> = new Set([
  'in',
  'contains',
  'notcontains',
  'startswith',
  'endswith',
  'equalsignorecase',
  'isnull',
  'isempty',
]);

/** What a value can begin with. */
const valueStarts: ReadonlySet<TokenKind> = new Set([
  'identifier',
  'text',
  'number',
  '(',
  '{',
  '[',
  '!',
  '-',
]);

/** What the next value of a list can begin with where its comma is missing. */
const itemStarts: ReadonlySet<TokenKind> = new Set(['identifier', 'text', 'number', '{']);

interface OperatorFound {
  readonly name: BinaryOperator;
  readonly power: number;
  readonly tokens: number;
  readonly range: Range;
  /** What the author wrote instead of the operator. */
  readonly lookalike?: string;
}

/** Expressions: precedence climbing over `bindingPower`. */
export abstract class ExpressionParser extends TokenReader {
  /** Whether the condition of an if is read, where `=>` is no function. */
  protected isCondition = false;
  /** Whether the first value behind a brace is read, which may be a key. */
  #isMapKey = false;

  /** Forgets what a broken statement was in the midst of. */
  protected leaveExpression(): void {
    this.isCondition = false;
    this.#isMapKey = false;
  }

  /** Reads a part of a header; after a mistake there, the header is passed, so that its body is read all the same. */
  protected headerPart<Part>(read: () => Part, otherwise: () => Part): Part {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SyntaxPanic) || !this.skipToBody()) throw error;
      this.leaveExpression();
      return otherwise();
    }
  }

  /** What stands from a place to the cursor and could not be read. */
  protected unread(start: number): Expression {
    return { kind: 'invalid-expression', range: { start, end: Math.max(start, this.previous.end) } };
  }

  /** The bracket that follows `info` directly, as if it were a function. */
  protected infoBracket: Token | undefined;

  /** Reads a block of keys such as `invokeurl [ … ]` where one begins under the cursor. */
  protected abstract keyBlock(): Expression | undefined;

  /** Reads a block of keys before which no task stands, where one begins under the cursor. */
  protected abstract blockWithoutTask(): Expression | undefined;

  /** Reads a block of keys behind a path such as `zoho.sdp.invokeurl`, where one begins under the cursor. */
  protected abstract blockOfService(path: readonly string[], start: number): Expression | undefined;

  /** Reads `sort by …`, where it stands. */
  protected abstract sortFields(): readonly SortField[];

  /** Reads what follows the name of a form: `[criteria] sort by …`. */
  protected abstract fetchRecords(form: Expression): Expression;

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
      if (operator.lookalike !== undefined) this.#reportLookalike(operator.lookalike, operator);
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

  #reportLookalike(found: string, { name, range }: OperatorFound): void {
    if (functionLookalikes.has(found.toLowerCase())) this.report('function-lookalike', { found }, range);
    else this.report('operator-lookalike', { found, operator: name }, range);
  }

  #binaryOperator(): OperatorFound | undefined {
    const { token } = this;
    const next = this.peek(1);
    if (token.kind === 'identifier') return this.#wordOperator();
    const power = bindingPower[token.kind];
    if (power === undefined) {
      if (token.kind === 'unknown' && this.textOf(token) === '^') this.#refusePower(token);
      return undefined;
    }
    const range = { start: token.start, end: token.end };
    if (token.kind === '*' && next.kind === '*') this.#refusePower({ start: token.start, end: next.end });
    if (!this.touches(token, next)) return { name: token.kind as BinaryOperator, power, tokens: 1, range };
    const pair = `${token.kind}${next.kind}`;
    if (pair === '<<' || pair === '>>') {
      this.fail('bit-operator', { found: pair }, { start: token.start, end: next.end });
    }
    if (pair === '=>' && this.#isMapKey) return undefined;
    if (pair === '=>' && this.isCondition) {
      const whole = { start: token.start, end: next.end };
      return { name: '>=', power: comparisonPower, tokens: 2, range: whole, lookalike: pair };
    }
    const intended = operatorLookalikes[pair];
    if (intended === undefined) return { name: token.kind as BinaryOperator, power, tokens: 1, range };
    const whole = { start: token.start, end: next.end };
    return { name: intended, power: comparisonPower, tokens: 2, range: whole, lookalike: pair };
  }

  #refusePower(range: Range): never {
    return this.fail('power-operator', { found: this.textOf(range) }, range);
  }

  #wordOperator(): OperatorFound | undefined {
    const { token } = this;
    const next = this.peek(1);
    const range = { start: token.start, end: token.end };
    const word = this.textOf(token).toLowerCase();
    if (word === 'in') return { name: 'in', power: comparisonPower, tokens: 1, range };
    const withNext = { start: token.start, end: next.end };
    if (word === 'not') {
      if (!this.isWord('in', next)) return undefined;
      return { name: 'not in', power: comparisonPower, tokens: 2, range: withNext };
    }
    if (word === 'instanceof') this.fail('type-operator', { found: this.textOf(token) }, range);
    const intended = functionLookalikes.has(word) ? '==' : operatorLookalikes[word];
    if (intended === undefined || !valueStarts.has(next.kind) || this.peek(2).kind === ':') return undefined;
    if (word === 'is' && this.isWord('not', next)) {
      return { name: '!=', power: comparisonPower, tokens: 2, range: withNext, lookalike: 'is not' };
    }
    const power = bindingPower[intended as TokenKind] ?? comparisonPower;
    return { name: intended, power, tokens: 1, range, lookalike: this.textOf(token) };
  }

  #unary(): Expression {
    const { kind, start } = this.token;
    if (kind === '!' || kind === '-' || kind === '+') {
      this.advance();
      const operand = this.nested(() => this.#unary());
      return { kind: 'unary', range: { start, end: operand.range.end }, operator: kind, operand };
    }
    if (kind === '++' || kind === '--') this.fail('increment-not-available', { operator: kind }, this.token);
    if (this.isWord('typeof') && this.peek(1).kind === 'identifier' && !this.peek(1).startsLine) {
      this.fail('type-operator', { found: this.textOf(this.token) }, this.token);
    }
    const isWordNot = this.isWord('not') && valueStarts.has(this.peek(1).kind) && this.peek(1).kind !== '(';
    if (isWordNot && !this.isWord('in', this.peek(1))) {
      this.report('operator-lookalike', { found: this.textOf(this.token), operator: '!' }, this.token);
      this.advance();
      const operand = this.nested(() => this.#unary());
      return { kind: 'unary', range: { start, end: operand.range.end }, operator: '!', operand };
    }
    return this.postfixExpression();
  }

  /** A primary with its chain of members and calls. */
  postfixExpression(): Expression {
    let expression = this.#primary();
    for (let length = 0; ; length++) {
      if (length > longestChain) this.fail('too-deep', { limit: longestChain }, this.token);
      if (this.token.kind === '[' && !this.token.startsLine) {
        if (!memberPath(expression) || !this.#isCriteria()) {
          this.fail('index-not-available', undefined, this.token);
        }
        expression = this.fetchRecords(expression);
        continue;
      }
      if (this.#isFieldChoices(expression)) {
        this.advance();
        this.advance();
        const range = { start: expression.range.start, end: this.previous.end };
        expression = { kind: 'field-choices', range, field: expression };
        continue;
      }
      if (this.token.kind === '.' && this.peek(1).kind === 'text') {
        this.fail('operator-lookalike', { found: '.', operator: '+' }, this.token);
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
        const isOfRecords = expression.kind === 'fetch-records';
        const sort = isOfRecords ? this.sortFields() : [];
        expression = {
          kind: 'member',
          range: { start, end: this.previous.end },
          object: expression,
          name: this.textOf(name),
          ...(sort.length > 0 && { sort }),
        };
        const path = this.token.kind === '[' ? memberPath(expression) : undefined;
        const block = path && this.blockOfService(path, start);
        if (block) return block;
      }
    }
  }

  /** Whether the brackets under the cursor hold a condition, as in `Orders[ID == 1]`, and not a position. */
  #isCriteria(): boolean {
    let depth = 0;
    for (let ahead = 0; ahead < longestCriteria; ahead++) {
      const token = this.peek(ahead);
      const { kind } = token;
      if (kind === 'end' || kind === ';' || kind === '{') return false;
      if (kind === '[') depth++;
      else if (kind === ']' && --depth === 0) return false;
      else if (criteriaMarks.has(kind)) return true;
      else if (kind === 'identifier' && criteriaWords.has(this.textOf(token).toLowerCase())) return true;
    }
    return false;
  }

  /** `Status:ui`, which stands before a method or an assignment. */
  #isFieldChoices(field: Expression): boolean {
    if (this.token.kind !== ':' || (field.kind !== 'identifier' && field.kind !== 'member')) return false;
    if (!this.isWord('ui', this.peek(1))) return false;
    const { kind } = this.peek(2);
    return kind === '.' || kind === '=' || kind === ')' || kind === ';';
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
        if (this.#startsArrowFunction()) this.fail('function-value', undefined, token);
        if (this.#refuseCast()) return this.postfixExpression();
        this.advance();
        const expression = this.expression();
        if (this.infoBracket === token) this.skipFurtherInfoValues();
        this.expect(')');
        return { kind: 'parenthesized', range: { start: token.start, end: this.previous.end }, expression };
      }
      case '{':
        return this.#braces();
      case '[':
        return this.blockWithoutTask() ?? this.#listIn('[', ']');
      case 'identifier':
        return this.#word();
      case '.':
        if (this.peek(1).kind === '.' && this.peek(2).kind === '.') this.#refuseSpread();
        break;
      case '>':
        if (
          (this.previous.kind === '=' || this.previous.kind === '-') &&
          this.touches(this.previous, token)
        ) {
          this.fail('function-value', undefined, this.previous);
        }
        break;
      default:
    }
    return this.fail('expected-expression', { found: this.foundText(token) }, token);
  }

  /** `(int) "5"`. */
  #refuseCast(): boolean {
    const type = this.peek(1);
    const value = this.peek(3);
    if (type.kind !== 'identifier' || this.peek(2).kind !== ')' || value.startsLine) return false;
    if (value.kind !== 'text' && value.kind !== 'number' && value.kind !== 'identifier') return false;
    if (!castTypes.has(this.textOf(type).toLowerCase())) return false;
    this.report(
      'cast-not-available',
      { type: this.textOf(type) },
      { start: this.token.start, end: this.peek(2).end },
    );
    for (let passed = 0; passed < 3; passed++) this.advance();
    return true;
  }

  #refuseSpread(): never {
    const { start } = this.token;
    return this.fail('spread-not-available', undefined, { start, end: this.peek(2).end });
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
    const block = this.keyBlock();
    if (block) return block;
    // In `for each x in sub(rows) {` the brace opens the body of the loop.
    const isIterable = this.isWord('in', this.previous);
    if (next.kind === '(' && !isIterable && functionWords.has(raw.toLowerCase()) && this.#headerEndsIn('{')) {
      this.fail('function-value', undefined, token);
    }
    if (next.kind === 'identifier' && raw === 'new' && !next.startsLine) {
      this.report('new-not-available', { name: this.textOf(next) }, token);
      this.advance();
      return this.nested(() => this.postfixExpression());
    }
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
    const items = this.token.kind === ')' ? undefined : this.expression();
    this.expect(')');
    const range = { start, end: this.previous.end };
    return { kind: 'typed-list', range, elementType, ...(items && { items }) };
  }

  #arguments(): readonly Expression[] {
    this.expect('(');
    const args: Expression[] = [];
    while (this.token.kind !== ')' && this.token.kind !== 'end') {
      const argument = this.expression();
      args.push(this.token.kind === ':' ? this.#bareMap(argument) : argument);
      if (this.#missesComma()) continue;
      if (!this.accept(',') || this.#refuseLastComma(')')) break;
    }
    this.refuseQuestionMark();
    this.expect(')');
    return args;
  }

  /** `a ? b : c`, `a ?? b` and `a?.b()`. */
  protected refuseQuestionMark(): void {
    if (this.token.kind !== '?') return;
    const next = this.peek(1);
    const isOfNull = this.touches(this.token, next) && (next.kind === '?' || next.kind === '.');
    const found = isOfNull ? `?${next.kind}` : '?';
    if (isOfNull) this.fail('null-operator', { found }, { start: this.token.start, end: next.end });
    this.fail('ternary-not-available', undefined, this.token);
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
    const first = this.#firstOrKey();
    if (!this.#passColon(first)) return this.#listItems('{', '}', start, [first]);
    const entries = this.#mapEntries(first);
    this.expect('}');
    return { kind: 'map', range: { start, end: this.previous.end }, entries };
  }

  /** A key of a map, or the first value of a list. */
  #firstOrKey(): Expression {
    const around = this.#isMapKey;
    this.#isMapKey = true;
    const value = this.expression();
    this.#isMapKey = around;
    return value;
  }

  #bareMap(firstKey: Expression): Expression {
    this.advance();
    const entries = this.#mapEntries(firstKey);
    return {
      kind: 'map',
      range: { start: firstKey.range.start, end: this.previous.end },
      entries,
      bare: true,
    };
  }

  /** The entries of a map whose first key and colon are passed. */
  #mapEntries(firstKey: Expression): readonly MapEntry[] {
    const entries: MapEntry[] = [];
    for (let key = firstKey; ; ) {
      entries.push({ key, value: this.expression() });
      if (!this.#missesComma() && (!this.accept(',') || this.#refuseLastComma('}'))) return entries;
      key = this.#firstOrKey();
      if (!this.#passColon(key)) this.expect(':');
    }
  }

  /** Passes the colon behind a key, or says what stands in its place; false where none is meant. */
  #passColon(key: Expression): boolean {
    const { token } = this;
    const next = this.peek(1);
    if (this.accept(':')) return true;
    if (token.kind === '=' && next.kind === '>' && this.touches(token, next)) {
      this.report(
        'operator-lookalike',
        { found: '=>', operator: ':' },
        { start: token.start, end: next.end },
      );
      this.silenceLine(token);
      this.advance();
      this.advance();
      return true;
    }
    if (key.kind !== 'text' || token.startsLine || !itemStarts.has(token.kind)) return false;
    this.guess(':');
    return true;
  }

  /** Whether the next value follows without a comma, which is said. */
  #missesComma(): boolean {
    const { token } = this;
    if (token.startsLine || !itemStarts.has(token.kind)) return false;
    this.guess(',');
    return true;
  }

  #listIn(bracket: '{' | '[', close: '}' | ']'): Expression {
    const { start } = this.token;
    this.advance();
    if (this.accept(close))
      return { kind: 'list', range: { start, end: this.previous.end }, items: [], bracket };
    return this.#listItems(bracket, close, start, [this.expression()]);
  }

  #listItems(bracket: '{' | '[', close: '}' | ']', start: number, items: Expression[]): Expression {
    while (this.#missesComma() || (this.accept(',') && !this.#refuseLastComma(close)))
      items.push(this.expression());
    this.expect(close);
    return { kind: 'list', range: { start, end: this.previous.end }, items, bracket };
  }

  /** `{1,2,}`: said, and passed. */
  #refuseLastComma(close: '}' | ']' | ')'): boolean {
    if (this.token.kind !== close) return false;
    this.report('last-comma', { close }, this.previous);
    return true;
  }

  /** `info "a",b;` as a function of several values would be called: said once, and read to the end. */
  protected skipFurtherInfoValues(): void {
    if (this.token.kind !== ',' || this.peek(1).startsLine) return;
    this.report('info-one-value', undefined, this.token);
    while (this.accept(',')) this.expression();
  }

  /** `(a,b) -> { … }` or `(a,b) => { … }`. */
  #startsArrowFunction(): boolean {
    return this.#headerEndsIn('-', '>') || this.#headerEndsIn('=', '>');
  }

  /** Whether the bracket under the cursor, or behind the word under it, closes before these marks. */
  #headerEndsIn(...marks: readonly TokenKind[]): boolean {
    let depth = 0;
    for (let ahead = 0; ahead < longestHeader; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === 'end' || kind === ';' || kind === '{') return false;
      if (kind === '(') depth++;
      if (kind === ')' && --depth === 0) {
        return marks.every((mark, index) => this.peek(ahead + 1 + index).kind === mark);
      }
    }
    return false;
  }
}
