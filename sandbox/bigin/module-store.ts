import type { Json } from '../json.ts';
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
  readonly #caseSensitive = new Map<string, boolean>();

  constructor(module: ModelledModule) {
    this.module = module;
    const fields = Object.entries(module.catalogue.fields);
    for (const [name, field] of fields) {
      if (!field.unique) continue;
      this.#idsByUnique.set(name, new Map());
      this.#caseSensitive.set(name, field.unique.caseSensitive);
    }
    this.search = new SearchIndex(fields.filter(([, field]) => field.kind === 'email').map(([name]) => name));
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

  /** Stores a record, new or changed. Search shows it from `visibleMs` on. */
  put(record: BiginRecord, visibleMs: number): void {
    this.#forgetUniques(this.#records.get(record.id));
    this.#records.set(record.id, record);
    this.#noteUniques(record);
    this.search.add({ dueMs: visibleMs, id: record.id, record });
  }

  delete(id: string, visibleMs: number): void {
    this.#forgetUniques(this.#records.get(id));
    this.#records.delete(id);
    this.search.add({ dueMs: visibleMs, id, record: null });
  }

  snapshot(): ModuleState {
    return { records: this.all(), search: this.search.snapshot() };
  }

  restore(state: ModuleState): void {
    this.#records.clear();
    for (const index of this.#idsByUnique.values()) index.clear();
    for (const record of state.records) {
      this.#records.set(record.id, record);
      this.#noteUniques(record);
    }
    this.search.restore(state.search);
  }

  #noteUniques(record: BiginRecord): void {
    for (const [field, index] of this.#idsByUnique) {
      const key = this.#uniqueKey(field, record[field]);
      if (key !== undefined) index.set(key, record.id);
    }
  }

  #forgetUniques(record: BiginRecord | undefined): void {
    if (!record) return;
    for (const [field, index] of this.#idsByUnique) {
      const key = this.#uniqueKey(field, record[field]);
      if (key !== undefined) index.delete(key);
    }
  }

  #uniqueKey(field: string, value: Json | undefined): string | undefined {
    if (typeof value !== 'string' || value === '') return undefined;
    return this.#caseSensitive.get(field) ? value : value.toLowerCase();
  }
}
