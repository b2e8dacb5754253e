import { dataCentre, dataCentreOf, defaultServices, deskHostOf } from '../zoho/index.ts';
import type { Clock } from './clock.ts';
import { SandboxStopped, sandboxDiagnostics } from './diagnostics.ts';
import { type Origin, type Service, zeroByService } from './http/call.ts';
import type { HttpLogEntry, Unmodelled } from './http/http-log.ts';
import type { ProductHandler } from './http/routes.ts';

/** Where the services answer that the sandbox's account uses. */
export interface Hosts {
  /** Such as `https://accounts.zoho.com`. */
  readonly accounts: string;
  /** Such as `https://www.zohoapis.com`. */
  readonly api: string;
  /** Such as `https://desk.zoho.com`. */
  readonly desk: string;
  readonly slack: string;
  readonly orders: string;
}

/** Who answers for an address. */
type Destination =
  | { readonly kind: 'product'; readonly service: Service; readonly dataCentre: string }
  | { readonly kind: 'unmodelled-path' }
  | { readonly kind: 'unknown-host'; readonly host: string };

export interface NetworkOptions {
  readonly clock: Clock;
  readonly homeDataCentre: string;
  readonly hosts: Hosts;
  readonly products: Readonly<Record<Service, ProductHandler>>;
  readonly logBodies: boolean;
}

/** Carries requests to the products, moves the clock, and writes the log. */
export class Network {
  readonly log: HttpLogEntry[] = [];
  readonly unmodelled: Unmodelled[] = [];
  readonly #options: NetworkOptions;
  /** How many calls each product is answering. */
  readonly #inFlight = zeroByService();

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  /** Whether an address is one of the sandbox's. */
  reaches(url: string): boolean {
    return this.#destinationOf(url).kind !== 'unknown-host';
  }

  /**
   * Answers a request by its host and path.
   *
   * @throws SandboxStopped for a host that nothing in the sandbox answers at, as a failed connection does
   */
  async fetch(request: Request, origin: Origin): Promise<Response> {
    const destination = this.#destinationOf(request.url);
    if (destination.kind === 'product') {
      return this.deliver(destination.service, request, origin, destination.dataCentre);
    }
    const { pathname } = new URL(request.url);
    const what =
      destination.kind === 'unknown-host'
        ? `The host ${destination.host} is not modelled.`
        : `No product answers at ${pathname}.`;
    this.noteUnmodelled('network', request.method, pathname, what);
    if (destination.kind === 'unmodelled-path') return new Response(null, { status: 404 });
    throw new SandboxStopped(
      sandboxDiagnostics.report('unknown-host', { host: destination.host }, undefined),
    );
  }

  /** Hands a request to one product, whatever its host. */
  async deliver(
    service: Service,
    request: Request,
    origin: Origin,
    dataCentreKey = this.#options.homeDataCentre,
  ): Promise<Response> {
    const { clock, products, logBodies } = this.#options;
    this.#inFlight[service] += 1;
    const concurrent = this.#inFlight[service];
    let body: string;
    let atMs: number;
    let response: Response;
    try {
      body = await request.text();
      clock.tick();
      atMs = clock.now();
      response = await products[service](request, { body, origin, concurrent, dataCentre: dataCentreKey });
    } finally {
      this.#inFlight[service] -= 1;
    }
    const url = new URL(request.url);
    const entry: HttpLogEntry = {
      sequence: this.log.length + 1,
      atMs,
      service,
      method: request.method,
      path: url.pathname,
      query: [...url.searchParams.keys()],
      status: response.status,
      connection: origin.kind === 'run' ? origin.connection : null,
      runId: origin.kind === 'run' ? origin.runId : null,
      ...(logBodies && {
        bodies: { url: request.url, request: body, response: await response.clone().text() },
      }),
    };
    this.log.push(entry);
    return response;
  }

  #destinationOf(address: string): Destination {
    const url = new URL(address);
    const { hosts, homeDataCentre } = this.#options;
    if (url.origin === hosts.slack) return { kind: 'product', service: 'slack', dataCentre: homeDataCentre };
    if (url.origin === hosts.orders)
      return { kind: 'product', service: 'orders', dataCentre: homeDataCentre };
    const centre = dataCentreOf(address);
    if (!centre) return { kind: 'unknown-host', host: url.host };
    const product = (service: Service): Destination => ({
      kind: 'product',
      service,
      dataCentre: centre.key,
    });
    if (url.host === centre.accountsHost) return product('accounts');
    if (url.host === deskHostOf(centre)) return product('desk');
    const first = url.pathname.split('/')[1] ?? '';
    const service = Object.hasOwn(servicesByPath, first) ? servicesByPath[first] : undefined;
    return service ? product(service) : { kind: 'unmodelled-path' };
  }

  /** Notes a call that a script made to an address at which nothing answers. Mails and text messages are such calls. */
  noteUnreachable(method: string, address: string): void {
    if (!URL.canParse(address)) return;
    const { host, protocol, pathname } = new URL(address);
    const what = host === '' ? protocol.slice(0, -1) : `The host ${host}`;
    this.noteUnmodelled('network', method, pathname, `${what} is not modelled.`);
  }

  noteUnmodelled(service: Unmodelled['service'], method: string, path: string, what: string): void {
    this.unmodelled.push({ atMs: this.#options.clock.now(), service, method, path, what });
  }
}

/** The order API of the examples. */
const ordersOrigin = 'https://orders.example.com';

/** The hosts of a data centre and of the services of others; undefined when there is no data centre with that key. */
export function hostsOf(dataCentreKey: string): Hosts | undefined {
  const centre = dataCentre(dataCentreKey);
  return (
    centre && {
      accounts: `https://${centre.accountsHost}`,
      api: centre.apiDomain,
      desk: `https://${deskHostOf(centre)}`,
      slack: defaultServices.slack.origin,
      orders: ordersOrigin,
    }
  );
}

/** The products behind an API domain, by the first part of the path. */
const servicesByPath: Readonly<Record<string, Service>> = {
  bigin: 'bigin',
  books: 'books',
  crm: 'crm',
};

/** How the paths of services begin that have a host of their own: longer beginnings first. */
const ownHosts: readonly (readonly [beginning: string, host: keyof Hosts])[] = [
  ['/oauth/', 'accounts'],
  ['/api/v1/', 'desk'],
  ['/api/', 'slack'],
  ['/orders/', 'orders'],
];

/**
 * Where a path belongs when its host does not tell: on a local port all services share one.
 *
 * @example
 * originOfPath(sandbox.hosts, '/books/v3/contacts'); // 'https://www.zohoapis.com'
 */
export function originOfPath(hosts: Hosts, path: string): string {
  const own = ownHosts.find(([beginning]) => path.startsWith(beginning));
  return hosts[own?.[1] ?? 'api'];
}
