import type { Range } from '../source.ts';

/** One change of a text: what stands in the range becomes `text`. An empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/**
 * The text with the edits made. All ranges are offsets into the text as it is given, whatever the order of the edits.
 *
 * @throws RangeError when two edits overlap, or one lies outside the text.
 *
 * @example
 * applyFixes('if(a = 1)', [{ range: { start: 5, end: 6 }, text: '==' }]) // 'if(a == 1)'
 */
export function applyFixes(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { range, text: inserted } of inOrder(edits)) {
    if (range.start < done) throw new RangeError(`Two edits overlap at offset ${range.start}.`);
    if (range.end < range.start || range.end > text.length) {
      throw new RangeError(`The edit of ${range.start} to ${range.end} lies outside the text.`);
    }
    parts.push(text.slice(done, range.start), inserted);
    done = range.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** Whether one of the first edits touches one of the second: then only one of the two groups can be made at a time. */
export function overlaps(first: readonly TextEdit[], second: readonly TextEdit[]): boolean {
  return first.some(({ range: a }) =>
    second.some(
      ({ range: b }) => (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end),
    ),
  );
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
