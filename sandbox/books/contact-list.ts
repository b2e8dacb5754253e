import { limits } from '../../zoho/index.ts';
import { sandboxDiagnostics } from '../diagnostics.ts';
import type { Answer } from '../http/call.ts';
import { type JsonObject, textOf } from '../json.ts';
import { booksError, booksSuccess } from './answers.ts';
import type { BooksCall, BooksContext, EmailFilter } from './books-context.ts';
import { listContact } from './contact-view.ts';
import type { BooksContact, OrganizationStore } from './organization-store.ts';

type Compare = (actual: string, wanted: string) => boolean;

const equals: Compare = (actual, wanted) => actual === wanted;
const contains: Compare = (actual, wanted) => actual.includes(wanted);
const startsWith: Compare = (actual, wanted) => actual.startsWith(wanted);

/** Each filter exists three times: as is, and with one of the other endings. Case does not count (inferred). */
const endings: readonly (readonly [ending: string, compare: Compare])[] = [
  ['', equals],
  ['_startswith', startsWith],
  ['_contains', contains],
];

/** The keys that can be filtered by. Names, e-mail and phone are those of the primary person (documented). */
const filterKeys = ['contact_name', 'company_name', 'first_name', 'last_name', 'email', 'phone'] as const;

/** Documented, but the sandbox does not stand for them: leaving them out would answer with too many contacts. */
const unmodelledParameters: ReadonlySet<string> = new Set([
  'address',
  'address_startswith',
  'address_contains',
  'zcrm_contact_id',
  'zcrm_account_id',
  'zcrm_vendor_id',
]);

const sortColumns: ReadonlySet<string> = new Set([
  'contact_name',
  'first_name',
  'last_name',
  'email',
  'created_time',
  'last_modified_time',
]);

const statusFilters: Readonly<Record<string, (contact: BooksContact) => boolean>> = {
  'Status.All': () => true,
  'Status.Active': (contact) => contact.status === 'active',
  'Status.Inactive': (contact) => contact.status === 'inactive',
};

/** Documented values of `filter_by` that the sandbox does not stand for. */
const unmodelledStatus: ReadonlySet<string> = new Set([
  'Status.Duplicate',
  'Status.PortalEnabled',
  'Status.PortalDisabled',
  'Status.CreditLimitExceed',
  'Status.Crm',
  'Invoice.OverDue',
  'Invoice.Unpaid',
]);

const otherParameters: ReadonlySet<string> = new Set([
  'organization_id',
  'page',
  'per_page',
  'sort_column',
  'sort_order',
  'filter_by',
  'contact_type',
  'search_text',
]);

type Test = (contact: BooksContact) => boolean;

/** What the query asks for, or why it cannot be answered. */
type Selection =
  | { readonly ok: true; readonly candidates: readonly BooksContact[]; readonly tests: readonly Test[] }
  | { readonly ok: false; readonly answer: Answer };

/**
 * `GET /contacts`.
 * Source: https://www.zoho.com/books/api/v3/contacts/#list-contacts (documented; that equal means the whole value is
 * inferred, and open for `email`)
 */
export function listContacts(call: BooksCall, context: BooksContext): Answer {
  const selection = select(call, context);
  if (!selection.ok) return selection.answer;
  const { query } = call;
  const sortColumn = query.get('sort_column') ?? 'contact_name';
  if (!sortColumns.has(sortColumn)) return booksError('invalidValue', { field: 'sort_column' });
  const sortOrder = query.get('sort_order') ?? 'A';
  if (sortOrder !== 'A' && sortOrder !== 'D') return booksError('invalidValue', { field: 'sort_order' });
  const page = positiveNumber(query.get('page'), 1);
  if (page === undefined) return booksError('invalidValue', { field: 'page' });
  const most = limits.books.recordsPerPage.value;
  const perPage = positiveNumber(query.get('per_page'), most);
  if (perPage === undefined || perPage > most) return booksError('invalidValue', { field: 'per_page' });

  const found = selection.candidates.filter((contact) => selection.tests.every((test) => test(contact)));
  const sorted = sortContacts(found, sortColumn, sortOrder === 'D');
  const offset = (page - 1) * perPage;
  const page_context: JsonObject = {
    page,
    per_page: perPage,
    has_more_page: sorted.length > offset + perPage,
    report_name: 'Contacts',
    applied_filter: query.get('filter_by') ?? 'Status.All',
    sort_column: sortColumn,
    sort_order: sortOrder,
  };
  const contacts = sorted.slice(offset, offset + perPage).map(listContact);
  return booksSuccess('success', { contacts, page_context });
}

