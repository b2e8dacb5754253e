import type { SourceFile } from '../source.ts';
import { type Keyword, keywordOf, type Token, type TokenKind } from './token.ts';
import { behindBrackets, endOfFunctionHeader } from './token-headers.ts';
import { behindBraces, closesValue } from './value-end.ts';

/** A token with what its place says about the blocks around it. */
export interface LaidOutToken {
  readonly token: Token;
  readonly index: number;
  /** How many blocks are open before it. Below 0 where more were closed than opened. */
  readonly depth: number;
  /** Whether a brace belongs to a block, not to a map or a list. */
  readonly isBlock: boolean;
  /** Whether a bracket is open before it, so that the indentation of its line says nothing. */
  readonly isInBrackets: boolean;
  /** How far its line is indented, in steps. */
  readonly indentation: number;
}

/** A header whose block has no opening brace: what it begins, and the token where the brace belongs. */
interface HeaderWithoutBlock {
  readonly construct: string;
  readonly at: number;
}

/** Marks behind which a brace begins a map or a list. */
const beforeValue: ReadonlySet<TokenKind> = new Set<TokenKind>([
  '=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '==',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&&',
  '||',
  '!',
  ',',
  ':',
  '?',
  '(',
  '[',
]);

/** Words behind which a brace does. */
const wordsBeforeValue: ReadonlySet<Keyword> = new Set<Keyword>(['return', 'info', 'in', 'throw']);

/** Headers with a condition in brackets, and what a message calls their block. */
const headersInBrackets: Partial<Record<Keyword, string>> = { if: 'an if', catch: 'catch' };

/** How far the header of a loop is looked for its end. */
const longestHeader = 400;

/**
 * The blocks of a function, or of the statements before the first, as its braces make them, against those that the
 * indentation of its lines shows. The last token is the one behind the part: the next function, or the end.
 */
export class BraceLayout {
  readonly tokens: readonly LaidOutToken[];
  /** How many blocks stay open behind the part; below 0 where more are closed than opened. */
  readonly surplus: number;
  readonly #source: SourceFile;
  readonly #tokens: readonly Token[];
  /** For bodies of functions that are indented, and for those that stand as far left as their braces. */
  readonly #disagreements: readonly Disagreements[];

  /** @param unclosedTexts where the texts begin that have no closing quote */
  constructor(source: SourceFile, tokens: readonly Token[], unclosedTexts: ReadonlySet<number>) {
    this.#source = source;
    this.#tokens = tokens;
    this.tokens = layOut(source, tokens, unclosedTexts);
    this.surplus = this.tokens.at(-1)?.depth ?? 0;
    const isFunction = endOfFunctionHeader(source, tokens, 0) !== undefined;
    // In a function the body stands as far left as its braces; in a text of statements a block is one step in.
    this.#disagreements = [0, 1].map((flush) => disagreements(this.tokens, isFunction, flush));
  }

  /** How many lines disagree when the blocks are as the braces say before one token, and shifted from another on. */
  disagreeing(before: number, from: number, shift: 1 | -1): number {
    const counts = this.#disagreements.map((byShift) => {
      const plain = byShift.get(0) ?? [];
      const shifted = byShift.get(shift) ?? [];
      return (plain[before] ?? 0) + (shifted.at(-1) ?? 0) - (shifted[from] ?? 0);
    });
    return Math.min(...counts);
  }

  /** The brace of the innermost block that is open before a token. */
  openBlockAt(index: number): Token | undefined {
    const depth = this.tokens[index]?.depth ?? 0;
    for (let at = index - 1; at >= 0; at--) {
      const { token, isBlock, depth: before } = this.tokens[at] as LaidOutToken;
      if (isBlock && token.kind === '{' && before === depth - 1) return token;
    }
    return undefined;
  }

  headersWithoutBlock(): readonly HeaderWithoutBlock[] {
    const found: HeaderWithoutBlock[] = [];
    for (const { token, index, isInBrackets } of this.tokens) {
      if (token.kind !== 'identifier' || isInBrackets) continue;
      const header = this.#headerAt(index);
      if (header && this.tokens[header.at]?.token.kind !== '{') found.push(header);
    }
    return found;
  }

  #headerAt(index: number): HeaderWithoutBlock | undefined {
    const keyword = this.#keywordAt(index);
    if (keyword === undefined) return this.#functionHeaderAt(index);
    if (keyword === 'try') return { construct: 'try', at: index + 1 };
    if (keyword === 'else') {
      return this.#keywordAt(index + 1) === 'if' ? undefined : { construct: 'an else', at: index + 1 };
    }
    if (keyword === 'for' && this.#keywordAt(index + 1) === 'each') {
      const at = this.#nextLine(index + 2);
      return at === undefined ? undefined : { construct: 'for each', at };
    }
    const construct = headersInBrackets[keyword];
    if (construct === undefined || this.#kindAt(index + 1) !== '(') return undefined;
    const at = behindBrackets(this.#tokens, index + 1);
    return at === undefined ? undefined : { construct, at };
  }

  #functionHeaderAt(index: number): HeaderWithoutBlock | undefined {
    const at = endOfFunctionHeader(this.#source, this.#tokens, index);
    return at === undefined ? undefined : { construct: 'a function', at };
  }

  #kindAt(index: number): TokenKind | undefined {
    return this.#tokens[index]?.kind;
  }

  #keywordAt(index: number): Keyword | undefined {
    const token = this.#tokens[index];
    if (token?.kind !== 'identifier') return undefined;
    return keywordOf(this.#source.text.slice(token.start, token.end));
  }

  #nextLine(from: number): number | undefined {
    for (let at = from; at < from + longestHeader; at++) {
      const place = this.tokens[at];
      if (
        !place ||
        (place.token.startsLine && !place.isInBrackets) ||
        (place.token.kind === '{' && place.isBlock)
      ) {
        return place && at;
      }
    }
    return undefined;
  }
}

