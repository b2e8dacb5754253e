/** Where the parts of a JSON text stand, by pointer: `/cspDomains/connect-src/0` for the first entry of a list. */
export interface JsonPlaces {
  /** Offset of each value; a member of an object is placed at its key. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Keys that their object already had, in the order of the text. */
  readonly repeated: readonly { readonly pointer: string; readonly key: string; readonly offset: number }[];
}

/** The JSON pointer (RFC 6901) of a path of keys and positions; empty for the whole. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

interface Container {
  readonly path: readonly string[];
  /** `undefined` in a list. */
  readonly keys: Set<string> | undefined;
  index: number;
  /** The key that waits for its value. */
  key: string | undefined;
}

const token = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g;

/**
 * Finds the offset of every value in a text that is known to be JSON. `JSON.parse` tells values but not places,
 * and keeps the last of two equal keys without a word.
 */
export function placesInJson(text: string): JsonPlaces {
  const offsets = new Map<string, number>();
  const repeated: { pointer: string; key: string; offset: number }[] = [];
  const open: Container[] = [];

  // The path of the value that starts here; in an object it was placed when its key was read.
  const enterValue = (offset: number): readonly string[] => {
    const container = open.at(-1);
    if (!container) {
      offsets.set('', offset);
      return [];
    }
    if (container.keys) return [...container.path, container.key ?? ''];
    const path = [...container.path, String(container.index)];
    offsets.set(jsonPointer(path), offset);
    return path;
  };

  for (const match of text.matchAll(token)) {
    const [piece] = match;
    const container = open.at(-1);
    if (piece === '{' || piece === '[') {
      const keys = piece === '{' ? new Set<string>() : undefined;
      open.push({ path: enterValue(match.index), keys, index: 0, key: undefined });
    } else if (piece === '}' || piece === ']') {
      open.pop();
    } else if (piece === ',') {
      if (container) {
        container.index++;
        container.key = undefined;
      }
    } else if (container?.keys && container.key === undefined && piece !== ':') {
      const key = String(JSON.parse(piece));
      const pointer = jsonPointer([...container.path, key]);
      if (container.keys.has(key)) repeated.push({ pointer, key, offset: match.index });
      container.keys.add(key);
      container.key = key;
      offsets.set(pointer, match.index);
    } else if (piece !== ':') {
      enterValue(match.index);
    }
  }
  return { offsets, repeated };
}
