import type { HttpAnswer, HttpRequest } from '../../deluge/index.ts';

/*
 * The shipped function contact_to_books as a person would write it in TypeScript. It asks the same and decides the same.
 */

export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

interface Variables {
  readonly [name: string]: string | undefined;
}

const hosts: Readonly<Record<string, string>> = {
  us: 'https://www.zohoapis.com',
  eu: 'https://www.zohoapis.eu',
  in: 'https://www.zohoapis.in',
  au: 'https://www.zohoapis.com.au',
  jp: 'https://www.zohoapis.jp',
  cn: 'https://www.zohoapis.com.cn',
  ca: 'https://www.zohoapis.ca',
  sa: 'https://www.zohoapis.sa',
  uk: 'https://www.zohoapis.uk',
  ae: 'https://www.zohoapis.ae',
};

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

interface Answer {
  readonly isDone: boolean;
  readonly status: string;
  readonly code: string;
  readonly body: JsonObject;
}

/** Gives the line that the function logs. */
export async function syncByHand(contact: JsonObject, variables: Variables, send: Send): Promise<string> {
  const recordId = asText(contact['Contacts.ID']);
  const log = (text: string): string => `contact_to_books ${recordId}: ${text}`;
  if (recordId === '') return log('stopped: the argument names no record.');
  const organizationId = variables.books_organization_id ?? '';
  if (organizationId === '') return log('stopped: the variable books_organization_id is empty.');
  const host = hosts[variables.zoho_data_centre ?? ''];
  if (host === undefined) return log('stopped: the variable zoho_data_centre names no data centre.');

  const call = async (method: string, url: string, body?: string): Promise<Answer> => {
    const answer = await send({
      method,
      url,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
      connection: 'booksconnection',
      line: 0,
    });
    if (answer.kind === 'failure') throw new Error(answer.message);
    const parsed = answer.body.startsWith('{') ? asObject(JSON.parse(answer.body)) : {};
    const status = String(answer.status);
    const code = parsed.code === undefined ? 'none' : asText(parsed.code);
    return { isDone: status.startsWith('2') && code === '0', status, code, body: parsed };
  };

  const read = await send({
    method: 'GET',
    url: `https://www.zohoapis.com/bigin/v2/Contacts/${recordId}`,
    headers: {},
    connection: 'biginconnection',
    line: 0,
  });
  if (read.kind === 'failure') throw new Error(read.message);
  const record = asObject(asList(asObject(JSON.parse(read.body)).data)[0]);
  if (asText(record.id) !== recordId) return log('stopped: Bigin did not give the record.');
  const email = asText(record.Email);
  if (email === '') return log('stopped: the contact has no Email.');

  const query = new URLSearchParams({
    organization_id: organizationId,
    contact_type: 'customer',
    email,
    filter_by: 'Status.All',
    per_page: '200',
  });
  const listed = await call('GET', `${host}/books/v3/contacts?${query}`);
  if (!listed.isDone) return log(`stopped: Books refused to list customers: status ${listed.status}`);
  if (asObject(listed.body.page_context).has_more_page === true) return log('stopped: too many customers.');
  let customerId = '';
  for (const entry of asList(listed.body.contacts)) {
    const candidate = asObject(entry);
    if (asText(candidate.email).toLowerCase() !== email.toLowerCase()) continue;
    if (candidate.contact_type !== 'customer') continue;
    if (customerId !== '') return log('stopped: several customers in Books have this e-mail.');
    customerId = asText(candidate.contact_id);
  }

  const billingAddress: Record<string, unknown> = {
    address: asText(record.Mailing_Street),
    city: asText(record.Mailing_City),
    state: asText(record.Mailing_State),
    zip: asText(record.Mailing_Zip),
    country: asText(record.Mailing_Country),
  };
  const primaryPerson: Record<string, unknown> = {
    first_name: asText(record.First_Name),
    last_name: asText(record.Last_Name),
    email,
    phone: asText(record.Phone),
    mobile: asText(record.Mobile),
    designation: asText(record.Title),
  };
  const persons: JsonObject[] = [];
  let isPrimaryKnown = false;
  if (customerId !== '') {
    const query = new URLSearchParams({ organization_id: organizationId });
    const existing = await call('GET', `${host}/books/v3/contacts/${customerId}?${query}`);
    if (!existing.isDone) return log(`stopped: Books refused to read a customer: status ${existing.status}`);
    const present = asObject(existing.body.contact);
    const address = asObject(present.billing_address);
    for (const key of ['attention', 'street2', 'state_code', 'fax', 'phone']) {
      if (address[key] !== null && address[key] !== undefined) billingAddress[key] = address[key];
    }
    for (const entry of asList(present.contact_persons)) {
      const person = asObject(entry);
      const kept: Record<string, unknown> = {};
      for (const key of personKeys) {
        if (person[key] !== null && person[key] !== undefined) kept[key] = person[key];
      }
      if (asText(person.is_primary_contact) === 'true') {
        Object.assign(kept, primaryPerson);
        isPrimaryKnown = true;
      }
      persons.push(kept);
    }
  }
  if (!isPrimaryKnown) persons.push({ ...primaryPerson, is_primary_contact: true });

  const name = asText(record.Full_Name);
  const longName = `${name} (${email})`;
  let saved: Answer = { isDone: false, status: '', code: '', body: {} };
  for (const contactName of longName.length <= 200 ? [name, longName] : [name]) {
    const customer = {
      contact_type: 'customer',
      contact_name: contactName,
      company_name: asText(asObject(record.Account_Name).name),
      notes: asText(record.Description),
      contact_persons: persons,
      billing_address: billingAddress,
    };
    const target = customerId === '' ? '' : `/${customerId}`;
    const url = `${host}/books/v3/contacts${target}?organization_id=${encodeURIComponent(organizationId)}`;
    saved = await call(customerId === '' ? 'POST' : 'PUT', url, JSON.stringify(customer));
    if (saved.code !== '3062') break;
  }
  if (saved.code === '3062') return log('stopped: another contact in Books has this name.');
  if (!saved.isDone) return log(`stopped: Books refused to save the customer: status ${saved.status}`);
  return customerId === ''
    ? log(`created customer ${asText(asObject(saved.body.contact).contact_id)}`)
    : log(`updated customer ${customerId}`);
}

const personKeys = [
  'contact_person_id',
  'salutation',
  'first_name',
  'last_name',
  'email',
  'phone',
  'mobile',
  'designation',
  'department',
  'skype',
  'is_primary_contact',
  'enable_portal',
  'communication_preference',
];
