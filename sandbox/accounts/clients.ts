import { createHash, timingSafeEqual } from 'node:crypto';

/** An application that is registered in the API console. */
export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
  /** Where Accounts may send people back to; compared as whole texts. */
  readonly redirectUris: readonly string[];
}

/** The application that the sandbox's connections belong to. Its secret opens nothing elsewhere. */
export const sandboxClient: OAuthClient = {
  id: 'sandbox-client',
  secret: 'sandbox-client-secret',
  redirectUris: ['https://app.example/callback'],
};

/** Compares in a time that does not depend on where two texts begin to differ. */
export function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
