import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Range, SourceFile } from '../source.ts';
import type { Comment } from './ast.ts';
import { type BracePairing, repairBraces } from './brace-repair.ts';
import { tokenize } from './lexer.ts';
import { syntaxDiagnostics } from './syntax-diagnostics.ts';
import { type Keyword, keywordOf, type Token, type TokenKind } from './token.ts';
import { closesValue } from './value-end.ts';

/** Leaves the statement that holds a mistake. Thrown and caught inside the parser only. */
export class SyntaxPanic extends Error {}

/** Deeper nesting than this is refused, so that no input can exhaust the stack. Saved scripts stay below 20. */
export const deepestNesting = 200;

const statementWords: ReadonlySet<string> = new Set<Keyword>([
  'if',
  'for',
  'return',
  'info',
  'try',
  'break',
  'continue',
  'throw',
]);

/** How many tokens behind a mistake in a header its brace is looked for: a limit against quadratic time. */
const longestHeader = 200;

const closingMarks: ReadonlySet<TokenKind> = new Set<TokenKind>([')', ']', '}']);

/** Words that go on with a statement whose block has just closed. */
const continuationWords: ReadonlySet<string> = new Set<Keyword>(['else', 'catch']);

type Details = Parameters<typeof syntaxDiagnostics.report>[1];

/** The token under the cursor, comments not yet placed, diagnostics, and recovery: what every part of the parser needs. */
export class TokenReader {
  readonly source: SourceFile;
  /** The token under the cursor, and the one before it. */
  token: Token;
  previous: Token;
  position = 0;
  readonly #tokens: readonly Token[];
  readonly #comments: readonly Comment[];
  readonly #diagnostics: Diagnostic[];
  readonly #reportedStarts: Set<number>;
  /** Where the texts begin that have no closing quote. */
  readonly #unclosedTexts: ReadonlySet<number>;
  readonly #end: Token;
  readonly #endsInComment: boolean;
  #nextComment = 0;
  #depth = 0;
  #reportedMissingBrace = false;
  /** Where the last mark was taken to be missing. */
  #guessedAt = Number.POSITIVE_INFINITY;

