import type { CompanionTask } from '../definition/companion.ts';
import type { Criterion, Match, OnNameTaken, RecordEvent, SyncState } from '../definition/mapping.ts';
import type { EntryStyle } from '../definition/topping.ts';
import type { ConditionTest, ConstantValue, Direction, Owner, WhenEmpty } from '../definition/value.ts';
import type { Chain } from '../transforms/chain.ts';
import type { Combiner } from '../transforms/combiner.ts';

/** Where the value of a target comes from. `type` is what the value is before its transforms. */
export type PlannedValue =
  | { readonly kind: 'constant'; readonly value: ConstantValue }
  | ({
      readonly kind: 'field';
      readonly name: string;
      readonly label: string;
      readonly whenEmpty: WhenEmpty;
    } & Chain)
  | ({
      readonly kind: 'combined';
      readonly combiner: Combiner;
      readonly sources: readonly PlannedValue[];
      readonly whenEmpty: WhenEmpty;
    } & Chain)
  | ({
      readonly kind: 'conditional';
      readonly condition: ConditionTest & { readonly source: PlannedValue };
      readonly met: PlannedValue;
      readonly otherwise: PlannedValue;
      readonly whenEmpty: WhenEmpty;
    } & Chain);

/** The line of a definition that something generated goes back to. */
export interface Origin {
  /** The part of the mapping: `fields.contact_persons.primary.email`. */
  readonly entry: string;
  /** Relative to the project's folder; absent when the engine does not tell. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

/** One target and how it gets its value. */
export interface PlannedField {
  /** The API name, within its group. */
  readonly target: string;
  /** What the product calls it. */
  readonly label: string;
  readonly value: PlannedValue;
  readonly origin: Origin;
  /** The largest number of characters that the target takes. */
  readonly maxLength?: number;
  /** The record cannot be saved without it. */
  readonly mandatory?: true;
  /** A text of more characters stops the run. */
  readonly rejectsOver?: number;
  /** Absent: Bigin. */
  readonly owner?: Owner;
  /** Absent: to Books. What goes to Bigin alone is never sent. */
  readonly direction?: Direction;
  /** Where Books' value goes, and what becomes of one that is longer than that takes; absent when it goes nowhere. */
  readonly comesBack?: {
    readonly to: string;
    readonly limit?: { readonly length: number; readonly tooLong: 'truncate' | 'reject' };
  };
}

/** An object inside of the target record, such as an address. */
export interface PlannedGroup {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly PlannedField[];
  /** What the object can be sent with: an update that leaves a value out may lose it (unsettled). */
  readonly writableKeys: readonly string[];
}

/** The one entry of a list that stands for the record. */
export interface PlannedPrimary {
  /** The list: `contact_persons`. */
  readonly name: string;
  readonly label: string;
  readonly fields: readonly PlannedField[];
  readonly idField: string;
  /** The field that is true for this entry: `is_primary_contact`. */
  readonly primaryFlag: string;
  /**
   * What an entry can be sent with, the id included. An update replaces the list (inferred), so every entry that is to
   * stay is sent again with these of its values.
   */
  readonly writableKeys: readonly string[];
}

/** What the templates need to write a function, and nothing else: plain data, apart from the transforms. */
export interface Plan {
  /** What the function does: the work of the mapping itself, or that of a companion. */
  readonly task: 'sync' | CompanionTask;
  readonly functionName: string;
  readonly description: string;
  readonly origin: Origin;
  readonly entry: {
    readonly style: EntryStyle;
    /** The function's parameter. */
    readonly argument: string;
    /** What holds the record's id: the key of the map that comes in; the argument itself for `scalar-id`. */
    readonly key: string;
  };
  /** The link names of the connections. */
  readonly connections: { readonly bigin: string; readonly books: string };
  readonly variables: {
    /** The integration task that reads one. */
    readonly task: string;
    /** Names with the topping's namespace, if that is known. */
    readonly organization: string;
    readonly dataCentre: string;
    readonly position: string;
    /** Absent when nobody can ask for all records in the settings. */
    readonly request?: string;
    /** Absent when nothing comes back from Books. */
    readonly seen?: string;
  };
  /** The API names of the fields that the sync writes in the source record, with the namespace, if that is known. */
  readonly state: Readonly<Record<keyof SyncState, string>>;
  readonly source: {
    /** The API name of the module. */
    readonly module: string;
    /** What the product calls one record. */
    readonly singular: string;
    /** Every field that the function reads, in the order of the definition. */
    readonly fields: readonly string[];
    /** The function ends, and writes nothing, for a record in which this field is empty. */
    readonly filled: string;
    /** What else has to hold; absent when that is all. */
    readonly criteria?: readonly Criterion[];
  };
  readonly target: {
    readonly module: string;
    readonly singular: string;
    readonly idField: string;
    readonly fields: readonly PlannedField[];
    /** The custom fields of the organization. Books takes them as a list, and leaves those alone that are not in it. */
    readonly customFields: readonly PlannedField[];
    readonly groups: readonly PlannedGroup[];
    readonly primary?: PlannedPrimary;
  };
  readonly match: Match;
  readonly onNameTaken: OnNameTaken;
  readonly rule?: {
    readonly name: string;
    readonly module: string;
    readonly on: readonly RecordEvent[];
  };
}
