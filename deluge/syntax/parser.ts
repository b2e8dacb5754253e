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
  Program,
  Statement,
  TaskBlock,
  Trivia,
} from './ast.ts';
import { isMail } from './editor-layout.ts';
import { formActions } from './function-parser.ts';
import { LoopParser } from './loop-parser.ts';
import { isReservedName, type Keyword, type TokenKind } from './token.ts';
import { statementWords } from './token-lookalikes.ts';
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
  const result = new Parser(source).parseProgram();
  if (weightOf(result) < 2) return result;
  // A brace that one function lacks and another has too many pair in the whole: then each is looked at for itself.
  const apart = new Parser(source, 'each-function').parseProgram();
  return weightOf(apart) < weightOf(result) ? apart : result;
}

/** How much is told of a text. Nobody means to put a function into another: two lost braces are likelier. */
function weightOf({ diagnostics }: ParseResult): number {
  const nested = diagnostics.filter(({ code }) => code === 'syntax/nested-function');
  return diagnostics.length + 2 * nested.length;
}

const assignmentOperators: ReadonlySet<string> = new Set(['=', '+=', '-=', '*=', '/=', '%=']);

const statementStarts: ReadonlySet<TokenKind> = new Set(['identifier', 'text', 'number', '(', '{', '[']);

/** Words that begin a statement and are in Zoho's list of reserved ones: https://www.zoho.com/deluge/help/keywords.html */
const wordsOfStatements: ReadonlySet<string> = new Set(['if', 'else', 'for', 'return']);

/** What a condition without brackets begins with. */
const conditionStarts: ReadonlySet<TokenKind> = new Set(['identifier', 'text', 'number', '!']);

/** What follows `alert`; with any other mark behind it, it is a name like any other. */
const alertStarts: ReadonlySet<TokenKind> = new Set(['identifier', 'text', 'number', '(', '{', '!']);

/** Statements: recursive descent, one method each; recovery happens in `#recovering`. */
class Parser extends LoopParser {
  /** Where the brace of the block around the cursor stands. */
  #blockStart = 0;
  /** How many closing braces belong to blocks that have no opening one. */
  #ownerlessEnds = 0;

