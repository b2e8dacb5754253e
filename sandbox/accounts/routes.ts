import type { AccountsRoute } from './accounts-context.ts';
import { authorizeClient, serverInfo } from './authorization.ts';
import { giveToken, revokeToken } from './token-endpoint.ts';

const docs = 'https://www.zoho.com/accounts/protocol/oauth';

/** Every endpoint of Accounts that the sandbox stands for. */
export const accountsRoutes: readonly AccountsRoute[] = [
  {
    method: 'GET',
    path: '/oauth/v2/auth',
    does: 'Sends the person back with a code, as if he had agreed.',
    provenance: {
      source: `${docs}/web-apps/authorization.html`,
      confidence: 'documented',
      note: 'Inferred: the errors, and that a code lives for two minutes.',
    },
    handle: (call, context) => authorizeClient(call, context),
  },
  {
    method: 'POST',
    path: '/oauth/v2/token',
    does: 'Gives an access token for a refresh token, or both for a code.',
    provenance: {
      source: `${docs}/web-apps/access-token-refresh.html`,
      confidence: 'documented',
      note: 'Inferred: a failure is answered with HTTP 200 and {"error": …}; the texts of the errors.',
    },
    handle: (call, context) => giveToken(call, context),
  },
  {
    method: 'POST',
    path: '/oauth/v2/token/revoke',
    does: 'Ends a refresh token and the access tokens that it gave.',
    provenance: {
      source: `${docs}/web-apps/revoke-tokens.html`,
      confidence: 'inferred',
      note: 'The endpoint is documented, the form of its answers is not.',
    },
    handle: (call, context) => revokeToken(call, context),
  },
  {
    method: 'GET',
    path: '/oauth/serverinfo',
    does: 'Gives the address of Accounts in each data centre.',
    provenance: { source: `${docs}/multi-dc.html`, confidence: 'documented' },
    handle: () => serverInfo(),
  },
];
