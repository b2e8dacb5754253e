import type { HttpAnswer, HttpRequest } from '../../deluge/index.ts';
import type { BooksContact } from '../books/organization-store.ts';
import { SandboxStopped } from '../diagnostics.ts';
import { faultsAt } from '../faults/fault.ts';
import { faultyTransport } from '../faults/faulty-transport.ts';
import { type OutageKind, outageTransport } from '../faults/outage.ts';
import { textOf } from '../json.ts';
import type { Sandbox, SandboxMark } from '../sandbox.ts';
import type { PendingRun, Step, Transport } from '../workflow/workflow.ts';
import type { Choice } from './choice.ts';
import type { Ending, ExplorationReference, History, RestingChange, RunTrack } from './history.ts';
import { damageOf } from './invariants.ts';
import type { People } from './people.ts';
import { type Actor, actorOf, actors, type BooksEvent, type ScenarioEvent } from './scenario.ts';
import { customersOf, expectedFor, whyNotInStep } from './standing.ts';
import { type Interner, storesKey } from './state-key.ts';

export interface WorldOptions {
  readonly sandbox: Sandbox;
  readonly people: People;
  readonly reference: ExplorationReference;
  readonly events: readonly ScenarioEvent[];
  /** Where every path begins. */
  readonly start: SandboxMark;
}

/** A moment that can be gone back to. */
export interface WorldMark {
  readonly sandbox: SandboxMark;
  readonly history: History;
}

/** What a choice came to. */
export type Happening =
  | {
      readonly kind: 'event';
      readonly event: ScenarioEvent;
      /** Bigin or Books did not take it, or it found nothing to work on. */
      readonly isRefused: boolean;
      readonly began: readonly number[];
    }
  | {
      readonly kind: 'exchange';
      readonly run: number;
      readonly choice: Extract<Choice, { kind: 'step' }>;
      readonly request: HttpRequest;
      readonly answer: HttpAnswer | null;
      readonly outage: OutageKind | null;
      /** The Books contacts that were made or changed. */
      readonly wrote: readonly BooksContact[];
      readonly began: readonly number[];
    };

/** Far more than any scenario needs, and fewer than the calls that Books takes in a minute. */
const MOST_STEPS = 80;
/** Bigin tells moments by the second, so that each event has one of its own. */
const EVENT_MS = 1000;
/** What waits for rest comes when search has caught up, too. */
const REST_MS = 60_000;
/** They count calls, so that they would tell apart states that are otherwise equal. No run is shown them. */
const countingHeaders = [
  'x-rate-limit-limit',
  'x-rate-limit-remaining',
  'x-rate-limit-reset',
  'x-accesstoken-reset',
  'x-api-credits-remaining',
];

const noHistory: History = {
  eventsDone: { user: 0, bookkeeper: 0, world: 0 },
  outage: null,
  recordIds: new Map(),
  versions: new Map(),
  runs: [],
  writtenFor: new Map(),
  leftByPeople: new Map(),
  damages: [],
  steps: 0,
  stopped: null,
};

/** A scenario in the course of being played: what can happen next, making it happen, and going back. */
export class World {
  readonly #options: WorldOptions;
  readonly #interner: Interner;
  readonly #eventsByActor: Readonly<Record<Actor, readonly ScenarioEvent[]>>;
  readonly #booksBefore: readonly BooksContact[];
  #history = noHistory;

  constructor(options: WorldOptions, interner: Interner) {
    this.#options = options;
    this.#interner = interner;
    const of = (actor: Actor) => options.events.filter((event) => actorOf(event) === actor);
    this.#eventsByActor = { user: of('user'), bookkeeper: of('bookkeeper'), world: of('world') };
    options.sandbox.rewind(options.start);
    this.#booksBefore = options.sandbox.books.contacts();
  }

