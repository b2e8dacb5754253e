import { limits } from '../../zoho/index.ts';
import type { Answer } from '../http/call.ts';
import { isJsonObject, type JsonObject, textOf } from '../json.ts';
import { pageOf } from '../sorted-index.ts';
import { booksError, booksSuccess } from './answers.ts';
import type { BooksBehaviour, BooksCall, BooksContext, EmailFilter } from './books-context.ts';
import { listContact } from './contact-view.ts';
import {
  type BooksContact,
  isSortColumn,
  type OrganizationStore,
  sortContacts,
} from './organization-store.ts';
import { pageParameters, readPage } from './page.ts';

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
const filterKeys = [
  'contact_name',
  'company_name',
  'first_name',
  'last_name',
  'email',
  'phone',
  'address',
] as const;

/** How a contact is linked to Zoho CRM. The sandbox has no such link, so that these filters find nobody. */
const crmKeys: ReadonlySet<string> = new Set(['zcrm_contact_id', 'zcrm_account_id', 'zcrm_vendor_id']);

/**
 * The values of `filter_by`. The sandbox has no invoices and no link to Zoho CRM: nobody owes, is overdue or past a
 * credit limit, and nobody comes from CRM. That duplicates are contacts with the same e-mail address is inferred.
 */
const statusFilters: Readonly<Record<string, (contact: BooksContact, store: OrganizationStore) => boolean>> =
  {
    'Status.All': () => true,
    'Status.Active': (contact) => contact.status === 'active',
    'Status.Inactive': (contact) => contact.status === 'inactive',
    'Status.Duplicate': (contact, store) => store.countWithPrimaryEmail(textOf(contact, 'email')) > 1,
    'Status.PortalEnabled': (contact) => hasPortal(contact),
    'Status.PortalDisabled': (contact) => !hasPortal(contact),
    'Status.CreditLimitExceed': () => false,
    'Status.Crm': () => false,
    'Invoice.OverDue': () => false,
    'Invoice.Unpaid': () => false,
  };

function hasPortal(contact: BooksContact): boolean {
  return (
    contact.is_portal_enabled === true ||
    contact.contact_persons.some((person) => person.enable_portal === true)
  );
}

const otherParameters: readonly string[] = [
  ...pageParameters,
  'sort_column',
  'sort_order',
  'filter_by',
  'contact_type',
  'search_text',
];

/** The parameters of `GET /contacts`: those that the page names. */
export const contactListParameters: readonly string[] = [
  ...filterKeys.flatMap((key) => endings.map(([ending]) => key + ending)),
  ...crmKeys,
  ...otherParameters,
];

type Test = (contact: BooksContact) => boolean;

/** What the query asks for, or why it cannot be answered. */
type Selection =
  | {
      readonly ok: true;
      /** The contacts that an index leaves to look at; absent when no index helps. */
      readonly candidates: readonly BooksContact[] | undefined;
      readonly tests: readonly Test[];
    }
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
  if (!isSortColumn(sortColumn)) return booksError('invalidValue', { field: 'sort_column' });
  const sortOrder = query.get('sort_order') ?? 'A';
  if (sortOrder !== 'A' && sortOrder !== 'D') return booksError('invalidValue', { field: 'sort_order' });
  const read = readPage(query);
  if (!read.ok) return read.answer;
  const { page, perPage, offset } = read;

  const { tests, candidates } = selection;
  const descending = sortOrder === 'D';
  const cutPage = (): readonly [total: number, contacts: readonly BooksContact[]] => {
    const store = call.organization;
    if (!candidates && tests.length === 0) {
      const all = store.sortedBy(sortColumn);
      return [all.size(), all.page(descending, offset, perPage)];
    }
    const ordered = candidates
      ? sortContacts(candidates, sortColumn)
      : store.sortedBy(sortColumn).ascending();
    const found = ordered.filter((contact) => tests.every((test) => test(contact)));
    return [found.length, pageOf(found, descending, offset, perPage)];
  };
  const [total, contactsOfPage] = cutPage();
  const page_context: JsonObject = {
    page,
    per_page: perPage,
    has_more_page: total > offset + perPage,
    report_name: 'Contacts',
    applied_filter: query.get('filter_by') ?? 'Status.All',
    sort_column: sortColumn,
    sort_order: sortOrder,
  };
  const contacts = contactsOfPage.map(listContact);
  return booksSuccess('success', { contacts, page_context });
}

