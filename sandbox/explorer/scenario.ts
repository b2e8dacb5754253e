import type { OutageKind } from '../faults/outage.ts';
import type { JsonObject } from '../json.ts';

/** A story that is explored: what is there, and what people and services do. */
export interface Scenario {
  /** How it is named on the command line. */
  readonly name: string;
  /** What it is about, in one sentence. */
  readonly about: string;
  /** What Books holds beforehand. */
  readonly books?: readonly BooksBeforehand[];
  /** The contacts that Bigin holds from before the topping was installed: no rule has seen them. */
  readonly bigin?: readonly BiginBeforehand[];
  /** The topping names an organization that the account does not have. */
  readonly wrongOrganization?: boolean;
  /** How often each rule is delivered for one event; default 1. */
  readonly deliveries?: number;
  /**
   * The contacts, by name, that have to be in step once faults have stopped and the subject has tried again: a reason
   * that is recorded on them is no excuse. Default: all of them. The others are in a conflict that a person must settle.
   */
  readonly mustSync?: readonly string[];
  /**
   * The customers that were there and that contacts have to be given, by the names of both: nobody else in Books has the
   * contact's e-mail, so that a further customer would be one too many. Not so once people have changed the e-mail of a
   * contact that had no customer by then.
   */
  readonly adopted?: Readonly<Record<string, string>>;
  /** In the order in which each actor does them. */
  readonly events: readonly ScenarioEvent[];
}

export interface BooksBeforehand {
  /** The body that creates it. */
  readonly record: JsonObject;
  readonly inactive?: boolean;
}

export interface BiginBeforehand {
  /** The scenario's name for the contact. */
  readonly contact: string;
  readonly values: JsonObject;
}

/** Who acts. The events of one actor keep their order; those of different actors come in any order. */
export type Actor = 'user' | 'bookkeeper' | 'world';

export const actors: readonly Actor[] = ['user', 'bookkeeper', 'world'];

export type ScenarioEvent = (BiginEvent | BooksEvent | BooksDeletion | OutageEvent | CallEvent) & {
  /** Happens only once no run is under way, and a while later. */
  readonly whenSettled?: boolean;
  /** How much time passes before it; default none, and a minute when it waits for rest. */
  readonly afterMs?: number;
};

/** A user of Bigin creates, edits or deletes a contact; contacts have names of the scenario's own. */
export type BiginEvent =
  | { readonly kind: 'create' | 'edit'; readonly contact: string; readonly values: JsonObject }
  | { readonly kind: 'delete'; readonly contact: string };

/** Somebody edits a contact in Books, found by its present name; nothing happens while there is none. */
export interface BooksEvent {
  readonly kind: 'edit-books';
  readonly contactName: string;
  readonly values: JsonObject;
  /** Joins the persons that the contact has at that moment. */
  readonly addedPerson?: JsonObject;
}

/** A user deletes a customer in Books, found by its present name; nothing happens while there is none. */
export interface BooksDeletion {
  readonly kind: 'delete-books';
  readonly contactName: string;
}

/** A schedule, an installation or a button starts a function without a record; nothing happens when there is none. */
export interface CallEvent {
  readonly kind: 'run';
  readonly function: string;
}

/** An outage begins; or the one that there is ends. */
export interface OutageEvent {
  readonly kind: 'outage';
  readonly outage: OutageKind | null;
}

export function actorOf(event: ScenarioEvent): Actor {
  if (event.kind === 'edit-books') return 'bookkeeper';
  // A deletion in Books is the user's, so that it keeps its place among the edits of the contact.
  return event.kind === 'outage' || event.kind === 'run' ? 'world' : 'user';
}
