import type { BooksContact } from '../books/organization-store.ts';
import { type JsonObject, textOf } from '../json.ts';
import { compareFields, type ExpectedRecord, type Situation } from '../replay/expectation.ts';
import type { Ending, ExplorationReference, History, RestingChange, RunTrack } from './history.ts';

type Books = readonly BooksContact[];

/** The record that a write to Books was made for; empty when the contact names none, and its run has none in hand. */
export function recordOfWrite(
  { recordIdOf }: ExplorationReference,
  contact: BooksContact,
  run: RunTrack,
): string {
  return recordIdOf?.(contact) ?? run.recordInHand;
}

/**
 * The contacts in Books that stand for a record: those that name it. What was written for it and names no record
 * counts too, so that a customer that lost its key, or never had it, is one too many.
 */
export function customersOf(
  recordId: string,
  { recordIdOf }: ExplorationReference,
  history: History,
  books: Books,
): Books {
  return books.filter((contact) => {
    const named = recordIdOf?.(contact) ?? null;
    return named === null
      ? history.writtenFor.get(contact.contact_id)?.includes(recordId)
      : named === recordId;
  });
}

/** What a Books contact has to hold for a record, given who else is in Books. */
export function expectedFor(
  reference: ExplorationReference,
  record: JsonObject,
  customerId: string,
  books: Books,
): ExpectedRecord {
  const situation: Situation = {
    kind: 'edit',
    contact: 0,
    record,
    previous: null,
    booksBefore: books,
    linkedId: customerId,
  };
  return reference.expected(situation);
}

/** Why a record is not in step with Books; null when it is. Ids and names of fields, no values. */
export function whyNotInStep(
  reference: ExplorationReference,
  record: JsonObject,
  { history, books, booksBefore }: Pick<Ending, 'history' | 'books' | 'booksBefore'>,
): string | null {
  const all = customersOf(textOf(record, 'id'), reference, history, books);
  const active = all.filter((contact) => !isInactive(contact));
  const customers = reference.setsSecondsAside === true && active.length > 0 ? active : all;
  const [customer, second] = customers;
  if (!customer) return 'no customer in Books stands for it';
  if (second) return `${customers.length} customers in Books stand for it`;
  if (
    isInactive(customer) &&
    !booksBefore.some((one) => one.contact_id === customer.contact_id && isInactive(one))
  ) {
    return 'its customer was made inactive';
  }
  const expected = expectedFor(reference, record, customer.contact_id, books);
  const paths = compareFields(customer, expected).map(({ path }) => path);
  return paths.length === 0 ? null : `its customer has other values in ${paths.join(', ')}`;
}

export function isInactive(contact: BooksContact): boolean {
  return contact.status === 'inactive';
}

/** What an edit means for Books, and what it may cost. */
export function changeOf(
  reference: ExplorationReference,
  before: JsonObject,
  after: JsonObject,
  { history, books }: Pick<Ending, 'history' | 'books'>,
): RestingChange {
  const [customer] = customersOf(textOf(after, 'id'), reference, history, books);
  const customerId = customer?.contact_id ?? '';
  const [old, present] = [before, after].map((record) =>
    JSON.stringify(expectedFor(reference, record, customerId, books)),
  );
  const kind = old === present ? 'unmapped' : 'mapped';
  return { kind, calls: reference.callsFor?.(before, after, customer) ?? (kind === 'mapped' ? 1 : 0) };
}
