import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, SourceFile } from '../source.ts';
import type {
  AssignmentOperator,
  Block,
  Comment,
  EditorLayout,
  ElseBranch,
  Expression,
  FunctionDeclaration,
  IfBranch,
  InsertRecord,
  InvalidStatement,
  Parameter,
  Program,
  Statement,
  TaskBlock,
  Trivia,
} from './ast.ts';
import { isMail } from './editor-layout.ts';
import { KeyBlockParser } from './key-block-parser.ts';
import { isReservedName, keywordOf, type TokenKind } from './token.ts';
import { elseIfWords, functionWords } from './token-lookalikes.ts';
import { SyntaxPanic } from './token-reader.ts';

/** A parsed text: always a tree, and what is wrong with it. */
export interface ParseResult {
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a Deluge text: functions, or the statements of a function's body as Zoho's editor shows them.
 * Never throws on input: each mistake gives one diagnostic, and the rest is still read.
 *
 * @example
 * const { program, diagnostics } = parse(new SourceFile('hello.deluge', 'info "Hello";'));
 */
export function parse(source: SourceFile): ParseResult {
  return new Parser(source).parseProgram();
}

const assignmentOperators: ReadonlySet<string> = new Set(['=', '+=', '-=', '*=', '/=', '%=']);

/** Words of Creator that act on fields of a form: https://www.zoho.com/creator/help/script/client-functions.html */
const formActions: ReadonlySet<string> = new Set([
  'show',
  'hide',
  'enable',
  'disable',
  'clear',
  'reload',
  'cancel',
]);

const statementStarts: ReadonlySet<TokenKind> = new Set(['identifier', 'text', 'number', '(', '{', '[']);

/** What follows `alert`; with any other mark behind it, it is a name like any other. */
const alertStarts: ReadonlySet<TokenKind> = new Set(['identifier', 'text', 'number', '(', '{', '!']);

/** Statements: recursive descent, one method each; recovery happens in `#recovering`. */
class Parser extends KeyBlockParser {
  #hasIndentedBody = false;

  parseProgram(): ParseResult {
    const items: (FunctionDeclaration | Statement)[] = [];
    this.#refuseOtherFormats();
    while (this.token.kind !== 'end') {
      if (this.token.kind === '}') {
        this.report('unexpected-token', { found: '}' }, this.token);
        this.advance();
        continue;
      }
      items.push(...this.#recovering(() => this.#programItem()));
    }
    const dangling = this.takeComments(this.token.start);
    const layout = this.#layout();
    return {
      program: {
        kind: 'program',
        range: { start: 0, end: this.source.text.length },
        items,
        dangling,
        ...(layout && { layout }),
      },
      diagnostics: this.sortedDiagnostics(),
    };
  }

  #layout(): EditorLayout | undefined {
    if (this.hasFlushBlock) return 'creator-flush';
    return this.hasCreatorSyntax && this.#hasIndentedBody ? 'creator' : undefined;
  }

  /** Files that hold Deluge among something else: one diagnostic for the whole file. */
  #refuseOtherFormats(): void {
    const isApplication = this.isWord('application') && this.peek(1).kind === 'text';
    const isPage = this.source.text.startsWith('<%');
    if (!isApplication && !isPage) return;
    this.reportAlone(isPage ? 'page-template' : 'application-export', this.token);
  }

