import { parseJson } from '../../deluge/index.ts';
import { isJsonObject, type JsonObject, textOf, toJson } from '../json.ts';
import type { Sandbox } from '../sandbox.ts';

/** What a replayed request came back with. */
export interface ReplayAnswer {
  readonly status: number;
  readonly json: JsonObject;
}

/** What became of a record that was written to Bigin. */
export type BiginWrite =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly field: string };

const scopes = ['ZohoBigin.modules.ALL', 'ZohoBooks.contacts.CREATE'];

/** Writes to the sandbox as a person would, through its HTTP doors. */
export class ReplayClient {
  readonly #sandbox: Sandbox;
  readonly #organizationId: string;

  constructor(sandbox: Sandbox, organizationId: string) {
    this.#sandbox = sandbox;
    this.#organizationId = organizationId;
  }

  createRecord(module: string, values: JsonObject): Promise<BiginWrite> {
    return this.#writeBigin('POST', `/bigin/v2/${module}`, values);
  }

  updateRecord(module: string, id: string, values: JsonObject): Promise<BiginWrite> {
    return this.#writeBigin('PUT', `/bigin/v2/${module}/${id}`, values);
  }

  /** @param path below `/books/v3` */
  async postBooks(path: string, body: JsonObject): Promise<ReplayAnswer> {
    return this.#send('POST', `/books/v3${path}?organization_id=${this.#organizationId}`, body);
  }

  async #writeBigin(method: string, path: string, values: JsonObject): Promise<BiginWrite> {
    const { json } = await this.#send(method, path, { data: [values] });
    const first = Array.isArray(json.data) ? json.data[0] : json;
    const result: JsonObject = isJsonObject(first) ? first : {};
    const details: JsonObject = isJsonObject(result.details) ? result.details : {};
    if (result.code === 'SUCCESS') return { ok: true, id: textOf(details, 'id') };
    return {
      ok: false,
      code: textOf(result, 'code'),
      message: textOf(result, 'message'),
      field: textOf(details, 'api_name'),
    };
  }

  async #send(method: string, path: string, body: JsonObject): Promise<ReplayAnswer> {
    // A replay can outlast a token, so each request brings its own.
    const token = this.#sandbox.signIn('replay', scopes);
    const response = await this.#sandbox.fetch(
      new Request(this.#sandbox.hosts.api + path, {
        method,
        headers: { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    const parsed = parseJson(await response.text());
    const json = parsed.ok ? toJson(parsed.value) : null;
    return { status: response.status, json: isJsonObject(json) ? json : {} };
  }
}
