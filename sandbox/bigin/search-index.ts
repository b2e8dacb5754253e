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
  readonly #records = new Map<string, BiginRecord>();
  readonly #idsByEmail = new Map<string, Set<string>>();
  #lagging: LaggingChange[] = [];

  /** @param emailFields the module's fields that `?email=` looks at */
  constructor(emailFields: readonly string[]) {
    this.#emailFields = emailFields;
  }

  /** Notes a change that search will show from `dueMs` on. */
  add(change: LaggingChange): void {
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
    const found: BiginRecord[] = [];
    for (const id of this.#idsByEmail.get(email.toLowerCase()) ?? []) {
      const record = this.#records.get(id);
      if (record) found.push(record);
    }
    return found;
  }

  snapshot(): SearchIndexState {
    return { records: [...this.#records.values()], lagging: [...this.#lagging] };
  }

  restore(state: SearchIndexState): void {
    this.#records.clear();
    this.#idsByEmail.clear();
    for (const record of state.records) this.#apply(record.id, record);
    this.#lagging = [...state.lagging];
  }

  #catchUp(nowMs: number): void {
    let applied = 0;
    for (const change of this.#lagging) {
      if (change.dueMs > nowMs) break;
      this.#apply(change.id, change.record);
      applied += 1;
    }
    if (applied > 0) this.#lagging = this.#lagging.slice(applied);
  }

  #apply(id: string, record: BiginRecord | null): void {
    const previous = this.#records.get(id);
    if (previous) for (const email of this.#emailsOf(previous)) this.#idsByEmail.get(email)?.delete(id);
    if (!record) {
      this.#records.delete(id);
      return;
    }
    this.#records.set(id, record);
    for (const email of this.#emailsOf(record)) {
      const ids = this.#idsByEmail.get(email) ?? new Set();
      this.#idsByEmail.set(email, ids.add(id));
    }
  }

  #emailsOf(record: BiginRecord): readonly string[] {
    const emails: string[] = [];
    for (const field of this.#emailFields) {
      const value = record[field];
      if (typeof value === 'string') emails.push(value.toLowerCase());
    }
    return emails;
  }
}
