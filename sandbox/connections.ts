import { grantOf } from './accounts/grants.ts';
import type { AccessToken, Grant, TokenStore } from './accounts/token-store.ts';
import type { Clock } from './clock.ts';
import { SandboxStopped, sandboxDiagnostics } from './diagnostics.ts';

/** A connection of the account, as it is declared in the console. */
export interface ConnectionDefinition {
  readonly service: 'bigin' | 'books';
  readonly scopes: readonly string[];
}

/** Connections by link name. */
export type ConnectionDefinitions = Readonly<Record<string, ConnectionDefinition>>;

/** What a client outside the sandbox needs in order to act as a connection. */
export type ConnectionCredentials = Pick<Grant, 'clientId' | 'clientSecret' | 'refreshToken'>;

export interface Connections {
  readonly linkNames: () => readonly string[];
  /** The credentials of a connection; undefined when there is none of that name. They open nothing elsewhere. */
  readonly credentials: (linkName: string) => ConnectionCredentials | undefined;
  /** The connection's present access token; undefined when a new one has to be fetched. */
  readonly liveToken: (linkName: string) => string | undefined;
  /** Keeps an access token that was fetched for a connection. */
  readonly keep: (linkName: string, token: string) => void;
  readonly snapshot: () => Readonly<Record<string, string>>;
  readonly restore: (tokens: Readonly<Record<string, string>>) => void;
}

/** Whose scopes they are, by how they begin. Searching Bigin needs one of Zoho Search's. */
const scopePrefixes: Readonly<Record<ConnectionDefinition['service'], readonly string[]>> = {
  bigin: ['ZohoBigin.', 'ZohoSearch.'],
  books: ['ZohoBooks.'],
};

/** A token that is about to expire is renewed before it is used. */
const SPARE_MS = 60_000;

/**
 * Sets up the account's connections. Each has a grant of its own at Accounts; the platform fetches and renews the
 * access tokens, and a script names the connection only.
 *
 * @throws SandboxStopped when a scope belongs to another service than the connection's
 */
export function createConnections(
  definitions: ConnectionDefinitions,
  tokens: TokenStore,
  clock: Clock,
): Connections {
  const grants = new Map<string, Grant>();
  for (const [linkName, { service, scopes }] of Object.entries(definitions)) {
    const stranger = scopes.find(
      (scope) => !scopePrefixes[service].some((prefix) => scope.startsWith(prefix)),
    );
    if (stranger !== undefined) {
      const details = { linkName, service, scope: stranger };
      throw new SandboxStopped(sandboxDiagnostics.report('scope-of-other-service', details, undefined));
    }
    const grant = grantOf(linkName, `sandbox-refresh-${linkName}`, scopes);
    tokens.register(grant);
    grants.set(linkName, grant);
  }

  let kept: Record<string, string> = {};
  const usable = (token: AccessToken): boolean => token.expiresAtMs - SPARE_MS > clock.now();
  return {
    linkNames: () => [...grants.keys()],
    credentials: (linkName) => grants.get(linkName),
    liveToken: (linkName) => {
      const text = Object.hasOwn(kept, linkName) ? kept[linkName] : undefined;
      const check = text === undefined ? undefined : tokens.check(text);
      return check?.kind === 'valid' && usable(check.token) ? text : undefined;
    },
    keep: (linkName, token) => {
      kept[linkName] = token;
    },
    snapshot: () => ({ ...kept }),
    restore: (saved) => {
      kept = { ...saved };
    },
  };
}
