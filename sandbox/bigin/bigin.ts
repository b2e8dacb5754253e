import type { Diagnostic } from '../../deluge/index.ts';
import { dataCentre } from '../../zoho/index.ts';
import { createAuthorize, tokenText } from '../accounts/authorize.ts';
import type { TokenStore } from '../accounts/token-store.ts';
import type { Clock } from '../clock.ts';
import type { AuthorizedCall, Call } from '../http/call.ts';
import { type Admission, createProduct, type ProductHandler } from '../http/routes.ts';
import { createSpendWindow, type Spending } from '../http/spend-window.ts';
import { canonicalText } from '../state/record-digest.ts';
import { errorAnswer } from './answers.ts';
import type { BiginContext } from './bigin-context.ts';
import { BiginData, type BiginDataOptions, type BiginDataState, type CommittedWrite } from './bigin-data.ts';
import { biginRoutes } from './routes.ts';
import { BiginVariables } from './variables.ts';
import { type NotificationSink, type WatchChannel, WatchChannels } from './watch.ts';

export interface BiginOptions extends BiginDataOptions {
  readonly clock: Clock;
  readonly tokens: TokenStore;
  readonly homeDataCentre: string;
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

const DAY_MS = 86_400_000;

/** Makes Bigin: its records and its REST API. */
export function createBigin(options: BiginOptions): Bigin {
  const { clock, tokens, homeDataCentre, creditsPerDay, note, unmodelled, committed } = options;
  const data = new BiginData(options);
  const credits = createSpendWindow(DAY_MS);
  const authorize = createAuthorize(tokens, homeDataCentre);
  const variables = new BiginVariables(options.variables);
  const watch = new WatchChannels(clock, options.notify, dataCentre(homeDataCentre)?.apiDomain ?? '');

  const admit = (call: Call): Admission<AuthorizedCall> => {
    const authorization = authorize(call);
    if (authorization.kind === 'no-token') return refuse('AUTHENTICATION_FAILURE');
    if (authorization.kind === 'bad-token') return refuse('INVALID_TOKEN');
    const module = call.params.module;
    if (module !== undefined && !data.module(module)) {
      unmodelled(call, `The module ${module} of Bigin is not modelled.`);
      return refuse('INVALID_MODULE');
    }
    if (authorization.kind === 'missing-scope') return refuse('OAUTH_SCOPE_MISMATCH');
    if (call.concurrent > options.concurrentCalls) return refuse('TOO_MANY_REQUESTS');
    if (credits.spent(clock.now()) >= creditsPerDay) return refuse('TOO_MANY_REQUESTS');
    credits.spend(clock.now(), 1);
    return { kind: 'admitted', call: { ...call, token: authorization.token } };
  };

  /** `x-accesstoken-reset` was observed, its form is inferred; the credits are those of Zoho CRM's answers (inferred). */
  const headersFor = (call: Call): Readonly<Record<string, string>> => {
    const check = tokens.check(tokenText(call) ?? '');
    if (check.kind !== 'valid') return {};
    return {
      'x-accesstoken-reset': options.time.withColon(check.token.expiresAtMs),
      'x-api-credits-remaining': String(Math.max(0, creditsPerDay - credits.spent(clock.now()))),
    };
  };

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
      charge: (amount: number) => credits.spend(clock.now(), amount),
    },
    admit,
    refuse: (call) => {
      unmodelled(call, `${call.method} ${call.path} of Bigin is not modelled.`);
      return errorAnswer('INVALID_URL_PATTERN');
    },
    finish: (answer, call) => ({ ...answer, headers: { ...answer.headers, ...headersFor(call) } }),
  });

  return {
    handle,
    data,
    variables,
    digest: () =>
      [data.digest(), canonicalText(variables.snapshot()), JSON.stringify(watch.snapshot())].join('\n'),
    snapshot: () => ({
      data: data.snapshot(),
      credits: credits.snapshot(),
      variables: variables.snapshot(),
      channels: watch.snapshot(),
    }),
    restore: (state) => {
      data.restore(state.data);
      credits.restore(state.credits);
      variables.restore(state.variables);
      watch.restore(state.channels);
    },
  };
}

function refuse(code: Parameters<typeof errorAnswer>[0]): Admission<AuthorizedCall> {
  return { kind: 'refused', answer: errorAnswer(code) };
}
