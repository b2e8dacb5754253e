/**
 * Marks in the raw text of a template that say which entry of a definition the lines between them come from. They are
 * comments on lines of their own, so the text stays Deluge; `takeMarks` takes them out before the text is parsed.
 * No value can forge one: values enter as literals, and a comment begins with a blank behind its slashes.
 */
export function openMark(entry: number): string {
  return `//<${entry}`;
}

export function closeMark(entry: number): string {
  return `//>${entry}`;
}

export interface MarkedText {
  /** The text without its marks. */
  readonly text: string;
  /** For each line of that text, the innermost entry that it comes from. */
  readonly entries: readonly (number | undefined)[];
}

const mark = /^\s*\/\/([<>])(\d+)$/;

export function takeMarks(raw: string): MarkedText {
  const lines: string[] = [];
  const entries: (number | undefined)[] = [];
  const open: number[] = [];
  for (const line of raw.split('\n')) {
    const [, direction, entry] = mark.exec(line) ?? [];
    if (direction === '<') open.push(Number(entry));
    else if (direction === '>') {
      if (open.pop() !== Number(entry)) throw new Error(`The mark of entry ${entry} closes another one.`);
    } else {
      lines.push(line);
      entries.push(open.at(-1));
    }
  }
  if (open.length > 0) throw new Error(`The mark of entry ${open.at(-1)} is not closed.`);
  return { text: lines.join('\n'), entries };
}
