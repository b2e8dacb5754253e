import { diffLines } from 'diff';

/**
 * How a printed text differs from the one that was read. Each kind is a change of white space that makes two texts
 * alike; a difference has a kind when the texts stay unlike although every other kind is evened out.
 */
export type DifferenceKind =
  | 'blank-lines'
  | 'blanks-at-line-ends'
  | 'indentation'
  | 'blanks-inside-lines'
  | 'line-breaks'
  | 'other';

type Evening = (text: string) => string;

const evenings: Readonly<Record<Exclude<DifferenceKind, 'other' | 'line-breaks'>, Evening>> = {
  'blanks-at-line-ends': (text) => text.replace(/[^\S\n]+$/gm, ''),
  'blank-lines': (text) => text.replace(/\n(?:[^\S\n]*\n)+/g, '\n'),
  indentation: (text) => text.replace(/^[^\S\n]+/gm, ''),
  'blanks-inside-lines': (text) => text.replace(/(?<=\S)[^\S\n]+(?=\S)/g, ''),
};

/**
 * What is put aside before two texts are compared: CRLF becomes LF, and blank lines at the start and the end go, since a
 * text that was copied out of an editor shows nothing about them.
 */
export function comparable(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const isBlank = (line: string | undefined): boolean => line?.trim() === '';
  while (lines.length > 0 && isBlank(lines[0])) lines.shift();
  while (lines.length > 0 && isBlank(lines.at(-1))) lines.pop();
  return `${lines.join('\n')}\n`;
}

/** The kinds of differences between two comparable texts; empty when they are the same. */
export function differencesBetween(written: string, printed: string): readonly DifferenceKind[] {
  if (written === printed) return [];
  const names = Object.keys(evenings) as readonly (keyof typeof evenings)[];
  const even = (text: string, without?: string): string =>
    names.reduce((result, name) => (name === without ? result : evenings[name](result)), text);
  const found: DifferenceKind[] = names.filter((name) => even(written, name) !== even(printed, name));
  if (even(written) === even(printed)) return found;
  const joined = (text: string): string => even(text).replace(/\n/g, '');
  const last = joined(written) === joined(printed) ? 'line-breaks' : 'other';
  return [last];
}

/** How many lines of a text stand in its print as they are and in the same order. */
export function unchangedLines(written: string, printed: string): number {
  return diffLines(written, printed).reduce(
    (lines, part) => (part.added || part.removed ? lines : lines + part.count),
    0,
  );
}
