/** Keeps records in the order of one key, so that a page can be cut out without sorting. */
export interface SortedIndex<Item> {
  /** The items by ascending key, those with equal keys in the order in which they came. */
  readonly ascending: () => readonly Item[];
  readonly add: (item: Item) => void;
  readonly remove: (item: Item) => void;
}

export type SortKey = string | number;

interface Entry {
  readonly key: SortKey;
  readonly rank: string;
}

/**
 * @param keyOf what the items are ordered by; of one type for all items
 * @param rankOf decides between equal keys; no two items may have the same key and rank
 * @param start the items at the beginning, in any order
 */
export function createSortedIndex<Item>(
  keyOf: (item: Item) => SortKey,
  rankOf: (item: Item) => string,
  start: Iterable<Item>,
): SortedIndex<Item> {
  const entryOf = (item: Item): Entry => ({ key: keyOf(item), rank: rankOf(item) });
  const compare = (left: Entry, right: Entry): number => {
    if (left.key !== right.key) return left.key < right.key ? -1 : 1;
    return left.rank < right.rank ? -1 : left.rank > right.rank ? 1 : 0;
  };
  const items = [...start]
    .map((item) => ({ item, entry: entryOf(item) }))
    .sort((left, right) => compare(left.entry, right.entry))
    .map(({ item }) => item);

  /** How many items stand before an entry. */
  const place = (entry: Entry): number => {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = items[middle];
      if (item !== undefined && compare(entryOf(item), entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    ascending: () => items,
    add: (item) => {
      items.splice(place(entryOf(item)), 0, item);
    },
    remove: (item) => {
      const entry = entryOf(item);
      const at = place(entry);
      const found = items[at];
      if (found !== undefined && compare(entryOf(found), entry) === 0) items.splice(at, 1);
    },
  };
}

/** One page of an ordering, without copying the rest. */
export function pageOf<Item>(
  ascending: readonly Item[],
  descending: boolean,
  offset: number,
  size: number,
): readonly Item[] {
  if (!descending) return ascending.slice(offset, offset + size);
  const end = ascending.length - offset;
  return ascending.slice(Math.max(0, end - size), Math.max(0, end)).reverse();
}
