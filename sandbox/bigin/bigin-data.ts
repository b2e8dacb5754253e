import type { BiginLookupField } from '../../zoho/index.ts';
import type { Clock } from '../clock.ts';
import type { Origin } from '../http/call.ts';
import type { IdSequence } from '../id-sequence.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ZonedTime } from '../zoned-time.ts';
import { emptyValue } from './field-values.ts';
import { type ModuleState, ModuleStore } from './module-store.ts';
import type { ModelledModule } from './modules.ts';
import type { BiginRecord } from './record.ts';

/** A person of the account. */
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
  /** Records that are joined, by id. */
  readonly links: Readonly<Record<string, readonly string[]>>;
}

export interface BiginDataOptions {
  readonly clock: Clock;
  readonly ids: IdSequence;
  readonly time: ZonedTime;
  readonly user: BiginUser;
  /** How long search takes to show a write, in milliseconds. */
  readonly searchLagMs: number;
  readonly modules: readonly ModelledModule[];
}

/** All records of an account of Bigin or Zoho CRM, and the only place that changes them. */
export class BiginData {
  readonly #options: BiginDataOptions;
  readonly #modules = new Map<string, ModuleStore>();
  /** Which records are joined, both ways. */
  readonly #links = new Map<string, Set<string>>();

  constructor(options: BiginDataOptions) {
    this.#options = options;
    for (const module of options.modules) this.#modules.set(module.catalogue.module, new ModuleStore(module));
  }

  /** The modules with their fields, in the order of the catalogue. */
  modules(): readonly ModelledModule[] {
    return [...this.#modules.values()].map((store) => store.module);
  }

  /** Who signs in and owns records. */
  user(): BiginUser {
    return this.#options.user;
  }

  /** The ids of the records that are joined with a record, oldest join first. */
  linkedTo(id: string): readonly string[] {
    return [...(this.#links.get(id) ?? [])];
  }

  /** Joins two records, or parts them. */
  setLink(id: string, otherId: string, joined: boolean): void {
    for (const [from, to] of [
      [id, otherId],
      [otherId, id],
    ] as const) {
      const known = this.#links.get(from) ?? new Set();
      if (joined) this.#links.set(from, known.add(to));
      else known.delete(to);
    }
  }

  moduleNames(): readonly string[] {
    return [...this.#modules.keys()];
  }

  module(name: string): ModuleStore | undefined {
    return this.#modules.get(name);
  }

  /** The module in which the record that a lookup names stands. */
  lookupTarget(field: BiginLookupField, id: string): ModuleStore | undefined {
    for (const name of [field.module, ...(field.otherModules ?? [])]) {
      const store = this.#modules.get(name);
      if (store?.get(id)) return store;
    }
    return undefined;
  }

  /** A digest of all records, of what search shows of them, and of the ids that have been given. */
  digest(): string {
    const parts = [String(this.#options.ids.issued())];
    for (const store of this.#modules.values()) parts.push(store.digest(this.now()));
    parts.push(JSON.stringify([...this.#links].map(([id, others]) => [id, ...others].join(' ')).sort()));
    return parts.join(' ');
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
    for (const other of this.linkedTo(record.id)) this.setLink(record.id, other, false);
    store.delete(record.id, this.#visibleMs());
  }

  snapshot(): BiginDataState {
    const modules: Record<string, ModuleState> = {};
    for (const [name, store] of this.#modules) modules[name] = store.snapshot(this.now());
    const links: Record<string, readonly string[]> = {};
    for (const [id, others] of this.#links) if (others.size > 0) links[id] = [...others];
    return { idsIssued: this.#options.ids.issued(), modules, links };
  }

  restore(state: BiginDataState): void {
    this.#options.ids.restore(state.idsIssued);
    this.#links.clear();
    for (const [id, others] of Object.entries(state.links)) this.#links.set(id, new Set(others));
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
