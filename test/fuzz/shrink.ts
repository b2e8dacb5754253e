/** The shortest text found by taking parts out, for which something still holds. */
export function shrink(text: string, holds: (shorter: string) => boolean): string {
  let shortest = text;
  for (let size = Math.ceil(text.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < shortest.length; ) {
      const shorter = shortest.slice(0, at) + shortest.slice(at + size);
      if (holds(shorter)) shortest = shorter;
      else at += size;
    }
  }
  return shortest;
}
