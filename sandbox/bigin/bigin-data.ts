import type { Clock } from '../clock.ts';
import type { Origin } from '../http/call.ts';
import type { IdSequence } from '../id-sequence.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ZonedTime } from '../zoned-time.ts';
import { emptyValue } from './field-values.ts';
import { type ModuleState, ModuleStore } from './module-store.ts';
import { biginModules } from './modules.ts';
import type { BiginRecord } from './record.ts';

/** A person of the Bigin account. */
export interface BiginUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A write that has happened, as the workflow rules see it. */
export interface CommittedWrite {
  readonly module: string;
  readonly kind: 'create' | 'edit' | 'delete';
  /** The record after the write; the deleted one after a deletion. */
  readonly record: BiginRecord;
  /** The names of the fields whose value is another than before. */
  readonly changed: readonly string[];
  readonly origin: Origin;
}

export interface BiginDataState {
  readonly idsIssued: number;
  readonly modules: Readonly<Record<string, ModuleState>>;
}

export interface BiginDataOptions {
  readonly clock: Clock;
  readonly ids: IdSequence;
  readonly time: ZonedTime;
  readonly user: BiginUser;
  /** How long search takes to show a write, in milliseconds. */
  readonly searchLagMs: number;
}

/** All records of the Bigin account, and the only place that changes them. */
export class BiginData {
  readonly #options: BiginDataOptions;
  readonly #modules = new Map<string, ModuleStore>();

  constructor(options: BiginDataOptions) {
    this.#options = options;
    for (const module of biginModules) this.#modules.set(module.catalogue.module, new ModuleStore(module));
  }

  moduleNames(): readonly string[] {
    return [...this.#modules.keys()];
  }

  module(name: string): ModuleStore | undefined {
    return this.#modules.get(name);
  }

  /** The sandbox's time, for comparing with what search shows. */
  now(): number {
    return this.#options.clock.now();
  }

  /** Adds a record with the values of the caller, which have been checked. */
  create(store: ModuleStore, values: JsonObject): BiginRecord {
    const { ids, user } = this.#options;
    const now = this.#timeText();
    const fields = Object.entries(store.module.catalogue.fields);
    const empty = Object.fromEntries(fields.map(([name, field]) => [name, emptyValue(field)]));
    const person: JsonObject = { name: user.name, id: user.id, email: user.email };
    return this.#store(store, {
      ...empty,
      Owner: person,
      Created_By: person,
      Modified_By: person,
      Created_Time: now,
      Modified_Time: now,
      ...values,
      id: ids.next(),
    });
  }

  /** Changes the given values of a record. */
  update(store: ModuleStore, before: BiginRecord, values: JsonObject): BiginRecord {
    const { user } = this.#options;
    const person: JsonObject = { name: user.name, id: user.id, email: user.email };
    return this.#store(store, {
      ...before,
      ...values,
      Modified_By: person,
      Modified_Time: this.#timeText(),
      id: before.id,
    });
  }

  delete(store: ModuleStore, record: BiginRecord): void {
    store.delete(record.id, this.#visibleMs());
  }

  snapshot(): BiginDataState {
    const modules: Record<string, ModuleState> = {};
    for (const [name, store] of this.#modules) modules[name] = store.snapshot();
    return { idsIssued: this.#options.ids.issued(), modules };
  }

  restore(state: BiginDataState): void {
    this.#options.ids.restore(state.idsIssued);
    for (const [name, store] of this.#modules) {
      store.restore(state.modules[name] ?? { records: [], search: { records: [], lagging: [] } });
    }
  }

  #store(store: ModuleStore, record: BiginRecord): BiginRecord {
    const computed: Record<string, Json> = {};
    for (const [name, compute] of Object.entries(store.module.computed)) computed[name] = compute(record);
    const complete: BiginRecord = { ...record, ...computed };
    store.put(complete, this.#visibleMs());
    return complete;
  }

  #timeText(): string {
    return this.#options.time.withColon(this.#options.clock.now());
  }

  #visibleMs(): number {
    return this.#options.clock.now() + this.#options.searchLagMs;
  }
}

/** The fields that differ between two states of a record, without those that every write changes. */
export function changedFields(before: BiginRecord, after: BiginRecord): readonly string[] {
  return Object.keys(after).filter(
    (name) => !everyWriteChanges.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}

const everyWriteChanges: ReadonlySet<string> = new Set(['Modified_Time', 'Modified_By']);
