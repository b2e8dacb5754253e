import { resolve } from 'node:path';
import { z } from 'zod';
import { sandboxClient } from '../../sandbox/index.ts';
import { shownPath } from '../files.ts';
import type { Terminal } from '../terminal.ts';
import { type Access, openAccount, openSandbox } from './access.ts';
import { credentialsFromEnvironment, credentialsFromFile } from './credentials.ts';
import type { Send } from './exchange.ts';
import type { Outcome } from './outcome.ts';

const loopback = /^http:\/\/(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\])(?::\d{1,5})?\/?$/;

/** The options of a command that reads an account: which one. */
export const accessOptions = {
  sandbox: z
    .string()
    .regex(loopback, 'give the address of a sandbox on this machine, such as http://127.0.0.1:8787')
    .optional(),
  credentials: z.string().optional(),
};

/**
 * Opens the account that the options name, or the one of the environment.
 *
 * @param refreshToken the one with which a sandbox is opened
 */
export function openAccess(
  given: { readonly sandbox?: string | undefined; readonly credentials?: string | undefined },
  refreshToken: string,
  { directory, environment }: Terminal,
  send: Send,
): Promise<Outcome<Access>> | Outcome<Access> {
  if (given.sandbox !== undefined) {
    const { id: clientId, secret: clientSecret } = sandboxClient;
    return openSandbox(given.sandbox, { clientId, clientSecret, refreshToken }, send);
  }
  const credentials =
    given.credentials === undefined
      ? credentialsFromEnvironment(environment)
      : credentialsFromFile(resolve(directory, given.credentials), shownPath(directory, given.credentials));
  return credentials.ok ? openAccount(credentials.value, send) : credentials;
}