  parseProgram(): ParseResult {
    const items: (FunctionDeclaration | Statement)[] = [];
    this.#refuseExports();
    while (this.token.kind !== 'end') {
      if (this.token.kind === '}') {
        // The end of a block whose opening brace was already missed.
        if (this.#ownerlessEnds > 0) this.#ownerlessEnds--;
        else this.report('unexpected-token', { found: '}' }, this.token);
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
    return this.hasCreatorSyntax && this.hasIndentedBody ? 'creator' : undefined;
  }

  /** An export holds Deluge among something else: one diagnostic for the whole file. */
  #refuseExports(): void {
    const isApplication = this.isWord('application') && this.peek(1).kind === 'text';
    if (isApplication) this.reportAlone('application-export', this.token);
  }

  #programItem(): FunctionDeclaration | Statement {
    this.skipModifiers();
    const isFunction =
      this.startsFunction() &&
      !this.looksLikeCondition() &&
      !statementWords.has(this.textOf(this.token).toLowerCase());
    return isFunction ? this.functionDeclaration() : this.#statement();
  }

  protected override bodyOf(construct: string, header: number): Block {
    const { token } = this;
    if (token.kind !== ':' && !this.isWord('then')) return this.block(construct);
    if (!this.isReportedSince(header)) this.report('unexpected-token', { found: this.textOf(token) }, token);
    this.advance();
    return this.token.kind === '{' ? this.block(construct) : this.#missingBlock(construct, true);
  }

  protected override block(construct: string): Block {
    if (this.token.kind !== '{') return this.#missingBlock(construct);
    return this.nested(() => {
      const { start } = this.token;
      const blockAround = this.#blockStart;
      this.#blockStart = start;
      this.advance();
      this.blockDepth++;
      const statements: Statement[] = [];
      while (this.token.kind !== '}' && this.token.kind !== 'end') {
        if (this.startsTypedFunction()) {
          const { start: begin } = this.token;
          const name = this.peek(this.endOfPath(this.endOfType(0)) - 1);
          this.report('nested-function', { name: this.textOf(name) }, this.token);
          this.skipToBlockEnd();
          statements.push(this.invalid(begin, this.takeComments(this.previous.end)));
          continue;
        }
        statements.push(...this.#recovering(() => this.#statement()));
      }
      this.blockDepth--;
      this.#blockStart = blockAround;
      const dangling = this.takeComments(this.token.start);
      if (this.token.kind === 'end') this.reportMissingBrace();
      else this.advance();
      return { kind: 'block', range: { start, end: this.previous.end }, statements, dangling };
    });
  }

  /** A body without braces: said, and the one statement that it may have is read. */
  #missingBlock(construct: string, isSaid = false): Block {
    if (this.token.kind === 'unknown' && this.peek(1).kind === '{') {
      this.advance();
      return this.block(construct);
    }
    const { token } = this;
    if (token.kind === ')' && this.peek(1).kind === '{') {
      this.report('unexpected-token', { found: ')' }, token);
      this.advance();
      return this.block(construct);
    }
    if (token.kind === 'end') {
      return this.fail('expected-token', { expected: '{', found: '<EOF>' }, token);
    }
    if (construct === 'a function') {
      if (token.startsLine) return this.fail('braces-required', { construct }, token);
      return this.headerPart(
        () => this.fail('braces-required', { construct }, token),
        () => this.block(construct),
      );
    }
    if (!isSaid) this.report('braces-required', { construct }, token);
    const hasBody = token.kind !== '}' && token.kind !== ';' && this.keyword() !== 'else';
    if (hasBody && token.startsLine) this.#ownerlessEnds++;
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

  /** Runs a part of the parser; after a mistake, skips to where the next statement can begin. */
  #recovering<Item>(part: () => Item): readonly Item[] | readonly [InvalidStatement] {
    const from = this.position;
    const { start } = this.token;
    try {
      return [part()];
    } catch (error) {
      if (!(error instanceof SyntaxPanic)) throw error;
      this.leaveExpression();
      this.recover(from);
      return [this.invalid(start, this.takeComments(this.previous.end))];
    }
  }

  #statement(): Statement {
    const leading = this.takeComments(this.token.start);
    if (this.token.kind === 'markup') return this.#markup(leading);
    this.skipModifiers();
    const keyword = this.keyword();
    if (keyword && wordsOfStatements.has(keyword) && this.peek(1).kind === '=') {
      return this.fail('reserved-name', { name: this.textOf(this.token) }, this.token);
    }
    const meant = keyword === undefined ? this.mistypedWord() : undefined;
    if (meant) this.report('mistyped-word', { found: this.textOf(this.token), word: meant }, this.token);
    return this.#statementOf(meant ?? keyword, leading);
  }

