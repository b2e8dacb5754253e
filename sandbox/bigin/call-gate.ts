import { createAuthorize, tokenText } from '../accounts/authorize.ts';
import type { TokenStore } from '../accounts/token-store.ts';
import type { Clock } from '../clock.ts';
import type { Answer, AuthorizedCall, Call } from '../http/call.ts';
import type { Admission } from '../http/routes.ts';
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
  /** Records that a caller asked for a module that is not modelled. */
  readonly unknownModule: (call: Call, name: string) => void;
}

/** What stands before every route of Bigin and of Zoho CRM: token, module, scopes, concurrency, credits. */
export interface CallGate {
  readonly admit: (call: Call) => Admission<AuthorizedCall>;
  /** Adds the headers that tell of the token and the credits. */
  readonly finish: (answer: Answer, call: Call) => Answer;
  /** Charges credits beyond the one that each call costs. */
  readonly charge: (credits: number) => void;
  readonly snapshot: () => Spending;
  readonly restore: (spending: Spending) => void;
}

const DAY_MS = 86_400_000;

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
        options.unknownModule(call, module);
        return refuse('INVALID_MODULE');
      }
      if (authorization.kind === 'missing-scope') return refuse('OAUTH_SCOPE_MISMATCH');
      if (call.concurrent > options.concurrentCalls) return refuse('TOO_MANY_REQUESTS');
      if (credits.spent(clock.now()) >= creditsPerDay) return refuse('TOO_MANY_REQUESTS');
      credits.spend(clock.now(), 1);
      return { kind: 'admitted', call: { ...call, token: authorization.token } };
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
