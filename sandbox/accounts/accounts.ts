import type { Call } from '../http/call.ts';
import { createProduct, type ProductHandler } from '../http/routes.ts';
import { accountsRoutes } from './token-endpoint.ts';
import type { TokenStore } from './token-store.ts';

export interface AccountsOptions {
  readonly tokens: TokenStore;
  readonly homeDataCentre: string;
  readonly unmodelled: (call: Call, what: string) => void;
}

/** Makes Accounts: the service that gives access tokens. */
export function createAccounts(options: AccountsOptions): ProductHandler {
  return createProduct({
    routes: accountsRoutes,
    context: options,
    admit: (call: Call) => ({ kind: 'admitted', call }),
    refuse: (call) => {
      options.unmodelled(call, `${call.method} ${call.path} of Accounts is not modelled.`);
      return { status: 404, json: { error: 'general_error' } };
    },
  });
}