function layOut(
  source: SourceFile,
  tokens: readonly Token[],
  unclosedTexts: ReadonlySet<number>,
): readonly LaidOutToken[] {
  const indentationAt = indentationOf(source, tokens);
  let depth = 0;
  let indentation = 0;
  /** The brackets that are open in the statement, those of maps and lists among them. */
  let brackets: TokenKind[] = [];
  return tokens.map((token, index): LaidOutToken => {
    const before = tokens[index - 1];
    const { kind } = token;
    if (token.startsLine) {
      indentation = indentationAt(token);
      // What closes the brackets stands in the text.
      if (before && unclosedTexts.has(before.start)) brackets = [];
    }
    const isValue = before !== undefined && beginsValue(source, before);
    // Between the keys of a block such as invokeurl no other block ends.
    const isInKeys = !token.startsLine && brackets.includes('[');
    const isBlock =
      (kind === '{' && !isValue && (token.startsLine || brackets.length === 0 || brackets.at(-1) === '(')) ||
      (kind === '}' && !brackets.includes('{') && !isInKeys && !endsValue(tokens, index));
    if (isBlock || kind === ';') brackets = [];
    const place = { token, index, depth, isBlock, isInBrackets: brackets.length > 0, indentation };
    if (isBlock) depth += kind === '{' ? 1 : -1;
    else if (kind === '(' || kind === '[' || kind === '{') brackets.push(kind);
    else if (kind === ')' || kind === ']' || kind === '}') {
      const open = kind === ')' ? '(' : kind === ']' ? '[' : '{';
      const at = brackets.lastIndexOf(open);
      if (at >= 0) brackets.length = at;
    }
    return place;
  });
}

/** Whether a closing brace without an opening one belongs to a map or a list all the same. */
function endsValue(tokens: readonly Token[], at: number): boolean {
  return closesValue(tokens, at) || behindBraces(tokens, at)?.kind === '{';
}

function beginsValue(source: SourceFile, before: Token): boolean {
  if (before.kind !== 'identifier') return beforeValue.has(before.kind);
  const keyword = keywordOf(source.text.slice(before.start, before.end));
  return keyword !== undefined && wordsBeforeValue.has(keyword);
}

/** How far the line of a token is indented: tabs count one step, blanks as many as the least indented line has. */
function indentationOf(source: SourceFile, tokens: readonly Token[]): (token: Token) => number {
  const { text } = source;
  const leading = (token: Token): string =>
    text.slice(text.lastIndexOf('\n', token.start - 1) + 1, token.start);
  let step = Number.POSITIVE_INFINITY;
  for (const token of tokens) {
    if (!token.startsLine) continue;
    const blanks = leading(token);
    if (/^ +$/.test(blanks)) step = Math.min(step, blanks.length);
  }
  return (token) => {
    let tabs = 0;
    let blanks = 0;
    for (const mark of leading(token)) {
      if (mark === '\t') tabs++;
      else if (mark === ' ') blanks++;
    }
    return tabs + (Number.isFinite(step) ? Math.round(blanks / step) : 0);
  };
}

/** The lines up to a token that disagree with their indentation, by how many blocks too many are taken to be open. */
type Disagreements = ReadonlyMap<number, readonly number[]>;

function disagreements(places: readonly LaidOutToken[], isFunction: boolean, flush: number): Disagreements {
  return new Map([0, 1, -1].map((shift) => [shift, sums(places, isFunction, shift, flush)]));
}

/** How many lines a statement behind the end of its function weighs as. */
const weightOfPlace = 5;

/** For each token, how many lines before it disagree with their indentation if so many more blocks are open. */
function sums(
  places: readonly LaidOutToken[],
  isFunction: boolean,
  shift: number,
  flush: number,
): readonly number[] {
  const counts = [0];
  let count = 0;
  const isIndented = places.some(({ token, indentation }) => token.startsLine && indentation > 0);
  for (const { token, index, depth, isBlock, isInBrackets, indentation } of places.slice(0, -1)) {
    if (token.startsLine && !isInBrackets) {
      const open = depth + shift - (token.kind === '}' && isBlock ? 1 : 0);
      const isBehind = isFunction && open === 0 && index > 0 && token.kind !== '{' && token.kind !== '}';
      if (isBehind || open < 0) count += weightOfPlace;
      else if (isIndented && Math.max(0, open - flush) !== indentation) count++;
    }
    counts.push(count);
  }
  return [...counts, count];
}
