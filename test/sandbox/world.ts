import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import { buildRequest, type DoorAnswer, readAnswer, type SendInit } from './promises.ts';

export const organizationId = '10001';
export const biginScopes = ['ZohoBigin.modules.ALL', 'ZohoSearch.securesearch.READ'];
export const booksScopes = ['ZohoBooks.contacts.ALL', 'ZohoBooks.settings.READ'];

/** A sandbox with one organization and time that only tests move. */
export function newSandbox(options: Partial<SandboxOptions> = {}): Sandbox {
  return createSandbox({
    organizations: [{ id: organizationId, name: 'Example' }],
    connections: {
      bigin_link: { service: 'bigin', scopes: biginScopes },
      books_link: { service: 'books', scopes: booksScopes },
    },
    clock: { startMs: Date.UTC(2026, 9, 5, 9), tickPerRequestMs: 0 },
    ...options,
  });
}

/** Sends as a signed-in person who may do everything, unless another token is given. */
export async function send(
  sandbox: Sandbox,
  method: string,
  path: string,
  init: SendInit = {},
): Promise<DoorAnswer> {
  const token = init.token ?? sandbox.signIn('user', [...biginScopes, ...booksScopes]);
  return readAnswer(await sandbox.fetch(buildRequest(sandbox.hosts.api, method, path, { ...init, token })));
}

/** As `send`, for a call of Books with the organization in the query. */
export function sendBooks(
  sandbox: Sandbox,
  method: string,
  path: string,
  json?: unknown,
): Promise<DoorAnswer> {
  const mark = path.includes('?') ? '&' : '?';
  return send(sandbox, method, `/books/v3${path}${mark}organization_id=${organizationId}`, { json });
}

/** Creates one Bigin record and gives its id. */
export async function createInBigin(
  sandbox: Sandbox,
  module: string,
  values: object,
  more: object = {},
): Promise<string> {
  const { json } = await send(sandbox, 'POST', `/bigin/v2/${module}`, { json: { data: [values], ...more } });
  const result = (json as { data: { details: { id?: string } }[] }).data[0];
  if (result?.details.id === undefined) throw new Error(`Bigin took no record: ${JSON.stringify(json)}`);
  return result.details.id;
}

/** Creates one Books contact and gives its id. */
export async function createInBooks(sandbox: Sandbox, contact: object): Promise<string> {
  const { json } = await sendBooks(sandbox, 'POST', '/contacts', contact);
  const { contact: created } = json as { contact?: { contact_id: string } };
  if (!created) throw new Error(`Books took no contact: ${JSON.stringify(json)}`);
  return created.contact_id;
}
