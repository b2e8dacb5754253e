import type { BooksContact } from '../books/organization-store.ts';
import { type JsonObject, textOf } from '../json.ts';
import { compareFields, type ExpectedRecord, type Situation } from '../replay/expectation.ts';
import type { Ending, ExplorationReference, History } from './history.ts';

type Books = readonly BooksContact[];

/** The contacts in Books that the runs of a record made or wrote. */
export function customersOf(recordId: string, history: History, books: Books): Books {
  return books.filter(({ contact_id }) => history.writtenFor.get(contact_id)?.includes(recordId));
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
  { history, books }: Pick<Ending, 'history' | 'books'>,
): string | null {
  const customers = customersOf(textOf(record, 'id'), history, books);
  const [customer, second] = customers;
  if (!customer) return 'no customer in Books stands for it';
  if (second) return `${customers.length} customers in Books stand for it`;
  const expected = expectedFor(reference, record, customer.contact_id, books);
  const paths = compareFields(customer, expected).map(({ path }) => path);
  return paths.length === 0 ? null : `its customer has other values in ${paths.join(', ')}`;
}