  #statementOf(keyword: Keyword | undefined, leading: readonly Comment[]): Statement {
    switch (keyword) {
      case 'if':
        // `if(a,b,c).f();` is an expression; no saved script begins a statement with one.
        return this.#ifStatement(leading);
      case 'for':
      case 'foreach':
        return this.forEach(leading);
      case 'each':
        if (this.peek(1).kind !== 'identifier' || !this.isWord('in', this.peek(2))) break;
        return this.forEach(leading);
      case 'try':
        return this.#tryStatement(leading);
      case 'return':
        return this.#simple(leading, () => {
          this.advance();
          if (this.#atStatementEnd()) return { kind: 'return' };
          const value = this.expression();
          if (this.token.kind === ',' && !this.peek(1).startsLine) {
            this.report('return-one-value', undefined, this.token);
            while (this.accept(',')) this.expression();
          }
          return { kind: 'return', value };
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
        const kind = keyword;
        return this.#simple(leading, () => {
          this.advance();
          return { kind };
        });
      }
      case 'else':
        return this.fail('misplaced-else', undefined, this.token);
      case 'catch':
        if (this.peek(1).kind !== '(') break;
        return this.fail('misplaced-catch', undefined, this.token);
      case 'while':
      case 'do':
        if (this.peek(1).kind === '(' || this.peek(1).kind === '{') return this.otherLoop(leading);
        break;
      case 'switch':
        if (this.peek(1).kind === '(') return this.fail('switch-not-available', undefined, this.token);
        break;
      default:
    }
    if (this.isElseIfWord()) return this.fail('misplaced-else', undefined, this.token);
    this.refuseForeignStatement();
    return this.#formStatement(leading) ?? this.#assignmentOrExpression(leading);
  }

  #atStatementEnd(): boolean {
    return this.token.kind === ';' || this.token.kind === '}' || this.token.kind === 'end';
  }

  #markup(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    const text = this.takeText();
    const value = text.endsWith('<%=') ? this.expression() : undefined;
    if (value && this.token.kind !== 'markup') {
      return this.fail('expected-token', { expected: '%>', found: this.foundText(this.token) }, this.token);
    }
    const trailing = value ? this.takeComments(this.token.start) : [];
    const range = { start, end: this.previous.end };
    return { kind: 'markup', range, trivia: { leading, trailing }, text, ...(value && { value }) };
  }

  /** Statements that begin with a word that is none elsewhere, and braces that belong to nothing. */
  #formStatement(leading: readonly Comment[]): Statement | undefined {
    const { token } = this;
    const next = this.peek(1);
    if (token.kind === '{') return this.#startsLiteral() ? undefined : this.#bareBlock(leading);
    if (token.kind === '(' && this.headerEndsInBrace(0)) {
      this.report('expected-token', { expected: 'if', found: '(' }, token);
      return this.#ifStatement(leading);
    }
    if (token.kind !== 'identifier') return undefined;
    const word = this.textOf(token).toLowerCase();
    if (word === 'alert' && alertStarts.has(next.kind) && !this.isWord('in', next)) {
      this.hasCreatorSyntax = true;
      return this.#simple(leading, () => {
        this.advance();
        return { kind: 'alert' as const, value: this.expression() };
      });
    }
    if (word === 'delete' && this.isWord('from', next)) return this.#deleteRecords(leading);
    if (!formActions.has(word) || next.kind !== 'identifier' || next.startsLine) return undefined;
    if (this.isWord('in', next) || this.isWord('not', next)) return undefined;
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
    const { token } = this;
    const body = this.block('a block');
    if (this.keyword() === 'catch' && this.peek(1).kind === '(') {
      this.report('expected-token', { expected: 'try', found: '{' }, token);
      return this.#handled(start, leading, body);
    }
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
    if (token.kind === '--' && !this.touches(token, this.peek(1)) && !this.peek(1).startsLine) {
      return this.#dashComment();
    }
    if (token.kind === '++' || token.kind === '--') {
      return this.fail('increment-not-available', { operator: token.kind }, token);
    }
    const next = this.peek(1);
    if (token.kind === 'number' && next.kind === 'identifier' && this.touches(token, next)) {
      const range = { start: token.start, end: next.end };
      return this.fail('digit-first', { name: this.textOf(range) }, range);
    }
    if (token.kind === 'identifier') this.skipVariableType();
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

  /** `-- a note`, as another language writes it. */
  #dashComment(): Statement {
    const { start } = this.token;
    this.report('hash-comment', { found: '--' }, this.token);
    do this.advance();
    while (!this.token.startsLine && this.token.kind !== 'end');
    return this.invalid(start, this.takeComments(this.previous.end));
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
    const before = inside.length === 0 ? leading : [...leading, ...inside];
    const trivia = { leading: before, trailing: this.takeTrailingComments() };
    return unterminated ? { ...shape, range, trivia, unterminated } : { ...shape, range, trivia };
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
    if (this.token.kind === '}') {
      return this.#isExtraBrace() ? this.fail('unexpected-token', { found: '}' }, this.token) : false;
    }
    if (this.token.kind === ',' && this.peek(1).startsLine) {
      this.report('expected-token', { expected: ';', found: ',' }, this.token);
      this.advance();
      return false;
    }
    this.refuseQuestionMark();
    if (this.token.kind === '++' || this.token.kind === '--') {
      this.fail('increment-not-available', { operator: this.token.kind }, this.token);
    }
    if (this.token.kind === ':' && this.peek(1).kind === '=') {
      this.fail('operator-lookalike', { found: ':=', operator: '=' }, this.token);
    }
    if (this.token.kind === 'unknown')
      this.fail('unexpected-token', { found: this.textOf(this.token) }, this.token);
    if (this.isReported(this.previous)) return false;
    const { start, end } = this.previous;
    if (this.token.startsLine || this.token.kind === 'markup' || this.token.kind === 'end') {
      this.report('expected-semicolon', undefined, { start: end, end: end + 1 });
      return false;
    }
    return this.fail('expected-semicolon', undefined, { start: Math.max(start, end - 1), end });
  }

  /** Whether the brace behind a value is one too many: `x = {"a":1}};`, and not the end of `if(a) { x = 1 };`. */
  #isExtraBrace(): boolean {
    if (!this.closesValue()) return false;
    return this.blockDepth === 0 || this.source.text.slice(this.#blockStart, this.token.start).includes('\n');
  }

  #ifStatement(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    const branches: IfBranch[] = [];
    let otherwise: ElseBranch | undefined;
    if (this.token.kind === 'identifier') this.advance();
    for (let between: readonly Comment[] = []; ; ) {
      const { start: from } = this.token;
      const condition = this.headerPart(
        () => this.#condition(),
        () => this.unread(from),
      );
      const body = this.bodyOf('an if', start);
      branches.push({ leading: between, condition, body });
      if (this.isElseIfWord()) {
        between = this.takeComments(this.token.start);
        this.report('else-if-one-word', { found: this.textOf(this.token) }, this.token);
        this.advance();
        continue;
      }
      if (this.keyword() !== 'else' && !this.isMistyped('else', ['{', 'identifier'])) break;
      between = this.takeComments(this.token.start);
      this.advance();
      if (this.keyword() === 'if' || (this.headerEndsInBrace(1) && this.isMistyped('if', ['(']))) {
        this.advance();
        continue;
      }
      if (this.token.kind === '(') {
        this.report('else-condition', undefined, this.previous);
        continue;
      }
      otherwise = { leading: between, body: this.block('an else') };
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

  /** `(a == b)`; brackets that are missing are said. */
  #condition(): Expression {
    const hasBrackets = this.token.kind === '(';
    if (!hasBrackets) {
      if (!conditionStarts.has(this.token.kind)) this.expect('(');
      this.report('condition-brackets', { found: this.foundText(this.token) }, this.token);
    } else this.advance();
    this.isCondition = true;
    const condition = this.expression();
    this.isCondition = false;
    if (hasBrackets) this.expect(')');
    else this.accept(')');
    return condition;
  }

  #tryStatement(leading: readonly Comment[]): Statement {
    const { token } = this;
    this.advance();
    const body = this.block('try');
    const isWithoutWord = this.token.kind === '(' && this.headerEndsInBrace(0);
    if (isWithoutWord) this.report('expected-token', { expected: 'catch', found: '(' }, this.token);
    const isCaught =
      isWithoutWord || this.keyword() === 'catch' || this.isForeignCatch() || this.isMistyped('catch', ['(']);
    if (!isCaught && !this.isWord('finally')) this.report('missing-catch', undefined, token);
    return this.#handled(token.start, leading, body, isCaught);
  }

  /** What follows the block of a try. */
  #handled(start: number, leading: readonly Comment[], body: Block, isCaught = true): Statement {
    let handlerLeading: readonly Comment[] = [];
    let variable = '';
    let handler = this.#emptyBlock();
    if (isCaught) {
      handlerLeading = this.takeComments(this.token.start);
      if (this.token.kind === 'identifier') this.advance();
      variable = this.#caughtVariable();
      handler = this.block('catch');
    }
    if (this.isWord('finally') && this.peek(1).kind === '{') {
      this.report('finally-not-available', undefined, this.token);
      this.advance();
      this.block('finally');
    }
    return {
      kind: 'try',
      range: { start, end: this.previous.end },
      trivia: { leading, trailing: this.takeTrailingComments() },
      body,
      variable,
      handlerLeading,
      handler,
    };
  }

  /** `(e)`; a type before the name is said to be too much. */
  #caughtVariable(): string {
    if (this.token.kind === '{' && this.isReported(this.previous)) return '';
    if (this.token.kind === '{') {
      this.report('expected-token', { expected: '(e)', found: '{' }, this.token);
      return '';
    }
    this.expect('(');
    const first = this.expect('identifier');
    let variable = this.textOf(first);
    if (this.token.kind === 'identifier') {
      const name = this.takeText();
      this.report('catch-type', { type: variable }, first);
      variable = name;
    }
    this.expect(')');
    return variable;
  }
}

function blockAtEnd(shape: object): TaskBlock | InsertRecord | undefined {
  const last = 'expression' in shape ? shape.expression : 'value' in shape ? shape.value : undefined;
  const expression = last as Expression | undefined;
  return expression?.kind === 'task-block' || expression?.kind === 'insert-record' ? expression : undefined;
}