  /** @param pairing whether the braces of the whole text have to pair before any is looked for, or those of each function */
  constructor(source: SourceFile, pairing: BracePairing = 'whole') {
    const { tokens: written, comments, diagnostics } = tokenize(source);
    this.source = source;
    this.#endsInComment = diagnostics.some(({ code }) => code === 'syntax/unclosed-comment');
    const unclosed = diagnostics.flatMap(({ code, range }) =>
      code === 'syntax/unclosed-text' && range ? [range] : [],
    );
    this.#unclosedTexts = new Set(unclosed.map(({ start }) => start));
    const repaired = this.#endsInComment
      ? undefined
      : repairBraces(source, written, this.#unclosedTexts, pairing);
    const tokens = repaired?.tokens ?? written;
    this.#tokens = tokens;
    this.#comments = comments;
    // A brace that stands in a text without an end is missing because of it.
    const isHidden = unclosed.some((range) => /[{}]/.test(this.textOf(range)));
    const isOfUnclosed = ({ code, range }: Diagnostic): boolean =>
      code !== 'syntax/unclosed-text' &&
      unclosed.some(({ start }) => isOnLine(source.text, range?.start ?? 0, start));
    const found = diagnostics.filter((diagnostic) => !isOfUnclosed(diagnostic));
    this.#diagnostics = [...found, ...(isHidden ? [] : (repaired?.diagnostics ?? []))];
    this.#reportedStarts = new Set(diagnostics.map(({ range }) => range?.start ?? -1));
    this.#end = tokens[tokens.length - 1] ?? { kind: 'end', start: 0, end: 0, startsLine: true };
    this.token = tokens[0] ?? this.#end;
    this.previous = { kind: 'end', start: 0, end: 0, startsLine: true };
  }

  peek(ahead: number): Token {
    return this.#tokens[this.position + ahead] ?? this.#end;
  }

  advance(): void {
    this.previous = this.token;
    if (this.token.kind === 'end') return;
    this.position++;
    this.token = this.#tokens[this.position] ?? this.#end;
  }

  accept(kind: TokenKind): boolean {
    if (this.token.kind !== kind) return false;
    this.advance();
    return true;
  }

  expect(kind: TokenKind): Token {
    const { token } = this;
    // The mark stands in the text that has no end.
    if (closingMarks.has(kind) && this.#isBehindUnclosedText()) {
      if (token.kind !== kind || kind === '}') return token;
    }
    if (token.kind !== kind && closingMarks.has(kind) && token.kind === '{' && token.startsLine) {
      // The block of a header begins: what is missing closes the header.
      this.report('expected-token', { expected: kind, found: '{' }, token);
      return token;
    }
    if (token.kind !== kind) {
      if (kind === '}' && token.kind === 'end') this.#reportedMissingBrace = true;
      const expected = kind === 'identifier' ? 'a name' : kind;
      this.fail('expected-token', { expected, found: this.foundText(token) }, token);
    }
    this.advance();
    return token;
  }

  textOf(token: Range): string {
    return this.source.text.slice(token.start, token.end);
  }

  /** The text of the token under the cursor, which is passed. */
  takeText(): string {
    const text = this.textOf(this.token);
    this.advance();
    return text;
  }

  keyword(): Keyword | undefined {
    return this.token.kind === 'identifier' ? keywordOf(this.textOf(this.token)) : undefined;
  }

  isWord(word: string, token = this.token): boolean {
    if (token.kind !== 'identifier' || token.end - token.start !== word.length) return false;
    return this.textOf(token).toLowerCase() === word;
  }

  /** Whether two tokens stand together without anything between them. */
  touches(first: Token, second: Token): boolean {
    return first.end === second.start;
  }

  /** Names joined by dots, as one text. */
  dottedName(): string {
    let name = this.textOf(this.expect('identifier'));
    while (this.token.kind === '.' && this.peek(1).kind === 'identifier') {
      this.advance();
      name += `.${this.takeText()}`;
    }
    return name;
  }

  /** A token as a message shows it. */
  foundText(token: Token): string {
    if (token.kind === 'end') return '<EOF>';
    if (token.start === token.end) return token.kind;
    return token.kind === 'markup' ? '%>' : this.textOf(token);
  }

  report<Name extends keyof typeof syntaxDiagnostics.entries & string>(
    name: Name,
    details: Parameters<(typeof syntaxDiagnostics.entries)[Name]['message']>[0],
    range: Range,
  ): void {
    if (this.#comesUnclosedText() || this.#isBehindGuess(range)) return;
    // What is missing at the end stands in the comment that has none.
    if (this.#endsInComment && range.start >= this.#end.start) return;
    const place = {
      source: this.source,
      range: { start: range.start, end: Math.max(range.end, range.start + 1) },
    };
    this.#diagnostics.push(syntaxDiagnostics.report(name, details as Details as never, place));
    this.#reportedStarts.add(range.start);
  }

  /** Says that a mark is missing before the cursor, and reads on as if it were there: what follows on the line may come of that. */
  guess(expected: string): void {
    const { token } = this;
    this.report('expected-token', { expected, found: this.foundText(token) }, token);
    this.silenceLine(token);
  }

  /** What is found further on this line is not said: it may come of what was. */
  silenceLine({ start }: Range): void {
    this.#guessedAt = start;
  }

  #isBehindGuess({ start }: Range): boolean {
    return start > this.#guessedAt && !hasLineBreak(this.source.text, this.#guessedAt, start);
  }

  fail<Name extends keyof typeof syntaxDiagnostics.entries & string>(
    name: Name,
    details: Parameters<(typeof syntaxDiagnostics.entries)[Name]['message']>[0],
    range: Range,
  ): never {
    if (!this.isReported(range) && !this.#isBehindUnclosedText()) this.report(name, details, range);
    throw new SyntaxPanic();
  }

  /** Whether the line before the cursor ends in a text without a closing quote. */
  #isBehindUnclosedText(): boolean {
    const { previous, token } = this;
    return (
      previous.kind === 'text' &&
      this.#unclosedTexts.has(previous.start) &&
      (token.startsLine || token.kind === 'end')
    );
  }

  /** Whether the line of the cursor does: where an opening quote is missing, what it began looks like anything. */
  #comesUnclosedText(): boolean {
    if (this.#unclosedTexts.size === 0) return false;
    for (let ahead = 0; ; ahead++) {
      const token = this.peek(ahead);
      if (token.kind === 'end' || (ahead > 0 && token.startsLine)) return false;
      if (token.kind === 'text' && this.#unclosedTexts.has(token.start)) return true;
    }
  }

  /** Whether a mistake is known at this place, by the lexer for example: it is not said twice. */
  isReported(range: Range): boolean {
    return this.#reportedStarts.has(range.start);
  }

  /** Whether one is known from a place to the cursor. */
  isReportedSince(start: number): boolean {
    for (const reported of this.#reportedStarts) {
      if (reported >= start && reported <= this.token.start) return true;
    }
    return false;
  }

  /** One missing brace leaves every block around it open; it is said once. */
  reportMissingBrace(): void {
    if (this.#reportedMissingBrace) return;
    this.#reportedMissingBrace = true;
    this.report('expected-token', { expected: '}', found: '<EOF>' }, this.token);
  }

  /** Says one thing about the whole file in place of all else, and passes the rest of it. */
  reportAlone(name: 'application-export', range: Range): void {
    this.#diagnostics.length = 0;
    this.report(name, undefined, range);
    while (this.token.kind !== 'end') this.advance();
  }

  sortedDiagnostics(): readonly Diagnostic[] {
    return this.#diagnostics.toSorted((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
  }

  nested<Result>(part: () => Result): Result {
    if (++this.#depth > deepestNesting) {
      this.#depth--;
      this.fail('too-deep', { limit: deepestNesting }, this.token);
    }
    try {
      return part();
    } finally {
      this.#depth--;
    }
  }

  /** The comments before an offset that no statement holds yet. */
  takeComments(before: number): readonly Comment[] {
    const first = this.#nextComment;
    let next = first;
    while ((this.#comments[next]?.range.start ?? Number.POSITIVE_INFINITY) < before) next++;
    this.#nextComment = next;
    return next === first ? none : this.#comments.slice(first, next);
  }

  /** The comments on the line of the token before the cursor, which may be followed by a closing mark. */
  takeCommentsOnLine(): readonly Comment[] {
    const first = this.#nextComment;
    const { text } = this.source;
    let next = first;
    for (let from = this.previous.end; ; next++) {
      const comment = this.#comments[next];
      if (!comment || comment.range.start >= this.token.start) break;
      if (hasLineBreak(text, from, comment.range.start)) break;
      from = comment.range.end;
    }
    this.#nextComment = next;
    return next === first ? none : this.#comments.slice(first, next);
  }

  /** The comments between the last token and the end of its line. */
  takeTrailingComments(): readonly Comment[] {
    const first = this.#nextComment;
    const next = this.#comments[first];
    if (!next || next.range.start >= this.token.start) return none;
    const { text } = this.source;
    let last = first;
    let from = this.previous.end;
    for (let comment: Comment | undefined = next; comment; comment = this.#comments[last]) {
      if (comment.range.start >= this.token.start || hasLineBreak(text, from, comment.range.start)) break;
      from = comment.range.end;
      last++;
    }
    // A comment that shares its line with the next statement belongs to that one.
    if (last > first && !this.token.startsLine && this.token.kind !== '}' && this.token.kind !== 'end')
      return none;
    this.#nextComment = last;
    return last === first ? none : this.#comments.slice(first, last);
  }

  /**
   * Skips what is left of a broken statement: behind its semicolon, or before the brace that closes its block, or before
   * a line that begins a statement of its own.
   */
  recover(from: number): void {
    let depth = 0;
    const insideBlockOfKeys = this.#opensMoreThanItCloses(from, '[', ']') > 0;
    let openBraces = this.#opensMoreThanItCloses(from, '{', '}');
    while (this.token.kind !== 'end') {
      const { kind, startsLine } = this.token;
      const isNextLine = this.#isBehindUnclosedText() && this.position > from;
      if (isNextLine && !insideBlockOfKeys && kind !== '{') return;
      if (depth === 0 && this.position > from) {
        if (kind === '}' && openBraces > 0) {
          openBraces--;
          this.advance();
          continue;
        }
        if (kind === '}' && this.closesValue()) {
          this.advance();
          continue;
        }
        if (kind === '}' || kind === 'markup') return;
        if (startsLine && statementWords.has(this.keyword() ?? '')) return;
        const assigns = startsLine && kind === 'identifier' && this.peek(1).kind === '=';
        if (assigns && !insideBlockOfKeys) return;
      }
      if (kind === '{' || kind === '(' || kind === '[') depth++;
      else if (kind === ')' || kind === ']') depth = Math.max(0, depth - 1);
      else if (kind === '}') {
        if (depth === 0) {
          if (this.position === from) this.advance();
          return;
        }
        depth--;
        const closesValue = this.closesValue();
        if (depth === 0 && !closesValue) {
          this.advance();
          if (this.token.kind === '{' || continuationWords.has(this.keyword() ?? '')) continue;
          this.accept(';');
          return;
        }
      } else if (kind === ';' && depth <= 0) {
        this.advance();
        // A semicolon in place of a comma does not end the statement whose bracket is open.
        const isInBrackets =
          this.#opensMoreThanItCloses(from, '(', ')') > 0 || this.#opensMoreThanItCloses(from, '{', '}') > 0;
        if (this.token.startsLine || !isInBrackets) return;
        continue;
      }
      this.advance();
    }
  }

  /**
   * Passes what is left of a broken header, up to the brace of its body, so that the body is read all the same. False
   * where no such brace follows; the cursor stays then.
   */
  protected skipToBody(): boolean {
    for (let ahead = 0; ahead < longestHeader; ahead++) {
      const { kind, startsLine } = this.peek(ahead);
      if (kind === 'end' || kind === 'markup' || (kind === '}' && startsLine)) return false;
      if (kind === ';' && this.peek(ahead + 1).startsLine) return false;
      if (kind === '{' && this.#opensBody(ahead)) {
        for (let passed = 0; passed < ahead; passed++) this.advance();
        return true;
      }
    }
    return false;
  }

  /** Whether a brace stands as that of a body does, and not as that of a map or a list. */
  #opensBody(ahead: number): boolean {
    const before = ahead > 0 ? this.peek(ahead - 1) : this.previous;
    return this.peek(ahead).startsLine || this.peek(ahead + 1).startsLine || before.kind === ')';
  }

  /** Whether a closing brace under the cursor belongs to a map or a list, by what follows on its line. */
  protected closesValue(): boolean {
    return closesValue(this.#tokens, this.position);
  }

  /** How many brackets that were passed since a position are still open at the cursor. */
  #opensMoreThanItCloses(from: number, open: TokenKind, close: TokenKind): number {
    let count = 0;
    for (let index = from; index < this.position; index++) {
      const kind = this.#tokens[index]?.kind;
      if (kind === open) count++;
      else if (kind === close) count--;
    }
    return count;
  }

  /** Skips a block with its header, for a construct that is refused as a whole. */
  skipToBlockEnd(): void {
    for (let depth = 0; this.token.kind !== 'end'; ) {
      const { kind } = this.token;
      this.advance();
      if (kind === '{') depth++;
      else if (kind === '}' && --depth === 0) return;
    }
  }
}

const none: readonly Comment[] = [];

function isOnLine(text: string, one: number, other: number): boolean {
  return !hasLineBreak(text, Math.min(one, other), Math.max(one, other));
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || unit === 13) return true;
  }
  return false;
}
