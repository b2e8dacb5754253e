import { type HttpAnswer, type HttpRequest, ListValue, writeJson } from '../../deluge/index.ts';
import type { BooksContact } from '../books/organization-store.ts';
import { SandboxStopped } from '../diagnostics.ts';
import { type Fault, faultsAt } from '../faults/fault.ts';
import { faultyTransport } from '../faults/faulty-transport.ts';
import { type OutageKind, outageTransport } from '../faults/outage.ts';
import { type JsonObject, textOf } from '../json.ts';
import type { Sandbox, SandboxMark } from '../sandbox.ts';
import type { Step, Transport } from '../workflow/workflow.ts';
import type { Choice } from './choice.ts';
import type { Ending, ExplorationReference, History, RestingChange, RunTrack } from './history.ts';
import { independentCall, keepsToItsRecord } from './independence.ts';
import { damageOf } from './invariants.ts';
import { readsNotes, withoutWording } from './notes.ts';
import type { People } from './people.ts';
import { Reactions } from './reactions.ts';
import {
  type Actor,
  actorOf,
  actors,
  type BooksEvent,
  type Scenario,
  type ScenarioEvent,
} from './scenario.ts';
import { changeOf, recordOfWrite, whyNotInStep } from './standing.ts';
import { dataKey, type Interner, outcomeKey, pathKey, type RecordKey, storesKey } from './state-key.ts';

