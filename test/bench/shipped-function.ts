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

type Stored = Readonly<Record<string, unknown>>;

/** A handler that answers at once, and the contact that it keeps. */
interface Handler {
  readonly send: Send;
  readonly stored: () => Stored;
  readonly put: (record: Stored) => void;
}

const headers = { 'content-type': 'application/json' };
const taken = JSON.stringify({ data: [{ code: 'SUCCESS' }] });
const nobody = JSON.stringify({ code: 0, contacts: [], page_context: { has_more_page: false } });
const updated = JSON.stringify({ code: 0, message: 'saved' });
const created = JSON.stringify({
  code: 0,
  message: 'saved',
  contact: {
    contact_id: customerId,
    contact_persons: [{ contact_person_id: '460000000000222', is_primary_contact: true }],
  },
});

function handler(): Handler {
  let stored: Stored = record;
  const bodyFor = (method: string, url: string, body: string | undefined): string => {
    if (url.includes('/bigin/v2/Contacts/')) {
      if (method === 'GET') return JSON.stringify({ data: [stored] });
      const { data } = JSON.parse(body ?? '{}') as { readonly data: readonly [Stored] };
      stored = { ...stored, ...data[0] };
      return taken;
    }
    if (method === 'GET') return nobody;
    return method === 'POST' ? created : updated;
  };
  return {
    send: async ({ method, url, body }): Promise<HttpAnswer> => ({
      kind: 'response',
      status: 200,
      headers,
      body: bodyFor(method, url, body),
    }),
    stored: () => stored,
    put: (next) => {
      stored = next;
    },
  };
}

/** @param text the function as it ships */
export function shippedComparison(text: string, host: Host, rounds: number): Comparison {
  const source = new SourceFile('contact_to_books.deluge', text);
  const compiled = compile([{ source, program: parse(source).program }]);
  const withVariables: Host = {
    ...host,
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name as keyof typeof variables] : null),
  };
  const runDeluge = async (send: Send): Promise<string> => {
    const args = { contact: new MapValue([['Contacts.ID', recordId]]) };
    const outcome = await runToEnd(startRun(compiled, { args, host: withVariables }), send);
    return outcome.info.join('\n');
  };
  const runByHand = (send: Send): Promise<string> => syncByHand({ 'Contacts.ID': recordId }, variables, send);
  return {
    name: `${runs} runs of the shipped function`,
    target: 5,
    counts: 'processor',
    ours: { name: 'Deluge', run: () => editsAtRest(runDeluge) },
    theirs: { name: 'TypeScript by hand', run: () => editsAtRest(runByHand) },
    warmUp: 10,
    rounds,
  };
}

/** Creates the customer once, and then changes the phone of the contact in step again and again. */
async function editsAtRest(sync: (send: Send) => Promise<string>): Promise<void> {
  const { send, stored, put } = handler();
  check(await sync(send), `contact_to_books ${recordId}: created customer ${customerId}`);
  for (let index = 0; index < runs; index++) {
    put({ ...stored(), Phone: `+1 202-555-${index}` });
    check(await sync(send), `contact_to_books ${recordId}: updated customer ${customerId}`);
  }
}

function check(logged: string, expected: string): void {
  if (logged !== expected) throw new Error(`The function logs: ${logged}`);
}
