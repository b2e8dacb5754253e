import type { Token, TokenKind } from './token.ts';

/** Marks that stand behind a map or a list on its line, and not behind the closing brace of a block. */
const behindValue: ReadonlySet<TokenKind> = new Set<TokenKind>([';', ')', ',', ']', '.', ':', '+']);

/** Behind how many closing braces in a row such a mark is looked for: a limit against quadratic time. */
const mostBraces = 40;

/** Whether a closing brace belongs to a map or a list, by what follows on its line behind it and those next to it. */
export function closesValue(tokens: readonly Token[], at: number): boolean {
  const next = behindBraces(tokens, at);
  return next !== undefined && !next.startsLine && behindValue.has(next.kind);
}

/** The token behind a closing brace and those next to it; undefined where the brace begins its line. */
export function behindBraces(tokens: readonly Token[], at: number): Token | undefined {
  if (tokens[at]?.startsLine) return undefined;
  let behind = at + 1;
  while (behind - at < mostBraces && tokens[behind]?.kind === '}' && !tokens[behind]?.startsLine) behind++;
  return tokens[behind];
}