/** In a larger store, to look whether an open question matters would cost more than the call. */
const FEW_CONTACTS = 100;

/** How the filter `email` compares; asked only where the possible answers differ, or could. */
function emailFilterFor({ query, organization }: BooksCall, behaviour: BooksBehaviour): EmailFilter {
  const email = query.get('email');
  if (email === null) return 'equals';
  const isFew = organization.size <= FEW_CONTACTS;
  return isFew && !organization.hasLongerPrimaryEmail(email) ? 'equals' : behaviour.emailFilter;
}

function select(call: BooksCall, context: BooksContext): Selection {
  const tests: Test[] = [];
  const emailFilter = emailFilterFor(call, context.behaviour);
  for (const [parameter, value] of call.query) {
    const test = crmKeys.has(parameter)
      ? (contact: BooksContact): boolean => textOf(contact, parameter) === value
      : filterTest(parameter, value, emailFilter);
    if (!test) continue;
    if (value.length > limits.books.filterText.value) {
      const answer = booksError('valueTooLong', { field: parameter, limit: limits.books.filterText.value });
      return { ok: false, answer };
    }
    tests.push(test);
  }
  return selectByStatus(call, emailFilter, tests);
}

function selectByStatus(call: BooksCall, emailFilter: EmailFilter, tests: Test[]): Selection {
  const { query, organization } = call;
  const status = query.get('filter_by') ?? 'Status.All';
  const statusTest = Object.hasOwn(statusFilters, status) ? statusFilters[status] : undefined;
  if (!statusTest) return refused('filter_by');
  if (status !== 'Status.All') tests.push((contact) => statusTest(contact, organization));

  const type = query.get('contact_type');
  if (type !== null) {
    if (type !== 'customer' && type !== 'vendor') return refused('contact_type');
    tests.push((contact) => contact.contact_type === type);
  }
  const searched = query.get('search_text')?.toLowerCase();
  if (searched !== undefined) {
    const limit = limits.books.filterText.value;
    if (searched.length > limit) {
      return { ok: false, answer: booksError('valueTooLong', { field: 'search_text', limit }) };
    }
    tests.push(
      (contact) =>
        contact.contact_name.toLowerCase().includes(searched) ||
        textOf(contact, 'notes').toLowerCase().includes(searched),
    );
  }
  return { ok: true, candidates: candidatesOf(organization, query, emailFilter), tests };
}

/** The contacts that an index leaves to look at; undefined when no index helps. */
function candidatesOf(
  store: OrganizationStore,
  query: URLSearchParams,
  emailFilter: EmailFilter,
): readonly BooksContact[] | undefined {
  const email = query.get('email');
  if (email !== null && email !== '' && emailFilter === 'equals') return store.withPrimaryEmail(email);
  const name = query.get('contact_name');
  if (name === null) return undefined;
  const contact = store.withName(name);
  return contact ? [contact] : [];
}

function filterTest(parameter: string, value: string, emailFilter: EmailFilter): Test | undefined {
  const wanted = value.toLowerCase();
  for (const key of filterKeys) {
    for (const [ending, compare] of endings) {
      if (parameter !== key + ending) continue;
      const chosen = parameter === 'email' && emailFilter === 'contains' ? contains : compare;
      if (key === 'address') return (contact) => addressTexts(contact).some((text) => chosen(text, wanted));
      return (contact) => chosen(textOf(contact, key).toLowerCase(), wanted);
    }
  }
  return undefined;
}

function refused(field: string): Selection {
  return { ok: false, answer: booksError('invalidValue', { field }) };
}

/** Each value of the billing and the shipping address. That the filter looks at every part is inferred. */
function addressTexts(contact: BooksContact): readonly string[] {
  return [contact.billing_address, contact.shipping_address]
    .filter(isJsonObject)
    .flatMap((address) => Object.values(address))
    .filter((value) => typeof value === 'string')
    .map((value) => value.toLowerCase());
}
