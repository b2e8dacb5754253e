/** A text with one part in place of another, which it has exactly once. */
export function replaced(text: string, part: string, by: string): string {
  const pieces = text.split(part);
  const [before = '', after = ''] = pieces;
  if (pieces.length !== 2)
    throw new Error(`The text has ${pieces.length - 1} times what is to be replaced: ${part}`);
  return before + by + after;
}
