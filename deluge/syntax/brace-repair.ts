import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source.ts';
import { BraceLayout, type LaidOutToken } from './brace-layout.ts';
import { syntaxDiagnostics } from './syntax-diagnostics.ts';
import { keywordOf, type Token } from './token.ts';
import { endOfFunctionHeader } from './token-headers.ts';

/** Tokens whose braces pair, and what was missing or too much for that. */
export interface RepairedTokens {
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether braces are in order when those of the whole text pair, or only when those of each function do. */
export type BracePairing = 'whole' | 'each-function';

/** So many braces may be missing or too many; a text with more is no program that somebody lost a brace of. */
const mostRepairs = 3;

/** One brace put in before a token, taken out, or put in the place of another mark. */
interface Repair {
  /** The token before which a brace is put in, or which is taken out or replaced. */
  readonly at: number;
  readonly action: 'open' | 'close' | 'take-out' | 'replace';
  /** How many lines disagree with their indentation once it is made. */
  readonly disagreeing: number;
  readonly diagnostic: () => Diagnostic;
}

/**
 * Finds the brace that is missing or too much by the indentation of the lines, as a reader would: the parser alone
 * could only say that the end of the text came too early or too late. Each function is looked at for itself.
 *
 * @param unclosedTexts where the texts begin that have no closing quote
 * @param pairing where they pair, nothing is looked for
 * @returns undefined where the braces pair, or too many are missing
 */
export function repairBraces(
  source: SourceFile,
  tokens: readonly Token[],
  unclosedTexts: ReadonlySet<number>,
  pairing: BracePairing,
): RepairedTokens | undefined {
  if ((pairing === 'whole' && pairs(tokens)) || tokens.some(({ kind }) => kind === 'markup'))
    return undefined;
  const repaired: Token[] = [];
  const diagnostics: Diagnostic[] = [];
  const last = tokens.length - 1;
  const starts = tokens.flatMap((_, at) => (endOfFunctionHeader(source, tokens, at) === undefined ? [] : at));
  const ends = [...starts.filter((start) => start > 0), last];
  let from = 0;
  for (const end of ends) {
    const part = tokens.slice(from, end + 1);
    const mended = pairs(part) ? undefined : repairPart(source, part, unclosedTexts);
    for (const token of (mended?.tokens ?? part).slice(0, -1)) repaired.push(token);
    diagnostics.push(...(mended?.diagnostics ?? []));
    from = end;
  }
  return diagnostics.length > 0 ? { tokens: [...repaired, tokens[last] as Token], diagnostics } : undefined;
}

/** The same for a function with the token behind it. */
function repairPart(
  source: SourceFile,
  tokens: readonly Token[],
  unclosedTexts: ReadonlySet<number>,
): RepairedTokens | undefined {
  const diagnostics: Diagnostic[] = [];
  let repaired = tokens;
  let layout = new BraceLayout(source, repaired, unclosedTexts);
  if (Math.abs(layout.surplus) > mostRepairs) return undefined;
  while (layout.surplus !== 0) {
    const repair = layout.surplus > 0 ? closeOrTakeOut(source, layout) : openOrTakeOut(source, layout);
    if (!repair) return undefined;
    const diagnostic = repair.diagnostic();
    // Several that are missing at the end are said once.
    if (!diagnostics.some(({ range }) => range?.start === diagnostic.range?.start))
      diagnostics.push(diagnostic);
    repaired = apply(repair, repaired);
    const before = Math.abs(layout.surplus);
    layout = new BraceLayout(source, repaired, unclosedTexts);
    if (Math.abs(layout.surplus) >= before) return undefined;
  }
  return { tokens: repaired, diagnostics };
}

function pairs(tokens: readonly Token[]): boolean {
  let open = 0;
  for (const { kind } of tokens) {
    if (kind === '{') open++;
    else if (kind === '}') open--;
  }
  return open === 0;
}

function apply({ at, action }: Repair, tokens: readonly Token[]): readonly Token[] {
  const token = tokens[at] as Token;
  const before = tokens.slice(0, at);
  const after = tokens.slice(at + 1);
  const brace = (kind: '{' | '}', range: { readonly start: number; readonly end: number }): Token => ({
    kind,
    start: range.start,
    end: range.end,
    startsLine: true,
  });
  switch (action) {
    case 'open':
      return [...before, brace('{', { start: token.start, end: token.start }), token, ...after];
    case 'close':
      return [...before, brace('}', { start: token.start, end: token.start }), token, ...after];
    case 'replace':
      return [...before, brace('{', token), ...after];
    case 'take-out': {
      const [next, ...others] = after;
      return next
        ? [...before, { ...next, startsLine: next.startsLine || token.startsLine }, ...others]
        : before;
    }
  }
}

/** A block is open at the end of the text: a `}` is missing somewhere, or a `{` stands where none belongs. */
function closeOrTakeOut(source: SourceFile, layout: BraceLayout): Repair | undefined {
  const missing: Repair[] = [];
  const tooMany: Repair[] = [];
  for (const place of layout.tokens) {
    const { token, index } = place;
    if (token.kind === '{' && place.isBlock && beginsNothing(layout, place)) {
      tooMany.push({
        at: index,
        action: 'take-out',
        disagreeing: layout.disagreeing(index, index + 1, -1),
        diagnostic: () =>
          syntaxDiagnostics.report('unexpected-token', { found: '{' }, { source, range: token }),
      });
    }
    const isBehind = index === layout.tokens.length - 1;
    const mayFollow = isBehind || (token.startsLine && token.kind !== '{' && !place.isInBrackets);
    if (place.depth > 0 && mayFollow) {
      const found = token.kind === 'end' ? '<EOF>' : source.text.slice(token.start, token.end);
      missing.push({
        at: index,
        action: 'close',
        disagreeing: layout.disagreeing(index, index, -1) - (goesOnWithBlock(layout, place, source) ? 1 : 0),
        diagnostic: () =>
          syntaxDiagnostics.report(
            'expected-token',
            {
              expected: '}',
              found,
              opened: lineOfBlock(source, layout, index),
            },
            { source, range: { start: token.start, end: Math.max(token.end, token.start + 1) } },
          ),
      });
    }
  }
  return best([...missing, ...tooMany]);
}

/** Whether an else or a catch stands here and the block that it goes on with is not closed. */
function goesOnWithBlock(layout: BraceLayout, { token, index }: LaidOutToken, source: SourceFile): boolean {
  if (token.kind !== 'identifier' || layout.tokens[index - 1]?.token.kind === '}') return false;
  const keyword = keywordOf(source.text.slice(token.start, token.end));
  return keyword === 'else' || keyword === 'catch';
}

/** More blocks are closed than were opened: the `{` behind a header is missing, or a `}` is too much. */
function openOrTakeOut(source: SourceFile, layout: BraceLayout): Repair | undefined {
  const tooMany: Repair[] = [];
  for (const place of layout.tokens) {
    const { token, index } = place;
    if (token.kind === '}' && place.isBlock) {
      tooMany.push({
        at: index,
        action: 'take-out',
        disagreeing: layout.disagreeing(index, index + 1, 1),
        diagnostic: () =>
          syntaxDiagnostics.report('unexpected-token', { found: '}' }, { source, range: token }),
      });
    }
  }
  const missing: Repair[] = [];
  const replaced: Repair[] = [];
  for (const { construct, at } of layout.headersWithoutBlock()) {
    const token = layout.tokens[at]?.token as Token;
    const isOtherBracket = token.kind === '(' || token.kind === '[';
    const range = { start: token.start, end: Math.max(token.end, token.start + 1) };
    (isOtherBracket ? replaced : missing).push({
      at,
      action: isOtherBracket ? 'replace' : 'open',
      disagreeing: layout.disagreeing(at, isOtherBracket ? at + 1 : at, 1),
      diagnostic: () =>
        isOtherBracket
          ? syntaxDiagnostics.report(
              'expected-token',
              { expected: '{', found: token.kind },
              { source, range },
            )
          : syntaxDiagnostics.report('braces-required', { construct }, { source, range }),
    });
  }
  return best([...tooMany, ...missing, ...replaced]);
}

function lineOfBlock(source: SourceFile, layout: BraceLayout, index: number): number {
  return source.positionAt(layout.openBlockAt(index)?.start ?? 0).line;
}

/** The repair after which most lines agree with their indentation; of several the last, as the first comes too early. */
function best(repairs: readonly Repair[]): Repair | undefined {
  let found: Repair | undefined;
  for (const repair of repairs) if (!found || repair.disagreeing <= found.disagreeing) found = repair;
  return found;
}

/** Whether a brace that opens a block has no header before it. */
function beginsNothing(layout: BraceLayout, { index }: LaidOutToken): boolean {
  const before = layout.tokens[index - 1];
  return (
    !before ||
    before.token.kind === '{' ||
    before.token.kind === ';' ||
    (before.token.kind === '}' && before.isBlock)
  );
}
