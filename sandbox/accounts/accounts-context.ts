import type { Call } from '../http/call.ts';
import type { Route } from '../http/routes.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import type { OAuthClient } from './clients.ts';
import type { TokenStore } from './token-store.ts';

/** What the routes of Accounts work with. */
export interface AccountsContext {
  readonly tokens: TokenStore;
  readonly codes: AuthorizationCodes;
  /** The applications that are registered. */
  readonly clients: readonly OAuthClient[];
  readonly homeDataCentre: string;
  /** Records that a caller asked for something that is not modelled. */
  readonly unmodelled: (call: Call, what: string) => void;
}

export type AccountsRoute = Route<Call, AccountsContext>;
