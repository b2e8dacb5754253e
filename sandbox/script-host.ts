import type { HttpAnswer, HttpRequest } from '../deluge/index.ts';
import type { Connections } from './connections.ts';
import { type Origin, outside } from './http/call.ts';
import type { Hosts, Network } from './network.ts';

const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Carries what a script sends: signs the request with the connection's access token, fetching a token from Accounts
 * when there is none that lives, and hands it to the product that its host names.
 */
export function createScriptTransport(network: Network, connections: Connections, hosts: Hosts) {
  return async (request: HttpRequest, origin: Origin): Promise<HttpAnswer> => {
    const headers = new Headers(request.headers);
    if (request.connection !== undefined) {
      const signed = await tokenFor(request.connection, network, connections, hosts);
      if (!signed.ok) return { kind: 'failure', reason: 'connection', message: signed.message };
      headers.set('authorization', `Zoho-oauthtoken ${signed.token}`);
    }
    if (!URL.canParse(request.url) || !network.reaches(request.url)) {
      return {
        kind: 'failure',
        reason: 'unreachable',
        message: `Nothing in the sandbox answers at ${hostOf(request.url)}.`,
      };
    }
    const body = BODILESS.has(request.method) ? undefined : sentBody(request);
    const response = await network.fetch(
      new Request(request.url, { method: request.method, headers, ...(body !== undefined && { body }) }),
      origin,
    );
    return {
      kind: 'response',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };
}

function sentBody({ body, bodyEncoding }: HttpRequest): string | Uint8Array<ArrayBuffer> | undefined {
  return body !== undefined && bodyEncoding === 'base64' ? new Uint8Array(Buffer.from(body, 'base64')) : body;
}

type SignedToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly message: string };

async function tokenFor(
  linkName: string,
  network: Network,
  connections: Connections,
  hosts: Hosts,
): Promise<SignedToken> {
  const credentials = connections.credentials(linkName);
  if (!credentials) {
    const known = connections.linkNames().join(', ') || 'none';
    return {
      ok: false,
      message: `There is no connection with the link name "${linkName}"; there is ${known}.`,
    };
  }
  const live = connections.liveToken(linkName);
  if (live !== undefined) return { ok: true, token: live };
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    refresh_token: credentials.refreshToken,
  });
  // The platform fetches the token, not the script: the call is none of the run's.
  const response = await network.fetch(
    new Request(`${hosts.accounts}/oauth/v2/token`, { method: 'POST', body: form }),
    outside,
  );
  const answer: unknown = await response.json();
  const token =
    typeof answer === 'object' && answer !== null && 'access_token' in answer ? answer.access_token : null;
  if (typeof token !== 'string') {
    return { ok: false, message: `The connection "${linkName}" could not get an access token.` };
  }
  connections.keep(linkName, token);
  return { ok: true, token };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is none';
}
