import type { BooksContact } from '../books/organization-store.ts';
import type { OutageKind } from '../faults/outage.ts';
import type { JsonObject } from '../json.ts';
import type { ExpectedRecord, Situation } from '../replay/expectation.ts';
import type { FinishedRun } from '../workflow/workflow.ts';
import type { Actor } from './scenario.ts';

/** What the sync is held against: the meaning of the mapping, which the caller knows. */
export interface ExplorationReference {
  /** What the Books contact that stands for a record has to hold. */
  readonly expected: (situation: Situation) => ExpectedRecord;
  /**
   * What a person can read in Bigin, at the record, about a conflict or a failure; null when there is nothing. Left
   * out: the sync writes nothing there.
   */
  readonly recorded?: (record: JsonObject) => string | null;
}

/** What an edit meant for a contact that was in step, with nothing under way. */
export type RestingChange = 'mapped' | 'unmapped' | null;

/** A run as the invariants see it. */
export interface RunTrack {
  /** From 1, in the order in which the runs began. */
  readonly number: number;
  readonly id: string;
  readonly recordId: string;
  readonly depth: number;
  readonly restingChange: RestingChange;
  /** Tells apart what the run was started with. */
  readonly startKey: number;
  /** Tells apart what the run has been answered. */
  readonly answersKey: number;
  readonly booksCalls: number;
  /** A call of it failed or was refused. */
  readonly isTroubled: boolean;
  /** Its last call to Books wrote something, and it was told so. */
  readonly endsWithWrite: boolean;
  readonly finished: FinishedRun | null;
}

/** A record of Bigin as a person left it. */
export interface RecordVersion {
  readonly record: JsonObject;
  readonly key: number;
}

/** What has happened on a path, beyond what the products remember. It is never changed in place. */
export interface History {
  readonly eventsDone: Readonly<Record<Actor, number>>;
  readonly outage: OutageKind | null;
  /** The ids of the scenario's contacts in Bigin. */
  readonly recordIds: ReadonlyMap<string, string>;
  readonly versions: ReadonlyMap<string, readonly RecordVersion[]>;
  readonly runs: readonly RunTrack[];
  /** For which records the runs wrote a Books contact, by its id. */
  readonly writtenFor: ReadonlyMap<string, readonly string[]>;
  /** Books contacts as people in Books last left them, by id. */
  readonly leftByPeople: ReadonlyMap<string, BooksContact>;
  /** What had gone wrong with unmapped values before a person in Books edited the contact. */
  readonly damages: readonly string[];
  readonly steps: number;
  /** Why the sandbox stopped, such as rules that run in circles. */
  readonly stopped: string | null;
}

/** The end of a path, which the invariants look at. */
export interface Ending {
  readonly history: History;
  /** The contacts of Bigin, by id. */
  readonly records: ReadonlyMap<string, JsonObject>;
  readonly books: readonly BooksContact[];
  /** Books before the first event. */
  readonly booksBefore: readonly BooksContact[];
  /** Steps on a path before it is taken for endless. */
  readonly mostSteps: number;
}
