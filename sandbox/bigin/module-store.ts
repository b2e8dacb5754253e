import { isJsonObject, type Json, textOf } from '../json.ts';
import { createSortedIndex, type SortedIndex } from '../sorted-index.ts';
import { RecordDigest, textDigest } from '../state/record-digest.ts';
import type { ModelledModule } from './modules.ts';
import type { BiginRecord } from './record.ts';
import { SearchIndex, type SearchIndexState } from './search-index.ts';

export interface ModuleState {
  readonly records: readonly BiginRecord[];
  readonly search: SearchIndexState;
}

/** The records of one module, with an index for each field that has to be unique. */
export class ModuleStore {
  readonly module: ModelledModule;
  readonly search: SearchIndex;
  readonly #records = new Map<string, BiginRecord>();
  readonly #idsByUnique = new Map<string, Map<string, string>>();
  readonly #lookupFields: readonly string[];
  /** The records that point to another one, by field and the other one's id. */
  readonly #idsByLookup = new Map<string, Set<string>>();
  /** Built when a field is first sorted by, then kept up to date. */
  readonly #sorted = new Map<string, SortedIndex<BiginRecord>>();
  readonly #digest = new RecordDigest();
  readonly #caseSensitive = new Map<string, boolean>();

  constructor(module: ModelledModule) {
    this.module = module;
    const fields = Object.entries(module.catalogue.fields);
    for (const [name, field] of fields) {
      if (!field.unique) continue;
      this.#idsByUnique.set(name, new Map());
      this.#caseSensitive.set(name, field.unique.caseSensitive);
    }
    this.#lookupFields = fields.filter(([, field]) => field.kind === 'lookup').map(([name]) => name);
    const emails = fields.filter(([, field]) => field.kind === 'email').map(([name]) => name);
    this.search = new SearchIndex(emails, [...this.#idsByUnique.keys()]);
  }

  get(id: string): BiginRecord | undefined {
    return this.#records.get(id);
  }

  /** All records, oldest first. */
  all(): readonly BiginRecord[] {
    return [...this.#records.values()];
  }

  /** The names of the fields that have to be unique. */
  uniqueFields(): readonly string[] {
    return [...this.#idsByUnique.keys()];
  }

  /** The id of the record that holds a value in a unique field. */
  idWithUnique(field: string, value: Json | undefined): string | undefined {
    const key = this.#uniqueKey(field, value);
    return key === undefined ? undefined : this.#idsByUnique.get(field)?.get(key);
  }

  /** The records whose lookup field points to a record, oldest first. */
  pointingTo(field: string, id: string): readonly BiginRecord[] {
    const records: BiginRecord[] = [];
    for (const own of this.#idsByLookup.get(`${field} ${id}`) ?? []) {
      const record = this.#records.get(own);
      if (record) records.push(record);
    }
    return records;
  }

  /** How many records there are. */
  count(): number {
    return this.#records.size;
  }

  /** All records by the text of a field, ascending; those with equal texts oldest first. */
  sortedBy(field: string): SortedIndex<BiginRecord> {
    const known = this.#sorted.get(field);
    if (known) return known;
    const index = createSortedIndex<BiginRecord>(
      {
        keyOf: (record) => textOf(record, field),
        idOf: (record) => record.id,
        read: (id) => this.#records.get(id),
      },
      this.#records.values(),
    );
    this.#sorted.set(field, index);
    return index;
  }

  /** A digest of the records and of what search shows of them at a moment. */
  digest(nowMs: number): string {
    const lagging = this.search.lagAt(nowMs);
    const records = this.#digest.of((id) => this.#records.get(id));
    return lagging.length === 0 ? records : `${records}+${textDigest(JSON.stringify(lagging))}`;
  }

  /** Stores a record, new or changed. Search shows it from `visibleMs` on. */
  put(record: BiginRecord, visibleMs: number): void {
    const before = this.#records.get(record.id);
    this.#forget(before);
    this.#records.set(record.id, record);
    this.#note(record);
    for (const index of this.#sorted.values()) index.change(before, record);
    this.search.add({ dueMs: visibleMs, id: record.id, record });
  }

  delete(id: string, visibleMs: number): void {
    const before = this.#records.get(id);
    this.#forget(before);
    this.#records.delete(id);
    for (const index of this.#sorted.values()) index.change(before, undefined);
    this.search.add({ dueMs: visibleMs, id, record: null });
  }

  snapshot(nowMs: number): ModuleState {
    return { records: this.all(), search: this.search.snapshot(nowMs) };
  }

  restore(state: ModuleState): void {
    this.#records.clear();
    for (const index of this.#idsByUnique.values()) index.clear();
    this.#idsByLookup.clear();
    this.#sorted.clear();
    this.#digest.clear();
    for (const record of state.records) {
      this.#records.set(record.id, record);
      this.#note(record);
    }
    this.search.restore(state.search);
  }

  #note(record: BiginRecord): void {
    this.#digest.touch(record.id);
    for (const key of this.#lookupKeys(record)) {
      const ids = this.#idsByLookup.get(key) ?? new Set();
      this.#idsByLookup.set(key, ids.add(record.id));
    }
    for (const [field, index] of this.#idsByUnique) {
      const key = this.#uniqueKey(field, record[field]);
      if (key !== undefined) index.set(key, record.id);
    }
  }

  #forget(record: BiginRecord | undefined): void {
    if (!record) return;
    this.#digest.touch(record.id);
    for (const key of this.#lookupKeys(record)) this.#idsByLookup.get(key)?.delete(record.id);
    for (const [field, index] of this.#idsByUnique) {
      const key = this.#uniqueKey(field, record[field]);
      if (key !== undefined) index.delete(key);
    }
  }

  #lookupKeys(record: BiginRecord): readonly string[] {
    return this.#lookupFields.flatMap((field) => {
      const value = record[field];
      return isJsonObject(value) ? [`${field} ${textOf(value, 'id')}`] : [];
    });
  }

  #uniqueKey(field: string, value: Json | undefined): string | undefined {
    if (typeof value !== 'string' || value === '') return undefined;
    return this.#caseSensitive.get(field) ? value : value.toLowerCase();
  }
}
