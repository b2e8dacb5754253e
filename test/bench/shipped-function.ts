import {
  compile,
  type Host,
  type HttpAnswer,
  MapValue,
  parse,
  runToEnd,
  SourceFile,
  startRun,
} from '../../deluge/index.ts';
import type { Comparison } from './measure.ts';
import { type Send, syncByHand } from './sync-by-hand.ts';

const recordId = '4876876000001234567';
const customerId = '460000000000111';
const variables = { books_organization_id: '10234695', zoho_data_centre: 'us' };
const runs = 1000;

const record = {
  id: recordId,
  Full_Name: 'Ann Example',
  First_Name: 'Ann',
  Last_Name: 'Example',
  Email: 'ann@example.com',
  Phone: '+1 555 0100',
  Mobile: '+1 555 0101',
  Title: 'Owner',
  Description: 'Met at the fair.',
  Account_Name: { name: 'Example Ltd', id: '4876876000001234999' },
  Mailing_Street: '1 Main Street',
  Mailing_City: 'Springfield',
  Mailing_State: 'IL',
  Mailing_Zip: '62701',
  Mailing_Country: 'USA',
};

const person = {
  contact_person_id: '460000000000222',
  first_name: 'Ann',
  last_name: 'Old',
  email: 'ann@example.com',
  phone: '',
  is_primary_contact: true,
};

const answers: Readonly<Record<string, string>> = {
  'GET /bigin/v2/Contacts': JSON.stringify({ data: [record] }),
  'GET /books/v3/contacts': JSON.stringify({
    code: 0,
    message: 'success',
    contacts: [{ contact_id: customerId, contact_type: 'customer', email: 'ann@example.com' }],
    page_context: { page: 1, per_page: 200, has_more_page: false },
  }),
  'GET /books/v3/contacts/one': JSON.stringify({
    code: 0,
    message: 'success',
    contact: { contact_id: customerId, billing_address: { fax: '1' }, contact_persons: [person] },
  }),
  'PUT /books/v3/contacts/one': JSON.stringify({
    code: 0,
    message: 'saved',
    contact: { contact_id: customerId },
  }),
};

/** Answers at once, by method and path. */
const send: Send = async ({ method, url }): Promise<HttpAnswer> => {
  const [, path = ''] = /^https:\/\/[^/]+([^?]*)/.exec(url) ?? [];
  const known = path.replace(`/${customerId}`, '/one').replace(`/${recordId}`, '');
  const body = answers[`${method} ${known}`];
  if (body === undefined) throw new Error(`Nothing answers ${method} ${url}`);
  return { kind: 'response', status: 200, headers: { 'content-type': 'application/json' }, body };
};

/** @param text the function as it ships */
export function shippedComparison(text: string, host: Host, rounds: number): Comparison {
  const source = new SourceFile('contact_to_books.deluge', text);
  const compiled = compile([{ source, program: parse(source).program }]);
  const withVariables: Host = {
    ...host,
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name as keyof typeof variables] : null),
  };
  const expected = `contact_to_books ${recordId}: updated customer ${customerId}`;
  return {
    name: `${runs} runs of the shipped function`,
    target: 5,
    counts: 'processor',
    ours: {
      name: 'Deluge',
      run: async () => {
        for (let index = 0; index < runs; index++) {
          const args = { contact: new MapValue([['Contacts.ID', recordId]]) };
          const outcome = await runToEnd(startRun(compiled, { args, host: withVariables }), send);
          check(outcome.info.join('\n'), expected);
        }
      },
    },
    theirs: {
      name: 'TypeScript by hand',
      run: async () => {
        for (let index = 0; index < runs; index++) {
          check(await syncByHand({ 'Contacts.ID': recordId }, variables, send), expected);
        }
      },
    },
    warmUp: 10,
    rounds,
  };
}

function check(logged: string, expected: string): void {
  if (logged !== expected) throw new Error(`The function logs: ${logged}`);
}
