import type { Provenance } from '../zoho/index.ts';
import { accountsRoutes } from './accounts/routes.ts';
import { biginRoutes } from './bigin/routes.ts';
import { booksRoutes } from './books/routes.ts';
import { crmRoutes } from './crm/routes.ts';
import { deskRoutes } from './desk/routes.ts';
import type { Service } from './http/call.ts';
import { ordersRoutes } from './orders/orders.ts';
import { slackRoutes } from './slack/routes.ts';

/** An endpoint that the sandbox stands for. */
export interface ModelledEndpoint {
  readonly service: Service;
  readonly method: string;
  /** With named parts, such as `/bigin/v2/:module/:id`. */
  readonly path: string;
  readonly does: string;
  /** The parameters of the query that are read, besides those of every call. */
  readonly query: readonly string[];
  readonly provenance: Provenance;
}

/** Every endpoint that the sandbox stands for, with where its behaviour was learned. */
export const modelledEndpoints: readonly ModelledEndpoint[] = [
  ...endpointsOf('accounts', accountsRoutes),
  ...endpointsOf('bigin', biginRoutes),
  ...endpointsOf('books', booksRoutes),
  ...endpointsOf('crm', crmRoutes),
  ...endpointsOf('desk', deskRoutes),
  ...endpointsOf('slack', slackRoutes),
  ...endpointsOf('orders', ordersRoutes),
];

function endpointsOf(
  service: Service,
  routes: readonly (Omit<ModelledEndpoint, 'service' | 'query'> & Partial<Pick<ModelledEndpoint, 'query'>>)[],
): readonly ModelledEndpoint[] {
  return routes.map(({ method, path, does, query = [], provenance }) => ({
    service,
    method,
    path: path.replace(/\{[^}]*\}/g, ''),
    does,
    query,
    provenance,
  }));
}
