import { parseJson } from '../../deluge/index.ts';
import { isJsonObject, type Json, type JsonObject, textOf, toJson } from '../json.ts';
import type { Sandbox } from '../sandbox.ts';
import type { BiginBeforehand, BooksBeforehand } from './scenario.ts';

const scopes = [
  'ZohoBigin.modules.ALL',
  'ZohoBooks.contacts.CREATE',
  'ZohoBooks.contacts.UPDATE',
  'ZohoBooks.contacts.READ',
  'ZohoBooks.contacts.DELETE',
];

/** The people of a scenario: they write to the sandbox through its HTTP doors, as people do with a browser. */
export class People {
  readonly #sandbox: Sandbox;
  readonly #organizationId: string;

  constructor(sandbox: Sandbox, organizationId: string) {
    this.#sandbox = sandbox;
    this.#organizationId = organizationId;
  }

  /**
   * @param trigger which of Bigin's automation sees it; undefined for all of it
   * @returns the id; undefined when Bigin refused
   */
  async createContact(values: JsonObject, trigger?: readonly string[]): Promise<string | undefined> {
    const body = { data: [values], ...(trigger && { trigger }) };
    const { isTaken, json } = await this.#bigin('POST', '/Contacts', body);
    const first = Array.isArray(json.data) ? json.data[0] : undefined;
    const details = isJsonObject(first) ? first.details : undefined;
    return isTaken && isJsonObject(details) ? textOf(details, 'id') : undefined;
  }

  /** @returns whether Bigin took it */
  async editContact(id: string, values: JsonObject): Promise<boolean> {
    return (await this.#bigin('PUT', `/Contacts/${id}`, { data: [values] })).isTaken;
  }

  async deleteContact(id: string): Promise<boolean> {
    return (await this.#bigin('DELETE', `/Contacts/${id}`, undefined)).isTaken;
  }

  /**
   * A contact from before the topping was there.
   *
   * @throws Error when Bigin refuses: the scenario would be explored as something else than it says.
   */
  async createBeforehand({ contact, values }: BiginBeforehand): Promise<string> {
    const id = await this.createContact(values, []);
    if (id === undefined)
      throw new Error(`Bigin refused the contact ${contact}, which a scenario begins with.`);
    return id;
  }

  /** @throws Error when Books refuses: the scenario would be explored as something else than it says. */
  async createInBooks({ record, inactive }: BooksBeforehand): Promise<void> {
    const created = await this.#books('POST', '/contacts', record);
    const { contact } = created.json;
    if (!created.isTaken || !isJsonObject(contact)) {
      throw new Error(`Books refused what a scenario begins with: ${JSON.stringify(created.json)}`);
    }
    if (inactive) await this.#books('POST', `/contacts/${textOf(contact, 'contact_id')}/inactive`, {});
  }

  async editInBooks(id: string, values: JsonObject): Promise<boolean> {
    return (await this.#books('PUT', `/contacts/${id}`, values)).isTaken;
  }

  async deleteInBooks(id: string): Promise<boolean> {
    return (await this.#books('DELETE', `/contacts/${id}`, {})).isTaken;
  }

  #bigin(method: string, path: string, body: Json | undefined): Promise<PeopleAnswer> {
    return this.#send(method, `/bigin/v2${path}`, body);
  }

  #books(method: string, path: string, body: Json): Promise<PeopleAnswer> {
    return this.#send(method, `/books/v3${path}?organization_id=${this.#organizationId}`, body);
  }

  async #send(method: string, path: string, body: Json | undefined): Promise<PeopleAnswer> {
    // Signed in each time: a token lives an hour, and a scenario may take longer.
    const token = this.#sandbox.signIn('people', scopes);
    const response = await this.#sandbox.fetch(
      new Request(this.#sandbox.hosts.api + path, {
        method,
        headers: { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const parsed = parseJson(await response.text());
    const json = parsed.ok ? toJson(parsed.value) : null;
    return { isTaken: response.ok, json: isJsonObject(json) ? json : {} };
  }
}

interface PeopleAnswer {
  readonly isTaken: boolean;
  readonly json: JsonObject;
}
