import { createHash, timingSafeEqual } from 'node:crypto';
import { dataCentre, type Provenance } from '../../zoho/index.ts';
import type { Answer, Call } from '../http/call.ts';
import type { Route } from '../http/routes.ts';
import type { TokenStore } from './token-store.ts';

/** What the routes of Accounts work with. */
export interface AccountsContext {
  readonly tokens: TokenStore;
  readonly homeDataCentre: string;
  /** Records that a caller asked for something that is not modelled. */
  readonly unmodelled: (call: Call, what: string) => void;
}

export type AccountsRoute = Route<Call, AccountsContext>;

const provenance: Provenance = {
  source: 'https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token-refresh.html',
  confidence: 'documented',
  note: 'Inferred: a failure is answered with HTTP 200 and {"error": …}; the texts of the errors.',
};

/** Every endpoint of Accounts that the sandbox stands for. */
export const accountsRoutes: readonly AccountsRoute[] = [
  {
    method: 'POST',
    path: '/oauth/v2/token',
    does: 'Gives an access token for a refresh token.',
    provenance,
    handle: (call, context) => giveToken(call, context),
  },
];

function giveToken(call: Call, context: AccountsContext): Answer {
  const parameters = parametersOf(call);
  const grantType = parameters.get('grant_type');
  if (grantType !== 'refresh_token') {
    context.unmodelled(call, `The grant type "${grantType ?? ''}" is not modelled; refresh_token is.`);
    return failure('unsupported_grant_type');
  }
  const grant = context.tokens.grantOf(parameters.get('refresh_token') ?? '');
  // A refresh token of one data centre is unknown in the others.
  if (!grant || call.dataCentre !== context.homeDataCentre) return failure('invalid_code');
  if (!sameSecret(parameters.get('client_id') ?? '', grant.clientId)) return failure('invalid_client');
  if (!sameSecret(parameters.get('client_secret') ?? '', grant.clientSecret)) {
    return failure('invalid_client_secret');
  }
  const token = context.tokens.refresh(grant);
  if (!token) return tooManyTokens;
  return {
    status: 200,
    json: {
      access_token: token.token,
      scope: token.scopes.join(' '),
      api_domain: dataCentre(context.homeDataCentre)?.apiDomain ?? '',
      token_type: 'Bearer',
      expires_in: Math.round((token.expiresAtMs - token.issuedAtMs) / 1000),
    },
  };
}

const tooManyTokens: Answer = {
  status: 400,
  json: {
    error: 'access_denied',
    error_description: 'You have made too many requests continuously. Please try again after some time.',
    status: 'failure',
  },
};

function failure(error: string): Answer {
  return { status: 200, json: { error } };
}

/** The parameters stand in the query or in a form body; both are in use (documented and observed). */
function parametersOf(call: Call): URLSearchParams {
  const type = call.headers.get('content-type') ?? '';
  const form = type.startsWith('application/x-www-form-urlencoded') ? call.body : '';
  return new URLSearchParams([...call.query, ...new URLSearchParams(form)]);
}

/** Takes the same time wherever two texts begin to differ. */
function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
