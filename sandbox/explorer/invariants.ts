import type { BooksContact } from '../books/organization-store.ts';
import { type JsonObject, textOf } from '../json.ts';
import { strayChanges } from '../replay/expectation.ts';
import type { Ending, ExplorationReference, RunTrack } from './history.ts';
import { expectedFor, isInactive, whyNotInStep } from './standing.ts';

/** A promise of the sync, and how it is checked at the end of every path. */
export interface Invariant {
  readonly promise: string;
  /** How the promise is broken, one text each; empty when it holds. */
  readonly breaches: (ending: Ending, reference: ExplorationReference) => readonly string[];
}

/** Invariants by name. */
export type Invariants = Readonly<Record<string, Invariant>>;

/** What the sync promises, whatever people do, in whatever order runs go on, and whatever call fails. */
export const syncInvariants = {
  'one-customer-per-contact': {
    promise:
      'Exactly one customer stands for each contact with an e-mail, with equal mapped fields, or a conflict is recorded on the contact.',
    breaches: oneCustomerPerContact,
  },
  'no-other-customer-changed': {
    promise: 'No Books contact is changed but the one that stands for the contact.',
    breaches: noOtherCustomerChanged,
  },
  'unmapped-values-kept': {
    promise: 'Other persons, addresses, custom fields and unmapped values in Books stay as they are.',
    breaches: unmappedValuesKept,
  },
  'every-run-accounted-for': {
    promise: 'Every run ends within the limits, and a failure that is not made good is recorded in Bigin.',
    breaches: everyRunAccountedFor,
  },
  'no-false-alarm': {
    promise: 'Once a contact is in step again, no conflict or failure stays recorded on it.',
    breaches: noFalseAlarm,
  },
  'deleted-contact-inactive': {
    promise:
      'The customer of a deleted contact becomes inactive, and is never deleted; where that fails, a task tells people.',
    breaches: deletedContactInactive,
  },
  'no-echo': {
    promise: 'What the sync writes in Bigin does not start the sync again.',
    breaches: noEcho,
  },
  'calls-per-change': {
    promise:
      'At rest, a change of a mapped field costs one call to Books, and a change of any other field none.',
    breaches: callsPerChange,
  },
} as const satisfies Invariants;

/** The invariants that an ending breaks, in the table's order, each with how. */
export function brokenAt(
  ending: Ending,
  invariants: Invariants,
  reference: ExplorationReference,
): readonly { readonly invariant: string; readonly breaches: readonly string[] }[] {
  return Object.entries(invariants).flatMap(([invariant, { breaches: check }]) => {
    const breaches = check(ending, reference);
    return breaches.length === 0 ? [] : [{ invariant, breaches }];
  });
}

/** The contacts that take part: those with an e-mail. */
function contactsOf({ records }: Ending): readonly JsonObject[] {
  return [...records.values()].filter((record) => textOf(record, 'Email') !== '');
}

/** What a person can read at a record; null when there is nothing. */
function reasonAt(
  record: JsonObject,
  { recorded, isUnderWay }: ExplorationReference,
  { isRetried }: Pick<Ending, 'isRetried'>,
): string | null {
  const reason = recorded?.(record) ?? '';
  const saysNothing = reason.trim() === '' || (isRetried && isUnderWay?.(record) === true);
  return saysNothing ? null : reason;
}

/** Whether a reason that is recorded on a contact is no excuse: nothing keeps it from being in step any more. */
function mustBeInStep(record: JsonObject, { isRetried, mustSync }: Ending): boolean {
  return isRetried && mustSync.has(textOf(record, 'id'));
}

function oneCustomerPerContact(ending: Ending, reference: ExplorationReference): readonly string[] {
  return contactsOf(ending).flatMap((record) => {
    const why = whyNotInStep(reference, record, ending) ?? notAdopted(record, ending);
    if (why === null) return [];
    const reason = reasonAt(record, reference, ending);
    if (reason === null) return [`${nameOf(record)}: ${why}, and nothing is recorded on the contact`];
    if (!mustBeInStep(record, ending)) return [];
    return [`${nameOf(record)}: ${why}, although no conflict is left; recorded is: ${reason}`];
  });
}

