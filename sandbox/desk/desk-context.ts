import type { AuthorizedCall } from '../http/call.ts';
import type { Route } from '../http/routes.ts';
import type { TicketStore } from './ticket-store.ts';

/** A call whose token and organization have been checked. */
export interface DeskCall extends AuthorizedCall {
  readonly organization: TicketStore;
}

/** What the routes of Desk work with. */
export interface DeskContext {
  /** Such as `https://desk.zoho.com`. */
  readonly origin: string;
}

export type DeskRoute = Route<DeskCall, DeskContext>;
