import { type HttpRequest, parseJson } from '../../deluge/index.ts';
import { isJsonObject, toJson } from '../json.ts';
import type { RunTrack } from './history.ts';

/** A run that is held, with the call that it makes next. */
export interface HeldCall {
  readonly run: RunTrack;
  readonly request: HttpRequest;
}

/**
 * A held run whose next call commutes with all that can happen before it: the oldest such run, undefined when there is
 * none. Every order of calls then comes to the same as one in which this call comes first, so that the search need not
 * try the others first.
 *
 * The call reads or writes the run's own contact by its id, in fields that need not be unique, and starts no rule. What
 * else is under way was started for other contacts. Nobody else acts before all runs have ended, so that the clock
 * stands still; whoever asks has to make sure of that. It rests on a habit of functions that the search watches: see
 * `keepsToItsRecord`.
 *
 * @param uniqueFields those of a contact in Bigin: a write of one can be refused because of another contact
 */
export function independentCall(
  held: readonly HeldCall[],
  uniqueFields: ReadonlySet<string>,
): HeldCall | undefined {
  return held.find((call) => {
    const { recordId } = call.run;
    const isAlone = held.every(
      ({ run }) => run === call.run || (run.recordId !== '' && run.recordId !== recordId),
    );
    return isAlone && recordId !== '' && isOfOwnRecord(call) && isPrivate(call.request, uniqueFields);
  });
}

/**
 * Whether a call to Bigin is of the contact that the run was started for, or of none. While all calls of all runs that a
 * record started are like that, a contact is touched by its own runs alone. Books is nobody's own.
 */
export function keepsToItsRecord(call: HeldCall): boolean {
  if (call.run.recordId === '' || !URL.canParse(call.request.url)) return true;
  return isOfNoContact(new URL(call.request.url)) || isOfOwnRecord(call);
}

function isOfNoContact({ pathname }: URL): boolean {
  return pathname.startsWith('/books/') || pathname === '/bigin/v2/Tasks';
}

function isOfOwnRecord({ run, request: { url, method } }: HeldCall): boolean {
  if (!URL.canParse(url) || (method !== 'GET' && method !== 'PUT')) return false;
  return new URL(url).pathname === `/bigin/v2/Contacts/${run.recordId}`;
}

function isPrivate({ method, body }: HttpRequest, uniqueFields: ReadonlySet<string>): boolean {
  if (method === 'GET') return true;
  const parsed = parseJson(body ?? '');
  const json = parsed.ok ? toJson(parsed.value) : null;
  if (!isJsonObject(json) || !Array.isArray(json.data)) return false;
  const startsNoRule = Array.isArray(json.trigger) && json.trigger.length === 0;
  return (
    startsNoRule &&
    json.data.every(
      (row) =>
        isJsonObject(row) && Object.keys(row).every((field) => !uniqueFields.has(field) && field !== 'id'),
    )
  );
}
