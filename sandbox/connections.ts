import { type DefaultServiceName, defaultServices } from '../zoho/index.ts';
import { grantOf } from './accounts/grants.ts';
import type { Grant, TokenStore } from './accounts/token-store.ts';
import type { Clock } from './clock.ts';
import { SandboxStopped, sandboxDiagnostics } from './diagnostics.ts';
import type { Workspace } from './slack/workspace.ts';

/** A connection of the account, as it is made in the console, with what people entered for it. */
export type ConnectionDefinition =
  | { readonly service: DefaultServiceName; readonly scopes: readonly string[] }
  | { readonly service: 'custom'; readonly authentication: EnteredAuthentication };

/** What Zoho keeps of a connection to a custom service. */
export type EnteredAuthentication =
  | {
      readonly kind: 'api-key';
      readonly placement: 'header' | 'query' | 'form';
      /** The entered values, by the names under which they are sent. */
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | {
      readonly kind: 'oauth2';
      readonly placement: 'header' | 'query';
      /** Where access tokens come from. */
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
    };

/** Connections by link name. */
export type ConnectionDefinitions = Readonly<Record<string, ConnectionDefinition>>;

/** What a client outside the sandbox needs in order to act as a connection. */
export type ConnectionCredentials = Pick<Grant, 'clientId' | 'clientSecret' | 'refreshToken'>;

/** How the platform signs the calls of a connection. */
export type Signature =
  /** With an access token that is fetched for a refresh token and kept while it lives. */
  | {
      readonly kind: 'token';
      readonly credentials: ConnectionCredentials;
      /** Undefined: from Zoho's own accounts. */
      readonly tokenUrl: string | undefined;
      /** What stands before the token in the header, or the parameter of the query that holds it. */
      readonly sent: { readonly header: string } | { readonly query: string };
    }
  | { readonly kind: 'bearer'; readonly token: string }
  | {
      readonly kind: 'values';
      readonly placement: 'header' | 'query' | 'form';
      readonly values: Readonly<Record<string, string>>;
    };

export interface Connections {
  readonly linkNames: () => readonly string[];
  readonly signature: (linkName: string) => Signature | undefined;
  /**
   * The credentials of a connection whose tokens are fetched; undefined for every other, and when there is none of that
   * name. They open nothing elsewhere.
   */
  readonly credentials: (linkName: string) => ConnectionCredentials | undefined;
  /** The connection's present access token; undefined when a new one has to be fetched. */
  readonly liveToken: (linkName: string) => string | undefined;
  /** Keeps an access token that was fetched for a connection. @param lifeSeconds as its answer said */
  readonly keep: (linkName: string, token: string, lifeSeconds: number) => void;
  readonly snapshot: () => Readonly<Record<string, KeptToken>>;
  readonly restore: (tokens: Readonly<Record<string, KeptToken>>) => void;
}

/** An access token that the platform keeps for a connection. */
export interface KeptToken {
  readonly token: string;
  readonly endsAtMs: number;
}

/** A token that is about to expire is renewed before it is used. */
const SPARE_MS = 60_000;

/**
 * Sets up the account's connections, as people have made them and agreed. The platform fetches, renews and adds what
 * proves the caller; a script names the connection only.
 *
 * @throws SandboxStopped when a scope belongs to another service than the connection's
 */
export function createConnections(
  definitions: ConnectionDefinitions,
  { tokens, workspace, clock }: { tokens: TokenStore; workspace: Workspace; clock: Clock },
): Connections {
  const signatures = new Map<string, Signature>();
  for (const [linkName, definition] of Object.entries(definitions)) {
    signatures.set(linkName, signatureOf(linkName, definition, tokens, workspace));
  }

  let kept: Record<string, KeptToken> = {};
  const isZohos = (linkName: string): boolean => {
    const signature = signatures.get(linkName);
    return signature?.kind === 'token' && signature.tokenUrl === undefined;
  };
  // Accounts can end a token before its time; of other services the platform knows the time only.
  const isRevoked = (linkName: string, token: string): boolean =>
    isZohos(linkName) && tokens.check(token).kind !== 'valid';
  return {
    linkNames: () => [...signatures.keys()],
    signature: (linkName) => signatures.get(linkName),
    credentials: (linkName) => {
      const signature = signatures.get(linkName);
      return signature?.kind === 'token' ? signature.credentials : undefined;
    },
    liveToken: (linkName) => {
      const found = Object.hasOwn(kept, linkName) ? kept[linkName] : undefined;
      if (!found || isRevoked(linkName, found.token)) return undefined;
      return found.endsAtMs - SPARE_MS > clock.now() ? found.token : undefined;
    },
    keep: (linkName, token, lifeSeconds) => {
      kept[linkName] = { token, endsAtMs: clock.now() + lifeSeconds * 1000 };
    },
    snapshot: () => ({ ...kept }),
    restore: (saved) => {
      kept = { ...saved };
    },
  };
}

function signatureOf(
  linkName: string,
  definition: ConnectionDefinition,
  tokens: TokenStore,
  workspace: Workspace,
): Signature {
  if (definition.service === 'custom') return customSignature(definition.authentication);
  const { service, scopes } = definition;
  const known = defaultServices[service];
  if (known.kind === 'third-party') return { kind: 'bearer', token: workspace.install(linkName, scopes) };
  const stranger = scopes.find((scope) => !known.scopePrefixes.some((prefix) => scope.startsWith(prefix)));
  if (stranger !== undefined) {
    const details = { linkName, service, scope: stranger };
    throw new SandboxStopped(sandboxDiagnostics.report('scope-of-other-service', details, undefined));
  }
  const credentials = grantOf(linkName, `sandbox-refresh-${linkName}`, scopes);
  tokens.register(credentials);
  return { kind: 'token', credentials, tokenUrl: undefined, sent: { header: 'Zoho-oauthtoken' } };
}

function customSignature(authentication: EnteredAuthentication): Signature {
  switch (authentication.kind) {
    case 'api-key':
      return { ...authentication, kind: 'values' };
    case 'basic': {
      const pair = Buffer.from(`${authentication.user}:${authentication.password}`).toString('base64');
      return { kind: 'values', placement: 'header', values: { authorization: `Basic ${pair}` } };
    }
    case 'oauth2': {
      const { placement, tokenUrl, ...credentials } = authentication;
      // The names of RFC 6750; no page of Zoho's says which its platform uses (inferred).
      const sent = placement === 'header' ? { header: 'Bearer' } : { query: 'access_token' };
      return { kind: 'token', credentials, tokenUrl, sent };
    }
  }
}
