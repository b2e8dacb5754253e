import { type DefaultServiceName, dataCentreOf, defaultService, scopeRuleForCall } from '../../zoho/index.ts';
import type { Connection } from '../definition/connection.ts';
import { type FunctionCall, goesThrough } from './calls-of-functions.ts';

/** A scope and why it is asked for. */
export interface NeededScope {
  readonly scope: string;
  /** The calls that need it, each once: `GET /books/v3/contacts/{id} in contact_to_books, retry_pending`. */
  readonly calls: readonly [string, ...string[]];
}

/** Why nothing tells which scopes a call needs. */
export type UnexplainedCall = { readonly from: FunctionCall } & (
  | { readonly reason: 'open-address' }
  | { readonly reason: 'unknown-call' | 'other-service'; readonly call: string }
);

/** What the calls through one connection need. */
export interface Needs {
  readonly scopes: readonly NeededScope[];
  readonly unexplained: readonly UnexplainedCall[];
}

/**
 * The scopes that the calls of functions need of a connection, each with those calls. A service that the topping describes
 * has no table of calls, so its scopes are declared with their reasons and none is derived.
 *
 * @example
 * const { scopes } = neededScopes(booksConnection, callsOfFunctions(functions));
 * for (const { scope, calls } of scopes) print(`${scope}: ${calls.join('; ')}`);
 */
export function neededScopes(connection: Connection, calls: readonly FunctionCall[]): Needs {
  const { service, linkName } = connection;
  if (typeof service !== 'string') return { scopes: [], unexplained: [] };
  const needed = new Map<string, CallersByCall>();
  const unexplained: UnexplainedCall[] = [];
  for (const from of calls) {
    if (!goesThrough(from, linkName)) continue;
    const { method, addresses, headers } = from.call;
    if (method.kind === 'open' || addresses.kind === 'open') {
      unexplained.push({ from, reason: 'open-address' });
      continue;
    }
    for (const address of addresses.value) {
      const call = `${method.value} ${shownAddress(address)}`;
      const found = scopesOfAddress(service, method.value, address, headers);
      if (typeof found === 'string') unexplained.push({ from, reason: found, call });
      else for (const scope of found) note(needed, scope, call, from.function.name);
    }
  }
  return {
    scopes: [...needed].map(([scope, callers]) => ({ scope, calls: writtenCalls(callers) })),
    unexplained: withoutRepetition(unexplained),
  };
}

/** The functions that make a call, by the call. */
type CallersByCall = Map<string, Set<string>>;

function note(needed: Map<string, CallersByCall>, scope: string, call: string, caller: string): void {
  const callers = needed.get(scope) ?? new Map<string, Set<string>>();
  callers.set(call, (callers.get(call) ?? new Set()).add(caller));
  needed.set(scope, callers);
}

function writtenCalls(callers: CallersByCall): readonly [string, ...string[]] {
  const [first = '', ...more] = [...callers].map(([call, names]) => `${call} in ${[...names].join(', ')}`);
  return [first, ...more];
}

/** One host for each data centre makes one call ten addresses; people are told of it once. */
function withoutRepetition(calls: readonly UnexplainedCall[]): readonly UnexplainedCall[] {
  const key = (one: UnexplainedCall): string =>
    JSON.stringify([one.from.function.name, one.from.call.line, one.reason, 'call' in one ? one.call : '']);
  return [...new Map(calls.map((one) => [key(one), one])).values()];
}

function scopesOfAddress(
  service: DefaultServiceName,
  method: string,
  address: string,
  headers: Readonly<Record<string, readonly string[]>>,
): readonly string[] | 'unknown-call' | 'other-service' {
  if (!isHostOf(service, address)) return 'other-service';
  // A part that only a run knows stands for an id or a name of one segment, never for a word that the path needs.
  const path = pathOf(address).replace(/(?<=\/)\{[^{}/]*\}(?=\/|$)/g, '1');
  const rules = headerChoices(headers).map((chosen) => scopeRuleForCall(method, path, chosen));
  const scopes: string[] = [];
  for (const rule of rules) {
    if (!rule) return 'unknown-call';
    if (rule.product !== service) return 'other-service';
    scopes.push(...rule.scopes);
  }
  return [...new Set(scopes)];
}

function isHostOf(service: DefaultServiceName, address: string): boolean {
  const known = defaultService(service);
  return known.kind === 'third-party'
    ? new URL(address).origin === known.origin
    : dataCentreOf(address) !== undefined;
}

/** Every way in which the headers can be sent: a header that can have two values may change what the call is. */
function headerChoices(
  headers: Readonly<Record<string, readonly string[]>>,
): readonly Readonly<Record<string, string>>[] {
  return Object.entries(headers).reduce<readonly Readonly<Record<string, string>>[]>(
    (choices, [name, values]) =>
      values.length === 0
        ? choices
        : choices.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
    [{}],
  );
}

/** An address as the explanation shows it: Zoho's hosts differ by data centre and say nothing. */
function shownAddress(address: string): string {
  return dataCentreOf(address) ? pathOf(address) : address.replace(/^https:\/\//, '');
}

/** The path as it was written: a URL would escape the braces. */
function pathOf(address: string): string {
  return address.replace(/^https?:\/\/[^/]*/, '');
}