function select(call: BooksCall, context: BooksContext): Selection {
  const tests: Test[] = [];
  for (const [parameter, value] of call.query) {
    if (unmodelledParameters.has(parameter)) {
      context.unmodelled(call, `The filter ${parameter} of Books contacts is not modelled.`);
      return refused(parameter);
    }
    if (otherParameters.has(parameter)) continue;
    const test = filterTest(parameter, value, context.emailFilter);
    if (!test) {
      const details = { service: 'books', path: call.path, parameter };
      context.note(sandboxDiagnostics.report('unknown-parameter-ignored', details, undefined));
      continue;
    }
    if (value.length > limits.books.filterText.value) {
      const answer = booksError('valueTooLong', { field: parameter, limit: limits.books.filterText.value });
      return { ok: false, answer };
    }
    tests.push(test);
  }
  return selectByStatus(call, context, tests);
}

function selectByStatus(call: BooksCall, context: BooksContext, tests: Test[]): Selection {
  const { query, organization } = call;
  const status = query.get('filter_by') ?? 'Status.All';
  if (unmodelledStatus.has(status))
    context.unmodelled(call, `filter_by=${status} of Books contacts is not modelled.`);
  const statusTest = Object.hasOwn(statusFilters, status) ? statusFilters[status] : undefined;
  if (!statusTest) return refused('filter_by');
  tests.push(statusTest);

  const type = query.get('contact_type');
  if (type !== null) {
    if (type !== 'customer' && type !== 'vendor') return refused('contact_type');
    tests.push((contact) => contact.contact_type === type);
  }
  const searched = query.get('search_text')?.toLowerCase();
  if (searched !== undefined) {
    tests.push(
      (contact) =>
        contact.contact_name.toLowerCase().includes(searched) ||
        textOf(contact, 'notes').toLowerCase().includes(searched),
    );
  }
  return { ok: true, candidates: candidates(organization, query, context.emailFilter), tests };
}

/** The contacts that an index leaves to look at; all of them when no index helps. */
function candidates(
  store: OrganizationStore,
  query: URLSearchParams,
  emailFilter: EmailFilter,
): readonly BooksContact[] {
  const email = query.get('email');
  if (email !== null && email !== '' && emailFilter === 'equals') return store.withPrimaryEmail(email);
  const name = query.get('contact_name');
  if (name !== null) {
    const contact = store.withName(name);
    return contact ? [contact] : [];
  }
  return store.all();
}

function filterTest(parameter: string, value: string, emailFilter: EmailFilter): Test | undefined {
  const wanted = value.toLowerCase();
  for (const key of filterKeys) {
    for (const [ending, compare] of endings) {
      if (parameter !== key + ending) continue;
      const chosen = parameter === 'email' && emailFilter === 'contains' ? contains : compare;
      return (contact) => chosen(textOf(contact, key).toLowerCase(), wanted);
    }
  }
  return undefined;
}

function refused(field: string): Selection {
  return { ok: false, answer: booksError('invalidValue', { field }) };
}

function sortContacts(
  contacts: readonly BooksContact[],
  column: string,
  descending: boolean,
): readonly BooksContact[] {
  const sign = descending ? -1 : 1;
  return contacts.toSorted((left, right) => {
    const [a, b] = [textOf(left, column).toLowerCase(), textOf(right, column).toLowerCase()];
    return a < b ? -sign : a > b ? sign : 0;
  });
}

function positiveNumber(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
}
