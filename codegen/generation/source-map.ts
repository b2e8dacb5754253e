import type { PrintResult, SourceFile } from '../../deluge/index.ts';
import type { Origin } from '../plan/plan.ts';

/** Which lines of a generated function come from which entry of its definition. */
export interface SourceMap {
  readonly version: 1;
  /** The generated file, relative to the project. */
  readonly file: string;
  /** In the order of the lines; every line of the program is in one. */
  readonly lines: readonly MappedLines[];
}

/** Lines `from` to `to`, counted from 1, both included. */
export interface MappedLines extends Origin {
  readonly from: number;
  readonly to: number;
}

/**
 * Follows each printed line back through the raw text to the entry whose mark it stood in.
 *
 * @param raw the text that was parsed
 * @param entries for each line of `raw`, the index of its origin
 * @param origins what the indices mean; the first stands for lines without a mark
 * @param offset how many lines stand above the printed program in the file
 */
export function sourceMapOf(
  file: string,
  raw: SourceFile,
  entries: readonly (number | undefined)[],
  origins: readonly Origin[],
  printed: PrintResult,
  offset: number,
): SourceMap {
  const lineCount = printed.text.split('\n').length - 1;
  const lines: MappedLines[] = [];
  for (const [index, { line, node }] of printed.lines.entries()) {
    const to = (printed.lines[index + 1]?.line ?? lineCount + 1) - 1;
    const rawLine = raw.positionAt(node.range.start).line;
    const origin = origins[entries[rawLine - 1] ?? 0];
    if (!origin) throw new Error(`Line ${line} of ${file} has no origin.`);
    const last = lines.at(-1);
    if (last && last.entry === origin.entry) lines[lines.length - 1] = { ...last, to: to + offset };
    else lines.push({ from: line + offset, to: to + offset, ...origin });
  }
  return { version: 1, file, lines };
}

/** The entry that a line of the generated file comes from; undefined for the header. */
export function originOfLine(map: SourceMap, line: number): MappedLines | undefined {
  return map.lines.find(({ from, to }) => from <= line && line <= to);
}
