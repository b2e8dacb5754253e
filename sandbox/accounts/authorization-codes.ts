import { limits } from '../../zoho/index.ts';
import type { Clock } from '../clock.ts';
import { createSpendWindow, type Spending } from '../http/spend-window.ts';

/** What somebody has agreed to, until the application fetches its tokens. */
export interface AuthorizationCode {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Whether the exchange gives a refresh token. */
  readonly givesRefreshToken: boolean;
  readonly expiresAtMs: number;
}

export interface CodeState {
  readonly issued: number;
  readonly codes: readonly AuthorizationCode[];
  /** The clients that have a refresh token already. */
  readonly consented: readonly string[];
  readonly asked: Spending;
  readonly blockedUntilMs: number;
}

const MINUTE_MS = 60_000;

/** The authorization codes of the sandbox's one user: each lives shortly, and opens once. */
export class AuthorizationCodes {
  readonly #clock: Clock;
  readonly #codes = new Map<string, AuthorizationCode>();
  readonly #consented = new Set<string>();
  readonly #asked = createSpendWindow(MINUTE_MS);
  #blockedUntilMs = 0;
  #issued = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Gives a code; undefined when the user has asked too often. A refresh token comes with `access_type=offline`, and only
   * the first time unless `prompt=consent` asks for another one.
   * Source: https://www.zoho.com/accounts/protocol/oauth/web-apps/authorization.html
   */
  issue(
    wanted: Omit<AuthorizationCode, 'code' | 'expiresAtMs' | 'givesRefreshToken'>,
    offline: boolean,
    consent: boolean,
  ): AuthorizationCode | undefined {
    const now = this.#clock.now();
    if (now < this.#blockedUntilMs) return undefined;
    if (this.#asked.spent(now) >= limits.oauth.codesPerMinute.value) {
      this.#blockedUntilMs = now + limits.oauth.codeBlock.value;
      return undefined;
    }
    this.#asked.spend(now, 1);
    this.#issued += 1;
    const code: AuthorizationCode = {
      ...wanted,
      code: `sandbox-code-${String(this.#issued).padStart(6, '0')}`,
      givesRefreshToken: offline && (consent || !this.#consented.has(wanted.clientId)),
      expiresAtMs: now + limits.oauth.codeLife.value,
    };
    if (code.givesRefreshToken) this.#consented.add(wanted.clientId);
    this.#codes.set(code.code, code);
    return code;
  }

  /** Takes a code out; undefined when it is unknown, used or too old, or belongs to another client. */
  redeem(text: string, clientId: string): AuthorizationCode | undefined {
    const code = this.#codes.get(text);
    if (!code || code.clientId !== clientId) return undefined;
    this.#codes.delete(text);
    return code.expiresAtMs > this.#clock.now() ? code : undefined;
  }

  snapshot(): CodeState {
    return {
      issued: this.#issued,
      codes: [...this.#codes.values()],
      consented: [...this.#consented],
      asked: this.#asked.snapshot(),
      blockedUntilMs: this.#blockedUntilMs,
    };
  }

  restore(state: CodeState): void {
    this.#issued = state.issued;
    this.#codes.clear();
    for (const code of state.codes) this.#codes.set(code.code, code);
    this.#consented.clear();
    for (const client of state.consented) this.#consented.add(client);
    this.#asked.restore(state.asked);
    this.#blockedUntilMs = state.blockedUntilMs;
  }
}
