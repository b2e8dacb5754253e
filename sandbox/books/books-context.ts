import type { Diagnostic } from '../../deluge/index.ts';
import type { AuthorizedCall, Call } from '../http/call.ts';
import type { Route } from '../http/routes.ts';
import type { OrganizationStore } from './organization-store.ts';

/** How the filter `email` of the list of contacts compares: the pages do not say. */
export type EmailFilter = 'equals' | 'contains';

/**
 * What an update does with the values that it leaves out of an address or a person: keeps them, or empties them. The
 * pages do not say.
 */
export type ObjectUpdate = 'merged' | 'replaced';

/** What Books does where the pages do not say it. */
export interface BooksBehaviour {
  readonly emailFilter: EmailFilter;
  readonly objectUpdate: ObjectUpdate;
}

/** A call whose token and organization have been checked. */
export interface BooksCall extends AuthorizedCall {
  readonly organization: OrganizationStore;
}

/** What the routes of Books work with. */
export interface BooksContext {
  readonly now: () => number;
  readonly organizations: () => readonly OrganizationStore[];
  readonly behaviour: BooksBehaviour;
  /** Tells the person who runs the sandbox something that Books itself keeps to itself. */
  readonly note: (diagnostic: Diagnostic) => void;
  /** Records that a caller asked for something that is not modelled. */
  readonly unmodelled: (call: Call, what: string) => void;
}

export type BooksRoute = Route<BooksCall, BooksContext>;
