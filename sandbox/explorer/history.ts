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
  /**
   * Whether what is recorded only says that a run is at work. Once faults have stopped and the subject has tried again,
   * none is, so that it tells a person nothing. Left out: nothing of the kind is recorded.
   */
  readonly isUnderWay?: (record: JsonObject) => boolean;
  /**
   * Fields of a record that the sync writes for people and its functions never read, such as the reason of a failure.
   * Of what they hold the invariants ask `recorded` and `isUnderWay` alone. Left out: there is none.
   */
  readonly onlyForPeople?: readonly string[];
  /**
   * The id of the Bigin record that a stored Books contact names as its own, such as the value of a unique custom
   * field; null when it names none. Left out: a Books contact belongs to the record that a run had in hand when it
   * wrote it.
   */
  readonly recordIdOf?: (contact: BooksContact) => string | null;
  /**
   * Two runs at once may make two customers for one record, as long as all but one end inactive. Left out: one is all
   * that may ever be made.
   */
  readonly setsSecondsAside?: boolean;
  /**
   * What of a Books contact is the sync's own besides the mapped fields, as the beginnings of paths, such as
   * `custom_fields.cf_record_id`.
   */
  readonly ownPaths?: readonly string[];
  /**
   * How many calls to Books an edit of a contact that is in step may cost, given its customer. Left out: one for a change
   * of a mapped field, none for any other.
   */
  readonly callsFor?: (before: JsonObject, after: JsonObject, customer: BooksContact | undefined) => number;
  /** Whether the customer of a deleted contact becomes inactive. Left out: the sync takes no notice of deletions. */
  readonly deactivates?: boolean;
}

/** What an edit meant for a contact that was in step, with nothing under way: what its run is held to. */
export interface RestingChange {
  readonly kind: 'mapped' | 'unmapped';
  /** How many calls to Books its run may make. */
  readonly calls: number;
}

/** A run as the invariants see it. */
export interface RunTrack {
  /** From 1, in the order in which the runs began. */
  readonly number: number;
  readonly id: string;
  /** The rule that started it, or the function that was called. */
  readonly rule: string;
  /** Empty for a run that no record started. */
  readonly recordId: string;
  /** The record that it is at work on: the one that started it, or the one that it wrote last. */
  readonly recordInHand: string;
  readonly depth: number;
  /**
   * Null also from the first fault or outage on that the run meets, or a run beside it that works on the same record: what
   * it costs then is not looked at.
   */
  readonly restingChange: RestingChange | null;
  /** Tells apart what the run was started with. */
  readonly startKey: number;
  /** Tells apart what the run has been answered. */
  readonly answersKey: number;
  /** Tells apart what the run has read of the time and of variables. */
  readonly observedKey: number;
  /** Tells apart how it can go on, however it came there; null where only its whole past can. */
  readonly standingKey: number | null;
  /** How many calls to Books it has made, as long as that is looked at; else 0. */
  readonly booksCalls: number;
  /** A call of it failed or was refused; told of runs that no record started, which answer for all records then. */
  readonly isTroubled: boolean;
  /** Its last call to Books wrote something, and it was told so. */
  readonly endsWithWrite: boolean;
  readonly finished: FinishedRun | null;
}

/** What has happened on a path, beyond what the products remember. It is never changed in place. */
export interface History {
  readonly eventsDone: Readonly<Record<Actor, number>>;
  readonly outage: OutageKind | null;
  /** The ids of the scenario's contacts in Bigin. */
  readonly recordIds: ReadonlyMap<string, string>;
  /** The e-mails that people gave each record, in lower case. */
  readonly emails: ReadonlyMap<string, readonly string[]>;
  /** The records that people deleted, as they were at the end. */
  readonly deleted: ReadonlyMap<string, JsonObject>;
  readonly runs: readonly RunTrack[];
  /** For which records the runs wrote a Books contact, by its id. */
  readonly writtenFor: ReadonlyMap<string, readonly string[]>;
  /** The records whose e-mail people changed while no Books contact had been written for them. */
  readonly changedUnsynced: readonly string[];
  /** Books contacts as people in Books last left them, by id. */
  readonly leftByPeople: ReadonlyMap<string, BooksContact>;
  /** Books contacts that people deleted, by id. */
  readonly deletedByPeople: readonly string[];
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
  /** The tasks of Bigin, by which people are told what stands on no contact. */
  readonly tasks: readonly JsonObject[];
  /** Books before the first event. */
  readonly booksBefore: readonly BooksContact[];
  /** Steps on a path before it is taken for endless. */
  readonly mostSteps: number;
  /** Whether faults have stopped and the subject has tried again what it would. */
  readonly isRetried: boolean;
  /** The records that have to be in step then, whatever is recorded on them. */
  readonly mustSync: ReadonlySet<string>;
  /** The Books contacts that were there and that records have to be given, by the records' ids. */
  readonly adopted: ReadonlyMap<string, BooksContact>;
}
