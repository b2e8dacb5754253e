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
  /** The topping names an organization that the account does not have. */
  readonly wrongOrganization?: boolean;
  /** How often each rule is delivered for one event; default 1. */
  readonly deliveries?: number;
  /** In the order in which each actor does them. */
  readonly events: readonly ScenarioEvent[];
}

export interface BooksBeforehand {
  /** The body that creates it. */
  readonly record: JsonObject;
  readonly inactive?: boolean;
}

/** Who acts. The events of one actor keep their order; those of different actors come in any order. */
export type Actor = 'user' | 'bookkeeper' | 'world';

export const actors: readonly Actor[] = ['user', 'bookkeeper', 'world'];

export type ScenarioEvent = (BiginEvent | BooksEvent | OutageEvent) & {
  /** Happens only once no run is under way, and a while later. */
  readonly whenSettled?: boolean;
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

/** An outage begins; or the one that there is ends. */
export interface OutageEvent {
  readonly kind: 'outage';
  readonly outage: OutageKind | null;
}

export function actorOf(event: ScenarioEvent): Actor {
  if (event.kind === 'edit-books') return 'bookkeeper';
  return event.kind === 'outage' ? 'world' : 'user';
}
