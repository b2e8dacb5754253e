import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source.ts';
import type { Comment } from './ast.ts';
import { syntaxDiagnostics } from './syntax-diagnostics.ts';
import type { Token, TokenKind } from './token.ts';

/** A text cut into tokens. The last token is always `end`; comments are kept beside them, in order. */
export interface TokenList {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const doubleQuote = 34;
const singleQuote = 39;
const asterisk = 42;
const dot = 46;
const slash = 47;
const hash = 35;
const backtick = 96;
const equals = 61;
const backslash = 92;
const byteOrderMark = 0xfeff;
const noBreakSpace = 0xa0;

/** Marks that a word processor puts in place of straight quotes, with those that can close a text begun by them. */
const curlyQuotes: Readonly<Record<string, string>> = { '“': '”“"', '”': '”"', '‘': "’‘'", '’': "’'" };

/** A page of Creator begins with HTML, the mark that leaves it, or the header of an export; no statement begins so. */
const pageBeginning = /^\uFEFF?\s*(?:<[%!a-z]|htmlpage\s+\w+\s*\()/i;

/** Marks that make a token together with a following `=`. */
const beforeEquals: ReadonlySet<string> = new Set(['=', '!', '<', '>', '+', '-', '*', '/', '%']);
/** Marks that make a token when doubled. */
const doubled: ReadonlySet<string> = new Set(['&', '|', '+', '-']);
const single: ReadonlySet<string> = new Set('(){}[],;:.+-*/%=<>!?');

/**
 * Cuts a Deluge text into tokens in one pass. Never throws: what it cannot read becomes an `unknown` token and a
 * diagnostic.
 */
export function tokenize(source: SourceFile): TokenList {
  const { text } = source;
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  const diagnostics: Diagnostic[] = [];
  const length = text.length;
  let index = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  let startsLine = true;
  /** Up to where nothing closes a text that a mark of these began: it is looked for once. */
  const unclosedUpTo = new Map<string, number>();

  const push = (kind: TokenKind, start: number): void => {
    tokens.push({ kind, start, end: index, startsLine });
    startsLine = false;
  };

  const isPage = pageBeginning.test(text) && text.includes('<%');
  if (isPage) scanMarkup(index);
  while (index < length) {
    const unit = text.charCodeAt(index);
    if (unit === blank || unit === tab || unit === noBreakSpace || unit === byteOrderMark) {
      index++;
      continue;
    }
    if (unit === lineFeed || unit === carriageReturn) {
      startsLine = true;
      index++;
      continue;
    }
    const start = index;
    if (unit === slash && text.charCodeAt(index + 1) === slash) {
      index = endOfLineComment(index);
      comments.push({ style: 'line', text: text.slice(start, index), range: { start, end: index } });
    } else if (unit === slash && text.charCodeAt(index + 1) === asterisk) {
      const close = text.indexOf('*/', index + 2);
      index = close < 0 ? length : close + 2;
      comments.push({ style: 'block', text: text.slice(start, index), range: { start, end: index } });
      if (close < 0) {
        diagnostics.push(
          syntaxDiagnostics.report('unclosed-comment', undefined, {
            source,
            range: { start, end: start + 2 },
          }),
        );
      } else if (text.slice(start, index).includes('\n')) startsLine = true;
    } else if (unit === doubleQuote || unit === singleQuote) {
      const mark = text.slice(index, index + 3);
      if (mark === '"""' || mark === "'''") {
        scanLookalikeText(start, mark);
        continue;
      }
      const closed = scanText(unit);
      if (!closed) index = endOfBrokenText(unit, index) ?? index;
      push('text', start);
      if (!closed) {
        diagnostics.push(
          syntaxDiagnostics.report('unclosed-text', undefined, { source, range: { start, end: index } }),
        );
      }
    } else if (isDigit(unit) || (unit === dot && isDigit(text.charCodeAt(index + 1)))) {
      scanNumber();
      push('number', start);
    } else if (isIdentifierStart(unit)) {
      index++;
      while (index < length && isIdentifierPart(text.charCodeAt(index))) index++;
      push('identifier', start);
    } else if (unit === backtick || curlyQuotes[text.charAt(index)] !== undefined) {
      scanLookalikeText(start);
    } else if (unit === hash) {
      index = endOfLineComment(index);
      diagnostics.push(
        syntaxDiagnostics.report(
          'hash-comment',
          { found: '#' },
          { source, range: { start, end: start + 1 } },
        ),
      );
    } else if (isPage && text.startsWith('%>', index)) scanMarkup(start);
    else scanMark(start);
  }
  push('end', length);
  return { tokens, comments, diagnostics };

  /** HTML up to the next code or the end, with the marks before and behind it. */
  function scanMarkup(start: number): void {
    const code = text.indexOf('<%', index);
    index = code < 0 ? length : code + (text.charCodeAt(code + 2) === equals ? 3 : 2);
    push('markup', start);
    startsLine = true;
  }

  /** In a page the HTML goes on behind `%>`, also behind a comment. */
  function endOfLineComment(from: number): number {
    const end = endOfLine(text, from);
    const mark = isPage ? text.slice(from, end).indexOf('%>') : -1;
    return mark < 0 ? end : from + mark;
  }

  /** Leaves the index after the closing quote, or at the end of the line when there is none. */
  function scanText(quote: number): boolean {
    index++;
    while (index < length) {
      const unit = text.charCodeAt(index);
      if (unit === quote) {
        index++;
        return true;
      }
      if (unit === lineFeed || unit === carriageReturn) return false;
      if (unit === backslash && index + 1 < length) {
        const next = text.charCodeAt(index + 1);
        if (next !== lineFeed && next !== carriageReturn) index++;
      }
      index++;
    }
    return false;
  }

  /** Where a text ends that goes on in the next lines, as in other languages; undefined where its quote is missing. */
  function endOfBrokenText(quote: number, from: number): number | undefined {
    const close = text.indexOf(String.fromCharCode(quote), from);
    if (close < 0 || !isBehindText(text.slice(close + 1, endOfLine(text, close)))) return undefined;
    const lines = text.slice(from, close).split(lineBreak);
    if (lines.length > longestBrokenText || lines.some((line) => statement.test(line))) return undefined;
    // Where the quote of the first line was left out, those of this line pair.
    const quotes = text.slice(close, endOfLine(text, close)).split(String.fromCharCode(quote)).length - 1;
    return quotes % 2 === 1 ? close + 1 : undefined;
  }

  /** A text in quotes that Deluge does not know. Where nothing closes it, the mark stands for itself. */
  function scanLookalikeText(start: number, open = text.charAt(start)): void {
    const closers = curlyQuotes[open] ? [...(curlyQuotes[open] ?? '')] : [open];
    const closes = (): boolean => closers.some((closer) => text.startsWith(closer, index));
    let closed = false;
    index += open.length;
    if (index > (unclosedUpTo.get(open) ?? 0)) {
      const mayBreak = open === '`' || open.length > 1;
      while (index < length && !closes()) {
        const unit = text.charCodeAt(index);
        if (!mayBreak && (unit === lineFeed || unit === carriageReturn)) break;
        index++;
      }
      closed = index < length && closes();
      if (!closed) unclosedUpTo.set(open, index);
    }
    index = closed ? index + open.length : start + open.length;
    push(closed ? 'text' : 'unknown', start);
    const diagnostic = closed ? 'foreign-quotes' : 'unexpected-token';
    diagnostics.push(
      syntaxDiagnostics.report(
        diagnostic,
        { found: open },
        { source, range: { start, end: start + open.length } },
      ),
    );
  }

  function scanNumber(): void {
    while (index < length && isDigit(text.charCodeAt(index))) index++;
    if (text.charCodeAt(index) === dot && isDigit(text.charCodeAt(index + 1))) {
      index++;
      while (index < length && isDigit(text.charCodeAt(index))) index++;
    }
  }

  function scanMark(start: number): void {
    const mark = text.charAt(index);
    const next = text.charCodeAt(index + 1);
    if (next === equals && beforeEquals.has(mark)) {
      index += 2;
      push(`${mark}=` as TokenKind, start);
    } else if (doubled.has(mark) && text.charAt(index + 1) === mark) {
      index += 2;
      push(`${mark}${mark}` as TokenKind, start);
    } else if (single.has(mark)) {
      index++;
      push(mark as TokenKind, start);
    } else {
      index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
      const found = text.slice(start, index);
      const isHalf = found === '&' || found === '|';
      push(isHalf ? (`${found}${found}` as TokenKind) : 'unknown', start);
      diagnostics.push(
        syntaxDiagnostics.report(
          isHalf ? 'bit-operator' : found === '^' ? 'power-operator' : 'unexpected-token',
          { found },
          { source, range: { start, end: index } },
        ),
      );
    }
  }
}

const lineBreak = /\r\n|[\r\n]/;

/** A text over more lines than this is taken for one whose closing quote is missing. */
const longestBrokenText = 40;

/** A line that is a statement, as no line of a text looks. */
const statement = /^\s*[\w.]+\s*[=(].*;\s*$/;

/** Whether what follows a quote on its line can follow a text. */
function isBehindText(rest: string): boolean {
  return /^\s*(?:$|[;),+\]}.:=!<>&|])/.test(rest);
}

function endOfLine(text: string, from: number): number {
  let index = from;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    if (unit === lineFeed || unit === carriageReturn) break;
    index++;
  }
  return index;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isIdentifierStart(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95;
  return isForeignLetter(unit);
}

function isIdentifierPart(unit: number): boolean {
  return isIdentifierStart(unit) || isDigit(unit);
}

const foreignLetter = /[\p{L}\p{M}\p{Nd}]/u;

/** Letters outside ASCII stand in names of Creator fields (observed); letters outside the basic plane do not. */
function isForeignLetter(unit: number): boolean {
  return foreignLetter.test(String.fromCharCode(unit));
}