export interface WorldOptions {
  readonly sandbox: Sandbox;
  readonly people: People;
  readonly reference: ExplorationReference;
  readonly events: readonly ScenarioEvent[];
  /** The ids of the contacts that are there beforehand, by the scenario's names. */
  readonly recordIds: ReadonlyMap<string, string>;
  /** What the scenario says has to come of its contacts. */
  readonly aims: Pick<Scenario, 'mustSync' | 'adopted'>;
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
  /** A function is run again, once faults have stopped. */
  | {
      readonly kind: 'retry';
      readonly function: string;
      /** How much later than what came before. */
      readonly afterMs: number;
      /** Whether it is the first since faults have stopped. */
      readonly isFirst: boolean;
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

/** What an event came to. */
interface Outcome {
  /** Whether Bigin or Books took it, and it found something to work on. */
  readonly isTaken: boolean;
  /** What it meant, when it came to a contact at rest. */
  readonly change?: RestingChange;
}

/** Far more than any scenario needs, and fewer than the calls that Books takes in a minute. */
const MOST_STEPS = 80;
/** What follows at once comes in the same moment: seconds that pass would tell apart states that are otherwise equal. */
const EVENT_MS = 0;
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
  emails: new Map(),
  deleted: new Map(),
  runs: [],
  writtenFor: new Map(),
  changedUnsynced: [],
  leftByPeople: new Map(),
  deletedByPeople: [],
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
  readonly #noHistory: History;
  readonly #uniqueFields: ReadonlySet<string>;
  readonly #likeness: (record: object) => object;
  readonly #reactions = new Reactions();
  #history: History;
  #isKeeping = true;

  constructor(options: WorldOptions, interner: Interner) {
    this.#options = options;
    this.#interner = interner;
    const of = (actor: Actor) => options.events.filter((event) => actorOf(event) === actor);
    this.#eventsByActor = { user: of('user'), bookkeeper: of('bookkeeper'), world: of('world') };
    options.sandbox.rewind(options.start);
    this.#booksBefore = options.sandbox.books.contacts();
    this.#history = { ...noHistory, recordIds: options.recordIds };
    for (const id of options.recordIds.values()) this.#noteEmail(id);
    this.#noHistory = this.#history;
    this.#likeness = withoutWording(options.reference);
    this.#uniqueFields = new Set(options.sandbox.bigin.uniqueFields('Contacts'));
  }

  /**
   * Whether all runs have so far, on all paths, kept to the habits that the search rests on: one that a record started
   * works on that record alone in Bigin, and none reads what is written for people.
   */
  get isKeeping(): boolean {
    return this.#isKeeping;
  }

  mark(): WorldMark {
    return { sandbox: this.#options.sandbox.mark(), history: this.#history };
  }

  rewind({ sandbox, history }: WorldMark): void {
    this.#options.sandbox.rewind(sandbox);
    this.#history = history;
  }

  begin(): void {
    this.rewind({ sandbox: this.#options.start, history: this.#noHistory });
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

  /**
   * One choice that stands for all that there are, because it commutes with whatever else can happen before it; undefined
   * where there is none. It counts only while `isKeeping` holds.
   */
  independent(choices: readonly Choice[]): Choice | undefined {
    // An event can change what any call reads or meets.
    if (choices.length < 2 || choices.some(({ kind }) => kind === 'event')) return undefined;
    const held = choices.flatMap((choice) => {
      const run = choice.kind === 'step' ? this.#history.runs[choice.run - 1] : undefined;
      const request = run && this.#requestOf(run.number);
      return run && request ? [{ run, request }] : [];
    });
    const call = held.length === choices.length ? independentCall(held, this.#uniqueFields) : undefined;
    return call && { kind: 'step', run: call.run.number };
  }

  /**
   * The choice with each fault that its call can meet; empty for what is no call.
   *
   * @param isReduced leaves out faults that are known to come to the same as another one
   */
  faulty(choice: Choice, isReduced: boolean): readonly Choice[] {
    if (choice.kind !== 'step') return [];
    const request = this.#requestOf(choice.run);
    const run = this.#history.runs[choice.run - 1];
    if (!request || !run) return [];
    const faults = faultsAt(request.method);
    const standing = isReduced ? this.#standingOf(run) : undefined;
    const distinct = standing === undefined ? faults : this.#reactions.distinct(standing, faults);
    return distinct.map((fault) => ({ ...choice, fault }));
  }

  /** Tells apart where a run stands and what it can read; undefined where only its whole past can. */
  #standingOf({ standingKey }: RunTrack): string | undefined {
    return standingKey === null ? undefined : `${standingKey} ${this.#options.sandbox.readable()}`;
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

  /** Ends the outage that there is, with the end of all that fails. */
  calm(): readonly Happening[] {
    if (this.#history.outage === null) return [];
    this.#change({ outage: null });
    return [{ kind: 'event', event: { kind: 'outage', outage: null }, isRefused: false, began: [] }];
  }

  /** Lets time pass. */
  wait(ms: number): void {
    this.#options.sandbox.clock.advance(ms);
  }

  /** Begins a run of a function; the steps of a path are counted afresh. @param afterMs how long it was waited for */
  async retry(functionName: string, afterMs: number, isFirst: boolean): Promise<Happening> {
    this.#change({ steps: 0 });
    this.#options.sandbox.call(functionName);
    const began = await this.#beginRuns(null);
    return { kind: 'retry', function: functionName, afterMs, isFirst, began };
  }

  /** Whether the path was taken for endless, or the sandbox stopped. */
  get isBroken(): boolean {
    return this.#history.stopped !== null || this.#history.steps >= MOST_STEPS;
  }

  /** Tells apart what Bigin and Books hold, whenever it is. */
  dataKey(): string {
    return dataKey(this.#options.sandbox.mark().state, (record) => this.#interner.frozen(record));
  }

  /** @param isRetried whether the subject has tried again after the last fault */
  ending(isRetried: boolean): Ending {
    const { sandbox, aims } = this.#options;
    const named = [...this.#history.recordIds];
    const records = sandbox.bigin
      .records('Contacts')
      .map((record) => [textOf(record, 'id'), record] as const);
    return {
      history: this.#history,
      records: new Map(records),
      books: sandbox.books.contacts(),
      tasks: sandbox.bigin.records('Tasks'),
      booksBefore: this.#booksBefore,
      mostSteps: MOST_STEPS,
      isRetried,
      mustSync: new Set(named.flatMap(([name, id]) => ((aims.mustSync?.includes(name) ?? true) ? [id] : []))),
      adopted: new Map(
        named.flatMap(([name, id]) => {
          const contact = this.#booksBefore.find((one) => one.contact_name === aims.adopted?.[name]);
          const isDue = contact && !this.#history.changedUnsynced.includes(id);
          return isDue ? [[id, contact] as const] : [];
        }),
      ),
    };
  }

  /**
   * Tells states apart: the stores of the products, where each run stands (what it was started with and what it has been
   * answered), and what the invariants remember of the path. Two paths with one key have the same futures.
   *
   * @param isReduced takes no notice of the wording of what is written for people; counts only while `isKeeping` holds
   */
  key(mark: WorldMark, isReduced: boolean): string {
    const interner = this.#interner;
    const recordKey: RecordKey = isReduced
      ? (record) => interner.frozen(this.#likeness(record))
      : (record) => interner.frozen(record);
    return `${interner.number(storesKey(mark.sandbox.state, recordKey))}|${pathKey(this.#history, recordKey)}`;
  }

  #change(changes: Partial<History>): void {
    this.#history = { ...this.#history, ...changes };
  }

  #requestOf(run: number): HttpRequest | null {
    const id = this.#history.runs[run - 1]?.id ?? '';
    return this.#options.sandbox.heldRun(id)?.request ?? null;
  }

  async #happen(actor: Actor): Promise<Happening> {
    const { eventsDone } = this.#history;
    const event = this.#eventsByActor[actor][eventsDone[actor]];
    if (!event) throw new Error(`Nothing is left to do for the ${actor} of the scenario.`);
    this.#change({ eventsDone: { ...eventsDone, [actor]: eventsDone[actor] + 1 } });
    this.#options.sandbox.clock.advance(event.afterMs ?? (event.whenSettled ? REST_MS : EVENT_MS));
    if (event.kind === 'outage') this.#change({ outage: event.outage });
    const { isTaken, change } = await this.#carryOut(event);
    return { kind: 'event', event, isRefused: !isTaken, began: await this.#beginRuns(change ?? null) };
  }

  async #carryOut(event: ScenarioEvent): Promise<Outcome> {
    const { people, sandbox } = this.#options;
    switch (event.kind) {
      case 'outage':
        return { isTaken: true };
      case 'run':
        return { isTaken: sandbox.call(event.function) !== undefined };
      case 'edit-books':
        return { isTaken: await this.#editBooks(event) };
      case 'delete-books':
        return { isTaken: await this.#deleteInBooks(event.contactName) };
      case 'create': {
        const id = await people.createContact(event.values);
        if (id === undefined) return { isTaken: false };
        this.#change({ recordIds: new Map([...this.#history.recordIds, [event.contact, id]]) });
        this.#noteEmail(id);
        return { isTaken: true };
      }
      case 'delete':
        return { isTaken: await this.#delete(this.#history.recordIds.get(event.contact) ?? '') };
      default:
        return this.#edit(this.#history.recordIds.get(event.contact) ?? '', event.values);
    }
  }

  async #edit(id: string, values: JsonObject): Promise<Outcome> {
    const { people, reference } = this.#options;
    const before = this.#record(id);
    const isResting = before !== undefined && this.#isResting(before);
    const isTaken = await people.editContact(id, values);
    this.#noteEmail(id);
    const after = this.#record(id);
    if (!before || !after) return { isTaken };
    if (textOf(before, 'Email') !== textOf(after, 'Email')) this.#noteUnsynced(id);
    const change = changeOf(reference, before, after, this.#present());
    this.#endRest(id);
    return isResting ? { isTaken, change } : { isTaken };
  }

  async #delete(id: string): Promise<boolean> {
    const record = this.#record(id);
    const isTaken = await this.#options.people.deleteContact(id);
    if (record && isTaken) this.#change({ deleted: new Map([...this.#history.deleted, [id, record]]) });
    return isTaken;
  }

  #record(id: string): JsonObject | undefined {
    return this.#options.sandbox.bigin.record('Contacts', id);
  }

  #noteEmail(id: string): void {
    const { emails } = this.#history;
    const record = this.#record(id);
    const known = emails.get(id) ?? [];
    const email = record === undefined ? '' : textOf(record, 'Email').toLowerCase();
    if (email === '' || known.includes(email)) return;
    this.#change({ emails: new Map([...emails, [id, [...known, email]]]) });
  }

  /** A contact whose e-mail changes before it was synced has no claim on the customer with the old one. */
  #noteUnsynced(id: string): void {
    const { writtenFor, changedUnsynced } = this.#history;
    if (changedUnsynced.includes(id) || [...writtenFor.values()].some((ids) => ids.includes(id))) return;
    this.#change({ changedUnsynced: [...changedUnsynced, id] });
  }

  #present(): Pick<Ending, 'history' | 'books' | 'booksBefore'> {
    const books = this.#options.sandbox.books.contacts();
    return { history: this.#history, books, booksBefore: this.#booksBefore };
  }

  /** Whether a record is in step, and known to be, while nothing is under way. */
  #isResting(record: JsonObject): boolean {
    if (this.#history.runs.some(({ finished }) => finished === null)) return false;
    const { reference } = this.#options;
    if ((reference.recorded?.(record) ?? null) !== null) return false;
    return whyNotInStep(reference, record, this.#present()) === null;
  }

  /** A record that changes again while its run is under way is not at rest: two runs meet, and may each write all of it. */
  #endRest(recordId: string): void {
    const runs = this.#history.runs.map((run): RunTrack => {
      if (run.recordId !== recordId || run.finished !== null) return run;
      return { ...run, restingChange: null };
    });
    this.#change({ runs });
  }

  async #deleteInBooks(contactName: string): Promise<boolean> {
    const { sandbox, people } = this.#options;
    const contact = sandbox.books.contacts().find((one) => one.contact_name === contactName);
    if (!contact || !(await people.deleteInBooks(contact.contact_id))) return false;
    this.#change({ deletedByPeople: [...this.#history.deletedByPeople, contact.contact_id] });
    return true;
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
    return damageOf(this.#options.reference, before, after, this.ending(false));
  }

  /**
   * Takes up the runs that began, and carries each up to its first request. That is no choice: until then a run sees
   * nothing that anybody else can change, but the time.
   */
  async #beginRuns(restingChange: RestingChange | null): Promise<readonly number[]> {
    const { sandbox } = this.#options;
    const known = new Set(this.#history.runs.map(({ id }) => id));
    const began = sandbox.pendingRuns().filter(({ id }) => !known.has(id));
    const numbers: number[] = [];
    for (const { id, rule, recordId, event, depth } of began) {
      const args = writeJson(new ListValue([...(sandbox.heldRun(id)?.args ?? [])]));
      const track: RunTrack = {
        number: this.#history.runs.length + 1,
        id,
        rule,
        recordId,
        recordInHand: recordId,
        depth,
        restingChange: recordId === '' ? null : restingChange,
        startKey: this.#interner.number(JSON.stringify([rule, event, args])),
        answersKey: -1,
        observedKey: -1,
        standingKey: null,
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
    const request = this.#requestOf(choice.run);
    if (!run || !request) throw new Error(`Run ${choice.run} is held at no request.`);
    this.#isKeeping &&= keepsToItsRecord({ run, request }) && !readsNotes(request, this.#options.reference);
    const standing = choice.fault && this.#standingOf(run);
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
    const wrote = request.method === 'GET' ? [] : this.#noteWrites(run, before);
    const answered = answer === null ? run : this.#answered(run, request, answer, choice.fault !== undefined);
    // What fails in one run leaves its record for another one to make good, whatever that costs.
    if (choice.fault) this.#endRest(answered.recordInHand);
    this.#carryOn(answered, step);
    if (choice.fault && standing !== undefined) this.#noteReaction(run.number, standing, choice.fault);
    const began = step === null ? [] : await this.#beginRuns(null);
    return { kind: 'exchange', run: run.number, choice, request, answer, outage, wrote, began };
  }

  #noteReaction(run: number, standing: string, fault: Fault): void {
    const after = this.#history.runs[run - 1];
    if (!after) return;
    const { finished, standingKey } = after;
    if (finished) this.#reactions.note(standing, fault, `ends ${outcomeKey(finished.outcome)}`);
    else if (standingKey !== null) this.#reactions.note(standing, fault, String(standingKey));
  }

  #answered(run: RunTrack, { method, url }: HttpRequest, answer: HttpAnswer, isFaulty: boolean): RunTrack {
    const { pathname } = new URL(url);
    const isBooks = pathname.startsWith('/books/');
    const written = method === 'GET' ? undefined : /\/Contacts\/(\d+)$/.exec(pathname)?.[1];
    const isRefused =
      isFaulty || answer.kind === 'failure' || answer.status >= 400 || carriesError(answer.body);
    const isDisturbed = isFaulty || this.#history.outage !== null;
    const restingChange = isDisturbed ? null : run.restingChange;
    return {
      ...run,
      recordInHand: run.recordId === '' ? (written ?? run.recordInHand) : run.recordId,
      restingChange,
      answersKey: this.#interner.number(`${run.answersKey} ${JSON.stringify(answer)}`),
      booksCalls: restingChange === null ? 0 : run.booksCalls + (isBooks ? 1 : 0),
      isTroubled: run.isTroubled || (isRefused && run.recordId === ''),
      endsWithWrite: isBooks ? method !== 'GET' && !isRefused : run.endsWithWrite,
    };
  }

  #carryOn(run: RunTrack, step: Step | null): void {
    const finished = step?.kind === 'finished' ? step.run : null;
    const held = finished === null ? this.#options.sandbox.heldRun(run.id) : undefined;
    const standing = held?.standing;
    const standingKey = standing === undefined ? null : this.#interner.number(standing);
    const observedKey =
      standingKey === null ? this.#interner.number(JSON.stringify(held?.observed ?? [])) : -1;
    const runs = this.#history.runs.with(run.number - 1, { ...run, observedKey, standingKey, finished });
    this.#change({ runs });
  }

  #noteWrites(run: RunTrack, before: readonly BooksContact[]): readonly BooksContact[] {
    // Stored contacts are never changed in place: another object means a write.
    const known = new Set(before);
    const wrote = this.#options.sandbox.books.contacts().filter((contact) => !known.has(contact));
    if (wrote.length === 0) return wrote;
    const writtenFor = new Map(this.#history.writtenFor);
    for (const contact of wrote) {
      const recordId = recordOfWrite(this.#options.reference, contact, run);
      const records = writtenFor.get(contact.contact_id) ?? [];
      if (recordId !== '' && !records.includes(recordId)) {
        writtenFor.set(contact.contact_id, [...records, recordId]);
      }
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
