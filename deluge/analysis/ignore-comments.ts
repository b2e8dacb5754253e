import type { Range, SourceFile } from '../source.ts';
import type { Comment } from '../syntax/ast.ts';
import { tokenize } from '../syntax/lexer.ts';

/** A comment such as `// topping-ignore call-in-loop: ten rows at most`. */
export interface IgnoreComment {
  readonly range: Range;
  /** The rules that it names; empty where it names none. */
  readonly rules: readonly string[];
  /** Empty where none is given. */
  readonly reason: string;
  /** The line whose findings it silences, counted from 1. */
  readonly line: number;
}

const pattern = /^(?:\/\/|\/\*)\s*topping-ignore(?![\w-])\s*([^:]*?)\s*(?::\s*([\s\S]*?)\s*)?(?:\*\/)?$/;

/** All such comments of a text. One on a line of its own speaks of the next line of code, else of the line it ends. */
export function ignoreComments(source: SourceFile): readonly IgnoreComment[] {
  const { comments, tokens } = tokenize(source);
  const codeLines = [
    ...new Set(tokens.filter(({ kind }) => kind !== 'end').map(({ start }) => lineOf(source, start))),
  ];
  return comments.flatMap((comment) => {
    const [, names, reason = ''] = pattern.exec(comment.text) ?? [];
    if (names === undefined) return [];
    const own = lineOf(source, comment.range.start);
    const line = codeLines.includes(own) ? own : (codeLines.find((other) => other > own) ?? own);
    return [
      { range: comment.range, rules: names.split(/[\s,]+/).filter((name) => name !== ''), reason, line },
    ];
  });
}

function lineOf(source: SourceFile, offset: number): number {
  return source.positionAt(offset).line;
}

/** The range of a comment with the blanks before it, or with its line where it stands alone. */
export function rangeWithLine({ range }: Pick<Comment, 'range'>, { text }: SourceFile): Range {
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const nextBreak = text.indexOf('\n', range.end);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak + 1;
  const before = text.slice(lineStart, range.start);
  const behind = text.slice(range.end, lineEnd);
  if (before.trim() === '' && behind.trim() === '') return { start: lineStart, end: lineEnd };
  return { start: range.start - (before.length - before.trimEnd().length), end: range.end };
}
