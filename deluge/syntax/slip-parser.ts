import { nearestName } from '../diagnostics/nearest-name.ts';
import { FunctionParser, formActions } from './function-parser.ts';
import { type Keyword, keywordOf, type TokenKind } from './token.ts';
import {
  catchWords,
  consoles,
  elseIfWords,
  foreignStatement,
  foreignStatements,
  functionWords,
  modifiers,
} from './token-lookalikes.ts';

/** What follows a word of another language that is not used as a name. */
const foreignOperands: ReadonlySet<TokenKind> = new Set(['identifier', 'text', 'number', '{', '(']);

/** What authors mistype, and what they bring along from other languages: the words that begin or shape a statement. */
export abstract class SlipParser extends FunctionParser {
  /** The keyword that a word at the beginning of a statement stands for, where nothing else can be meant. */
  protected mistypedWord(): Keyword | undefined {
    const { token } = this;
    if (token.kind !== 'identifier') return undefined;
    const meant = nearestName(this.textOf(token), this.#wordsPossible());
    return meant === undefined ? undefined : keywordOf(meant);
  }

  /** The keywords that what follows the word under the cursor allows. */
  #wordsPossible(): readonly Keyword[] {
    const next = this.peek(1);
    if (next.kind === ';' || next.kind === '}') return ['return', 'break', 'continue'];
    if (next.kind === '{') return ['try'];
    if (next.kind === '(') return this.headerEndsInBrace(1) ? ['if'] : [];
    if (next.startsLine) return [];
    if (next.kind === 'text' || next.kind === 'number') return ['info', 'return', 'throw'];
    if (next.kind !== 'identifier') return [];
    if (keywordOf(this.textOf(next)) === 'each') return ['for'];
    const isDeclaration = this.peek(2).kind === '=' || this.peek(2).kind === '<';
    return isDeclaration || this.#isFormAction() ? [] : ['info', 'return', 'throw'];
  }

  #isFormAction(): boolean {
    return formActions.has(this.textOf(this.token).toLowerCase());
  }

  /** `fi(a == b) {`, which begins like a function without a type. */
  protected looksLikeCondition(): boolean {
    if (this.mistypedWord() !== 'if') return false;
    for (let ahead = 2; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === ')' || kind === 'end') return false;
      if (kind !== 'identifier' && kind !== ',' && kind !== '.') return true;
    }
  }

  /** `public void f()`, `final int x = 1;`: said once, and passed. */
  protected skipModifiers(): void {
    const { token } = this;
    while (this.token.kind === 'identifier') {
      const next = this.peek(1);
      if (next.kind !== 'identifier' || next.startsLine) return;
      if (!modifiers.has(this.textOf(this.token).toLowerCase())) return;
      const isSaid = this.token !== token || foreignStatement(this.textOf(next)) !== undefined;
      const isFunctionWord = functionWords.has(this.textOf(next).toLowerCase());
      if (!isSaid && !isFunctionWord) {
        this.report('modifier-not-available', { found: this.textOf(token) }, token);
      }
      this.advance();
    }
  }

  /** A statement of another language: `print "a";`, `import x;`, `console.log("a");`. */
  protected refuseForeignStatement(): void {
    const { token } = this;
    if (token.kind !== 'identifier') return;
    const next = this.peek(1);
    const word = this.textOf(token);
    const isLog = next.kind === '.' && consoles.has(`${word}.${this.textOf(this.peek(2))}`.toLowerCase());
    if (isLog) {
      const found = `${word}.${this.textOf(this.peek(2))}`;
      this.fail('foreign-statement', { found, hint: foreignStatements.print ?? '' }, token);
    }
    const hint = foreignStatement(word);
    if (hint === undefined || !foreignOperands.has(next.kind) || (next.startsLine && next.kind !== '{'))
      return;
    if (next.kind === '(' && !this.headerEndsInBrace(1)) return;
    if (word.toLowerCase() === 'delete' && this.isWord('from', next)) return;
    if (this.isWord('in', next) || this.isWord('not', next)) return;
    this.fail('foreign-statement', { found: word, hint }, token);
  }

  /** Whether the word under the cursor is this one mistyped, which is said. */
  protected isMistyped(word: Keyword, before: readonly TokenKind[]): boolean {
    const { token } = this;
    const next = this.peek(1);
    if (token.kind !== 'identifier' || this.keyword() || !before.includes(next.kind)) return false;
    if (next.kind === 'identifier' && keywordOf(this.textOf(next)) !== 'if') return false;
    if (nearestName(this.textOf(token), [word]) === undefined) return false;
    this.report('mistyped-word', { found: this.textOf(token), word }, token);
    return true;
  }

  protected isElseIfWord(): boolean {
    if (this.token.kind !== 'identifier' || this.peek(1).kind !== '(') return false;
    return elseIfWords.has(this.textOf(this.token).toLowerCase());
  }

  /** `except` and the like, which are said. */
  protected isForeignCatch(): boolean {
    if (this.token.kind !== 'identifier' || !catchWords.has(this.textOf(this.token).toLowerCase()))
      return false;
    this.report('mistyped-word', { found: this.textOf(this.token), word: 'catch (e)' }, this.token);
    return true;
  }

  /** `int x = 1;`: the type is said to be too much, and passed. */
  protected skipVariableType(): void {
    const name = this.endOfType(0);
    const after = this.peek(name + 1).kind;
    if (this.peek(name).kind !== 'identifier') return;
    if (this.peek(name).startsLine && name === this.endOfPath(0)) return;
    // `a<b>c;` is a chain of comparisons, however little sense it makes.
    if (after !== '=' && !(after === ';' && name === this.endOfPath(0))) return;
    const { start, end } = this.token;
    const variable = this.textOf(this.peek(name));
    const type = this.takeType();
    this.report('typed-variable', { type, name: variable }, { start, end });
  }
}
