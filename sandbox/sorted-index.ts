export type SortKey = string | number;

/** Where a sorted index finds its items. */
export interface SortedSource<Item> {
  /** What the items are ordered by; of one type for all items. */
  readonly keyOf: (item: Item) => SortKey;
  /** Decides between equal keys; no two items have the same one. */
  readonly idOf: (item: Item) => string;
  readonly read: (id: string) => Item | undefined;
}

/** Keeps items in the order of one key, so that a page can be cut out without sorting. */
export interface SortedIndex<Item> {
  readonly size: () => number;
  /** All items by ascending key, those with equal keys by id. */
  readonly ascending: () => readonly Item[];
  readonly page: (descending: boolean, offset: number, size: number) => readonly Item[];
  /** Notes that an item came, changed or went; its id stays the same. */
  readonly change: (before: Item | undefined, after: Item | undefined) => void;
}

interface Entry {
  readonly key: SortKey;
  readonly id: string;
}

/** @param start the items at the beginning, in any order */
export function createSortedIndex<Item>(
  { keyOf, idOf, read }: SortedSource<Item>,
  start: Iterable<Item>,
): SortedIndex<Item> {
  const entryOf = (item: Item): Entry => ({ key: keyOf(item), id: idOf(item) });
  const entries = [...start].map(entryOf).sort(compareEntries);
  const itemsOf = (some: readonly Entry[]): readonly Item[] => some.flatMap(({ id }) => read(id) ?? []);

  /** How many entries stand before one. */
  const place = (wanted: Entry): number => {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = entries[middle];
      if (entry && compareEntries(entry, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    size: () => entries.length,
    ascending: () => itemsOf(entries),
    page: (descending, offset, size) => itemsOf(pageOf(entries, descending, offset, size)),
    change: (before, after) => {
      const [gone, come] = [before && entryOf(before), after && entryOf(after)];
      if (gone && come && compareEntries(gone, come) === 0) return;
      if (gone) {
        const at = place(gone);
        const found = entries[at];
        if (found && compareEntries(found, gone) === 0) entries.splice(at, 1);
      }
      if (come) entries.splice(place(come), 0, come);
    },
  };
}

function compareEntries(left: Entry, right: Entry): number {
  if (left.key !== right.key) return left.key < right.key ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
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
