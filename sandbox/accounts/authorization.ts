import { dataCentre, dataCentres } from '../../zoho/index.ts';
import type { Answer, Call } from '../http/call.ts';
import type { AccountsContext } from './accounts-context.ts';

/**
 * `GET /oauth/v2/auth`: the person is signed in and agrees at once. Whoever asks at another data centre is sent back with
 * the `accounts-server` of the account's own, except between China and the rest (documented). What a wrong request is
 * answered with is inferred: the live service shows a page.
 */
export function authorizeClient(call: Call, context: AccountsContext): Answer {
  const { query } = call;
  const client = context.clients.find((one) => one.id === query.get('client_id'));
  if (!client) return refused('invalid_client');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.redirectUris.includes(redirectUri)) return refused('invalid_redirect_uri');
  const responseType = query.get('response_type') ?? '';
  if (responseType !== 'code') {
    if (responseType !== '') {
      context.unmodelled(call, `The response type "${responseType}" is not modelled; code is.`);
    }
    return refused('invalid_response_type');
  }
  const scopes = (query.get('scope') ?? '').split(/[\s,]+/).filter(Boolean);
  const ofIdentity = scopes.find((scope) => identityScopes.has(scope));
  if (ofIdentity !== undefined) context.unmodelled(call, `The scope ${ofIdentity} is not modelled.`);
  if (scopes.length === 0 || !scopes.every((scope) => /^[A-Z]\w+(\.\w+)+$/.test(scope))) {
    return refused('invalid_scope');
  }
  const home = dataCentre(context.homeDataCentre);
  const isAbroad = call.dataCentre !== context.homeDataCentre;
  if (!home || (isAbroad && [call.dataCentre, context.homeDataCentre].includes('cn'))) {
    return refused('other_dc');
  }
  const code = context.codes.issue(
    { clientId: client.id, redirectUri, scopes },
    query.get('access_type') === 'offline',
    query.get('prompt')?.toLowerCase() === 'consent',
  );
  if (!code) return refused('access_denied');
  const back = new URL(redirectUri);
  const state = query.get('state');
  if (state !== null) back.searchParams.set('state', state);
  back.searchParams.set('code', code.code);
  back.searchParams.set('location', home.key);
  back.searchParams.set('accounts-server', `https://${home.accountsHost}`);
  return { status: 302, headers: { location: back.href } };
}

/** What an application asks for that wants to know who somebody is: https://www.zoho.com/accounts/protocol/oauth/sign-in-using-zoho.html */
const identityScopes: ReadonlySet<string> = new Set(['email', 'profile', 'openid']);

/** `GET /oauth/serverinfo`: where each data centre's Accounts is. */
export function serverInfo(): Answer {
  const locations = Object.fromEntries(
    Object.values(dataCentres).map((centre) => [centre.key, `https://${centre.accountsHost}`]),
  );
  return { status: 200, json: { result: 'success', locations } };
}

function refused(error: string): Answer {
  return { status: 400, json: { error } };
}
