import type { Diagnostic } from '../../deluge/index.ts';
import { dataCentre } from '../../zoho/index.ts';
import type { TokenStore } from '../accounts/token-store.ts';
import type { Clock } from '../clock.ts';
import type { AuthorizedCall, Call } from '../http/call.ts';
import { createProduct, type ProductHandler } from '../http/routes.ts';
import type { Spending } from '../http/spend-window.ts';
import { canonicalText } from '../state/record-digest.ts';
import { biginPartlyRefused, errorAnswer } from './answers.ts';
import type { BiginContext } from './bigin-context.ts';
import { BiginData, type BiginDataOptions, type BiginDataState, type CommittedWrite } from './bigin-data.ts';
import { createCallGate } from './call-gate.ts';
import { type BiginCustomFields, biginModules, modulesWith } from './modules.ts';
import { biginRoutes } from './routes.ts';
import { BiginVariables } from './variables.ts';
import { type NotificationSink, type WatchChannel, WatchChannels } from './watch.ts';

export interface BiginOptions extends Omit<BiginDataOptions, 'modules'> {
  readonly clock: Clock;
  readonly tokens: TokenStore;
  readonly homeDataCentre: string;
  readonly customFields: BiginCustomFields;
  /** Credits in a rolling day. */
  readonly creditsPerDay: number;
  readonly note: (diagnostic: Diagnostic) => void;
  readonly unmodelled: (call: Call, what: string) => void;
  /** Takes writes that rules may answer to. */
  readonly committed: (writes: readonly CommittedWrite[]) => void;
  readonly variables: Readonly<Record<string, string>>;
  /** Takes what Bigin would post over a watch channel. */
  readonly notify: NotificationSink;
  /** How many calls may be answered at one time. */
  readonly concurrentCalls: number;
  readonly timeZone: string;
}

export interface BiginState {
  readonly data: BiginDataState;
  readonly credits: Spending;
  readonly variables: Readonly<Record<string, string>>;
  readonly channels: readonly WatchChannel[];
}

export interface Bigin {
  readonly handle: ProductHandler;
  readonly data: BiginData;
  readonly variables: BiginVariables;
  /** A digest of the records, the variables and the channels. */
  readonly digest: () => string;
  readonly snapshot: () => BiginState;
  readonly restore: (state: BiginState) => void;
}

/** Makes Bigin: its records and its REST API. */
export function createBigin(options: BiginOptions): Bigin {
  const { clock, homeDataCentre, note, unmodelled, committed } = options;
  const data = new BiginData({ ...options, modules: modulesWith(biginModules, options.customFields) });
  const variables = new BiginVariables(options.variables);
  const watch = new WatchChannels(clock, options.notify, dataCentre(homeDataCentre)?.apiDomain ?? '');
  const gate = createCallGate({
    ...options,
    hasModule: (name) => data.module(name) !== undefined,
    product: 'Bigin',
  });

  const handle = createProduct<AuthorizedCall, BiginContext>({
    routes: biginRoutes,
    context: {
      data,
      note,
      unmodelled,
      committed: (writes, runsWorkflows) => {
        watch.tell(writes);
        if (runsWorkflows) committed(writes);
      },
      variables,
      watch,
      time: options.time,
      timeZone: options.timeZone,
      partlyRefusedStatus: biginPartlyRefused,
      charge: gate.charge,
    },
    admit: gate.admit,
    unreadParameter: gate.unreadParameter,
    refuse: (call) => {
      unmodelled(call, `${call.method} ${call.path} of Bigin is not modelled.`);
      return errorAnswer('INVALID_URL_PATTERN');
    },
    finish: gate.finish,
  });

  return {
    handle,
    data,
    variables,
    digest: () =>
      [data.digest(), canonicalText(variables.snapshot()), JSON.stringify(watch.snapshot())].join('\n'),
    snapshot: () => ({
      data: data.snapshot(),
      credits: gate.snapshot(),
      variables: variables.snapshot(),
      channels: watch.snapshot(),
    }),
    restore: (state) => {
      data.restore(state.data);
      gate.restore(state.credits);
      variables.restore(state.variables);
      watch.restore(state.channels);
    },
  };
}
