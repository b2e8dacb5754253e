import { createAuthorize } from '../accounts/authorize.ts';
import type { TokenStore } from '../accounts/token-store.ts';
import type { Call } from '../http/call.ts';
import { type Admission, createProduct, type ProductHandler, unmodelledParameter } from '../http/routes.ts';
import type { DeskCall } from './desk-context.ts';
import { deskError, deskRoutes } from './routes.ts';
import { type DeskOrganization, TicketStore } from './ticket-store.ts';

export interface DeskOptions {
  readonly tokens: TokenStore;
  readonly homeDataCentre: string;
  /** Such as `https://desk.zoho.com`. */
  readonly origin: string;
  readonly organizations: readonly DeskOrganization[];
  readonly unmodelled: (call: Call, what: string) => void;
}

/**
 * Makes Desk: its organizations with their tickets, to read. The header orgId is mandatory (documented); that a call
 * without it is refused as one for a strange organization is inferred, as programs in use leave it out and are answered.
 */
export function createDesk(options: DeskOptions): ProductHandler {
  const { tokens, homeDataCentre, origin, unmodelled } = options;
  const stores = new Map(options.organizations.map((one) => [one.id, new TicketStore(one)]));
  const authorize = createAuthorize(tokens, homeDataCentre);
  const admit = (call: Call): Admission<DeskCall> => {
    const authorization = authorize(call);
    switch (authorization.kind) {
      case 'no-token':
        return { kind: 'refused', answer: deskError('UNAUTHORIZED') };
      case 'bad-token':
        return { kind: 'refused', answer: deskError('INVALID_OAUTH') };
      case 'missing-scope':
        return { kind: 'refused', answer: deskError('SCOPE_MISMATCH') };
      case 'authorized': {
        const organization = stores.get(call.headers.get('orgid') ?? '');
        return organization
          ? { kind: 'admitted', call: { ...call, token: authorization.token, organization } }
          : { kind: 'refused', answer: deskError('OAUTH_ORG_MISMATCH') };
      }
    }
  };
  return createProduct({
    routes: deskRoutes,
    context: { origin },
    admit,
    unreadParameter: (call, name) => {
      unmodelled(call, unmodelledParameter(call, name));
      return deskError('UNPROCESSABLE_ENTITY');
    },
    refuse: (call) => {
      unmodelled(call, `${call.method} ${call.path} of Desk is not modelled.`);
      return deskError('URL_NOT_FOUND');
    },
  });
}
