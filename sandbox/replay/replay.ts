import { type Diagnostic, hasErrors } from '../../deluge/index.ts';
import type { BooksContact } from '../books/organization-store.ts';
import { SandboxStopped } from '../diagnostics.ts';
import { type Service, zeroByService } from '../http/call.ts';
import type { JsonObject } from '../json.ts';
import type { Sandbox } from '../sandbox.ts';
import type { FinishedRun } from '../workflow/workflow.ts';
import { checkAftermath } from './aftermath.ts';
import type { ContactValues, ReplayEvents } from './events.ts';
import {
  compareFields,
  type ExpectedRecord,
  type FieldMismatch,
  type Situation,
  strayChanges,
  type Verdict,
  verdictByEmail,
} from './expectation.ts';
import { type BiginWrite, ReplayClient } from './replay-client.ts';
import { replayDiagnostics } from './replay-diagnostics.ts';

export type ReplayPhase = 'companies' | 'books' | 'contacts' | 'edits';

export interface ReplayProgress {
  readonly phase: ReplayPhase;
  readonly done: number;
  readonly total: number;
}

export interface ReplayOptions {
  readonly sandbox: Sandbox;
  readonly events: ReplayEvents;
  /** The organization whose contacts are compared. */
  readonly organizationId: string;
  /** Says what the Books contact that stands for a record has to hold. Called for events whose verdict is `write`. */
  readonly expected: (situation: Situation) => ExpectedRecord;
  /** Says what an event has to do in Books; default {@link verdictByEmail}. */
  readonly verdict?: (situation: Situation) => Verdict;
  readonly progress?: (progress: ReplayProgress) => void;
  /** Simulated time between two events, in milliseconds; default one minute. */
  readonly pauseMs?: number;
  /** The events file, for messages. */
  readonly file?: string;
}

/** What a replay came to. */
export interface ReplayReport {
  /** No mismatch and no finding that is an error. */
  readonly ok: boolean;
  readonly contacts: {
    readonly total: number;
    /** Taken by Bigin, and a rule ran. */
    readonly replayed: number;
    /** Refused by Bigin, as expected or not. */
    readonly refused: number;
    /** Taken by Bigin, and no rule ran. */
    readonly skipped: number;
  };
  readonly edits: {
    readonly total: number;
    readonly replayed: number;
    readonly refused: number;
    /** No rule ran, or the contact was refused before. */
    readonly skipped: number;
  };
  /** Events by what they did in Books. */
  readonly books: { readonly created: number; readonly updated: number; readonly unchanged: number };
  readonly mismatches: readonly FieldMismatch[];
  readonly findings: readonly Diagnostic[];
  /** Requests by service: those of the runs and the tokens for them, and those of the replay itself. */
  readonly calls: {
    readonly sync: Readonly<Record<Service, number>>;
    readonly replay: Readonly<Record<Service, number>>;
  };
  readonly runs: {
    readonly total: number;
    readonly failed: number;
    readonly statements: number;
    readonly httpCalls: number;
  };
}

const DEFAULT_PAUSE_MS = 60_000;

/**
 * Replays events: sets up companies and Books contacts, creates and edits contacts in the sandbox's Bigin as a person
 * would, lets the rules run after each event, and compares Books with what the caller expects.
 *
 * A sandbox that stops (a loop of rules) ends the replay with a finding; nothing here throws for what a script does.
 *
 * @example
 * const report = await replay({ sandbox, events, organizationId: '10001', expected: ({ record }) => ({
 *   contact_name: record.Full_Name,
 * }) });
 */
export async function replay(options: ReplayOptions): Promise<ReplayReport> {
  const run = new Replay(options);
  try {
    await run.carryOut();
  } catch (error) {
    if (!(error instanceof SandboxStopped)) throw error;
    run.stop(error);
  }
  return run.report();
}

type EventKind = Situation['kind'];

