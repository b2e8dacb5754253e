import type { SourceFile } from '../source.ts';
import type { Statement } from '../syntax/ast.ts';
import { blocksOf } from '../syntax/walk.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * The edit that takes a statement out with its line; undefined when other things stand on its lines, or it is the
 * only statement of its block: an empty block may not be what the author wants to keep.
 */
export function removalOf(
  statement: Statement,
  { text }: SourceFile,
  { allStatements }: { readonly allStatements: readonly Statement[] },
): TextEdit | undefined {
  const { start, end } = statement.range;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', end);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak + 1;
  if (text.slice(lineStart, start).trim() !== '' || text.slice(end, lineEnd).trim() !== '') return undefined;
  const isAlone = allStatements.some((other) => holdsOnly(other, statement));
  return isAlone ? undefined : { range: { start: lineStart, end: lineEnd }, text: '' };
}

function holdsOnly(other: Statement, statement: Statement): boolean {
  return blocksOf(other).some(({ statements }) => statements.length === 1 && statements[0] === statement);
}
