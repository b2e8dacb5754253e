import { sandboxOptionsOf, sandboxOrganization } from '../../cli/topping-sandbox.ts';
import { createSandbox, type JsonObject, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { shippedTexts, textOfFile } from '../support/shipped-texts.ts';

/** Calls to each service. */
export interface Calls {
  readonly bigin: number;
  readonly books: number;
}

/** What one event costs, with the shipped functions and with the naive one. */
export interface CallsOfEvent {
  readonly event: string;
  readonly shipped: Calls;
  readonly naive: Calls;
}

interface MeasuredEvent {
  readonly name: string;
  /** What Books holds before the contact is created. */
  readonly books?: JsonObject;
  /** The event; left out: the creation itself is measured. */
  readonly change?:
    | { readonly kind: 'edit'; readonly values: JsonObject }
    | { readonly kind: 'delete' }
    /** What changes in Books, if anything does; then the schedule of the way back comes. */
    | { readonly kind: 'way-back'; readonly values?: JsonObject };
}

const ann: JsonObject = {
  First_Name: 'Ann',
  Last_Name: 'Lee',
  Email: 'ann@example.com',
  Phone: '+1 202-555-0100',
};

const edit = (values: JsonObject) => ({ kind: 'edit' as const, values });

const customer: JsonObject = {
  contact_name: 'Ann Lee Trading',
  contact_type: 'customer',
  contact_persons: [
    { first_name: 'Ann', last_name: 'Lee', email: 'ann@example.com', is_primary_contact: true },
  ],
};

const events: readonly MeasuredEvent[] = [
  { name: 'a contact is created' },
  { name: 'a contact is created whose customer is in Books already', books: customer },
  { name: 'a field of the person changes (phone)', change: edit({ Phone: '+1 202-555-0111' }) },
  { name: 'a field of the customer changes (notes)', change: edit({ Description: 'Pays on Fridays.' }) },
  { name: 'the name changes', change: edit({ Last_Name: 'Leigh' }) },
  { name: 'the address changes', change: edit({ Mailing_City: 'Oslo' }) },
  { name: 'a field that is not mapped changes', change: edit({ Home_Phone: '+1 202-555-0133' }) },
  { name: 'a contact is saved and nothing changes', change: edit({ Phone: '+1 202-555-0100' }) },
  { name: 'a contact is deleted', change: { kind: 'delete' } },
  {
    name: 'payment terms change in Books, and the hour of the way back comes',
    change: { kind: 'way-back', values: { payment_terms_label: 'Net 30' } },
  },
  { name: 'an hour in which nothing has changed in Books', change: { kind: 'way-back' } },
];

/** Plays each event in a sandbox of its own and counts the calls that the functions make for it. */
export async function measureCalls(): Promise<readonly CallsOfEvent[]> {
  const measured: CallsOfEvent[] = [];
  for (const event of events) {
    measured.push({
      event: event.name,
      shipped: await callsFor(event, shippedOptions()),
      naive: await callsFor(event, naiveOptions()),
    });
  }
  return measured;
}

function shippedOptions(): SandboxOptions {
  return { ...sandboxOptionsOf(topping, shippedTexts()), schedules: [] };
}

function naiveOptions(): SandboxOptions {
  const text = textOfFile('test/fixtures/naive/naive_sync.deluge');
  const options = sandboxOptionsOf(topping, [{ name: 'contact_to_books', text }]);
  const rules = options.rules?.filter((rule) => rule.function === 'contact_to_books') ?? [];
  return { ...options, rules, schedules: [] };
}

async function callsFor({ books, change }: MeasuredEvent, options: SandboxOptions): Promise<Calls> {
  const sandbox = createSandbox(options);
  const people = peopleOf(sandbox);
  if (books) await people.books('POST', `/contacts?organization_id=${sandboxOrganization.id}`, books);
  const before = change ? undefined : ofRuns(sandbox);
  await people.bigin('POST', '/Contacts', { data: [ann] });
  await sandbox.settle();
  const id = String(sandbox.bigin.records('Contacts')[0]?.id);
  // The first runs of the way back look at what there was before.
  if (change?.kind === 'way-back') for (let run = 0; run < 2; run += 1) await bringBack(sandbox);
  const start = before ?? ofRuns(sandbox);
  if (change) {
    if (change.kind === 'delete') await people.bigin('DELETE', `/Contacts/${id}`);
    if (change.kind === 'edit') await people.bigin('PUT', `/Contacts/${id}`, { data: [change.values] });
    if (change.kind === 'way-back' && change.values) await changeCustomer(sandbox, people, change.values);
    if (change.kind === 'way-back') await bringBack(sandbox);
    await sandbox.settle();
  }
  const end = ofRuns(sandbox);
  return { bigin: end.bigin - start.bigin, books: end.books - start.books };
}

/** A run of the way back a minute later; nothing where there is no such function. */
async function bringBack(sandbox: Sandbox): Promise<void> {
  sandbox.clock.advance(60_000);
  sandbox.call('books_to_bigin');
  await sandbox.settle();
}

async function changeCustomer(
  sandbox: Sandbox,
  people: ReturnType<typeof peopleOf>,
  values: JsonObject,
): Promise<void> {
  sandbox.clock.advance(60_000);
  const [customer] = sandbox.books.contacts();
  const path = `/contacts/${customer?.contact_id}?organization_id=${sandboxOrganization.id}`;
  await people.books('PUT', path, values);
}

/** The calls that runs have made so far; those of people are not among them. */
function ofRuns(sandbox: Sandbox): Calls {
  const paths = sandbox.finishedRuns().flatMap(({ http }) => http.map(({ url }) => new URL(url).pathname));
  return {
    bigin: paths.filter((path) => path.startsWith('/bigin/')).length,
    books: paths.filter((path) => path.startsWith('/books/')).length,
  };
}

function peopleOf(sandbox: Sandbox) {
  const token = sandbox.signIn('people', ['ZohoBigin.modules.contacts.ALL', 'ZohoBooks.contacts.ALL']);
  const send = (product: string) => async (method: string, path: string, body?: JsonObject) => {
    const answer = await sandbox.fetch(
      new Request(`${sandbox.hosts.api}${product}${path}`, {
        method,
        headers: { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  return { bigin: send('/bigin/v2'), books: send('/books/v3') };
}

/** The table as a page. */
export function callsPage(measured: readonly CallsOfEvent[]): string {
  const rows = measured.map(
    ({ event, shipped, naive }) =>
      `| ${event} | ${shipped.books} | ${shipped.bigin} | ${naive.books} | ${naive.bigin} |`,
  );
  return `# Calls per event

<!-- Generated by "npm run calls". Do not edit. -->

What one event costs, counted in the sandbox: the calls of the functions that ship, and beside them those of the naive
function that the explorer shows to be wrong (\`test/fixtures/naive/naive_sync.deluge\`). The naive function reads nothing
from Bigin, as it trusts the values that it is started with; it takes no notice of deletions, brings nothing back
from Books, and writes whether or not something has changed.

| event | Books, shipped | Bigin, shipped | Books, naive | Bigin, naive |
|---|---|---|---|---|
${rows.join('\n')}

Books changes a customer and its person by different calls, so that a new name, which both have, costs two. An address is
read before it is written, because what an update leaves out of it may be lost. The calls to Bigin are: reading the contact,
marking it, reading it again after the write, recording what came of it, and one last look.
`;
}