/** What one event did in Books. */
interface Difference {
  readonly created: readonly BooksContact[];
  readonly changed: readonly (readonly [before: BooksContact, after: BooksContact])[];
  readonly deleted: readonly BooksContact[];
}

class Replay {
  readonly #options: ReplayOptions;
  readonly #client: ReplayClient;
  readonly #findings: Diagnostic[] = [];
  readonly #mismatches: FieldMismatch[] = [];
  readonly #companyIds = new Map<string, string>();
  /** The Bigin record of each contact that was taken. */
  readonly #recordIds = new Map<number, string>();
  /** The Books contact that stands for each contact. */
  readonly #links = new Map<number, string>();
  readonly #contacts = { total: 0, replayed: 0, refused: 0, skipped: 0 };
  readonly #edits = { total: 0, replayed: 0, refused: 0, skipped: 0 };
  readonly #books = { created: 0, updated: 0, unchanged: 0 };
  readonly #firstLogEntry: number;
  readonly #firstRun: number;
  #existing: readonly BooksContact[] = [];

  constructor(options: ReplayOptions) {
    this.#options = options;
    this.#client = new ReplayClient(options.sandbox, options.organizationId);
    this.#firstLogEntry = options.sandbox.httpLog.length;
    this.#firstRun = options.sandbox.finishedRuns().length;
    this.#contacts.total = options.events.contacts.length;
    this.#edits.total = options.events.edits.length;
  }

