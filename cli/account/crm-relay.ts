import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Diagnostic } from '../../deluge/index.ts';
import type { Access } from './access.ts';
import { exchange } from './exchange.ts';

/** An address of this machine at which an account's metadata can be read for a moment. */
export interface Relay {
  readonly url: string;
  /** The token that the relay wants to see: good for nothing else. */
  readonly token: string;
  /** What kept a call from the account, when one did not get through. */
  readonly failure: () => Diagnostic | undefined;
  readonly close: () => Promise<void>;
}

const METADATA = '/crm/v8/settings/';

/**
 * Opens a relay between Zoho's library and the account.
 *
 * The HTTP client of the library (got 11) tries a failed connection again in a way that ends the process on Node 24, and
 * the library logs what it does. So it talks to this machine only, where no connection fails, and never sees the token.
 */
export async function openRelay({ api, token: secret, send }: Access): Promise<Relay> {
  const token = randomUUID();
  let failure: Diagnostic | undefined;
  const server = createServer(async (request, response) => {
    const { method, url = '', headers } = request;
    const isAllowed = headers.authorization === `Zoho-oauthtoken ${token}` && url.startsWith(METADATA);
    if (method !== 'GET' || !isAllowed) {
      response.writeHead(403).end();
      return;
    }
    const answer = await exchange(send, api + url, {
      headers: { authorization: `Zoho-oauthtoken ${secret}` },
    });
    if (!answer.ok) failure = answer.diagnostic;
    // A status that the library does not try again.
    const { status, json } = answer.ok ? answer.value : { status: 400, json: notThrough };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(json === null ? undefined : JSON.stringify(json));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    failure: () => failure,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const notThrough = { code: 'NOT_THROUGH', details: {}, message: 'no answer came', status: 'error' };