/** Why a contact whose customer was in Books already has another one; null when it has not. */
function notAdopted(record: JsonObject, { adopted, history }: Ending): string | null {
  const id = textOf(record, 'id');
  const customer = adopted.get(id);
  if (!customer || history.writtenFor.get(customer.contact_id)?.includes(id)) return null;
  return `another customer stands for it than ${shown(customer)}, which has its e-mail`;
}

function noFalseAlarm(ending: Ending, reference: ExplorationReference): readonly string[] {
  return contactsOf(ending).flatMap((record) => {
    // What only says that a run is at work is a false alarm as well.
    const reason = reasonAt(record, reference, { isRetried: false });
    if (reason === null || !mustBeInStep(record, ending)) return [];
    return whyNotInStep(reference, record, ending) === null
      ? [`${nameOf(record)} is in step, and still says: ${reason}`]
      : [];
  });
}

function noOtherCustomerChanged(ending: Ending): readonly string[] {
  const { history, books, booksBefore } = ending;
  const after = new Map(books.map((contact) => [contact.contact_id, contact]));
  const breaches: string[] = [];
  for (const before of booksBefore) {
    const present = after.get(before.contact_id);
    const expected = history.leftByPeople.get(before.contact_id) ?? before;
    if (!present) {
      if (!history.deletedByPeople.includes(before.contact_id)) {
        breaches.push(`the Books contact ${shown(before)} is gone`);
      }
    } else if (present !== expected && !mayAdopt(before, ending)) {
      breaches.push(`the Books contact ${shown(before)} was changed, which stands for no contact in Bigin`);
    }
  }
  for (const [contactId, recordIds] of history.writtenFor) {
    const contact = after.get(contactId);
    if (contact && recordIds.length > 1) {
      breaches.push(
        `the Books contact ${shown(contact)} was written for ${recordIds.length} contacts of Bigin`,
      );
    }
  }
  return breaches;
}

/** A customer that was there is adopted only when it is active and alone has the e-mail that a contact had at some moment. */
function mayAdopt(candidate: BooksContact, { history, booksBefore }: Ending): boolean {
  const writers = history.writtenFor.get(candidate.contact_id) ?? [];
  const isAlone = (email: string): boolean => {
    const same = booksBefore.filter(
      (contact) => contact.contact_type === 'customer' && textOf(contact, 'email').toLowerCase() === email,
    );
    return same.length === 1 && same[0]?.contact_id === candidate.contact_id;
  };
  // What a run without a record wrote, in a contact that names none, was written for nobody.
  return (
    !isInactive(candidate) &&
    writers.length > 0 &&
    writers.every((id) => (history.emails.get(id) ?? []).some(isAlone))
  );
}

function unmappedValuesKept(ending: Ending, reference: ExplorationReference): readonly string[] {
  const { history, books, booksBefore } = ending;
  const left = new Map(booksBefore.map((contact) => [contact.contact_id, contact]));
  for (const [contactId, contact] of history.leftByPeople) left.set(contactId, contact);
  const breaches = [...history.damages];
  for (const present of books) {
    const before = left.get(present.contact_id);
    if (!before || before === present) continue;
    const damage = damageOf(reference, before, present, ending);
    if (damage) breaches.push(damage);
  }
  return breaches;
}

/** What happened to the unmapped values of a contact that stands for a record; undefined when nothing did. */
export function damageOf(
  reference: ExplorationReference,
  before: BooksContact,
  after: BooksContact,
  { history, records, books }: Ending,
): string | undefined {
  const [recordId = ''] = history.writtenFor.get(after.contact_id) ?? [];
  const deleted = history.deleted.get(recordId);
  const record = records.get(recordId) ?? deleted;
  if (!record) return undefined;
  const own = [...(reference.ownPaths ?? []), ...(deleted && reference.deactivates ? ['status'] : [])];
  const paths = strayChanges(before, after, expectedFor(reference, record, after.contact_id, books)).filter(
    (path) => !own.some((start) => path === start || path.startsWith(`${start}.`)),
  );
  if (paths.length === 0) return undefined;
  const persons = after.contact_persons.length - before.contact_persons.length;
  const lost = persons < 0 ? `lost ${-persons} of its ${before.contact_persons.length} persons; ` : '';
  const [first = '', ...others] = paths;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `the Books contact ${shown(before)} ${lost}changed in ${first}${more}, which nothing maps to`;
}

