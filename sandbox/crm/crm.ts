import type { Diagnostic } from '../../deluge/index.ts';
import type { TokenStore } from '../accounts/token-store.ts';
import { errorAnswer } from '../bigin/answers.ts';
import type { RecordsContext } from '../bigin/bigin-context.ts';
import { BiginData, type BiginDataOptions, type BiginDataState } from '../bigin/bigin-data.ts';
import { createCallGate } from '../bigin/call-gate.ts';
import { type BiginCustomFields, modulesWith } from '../bigin/modules.ts';
import type { Clock } from '../clock.ts';
import type { AuthorizedCall, Call } from '../http/call.ts';
import { createProduct, type ProductHandler } from '../http/routes.ts';
import type { Spending } from '../http/spend-window.ts';
import { crmModules } from './modules.ts';
import { crmRoutes } from './routes.ts';

export interface CrmOptions extends Omit<BiginDataOptions, 'modules'> {
  readonly clock: Clock;
  readonly tokens: TokenStore;
  readonly homeDataCentre: string;
  readonly customFields: BiginCustomFields;
  /** Credits in a rolling day. */
  readonly creditsPerDay: number;
  /** How many calls may be answered at one time. */
  readonly concurrentCalls: number;
  readonly note: (diagnostic: Diagnostic) => void;
  readonly unmodelled: (call: Call, what: string) => void;
  readonly timeZone: string;
}

export interface CrmState {
  readonly data: BiginDataState;
  readonly credits: Spending;
}

export interface Crm {
  readonly handle: ProductHandler;
  readonly data: BiginData;
  readonly digest: () => string;
  readonly snapshot: () => CrmState;
  readonly restore: (state: CrmState) => void;
}

/** Some records of a write refused: https://github.com/zoho/crm-oas, `upsertRecords` of v8.0 (documented). */
const PARTLY_REFUSED = 207;

/**
 * Makes Zoho CRM: its records and its REST API, version 8. Bigin is a smaller CRM and shares the API, so the records and
 * the calls about them are Bigin's; what differs stands here. No rule of a topping answers to a write in CRM.
 */
export function createCrm(options: CrmOptions): Crm {
  const { note, unmodelled } = options;
  const data = new BiginData({ ...options, modules: modulesWith(crmModules, options.customFields) });
  const gate = createCallGate({
    ...options,
    hasModule: (name) => data.module(name) !== undefined,
    product: 'CRM',
  });
  const handle = createProduct<AuthorizedCall, RecordsContext>({
    routes: crmRoutes,
    context: {
      data,
      note,
      unmodelled,
      committed: () => undefined,
      time: options.time,
      timeZone: options.timeZone,
      partlyRefusedStatus: PARTLY_REFUSED,
      charge: gate.charge,
    },
    admit: gate.admit,
    unreadParameter: gate.unreadParameter,
    refuse: (call) => {
      unmodelled(call, `${call.method} ${call.path} of CRM is not modelled.`);
      return errorAnswer('INVALID_URL_PATTERN');
    },
    finish: gate.finish,
  });
  return {
    handle,
    data,
    digest: () => data.digest(),
    snapshot: () => ({ data: data.snapshot(), credits: gate.snapshot() }),
    restore: (state) => {
      data.restore(state.data);
      gate.restore(state.credits);
    },
  };
}
