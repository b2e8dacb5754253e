import { once } from 'node:events';
import { serve as serveNode } from '@hono/node-server';
import { originOfPath } from './network.ts';
import type { Sandbox } from './sandbox.ts';

export interface PortOptions {
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
}

/** The sandbox on a local port. */
export interface OpenPort {
  /**
   * Such as `http://127.0.0.1:8080`. The paths are the services' own: `/oauth/v2/…`, `/bigin/v2/…`,
   * `/books/v3/…`, `/crm/v8/…`, Desk's `/api/v1/…`, Slack's `/api/…`, `/orders/…`.
   */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

const FORBIDDEN_WITH_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Opens a sandbox on a port of this machine, for any HTTP client. Nobody outside the machine can reach it.
 *
 * @example
 * const open = await serve(sandbox, { port: 0 });
 * await fetch(`${open.url}/books/v3/organizations`, { headers: { authorization: `Zoho-oauthtoken ${token}` } });
 * await open.close();
 */
export async function serve(sandbox: Sandbox, options: PortOptions): Promise<OpenPort> {
  const server = serveNode({
    hostname: '127.0.0.1',
    port: options.port,
    fetch: async (request: Request) => sandbox.fetch(await atHome(request, sandbox)),
  });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

/** The same request, addressed to the host that its path belongs to. */
async function atHome(request: Request, sandbox: Sandbox): Promise<Request> {
  const { pathname, search } = new URL(request.url);
  const host = originOfPath(sandbox.hosts, pathname);
  const { method, headers } = request;
  const body = FORBIDDEN_WITH_BODY.has(method) ? undefined : await request.text();
  return new Request(host + pathname + search, { method, headers, ...(body !== undefined && { body }) });
}