function everyRunAccountedFor(ending: Ending, reference: ExplorationReference): readonly string[] {
  const { history, mostSteps } = ending;
  const breaches: string[] = [];
  if (history.stopped === null && history.steps >= mostSteps) {
    breaches.push(`the runs have not ended after ${mostSteps} steps`);
  }
  for (const run of history.runs) {
    const { finished, number } = run;
    if (finished && !finished.outcome.ok) {
      const { line, message } = finished.outcome.error;
      breaches.push(`run ${number} failed at line ${line}: ${message}`);
      continue;
    }
    const record = leftBehind(run, ending, reference);
    if (!record) continue;
    breaches.push(
      `run ${number} ended without a write, ${nameOf(record)} is not in step, and no reason can be read in Bigin`,
    );
  }
  return breaches;
}

/** A contact that a run has left out of step without a word. A run that no record started may have had any in hand. */
function leftBehind(run: RunTrack, ending: Ending, reference: ExplorationReference): JsonObject | undefined {
  if (run.endsWithWrite || (run.recordId === '' && !run.isTroubled)) return undefined;
  return contactsOf(ending).find(
    (record) =>
      (run.recordId === '' || run.recordId === textOf(record, 'id')) &&
      reasonAt(record, reference, ending) === null &&
      whyNotInStep(reference, record, ending) !== null,
  );
}

/** A customer that has come to stand for another contact is no longer the deleted one's. */
function deletedContactInactive(ending: Ending, reference: ExplorationReference): readonly string[] {
  if (reference.deactivates !== true) return [];
  const { history, books } = ending;
  const breaches: string[] = [];
  for (const [contactId, recordIds] of history.writtenFor) {
    const deletedId = recordIds.find((id) => history.deleted.has(id));
    if (deletedId === undefined) continue;
    const contact = books.find(({ contact_id }) => contact_id === contactId);
    if (!contact) {
      if (history.deletedByPeople.includes(contactId)) continue;
      breaches.push(`the customer ${contactId} of the deleted contact ${deletedId} is gone`);
    } else if (
      (reference.recordIdOf?.(contact) ?? deletedId) === deletedId &&
      !isInactive(contact) &&
      !isTold(deletedId, ending)
    ) {
      breaches.push(`the customer ${shown(contact)} of the deleted contact ${deletedId} is active`);
    }
  }
  return breaches;
}

/** Whether a task names a deleted contact. */
function isTold(recordId: string, { tasks }: Ending): boolean {
  return tasks.some((task) => textOf(task, 'Description').includes(recordId));
}

function noEcho({ history }: Ending): readonly string[] {
  const echoes = history.runs.filter(({ depth }) => depth > 1);
  return [
    ...echoes.map(({ number }) => `run ${number} was started by what another run wrote in Bigin`),
    ...(history.stopped === null ? [] : [history.stopped]),
  ];
}

function callsPerChange({ history }: Ending): readonly string[] {
  return history.runs.flatMap((run) => {
    const { number, booksCalls, restingChange } = run;
    if (restingChange === null || booksCalls <= restingChange.calls) return [];
    const field = restingChange.kind === 'mapped' ? 'a mapped field' : 'a field that is not mapped';
    return [
      `run ${number} made ${booksCalls} calls to Books for a change of ${field}; ${restingChange.calls} would do`,
    ];
  });
}

function nameOf(record: JsonObject): string {
  return `the contact ${textOf(record, 'Full_Name') || textOf(record, 'id')}`;
}

function shown({ contact_id, contact_name }: BooksContact): string {
  return `${contact_name} (${contact_id})`;
}
