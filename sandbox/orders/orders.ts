import type { Provenance } from '../../zoho/index.ts';
import { sameSecret } from '../accounts/clients.ts';
import type { Clock } from '../clock.ts';
import type { Answer, Call } from '../http/call.ts';
import { createProduct, type ProductHandler, type Route } from '../http/routes.ts';
import { isAdmitted, type OrderAccess } from './access.ts';

/** An order of the example's internal API. */
export interface Order {
  readonly number: string;
  readonly status: string;
  /** The service breaks down over this order. */
  readonly breaksService?: boolean;
}

export interface OrdersOptions {
  readonly clock: Clock;
  readonly access: OrderAccess;
  readonly orders: readonly Order[];
  readonly unmodelled: (call: Call, what: string) => void;
}

/** The access tokens that the API has given, and when each ends. */
export interface OrdersState {
  readonly issued: number;
  readonly endsAtMs: Readonly<Record<string, number>>;
}

export interface Orders {
  readonly handle: ProductHandler;
  readonly snapshot: () => OrdersState;
  readonly restore: (state: OrdersState) => void;
}

interface OrdersContext {
  readonly order: (number: string) => Order | undefined;
  readonly token: (call: Call) => Answer;
}

/** The API belongs to no product: it stands for any service of a company's own. */
const ownExample: Provenance = {
  source: 'https://orders.example.com',
  confidence: 'inferred',
  note: 'An example.',
};

/** Every endpoint of the order API. */
export const ordersRoutes: readonly Route<Call, OrdersContext>[] = [
  {
    method: 'GET',
    path: '/orders/:number',
    does: 'Gives one order by its number: 404 for none, 500 for one that breaks the service.',
    provenance: ownExample,
    handle: (call, { order }) => {
      const found = order(call.params.number ?? '');
      if (!found) return { status: 404, json: { error: 'not_found', message: 'There is no such order.' } };
      if (found.breaksService) return { status: 500, json: { error: 'internal' } };
      return { status: 200, json: { number: found.number, status: found.status } };
    },
  },
  {
    method: 'POST',
    path: '/orders/oauth/token',
    does: 'Gives an access token for a refresh token, when the API is set to OAuth 2.0.',
    provenance: { ...ownExample, source: 'https://www.rfc-editor.org/rfc/rfc6749#section-6' },
    handle: (call, { token }) => token(call),
  },
];

const HOUR_MS = 3_600_000;

/** Makes the order API: read-only orders behind one way of proving who calls. */
export function createOrders(options: OrdersOptions): Orders {
  const { clock, access, unmodelled } = options;
  const byNumber = new Map(options.orders.map((order) => [order.number, order]));
  const endsAtMs = new Map<string, number>();
  let issued = 0;
  const isLive = (token: string): boolean => (endsAtMs.get(token) ?? 0) > clock.now();
  const token = (call: Call): Answer => {
    const form = new URLSearchParams(call.body);
    const isRight =
      access.kind === 'oauth2' &&
      form.get('grant_type') === 'refresh_token' &&
      sameSecret(form.get('client_id') ?? '', access.clientId) &&
      sameSecret(form.get('client_secret') ?? '', access.clientSecret) &&
      sameSecret(form.get('refresh_token') ?? '', access.refreshToken);
    if (!isRight) return { status: 400, json: { error: 'invalid_grant' } };
    issued += 1;
    const text = `sandbox-order-access-${String(issued).padStart(6, '0')}`;
    endsAtMs.set(text, clock.now() + HOUR_MS);
    return {
      status: 200,
      json: { access_token: text, token_type: 'Bearer', expires_in: HOUR_MS / 1000 },
    };
  };
  const handle = createProduct({
    routes: ordersRoutes,
    context: { order: (number) => byNumber.get(number), token },
    admit: (call: Call, route) =>
      route.path === '/orders/oauth/token' || isAdmitted(access, call, isLive)
        ? { kind: 'admitted', call }
        : { kind: 'refused', answer: unauthorized(access) },
    refuse: (call) => {
      unmodelled(call, `${call.method} ${call.path} of the order API is not modelled.`);
      return { status: 404, json: { error: 'not_found', message: 'There is no such address.' } };
    },
  });
  return {
    handle,
    snapshot: () => ({ issued, endsAtMs: Object.fromEntries(endsAtMs) }),
    restore: (state) => {
      issued = state.issued;
      endsAtMs.clear();
      for (const [text, atMs] of Object.entries(state.endsAtMs)) endsAtMs.set(text, atMs);
    },
  };
}

function unauthorized({ kind }: OrderAccess): Answer {
  const scheme = { 'api-key': undefined, basic: 'Basic', oauth2: 'Bearer' }[kind];
  return {
    status: 401,
    json: { error: 'unauthorized', message: 'Who calls is not known here.' },
    ...(scheme !== undefined && { headers: { 'www-authenticate': scheme } }),
  };
}
