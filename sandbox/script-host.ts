import { z } from 'zod';
import type { HttpAnswer, HttpRequest } from '../deluge/index.ts';
import type { Connections, Signature } from './connections.ts';
import { type Origin, outside } from './http/call.ts';
import type { Hosts, Network } from './network.ts';

const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD']);
const formType = 'application/x-www-form-urlencoded';

const givenToken = z.object({ access_token: z.string(), expires_in: z.number() });

/**
 * Carries what a script sends: adds what proves the caller, as the platform does for the connection, and hands the request
 * to the service that its host names.
 */
export function createScriptTransport(network: Network, connections: Connections, hosts: Hosts) {
  return async (request: HttpRequest, origin: Origin): Promise<HttpAnswer> => {
    const { connection } = request;
    const signed: Signed =
      connection === undefined
        ? { ok: true, ...plainParts(request) }
        : await signedParts(request, connection, network, connections, hosts);
    if (!signed.ok) return { kind: 'failure', reason: 'connection', message: signed.message };
    const { url, headers, body } = signed;
    if (!URL.canParse(url) || !network.reaches(url)) {
      network.noteUnreachable(request.method, url);
      return {
        kind: 'failure',
        reason: 'unreachable',
        message: `Nothing in the sandbox answers at ${hostOf(url)}.`,
      };
    }
    const sent = BODILESS.has(request.method) ? undefined : body;
    const response = await network.fetch(
      new Request(url, { method: request.method, headers, ...(sent !== undefined && { body: sent }) }),
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

/** What a request is made of, once it is signed. */
interface RequestParts {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

type Signed = ({ readonly ok: true } & RequestParts) | { readonly ok: false; readonly message: string };

function plainParts(request: HttpRequest): RequestParts {
  return { url: request.url, headers: new Headers(request.headers), body: sentBody(request) };
}

function sentBody({ body, bodyEncoding }: HttpRequest): string | Uint8Array<ArrayBuffer> | undefined {
  return body !== undefined && bodyEncoding === 'base64' ? new Uint8Array(Buffer.from(body, 'base64')) : body;
}

async function signedParts(
  request: HttpRequest,
  linkName: string,
  network: Network,
  connections: Connections,
  hosts: Hosts,
): Promise<Signed> {
  const signature = connections.signature(linkName);
  if (!signature) {
    const known = connections.linkNames().join(', ') || 'none';
    return {
      ok: false,
      message: `There is no connection with the link name "${linkName}"; there is ${known}.`,
    };
  }
  const parts = plainParts(request);
  switch (signature.kind) {
    case 'bearer':
      return { ok: true, ...withHeaders(parts, { authorization: `Bearer ${signature.token}` }) };
    case 'values':
      return { ok: true, ...withValues(parts, signature.placement, signature.values) };
    case 'token': {
      const token = await tokenFor(linkName, signature, network, connections, hosts);
      if (token === undefined) {
        return { ok: false, message: `The connection "${linkName}" could not get an access token.` };
      }
      const { sent } = signature;
      return 'header' in sent
        ? { ok: true, ...withHeaders(parts, { authorization: `${sent.header} ${token}` }) }
        : { ok: true, ...withValues(parts, 'query', { [sent.query]: token }) };
    }
  }
}

function withHeaders(parts: RequestParts, values: Readonly<Record<string, string>>): RequestParts {
  const headers = new Headers(parts.headers);
  for (const [name, value] of Object.entries(values)) headers.set(name, value);
  return { ...parts, headers };
}

/** The values that a person entered, where the connection says that they go. */
function withValues(
  parts: RequestParts,
  placement: 'header' | 'query' | 'form',
  values: Readonly<Record<string, string>>,
): RequestParts {
  switch (placement) {
    case 'header':
      return withHeaders(parts, values);
    case 'query': {
      if (!URL.canParse(parts.url)) return parts;
      const url = new URL(parts.url);
      for (const [name, value] of Object.entries(values)) url.searchParams.append(name, value);
      return { ...parts, url: url.href };
    }
    case 'form': {
      const form = new URLSearchParams(typeof parts.body === 'string' ? parts.body : '');
      for (const [name, value] of Object.entries(values)) form.append(name, value);
      return { ...withHeaders(parts, { 'content-type': formType }), body: form.toString() };
    }
  }
}

async function tokenFor(
  linkName: string,
  { credentials, tokenUrl }: Signature & { readonly kind: 'token' },
  network: Network,
  connections: Connections,
  hosts: Hosts,
): Promise<string | undefined> {
  const live = connections.liveToken(linkName);
  if (live !== undefined) return live;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    refresh_token: credentials.refreshToken,
  });
  const url = tokenUrl ?? `${hosts.accounts}/oauth/v2/token`;
  if (!network.reaches(url)) return undefined;
  // The platform fetches the token, not the script: the call is none of the run's.
  const response = await network.fetch(new Request(url, { method: 'POST', body }), outside);
  const read = givenToken.safeParse(await response.json());
  if (!read.success) return undefined;
  connections.keep(linkName, read.data.access_token, read.data.expires_in);
  return read.data.access_token;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is none';
}
