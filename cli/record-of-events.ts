import type { GeneratedFunction } from '../codegen/index.ts';
import { defineDiagnostics } from '../deluge/index.ts';
import { type ContactValues, type JsonObject, readEvents, type Sandbox } from '../sandbox/index.ts';
import type { Project } from './project.ts';
import { makeSandbox, type Stage } from './stages.ts';
import { biginFieldsOf } from './topping-sandbox.ts';

export const recordDiagnostics = defineDiagnostics('record', {
  'not-a-record': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `The file does not hold a record: ${d.reason}.`,
    hint: () =>
      'Give one record as the Bigin API answers it: {"Full_Name":"Ann Lee","Email":"ann@example.com"}. A contact of a file of events is named by its place: "topping plan 0 --from test/data/contacts.json".',
  },
  'no-contact': {
    severity: 'error',
    message: (d: { readonly asked: string; readonly count: number }) =>
      `There is no contact ${d.asked}: the file has ${d.count}, counted from 0.`,
    hint: () => 'Give the place of a contact in contacts, counted from 0.',
  },
  refused: {
    severity: 'error',
    message: (d: { readonly contact: string; readonly code: string; readonly field: string }) =>
      `Bigin refuses contact ${d.contact}: ${d.code}${d.field === '' ? '' : `, ${d.field}`}.`,
    hint: () => 'Correct the contact in the file of events.',
  },
});

/**
 * A contact of a file of events as Bigin answers it, with what Bigin works out by itself, such as the full name. The
 * sandbox's Bigin says so; no rule runs, and nothing is kept.
 */
export async function recordOfEvents(
  project: Project,
  functions: readonly GeneratedFunction[],
  events: { readonly text: string; readonly file: string },
  contact: string,
): Promise<Stage<JsonObject>> {
  const read = readEvents(events.text, events.file, biginFieldsOf(project.topping).Contacts);
  if (!read.ok) return read;
  const { contacts } = read.events;
  const values = /^\d{1,6}$/.test(contact) ? contacts[Number(contact)] : undefined;
  if (values === undefined) {
    const found = { asked: contact, count: contacts.length };
    return stopped(recordDiagnostics.report('no-contact', found, { file: events.file }));
  }
  const made = makeSandbox(project, functions);
  if (!made.ok) return made;
  const sandbox = made.made;
  const company = await companyId(sandbox, values);
  const written = await create(sandbox, 'Contacts', {
    ...values,
    ...(company !== undefined && { Account_Name: { id: company } }),
  });
  if (!written.ok) {
    const { code, field } = written;
    return stopped(recordDiagnostics.report('refused', { contact, code, field }, { file: events.file }));
  }
  const record = sandbox.bigin.record('Contacts', written.id);
  if (!record) throw new Error('The sandbox has lost a contact that it made.');
  return { ok: true, made: record, diagnostics: [] };
}

function stopped(found: ReturnType<typeof recordDiagnostics.report>): Stage<never> {
  return { ok: false, diagnostics: [found] };
}

/** The company that a contact names, made if it names one. */
async function companyId(
  sandbox: Sandbox,
  { Account_Name: name }: ContactValues,
): Promise<string | undefined> {
  if (typeof name !== 'string') return undefined;
  const made = await create(sandbox, 'Accounts', { Account_Name: name });
  return made.ok ? made.id : undefined;
}

type Created =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: string; readonly field: string };

async function create(sandbox: Sandbox, module: string, values: JsonObject): Promise<Created> {
  const token = sandbox.signIn('plan', ['ZohoBigin.modules.ALL']);
  const answer = await sandbox.fetch(
    new Request(`${sandbox.hosts.api}/bigin/v2/${module}`, {
      method: 'POST',
      headers: { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json' },
      // Workflow rules stay silent: what they would do is what the plan foretells.
      body: JSON.stringify({ data: [values], trigger: [] }),
    }),
  );
  const { data } = (await answer.json()) as { readonly data: readonly [WrittenRecord] };
  const [{ code, details }] = data;
  return code === 'SUCCESS'
    ? { ok: true, id: details.id }
    : { ok: false, code, field: details.api_name ?? '' };
}

/** One result of a write. Ids have 19 digits, but stand in quotes. */
interface WrittenRecord {
  readonly code: string;
  readonly details: { readonly id: string; readonly api_name?: string };
}