  #programItem(): FunctionDeclaration | Statement {
    return this.#startsFunction() ? this.#functionDeclaration() : this.#statement();
  }

  /** `type name(…)`, `type space.name(…)`, or `name(…) {` without a type. */
  #startsFunction(): boolean {
    if (this.token.kind !== 'identifier' || this.keyword() || this.#isFormWord()) return false;
    const afterType = this.#endOfType(0);
    const name = this.peek(afterType);
    if (name.kind === 'identifier') {
      return this.peek(this.#endOfPath(afterType)).kind === '(' && keywordOf(this.textOf(name)) === undefined;
    }
    return this.#headerEndsInBrace(this.#endOfPath(0));
  }

  #isFormWord(): boolean {
    const word = this.textOf(this.token).toLowerCase();
    return word === 'alert' || formActions.has(word) || word === 'new';
  }

  /** How many tokens ahead the dotted path ends that begins `from` tokens ahead. */
  #endOfPath(from: number): number {
    let ahead = from + 1;
    while (this.peek(ahead).kind === '.' && this.peek(ahead + 1).kind === 'identifier') ahead += 2;
    return ahead;
  }

  /** The same for a type: a path, with types in pointed brackets behind it where there are some. */
  #endOfType(from: number): number {
    const path = this.#endOfPath(from);
    if (this.peek(path).kind !== '<') return path;
    let depth = 0;
    for (let ahead = path; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === '<') depth++;
      else if (kind === '>') {
        if (--depth === 0) return ahead + 1;
      } else if (kind !== 'identifier' && kind !== '.' && kind !== ',') return path;
    }
  }

  /** The tokens of a type without what stands between them. */
  #takeType(): string {
    const last = this.#endOfType(0);
    let type = '';
    for (let passed = 0; passed < last; passed++) type += this.takeText();
    return type;
  }

  #functionDeclaration(): FunctionDeclaration {
    const leading = this.takeComments(this.token.start);
    const { start } = this.token;
    const typeRange = this.token;
    const typed = this.peek(this.#endOfType(0)).kind === 'identifier';
    const type = typed ? this.#takeType() : undefined;
    const isFunctionWord = type !== undefined && functionWords.has(type.toLowerCase());
    if (isFunctionWord) this.report('function-word', { found: type }, typeRange);
    const returnType = isFunctionWord ? undefined : type;
    const path = [this.takeText()];
    let nameRange: Range = this.previous;
    while (this.token.kind === '.') {
      this.advance();
      path.push(this.takeText());
      nameRange = this.previous;
    }
    const name = path.pop() ?? '';
    const namespace = path.length > 0 ? path.join('.') : undefined;
    this.expect('(');
    const parameters: Parameter[] = [];
    while (this.token.kind !== ')' && this.token.kind !== 'end') {
      parameters.push(this.#parameter());
      if (!this.accept(',')) break;
    }
    this.expect(')');
    this.#hasIndentedBody ||= this.#bodyIsIndented();
    const body = this.#block('a function');
    return {
      kind: 'function',
      range: { start, end: this.previous.end },
      trivia: { leading, trailing: this.takeTrailingComments() },
      ...(returnType !== undefined && { returnType }),
      ...(namespace !== undefined && { namespace }),
      name,
      nameRange: { start: nameRange.start, end: nameRange.end },
      parameters,
      body,
    };
  }

  /** Whether the first thing behind the brace under the cursor stands one tab in. */
  #bodyIsIndented(): boolean {
    const { text } = this.source;
    const first = text.slice(this.token.end, this.peek(1).start);
    return /^[^\S\n]*\r?\n\t(?:[^\s]|$)/.test(first);
  }

  #parameter(): Parameter {
    const { start } = this.token;
    const first =
      this.token.kind === 'identifier' ? this.#takeType() : this.textOf(this.expect('identifier'));
    if (this.token.kind !== 'identifier') return { name: first, range: { start, end: this.previous.end } };
    const name = this.takeText();
    return { type: first, name, range: { start, end: this.previous.end } };
  }

  #block(construct: string): Block {
    if (this.token.kind !== '{') return this.#missingBlock(construct);
    return this.nested(() => {
      const { start } = this.token;
      this.advance();
      this.blockDepth++;
      const statements: Statement[] = [];
      while (this.token.kind !== '}' && this.token.kind !== 'end') {
        if (this.#startsTypedFunction()) {
          const name = this.peek(this.#endOfPath(this.#endOfType(0)) - 1);
          this.report('nested-function', { name: this.textOf(name) }, this.token);
          this.skipToBlockEnd();
          continue;
        }
        statements.push(...this.#recovering(() => this.#statement()));
      }
      this.blockDepth--;
      const dangling = this.takeComments(this.token.start);
      if (this.token.kind === 'end') this.reportMissingBrace();
      else this.advance();
      return { kind: 'block', range: { start, end: this.previous.end }, statements, dangling };
    });
  }

  /** A body without braces: said, and the one statement that it may have is read. */
  #missingBlock(construct: string): Block {
    const { token } = this;
    if (token.kind === 'end') {
      return this.fail('expected-token', { expected: '{', found: '<EOF>' }, token);
    }
    if (construct === 'a function') return this.fail('braces-required', { construct }, token);
    this.report('braces-required', { construct }, token);
    const hasBody = token.kind !== '}' && token.kind !== ';' && this.keyword() !== 'else';
    const statements = hasBody ? [this.nested(() => this.#statement())] : [];
    if (!hasBody) this.accept(';');
    return {
      kind: 'block',
      range: { start: token.start, end: this.previous.end },
      statements,
      dangling: [],
    };
  }

  #emptyBlock(): Block {
    const { end } = this.previous;
    return { kind: 'block', range: { start: end, end }, statements: [], dangling: [] };
  }

  #startsTypedFunction(): boolean {
    const name = this.#endOfType(0);
    return (
      this.token.kind === 'identifier' &&
      this.peek(name).kind === 'identifier' &&
      this.#startsFunction() &&
      this.#headerEndsInBrace(this.#endOfPath(name))
    );
  }

  /** Whether the brackets that open so many tokens ahead close before a brace. */
  #headerEndsInBrace(open: number): boolean {
    if (this.peek(open).kind !== '(') return false;
    let depth = 0;
    for (let ahead = open; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === 'end' || kind === ';' || kind === '{') return false;
      if (kind === '(') depth++;
      if (kind === ')' && --depth === 0) return this.peek(ahead + 1).kind === '{';
    }
  }

  /** Runs a part of the parser; after a mistake, skips to where the next statement can begin. */
  #recovering<Item>(part: () => Item): readonly Item[] | readonly [InvalidStatement] {
    const from = this.position;
    const { start } = this.token;
    const { blockDepth } = this;
    try {
      return [part()];
    } catch (error) {
      if (!(error instanceof SyntaxPanic)) throw error;
      this.blockDepth = blockDepth;
      this.recover(from);
      return [this.#invalid(start, this.takeComments(this.previous.end))];
    }
  }

  #invalid(start: number, leading: readonly Comment[]): InvalidStatement {
    const range = { start, end: Math.max(start, this.previous.end) };
    return { kind: 'invalid', range, trivia: { leading, trailing: [] } };
  }

  #statement(): Statement {
    const leading = this.takeComments(this.token.start);
    switch (this.keyword()) {
      case 'if':
        // `if(a,b,c).f();` is an expression; no saved script begins a statement with one.
        return this.#ifStatement(leading);
      case 'for':
      case 'foreach':
        return this.#forEach(leading);
      case 'try':
        return this.#tryStatement(leading);
      case 'return':
        return this.#simple(leading, () => {
          this.advance();
          if (this.#atStatementEnd()) return { kind: 'return' };
          return { kind: 'return', value: this.expression() };
        });
      case 'throw':
        return this.#simple(leading, () => {
          this.advance();
          if (this.#atStatementEnd()) return { kind: 'throw' };
          return { kind: 'throw', value: this.expression() };
        });
      case 'info':
        return this.#simple(leading, () => {
          this.advance();
          if (this.token.kind === '(' && this.touches(this.previous, this.token))
            this.infoBracket = this.token;
          const value = this.expression();
          this.skipFurtherInfoValues();
          return { kind: 'info', value };
        });
      case 'break':
      case 'continue': {
        const kind = this.keyword() === 'break' ? 'break' : 'continue';
        return this.#simple(leading, () => {
          this.advance();
          return { kind };
        });
      }
      case 'else':
        return this.fail('misplaced-else', undefined, this.token);
      case 'while':
      case 'do':
        if (this.peek(1).kind === '(' || this.peek(1).kind === '{') return this.#otherLoop(leading);
        break;
      case 'switch':
        if (this.peek(1).kind === '(') return this.fail('switch-not-available', undefined, this.token);
        break;
      default:
    }
    return this.#formStatement(leading) ?? this.#assignmentOrExpression(leading);
  }

  #atStatementEnd(): boolean {
    return this.token.kind === ';' || this.token.kind === '}' || this.token.kind === 'end';
  }

  /** Statements that begin with a word that is none elsewhere, and braces that belong to nothing. */
  #formStatement(leading: readonly Comment[]): Statement | undefined {
    const { token } = this;
    const next = this.peek(1);
    if (token.kind === '{') return this.#startsLiteral() ? undefined : this.#bareBlock(leading);
    if (token.kind !== 'identifier') return undefined;
    const word = this.textOf(token).toLowerCase();
    if (word === 'alert' && alertStarts.has(next.kind)) {
      this.hasCreatorSyntax = true;
      return this.#simple(leading, () => {
        this.advance();
        return { kind: 'alert' as const, value: this.expression() };
      });
    }
    if (word === 'delete' && this.isWord('from', next)) return this.#deleteRecords(leading);
    if (!formActions.has(word) || next.kind !== 'identifier' || next.startsLine) return undefined;
    this.hasCreatorSyntax = true;
    return this.#simple(leading, () => {
      const action = this.takeText();
      const fields: string[] = [];
      do fields.push(this.dottedName());
      while (this.accept(','));
      return { kind: 'form-action' as const, action, fields };
    });
  }

  /** Whether the brace under the cursor opens a literal: `{"a":1}.get("a")`, `{1,2}`, `{}.put(…)`. */
  #startsLiteral(): boolean {
    const second = this.peek(2).kind;
    if (this.peek(1).kind === '}') return second === '.';
    return second === ':' || second === ',';
  }

  #bareBlock(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    const body = this.#block('a block');
    const range = { start, end: this.previous.end };
    return { kind: 'bare-block', range, trivia: { leading, trailing: this.takeTrailingComments() }, body };
  }

  #deleteRecords(leading: readonly Comment[]): Statement {
    return this.#simple(leading, () => {
      this.advance();
      this.advance();
      const { token } = this;
      const records = this.postfixExpression();
      if (records.kind === 'fetch-records') return { kind: 'delete-records', records };
      return this.fail('expected-token', { expected: '[', found: this.foundText(this.token) }, token);
    });
  }

  #assignmentOrExpression(leading: readonly Comment[]): Statement {
    const { token } = this;
    if (token.kind === ';') return this.fail('improper-statement', { found: ';' }, token);
    if (token.kind === '++' || token.kind === '--') {
      return this.fail('increment-not-available', { operator: token.kind }, token);
    }
    if (token.kind === 'identifier') this.#skipVariableType();
    if (!statementStarts.has(token.kind)) {
      return this.fail('improper-statement', { found: this.foundText(token) }, token);
    }
    return this.#simple(leading, () => {
      const target = this.postfixExpression();
      const operator = this.token.kind;
      if (operator === '++' || operator === '--') {
        return this.fail('increment-not-available', { operator }, this.token);
      }
      if (!assignmentOperators.has(operator)) {
        return { kind: 'expression-statement', expression: this.continueExpression(target) };
      }
      if (target.kind === 'identifier' && isReservedName(target.name)) {
        return this.fail('reserved-name', { name: target.name }, target.range);
      }
      if (target.kind === 'boolean' || target.kind === 'null') {
        return this.fail('reserved-name', { name: target.raw }, target.range);
      }
      if (target.kind !== 'identifier' && target.kind !== 'member' && target.kind !== 'field-choices') {
        return this.fail('misplaced-assignment', undefined, target.range);
      }
      this.advance();
      const value = this.expression();
      return { kind: 'assignment', target, operator: operator as AssignmentOperator, value };
    });
  }

  /** `int x = 1;`: the type is said to be too much, and passed. */
  #skipVariableType(): void {
    const name = this.#endOfType(0);
    const after = this.peek(name + 1).kind;
    if (this.peek(name).kind !== 'identifier' || (after !== '=' && after !== ';')) return;
    const { start, end } = this.token;
    const variable = this.textOf(this.peek(name));
    const type = this.#takeType();
    this.report('typed-variable', { type, name: variable }, { start, end });
  }

  /** A statement that ends with a semicolon. */
  #simple<Shape extends object>(
    leading: readonly Comment[],
    read: () => Shape,
  ): Shape & { range: Range; trivia: Trivia; unterminated?: true } {
    const { start } = this.token;
    const shape = read();
    const unterminated = this.#endStatement(shape);
    const range = { start, end: this.previous.end };
    const inside = this.takeComments(this.previous.end);
    return {
      ...shape,
      range,
      trivia: { leading: [...leading, ...inside], trailing: this.takeTrailingComments() },
      ...(unterminated && { unterminated }),
    };
  }

  /**
   * The semicolon may be missing before a closing brace and behind a block of keys: saved scripts show both, and
   * the editor writes none behind `sendmail [ … ]` (observed). True where a block of keys ends a statement so.
   */
  #endStatement(shape: object): boolean {
    const block = blockAtEnd(shape);
    if (this.accept(';')) return false;
    const isKept = 'kind' in shape && (shape.kind === 'assignment' || shape.kind === 'expression-statement');
    if (block) return isKept && !(block.kind === 'task-block' && isMail(block));
    if (this.token.kind === '}') return false;
    if (this.token.kind === '?') this.fail('ternary-not-available', undefined, this.token);
    if (this.token.kind === 'unknown')
      this.fail('unexpected-token', { found: this.textOf(this.token) }, this.token);
    if (this.isReported(this.previous)) return false;
    const { start, end } = this.previous;
    if (this.token.startsLine || this.token.kind === 'end') {
      this.report('expected-semicolon', undefined, { start: end, end: end + 1 });
      return false;
    }
    return this.fail('expected-semicolon', undefined, { start: Math.max(start, end - 1), end });
  }

  #ifStatement(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    const branches: IfBranch[] = [];
    let otherwise: ElseBranch | undefined;
    this.advance();
    for (let between: readonly Comment[] = []; ; ) {
      this.expect('(');
      const condition = this.expression();
      this.expect(')');
      branches.push({ leading: between, condition, body: this.#block('an if') });
      if (this.#isElseIfWord()) {
        between = this.takeComments(this.token.start);
        this.report('else-if-one-word', { found: this.textOf(this.token) }, this.token);
        this.advance();
        continue;
      }
      if (this.keyword() !== 'else') break;
      between = this.takeComments(this.token.start);
      this.advance();
      if (this.keyword() === 'if') {
        this.advance();
        continue;
      }
      otherwise = { leading: between, body: this.#block('an else') };
      break;
    }
    return {
      kind: 'if',
      range: { start, end: this.previous.end },
      trivia: { leading, trailing: this.takeTrailingComments() },
      branches,
      ...(otherwise && { otherwise }),
    };
  }

  #isElseIfWord(): boolean {
    if (this.token.kind !== 'identifier' || this.peek(1).kind !== '(') return false;
    return elseIfWords.has(this.textOf(this.token).toLowerCase());
  }

  /** `while`, `do` and `for` without `each`: said once; what stands in the body is read like any other. */
  #otherLoop(leading: readonly Comment[]): Statement {
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
    if (this.token.kind === '{') this.#block('a loop');
    if (
      this.keyword() === 'while' &&
      token.kind === 'identifier' &&
      this.textOf(token).toLowerCase() === 'do'
    ) {
      this.advance();
      this.#skipToBlock();
      this.accept(';');
    }
    return this.#invalid(token.start, [...leading, ...this.takeComments(this.previous.end)]);
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

  #forEach(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    const first = this.token;
    const isOneWord = this.keyword() === 'foreach';
    if (!isOneWord && keywordOf(this.textOf(this.peek(1))) !== 'each') return this.#otherLoop(leading);
    this.advance();
    if (isOneWord) this.report('foreach-one-word', { found: this.textOf(first) }, first);
    else this.advance();
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
    if (!this.#isIn(this.token)) {
      return this.fail('expected-token', { expected: 'in', found: this.foundText(this.token) }, this.token);
    }
    this.advance();
    const iterable = this.expression();
    this.#refuseHeader(iterable);
    if (isBracketed) this.expect(')');
    const body = this.#block('for each');
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

  #refuseHeader(iterable: Expression): void {
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

  #tryStatement(leading: readonly Comment[]): Statement {
    const { token: first } = this;
    this.advance();
    const body = this.#block('try');
    let handlerLeading: readonly Comment[] = [];
    let variable = '';
    let handler = this.#emptyBlock();
    if (this.keyword() === 'catch') {
      handlerLeading = this.takeComments(this.token.start);
      this.advance();
      variable = this.#caughtVariable();
      handler = this.#block('catch');
    } else if (!this.isWord('finally')) this.report('missing-catch', undefined, first);
    if (this.isWord('finally') && this.peek(1).kind === '{') {
      this.report('finally-not-available', undefined, this.token);
      this.advance();
      this.#block('finally');
    }
    return {
      kind: 'try',
      range: { start: first.start, end: this.previous.end },
      trivia: { leading, trailing: this.takeTrailingComments() },
      body,
      variable,
      handlerLeading,
      handler,
    };
  }

  /** `(e)`; a type before the name is said to be too much. */
  #caughtVariable(): string {
    if (this.token.kind === '{') {
      this.report('expected-token', { expected: '(e)', found: '{' }, this.token);
      return '';
    }
    this.expect('(');
    const first = this.expect('identifier');
    let variable = this.textOf(first);
    if (this.token.kind === 'identifier') {
      const name = this.takeText();
      this.report('typed-variable', { type: variable, name }, first);
      variable = name;
    }
    this.expect(')');
    return variable;
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

function blockAtEnd(shape: object): TaskBlock | InsertRecord | undefined {
  const last = 'expression' in shape ? shape.expression : 'value' in shape ? shape.value : undefined;
  const expression = last as Expression | undefined;
  return expression?.kind === 'task-block' || expression?.kind === 'insert-record' ? expression : undefined;
}