  mark(): WorldMark {
    return { sandbox: this.#options.sandbox.mark(), history: this.#history };
  }

  rewind({ sandbox, history }: WorldMark): void {
    this.#options.sandbox.rewind(sandbox);
    this.#history = history;
  }

  begin(): void {
    this.rewind({ sandbox: this.#options.start, history: noHistory });
  }

  get history(): History {
    return this.#history;
  }

  /** What can happen next, without faults; runs first, oldest first. Empty at the end of a path. */
  choices(): readonly Choice[] {
    const { stopped, steps } = this.#history;
    if (stopped !== null || steps >= MOST_STEPS) return [];
    const live = this.#history.runs.filter(({ finished }) => finished === null);
    const choices: Choice[] = live.map(({ number }) => ({ kind: 'step', run: number }));
    for (const actor of actors) {
      const next = this.#eventsByActor[actor][this.#history.eventsDone[actor]];
      if (next && (live.length === 0 || next.whenSettled !== true)) choices.push({ kind: 'event', actor });
    }
    return choices;
  }

  /** The choice with each fault that its call can meet; empty for what is no call, or meets an outage anyway. */
  faulty(choice: Choice): readonly Choice[] {
    if (choice.kind !== 'step') return [];
    const request = this.#pending(choice.run)?.request;
    return request ? faultsAt(request.method).map((fault) => ({ ...choice, fault })) : [];
  }

  /** Whether a choice can be made now. */
  allows(choice: Choice): boolean {
    return this.choices().some((one) =>
      one.kind === 'event'
        ? choice.kind === 'event' && choice.actor === one.actor
        : choice.kind === 'step' && choice.run === one.run,
    );
  }

  /** Makes a choice happen. */
  async apply(choice: Choice): Promise<Happening> {
    this.#change({ steps: this.#history.steps + 1 });
    return choice.kind === 'event' ? this.#happen(choice.actor) : this.#exchange(choice);
  }

  ending(): Ending {
    const { sandbox } = this.#options;
    const records = sandbox.bigin
      .records('Contacts')
      .map((record) => [textOf(record, 'id'), record] as const);
    return {
      history: this.#history,
      records: new Map(records),
      books: sandbox.books.contacts(),
      booksBefore: this.#booksBefore,
      mostSteps: MOST_STEPS,
    };
  }

  /**
   * Tells states apart: the stores of the products, where each run stands (what it was started with and what it has been
   * answered), and what the invariants remember of the path. Two paths with one key have the same futures.
   */
  key(mark: WorldMark): string {
    const { eventsDone, outage, versions, runs, writtenFor, leftByPeople, damages, stopped } = this.#history;
    const interner = this.#interner;
    return [
      interner.number(storesKey(mark.sandbox.state, interner)),
      Object.values(eventsDone).join('.'),
      outage ?? '',
      runs.map(runKey).join(),
      [...writtenFor].map(([id, records]) => `${id}=${records.join('+')}`).join(),
      [...versions].map(([id, all]) => `${id}=${all.map(({ key }) => key).join('+')}`).join(),
      [...leftByPeople.values()].map((contact) => interner.frozen(contact)).join(),
      damages.join(),
      stopped ?? '',
    ].join('|');
  }

  #change(changes: Partial<History>): void {
    this.#history = { ...this.#history, ...changes };
  }

  #pending(run: number): PendingRun | undefined {
    const id = this.#history.runs[run - 1]?.id;
    return this.#options.sandbox.pendingRuns().find((pending) => pending.id === id);
  }

  async #happen(actor: Actor): Promise<Happening> {
    const { eventsDone } = this.#history;
    const event = this.#eventsByActor[actor][eventsDone[actor]];
    if (!event) throw new Error(`Nothing is left to do for the ${actor} of the scenario.`);
    this.#change({ eventsDone: { ...eventsDone, [actor]: eventsDone[actor] + 1 } });
    this.#options.sandbox.clock.advance(event.whenSettled ? REST_MS : EVENT_MS);
    if (event.kind === 'outage') this.#change({ outage: event.outage });
    const { isTaken, change } = await this.#carryOut(event);
    return { kind: 'event', event, isRefused: !isTaken, began: await this.#beginRuns(change) };
  }

  async #carryOut(
    event: ScenarioEvent,
  ): Promise<{ readonly isTaken: boolean; readonly change: RestingChange }> {
    const { people } = this.#options;
    const without = (isTaken: boolean) => ({ isTaken, change: null });
    if (event.kind === 'outage') return without(true);
    if (event.kind === 'edit-books') return without(await this.#editBooks(event));
    if (event.kind === 'create') {
      const id = await people.createContact(event.values);
      if (id === undefined) return without(false);
      this.#change({ recordIds: new Map([...this.#history.recordIds, [event.contact, id]]) });
      this.#noteVersion(id);
      return without(true);
    }
    const id = this.#history.recordIds.get(event.contact) ?? '';
    if (event.kind === 'delete') return without(await people.deleteContact(id));
    const before = this.#restingValues(id);
    const isTaken = await people.editContact(id, event.values);
    this.#noteVersion(id);
    const after = before && this.#expectedValues(id);
    if (after === undefined) return without(isTaken);
    return { isTaken, change: before === after ? 'unmapped' : 'mapped' };
  }

  #noteVersion(id: string): void {
    const { versions } = this.#history;
    const record = this.#options.sandbox.bigin.record('Contacts', id);
    if (!record) return;
    const version = { record, key: this.#interner.number(JSON.stringify(record)) };
    this.#change({ versions: new Map([...versions, [id, [...(versions.get(id) ?? []), version]]]) });
  }

  /** What Books has to hold for a record that is in step while nothing is under way; undefined for any other. */
  #restingValues(id: string): string | undefined {
    const { sandbox, reference } = this.#options;
    const record = sandbox.bigin.record('Contacts', id);
    if (!record || this.#history.runs.some(({ finished }) => finished === null)) return undefined;
    const ending = { history: this.#history, books: sandbox.books.contacts() };
    return whyNotInStep(reference, record, ending) === null ? this.#expectedValues(id) : undefined;
  }

  #expectedValues(id: string): string | undefined {
    const { sandbox, reference } = this.#options;
    const record = sandbox.bigin.record('Contacts', id);
    const books = sandbox.books.contacts();
    const [customer] = customersOf(id, this.#history, books);
    return record && customer && JSON.stringify(expectedFor(reference, record, customer.contact_id, books));
  }

  async #editBooks({ contactName, values, addedPerson }: BooksEvent): Promise<boolean> {
    const { sandbox, people } = this.#options;
    const contact = sandbox.books.contacts().find((one) => one.contact_name === contactName);
    if (!contact) return false;
    const id = contact.contact_id;
    const before =
      this.#history.leftByPeople.get(id) ?? this.#booksBefore.find((one) => one.contact_id === id);
    const damage = before && this.#damage(before, contact);
    if (damage) this.#change({ damages: [...this.#history.damages, damage] });
    const contact_persons = addedPerson && [...contact.contact_persons, addedPerson];
    const isTaken = await people.editInBooks(id, { ...values, ...(contact_persons && { contact_persons }) });
    const after = sandbox.books.contact(id);
    if (after) this.#change({ leftByPeople: new Map([...this.#history.leftByPeople, [id, after]]) });
    return isTaken;
  }

  #damage(before: BooksContact, after: BooksContact): string | undefined {
    const { sandbox, reference } = this.#options;
    const [recordId] = this.#history.writtenFor.get(after.contact_id) ?? [];
    const record = recordId === undefined ? undefined : sandbox.bigin.record('Contacts', recordId);
    return record && damageOf(reference, record, before, after, sandbox.books.contacts());
  }

