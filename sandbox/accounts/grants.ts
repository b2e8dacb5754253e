import { sandboxClient } from './clients.ts';
import type { Grant } from './token-store.ts';

/** What a person has allowed the sandbox's application, for good. */
export function grantOf(holder: string, refreshToken: string, scopes: readonly string[]): Grant {
  return {
    holder,
    clientId: sandboxClient.id,
    clientSecret: sandboxClient.secret,
    refreshToken,
    scopes,
  };
}
