import { createAuthorize, tokenText } from '../accounts/authorize.ts';
import type { TokenStore } from '../accounts/token-store.ts';
import type { Clock } from '../clock.ts';
import type { Answer, AuthorizedCall, Call } from '../http/call.ts';
import { type Admission, unmodelledParameter } from '../http/routes.ts';
import { createSpendWindow, type Spending } from '../http/spend-window.ts';
import type { ZonedTime } from '../zoned-time.ts';
import { errorAnswer } from './answers.ts';

export interface CallGateOptions {
  readonly clock: Clock;
  readonly tokens: TokenStore;
  readonly homeDataCentre: string;
  readonly time: ZonedTime;
  /** Credits in a rolling day. */
  readonly creditsPerDay: number;
  /** How many calls may be answered at one time. */
  readonly concurrentCalls: number;
  readonly hasModule: (name: string) => boolean;
  /** What the product is called in notes. */
  readonly product: string;
  /** Records that a caller asked for something that is not modelled. */
  readonly unmodelled: (call: Call, what: string) => void;
}

/** What stands before every route of Bigin and of Zoho CRM: token, module, scopes, concurrency, credits. */
export interface CallGate {
  readonly admit: (call: Call) => Admission<AuthorizedCall>;
  /** Refuses a parameter that a route does not read. */
  readonly unreadParameter: (call: Call, name: string) => Answer;
  /** Adds the headers that tell of the token and the credits. */
  readonly finish: (answer: Answer, call: Call) => Answer;
  /** Charges credits beyond the one that each call costs. */
  readonly charge: (credits: number) => void;
  readonly snapshot: () => Spending;
  readonly restore: (spending: Spending) => void;
}

const DAY_MS = 86_400_000;

/** Headers that change what a call means: without them it would be answered as another call (documented for Zoho CRM). */
const unmodelledHeaders: readonly string[] = ['If-Modified-Since', 'X-EXTERNAL'];

/** Sets up the checks of one product. */
export function createCallGate(options: CallGateOptions): CallGate {
  const { clock, tokens, creditsPerDay } = options;
  const credits = createSpendWindow(DAY_MS);
  const authorize = createAuthorize(tokens, options.homeDataCentre);

  /** `x-accesstoken-reset` was observed, its form is inferred; the credits are those of Zoho CRM's answers (inferred). */
  const headersFor = (call: Call): Readonly<Record<string, string>> => {
    const check = tokens.check(tokenText(call) ?? '');
    if (check.kind !== 'valid') return {};
    return {
      'x-accesstoken-reset': options.time.withColon(check.token.expiresAtMs),
      'x-api-credits-remaining': String(Math.max(0, creditsPerDay - credits.spent(clock.now()))),
    };
  };

  return {
    admit: (call) => {
      const authorization = authorize(call);
      if (authorization.kind === 'no-token') return refuse('AUTHENTICATION_FAILURE');
      if (authorization.kind === 'bad-token') return refuse('INVALID_TOKEN');
      const { module } = call.params;
      if (module !== undefined && !options.hasModule(module)) {
        options.unmodelled(call, `The module ${module} of ${options.product} is not modelled.`);
        return refuse('INVALID_MODULE');
      }
      if (authorization.kind === 'missing-scope') return refuse('OAUTH_SCOPE_MISMATCH');
      const header = unmodelledHeaders.find((name) => call.headers.has(name));
      if (header !== undefined) {
        options.unmodelled(call, `The header ${header} of ${call.path} is not modelled.`);
        return { kind: 'refused', answer: errorAnswer('INVALID_DATA', { header }) };
      }
      if (call.concurrent > options.concurrentCalls) return refuse('TOO_MANY_REQUESTS');
      if (credits.spent(clock.now()) >= creditsPerDay) return refuse('TOO_MANY_REQUESTS');
      credits.spend(clock.now(), 1);
      return { kind: 'admitted', call: { ...call, token: authorization.token } };
    },
    unreadParameter: (call, name) => {
      options.unmodelled(call, unmodelledParameter(call, name));
      return errorAnswer('INVALID_DATA', { param_name: name });
    },
    finish: (answer, call) => ({ ...answer, headers: { ...answer.headers, ...headersFor(call) } }),
    charge: (amount) => credits.spend(clock.now(), amount),
    snapshot: () => credits.snapshot(),
    restore: (spending) => credits.restore(spending),
  };
}

function refuse(code: Parameters<typeof errorAnswer>[0]): Admission<AuthorizedCall> {
  return { kind: 'refused', answer: errorAnswer(code) };
}
