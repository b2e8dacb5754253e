import type { Call } from '../http/call.ts';
import { createProduct, type ProductHandler } from '../http/routes.ts';
import type { AccountsContext } from './accounts-context.ts';
import { accountsRoutes } from './routes.ts';

/** Makes Accounts: the service that signs people in and gives access tokens. */
export function createAccounts(context: AccountsContext): ProductHandler {
  return createProduct({
    routes: accountsRoutes,
    context,
    admit: (call: Call) => ({ kind: 'admitted', call }),
    refuse: (call) => {
      context.unmodelled(call, `${call.method} ${call.path} of Accounts is not modelled.`);
      return { status: 404, json: { error: 'general_error' } };
    },
  });
}
