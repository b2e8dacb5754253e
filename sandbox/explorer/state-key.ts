import type { SandboxState } from '../sandbox.ts';
import type { FinishedRun } from '../workflow/workflow.ts';
import type { History, RunTrack } from './history.ts';

/**
 * Gives each distinct text a number, so that states are told apart by short keys that say neither too much nor too
 * little: equal numbers mean equal texts, without the chance of a collision that a hash would have.
 */
export class Interner {
  readonly #numbers = new Map<string, number>();
  readonly #byObject = new WeakMap<object, number>();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const next = this.#numbers.size;
    this.#numbers.set(text, next);
    return next;
  }

  /** The number of an object that is never changed in place, as stored records are. */
  frozen(object: object): number {
    const known = this.#byObject.get(object);
    if (known !== undefined) return known;
    const number = this.number(JSON.stringify(object));
    this.#byObject.set(object, number);
    return number;
  }
}

/** Tells stored records apart. They are never changed in place. */
export type RecordKey = (record: object) => number;

/**
 * All that the products hold and a later call can depend on. The counters of calls, credits and tokens are left out:
 * no path is long enough to come near a limit, and no answer that a run is shown carries them.
 */
export function storesKey(state: SandboxState, recordKey: RecordKey): string {
  const {
    tokens: _tokens,
    connectionTokens: _kept,
    runsStarted: _runs,
    bigin: _b,
    books: _o,
    ...rest
  } = state;
  return keyOf(rest, recordKey) + dataKey(state, recordKey);
}

/** What Bigin and Books hold, whenever it is. */
export function dataKey({ bigin, books }: SandboxState, recordKey: RecordKey): string {
  const { credits: _credits, ...biginRest } = bigin;
  const organizations = Object.entries(books.organizations).map(([id, { calls: _calls, ...kept }]) => [
    id,
    kept,
  ]);
  return keyOf([biginRest, { ...books, organizations }], recordKey);
}

/**
 * What the runs that are under way, and the invariants, remember of a path. The runs are a set: which of two that stand
 * alike began first makes no difference.
 */
export function pathKey(history: History, recordKey: RecordKey): string {
  const { eventsDone, outage, emails, deleted, runs, writtenFor, leftByPeople, damages, stopped } = history;
  return [
    Object.values(eventsDone).join('.'),
    outage ?? '',
    runs.map(runKey).toSorted().join(),
    [...writtenFor].map(([id, records]) => `${id}=${records.join('+')}`).join(),
    [...emails].map(([id, all]) => `${id}=${all.join('+')}`).join(),
    [...deleted.values()].map(recordKey).join(),
    [...leftByPeople.values()].map(recordKey).join(),
    history.deletedByPeople.join(),
    history.changedUnsynced.join(),
    damages.join(),
    stopped ?? '',
  ].join('|');
}

/** Of a run that has ended, only what the invariants look at counts: how it came there makes no difference any more. */
function runKey(run: RunTrack): string {
  const { recordId, restingChange, booksCalls, isTroubled, endsWithWrite, finished } = run;
  const change = restingChange === null ? '' : `${restingChange.kind[0]}${restingChange.calls}`;
  const marks = `${booksCalls}${isTroubled ? 't' : ''}${endsWithWrite ? 'w' : ''}`;
  const seen = `${run.rule}:${recordId}:${run.depth}${change}:${marks}`;
  if (!finished) {
    const past = `${run.startKey}:${run.answersKey}:${run.observedKey}`;
    return `${seen}${run.standingKey === null ? `:${past}` : `@${run.standingKey}`}`;
  }
  return `${seen}!${outcomeKey(finished.outcome)}`;
}

/** Of how a run ended, only its error counts. */
export function outcomeKey(outcome: FinishedRun['outcome']): string {
  return outcome.ok ? '' : `${outcome.error.line} ${outcome.error.message}`;
}

/** Arrays hold stored records, which are told apart by identity first; what surrounds them is small. */
function keyOf(value: unknown, recordKey: RecordKey): string {
  if (Array.isArray(value)) return `[${value.map((item) => itemKey(item, recordKey)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}:${keyOf(inner, recordKey)}`)
    .join()}}`;
}

function itemKey(item: unknown, recordKey: RecordKey): string {
  if (isRecord(item)) return `#${recordKey(item)}`;
  return keyOf(item, recordKey);
}

function isRecord(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    ('id' in value || 'contact_id' in value)
  );
}
