import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { Sandbox } from '../../sandbox/index.ts';
import { dataCentres, deskHostOf } from '../../zoho/index.ts';

/** The network of a test: the addresses of the sandbox's services lead to it, every other request fails. */
export interface TestNetwork {
  readonly close: () => void;
}

/**
 * Puts a sandbox behind the global `fetch`. This is the only file that knows msw.
 *
 * @example
 * const network = startNetwork(sandbox);
 * await fetch('https://www.zohoapis.com/books/v3/organizations');
 * network.close();
 */
export function startNetwork(sandbox: Sandbox): TestNetwork {
  const zohos = Object.values(dataCentres).flatMap((centre) => [
    `https://${centre.accountsHost}`,
    centre.apiDomain,
    `https://${deskHostOf(centre)}`,
  ]);
  const origins = [...zohos, sandbox.hosts.slack, sandbox.hosts.orders];
  const server = setupServer(
    ...origins.map((origin) =>
      http.all(`${origin}/*`, async ({ request }) => {
        const response = await sandbox.fetch(request);
        return new HttpResponse(response.body, { status: response.status, headers: response.headers });
      }),
    ),
  );
  server.listen({ onUnhandledFrame: 'error' });
  return { close: () => server.close() };
}
