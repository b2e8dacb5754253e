import { hash } from 'node:crypto';
import type { HttpAnswer, HttpRequest } from '../../deluge/index.ts';

/*
 * The shipped function contact_to_books as a person would write it in TypeScript, for a contact that is new and for one
 * whose person has changed. It makes the same calls and decides the same.
 */

export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

interface Variables {
  readonly [name: string]: string | undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function digest(text: string): string {
  return hash('md5', text, 'hex');
}

function parsed(text: string): JsonObject {
  return text.startsWith('{') ? asObject(JSON.parse(text)) : {};
}

interface Answer {
  readonly status: string;
  readonly body: JsonObject;
}

const host = 'https://www.zohoapis.com';
const rounds = 8;

/** Gives the line that the function logs. */
export async function syncByHand(contact: JsonObject, variables: Variables, send: Send): Promise<string> {
  const recordId = asText(contact['Contacts.ID']);
  const log = (text: string): string => `contact_to_books ${recordId}: ${text}`;
  const organizationId = variables.books_organization_id ?? '';
  if (recordId === '' || organizationId === '') return log('stopped');
  const runToken = String(Math.floor(Math.random() * 999_999_999));

  const call = async (
    connection: string,
    method: string,
    path: string,
    body?: JsonObject,
  ): Promise<Answer> => {
    const answer = await send({
      method,
      url: `${host}${path}`,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      connection,
      line: 0,
    });
    if (answer.kind === 'failure') throw new Error(answer.message);
    return { status: String(answer.status), body: parsed(answer.body) };
  };
  const record = async (state: JsonObject): Promise<string> => {
    const path = `/bigin/v2/Contacts/${recordId}`;
    const { body } = await call('biginconnection', 'PUT', path, { data: [state], trigger: [] });
    return asText(asObject(asList(body.data)[0]).code);
  };
  const isDone = ({ status, body }: Answer): boolean => status.startsWith('2') && asText(body.code) === '0';
  const organization = `organization_id=${encodeURIComponent(organizationId)}`;

  let saved: JsonObject | undefined;
  let hasWritten = false;
  let outcome = 'in step';
  let customerId = '';
  let personId = '';
  for (let round = 1; round <= rounds; round++) {
    const query = new URLSearchParams({ fields: fieldNames });
    const read = await call('biginconnection', 'GET', `/bigin/v2/Contacts/${recordId}?${query}`);
    const present = asObject(asList(read.body.data)[0]);
    if (asText(present.id) !== recordId) return log('stopped: Bigin did not give the contact.');
    const status = asText(present.Books_Sync_Status);
    const memory = parsed(asText(present.Books_Sync_Memory));
    const last = parsed(asText(present.Books_Sync_Mark));
    if (hasWritten && last.run !== runToken) saved = undefined;
    const email = asText(present.Email);
    if (email === '') return log('left alone: the contact has no Email.');

    const name = asText(present.Full_Name);
    const customer = {
      contact_type: 'customer',
      company_name: asText(asObject(present.Account_Name).name),
      notes: asText(present.Description),
    };
    const address = {
      address: asText(present.Mailing_Street),
      city: asText(present.Mailing_City),
      state: asText(present.Mailing_State),
      zip: asText(present.Mailing_Zip),
      country: asText(present.Mailing_Country),
    };
    const person = {
      first_name: asText(present.First_Name),
      last_name: asText(present.Last_Name),
      email,
      phone: asText(present.Phone),
      mobile: asText(present.Mobile),
      designation: asText(present.Title),
    };
    const digests: JsonObject = {
      name: digest(name),
      fields: digest(JSON.stringify(customer)),
      billing_address: digest(JSON.stringify(address)),
      person: digest(JSON.stringify(person)),
    };
    const content = digest(JSON.stringify(digests));
    const isTrusted =
      status === 'In step' && hasWritten === (saved !== undefined) && memory.organization === organizationId;
    if (!saved && isTrusted) {
      personId = asText(memory.person_id);
      customerId = asText(present.Books_Customer_ID);
    }
    const known: JsonObject = saved ?? (isTrusted ? memory : {});
    const parts = Object.keys(digests);
    const changed = parts.filter((part) => known[part] !== digests[part]);
    if (changed.length === 0) {
      if (isTrusted && parts.every((part) => memory[part] === digests[part])) return log(outcome);
      const kept = { ...digests, organization: organizationId, person_id: personId };
      const code = await record({
        Books_Sync_Status: 'In step',
        Books_Sync_Reason: '',
        Books_Customer_ID: customerId,
        Books_Sync_Memory: JSON.stringify(kept),
      });
      if (code !== 'SUCCESS') return log('stopped: Bigin did not take the status.');
      continue;
    }
    const until = new Date(Date.now() + 20 * 60_000).toISOString().replace(/\D/g, '').slice(0, 12);
    const mark = JSON.stringify({ run: runToken, content, until });
    const marked = await record({
      Books_Sync_Status: 'Waiting',
      Books_Sync_Reason: 'It is being saved to Books.',
      Books_Sync_Mark: mark,
      Books_Sync_Memory: JSON.stringify({ tries: 0 }),
    });
    if (marked !== 'SUCCESS') return log('stopped: Bigin did not take the status.');
    hasWritten = true;
    saved = undefined;

    if (changed.length === 1 && changed[0] === 'person' && personId !== '') {
      const path = `/books/v3/contacts/contactpersons/${personId}?${organization}`;
      const answer = await call('booksconnection', 'PUT', path, { ...person, contact_id: customerId });
      if (!isDone(answer)) return log('stopped: Books did not update the person.');
      outcome = `updated customer ${customerId}`;
    } else {
      const search = new URLSearchParams({
        organization_id: organizationId,
        contact_type: 'customer',
        email,
        filter_by: 'Status.All',
        per_page: '200',
      });
      const listed = await call('booksconnection', 'GET', `/books/v3/contacts?${search}`);
      if (!isDone(listed) || asList(listed.body.contacts).length > 0) return log('stopped');
      const answer = await call('booksconnection', 'POST', `/books/v3/contacts?${organization}`, {
        ...customer,
        contact_name: name,
        contact_persons: [{ ...person, is_primary_contact: true }],
        custom_fields: [{ api_name: 'cf_bigin_contact_id', value: recordId }],
        billing_address: address,
      });
      if (!isDone(answer)) return log('stopped: Books did not create the customer.');
      const made = asObject(answer.body.contact);
      customerId = asText(made.contact_id);
      personId = asText(asObject(asList(made.contact_persons)[0]).contact_person_id);
      outcome = `created customer ${customerId}`;
    }
    saved = digests;
  }
  return log('stopped: the contact changed again and again while it was saved.');
}

const fieldNames = [
  'Full_Name',
  'Account_Name',
  'Description',
  'Mailing_Street',
  'Mailing_City',
  'Mailing_State',
  'Mailing_Zip',
  'Mailing_Country',
  'First_Name',
  'Last_Name',
  'Email',
  'Phone',
  'Mobile',
  'Title',
  'Books_Sync_Status',
  'Books_Customer_ID',
  'Books_Sync_Memory',
  'Books_Sync_Mark',
].join(',');
