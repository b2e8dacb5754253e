/** A tree as text, without the places of its nodes: two texts of the same shape are the same program. */
export function withoutRanges(node: unknown): string {
  return JSON.stringify(node, (key, value: unknown) => (/[rR]ange$/.test(key) ? undefined : value));
}
