import type { SourceFile } from '../source.ts';
import { keywordOf, type Token } from './token.ts';

/** How far a header is looked for its end. */
const longestHeader = 400;

/** Where the brackets end that open at a token: the token behind them; undefined where they do not. */
export function behindBrackets(tokens: readonly Token[], open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < open + longestHeader; at++) {
    const kind = tokens[at]?.kind;
    if (kind === undefined || kind === ';') return undefined;
    if (kind === '(') depth++;
    else if (kind === ')' && --depth === 0) return at + 1;
  }
  return undefined;
}

/**
 * Where `type name(…)` or `type space.name(…)` ends that begins a line: the token behind its bracket. Undefined where no
 * function begins.
 */
export function endOfFunctionHeader(
  source: SourceFile,
  tokens: readonly Token[],
  index: number,
): number | undefined {
  const type = tokens[index];
  if (!type?.startsLine || type.kind !== 'identifier' || tokens[index + 1]?.kind !== 'identifier')
    return undefined;
  if (keywordOf(source.text.slice(type.start, type.end))) return undefined;
  let at = index + 2;
  while (tokens[at]?.kind === '.' && tokens[at + 1]?.kind === 'identifier') at += 2;
  const end = tokens[at]?.kind === '(' ? behindBrackets(tokens, at) : undefined;
  const behind = end === undefined ? undefined : tokens[end];
  return behind && (behind.kind === '{' || behind.startsLine) ? end : undefined;
}
