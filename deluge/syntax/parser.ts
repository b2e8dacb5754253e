import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, SourceFile } from '../source.ts';
import type {
  AssignmentOperator,
  Block,
  Comment,
  Expression,
  FunctionDeclaration,
  IfBranch,
  Parameter,
  Program,
  Statement,
  Trivia,
} from './ast.ts';
import { ExpressionParser } from './expression-parser.ts';
import { isReservedName, keywordOf } from './token.ts';
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

/** Statements: recursive descent, one method each; recovery happens in `#statementOrRecover`. */
class Parser extends ExpressionParser {
  parseProgram(): ParseResult {
    const items: (FunctionDeclaration | Statement)[] = [];
    while (this.token.kind !== 'end') {
      if (this.token.kind === '}') {
        this.report('unexpected-token', { found: '}' }, this.token);
        this.advance();
        continue;
      }
      items.push(...this.#recovering(() => this.#programItem()));
    }
    const dangling = this.takeComments(this.token.start);
    return {
      program: {
        kind: 'program',
        range: { start: 0, end: this.source.text.length },
        items,
        dangling,
      },
      diagnostics: this.sortedDiagnostics(),
    };
  }

  #programItem(): FunctionDeclaration | Statement {
    return this.#startsFunction() ? this.#functionDeclaration() : this.#statement();
  }

