import { limits } from '../../zoho/index.ts';
import type { Clock } from '../clock.ts';
import { createSpendWindow, type Spending, type SpendWindow } from '../http/spend-window.ts';
import type { OAuthClient } from './clients.ts';

/** An access token and what it opens. */
export interface AccessToken {
  readonly token: string;
  /** Whose it is: the link name of a connection, or the name given to a user's sign-in. */
  readonly holder: string;
  readonly scopes: readonly string[];
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** A standing permission: what a client keeps in order to get access tokens. */
export interface Grant {
  readonly holder: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly scopes: readonly string[];
}

export type TokenCheck =
  | { readonly kind: 'valid'; readonly token: AccessToken }
  /** Never given, or ended. */
  | { readonly kind: 'invalid' };

/** The state in plain JSON. */
export interface TokenState {
  readonly issued: number;
  readonly tokens: readonly AccessToken[];
  readonly grants: readonly Grant[];
  readonly grantsGiven: number;
  readonly grantsAsked: Spending;
  readonly refreshes: Readonly<Record<string, Spending>>;
}

const { oauth } = limits;
const MINUTE_MS = 60_000;

/**
 * The tokens of the sandbox. Their texts are a plain sequence: they open nothing outside the sandbox, and nobody
 * can take one for a real token.
 */
export class TokenStore {
  readonly #clock: Clock;
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, AccessToken>();
  readonly #refreshes = new Map<string, SpendWindow>();
  readonly #grantsAsked = createSpendWindow(MINUTE_MS);
  #issued = 0;
  #grantsGiven = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Makes a grant known, so that its refresh token can be used. */
  register(grant: Grant): void {
    this.#grants.set(grant.refreshToken, grant);
  }

  /**
   * Makes a grant for an application; undefined when there were too many in a minute. A user has a limited number of
   * them: the next one ends the oldest without a word (documented).
   */
  grant(client: OAuthClient, scopes: readonly string[]): Grant | undefined {
    const now = this.#clock.now();
    if (this.#grantsAsked.spent(now) >= oauth.refreshTokensPerMinute.value) return undefined;
    this.#grantsAsked.spend(now, 1);
    this.#grantsGiven += 1;
    const number = String(this.#grantsGiven).padStart(6, '0');
    const grant: Grant = {
      holder: `grant ${number}`,
      clientId: client.id,
      clientSecret: client.secret,
      refreshToken: `sandbox-refresh-${number}`,
      scopes,
    };
    this.register(grant);
    const given = [...this.#grants.values()].filter((one) => one.holder.startsWith('grant '));
    const spare = given.length - oauth.refreshTokensPerUser.value;
    for (const old of given.slice(0, Math.max(0, spare))) this.revoke(old.refreshToken);
    return grant;
  }

  /** Ends a refresh token with all its access tokens, or one access token. @returns whether there was one */
  revoke(text: string): boolean {
    const grant = this.#grants.get(text);
    if (!grant) return this.#tokens.delete(text);
    this.#grants.delete(text);
    for (const token of [...this.#tokens.values()]) {
      if (token.holder === grant.holder) this.#tokens.delete(token.token);
    }
    return true;
  }

  grantOf(refreshToken: string): Grant | undefined {
    return this.#grants.get(refreshToken);
  }

  /** Gives an access token without asking for a refresh token, as a sign-in does. */
  issue(holder: string, scopes: readonly string[]): AccessToken {
    this.#issued += 1;
    const token: AccessToken = {
      token: `sandbox-access-${String(this.#issued).padStart(6, '0')}`,
      holder,
      scopes,
      issuedAtMs: this.#clock.now(),
      expiresAtMs: this.#clock.now() + oauth.accessTokenLife.value,
    };
    this.#forgetEnded();
    this.#tokens.set(token.token, token);
    return token;
  }

  /** Gives an access token for a grant; undefined when the grant has asked too often. */
  refresh(grant: Grant): AccessToken | undefined {
    const window =
      this.#refreshes.get(grant.refreshToken) ?? createSpendWindow(oauth.accessTokenWindow.value);
    this.#refreshes.set(grant.refreshToken, window);
    const now = this.#clock.now();
    if (window.spent(now) >= oauth.accessTokensPerWindow.value) return undefined;
    window.spend(now, 1);
    const token = this.issue(grant.holder, grant.scopes);
    this.#dropOldest(grant.holder);
    return token;
  }

  check(text: string): TokenCheck {
    const token = this.#tokens.get(text);
    return token && token.expiresAtMs > this.#clock.now() ? { kind: 'valid', token } : { kind: 'invalid' };
  }

  snapshot(): TokenState {
    const refreshes: Record<string, Spending> = {};
    for (const [refreshToken, window] of this.#refreshes) refreshes[refreshToken] = window.snapshot();
    return {
      issued: this.#issued,
      tokens: [...this.#tokens.values()],
      grants: [...this.#grants.values()],
      grantsGiven: this.#grantsGiven,
      grantsAsked: this.#grantsAsked.snapshot(),
      refreshes,
    };
  }

  restore(state: TokenState): void {
    this.#issued = state.issued;
    this.#grantsGiven = state.grantsGiven;
    this.#grantsAsked.restore(state.grantsAsked);
    this.#grants.clear();
    for (const grant of state.grants) this.register(grant);
    this.#tokens.clear();
    for (const token of state.tokens) this.#tokens.set(token.token, token);
    this.#refreshes.clear();
    for (const [refreshToken, spending] of Object.entries(state.refreshes)) {
      const window = createSpendWindow(oauth.accessTokenWindow.value);
      window.restore(spending);
      this.#refreshes.set(refreshToken, window);
    }
  }

  /** Tokens all live equally long, so the oldest end first. */
  #forgetEnded(): void {
    for (const token of this.#tokens.values()) {
      if (token.expiresAtMs > this.#clock.now()) return;
      this.#tokens.delete(token.token);
    }
  }

  #dropOldest(holder: string): void {
    const alive = [...this.#tokens.values()].filter((token) => token.holder === holder);
    const spare = alive.length - oauth.liveAccessTokens.value;
    for (const token of alive.slice(0, Math.max(0, spare))) this.#tokens.delete(token.token);
  }
}