  async carryOut(): Promise<void> {
    const { companies, books, contacts, edits } = this.#options.events;
    for (const [index, name] of companies.entries()) {
      this.#tell('companies', index, companies.length);
      await this.#setUpCompany(name, index);
    }
    for (const index of books.keys()) {
      this.#tell('books', index, books.length);
      await this.#setUpBooks(index);
    }
    await this.#options.sandbox.settle();
    this.#existing = this.#booksContacts();
    for (const index of contacts.keys()) {
      this.#tell('contacts', index, contacts.length);
      await this.#createContact(index);
    }
    for (const index of edits.keys()) {
      this.#tell('edits', index, edits.length);
      await this.#editContact(index);
    }
    this.#tell('edits', edits.length, edits.length);
    this.#findings.push(
      ...checkAftermath({
        existing: this.#existing,
        present: this.#booksContacts(),
        links: this.#links,
        emailOf: (contact) => this.#recordOf(contact)?.Email,
        file: this.#options.file,
      }),
    );
  }

  stop(error: SandboxStopped): void {
    this.#find('stopped', { reason: error.message });
  }

  report(): ReplayReport {
    const { sandbox } = this.#options;
    const runs = sandbox.finishedRuns().slice(this.#firstRun);
    const calls = { sync: zeroByService(), replay: zeroByService() };
    for (const entry of sandbox.httpLog.slice(this.#firstLogEntry)) {
      // The replay signs in without HTTP, so a call of Accounts is always the platform's, for a connection.
      const side = entry.runId !== null || entry.service === 'accounts' ? 'sync' : 'replay';
      calls[side][entry.service] += 1;
    }
    return {
      ok: this.#mismatches.length === 0 && !hasErrors(this.#findings),
      contacts: { ...this.#contacts },
      edits: { ...this.#edits },
      books: { ...this.#books },
      mismatches: this.#mismatches,
      findings: this.#findings,
      calls,
      runs: {
        total: runs.length,
        failed: runs.filter((run) => !run.outcome.ok).length,
        statements: runs.reduce((sum, run) => sum + run.usage.statements, 0),
        httpCalls: runs.reduce((sum, run) => sum + run.http.length, 0),
      },
    };
  }

  async #setUpCompany(name: string, index: number): Promise<void> {
    const written = await this.#client.createRecord('Accounts', { Account_Name: name });
    if (written.ok) this.#companyIds.set(name, written.id);
    else
      this.#find('setup-refused', {
        what: `companies[${index}]`,
        reason: `${written.code} ${written.message}`,
      });
  }

  async #setUpBooks(index: number): Promise<void> {
    const entry = this.#options.events.books[index];
    if (!entry) return;
    this.#pause();
    const before = new Set(this.#booksContacts().map((contact) => contact.contact_id));
    const { json } = await this.#client.postBooks('/contacts', entry.record);
    const created = this.#booksContacts().find((contact) => !before.has(contact.contact_id));
    if (!created) {
      this.#find('setup-refused', { what: `books[${index}]`, reason: `${json.code} ${json.message}` });
      return;
    }
    if (entry.inactive) await this.#client.postBooks(`/contacts/${created.contact_id}/inactive`, {});
  }

  async #createContact(contact: number): Promise<void> {
    const values = this.#options.events.contacts[contact];
    if (!values) return;
    this.#pause();
    const booksBefore = this.#booksContacts();
    const written = await this.#client.createRecord('Contacts', this.#fieldsOf(values));
    const expectedRefusal = this.#options.events.refused.some((entry) => entry.contact === contact);
    if (!written.ok) {
      this.#contacts.refused += 1;
      if (!expectedRefusal) this.#findRefusal(contact, 'create', written);
      return;
    }
    if (expectedRefusal) this.#find('not-refused', { contact });
    this.#recordIds.set(contact, written.id);
    const fired = await this.#judge(contact, 'create', booksBefore, null);
    this.#contacts[fired ? 'replayed' : 'skipped'] += 1;
    const email = this.#recordOf(contact)?.Email;
    if (email === null || email === undefined) this.#find('contact-without-email', { contact });
  }

  async #editContact(index: number): Promise<void> {
    const edit = this.#options.events.edits[index];
    if (!edit) return;
    const id = this.#recordIds.get(edit.contact);
    if (id === undefined) {
      this.#edits.skipped += 1;
      return;
    }
    this.#pause();
    const booksBefore = this.#booksContacts();
    const previous = this.#recordOf(edit.contact) ?? null;
    const written = await this.#client.updateRecord('Contacts', id, this.#fieldsOf(edit.changes));
    if (!written.ok) {
      this.#edits.refused += 1;
      this.#findRefusal(edit.contact, 'edit', written);
      return;
    }
    const fired = await this.#judge(edit.contact, 'edit', booksBefore, previous);
    this.#edits[fired ? 'replayed' : 'skipped'] += 1;
  }

  /** Lets the rules run, and holds what they did in Books against the caller's verdict. Gives whether a rule ran. */
  async #judge(
    contact: number,
    event: EventKind,
    booksBefore: readonly BooksContact[],
    previous: JsonObject | null,
  ): Promise<boolean> {
    const runs = await this.#options.sandbox.settle();
    this.#judgeRuns(contact, event, runs);
    const record = this.#recordOf(contact);
    if (!record) return runs.length > 0;
    const linkedId = this.#links.get(contact) ?? null;
    const situation: Situation = { kind: event, contact, record, previous, booksBefore, linkedId };
    const verdict = (this.#options.verdict ?? verdictByEmail)(situation);
    const difference = differenceBetween(booksBefore, this.#booksContacts());
    this.#count(difference);
    if (verdict.kind === 'no-change') this.#expectNothing(situation, difference, verdict.reason);
    else if (runs.length === 0) this.#find('rule-did-not-run', { contact, event });
    else this.#expectWrite(situation, difference, verdict.contactId);
    return runs.length > 0;
  }

  #judgeRuns(contact: number, event: EventKind, runs: readonly FinishedRun[]): void {
    for (const { rule, outcome } of runs) {
      if (outcome.ok) continue;
      const { message: reason, line } = outcome.error;
      this.#find('run-failed', { contact, event, rule, reason, line });
    }
  }

  #expectNothing(situation: Situation, difference: Difference, reason: string): void {
    const { contact, kind: event } = situation;
    const report = (change: string, { contact_id: contactId }: BooksContact): void =>
      this.#find('unexpected-change', { contact, event, change, contactId, reason });
    for (const created of difference.created) report('created', created);
    for (const [, after] of difference.changed) report('changed', after);
    for (const deleted of difference.deleted) report('deleted', deleted);
  }

  #expectWrite(situation: Situation, difference: Difference, contactId: string | null): void {
    const { contact, kind: event } = situation;
    const { created } = difference;
    if (contactId === null && created.length === 0) this.#find('not-written', { contact, event });
    if (contactId === null && created.length > 1) {
      this.#find('created-several', { contact, event, count: created.length });
    }
    const targetId = contactId ?? created[0]?.contact_id;
    const others = {
      created: contactId === null ? [] : created,
      changed: difference.changed.filter(([, after]) => after.contact_id !== targetId),
      deleted: difference.deleted,
    };
    this.#expectNothing(situation, others, 'another one stands for it');
    if (targetId !== undefined) this.#compare(situation, targetId);
  }

  #compare(situation: Situation, targetId: string): void {
    const { contact, kind: event } = situation;
    const target = this.#options.sandbox.books.contact(targetId, this.#options.organizationId);
    if (!target) return;
    this.#links.set(contact, targetId);
    const expected = this.#options.expected(situation);
    for (const mismatch of compareFields(target, expected)) {
      this.#mismatches.push({ contact, event, ...mismatch });
    }
    const before = situation.booksBefore.find((one) => one.contact_id === targetId);
    const paths = before ? strayChanges(before, target, expected) : [];
    if (paths.length > 0) this.#find('stray-change', { contact, event, contactId: targetId, paths });
  }

  #count(difference: Difference): void {
    if (difference.created.length > 0) this.#books.created += 1;
    else if (difference.changed.length > 0) this.#books.updated += 1;
    else this.#books.unchanged += 1;
  }

  /** The body that Bigin takes: a company by its id instead of its name. */
  #fieldsOf(values: ContactValues): JsonObject {
    const company = values.Account_Name;
    if (typeof company !== 'string') return values;
    const id = this.#companyIds.get(company);
    return { ...values, Account_Name: id === undefined ? null : { id } };
  }

  #recordOf(contact: number): JsonObject | undefined {
    const id = this.#recordIds.get(contact);
    return id === undefined ? undefined : this.#options.sandbox.bigin.record('Contacts', id);
  }

  #booksContacts(): readonly BooksContact[] {
    return this.#options.sandbox.books.contacts(this.#options.organizationId);
  }

  #findRefusal(contact: number, event: EventKind, written: Extract<BiginWrite, { ok: false }>): void {
    this.#find('contact-refused', { contact, event, code: written.code, field: written.field });
  }

  #find<Name extends keyof typeof replayDiagnostics.entries>(
    name: Name,
    details: Parameters<typeof replayDiagnostics.report<Name>>[1],
  ): void {
    const { file } = this.#options;
    this.#findings.push(replayDiagnostics.report(name, details, file === undefined ? undefined : { file }));
  }

  #pause(): void {
    this.#options.sandbox.clock.advance(this.#options.pauseMs ?? DEFAULT_PAUSE_MS);
  }

  #tell(phase: ReplayPhase, done: number, total: number): void {
    this.#options.progress?.({ phase, done, total });
  }
}

function differenceBetween(before: readonly BooksContact[], after: readonly BooksContact[]): Difference {
  const old = new Map(before.map((contact) => [contact.contact_id, contact]));
  const created: BooksContact[] = [];
  const changed: (readonly [BooksContact, BooksContact])[] = [];
  for (const contact of after) {
    const previous = old.get(contact.contact_id);
    if (!previous) created.push(contact);
    // Stored contacts are never changed in place: the same object means the same contents.
    else if (previous !== contact) changed.push([previous, contact]);
    old.delete(contact.contact_id);
  }
  return { created, changed, deleted: [...old.values()] };
}
