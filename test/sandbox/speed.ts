/**
 * Measures how many calls a second the sandbox answers when it is called directly, up to the answer's last byte, with one
 * record in each store and with many, and prints the ratio of the two. Not a test: what it prints depends on the machine.
 *
 *     node test/sandbox/speed.ts [records] [calls]
 */
import { createSandbox, type Sandbox } from '../../sandbox/index.ts';

const organizationId = '10001';
const [records = 100_000, calls = 4_000] = process.argv.slice(2).map(Number);
const BATCH = 100;
const scopes = ['ZohoBigin.modules.ALL', 'ZohoSearch.securesearch.READ', 'ZohoBooks.contacts.ALL'];

interface Target {
  readonly sandbox: Sandbox;
  readonly token: string;
  readonly size: number;
  readonly biginIds: readonly string[];
  readonly booksIds: readonly string[];
}

type BuildRequest = (target: Target, number: number) => Request;

function request(
  target: Target,
  method: string,
  path: string,
  json?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Request {
  return new Request(target.sandbox.hosts.api + path, {
    method,
    headers: { authorization: `Zoho-oauthtoken ${target.token}`, ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
}

const books = (path: string): string =>
  `/books/v3${path}${path.includes('?') ? '&' : '?'}organization_id=${organizationId}`;
const idAt = (ids: readonly string[], number: number): string => ids[(number * 7919) % ids.length] ?? '';
const emailAt = (target: Target, number: number): string => `p${(number * 7919) % target.size}@x.example`;

const measured: Readonly<Record<string, BuildRequest>> = {
  'Bigin: read one record': (target, number) =>
    request(target, 'GET', `/bigin/v2/Contacts/${idAt(target.biginIds, number)}?fields=Last_Name,Email`),
  'Bigin: change one record': (target, number) =>
    request(target, 'PUT', `/bigin/v2/Contacts/${idAt(target.biginIds, number)}`, {
      data: [{ Title: `T${number}` }],
      trigger: [],
    }),
  'Bigin: search by e-mail': (target, number) =>
    request(target, 'GET', `/bigin/v2/Contacts/search?email=${emailAt(target, number)}`),
  'Bigin: a page of one record': (target) =>
    request(target, 'GET', '/bigin/v2/Contacts?fields=Last_Name&per_page=1&sort_by=Modified_Time'),
  'Books: read one contact': (target, number) =>
    request(target, 'GET', books(`/contacts/${idAt(target.booksIds, number)}`)),
  'Books: change one contact': (target, number) =>
    request(target, 'PUT', books(`/contacts/${idAt(target.booksIds, number)}`), { notes: `N${number}` }),
  'Books: find by e-mail': (target, number) =>
    request(target, 'GET', books(`/contacts?email=${emailAt(target, number)}`)),
  'Books: the newest contact': (target) =>
    request(target, 'GET', books('/contacts?sort_column=last_modified_time&sort_order=D&per_page=1')),
  'Books: keyed upsert': (target, number) =>
    request(
      target,
      'PUT',
      books('/contacts'),
      { notes: `U${number}` },
      {
        'X-Unique-Identifier-Key': 'cf_key',
        'X-Unique-Identifier-Value': `k${(number * 7919) % target.size}`,
        'X-Upsert': 'true',
      },
    ),
};

async function fill(size: number): Promise<Target> {
  const sandbox = createSandbox({
    organizations: [
      {
        id: organizationId,
        name: 'Speed',
        callsPerDay: 1_000_000_000,
        customFields: [{ apiName: 'cf_key', label: 'Key', dataType: 'text', unique: true }],
      },
    ],
    options: { searchLagMs: 0, biginCreditsPerDay: 1_000_000_000 },
  });
  const empty = { sandbox, size, token: '', biginIds: [], booksIds: [] };
  for (let at = 0; at < size; at += BATCH) {
    const target = { ...empty, token: sandbox.signIn('filler', scopes) };
    const data = Array.from({ length: Math.min(BATCH, size - at) }, (_, index) => ({
      Last_Name: `P${at + index}`,
      Email: `p${at + index}@x.example`,
    }));
    await sandbox.fetch(request(target, 'POST', '/bigin/v2/Contacts', { data, trigger: [] }));
    for (const [index, { Last_Name, Email }] of data.entries()) {
      sandbox.clock.advance(1000);
      const contact = {
        contact_name: Last_Name,
        contact_persons: [{ first_name: Last_Name, email: Email }],
        custom_fields: [{ api_name: 'cf_key', value: `k${at + index}` }],
      };
      await sandbox.fetch(request(target, 'POST', books('/contacts'), contact));
    }
  }
  return {
    sandbox,
    size,
    token: '',
    biginIds: sandbox.bigin.records('Contacts').map((record) => String(record.id)),
    booksIds: sandbox.books.contacts().map((contact) => contact.contact_id),
  };
}

const CHUNK = 50;

/** One store while it is being measured. */
interface Course {
  target: Target;
  elapsedMs: number;
  count: number;
}

/** Makes some calls. A call that is refused would be cheap, so that every answer is looked at. */
async function run(course: Course, build: BuildRequest, first: number, isCounted: boolean): Promise<void> {
  const { sandbox } = course.target;
  // Books allows 100 calls a minute, and a token lives an hour.
  sandbox.clock.advance(60_000);
  if (first % (CHUNK * 10) === 0) {
    sandbox.clock.advance(3_600_000);
    course.target = { ...course.target, token: sandbox.signIn('caller', scopes) };
  }
  for (let number = first; number < first + CHUNK; number += 1) {
    const sent = build(course.target, number);
    const from = performance.now();
    const response = await sandbox.fetch(sent);
    const body = await response.text();
    const tookMs = performance.now() - from;
    if (response.status !== 200) {
      throw new Error(`${sent.method} ${sent.url} was answered ${response.status}: ${body}`);
    }
    if (!isCounted) continue;
    course.elapsedMs += tookMs;
    course.count += 1;
  }
}

/** Calls a second in each store. They take turns, so that whatever else the machine does slows both. */
async function rates(targets: readonly Target[], build: BuildRequest): Promise<readonly number[]> {
  const courses = targets.map((target): Course => ({ target, elapsedMs: 0, count: 0 }));
  const warmUp = Math.ceil(calls / 4 / CHUNK) * CHUNK;
  for (let first = 0; first < warmUp + calls; first += CHUNK) {
    for (const course of courses) await run(course, build, first, first >= warmUp);
  }
  return courses.map(({ count, elapsedMs }) => (count / elapsedMs) * 1000);
}

const targets = [await fill(1), await fill(records)];
process.stdout.write(
  `${'calls a second'.padEnd(32)}${'1 record'.padStart(12)}${String(records).padStart(12)}    ratio\n`,
);
for (const [name, build] of Object.entries(measured)) {
  const [few = 0, many = 0] = await rates(targets, build);
  const shown = [few, many].map((rate) => rate.toFixed(0).padStart(12)).join('');
  process.stdout.write(`${name.padEnd(32)}${shown}${(many / few).toFixed(2).padStart(9)}\n`);
}
