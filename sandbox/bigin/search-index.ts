import type { BiginRecord } from './record.ts';

/** A change that search does not show yet. `record` is null after a deletion. */
export interface LaggingChange {
  readonly dueMs: number;
  readonly id: string;
  readonly record: BiginRecord | null;
}

export interface SearchIndexState {
  readonly records: readonly BiginRecord[];
  readonly lagging: readonly LaggingChange[];
}

/**
 * What search sees of one module: the records as they were a while ago. Observed with Bigin: a new record is found
 * 10 to 20 seconds after the write, so a search must never be the only guard against creating a record twice.
 */
export class SearchIndex {
  readonly #emailFields: readonly string[];
  readonly #indexedFields: ReadonlySet<string>;
  readonly #records = new Map<string, BiginRecord>();
  /** By field and value, as {@link keyOf} joins them. */
  readonly #idsByValue = new Map<string, Set<string>>();
  #lagging: LaggingChange[] = [];
  /** How many of the lagging changes have been applied already. */
  #applied = 0;
  /** Where each record's last lagging change stands, counted from the first change there ever was. */
  readonly #places = new Map<string, number>();
  /** How many changes have been dropped from the front. */
  #dropped = 0;
  /** In which order records were first seen. */
  readonly #ranks = new Map<string, number>();
  #firstSeen = 0;

  /**
   * @param emailFields the module's fields that `?email=` looks at
   * @param uniqueFields further fields whose values are indexed, because people search by them
   */
  constructor(emailFields: readonly string[], uniqueFields: readonly string[]) {
    this.#emailFields = emailFields;
    this.#indexedFields = new Set([...emailFields, ...uniqueFields]);
  }

  /**
   * Notes a change that search will show from `dueMs` on. Of changes of one record that it will show at one moment, only
   * the last is kept: nobody ever sees the others.
   */
  add(change: LaggingChange): void {
    const place = (this.#places.get(change.id) ?? -1) - this.#dropped;
    if (place >= this.#applied && this.#lagging[place]?.dueMs === change.dueMs) {
      this.#lagging[place] = change;
      return;
    }
    this.#places.set(change.id, this.#dropped + this.#lagging.length);
    this.#lagging.push(change);
  }

  /** The records that search sees at a moment, in the order in which they were first seen. */
  at(nowMs: number): ReadonlyMap<string, BiginRecord> {
    this.#catchUp(nowMs);
    return this.#records;
  }

  /** The records that search sees with an e-mail address, whatever its case. */
  withEmail(email: string, nowMs: number): readonly BiginRecord[] {
    this.#catchUp(nowMs);
    const ids = new Set(this.#emailFields.flatMap((field) => this.#idsWith(field, email)));
    return this.#recordsOf(ids);
  }

  /** The records with a value in a field, whatever its case; undefined for a field without an index. */
  withValue(field: string, value: string, nowMs: number): readonly BiginRecord[] | undefined {
    if (!this.#indexedFields.has(field)) return undefined;
    this.#catchUp(nowMs);
    return this.#recordsOf(this.#idsWith(field, value));
  }

  /** What search does not show yet: which record, how long it will take, and whether it is gone. */
  lagAt(nowMs: number): readonly (readonly [id: string, inMs: number, text: string])[] {
    this.#catchUp(nowMs);
    return this.#lagging
      .slice(this.#applied)
      .map(({ id, dueMs, record }) => [id, dueMs - nowMs, JSON.stringify(record)] as const);
  }

  /** The state at a moment: what search shows by then is no longer told apart by how it came about. */
  snapshot(nowMs: number): SearchIndexState {
    this.#catchUp(nowMs);
    // Changes of one moment are seen together, so that only the order of ids is kept of them: new records have it too.
    const lagging = this.#lagging
      .slice(this.#applied)
      .sort((a, b) => a.dueMs - b.dueMs || (a.id < b.id ? -1 : Number(a.id > b.id)));
    return { records: [...this.#records.values()], lagging };
  }

  restore(state: SearchIndexState): void {
    this.#records.clear();
    this.#ranks.clear();
    this.#idsByValue.clear();
    this.#applied = 0;
    for (const record of state.records) this.#apply(record.id, record);
    this.#lagging = [];
    this.#dropped = 0;
    this.#places.clear();
    for (const change of state.lagging) this.add(change);
  }

  #catchUp(nowMs: number): void {
    for (
      let change = this.#lagging[this.#applied];
      change && change.dueMs <= nowMs;
      change = this.#lagging[this.#applied]
    ) {
      this.#apply(change.id, change.record);
      this.#applied += 1;
    }
    if (this.#applied > MOST_APPLIED && this.#applied * 2 > this.#lagging.length) {
      for (const { id } of this.#lagging.slice(0, this.#applied)) {
        if ((this.#places.get(id) ?? 0) - this.#dropped < this.#applied) this.#places.delete(id);
      }
      this.#lagging = this.#lagging.slice(this.#applied);
      this.#dropped += this.#applied;
      this.#applied = 0;
    }
  }

  #apply(id: string, record: BiginRecord | null): void {
    const previous = this.#records.get(id);
    for (const key of previous ? this.#keysOf(previous) : []) {
      const ids = this.#idsByValue.get(key);
      ids?.delete(id);
      if (ids?.size === 0) this.#idsByValue.delete(key);
    }
    if (!record) {
      this.#records.delete(id);
      this.#ranks.delete(id);
      return;
    }
    if (!previous) this.#ranks.set(id, this.#firstSeen++);
    this.#records.set(id, record);
    for (const key of this.#keysOf(record)) {
      const ids = this.#idsByValue.get(key) ?? new Set();
      this.#idsByValue.set(key, ids.add(id));
    }
  }

  #idsWith(field: string, value: string): readonly string[] {
    return [...(this.#idsByValue.get(keyOf(field, value)) ?? [])];
  }

  #recordsOf(ids: Iterable<string>): readonly BiginRecord[] {
    const found: BiginRecord[] = [];
    for (const id of ids) {
      const record = this.#records.get(id);
      if (record) found.push(record);
    }
    return found.sort((a, b) => (this.#ranks.get(a.id) ?? 0) - (this.#ranks.get(b.id) ?? 0));
  }

  #keysOf(record: BiginRecord): readonly string[] {
    const keys: string[] = [];
    for (const field of this.#indexedFields) {
      const value = record[field];
      if (typeof value === 'string') keys.push(keyOf(field, value));
    }
    return keys;
  }
}

/** Applied changes are dropped in batches, so that dropping them costs little for each. */
const MOST_APPLIED = 1024;

function keyOf(field: string, value: string): string {
  return `${field}\n${value.toLowerCase()}`;
}