  /** `type name(…)`, `type space.name(…)`, or `name(…) {` without a type. */
  #startsFunction(): boolean {
    if (this.token.kind !== 'identifier' || this.keyword()) return false;
    if (this.peek(1).kind === 'identifier') {
      const afterPath = this.#endOfPath(1);
      return this.peek(afterPath).kind === '(' && keywordOf(this.textOf(this.peek(1))) === undefined;
    }
    const open = this.#endOfPath(0);
    if (this.peek(open).kind !== '(') return false;
    let depth = 0;
    for (let ahead = open; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === 'end' || kind === ';' || kind === '{') return false;
      if (kind === '(') depth++;
      if (kind === ')' && --depth === 0) return this.peek(ahead + 1).kind === '{';
    }
  }

  /** How many tokens ahead the dotted path ends that begins `from` tokens ahead. */
  #endOfPath(from: number): number {
    let ahead = from + 1;
    while (this.peek(ahead).kind === '.' && this.peek(ahead + 1).kind === 'identifier') ahead += 2;
    return ahead;
  }

  #functionDeclaration(): FunctionDeclaration {
    const leading = this.takeComments(this.token.start);
    const { start } = this.token;
    const returnType = this.peek(1).kind === 'identifier' ? this.takeText() : undefined;
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

  #parameter(): Parameter {
    const first = this.expect('identifier');
    if (this.token.kind !== 'identifier') {
      return { name: this.textOf(first), range: { start: first.start, end: first.end } };
    }
    const second = this.expect('identifier');
    return {
      type: this.textOf(first),
      name: this.textOf(second),
      range: { start: first.start, end: second.end },
    };
  }

  #block(construct: string): Block {
    if (this.token.kind !== '{') {
      if (this.token.kind === 'end')
        this.fail('expected-token', { expected: '{', found: '<EOF>' }, this.token);
      this.fail('braces-required', { construct }, this.token);
    }
    return this.nested(() => {
      const { start } = this.token;
      this.advance();
      const statements: Statement[] = [];
      while (this.token.kind !== '}' && this.token.kind !== 'end') {
        if (this.#startsTypedFunction()) {
          this.report(
            'nested-function',
            { name: this.textOf(this.peek(this.#endOfPath(1) - 1)) },
            this.token,
          );
          this.skipToBlockEnd();
          continue;
        }
        statements.push(...this.#recovering(() => this.#statement()));
      }
      const dangling = this.takeComments(this.token.start);
      if (this.token.kind === 'end') this.reportMissingBrace();
      else this.advance();
      return { kind: 'block', range: { start, end: this.previous.end }, statements, dangling };
    });
  }

  #startsTypedFunction(): boolean {
    return this.peek(1).kind === 'identifier' && this.#startsFunction() && this.#headerEndsInBrace();
  }

  #headerEndsInBrace(): boolean {
    for (let ahead = this.#endOfPath(1); ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === ')') return this.peek(ahead + 1).kind === '{';
      if (kind === 'end' || kind === ';' || kind === '{') return false;
    }
  }

  /** Runs a part of the parser; after a mistake, skips to where the next statement can begin. */
  #recovering<Item>(part: () => Item): readonly Item[] | readonly [Statement & { kind: 'invalid' }] {
    const from = this.position;
    const { start } = this.token;
    try {
      return [part()];
    } catch (error) {
      if (!(error instanceof SyntaxPanic)) throw error;
      this.recover(from);
      const invalid: Statement & { kind: 'invalid' } = {
        kind: 'invalid',
        range: { start, end: Math.max(start, this.previous.end) },
        trivia: { leading: this.takeComments(this.previous.end), trailing: [] },
      };
      return [invalid];
    }
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
          return { kind: 'info', value: this.expression() };
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
      case 'switch':
        if (this.peek(1).kind === '(' || this.peek(1).kind === '{') {
          return this.fail('loop-not-available', { word: this.textOf(this.token) }, this.token);
        }
        break;
      default:
    }
    return this.#assignmentOrExpression(leading);
  }

  #atStatementEnd(): boolean {
    return this.token.kind === ';' || this.token.kind === '}' || this.token.kind === 'end';
  }

  #assignmentOrExpression(leading: readonly Comment[]): Statement {
    const { token } = this;
    if (token.kind === ';') return this.fail('improper-statement', { found: ';' }, token);
    if (token.kind === '++' || token.kind === '--') {
      return this.fail('increment-not-available', { operator: token.kind }, token);
    }
    const next = this.peek(1);
    if (token.kind === 'identifier' && next.kind === 'identifier' && this.peek(2).kind === '=') {
      return this.fail('typed-variable', { type: this.textOf(token), name: this.textOf(next) }, token);
    }
    const startsExpression = ['identifier', 'text', 'number', '(', '{', '['].includes(token.kind);
    if (!startsExpression) return this.fail('improper-statement', { found: this.foundText(token) }, token);
    return this.#simple(leading, () => {
      const target = this.postfixExpression();
      const operator = this.token.kind;
      if (operator === '++' || operator === '--') {
        return this.fail('increment-not-available', { operator }, this.token);
      }
      if (!assignmentOperators.has(operator)) {
        return { kind: 'expression-statement', expression: this.continueExpression(target) };
      }
      const isField = target.kind === 'member';
      if (target.kind === 'identifier' ? isReservedName(target.name) : !isField) {
        if (target.kind === 'identifier')
          return this.fail('reserved-name', { name: target.name }, target.range);
        if (target.kind === 'boolean' || target.kind === 'null') {
          return this.fail('reserved-name', { name: target.raw }, target.range);
        }
        return this.fail('misplaced-assignment', undefined, target.range);
      }
      this.advance();
      const value = this.expression();
      if (target.kind !== 'identifier' && target.kind !== 'member') {
        return this.fail('misplaced-assignment', undefined, target.range);
      }
      return { kind: 'assignment', target, operator: operator as AssignmentOperator, value };
    });
  }

  /** A statement that ends with a semicolon. */
  #simple<Shape extends object>(
    leading: readonly Comment[],
    read: () => Shape,
  ): Shape & { range: Range; trivia: Trivia } {
    const { start } = this.token;
    const shape = read();
    this.#endStatement(shape);
    const range = { start, end: this.previous.end };
    const inside = this.takeComments(this.previous.end);
    return {
      ...shape,
      range,
      trivia: { leading: [...leading, ...inside], trailing: this.takeTrailingComments() },
    };
  }

  /**
   * The semicolon may be missing before a closing brace and behind a block of keys: saved scripts show both, and
   * the editor writes none behind `sendmail [ … ]` (observed).
   */
  #endStatement(shape: object): void {
    if (this.accept(';')) return;
    if (this.token.kind === '}') return;
    if (endsInTaskBlock(shape)) return;
    if (this.token.kind === '?') this.fail('ternary-not-available', undefined, this.token);
    if (this.token.kind === 'unknown')
      this.fail('unexpected-token', { found: this.textOf(this.token) }, this.token);
    if (this.isReported(this.previous)) return;
    const { start, end } = this.previous;
    if (this.token.startsLine || this.token.kind === 'end') {
      this.report('expected-semicolon', undefined, { start: end, end: end + 1 });
      return;
    }
    this.fail('expected-semicolon', undefined, { start: Math.max(start, end - 1), end });
  }

  #ifStatement(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    const branches: IfBranch[] = [];
    let otherwise: Block | undefined;
    do {
      this.advance();
      this.expect('(');
      const condition = this.expression();
      this.expect(')');
      branches.push({ condition, body: this.#block('an if') });
      if (this.keyword() !== 'else') break;
      this.advance();
      if (this.keyword() === 'if') continue;
      otherwise = this.#block('an else');
      break;
    } while (this.keyword() === 'if');
    return {
      kind: 'if',
      range: { start, end: this.previous.end },
      trivia: { leading, trailing: this.takeTrailingComments() },
      branches,
      ...(otherwise && { otherwise }),
    };
  }

  #forEach(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    const word = this.textOf(this.token);
    const oneWord = this.keyword() === 'foreach';
    this.advance();
    if (!oneWord) {
      if (this.keyword() !== 'each')
        return this.fail('loop-not-available', { word: `${word} (…)` }, this.previous);
      this.advance();
    }
    const overIndex = this.isWord('index') && this.peek(1).kind === 'identifier' && !this.#isIn(this.peek(1));
    if (overIndex) this.advance();
    const variable = this.expect('identifier');
    if (!this.#isIn(this.token)) {
      return this.fail('expected-token', { expected: 'in', found: this.foundText(this.token) }, this.token);
    }
    this.advance();
    const iterable = this.expression();
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

  #isIn(token: { readonly kind: string; readonly start: number; readonly end: number }): boolean {
    return (
      token.kind === 'identifier' && this.source.text.slice(token.start, token.end).toLowerCase() === 'in'
    );
  }

  #tryStatement(leading: readonly Comment[]): Statement {
    const { start } = this.token;
    this.advance();
    const body = this.#block('try');
    if (this.keyword() !== 'catch') {
      return this.fail(
        'expected-token',
        { expected: 'catch', found: this.foundText(this.token) },
        this.token,
      );
    }
    this.advance();
    this.expect('(');
    const variable = this.textOf(this.expect('identifier'));
    this.expect(')');
    const handler = this.#block('catch');
    return {
      kind: 'try',
      range: { start, end: this.previous.end },
      trivia: { leading, trailing: this.takeTrailingComments() },
      body,
      variable,
      handler,
    };
  }
}

function endsInTaskBlock(shape: object): boolean {
  if ('expression' in shape) return (shape.expression as Expression).kind === 'task-block';
  if ('value' in shape) return (shape.value as Expression).kind === 'task-block';
  return false;
}