  /**
   * Takes up the runs that began, and carries each up to its first request. That is no choice: until then a run sees
   * nothing that anybody else can change, but the time.
   */
  async #beginRuns(restingChange: RestingChange): Promise<readonly number[]> {
    const { sandbox } = this.#options;
    const known = new Set(this.#history.runs.map(({ id }) => id));
    const began = sandbox.pendingRuns().filter(({ id }) => !known.has(id));
    const numbers: number[] = [];
    for (const { id, rule, recordId, event, depth } of began) {
      const record = sandbox.bigin.record('Contacts', recordId) ?? null;
      const start = [rule, recordId, event, depth, restingChange, sandbox.clock.now(), record];
      const track: RunTrack = {
        number: this.#history.runs.length + 1,
        id,
        recordId,
        depth,
        restingChange,
        startKey: this.#interner.number(JSON.stringify(start)),
        answersKey: -1,
        booksCalls: 0,
        isTroubled: false,
        endsWithWrite: false,
        finished: null,
      };
      this.#change({ runs: [...this.#history.runs, track] });
      numbers.push(track.number);
      this.#carryOn(track, await sandbox.step(id));
    }
    return numbers;
  }

  async #exchange(choice: Extract<Choice, { kind: 'step' }>): Promise<Happening> {
    const { sandbox } = this.#options;
    const { outage } = this.#history;
    const run = this.#history.runs[choice.run - 1];
    const request = this.#pending(choice.run)?.request;
    if (!run || !request) throw new Error(`Run ${choice.run} is held at no request.`);
    const transport = choice.fault
      ? faultyTransport(choice.fault)
      : outage === null
        ? plainTransport
        : outageTransport(outage);
    let answer: HttpAnswer | null = null;
    const before = sandbox.books.contacts();
    let step: Step | null = null;
    try {
      step = await sandbox.step(run.id, async (sent, send) => {
        answer = withoutCounters(await transport(sent, send));
        return answer;
      });
    } catch (error) {
      if (!(error instanceof SandboxStopped)) throw error;
      this.#change({ stopped: error.diagnostic.message });
    }
    const wrote = request.method === 'GET' ? [] : this.#noteWrites(run.recordId, before);
    this.#carryOn(
      answer === null ? run : this.#answered(run, request, answer, choice.fault !== undefined),
      step,
    );
    const began = step === null ? [] : await this.#beginRuns(null);
    return { kind: 'exchange', run: run.number, choice, request, answer, outage, wrote, began };
  }

  #answered(run: RunTrack, { method, url }: HttpRequest, answer: HttpAnswer, isFaulty: boolean): RunTrack {
    const isBooks = new URL(url).pathname.startsWith('/books/');
    const isRefused =
      isFaulty || answer.kind === 'failure' || answer.status >= 400 || carriesError(answer.body);
    return {
      ...run,
      answersKey: this.#interner.number(`${run.answersKey} ${JSON.stringify(answer)}`),
      booksCalls: run.booksCalls + (isBooks ? 1 : 0),
      isTroubled: run.isTroubled || isRefused,
      endsWithWrite: isBooks ? method !== 'GET' && !isRefused : run.endsWithWrite,
    };
  }

  #carryOn(run: RunTrack, step: Step | null): void {
    const finished = step?.kind === 'finished' ? step.run : null;
    this.#change({ runs: this.#history.runs.with(run.number - 1, { ...run, finished }) });
  }

  #noteWrites(recordId: string, before: readonly BooksContact[]): readonly BooksContact[] {
    // Stored contacts are never changed in place: another object means a write.
    const known = new Set(before);
    const wrote = this.#options.sandbox.books.contacts().filter((contact) => !known.has(contact));
    if (wrote.length === 0) return wrote;
    const writtenFor = new Map(this.#history.writtenFor);
    for (const { contact_id } of wrote) {
      const records = writtenFor.get(contact_id) ?? [];
      if (!records.includes(recordId)) writtenFor.set(contact_id, [...records, recordId]);
    }
    this.#change({ writtenFor });
    return wrote;
  }
}

const plainTransport: Transport = (request, send) => send(request);

function withoutCounters(answer: HttpAnswer): HttpAnswer {
  if (answer.kind === 'failure') return answer;
  const headers = Object.entries(answer.headers).filter(([name]) => !countingHeaders.includes(name));
  return { ...answer, headers: Object.fromEntries(headers) };
}

/** Whether a body says in Books's way that the call was refused. */
function carriesError(body: string): boolean {
  return /^\{"code":(?!0\b)\d+/.test(body);
}

/** Of a run that has ended, only what the invariants look at counts: how it came there makes no difference any more. */
function runKey({ finished, startKey, answersKey, booksCalls, isTroubled, endsWithWrite }: RunTrack): string {
  if (!finished) return `${startKey}:${answersKey}`;
  const { outcome } = finished;
  const failure = outcome.ok ? '' : `${outcome.error.line} ${outcome.error.message}`;
  return `${startKey}!${booksCalls}${isTroubled ? 't' : ''}${endsWithWrite ? 'w' : ''}${failure}`;
}
