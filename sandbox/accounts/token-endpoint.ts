import { dataCentre } from '../../zoho/index.ts';
import type { Answer, Call } from '../http/call.ts';
import type { JsonObject } from '../json.ts';
import type { AccountsContext } from './accounts-context.ts';
import { type OAuthClient, sameSecret } from './clients.ts';
import { parametersOf } from './parameters.ts';
import type { AccessToken } from './token-store.ts';

type Exchange = (parameters: URLSearchParams, call: Call, context: AccountsContext) => Answer;

/** How each grant type is answered. */
const exchanges: Readonly<Record<string, Exchange>> = {
  refresh_token: refreshAccess,
  authorization_code: exchangeCode,
};

/** `POST /oauth/v2/token`. A failure is answered with HTTP 200 and `{"error": …}` (inferred). */
export function giveToken(call: Call, context: AccountsContext): Answer {
  const parameters = parametersOf(call);
  const grantType = parameters.get('grant_type') ?? '';
  const exchange = Object.hasOwn(exchanges, grantType) ? exchanges[grantType] : undefined;
  if (exchange) return exchange(parameters, call, context);
  const known = Object.keys(exchanges).join(' and ');
  context.unmodelled(call, `The grant type "${grantType}" is not modelled; ${known} are.`);
  return failure('unsupported_grant_type');
}

function refreshAccess(parameters: URLSearchParams, call: Call, context: AccountsContext): Answer {
  const grant = context.tokens.grantOf(parameters.get('refresh_token') ?? '');
  // A refresh token of one data centre is unknown in the others.
  if (!grant || call.dataCentre !== context.homeDataCentre) return failure('invalid_code');
  if (!sameSecret(parameters.get('client_id') ?? '', grant.clientId)) return failure('invalid_client');
  if (!sameSecret(parameters.get('client_secret') ?? '', grant.clientSecret)) {
    return failure('invalid_client_secret');
  }
  const token = context.tokens.refresh(grant);
  return token ? tokenAnswer(token, context, {}) : tooManyTokens;
}

function exchangeCode(parameters: URLSearchParams, call: Call, context: AccountsContext): Answer {
  const client = context.clients.find((one) => one.id === parameters.get('client_id'));
  if (!client) return failure('invalid_client');
  if (!sameSecret(parameters.get('client_secret') ?? '', client.secret)) {
    return failure('invalid_client_secret');
  }
  if (call.dataCentre !== context.homeDataCentre) return failure('invalid_code');
  const code = context.codes.redeem(parameters.get('code') ?? '', client.id);
  if (!code) return failure('invalid_code');
  if (parameters.get('redirect_uri') !== code.redirectUri) return failure('invalid_redirect_uri');
  if (!code.givesRefreshToken) {
    return tokenAnswer(context.tokens.issue(holderOf(client), code.scopes), context, {});
  }
  const grant = context.tokens.grant(client, code.scopes);
  const token = grant && context.tokens.refresh(grant);
  return token ? tokenAnswer(token, context, { refresh_token: grant.refreshToken }) : tooManyTokens;
}

/** `POST /oauth/v2/token/revoke?token=`: ends a refresh token and its access tokens (the form of the answer is inferred). */
export function revokeToken(call: Call, context: AccountsContext): Answer {
  const text = parametersOf(call).get('token') ?? '';
  const isHome = call.dataCentre === context.homeDataCentre;
  return isHome && context.tokens.revoke(text)
    ? { status: 200, json: { status: 'success' } }
    : failure('invalid_code');
}

function holderOf(client: OAuthClient): string {
  return `client ${client.id}`;
}

function tokenAnswer(token: AccessToken, context: AccountsContext, more: JsonObject): Answer {
  return {
    status: 200,
    json: {
      access_token: token.token,
      ...more,
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
