import type { BooksContact } from '../books/organization-store.ts';
import { type JsonObject, textOf } from '../json.ts';
import { strayChanges } from '../replay/expectation.ts';
import type { Ending, ExplorationReference, RunTrack } from './history.ts';
import { expectedFor, whyNotInStep } from './standing.ts';

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

/** The contacts that take part and that nobody has to look at. */
function silentContacts({ records }: Ending, reference: ExplorationReference): readonly JsonObject[] {
  return [...records.values()].filter(
    (record) => textOf(record, 'Email') !== '' && !isRecorded(record, reference),
  );
}

function isRecorded(record: JsonObject, { recorded }: ExplorationReference): boolean {
  return recorded !== undefined && recorded(record) !== null;
}

function oneCustomerPerContact(ending: Ending, reference: ExplorationReference): readonly string[] {
  return silentContacts(ending, reference).flatMap((record) => {
    const why = whyNotInStep(reference, record, ending);
    return why === null ? [] : [`${nameOf(record)}: ${why}, and nothing is recorded on the contact`];
  });
}

function noOtherCustomerChanged(ending: Ending): readonly string[] {
  const { history, books, booksBefore } = ending;
  const after = new Map(books.map((contact) => [contact.contact_id, contact]));
  const breaches: string[] = [];
  for (const before of booksBefore) {
    const present = after.get(before.contact_id);
    const expected = history.leftByPeople.get(before.contact_id) ?? before;
    if (!present) breaches.push(`the Books contact ${shown(before)} is gone`);
    else if (present !== expected && !mayAdopt(before, ending)) {
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

/** A customer that was there is adopted only when it alone has the e-mail that a contact had at some moment. */
function mayAdopt(candidate: BooksContact, { history, booksBefore }: Ending): boolean {
  const writers = history.writtenFor.get(candidate.contact_id) ?? [];
  return writers.every((recordId) =>
    (history.versions.get(recordId) ?? []).some(({ record }) => {
      const email = textOf(record, 'Email').toLowerCase();
      const same = booksBefore.filter(
        (contact) =>
          contact.contact_type === 'customer' &&
          email !== '' &&
          textOf(contact, 'email').toLowerCase() === email,
      );
      return same.length === 1 && same[0]?.contact_id === candidate.contact_id;
    }),
  );
}

function unmappedValuesKept(ending: Ending, reference: ExplorationReference): readonly string[] {
  const { history, books, booksBefore, records } = ending;
  const left = new Map(booksBefore.map((contact) => [contact.contact_id, contact]));
  for (const [contactId, contact] of history.leftByPeople) left.set(contactId, contact);
  const breaches = [...history.damages];
  for (const present of books) {
    const before = left.get(present.contact_id);
    if (!before || before === present) continue;
    const [recordId] = history.writtenFor.get(present.contact_id) ?? [];
    const record = records.get(recordId ?? '');
    const damage = record && damageOf(reference, record, before, present, books);
    if (damage) breaches.push(damage);
  }
  return breaches;
}

/** What happened to the unmapped values of a contact; undefined when nothing did. */
export function damageOf(
  reference: ExplorationReference,
  record: JsonObject,
  before: BooksContact,
  after: BooksContact,
  books: readonly BooksContact[],
): string | undefined {
  const paths = strayChanges(before, after, expectedFor(reference, record, after.contact_id, books));
  if (paths.length === 0) return undefined;
  const persons = after.contact_persons.length - before.contact_persons.length;
  const lost = persons < 0 ? `lost ${-persons} of its ${before.contact_persons.length} persons; ` : '';
  const [first = '', ...others] = paths;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `the Books contact ${shown(before)} ${lost}changed in ${first}${more}, which nothing maps to`;
}

function everyRunAccountedFor(ending: Ending, reference: ExplorationReference): readonly string[] {
  const { history, records, mostSteps } = ending;
  const breaches: string[] = [];
  if (history.stopped === null && history.steps >= mostSteps) {
    breaches.push(`the runs have not ended after ${mostSteps} steps`);
  }
  for (const run of history.runs) {
    const { finished } = run;
    if (finished && !finished.outcome.ok) {
      const { line, message } = finished.outcome.error;
      breaches.push(`run ${run.number} failed at line ${line}: ${message}`);
      continue;
    }
    const record = records.get(run.recordId);
    if (run.endsWithWrite || !record || textOf(record, 'Email') === '') continue;
    if (isRecorded(record, reference) || whyNotInStep(reference, record, ending) === null) continue;
    const what = run.isTroubled ? 'met a failure' : 'wrote nothing';
    breaches.push(
      `run ${run.number} ${what}, ${nameOf(record)} is not in step, and no reason can be read in Bigin`,
    );
  }
  return breaches;
}

function noEcho({ history }: Ending): readonly string[] {
  const echoes = history.runs.filter(({ depth }) => depth > 1);
  return [
    ...echoes.map(({ number }) => `run ${number} was started by what another run wrote in Bigin`),
    ...(history.stopped === null ? [] : [history.stopped]),
  ];
}

const allowedCalls = { mapped: 1, unmapped: 0 } as const;

function callsPerChange({ history }: Ending): readonly string[] {
  return history.runs.flatMap((run) => {
    const allowed = allowedFor(run);
    if (allowed === undefined || run.booksCalls <= allowed) return [];
    const field = run.restingChange === 'mapped' ? 'a mapped field' : 'a field that is not mapped';
    return [
      `run ${run.number} made ${run.booksCalls} calls to Books for a change of ${field}; ${allowed} would do`,
    ];
  });
}

function allowedFor({ restingChange, isTroubled }: RunTrack): number | undefined {
  return restingChange === null || isTroubled ? undefined : allowedCalls[restingChange];
}

function nameOf(record: JsonObject): string {
  return `the contact ${textOf(record, 'Full_Name') || textOf(record, 'id')}`;
}

function shown({ contact_id, contact_name }: BooksContact): string {
  return `${contact_name} (${contact_id})`;
}
