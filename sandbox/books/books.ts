import type { Diagnostic } from '../../deluge/index.ts';
import { limits } from '../../zoho/index.ts';
import { createAuthorize } from '../accounts/authorize.ts';
import type { TokenStore } from '../accounts/token-store.ts';
import type { Clock } from '../clock.ts';
import { sandboxDiagnostics } from '../diagnostics.ts';
import type { Answer, Call } from '../http/call.ts';
import { type Admission, createProduct, type ProductHandler } from '../http/routes.ts';
import type { IdSequence } from '../id-sequence.ts';
import { createZonedTime } from '../zoned-time.ts';
import { booksError } from './answers.ts';
import type { BooksBehaviour, BooksCall } from './books-context.ts';
import { type CallCountState, CallLimits } from './call-limits.ts';
import { type BooksOrganization, type OrganizationState, OrganizationStore } from './organization-store.ts';
import { booksRoutes, needsNoOrganization } from './routes.ts';

export interface BooksOptions {
  readonly clock: Clock;
  readonly ids: IdSequence;
  readonly tokens: TokenStore;
  readonly homeDataCentre: string;
  /** At least one. */
  readonly organizations: readonly BooksOrganization[];
  readonly behaviour: BooksBehaviour;
  readonly note: (diagnostic: Diagnostic) => void;
  readonly unmodelled: (call: Call, what: string) => void;
}

export interface BooksState {
  readonly idsIssued: number;
  readonly organizations: Readonly<
    Record<string, { readonly data: OrganizationState; readonly calls: CallCountState }>
  >;
}

export interface Books {
  readonly handle: ProductHandler;
  /** The store of an organization; undefined when there is none of that id. */
  readonly organization: (id: string) => OrganizationStore | undefined;
  readonly organizations: () => readonly OrganizationStore[];
  /** A digest of all contacts and of the ids that have been given. */
  readonly digest: () => string;
  readonly snapshot: () => BooksState;
  readonly restore: (state: BooksState) => void;
}

interface Tenant {
  readonly store: OrganizationStore;
  readonly limits: CallLimits;
}

/** The organization, and the older form of a body, which may stand in the query. */
const everyCallTakes: ReadonlySet<string> = new Set(['organization_id', 'JSONString']);

/** Makes Books: its organizations with their contacts, and its REST API. */
export function createBooks(options: BooksOptions): Books {
  const { clock, ids, tokens, homeDataCentre, behaviour, note, unmodelled } = options;
  const tenants = new Map<string, Tenant>();
  const authorize = createAuthorize(tokens, homeDataCentre);
  for (const organization of options.organizations) {
    const time = createZonedTime(organization.timeZone ?? 'America/Los_Angeles');
    const callsPerDay = organization.callsPerDay ?? limits.books.professionalCalls.value;
    tenants.set(organization.id, {
      store: new OrganizationStore(organization, time, ids),
      limits: new CallLimits(
        callsPerDay,
        organization.concurrentCalls ?? limits.books.paidConcurrentCalls.value,
        time,
      ),
    });
  }

  // A call that names no organization counts against the first one (inferred).
  const tenantOf = (call: Call): Tenant | undefined =>
    needsNoOrganization(call.path)
      ? tenants.values().next().value
      : tenants.get(call.query.get('organization_id') ?? '');

  const admit = (call: Call): Admission<BooksCall> => {
    const authorization = authorize(call);
    if (authorization.kind === 'no-token' || authorization.kind === 'bad-token') {
      return refuse(booksError('invalidToken'));
    }
    if (authorization.kind === 'missing-scope') return refuse(booksError('notAuthorized'));
    const tenant = tenantOf(call);
    if (!tenant) {
      return refuse(
        booksError('notInOrganization', { organization: call.query.get('organization_id') ?? '' }),
      );
    }
    const exceeded = tenant.limits.count(clock.now(), call.concurrent);
    if (exceeded) return refuse(exceeded);
    return { kind: 'admitted', call: { ...call, token: authorization.token, organization: tenant.store } };
  };

  const stores = (): readonly OrganizationStore[] => [...tenants.values()].map((tenant) => tenant.store);
  const handle = createProduct({
    routes: booksRoutes,
    context: { now: clock.now, organizations: stores, behaviour, note, unmodelled },
    admit,
    refuse: (call) => {
      unmodelled(call, `${call.method} ${call.path} of Books is not modelled.`);
      return booksError('invalidUrl');
    },
    // The pages name all parameters that a modelled call takes: another one is none of Books'.
    unreadParameter: (call, parameter) => {
      if (everyCallTakes.has(parameter)) return undefined;
      const details = { service: 'books', path: call.path, parameter };
      note(sandboxDiagnostics.report('unknown-parameter-ignored', details, undefined));
      return undefined;
    },
    finish: (answer, call) => {
      const headers = tenantOf(call)?.limits.headers(clock.now());
      return headers ? { ...answer, headers: { ...answer.headers, ...headers } } : answer;
    },
  });

  return {
    handle,
    organization: (id) => tenants.get(id)?.store,
    organizations: stores,
    digest: () => [String(ids.issued()), ...stores().map((store) => store.digest())].join(' '),
    snapshot: () => {
      const organizations: Record<string, { data: OrganizationState; calls: CallCountState }> = {};
      for (const [id, tenant] of tenants) {
        organizations[id] = { data: tenant.store.snapshot(), calls: tenant.limits.snapshot() };
      }
      return { idsIssued: ids.issued(), organizations };
    },
    restore: (state) => {
      ids.restore(state.idsIssued);
      for (const [id, tenant] of tenants) {
        const saved = state.organizations[id];
        tenant.store.restore(saved?.data ?? { contacts: [] });
        tenant.limits.restore(saved?.calls ?? { minute: [], day: '', today: 0 });
      }
    },
  };
}

function refuse(answer: Answer): Admission<BooksCall> {
  return { kind: 'refused', answer };
}
